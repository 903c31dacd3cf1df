// From a reader's press to the live graph: ours from the card's button, others by loading their script and the same graph, drawn at the same places, each with an
// empty cache. One headless Chromium with software GL, loopback, so what counts is the work and not the network; labels as each has them (cosmos.gl has none).
//
//   node tests/bench/live.mjs [--nodes 300,3000] [--runs 5] [--trace]
//
// --trace tells when the steps of ours were reached.

import { build } from "esbuild";
import { chromium } from "playwright-core";
import { executablePath, flags } from "../browser/engines/chromium.mjs";
import { serve } from "../browser/server.mjs";
import { makePlacedGraph, newsBundle } from "./render/news_bundle.mjs";

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
}
const sizes = option("--nodes", "300,3000").split(",").map(Number);
const runs = Number(option("--runs", 5));
const peers = { sigma: "sigma_peer", "force-graph": "force_graph_peer", "cosmos.gl": "cosmos_peer" };

const page = (head, body) => () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live</title>${head}<style>body{margin:0}</style></head><body>${body}</body></html>`;
const made = { "/peer.html": page("", '<div id="graph" style="width:1280px;height:720px"></div>') };
for (const [name, file] of Object.entries(peers)) {
  const { outputFiles } = await build({
    entryPoints: [`tests/bench/render/${file}.mjs`], bundle: true, write: false, format: "esm", minify: true, logLevel: "error", define: { "process.env.NODE_ENV": '"production"' },
  });
  made[`/${name}.js`] = () => Buffer.from(outputFiles[0].contents);
}
for (const size of sizes) {
  const graph = makePlacedGraph(size);
  const bundle = newsBundle(graph);
  const plain = JSON.stringify({
    nodeCount: graph.nodeCount, eventCount: graph.eventCount, places: Array.from(graph.places), sources: Array.from(graph.sources), targets: Array.from(graph.targets),
  });
  made[`/bundle-${size}.json`] = () => bundle;
  made[`/graph-${size}.json`] = () => plain;
  made[`/ours-${size}.html`] = page('<script type="module" src="/storylens.js"></script>',
    `<story-lens src="/bundle-${size}.json" view="graph" style="display:block;width:1280px;height:720px"><p>Text.</p></story-lens>`);
}
const server = await serve("dist", made);
const browser = await chromium.launch({ executablePath, args: flags });

// In the page. Live is when something is drawn and the frames after it have come, so that drawing itself is in the time.
async function ours() {
  await customElements.whenDefined("story-lens");
  const element = document.querySelector("story-lens");
  const frame = () => new Promise((passed) => requestAnimationFrame(passed));
  element.state = "extent=bundle";
  await frame();
  const begin = performance.now();
  element.shadowRoot.querySelector(".button").click();
  await element.ready;
  while (element.inspect().framesDrawn < 1) await frame();
  for (let i = 0; i < 3; ++i) await frame();
  const end = performance.now();
  const entries = performance.getEntriesByType("resource").filter(({ startTime }) => startTime >= begin - 1);
  return { ms: end - begin, steps: entries.map(({ name, startTime, responseEnd }) => [name.split("/").pop(), startTime - begin, responseEnd - begin]), nodes: element.inspect().nodes.length };
}
async function theirs([name, size]) {
  const frame = () => new Promise((passed) => requestAnimationFrame(passed));
  await frame();
  const begin = performance.now();
  const [module, graph] = await Promise.all([import(`/${name}.js`), fetch(`/graph-${size}.json`).then((answer) => answer.json())]);
  await module.show(graph, document.querySelector("#graph"));
  for (let i = 0; i < 4; ++i) await frame();
  return { ms: performance.now() - begin };
}

async function once(name, size) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => console.log(String(error)));
  await tab.goto(name === "storylens" ? `${server.origin}/ours-${size}.html` : `${server.origin}/peer.html`);
  await tab.waitForTimeout(300);
  const result = await (name === "storylens" ? tab.evaluate(ours) : tab.evaluate(theirs, [name, size]));
  await context.close();
  return result;
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
for (const size of sizes) {
  const times = {};
  for (let run = 0; run < runs; ++run) {
    for (const name of ["storylens", ...Object.keys(peers)]) {
      const result = await once(name, size);
      (times[name] ??= []).push(result.ms);
      if (name === "storylens" && process.argv.includes("--trace"))
        console.log(result.nodes, "nodes;", result.steps.map(([file, from, to]) => `${file} ${from.toFixed(0)}–${to.toFixed(0)}`).join(", "), `; live ${result.ms.toFixed(0)} ms`);
    }
  }
  for (const [name, list] of Object.entries(times)) console.log(`${size} nodes  ${name.padEnd(12)} ${median(list).toFixed(0).padStart(6)} ms`);
}
await browser.close();
server.close();

// Draws the same synthetic news graphs, laid out, with ours and with others in headless Chromium with software GL at
// 1280×720: how long it takes until the whole graph is drawn, how many frames there are while it is panned for some seconds, the memory of
// the browser's processes at the end, and how long after the last move ours is whole; then how long it takes from a move of a finger to the picture. Each has a browser for
// itself, because software GL may work off what one has left behind for minutes.
//
//   node tests/bench/render.mjs [--nodes 1000,10000,100000] [--seconds 4]
//
// Ours is panned by pointer events, as a reader does; the others by their own calls. A third of the nodes are stories, of which a
// bundle holds at most 50,000: 150,000 nodes are the most.

import { readFileSync, readdirSync } from "node:fs";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { executablePath, flags } from "../browser/engines/chromium.mjs";
import { serve } from "../browser/server.mjs";
import { makePlacedGraph, newsBundle } from "./render/news_bundle.mjs";

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
}
const sizes = option("--nodes", "1000,10000,100000").split(",").map(Number);
const seconds = Number(option("--seconds", 4));
const viewport = { width: 1280, height: 720 };
const labelled = 5000;

const { outputFiles } = await build({
  entryPoints: ["tests/bench/render/peers_page.mjs"], bundle: true, write: false, format: "iife", logLevel: "error",
});
const peersScript = outputFiles[0].contents;
const made = { "/peers.js": () => Buffer.from(peersScript) };
made["/peer.html"] = () => '<!doctype html><body style="margin:0"><div id="graph" style="width:1280px;height:720px"></div><script src="/peers.js"></script>';

const graphs = new Map();
for (const size of new Set([...sizes, labelled])) {
  const graph = makePlacedGraph(size);
  const bundle = newsBundle(graph);
  const plain = JSON.stringify({
    nodeCount: graph.nodeCount, eventCount: graph.eventCount, places: Array.from(graph.places),
    sources: Array.from(graph.sources), targets: Array.from(graph.targets),
  });
  made[`/bundle-${size}.json`] = () => bundle;
  made[`/graph-${size}.json`] = () => plain;
  graphs.set(size, graph);
}
const server = await serve("dist", made);

// Of a process and all that it started; 0 where there is no /proc. Pages that several share are counted once.
function megabytes(root) {
  const parents = new Map();
  const read = (path) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  try {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
      parents.set(Number(id), Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0));
  } catch {
    return 0;
  }
  const isOurs = (id) => id === root || (parents.has(id) && isOurs(parents.get(id)));
  let kilobytes = 0;
  for (const id of parents.keys()) {
    if (isOurs(id)) kilobytes += Number(/^Pss:\s*(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}

// In the page: moves by some pixels once a frame, there and back, and counts the frames.
function pan(seconds) {
  return new Promise((done) => {
    let frames = 0;
    let start = 0;
    let last = 0;
    const times = [];
    const step = (now) => {
      if (start === 0) start = now;
      else times.push(now - last);
      last = now;
      if (now - start > seconds * 1000) {
        times.sort((a, b) => a - b);
        done({ fps: (frames * 1000) / (now - start), slowest: times[Math.floor(times.length * 0.95)] ?? now - start });
        return;
      }
      window.move(Math.floor(frames / 20) % 2 === 0 ? 6 : -6);
      ++frames;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

// Both leave window.move() in the page, and yield after how many milliseconds the graph was drawn and three more frames had come.
async function openOurs(page, size) {
  await page.goto(`${server.origin}/embed.html?src=/bundle-${size}.json&gestures=greedy&view=graph`);
  return page.evaluate(async () => {
    const frame = () => new Promise((began) => requestAnimationFrame(began));
    await customElements.whenDefined("story-lens");
    const element = document.querySelector("story-lens");
    await element.ready;
    const whole = () => element.shadowRoot.querySelector('[data-control="graph.whole"]');
    while (!whole()) await frame();
    whole().click();
    for (let i = 0; i < 4; ++i) await frame();
    const openedMs = performance.now();
    await new Promise((passed) => setTimeout(passed, 2000));
    const canvas = element.shadowRoot.querySelector("canvas");
    let at = { x: 640, y: 690 };
    const send = (type, buttons) => canvas.dispatchEvent(new PointerEvent(type, {
      bubbles: true, composed: true, clientX: at.x, clientY: at.y, button: 0, buttons, pointerId: 1, pointerType: "mouse", isPrimary: true,
    }));
    canvas.setPointerCapture = () => {}; // of a pointer that does not exist
    window.press = (x, y) => {
      at = { x, y };
      send("pointermove", 0);
      send("pointerdown", 1);
    };
    window.move = (dx) => {
      at.x += dx;
      send("pointermove", 1);
    };
    // Beside the graph, below the panels above and above the legend: what is pressed there is the ground.
    window.press(20, 400);
    window.release = () => send("pointerup", 0);
    const place = () => element.inspect().nodes[0].x;
    const before = place();
    window.move(20);
    for (let i = 0; i < 3; ++i) await frame();
    if (place() === before) throw new Error("The graph does not follow the pointer: nothing would be measured");
    return openedMs;
  });
}

async function openPeer(page, name, size) {
  await page.goto(`${server.origin}/peer.html`);
  return page.evaluate(async ([name, size]) => {
    const graph = await (await fetch(`/graph-${size}.json`)).json();
    window.move = window.peers[name](graph, document.querySelector("#graph"));
    for (let i = 0; i < 4; ++i) await new Promise((began) => requestAnimationFrame(began));
    const openedMs = performance.now();
    await new Promise((passed) => setTimeout(passed, 2000));
    return openedMs;
  }, [name, size]);
}

async function inBrowser(use) {
  const started = await chromium.launchServer({ executablePath, args: flags });
  const browser = await chromium.connect(started.wsEndpoint());
  const page = await browser.newPage({ viewport });
  page.on("pageerror", (error) => console.log(String(error)));
  const result = await use(page, () => megabytes(started.process().pid));
  await started.kill();
  return result;
}

// From the last move of a hand to the end of the last frame that it brings, when the GL has drawn it: the whole picture.
function rest() {
  const gl = document.querySelector("story-lens").shadowRoot.querySelector("canvas").getContext("webgl2");
  let drawn = false;
  for (const name of ["clear", "drawElements"]) {
    const original = gl[name];
    gl[name] = function (...args) {
      drawn = true;
      return original.apply(this, args);
    };
  }
  const frame = () => new Promise((began) => requestAnimationFrame(began));
  return (async () => {
    await new Promise((passed) => setTimeout(passed, 1000)); // for what the GL has still to draw of the frames before
    for (let i = 0; i < 20; ++i) {
      await frame();
      window.move(3);
    }
    const start = performance.now();
    let last = start;
    while (performance.now() - last < 1000) {
      drawn = false;
      await frame();
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      if (drawn) last = performance.now();
    }
    return last - start;
  })();
}

function measure(open, canRest) {
  return inBrowser(async (page, memory) => {
    const openedMs = await open(page);
    const frames = await page.evaluate(pan, seconds);
    return { openedMs, ...frames, memory: memory(), wholeMs: canRest ? await page.evaluate(rest) : NaN };
  });
}

const rows = [];
for (const size of sizes) {
  const results = {};
  results.storylens = await measure((page) => openOurs(page, size), true);
  for (const name of ["sigma", "force-graph"]) results[name] = await measure((page) => openPeer(page, name, size));
  for (const [name, { openedMs, fps, slowest, memory, wholeMs }] of Object.entries(results)) {
    rows.push({
      nodes: size, edges: graphs.get(size).sources.length, drawn_by: name, "frames per second": Number(fps.toPrecision(3)),
      "x sigma": Number((fps / results.sigma.fps).toPrecision(3)), "95 % of frames within ms": Math.round(slowest), "whole after ms": Math.round(wholeMs),
      "drawn after s": (openedMs / 1000).toFixed(1), MB: memory,
    });
  }
}
console.table(rows);

// From when the page is handed a move of a finger until its picture is drawn, as far as the page's thread goes, and to the beginning
// of the next frame, which waits for the GL where that is behind. A canvas that is only cleared tells what of that is the browser's own.
async function timesOfMoves(page, selector) {
  await page.evaluate((selector) => {
    let clears = 0; // at least one in each frame that is drawn
    const { clear } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.clear = function (mask) {
      ++clears;
      clear.call(this, mask);
    };
    window.drawn = [];
    window.times = [];
    const { port1, port2 } = new MessageChannel(); // its messages come when a frame is done
    let start = 0;
    let before = 0;
    port2.onmessage = () => window.drawn.push(clears > before ? performance.now() - start : Infinity);
    document.querySelector(selector).addEventListener("pointermove", () => {
      start = performance.now();
      before = clears;
      const began = start;
      requestAnimationFrame(() => {
        port1.postMessage("");
        requestAnimationFrame(() => window.times.push(performance.now() - began));
      });
    }, { capture: true });
  }, selector);
  // The browser itself moves the finger, there and back, once for each frame of a display: what would drive it from here takes of the same processor.
  const client = await page.context().newCDPSession(page);
  for (let i = 0; i < 8; ++i) {
    await client.send("Input.synthesizeScrollGesture", {
      x: 300, y: 400, xDistance: i % 2 === 0 ? 150 : -150, yDistance: 0, speed: 300, preventFling: true, gestureSourceType: "touch",
    });
  }
  return page.evaluate(() => ({ drawn: window.drawn, times: window.times }));
}

// In three browsers.
async function measureMoves(open, selector) {
  const drawn = [];
  const times = [];
  for (let i = 0; i < 3; ++i) {
    const browser = await chromium.launch({ executablePath, args: flags });
    const page = await browser.newPage({ viewport });
    await open(page);
    const measured = await timesOfMoves(page, selector);
    drawn.push(...measured.drawn);
    times.push(...measured.times);
    await browser.close();
  }
  const share = (list, part) => list.toSorted((a, b) => a - b)[Math.floor(list.length * part)].toFixed(1);
  return {
    moves: times.length, "drawn, median ms": share(drawn, 0.5), "drawn, 95 % within ms": share(drawn, 0.95),
    "next frame, median ms": share(times, 0.5), "next frame, 95 % within ms": share(times, 0.95),
  };
}

made["/clear.html"] = () => '<!doctype html><body style="margin:0"><canvas width="1280" height="720"></canvas>';
const moves = {
  storylens: await measureMoves(async (page) => {
    await openOurs(page, labelled);
    await page.evaluate(() => window.release());
  }, "story-lens"),
  "a canvas that is cleared": await measureMoves(async (page) => {
    await page.goto(`${server.origin}/clear.html`);
    await page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      const gl = canvas.getContext("webgl2", { alpha: false, antialias: false });
      canvas.addEventListener("pointermove", () => requestAnimationFrame(() => gl.clear(gl.COLOR_BUFFER_BIT)));
    });
  }, "canvas"),
};
console.log(`From a move of a finger to its picture, ${labelled} nodes:`);
console.table(moves);
server.close();

// What four widgets cost an article before anybody asks for them: Lighthouse's scores of dist/article.html as it is and with the widgets' text alone, its layout
// shift, and the processor time of the main thread, also of the same page without the script: what the elements' place in the article saves is not in that.
//
//   node tests/bench/lighthouse.mjs [--runs 5]
//
// Fails when a score is lower with the widgets, something moves, or the main thread works more than 10 ms longer than on either of the others.

import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { executablePath, flags } from "../browser/engines/chromium.mjs";
import { serve } from "../browser/server.mjs";

const at = process.argv.indexOf("--runs");
const runs = at < 0 ? 5 : Number(process.argv[at + 1]);
const workRuns = 5 * runs;
const categories = ["performance", "accessibility", "best-practices", "seo"];
const most_ms = 10;
const port = 9333;

const withWidgets = readFileSync("dist/article.html", "utf8");
const unscripted = withWidgets.replace(/<script type="module"[^>]*><\/script>/, "");
const without = unscripted.replace(/<(\/?)story-lens[^>]*>/g, "<$1div>");
const packed = (bytes) => Object.assign(() => bytes, { headers: { "content-encoding": "br" } }); // as a publisher's server sends
const { origin, close } = await serve("dist", {
  "/article.html": packed(readFileSync("dist/article.html.br")), "/article-without.html": packed(brotliCompressSync(without)),
  "/article-unscripted.html": packed(brotliCompressSync(unscripted)),
  ...Object.fromEntries(["article.css", "storylens.js"].map((name) => [`/${name}`, packed(readFileSync(`dist/${name}.br`))])),
});
const browser = await chromium.launch({ executablePath, args: [...flags, `--remote-debugging-port=${port}`] });

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

async function scores(page) {
  const { lhr } = await lighthouse(`${origin}/${page}`, { port, onlyCategories: categories, logLevel: "error" });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return {
    ...Object.fromEntries(categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
    shift: lhr.audits["cumulative-layout-shift"].numericValue, blocking_ms: lhr.audits["total-blocking-time"].numericValue,
    largest_ms: lhr.audits["largest-contentful-paint"].numericValue,
  };
}

// Of the page's main thread, until it is loaded and has rested; the processor's time, so that other programs do not count.
async function mainThread_ms(page) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await tab.goto(`${origin}/${page}`, { waitUntil: "load" });
  await tab.waitForTimeout(800);
  const { metrics } = await client.send("Performance.getMetrics");
  await context.close();
  return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

// The pages take turns, and so does which of them is first: what the machine does meanwhile is shared by all.
const pages = { without: "article-without.html", with: "article.html", unscripted: "article-unscripted.html" };
async function inTurns(names, times, measure) {
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn < times; ++turn) {
    for (let at = 0; at < names.length; ++at) {
      const name = names[(at + turn) % names.length];
      measured[name].push(await measure(pages[name]));
    }
  }
  return measured;
}
const measured = await inTurns(["without", "with"], runs, scores);
const work_ms = await inTurns(Object.keys(pages), workRuns, mainThread_ms);
const results = Object.fromEntries(Object.keys(measured).map((name) => [name, {
  ...Object.fromEntries(Object.keys(measured[name][0]).map((key) => [key, median(measured[name].map((one) => one[key]))])),
  mainThread_ms: median(work_ms[name]),
}]));
await browser.close();
close();

for (const key of Object.keys(results.with))
  console.log(key.padEnd(16), "without", results.without[key].toFixed(key === "shift" ? 3 : 0).padStart(8), "  with", results.with[key].toFixed(key === "shift" ? 3 : 0).padStart(8));
const more_ms = (name) => median(work_ms.with.map((value, turn) => value - work_ms[name][turn]));
console.log(`the main thread works ${more_ms("without").toFixed(1)} ms longer than without widgets, ${more_ms("unscripted").toFixed(1)} ms longer than without their script`);

const faults = categories.filter((name) => results.with[name] < results.without[name]);
if (results.with.shift > 0) faults.push("something moves");
if (Math.max(more_ms("without"), more_ms("unscripted")) > most_ms) faults.push(`more than ${most_ms} ms on the main thread`);
if (faults.length > 0) console.log(`FAILED: ${faults.join(", ")}`);
process.exit(faults.length > 0 ? 1 : 0);

// What four widgets cost an article before anybody asks for them: Lighthouse's scores of dist/article.html as it is and with the widgets' text alone, its layout
// shift, and the processor time of the main thread.
//
//   node tests/bench/lighthouse.mjs [--runs 3]
//
// Fails when a score is lower with the widgets, something moves, or the main thread works more than 10 ms longer.

import { readFileSync } from "node:fs";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { executablePath, flags } from "../browser/engines/chromium.mjs";
import { serve } from "../browser/server.mjs";

const at = process.argv.indexOf("--runs");
const runs = at < 0 ? 3 : Number(process.argv[at + 1]);
const categories = ["performance", "accessibility", "best-practices", "seo"];
const most_ms = 10;
const port = 9333;

const withWidgets = readFileSync("dist/article.html", "utf8");
const without = withWidgets.replace(/<script type="module"[^>]*><\/script>/, "").replace(/<(\/?)story-lens[^>]*>/g, "<$1div>");
const { origin, close } = await serve("dist", { "/article-without.html": () => without });
const browser = await chromium.launch({ executablePath, args: [...flags, `--remote-debugging-port=${port}`] });

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

async function scores(page) {
  const all = [];
  for (let run = 0; run < runs; ++run) {
    const { lhr } = await lighthouse(`${origin}/${page}`, { port, onlyCategories: categories, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    all.push({
      ...Object.fromEntries(categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
      shift: lhr.audits["cumulative-layout-shift"].numericValue, blocking_ms: lhr.audits["total-blocking-time"].numericValue,
      largest_ms: lhr.audits["largest-contentful-paint"].numericValue,
    });
  }
  return Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]));
}

// Of the page's main thread, until it is loaded and has rested; the processor's time, so that other programs do not count.
async function mainThread_ms(page) {
  const times = [];
  for (let run = 0; run < 3 * runs; ++run) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const tab = await context.newPage();
    const client = await context.newCDPSession(tab);
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    await tab.goto(`${origin}/${page}`, { waitUntil: "load" });
    await tab.waitForTimeout(800);
    const { metrics } = await client.send("Performance.getMetrics");
    times.push(1000 * metrics.find(({ name }) => name === "TaskDuration").value);
    await context.close();
  }
  return median(times);
}

const results = {};
for (const [name, page] of [["without", "article-without.html"], ["with", "article.html"]])
  results[name] = { ...(await scores(page)), mainThread_ms: await mainThread_ms(page) };
await browser.close();
close();

for (const key of Object.keys(results.with))
  console.log(key.padEnd(16), "without", results.without[key].toFixed(key === "shift" ? 3 : 0).padStart(8), "  with", results.with[key].toFixed(key === "shift" ? 3 : 0).padStart(8));
const more_ms = results.with.mainThread_ms - results.without.mainThread_ms;
console.log(`the main thread works ${more_ms.toFixed(1)} ms longer`);

const faults = categories.filter((name) => results.with[name] < results.without[name]);
if (results.with.shift > 0) faults.push("something moves");
if (more_ms > most_ms) faults.push(`more than ${most_ms} ms on the main thread`);
if (faults.length > 0) console.log(`FAILED: ${faults.join(", ")}`);
process.exit(faults.length > 0 ? 1 : 0);

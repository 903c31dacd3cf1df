// Text: how long Storylens takes to set and draw a story, first and again, what scrolling through it costs a frame, and what it keeps in
// memory; beside it the browser itself with the same story as HTML. Run by ./dev bench, on dist/ and build/release/storylens.
//
// Both are timed the same way: from the call to the end of the task in which the first screen was drawn, on the main thread. What the GPU's own
// process does is left out on both sides.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { executablePath, flags } from "../browser/engines/chromium.mjs";
import { ready } from "../browser/page.mjs";
import { serve } from "../browser/server.mjs";
import { longStory } from "./long_story.mjs";

const command = "build/release/storylens";
const seedFolder = "../shared/seed";
const runs = 3; // the middle one counts

const seed = existsSync(seedFolder) ? join(seedFolder, readdirSync(seedFolder)[0]) : "data/stories/distillation/distillation.ko.md";
const stories = {
  "the seed": readFileSync(seed, "utf8"),
  "300 takes, en": longStory({ slug: "long", language: "en", takes: 300 }),
  "300 takes, ko": longStory({ slug: "long", language: "ko", takes: 300 }),
};

// A bundle with a short story to start from and the one to measure, and its HTML.
function build(folder, story) {
  const short = join(folder, "short.md");
  writeFileSync(short, longStory({ slug: "short", language: "en", takes: 1, wordsPerTake: 12, seed: 2 }));
  const source = join(folder, "long.md");
  writeFileSync(source, story);
  const bundle = join(folder, "bundle.json");
  execFileSync(command, ["build", short, source, "-o", bundle], { stdio: "pipe" });
  const json = readFileSync(bundle);
  const slugs = JSON.parse(json).stories.map((edition) => edition.slug);
  const index = slugs.findIndex((name) => name !== "short");
  execFileSync(command, ["export", bundle, "--format", "html", "-o", join(folder, "bundle.html")], { stdio: "pipe" });
  const html = readFileSync(join(folder, "bundle.html"), "utf8").split(/(?=<article)/).filter((part) => part.startsWith("<article"))[index];
  return { json, html, slug: slugs[index] };
}

// Runs in the page before its scripts: counts what the app asks of the browser, and finds its memory.
function instrument() {
  const count = (window.counted = { textureBytes: 0, measured: 0, drawn: 0, memory: null });
  const wrap = (type, name, before) => {
    const original = type[name];
    type[name] = function (...values) {
      before(...values);
      return original.apply(this, values);
    };
  };
  wrap(WebGL2RenderingContext.prototype, "texStorage2D", (_, __, format, width, height) => {
    count.textureBytes += width * height * (format === WebGL2RenderingContext.prototype.R8 ? 1 : 4);
  });
  wrap(CanvasRenderingContext2D.prototype, "measureText", () => (count.measured += 1));
  wrap(CanvasRenderingContext2D.prototype, "fillText", () => (count.drawn += 1));
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...values) => {
    const instance = await instantiate.apply(WebAssembly, values);
    count.memory ??= Object.values(instance.exports ?? {}).find((item) => item instanceof WebAssembly.Memory) ?? null;
    return instance;
  };
  const request = window.requestAnimationFrame;
  window.frames_ms = [];
  window.requestAnimationFrame = (run) =>
    request.call(window, (now) => {
      const start = performance.now();
      run(now);
      window.frames_ms.push(performance.now() - start);
    });
  window.endOfFrame = () =>
    new Promise((ended) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => ended(performance.now());
      request.call(window, () => port2.postMessage(0));
    });
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

// Until the first screen is painted and its lines are set, and until all are.
async function open(page, slug) {
  const times = await page.evaluate(async (name) => {
    const element = document.querySelector("story-lens");
    const root = element.shadowRoot;
    const start = performance.now();
    element.open(name);
    let seen = await window.endOfFrame();
    while (!root.querySelector('[part="document"] [data-set]')) seen = await window.endOfFrame();
    for (let before = -1; ; ) {
      await new Promise((passed) => setTimeout(passed, 30));
      const frames = element.inspect().framesDrawn;
      if (frames === before && !root.querySelector("[data-placed]:not([data-set]), .lines:not([data-set])")) break;
      before = frames;
    }
    return { seen: seen - start, all: performance.now() - start };
  }, slug);
  await page.waitForTimeout(400);
  return times;
}

async function measureOurs(browser, origin, slug) {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await page.addInitScript(instrument);
  await page.goto(`${origin}/embed.html?src=/bundle.json&gestures=greedy&story=short&view=takes`);
  await ready(page);
  const first = await open(page, slug);
  await open(page, "short");
  const again = await open(page, slug);
  await page.evaluate(() => window.frames_ms.splice(0));
  await page.mouse.move(450, 700);
  for (let i = 0; i < 80; ++i) {
    await page.mouse.wheel(0, 400);
    await page.evaluate(() => window.endOfFrame());
  }
  const told = await page.evaluate(() => ({
    ...window.counted, frames: window.frames_ms, heap: window.counted.memory?.buffer.byteLength ?? 0, memory: null,
  }));
  await page.close();
  return { first: first.seen, again: again.seen, all: again.all, ...told };
}

// The same text in the browser's own hands: parsed before the clock starts, set and painted within it.
async function measureBrowser(browser, origin, html) {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await page.addInitScript(instrument);
  await page.goto(`${origin}/page.html`);
  const show = () =>
    page.evaluate(async (text) => {
      const story = document.createElement("div");
      story.innerHTML = text;
      const start = performance.now();
      document.body.replaceChildren(story);
      const ms = (await window.endOfFrame()) - start;
      document.body.replaceChildren();
      await window.endOfFrame();
      return ms;
    }, html);
  const result = { first: await show(), again: await show() };
  await page.close();
  return result;
}

const rows = [];
for (const [name, story] of Object.entries(stories)) {
  const folder = mkdtempSync(join(tmpdir(), "storylens-bench-"));
  const { json, html, slug } = build(folder, story);
  rmSync(folder, { recursive: true });
  const server = await serve("dist", {
    "/bundle.json": () => json,
    "/page.html": () => '<!doctype html><style>body { font: 17px/1.6 serif; max-width: 700px }</style><body></body>',
  });
  const ours = [];
  const theirs = [];
  for (let run = 0; run < runs; ++run) {
    const browser = await chromium.launch({ executablePath, args: flags });
    ours.push(await measureOurs(browser, server.origin, slug));
    theirs.push(await measureBrowser(browser, server.origin, html));
    await browser.close();
  }
  server.close();
  const of = (results, key) => Math.round(median(results.map((result) => result[key])));
  const frames = ours.flatMap((result) => result.frames);
  rows.push({
    story: name,
    "HTML KB": Math.round(html.length / 1024),
    "first ms": of(ours, "first"),
    "again ms": of(ours, "again"),
    "all set ms": of(ours, "all"),
    "browser first": of(theirs, "first"),
    "browser again": of(theirs, "again"),
    "scroll frame ms": Number(median(frames).toFixed(1)),
    "longest": Math.round(Math.max(...frames)),
    "units measured": of(ours, "measured"),
    "drawn": of(ours, "drawn"),
    "atlas MB": Math.round(of(ours, "textureBytes") / 2 ** 20),
    "heap MB": Math.round(of(ours, "heap") / 2 ** 20),
  });
}
console.table(rows);

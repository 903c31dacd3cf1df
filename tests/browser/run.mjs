// Browser tests: one table of scenes, one loop, three engines. Each scene gets a fresh page and throws when something is not so.
//
//   node tests/browser/run.mjs [part of a name] [--engine chromium|firefox|webkit] [--everywhere]
//
// A scene has a name and run({ page, origin, story, engine }), and where they differ from the usual: engines (names; all where not said),
// browser (how it is started: webgl, resistFingerprinting, canFreeze; own: not shared with other scenes), context (the page: viewport, hasTouch, deviceScaleFactor, …), seconds (its time limit),
// allowsConsoleErrors.

import { parseArgs } from "node:util";
import { accessibilityScenes } from "./accessibility.mjs";
import { archiveScenes } from "./archive.mjs";
import { archiveFiles } from "./archive_server.mjs";
import { badContentBundles, badContentScenes } from "./bad_content.mjs";
import { badInputScenes, badInputs } from "./bad_input.mjs";
import { comfortScenes } from "./comfort.mjs";
import { corpusBundles, corpusScenes } from "./corpus.mjs";
import { degradedBundles, degradedScenes } from "./degraded.mjs";
import * as chromium from "./engines/chromium.mjs";
import { closeDisplay } from "./engines/display.mjs";
import * as firefox from "./engines/firefox.mjs";
import * as webkit from "./engines/webkit.mjs";
import { exploreBundle, exploreScenes } from "./explore.mjs";
import { gestureScenes } from "./gesture.mjs";
import { graphScenes } from "./graph.mjs";
import { newsBundles, scaleScenes } from "./graph_at_scale.mjs";
import { helpScenes } from "./help.mjs";
import { keyboardScenes } from "./keyboard.mjs";
import { layerScenes, scripts } from "./layer.mjs";
import { layoutBundles, layoutScenes } from "./layout.mjs";
import { longBundles, longTextScenes } from "./long_text.mjs";
import { movingScenes } from "./moving.mjs";
import { offlineScenes } from "./offline.mjs";
import { pictureFiles, pictureScenes } from "./picture.mjs";
import { readerScenes } from "./reader.mjs";
import { searchScenes } from "./search.mjs";
import { takesScenes } from "./takes.mjs";
import { serve } from "./server.mjs";
import { makeStory } from "./story.mjs";
import { shareBundles, shareScenes } from "./share.mjs";
import { textBundles, textScenes } from "./text.mjs";
import { widgetScenes } from "./widget.mjs";
import { farPages, widgetFarScenes } from "./widget_far.mjs";
import { widgetBadScenes } from "./widget_bad.mjs";
import { cardPages, widgetCardScenes } from "./widget_cards.mjs";
import { examplePages, widgetExampleScenes } from "./widget_examples.mjs";
import { widgetFrameScenes } from "./widget_frame.mjs";
import { widgetLinkScenes } from "./widget_links.mjs";
import { widgetMannersScenes } from "./widget_manners.mjs";
import { widgetNamesScenes } from "./widget_names.mjs";
import { widgetSiteScenes } from "./widget_site.mjs";
import { widgetSleepScenes } from "./widget_sleep.mjs";
import { widgetPages } from "./widget_pages.mjs";

// What hangs on the browser: text, input, the document, the element's life on a page. Played in each engine.
const ofEachEngine = [
  ...readerScenes,
  ...graphScenes,
  ...gestureScenes,
  ...keyboardScenes,
  ...layerScenes,
  ...textScenes,
  ...longTextScenes,
  ...movingScenes,
  ...accessibilityScenes,
  ...comfortScenes,
  ...widgetScenes,
  ...widgetFarScenes,
  ...widgetNamesScenes,
  ...widgetSiteScenes,
  ...widgetLinkScenes,
  ...widgetSleepScenes,
  ...widgetFrameScenes,
  ...widgetMannersScenes,
  ...offlineScenes,
];

// What the module does, which is one module in all. Played in Chromium and, in turn, in one of the others; in each when they are asked for by name, or with --everywhere.
const ofTheModule = [
  ...takesScenes,
  ...layoutScenes,
  ...scaleScenes,
  ...exploreScenes,
  ...pictureScenes,
  ...shareScenes,
  ...searchScenes,
  ...corpusScenes,
  ...archiveScenes,
  ...degradedScenes,
  ...badInputScenes,
  ...badContentScenes,
  ...helpScenes,
  ...widgetBadScenes,
  ...widgetCardScenes,
  ...widgetExampleScenes,
];

const { values, positionals } = parseArgs({
  options: { engine: { type: "string" }, everywhere: { type: "boolean" } },
  allowPositionals: true,
});
const wanted = positionals[0] ?? "";
const isEverywhere = values.everywhere || wanted !== "";
const allEngines = [chromium, firefox, webkit];
const engines = allEngines.filter(({ name }) => name === (values.engine ?? name));
if (engines.length === 0) throw new Error(`There is no engine ${values.engine}.`);

const story = makeStory();
const server = await serve("dist", {
  "/story.json": () => story.json,
  "/explore.json": () => JSON.stringify(exploreBundle),
  "/story.html": () => story.html,
  "/scripts.json": () => scripts.json,
  ...archiveFiles,
  ...badInputs,
  ...badContentBundles,
  ...corpusBundles,
  ...degradedBundles,
  ...layoutBundles,
  ...newsBundles,
  ...pictureFiles,
  ...shareBundles,
  ...textBundles,
  ...longBundles,
  ...widgetPages,
  ...cardPages,
  ...farPages,
  ...examplePages,
});
const usual = { viewport: { width: 1440, height: 900 }, locale: "ko-KR" };
const usualLimit_s = 120;
let passed = 0;
let failed = 0;
const closing = []; // what the last lines shall name

function within(seconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// The browser of an engine that runs, and how it was started. One at a time: two windows would cover each other, and a covered one
// may draw no frames.
class Browsers {
  #key = "";
  #browser;

  constructor(engine) {
    this.engine = engine;
  }
  async with(options = {}) {
    const key = JSON.stringify(options);
    if (this.#browser && key !== this.#key) await this.close();
    this.#key = key;
    return (this.#browser ??= await within(60, this.engine.launch({ ...options, server })));
  }
  async close() {
    const browser = this.#browser;
    this.#browser = undefined;
    if (browser) await within(10, browser.close()).catch(() => {});
  }
}

async function play(scene, engine, browsers) {
  let page;
  const acts = async () => {
    const browser = await browsers.with(scene.browser);
    page = await browser.newPage({ ...usual, ...scene.context });
    await scene.run({ page, origin: server.origin, story, engine: engine.name });
    const problems = (await page.reported()).filter((text) => !scene.allowsConsoleErrors && !/Failed to load resource/.test(text));
    if (problems.length > 0) throw new Error(`the page reported: ${problems.join(" | ")}`);
  };
  try {
    await within(scene.seconds ?? usualLimit_s, acts());
    await within(10, page.close());
  } catch (error) {
    await browsers.close(); // what is left of this page must not harm the next
    throw error;
  }
}

// What fails is played once more, in a browser of its own: a busy machine may starve a page for seconds. That is told, not hidden: a fault
// that comes every time fails twice, and one that comes now and then stands in the closing lines.
async function playTwice(scene, engine, browsers) {
  try {
    await play(scene, engine, browsers);
  } catch (error) {
    const reason = firstLine(error);
    console.log(`again ${engine.name.padEnd(8)} ${scene.name}: ${reason}`);
    await play(scene, engine, browsers);
    closing.push(`passed at the second try: ${engine.name}: ${scene.name}: ${reason}`);
  }
}

function firstLine(error) {
  return String(error?.message ?? error).split("\n")[0];
}

function scenesOf(engine) {
  const named = (list) => list.filter(({ name }) => name.includes(wanted));
  const canPlay = (scene) => (scene.engines ?? [engine]).includes(engine);
  const isItsTurn = (scene, index) => {
    const others = (scene.engines ?? allEngines.map(({ name }) => name)).filter((name) => name !== chromium.name);
    return isEverywhere || engine === chromium.name || others[index % others.length] === engine;
  };
  return [...named(ofEachEngine), ...named(ofTheModule).filter(isItsTurn)].filter(canPlay);
}

for (const engine of engines) {
  const missing = engine.missing();
  if (missing.length > 0) {
    console.log(`skip  ${engine.name}: not installed: ${missing.join(", ")}`);
    continue;
  }
  const browsers = new Browsers(engine);
  const chosen = scenesOf(engine.name);
  const started = Date.now();
  for (const scene of chosen) {
    const began = Date.now();
    try {
      await playTwice(scene, engine, browsers);
      passed += 1;
      console.log(`ok    ${engine.name.padEnd(8)} ${scene.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      closing.push(`FAILED ${engine.name}: ${scene.name}: ${firstLine(error)}`);
      console.log(`FAIL  ${engine.name.padEnd(8)} ${scene.name}\n      ${error.stack ?? error}`);
    }
  }
  await browsers.close();
  console.log(`      ${engine.name}: ${chosen.length} scenes in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

await closeDisplay();
server.close();
for (const line of closing) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// Browser tests: one table of scenes, one loop, three engines. Each scene gets a fresh page and throws when something is not so.
//
//   node tests/browser/run.mjs [part of a name] [--engine chromium|firefox|webkit]
//
// A scene has a name and run({ page, origin, story, engine }), and where they differ from the usual: engines (names; all where not said),
// browser (how it is started: webgl, resistFingerprinting; own: not shared with other scenes), context (the page: viewport, hasTouch, deviceScaleFactor, …), seconds (its time limit),
// allowsConsoleErrors.

import { parseArgs } from "node:util";
import { accessibilityScenes } from "./accessibility.mjs";
import { badInputScenes, badInputs } from "./bad_input.mjs";
import { degradedBundles, degradedScenes } from "./degraded.mjs";
import * as chromium from "./engines/chromium.mjs";
import { closeDisplay } from "./engines/display.mjs";
import * as firefox from "./engines/firefox.mjs";
import * as webkit from "./engines/webkit.mjs";
import { exploreBundle, exploreScenes } from "./explore.mjs";
import { gestureScenes } from "./gesture.mjs";
import { graphScenes } from "./graph.mjs";
import { newsBundles, scaleScenes } from "./graph_at_scale.mjs";
import { keyboardScenes } from "./keyboard.mjs";
import { layerScenes, scripts } from "./layer.mjs";
import { layoutBundles, layoutScenes } from "./layout.mjs";
import { longBundles, longTextScenes } from "./long_text.mjs";
import { movingScenes } from "./moving.mjs";
import { pictureFiles, pictureScenes } from "./picture.mjs";
import { readerScenes } from "./reader.mjs";
import { searchScenes } from "./search.mjs";
import { takesScenes } from "./takes.mjs";
import { serve } from "./server.mjs";
import { makeStory } from "./story.mjs";
import { textBundles, textScenes } from "./text.mjs";
import { widgetScenes } from "./widget.mjs";
import { widgetBadScenes } from "./widget_bad.mjs";
import { widgetFrameScenes } from "./widget_frame.mjs";
import { widgetLinkScenes } from "./widget_links.mjs";
import { widgetMannersScenes } from "./widget_manners.mjs";
import { widgetNamesScenes } from "./widget_names.mjs";
import { widgetSiteScenes } from "./widget_site.mjs";
import { widgetPages } from "./widget_pages.mjs";

const scenes = [
  ...readerScenes,
  ...takesScenes,
  ...graphScenes,
  ...gestureScenes,
  ...layoutScenes,
  ...scaleScenes,
  ...exploreScenes,
  ...keyboardScenes,
  ...layerScenes,
  ...textScenes,
  ...longTextScenes,
  ...movingScenes,
  ...pictureScenes,
  ...searchScenes,
  ...degradedScenes,
  ...accessibilityScenes,
  ...badInputScenes,
  ...widgetScenes,
  ...widgetNamesScenes,
  ...widgetSiteScenes,
  ...widgetLinkScenes,
  ...widgetBadScenes,
  ...widgetFrameScenes,
  ...widgetMannersScenes,
];

const { values, positionals } = parseArgs({ options: { engine: { type: "string" } }, allowPositionals: true });
const wanted = positionals[0] ?? "";
const engines = [chromium, firefox, webkit].filter(({ name }) => name === (values.engine ?? name));
if (engines.length === 0) throw new Error(`There is no engine ${values.engine}.`);

const story = makeStory();
const server = await serve("dist", {
  "/story.json": () => story.json,
  "/explore.json": () => JSON.stringify(exploreBundle),
  "/story.html": () => story.html,
  "/scripts.json": () => scripts.json,
  ...badInputs,
  ...degradedBundles,
  ...layoutBundles,
  ...newsBundles,
  ...pictureFiles,
  ...textBundles,
  ...longBundles,
  ...widgetPages,
});
const usual = { viewport: { width: 1440, height: 900 }, locale: "ko-KR" };
const usualLimit_s = 120;
let passed = 0;
let failed = 0;

class TooLate extends Error {}

function within(seconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`not done within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// The browsers of an engine that were started so far, by how they were started.
class Browsers {
  #started = new Map();

  constructor(engine) {
    this.engine = engine;
  }
  async with(options = {}) {
    const key = JSON.stringify(options);
    if (!this.#started.has(key)) this.#started.set(key, await within(60, this.engine.launch({ ...options, server })));
    return this.#started.get(key);
  }
  async close() {
    const browsers = [...this.#started.values()];
    this.#started.clear();
    for (const browser of browsers) await within(10, browser.close()).catch(() => {});
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

// A browser that stops answering is started anew once: on a busy machine that is no verdict on the page. A page that hangs does so again.
async function playAgain(scene, engine, browsers) {
  try {
    await play(scene, engine, browsers);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    console.log(`again ${engine.name.padEnd(8)} ${scene.name}: ${error.message}`);
    await play(scene, engine, browsers);
  }
}

for (const engine of engines) {
  const missing = engine.missing();
  if (missing.length > 0) {
    console.log(`skip  ${engine.name}: not installed: ${missing.join(", ")}`);
    continue;
  }
  const browsers = new Browsers(engine);
  const chosen = scenes.filter((scene) => scene.name.includes(wanted) && (scene.engines ?? [engine.name]).includes(engine.name));
  const started = Date.now();
  for (const scene of chosen) {
    const began = Date.now();
    try {
      await playAgain(scene, engine, browsers);
      passed += 1;
      console.log(`ok    ${engine.name.padEnd(8)} ${scene.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${engine.name.padEnd(8)} ${scene.name}\n      ${error.stack ?? error}`);
    }
  }
  await browsers.close();
  console.log(`      ${engine.name}: ${chosen.length} scenes in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

await closeDisplay();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

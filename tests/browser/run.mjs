// Browser tests: one table of scenes, one loop. Each scene gets a fresh page and throws when something is not so.
// `node tests/browser/run.mjs [part of a name]` runs those whose name holds that part.

import { chromium } from "playwright-core";
import { badInputScenes, badInputs } from "./bad_input.mjs";
import { chromiumPath, flags } from "./chromium.mjs";
import { degradedScenes } from "./degraded.mjs";
import { graphScenes } from "./graph.mjs";
import { readerScenes } from "./reader.mjs";
import { serve } from "./server.mjs";
import { makeStory } from "./story.mjs";
import { textBundles, textScenes } from "./text.mjs";

const executablePath = chromiumPath();
const story = makeStory();
const server = await serve("dist", {
  "/story.json": () => story.json,
  "/story.html": () => story.html,
  ...badInputs,
  ...textBundles,
});

const wanted = process.argv[2] ?? "";
const scenes = [...readerScenes, ...graphScenes, ...degradedScenes, ...badInputScenes, ...textScenes].filter(({ name }) => name.includes(wanted));
const browsers = new Map();
let passed = 0;
let failed = 0;

async function browserWith(extra) {
  const key = extra.join(" ");
  if (!browsers.has(key)) browsers.set(key, await chromium.launch({ executablePath, args: [...flags, ...extra] }));
  return browsers.get(key);
}

for (const scene of scenes) {
  const browser = await browserWith(scene.flags ?? []);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 }, locale: "ko-KR", ...scene.context,
  });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isExpected = scene.allowsConsoleErrors || /Failed to load resource/.test(message.text());
    if (message.type() === "error" && !isExpected) problems.push(message.text());
  });
  try {
    await scene.run({ page, context, origin: server.origin, story });
    if (problems.length > 0) throw new Error(`the page reported: ${problems.join(" | ")}`);
    passed += 1;
    console.log(`ok    ${scene.name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${scene.name}\n      ${error.stack ?? error}`);
  }
  await context.close();
}

for (const browser of browsers.values()) await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// Text of any length: what is seen comes first and the rest by and by, nothing leaves its box, and what is selected, copied and found is whole.

import assert from "node:assert/strict";
import { longStory } from "../bench/long_story.mjs";
import { selectedText } from "./ink.mjs";
import { atRest, documentText, inspect, ready } from "./page.mjs";
import { bundleOf } from "./text.mjs";

// No two stretches alike, so that nothing is known from before.
function letters(count) {
  let text = "";
  for (let state = 7; text.length < count; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += String.fromCharCode(97 + ((state >>> 16) % 26));
  }
  return text;
}

const megabyte = 1 << 20;
const hostile = {
  "a word of 1 MB": letters(megabyte),
  "1 MB of words": letters(megabyte).replace(/.{6}/g, (word) => `${word.slice(1)} `).trimEnd(),
  "100,000 marks on a letter": `a${"\u0301".repeat(100_000)}`,
  "a flood of joiners": "b\u200d".repeat(100_000),
  "characters without width": `c${"\u200c".repeat(100_000)}`,
  "private-use characters": "\ue000\uf8ff".repeat(50_000),
};

const story = (slug, markdown) => ({
  slug, type: "event", headline: `Of ${slug}`, inLanguage: "en", sections: [{ role: "summary", heading: "Summary", markdown }], takes: [],
});
const slugs = Object.keys(hostile).map((_, i) => `hostile-${i}`);
const takes = 300;

export const longBundles = {
  "/hostile.json": () => JSON.stringify({
    format: "storylens-bundle", version: "1.0", stories: [story("short", "Short."), ...Object.values(hostile).map((text, i) => story(slugs[i], text))],
  }),
  "/many.json": () => bundleOf([longStory({ slug: "short", language: "en", takes: 1, wordsPerTake: 12, seed: 2 }), longStory({ slug: "many", language: "en", takes })]),
};

async function openShort(page, origin, bundle, view) {
  await page.goto(`${origin}/embed.html?src=${bundle}&gestures=greedy&view=${view}&story=short`);
  await ready(page);
}

// Opens a story and tells what stood there when its first lines had been set, in frames and in pieces of lines.
const openBegun = (page, slug) =>
  page.evaluate(async (slug) => {
    const element = document.querySelector("story-lens");
    const root = element.shadowRoot;
    const before = element.inspect().framesDrawn;
    const known = new Set(root.querySelectorAll("[data-block]"));
    element.open(slug);
    const block = () => [...root.querySelectorAll('[part="document"] [data-block][data-set]')].find((block) => !known.has(block));
    for (let i = 0; i < 400 && !block(); ++i) await new Promise((drawn) => requestAnimationFrame(drawn));
    return {
      isSet: block() !== undefined, frames: element.inspect().framesDrawn - before,
      pieces: root.querySelectorAll(".piece").length, unset: root.querySelectorAll(".takes [data-block]:not([data-set]), .lines:not([data-set])").length,
    };
  }, slug);

// Until the lines are set that lie within some heights of the panel's window, or all of them.
const everywhere = null;
const setAround = (page, heights = 8) =>
  page.waitForFunction((heights) => {
    const element = document.querySelector("story-lens");
    const panel = element.shadowRoot.querySelector('[part="document"]');
    if (!element.inspect().documentSet || !panel.querySelector("[data-set]")) return false;
    const unset = [...panel.querySelectorAll("[data-placed]:not([data-set]), .lines:not([data-set])")];
    if (heights === null) return unset.length === 0;
    const { top, bottom, height } = panel.getBoundingClientRect();
    const isNear = (box) => box.height > 0 && box.bottom > top - heights * height + 2 && box.top < bottom + heights * height - 2;
    return !unset.some((block) => isNear(block.getBoundingClientRect()));
  }, heights, { timeout: 120_000 });

const unset = (page) =>
  page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] [data-placed]:not([data-set])').length);

const hostileScene = (name, i) => ({
  name: `${name}: its beginning is shown first, the page answers meanwhile, and nothing leaves its box`,
  seconds: 150,
  async run({ page, origin }) {
    await openShort(page, origin, "/hostile.json", "summary");
    const begun = await openBegun(page, slugs[i]);
    assert.ok(begun.isSet, "its first lines are set");
    assert.ok(begun.pieces < 400, `${begun.pieces} pieces are set at first`);
    // The reader is not kept waiting: what is asked meanwhile is done.
    await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="toolbar.settings"]').click());
    await atRest(page);
    const isOpen = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="settings.theme2"]') !== null);
    assert.ok(isOpen);
    await page.keyboard.press("Escape");
    await atRest(page);
    const { count, out } = await page.evaluate(() => {
      const panel = document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]');
      const { left, right, top, bottom } = panel.getBoundingClientRect();
      const boxes = [...panel.querySelectorAll(".piece")].map((piece) => piece.getBoundingClientRect()).filter((box) => box.top < bottom && box.bottom > top);
      return { count: boxes.length, out: boxes.filter((box) => box.left < left || box.right > right).map((box) => [box.left, box.right]) };
    });
    assert.ok(count > 1, `${count} pieces of lines are seen`);
    assert.deepEqual(out, []);
  },
});

export const longTextScenes = [
  ...Object.keys(hostile).map(hostileScene),
  {
    name: "of a story of 300 takes what is seen is set first, the rest by and by, and then nothing is written any more",
    seconds: 120,
    async run({ page, origin }) {
      await openShort(page, origin, "/many.json", "takes");
      const begun = await openBegun(page, "many");
      const placed = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelectorAll("[data-block]").length);
      assert.ok(begun.unset > placed / 2, `${begun.unset} of ${placed} blocks wait`);
      const text = await documentText(page);
      for (const take of [0, 150, takes - 1]) assert.ok(text.includes(`Outlet ${take}`), "the text is there before its lines are");
      await setAround(page);
      assert.equal(await documentText(page), text);
      const left = await unset(page);
      assert.ok(left > placed / 4, `${left} of ${placed} blocks are far, and cost nothing`);
      const isQuiet = await page.evaluate(async () => {
        let count = 0;
        const watch = new MutationObserver((changes) => (count += changes.length));
        watch.observe(document.querySelector("story-lens").shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
        for (let tries = 0; tries < 10; ++tries) {
          count = 0;
          await new Promise((passed) => setTimeout(passed, 500));
          if (count === 0) return true;
        }
        return false;
      });
      assert.ok(isQuiet, "nothing is written any more");
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').scrollTo(0, 1e7));
      await setAround(page);
      assert.ok((await unset(page)) < left, "what was far is set when it is near");
      assert.equal(await documentText(page), text);
      const lost = await page.evaluate(async () => {
        const root = document.querySelector("story-lens").shadowRoot;
        const heard = new Promise((done) => document.addEventListener("selectionchange", done, { once: true }));
        getSelection().selectAllChildren(root.querySelector('[part="document"] .takes'));
        await heard;
        const words = (text) => text.replace(/\s+/g, "");
        const copied = words(String(root.getSelection?.() ?? getSelection()));
        return [...root.querySelectorAll(".takes [data-take] [data-placed]")].map(({ textContent }) => textContent).filter((text) => !copied.includes(words(text)));
      });
      assert.deepEqual(lost, [], "what is far is copied too");
    },
  },
  {
    name: "what is selected far below stays selected when its lines are set",
    seconds: 120,
    async run({ page, origin }) {
      await openShort(page, origin, "/many.json", "takes");
      await openBegun(page, "many");
      const wanted = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const block = [...root.querySelectorAll('[part="document"] [data-placed]')].filter((candidate) => candidate.textContent.length > 100).at(-1);
        const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
        getSelection().setBaseAndExtent(text, 3, text, text.length - 2);
        const words = text.data.slice(3, -2);
        block.scrollIntoView();
        return words;
      });
      await setAround(page);
      assert.equal((await selectedText(page)).replace(/\s+/g, " "), wanted.replace(/\s+/g, " "));
    },
  },
  {
    name: "a very long paragraph is copied as one line",
    seconds: 220,
    async run({ page, origin }) {
      await openShort(page, origin, "/hostile.json", "summary");
      await openBegun(page, slugs[1]);
      await atRest(page);
      await setAround(page, everywhere);
      const { text, boxes } = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const block = root.querySelector('[data-block="s0.b0"]');
        getSelection().selectAllChildren(block);
        return { text: String(root.getSelection?.() ?? getSelection()), boxes: block.querySelectorAll(".lines").length };
      });
      assert.ok(boxes > 100, `${boxes} boxes of lines`);
      assert.equal(text.trim(), hostile["1 MB of words"]);
    },
  },
];

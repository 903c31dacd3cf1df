// Search: typed and composed, opened by pointer and by keyboard, told to those who hear the page.

import assert from "node:assert/strict";
import { atRest, inspect, openStory } from "./page.mjs";

const sample = "/sample/bundle.json";

// Opens the corpus and puts the keyboard into the field.
async function openSearch(page, origin, query = "") {
  await openStory(page, origin, query, sample);
  await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').focus());
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.activeElement?.tagName === "INPUT");
}

const fill = async (page, text) => {
  await page.evaluate((value) => {
    const field = document.querySelector("story-lens").shadowRoot.querySelector("input");
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }, text);
  await atRest(page);
};

// What the list says: its first line, and each link with its mark, text and place.
const found = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("story-lens").shadowRoot;
    const list = [...root.querySelectorAll(".panel")].find((panel) => panel.querySelector(":scope > .list"));
    const text = (element) => element?.textContent ?? "";
    return {
      count: text(list.querySelector('[data-block="count"]')),
      notes: [...list.querySelectorAll(".none")].map(text),
      status: text(root.querySelector('[role="status"]')),
      results: [...list.querySelectorAll("a[data-result]")].map((link) => ({
        node: link.dataset.node, title: text(link), mark: text(link.querySelector("mark")), lang: link.lang, dir: link.dir,
        snippet: text(link.closest("li").querySelector(".snippet")), kind: text(link.closest("li").querySelector(".kind")),
        width: link.getBoundingClientRect().width,
      })),
    };
  });

const waitFor = (page, node) =>
  page.waitForFunction((id) => {
    const root = document.querySelector("story-lens").shadowRoot;
    return root.querySelector("a[data-result]")?.dataset.node === id;
  }, node);

// The passage that has the focus, and whether it is seen whole.
const passage = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("story-lens").shadowRoot;
    const block = root.activeElement;
    const panel = root.querySelector('[part="document"]').getBoundingClientRect();
    const box = block?.getBoundingClientRect();
    return { block: block?.dataset.block ?? "", text: block?.textContent ?? "", isSeen: !!box && box.top >= panel.top && box.top < panel.bottom };
  });

export const searchScenes = [
  {
    name: "search finds Hangul while it is composed, and by initial consonants",
    async run({ page, origin }) {
      await openSearch(page, origin, "&lang=ko");
      await page.keyboard.compose(["ㅇ", "애", "앤", "앤ㅌ", "앤트", "앤틀", "앤트로", "앤트롶"]);
      await waitFor(page, "entity:anthropic");
      await atRest(page);
      const composed = await found(page);
      assert.equal(composed.results[0].title, "앤트로픽");
      assert.equal(composed.results[0].mark, "앤트로픽", "the syllable that is being typed is marked too");
      assert.match(composed.count, /^결과 \d+건$/);
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent.startsWith("결과"));
      await fill(page, "");
      await page.keyboard.compose(["ㅌ", "ㅌㅇ", "ㅌㅇㄷ", "ㅌㅇㄷㅋ", "ㅌㅇㄷㅋㄷ"]);
      await waitFor(page, "entity:tidecard");
    },
  },
  {
    name: "search forgives a slip and says so",
    async run({ page, origin }) {
      await openSearch(page, origin, "&lang=en");
      await page.keyboard.type("anhtropic");
      await waitFor(page, "entity:anthropic");
      await atRest(page);
      const { count, results } = await found(page);
      assert.match(count, /^\d+ results?, \d+ by similar spelling$/);
      assert.equal(results[0].mark, "Anthropic");
      assert.match(results[0].kind, /similar spelling/);
    },
  },
  {
    name: "search finds Arabic with and without its article, in its own direction",
    async run({ page, origin }) {
      await openSearch(page, origin, "&lang=en");
      await fill(page, "فانوس");
      assert.equal((await found(page)).results[0].node, "entity:lantern-archive");
      await fill(page, "مناقصة");
      const story = (await found(page)).results.find(({ node }) => node === "story:tolmar-second-line-tender");
      assert.equal(story.lang, "ar");
      assert.equal(story.dir, "rtl");
    },
  },
  {
    name: "a result of a search opens the story at the passage",
    async run({ page, origin }) {
      await openSearch(page, origin, "&lang=en&story=distillation");
      await fill(page, "day-book of one shop");
      const { results } = await found(page);
      assert.equal(results[0].node, "story:skerran-ferry-strike");
      assert.equal(results[0].mark, "");
      assert.match(results[0].snippet, /day-book of one shop/);
      const [x, y] = await page.evaluate(() => {
        const box = document.querySelector("story-lens").shadowRoot.querySelector("a[data-result] .piece").getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      });
      await page.mouse.click(x, y);
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.activeElement?.dataset.block?.endsWith(".abstract"));
      await atRest(page);
      assert.equal((await inspect(page)).story.slug, "skerran-ferry-strike");
      const { text, isSeen } = await passage(page);
      assert.match(text, /day-book of one shop/);
      assert.ok(isSeen, "the passage is in view");
    },
  },
  {
    name: "search by the keyboard alone: down and up the results, open, and back with Escape",
    async run({ page, origin }) {
      await openSearch(page, origin, "&lang=en");
      await page.keyboard.type("tolmar");
      await waitFor(page, "entity:tolmar-plant");
      await atRest(page);
      const focus = () => page.evaluate(() => {
        const element = document.querySelector("story-lens").shadowRoot.activeElement;
        return element?.tagName === "INPUT" ? "field" : element?.dataset.result ?? "";
      });
      const walk = [];
      for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "End"]) {
        await page.keyboard.press(key);
        walk.push(await focus());
      }
      const last = String((await found(page)).results.length - 1);
      assert.deepEqual(walk, ["0", "1", "0", "field", "0", last]);
      await page.keyboard.press("Escape");
      await atRest(page);
      const back = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.activeElement?.getAttribute("part"));
      assert.equal(back, "document", "the keyboard is where it was before");

      await page.keyboard.press("/");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.activeElement?.tagName === "INPUT");
      await fill(page, "forty-first paragraph");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().story.slug === "high-court-lantern-archive-ruling");
      await page.waitForFunction(() => /^s\d/.test(document.querySelector("story-lens").shadowRoot.activeElement?.dataset.block ?? ""));
      await atRest(page);
      assert.ok((await passage(page)).isSeen);
    },
  },
  {
    name: "search says what may help where nothing is found, and draws nothing at rest",
    async run({ page, origin }) {
      await openSearch(page, origin, "&lang=en");
      await fill(page, "xyzzy");
      const { count, notes, results } = await found(page);
      assert.equal(results.length, 0);
      assert.match(count, /^Nothing found for “xyzzy”\.$/);
      assert.ok(notes.length >= 3);
      const before = (await inspect(page)).framesDrawn;
      await page.waitForTimeout(400);
      assert.equal((await inspect(page)).framesDrawn, before);
      await fill(page, "x".repeat(10_000));
      assert.equal((await found(page)).results.length, 0);
    },
  },
];

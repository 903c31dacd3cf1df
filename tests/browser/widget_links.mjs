// The article and the graph, linked both ways.

import assert from "node:assert/strict";
import { ready } from "./page.mjs";

// A node that is drawn with its name, and the page about it.
async function openLinked(page, origin, story) {
  const { slug } = story.bundle.stories[0].entities[0];
  const entity = story.bundle.entities.find((candidate) => candidate.slug === slug);
  const names = entity.name;
  const name = typeof names === "string" ? names : (names.ko ?? Object.values(names)[0]);
  const id = `entity:${slug}`;
  await page.goto(`${origin}/widget/linked.html?id=${encodeURIComponent(id)}&name=${encodeURIComponent(name)}`);
  await ready(page);
  return { id, name };
}

const center = (page, selector) =>
  page.evaluate((selector) => {
    const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);

export const widgetLinkScenes = [
  {
    name: "widget: an element of the article that names a node points at it, selects it, and is marked while it is selected",
    async run({ page, origin, story }) {
      const { id } = await openLinked(page, origin, story);
      const isMarked = () => page.evaluate(() => document.querySelector("#mark").hasAttribute("data-story-selected"));
      await page.evaluate(() => document.querySelector("#mark").focus());
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").style.cursor === "pointer");
      await page.evaluate(() => document.querySelector("#mark").blur());
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").style.cursor !== "pointer");
      const at = await center(page, "#mark");
      await page.mouse.move(at.x, at.y);
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").style.cursor === "pointer");
      assert.equal(await isMarked(), false);
      await page.mouse.click(at.x, at.y);
      await page.waitForFunction((id) => document.querySelector("story-lens").inspect().selection === id, id);
      assert.equal(await isMarked(), true);
      await page.evaluate(() => document.querySelector("story-lens").select(null));
      await page.waitForFunction(() => !document.querySelector("#mark").hasAttribute("data-story-selected"));
    },
  },
  {
    name: "widget: with link-names the first mention of a name points at its node, and the article is as it was",
    async run({ page, origin, story }) {
      const { id, name } = await openLinked(page, origin, story);
      const html = () => page.evaluate(() => document.querySelector("#text").outerHTML);
      const before = await html();
      await page.evaluate(() => (document.querySelector("story-lens").linkNames = ""));
      const marked = await page.evaluate((name) => [...(CSS.highlights?.get("story-name") ?? [])].filter((range) => String(range) === name).map((range) => range.startOffset), name);
      assert.deepEqual(marked, [before.replace(/<[^>]*>/g, "").indexOf(name)]);
      assert.equal(await html(), before);
      const box = await page.evaluate((name) => {
        const text = document.querySelector("#text").firstChild;
        const range = document.createRange();
        range.setStart(text, text.data.indexOf(name));
        range.setEnd(text, text.data.indexOf(name) + name.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, name);
      await page.mouse.move(box.x, box.y);
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").style.cursor === "pointer");
      await page.mouse.click(box.x, box.y);
      await page.waitForFunction((id) => document.querySelector("story-lens").inspect().selection === id, id);
      assert.equal(await page.evaluate(() => [...CSS.highlights.get("story-selected")].length), 1);
      await page.evaluate(() => document.querySelector("story-lens").remove());
      await page.waitForFunction(() => CSS.highlights.get("story-name").size === 0);
    },
  },
];

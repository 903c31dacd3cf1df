// Moving a node without a drag: by keys, and by pointing twice.

import assert from "node:assert/strict";
import { atRest, find, inspect, openStory } from "./page.mjs";

const entityOf = async (page) => (await inspect(page)).nodes.find(({ kind }) => kind === "entity");
const status = (page) => page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent);
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const nodeNow = async (page, id) => find((await inspect(page)).nodes, id);

async function focusNode(page, id) {
  await page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`.twin [data-node="${id}"]`).focus(), id);
  await atRest(page);
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await atRest(page);
  }
}

export const movingScenes = [
  {
    name: "the keyboard moves a node: m, arrows, Enter leaves it there, Escape takes it back",
    seconds: 120,
    async run({ page, origin }) {
      await openStory(page, origin);
      const { id, label } = await entityOf(page);
      await focusNode(page, id);
      await press(page, "m");
      assert.ok((await status(page)).includes(label), `told: ${await status(page)}`);
      const before = await nodeNow(page, id);
      await press(page, "ArrowRight", "ArrowRight", "ArrowUp");
      const moved = await nodeNow(page, id);
      assert.ok(distance(moved, { x: before.x + 48, y: before.y - 24 }) < 4, `${JSON.stringify(before)} → ${JSON.stringify(moved)}`);
      await press(page, "Enter");
      assert.equal((await nodeNow(page, id)).pinned, true);
      assert.ok(distance(await nodeNow(page, id), moved) < 4, "it stays");

      await press(page, "m", "Shift+ArrowLeft");
      assert.ok(distance(await nodeNow(page, id), moved) > 60, "Shift moves it farther");
      await press(page, "Escape");
      assert.ok(distance(await nodeNow(page, id), moved) < 4, "it is back");
      assert.equal((await inspect(page)).selection, id, "Escape ended the move only");

      await press(page, "m", "ArrowDown", "ArrowDown", "Enter");
      const again = await nodeNow(page, id);
      assert.ok(distance(again, moved) > 40);
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="explore.undo"]').click());
      await atRest(page);
      assert.ok(distance(await nodeNow(page, id), moved) < 4, "undo takes the whole move back");
    },
  },
  {
    name: "a node is moved by pressing Move on its card and then its new place",
    async run({ page, origin }) {
      await openStory(page, origin);
      const { id } = await entityOf(page);
      await page.evaluate((id) => document.querySelector("story-lens").select(id), id);
      await atRest(page);
      const button = await page.evaluate(() => {
        const { x, y, width, height } = document.querySelector("story-lens").shadowRoot.querySelector('[data-control="card.move"]').getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.mouse.click(button.x, button.y);
      await atRest(page);
      const from = await nodeNow(page, id);
      const area = await page.evaluate(() => {
        const { x, y, width } = document.querySelector("story-lens").shadowRoot.querySelector("canvas").getBoundingClientRect();
        return { x, y, width };
      });
      const to = { x: area.x + area.width - 200, y: area.y + 200 };
      assert.ok(distance(from, to) > 20);
      await page.mouse.click(to.x, to.y);
      await atRest(page);
      const now = await nodeNow(page, id);
      assert.ok(distance(now, { x: to.x - area.x, y: to.y - area.y }) < 4, JSON.stringify(now));
      assert.equal(now.pinned, true);
      assert.equal((await inspect(page)).selection, id);
    },
  },
  {
    name: "an interface that is read from right to left is mirrored",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=ar");
      const places = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const box = (id) => root.querySelector(`[data-control="${id}"]`).getBoundingClientRect();
        return {
          stories: box("toolbar.stories").x, settings: box("toolbar.settings").x, zoom: box("graph.zoom_in").x,
          views: [0, 1, 2, 3].map((i) => box(`toolbar.views${i}`).x), reader: root.querySelector('[part="document"]').getBoundingClientRect().x,
        };
      });
      assert.ok(places.stories > 1300 && places.settings < 100, JSON.stringify(places));
      const covering = () => page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const boxes = [...root.querySelectorAll("[data-control]")].map((control) => [control.dataset.control, control.getBoundingClientRect()]);
        const cover = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        return boxes.flatMap(([name, box], i) => boxes.slice(i + 1).filter(([, other]) => box.width > 0 && other.width > 0 && cover(box, other)).map(([other]) => `${name} and ${other}`));
      });
      assert.deepEqual(await covering(), [], "no control covers another");
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="explore.open"]').click());
      await atRest(page);
      const menu = await page.evaluate(() => {
        const box = (id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).getBoundingClientRect();
        return { opener: box("explore.open").right, first: box("menu.size0").right, second: box("menu.size1").right };
      });
      assert.ok(menu.opener > menu.first && menu.first > menu.second, JSON.stringify(menu));
      await page.keyboard.press("Escape");
      await atRest(page);
      assert.ok(places.zoom < 100 && places.reader > 500, JSON.stringify(places));
      assert.deepEqual(places.views, [...places.views].sort((a, b) => b - a), "the first view stands rightmost");
    },
  },
  {
    name: "the printed picture of the graph has no buttons and no card",
    async run({ page, origin }) {
      await openStory(page, origin);
      const { id } = await entityOf(page);
      await page.evaluate((id) => document.querySelector("story-lens").select(id), id);
      await atRest(page);
      const inks = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const canvas = root.querySelector("canvas");
        dispatchEvent(new Event("beforeprint"));
        const picture = root.querySelector(".picture");
        const at = canvas.getBoundingClientRect();
        const left = at.right - picture.width / devicePixelRatio; // the graph stands at the end
        const colors = (id) => {
          const { x, y, width, height } = root.querySelector(`[data-control="${id}"]`).getBoundingClientRect();
          const top = at.bottom - picture.height / devicePixelRatio;
          const { data } = picture.getContext("2d").getImageData(x - left, y - top, width, height);
          return new Set(new Uint32Array(data.buffer)).size;
        };
        const result = { plus: colors("graph.zoom_in"), minus: colors("graph.zoom_out"), close: colors("card.close"), width: picture.width };
        dispatchEvent(new Event("afterprint"));
        return { ...result, isGone: root.querySelector(".picture") === null };
      });
      assert.ok(inks.width > 300);
      assert.deepEqual([inks.plus, inks.minus], [1, 1], "nothing is drawn where the buttons are");
      assert.equal(inks.isGone, true);
      await atRest(page);
      assert.equal((await inspect(page)).selection, id);
      assert.ok(await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="card.close"]') !== null));
    },
  },
];

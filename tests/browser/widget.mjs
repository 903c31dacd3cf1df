// <story-lens> in an article: the ladder from text to live story, and its manners.

import assert from "node:assert/strict";
import { atRest, inspect, listen, ready } from "./page.mjs";

const app = /storylens-app\.js|\.wasm|story\.json/;
const loaded = async (page) => (await page.requests()).filter((address) => app.test(address));

export const shadow = (page, selector, index = 0) =>
  page.evaluate(([selector, index]) => {
    const part = document.querySelectorAll("story-lens")[index].shadowRoot.querySelector(selector);
    const box = part?.getBoundingClientRect();
    return box && { x: box.x, y: box.y, width: box.width, height: box.height, text: part.innerText };
  }, [selector, index]);

export const isSeen = async (page, selector, index = 0) => ((await shadow(page, selector, index))?.height ?? 0) > 0;

export async function open(page, origin, name) {
  await page.goto(`${origin}/widget/${name}.html`);
  await page.evaluate(() => document.querySelector("story-lens") && customElements.whenDefined("story-lens").then(() => {}));
}

export async function clickButton(page, index = 0) {
  await page.evaluate((index) => document.querySelectorAll("story-lens")[index].scrollIntoView({ block: "center" }), index);
  const { x, y, width, height } = await shadow(page, ".button", index);
  await page.mouse.click(x + width / 2, y + height / 2);
}

// What moves is in window.shifts from now on, in browsers that tell.
export const recordShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    try {
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
    } catch {}
  });

const settle = (page) => page.waitForTimeout(400);

export const widgetScenes = [
  {
    name: "widget: an article's widget is a card: its text, a button, no module, no bundle, and nothing moved",
    context: { locale: "en" },
    async run({ page, origin, engine }) {
      await recordShifts(page);
      await open(page, origin, "one");
      await settle(page);
      assert.deepEqual(await loaded(page), []);
      assert.match(await page.evaluate(() => document.querySelector("story-lens").innerText), /This sentence stands/);
      assert.ok(await isSeen(page, ".fallback"));
      assert.match((await shadow(page, ".button")).text, /Explore the connections/);
      const { shifts, height } = await page.evaluate(() => ({ shifts: window.shifts ?? [], height: document.querySelector("story-lens").offsetHeight }));
      assert.equal(height, 480);
      if (engine === "chromium") assert.deepEqual(shifts, []);
    },
  },
  {
    name: "widget: in an article that runs from right to left the card does too, in its language",
    async run({ page, origin }) {
      await open(page, origin, "right-to-left");
      const card = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const [button, bar] = [".button", ".bar"].map((part) => root.querySelector(part).getBoundingClientRect());
        return { direction: getComputedStyle(root.querySelector(".button")).direction, gap: [button.left - bar.left, bar.right - button.right] };
      });
      assert.equal(card.direction, "rtl");
      assert.ok(card.gap[1] < 40 && card.gap[0] > 100, `the button stands ${card.gap} px from the sides of its bar`);
      assert.match((await shadow(page, ".button")).text, /[\u0600-\u06ff]{3}/);
    },
  },
  {
    name: "widget: the card's button makes the story live, in place, and the keyboard is in it",
    async run({ page, origin }) {
      await open(page, origin, "one");
      const reveals = await listen(page, "story-reveal");
      const loads = await listen(page, "story-load");
      const progress = await listen(page, "story-progress");
      await clickButton(page);
      await ready(page);
      assert.deepEqual(await reveals(), [{ trigger: "click" }]);
      assert.equal((await loads()).length, 1);
      assert.ok((await progress()).at(-1).loaded > 1000);
      assert.equal((await inspect(page)).ready, true);
      assert.ok(!(await isSeen(page, ".card")));
      assert.ok(await isSeen(page, "canvas.graph"));
      assert.ok(await page.evaluate(() => document.querySelector("story-lens").matches(":focus-within")));
      assert.equal(await page.evaluate(() => document.querySelector("story-lens").offsetHeight), 480);
    },
  },
  {
    name: "widget: the Enter key on the card's button makes the story live, and dismiss() brings the card and the focus back",
    async run({ page, origin }) {
      await open(page, origin, "one");
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector(".button").focus());
      await page.keyboard.press("Enter");
      await ready(page);
      await page.evaluate(() => document.querySelector("story-lens").dismiss());
      assert.ok(await isSeen(page, ".card"));
      const { canvases, focused, isReady } = await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        const root = element.shadowRoot;
        return { canvases: root.querySelectorAll("canvas").length, focused: root.activeElement?.className, isReady: element.inspect().ready };
      });
      assert.deepEqual({ canvases, focused, isReady }, { canvases: 0, focused: "button", isReady: false });
      await page.keyboard.press("Enter");
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
    },
  },
  {
    name: "widget: reveal=auto waits until the reader is near, unless it is eager",
    async run({ page, origin }) {
      await open(page, origin, "below");
      await settle(page);
      assert.deepEqual(await loaded(page), []);
      await page.evaluate(() => document.querySelector("story-lens").scrollIntoView());
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
      await open(page, origin, "eager-below");
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
    },
  },
  {
    name: "widget: reveal=manual waits for reveal(), and shows no button",
    async run({ page, origin }) {
      await open(page, origin, "manual");
      await settle(page);
      assert.deepEqual(await loaded(page), []);
      assert.ok(!(await isSeen(page, ".button")));
      await page.evaluate(() => document.querySelector("story-lens").reveal());
      assert.equal((await inspect(page)).ready, true);
    },
  },
  {
    name: "widget: consent=click fetches nothing before the click, whatever else is asked",
    async run({ page, origin }) {
      await open(page, origin, "consent");
      await settle(page);
      const before = (await page.requests()).filter((address) => !/consent\.html|storylens\.js|prelude|favicon/.test(address));
      assert.deepEqual(before, []);
      const button = await shadow(page, ".button");
      await page.mouse.move(button.x + 5, button.y + 5);
      await settle(page);
      assert.deepEqual(await loaded(page), []);
      await clickButton(page);
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
    },
  },
];

// Widgets that are far from what the reader sees: the text as the article laid it out, and no card before the reader comes near or something asks for it.

import assert from "node:assert/strict";
import { inspect, ready } from "./page.mjs";
import { clickButton, isSeen, open, recordShifts } from "./widget.mjs";
import { article, src, style } from "./widget_pages.mjs";

const text = `<article>${Array.from({ length: 30 }, (_, i) => `<p>Passage ${i + 1} of the article's own text.</p>`).join("")}
<p><a href="https://news.example/last" id="last">Read on</a></p></article>`;
const far = (attributes = "", content = text, options = {}) => () => article([[`${src} ${attributes}`, content]], { before: 200, ...options });
const noPlace = "<style>body { margin: 0; } story-lens { display: block; overflow: hidden; --story-height: 30rem; }</style>";
const skipped = `<style>${style} story-lens { content-visibility: auto; }</style>`; // as docs/embedding.md has it
const skippedWithoutPlace = "<style>body { margin: 0; } story-lens { display: block; content-visibility: auto; contain-intrinsic-size: auto 300px; }</style>";

export const farPages = {
  "/widget/far.html": far(),
  "/widget/far-auto.html": far('reveal="auto"'),
  "/widget/far-manual.html": far('reveal="manual"'),
  "/widget/far-short.html": far("", '<p>Little, and a <a href="https://news.example/">link</a>.</p>'),
  "/widget/far-without-links.html": far("", text.replace(/<a.*<\/a>/, "")),
  "/widget/far-without-place.html": far("", text, { styles: noPlace }),
  "/widget/far-skipped.html": far("", text, { styles: skipped }),
  "/widget/far-skipped-without-place.html": far("", text, { styles: skippedWithoutPlace }),
};

// Without asking the element, which would make the card.
const hasCard = (page) =>
  page.evaluate(() => Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot").get.call(document.querySelector("story-lens")) !== null);
const becomesCard = (page) =>
  page.waitForFunction(() => Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot").get.call(document.querySelector("story-lens")) !== null);

const bothWays = [["far", ""], ["far-skipped", ", where the browser skips what is far"]];

export const widgetFarScenes = [
  ...bothWays.map(([name, where]) => ({
    name: `widget: far from the reader there is the text and no card, which comes when the reader does, and nothing moves${where}`,
    async run({ page, origin, engine }) {
      await recordShifts(page);
      await open(page, origin, name);
      await page.waitForTimeout(400);
      assert.ok(!(await hasCard(page)));
      const look = () => page.evaluate((words) => {
        const element = document.querySelector("story-lens");
        return { words: element[words].includes("Passage 30"), height: element.offsetHeight, page: document.documentElement.scrollHeight };
      }, name === "far" ? "innerText" : "textContent"); // what is skipped has no text that is laid out
      const before = await look();
      assert.deepEqual({ words: before.words, height: before.height }, { words: true, height: 480 });
      await page.evaluate(() => document.querySelector("story-lens").scrollIntoView({ block: "center" }));
      await becomesCard(page);
      await page.waitForFunction(() => document.querySelector("story-lens").innerText.includes("Passage 30")); // WebKit lays it out a frame later
      assert.deepEqual(await look(), before);
      if (engine === "chromium") assert.deepEqual(await page.evaluate(() => window.shifts), []);
      await clickButton(page);
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
    },
  })),
  ...bothWays.map(([name, where]) => ({
    name: `widget: on paper a far card has all of its text${where}`,
    async run({ page, origin, engine }) {
      await open(page, origin, name);
      assert.ok(!(await hasCard(page)));
      await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
      assert.ok(await hasCard(page));
      if (engine !== "chromium") return; // the others' drivers do not lay out for paper
      await page.emulateMedia({ media: "print" });
      const { end, bottom } = await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        return { end: document.querySelector("#last").getBoundingClientRect().bottom, bottom: element.getBoundingClientRect().bottom };
      });
      assert.ok(end <= bottom, `the text ends at ${end}, the element at ${bottom}`);
    },
  })),
  {
    name: "widget: a far card is there at once for a script that asks, and where it would move something or the Tab key would miss it",
    async run({ page, origin }) {
      for (const name of ["far-short", "far-without-links", "far-without-place", "far-skipped-without-place"]) {
        await open(page, origin, name);
        assert.ok(await hasCard(page), name);
      }
      await open(page, origin, "far");
      assert.ok(!(await hasCard(page)));
      assert.ok(await isSeen(page, ".button"));
      assert.ok(await hasCard(page));
      await open(page, origin, "far-manual");
      const isLive = await page.evaluate(async () => {
        const element = document.querySelector("story-lens");
        await element.reveal();
        return element.inspect().ready;
      });
      assert.equal(isLive, true);
    },
  },
  {
    name: "widget: a far element that is moved, removed and put back, or told to open by itself, does so",
    async run({ page, origin }) {
      await open(page, origin, "far");
      await page.evaluate(async () => {
        const element = document.querySelector("story-lens");
        const { parentElement } = element;
        parentElement.prepend(element);
        parentElement.append(element);
        element.remove();
        await new Promise((passed) => setTimeout(passed, 50));
        parentElement.append(element);
      });
      assert.ok(!(await hasCard(page)));
      await page.evaluate(() => document.querySelector("main").prepend(document.querySelector("story-lens")));
      await becomesCard(page);
      await open(page, origin, "far-auto");
      assert.ok(!(await hasCard(page)));
      await page.evaluate(() => document.querySelector("story-lens").scrollIntoView());
      await ready(page);
      await open(page, origin, "far-auto");
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("loading", "eager"));
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
    },
  },
  ...bothWays.map(([name, where]) => ({
    name: `widget: a link of a far text that gets the focus keeps it on the card, and is seen${where}`,
    async run({ page, origin }) {
      await open(page, origin, name);
      await page.evaluate(() => document.querySelector("#last").focus());
      await becomesCard(page);
      await page.waitForTimeout(400);
      const { isFocused, link, card } = await page.evaluate(() => {
        const box = (element) => (({ top, bottom }) => ({ top, bottom }))(element.getBoundingClientRect());
        const link = document.querySelector("#last");
        return { isFocused: document.activeElement === link, link: box(link), card: box(document.querySelector("story-lens").shadowRoot.querySelector(".fallback")) };
      });
      assert.ok(isFocused);
      assert.ok(link.top >= card.top && link.bottom <= card.bottom + 1, JSON.stringify({ link, card }));
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.querySelector("story-lens").shadowRoot.activeElement?.className), "button");
    },
  })),
];

// The two pages of dist/ that show the widget: the sample article, and the page that checks every promise live.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { clickButton } from "./widget.mjs";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const watch = () => {
  window.seen = { shifts: [], longTasks: [], largest: [], violations: [] };
  const observe = (type, take) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  observe("layout-shift", ({ value }) => window.seen.shifts.push(value));
  observe("longtask", ({ duration }) => window.seen.longTasks.push(duration));
  // Of what lies in a shadow root no element is told.
  observe("largest-contentful-paint", ({ element, size }) => window.seen.largest.push(element && !element.closest("story-lens") ? "article" : `of the widget, ${size} px²`));
  document.addEventListener("securitypolicyviolation", (event) => window.seen.violations.push(event.violatedDirective));
};

export const widgetSiteScenes = [
  {
    name: "widget: the page of promises shows all of them kept",
    seconds: 180,
    allowsConsoleErrors: true, // one of them is about a bundle that is not there
    async run({ page, origin }) {
      await page.goto(`${origin}/conformance.html`);
      await page.waitForFunction(() => document.documentElement.dataset.conformance, null, { timeout: 150_000 });
      const rows = await page.evaluate(() => [...document.querySelectorAll("#results tr")].map((row) => ({ result: row.className, text: row.innerText })));
      assert.ok(rows.length > 20);
      assert.deepEqual(rows.filter(({ result }) => result === "bad").map(({ text }) => text), []);
      assert.ok(rows.filter(({ result }) => result === "good").length >= rows.length - 3);
    },
  },
  {
    name: "widget: the sample article loads one script, moves nothing, and its four stories become live under its strict policy",
    seconds: 180,
    async run({ page, origin, engine }) {
      await page.addInitScript(watch);
      await page.goto(`${origin}/article.html`);
      await page.evaluate(() => customElements.whenDefined("story-lens").then(() => {}));
      for (let y = 0; y < 6000; y += 600) await page.evaluate((y) => new Promise((done) => (scrollTo(0, y), requestAnimationFrame(() => requestAnimationFrame(done)))), y);
      const early = (await page.requests()).filter((address) => /wasm|storylens-app|bundle/.test(address));
      assert.deepEqual(early, []);
      const before = await page.evaluate(() => ({ ...window.seen, cards: document.querySelectorAll("story-lens").length }));
      assert.equal(before.cards, 4);
      if (engine === "chromium") {
        assert.deepEqual(before.shifts, []);
        assert.ok(before.largest.length > 0);
        assert.deepEqual(before.largest.filter((place) => place !== "article"), []);
      }
      for (const index of [0, 1, 2, 3]) {
        await clickButton(page, index);
        await page.evaluate((index) => document.querySelectorAll("story-lens")[index].ready, index);
      }
      const after = await page.evaluate(() => ({
        ...window.seen,
        stories: [...document.querySelectorAll("story-lens")].map((element) => element.inspect().story.slug),
        resting: [...document.querySelectorAll("story-lens")].filter((element) => element.shadowRoot.querySelector(".resting")).length,
        asked: [...document.querySelectorAll("story-lens")].map((element) => element.getAttribute("story")),
      }));
      assert.deepEqual(after.stories, after.asked);
      assert.equal(after.resting, 3);
      assert.deepEqual(after.violations, []);
      if (engine === "chromium") assert.deepEqual(after.shifts, []);
    },
  },
  {
    name: "widget: axe-core finds nothing in the sample article, as cards and live",
    engines: ["chromium"],
    seconds: 180,
    async run({ page, origin }) {
      await page.goto(`${origin}/article.html`);
      await page.evaluate(() => customElements.whenDefined("story-lens").then(() => {}));
      await page.inject(axe);
      const violations = () =>
        page.evaluate(async () => {
          const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.flat().join(" ")).join("; ")}`);
        });
      assert.deepEqual(await violations(), []);
      await clickButton(page, 1);
      await page.evaluate(() => document.querySelectorAll("story-lens")[1].ready);
      assert.deepEqual(await violations(), []);
    },
  },
];

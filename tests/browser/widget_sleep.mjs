// The page is left and come back to, or kept by the browser meanwhile.

import assert from "node:assert/strict";
import { atRest, inspect, listen, ready } from "./page.mjs";
import { clickButton, open } from "./widget.mjs";

const works = async (page) => {
  const before = (await inspect(page)).framesDrawn;
  const view = (await inspect(page)).view === "graph" ? "takes" : "graph";
  await page.evaluate((view) => document.querySelector("story-lens").setAttribute("view", view), view);
  await page.waitForFunction((before) => document.querySelector("story-lens").inspect().framesDrawn > before, before);
};

export const widgetSleepScenes = [
  {
    name: "widget: an article that is left and come back to has its story, live or as a card that can be opened",
    async run({ page, origin }) {
      await open(page, origin, "one");
      await clickButton(page);
      await ready(page);
      await page.goto(`${origin}/widget/plain.html`);
      await page.evaluate(() => void setTimeout(() => history.back()));
      await page.waitForTimeout(2000); // the document changes: nothing can be asked of it meanwhile
      await page.waitForFunction(() => Boolean(document.querySelector("story-lens")?.shadowRoot));
      if (!(await inspect(page)).ready) {
        await page.evaluate(() => void document.querySelector("story-lens").reveal());
        await ready(page);
      }
      await works(page);
    },
  },
  {
    name: "widget: a page that is hidden and shown again (pagehide, pageshow) keeps its live story and its place",
    async run({ page, origin }) {
      await open(page, origin, "one");
      await clickButton(page);
      await ready(page);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("view", "graph"));
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().view === "graph");
      const before = await page.evaluate(() => document.querySelector("story-lens").state);
      await page.evaluate(() => {
        for (const name of ["pagehide", "pageshow"]) dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
      });
      assert.equal(await page.evaluate(() => document.querySelector("story-lens").state), before);
      await works(page);
    },
  },
  {
    name: "widget: a tab that is frozen does nothing, and goes on where it was when it is thawed",
    engines: ["chromium"], // whose driver can freeze a tab
    browser: { canFreeze: true },
    async run({ page, origin }) {
      await open(page, origin, "one");
      await clickButton(page);
      await ready(page);
      await atRest(page);
      const before = await inspect(page);
      const errors = await listen(page, "story-error");
      await page.evaluate(() => {
        window.ticks = 0;
        setInterval(() => (window.ticks += 1), 20);
      });
      await page.setFrozen(true);
      await page.waitForTimeout(1500);
      await page.setFrozen(false);
      const { ticks, ...after } = await page.evaluate(() => ({ ...document.querySelector("story-lens").inspect(), ticks: window.ticks }));
      assert.ok(ticks < 40, `${ticks} times while it was frozen`);
      assert.deepEqual([after.view, after.story], [before.view, before.story]);
      // What it shows when it is seen again: three frames, as for each change (app.h).
      assert.ok(after.framesDrawn <= before.framesDrawn + 3, `${after.framesDrawn - before.framesDrawn} frames`);
      await works(page);
      assert.deepEqual(await errors(), []);
    },
  },
  {
    name: "widget: a tab that is frozen while its story comes has it when it is thawed",
    engines: ["chromium"],
    browser: { canFreeze: true },
    async run({ page, origin }) {
      await open(page, origin, "slow");
      await listen(page, "story-progress");
      await clickButton(page);
      await page.waitForFunction(() => window.heard["story-progress"].length > 1);
      await page.setFrozen(true);
      await page.waitForTimeout(3000); // longer than the bundle takes
      await page.setFrozen(false);
      await ready(page);
      assert.equal((await inspect(page)).story.slug, "linked");
      await works(page);
    },
  },
];

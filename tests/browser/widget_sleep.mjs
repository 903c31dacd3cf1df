// The page is left and come back to, or kept by the browser meanwhile.

import assert from "node:assert/strict";
import { inspect, ready } from "./page.mjs";
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
];

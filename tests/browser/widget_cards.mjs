// The picture on the card: the file that `storylens build` wrote beside the bundle, where the article says nothing itself.

import assert from "node:assert/strict";
import { clickButton, open, shadow } from "./widget.mjs";
import { article, policy } from "./widget_pages.mjs";
import { ready } from "./page.mjs";

const bare = (attributes, options) => () => article([[`src="/sample/bundle.json" ${attributes}`, ""]], options);

export const cardPages = {
  "/widget/card.html": bare('story="tidecard-data-leak"'),
  "/widget/card-ko.html": bare('story="tidecard-data-leak" lang="ko"'),
  "/widget/card-of-one.html": bare('story="brine-in-the-quell" lang="en"'),
  "/widget/card-first.html": bare(""),
  "/widget/card-missing.html": bare('story="../../bundle"'),
  "/widget/card-consent.html": bare('story="tidecard-data-leak" consent="click"'),
  "/widget/card-below.html": bare('story="tidecard-data-leak"', { before: 200 }),
  "/widget/card-strict.html": bare('story="tidecard-data-leak"', {
    head: `<meta http-equiv="Content-Security-Policy" content="${policy}; require-trusted-types-for 'script'; trusted-types storylens-layout">`,
    styles: '<link rel="stylesheet" href="/widget/article.css">',
  }),
};

const picture = (page) =>
  page.evaluate(() => getComputedStyle(document.querySelector("story-lens").shadowRoot.querySelector(".poster > div") ?? document.head).borderImageSource);
const shown = (page) =>
  page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector(".poster > div") !== null, null, { timeout: 10_000 });
// Firefox asks its cache once more for a file that is named with a look.
const cards = async (page) => [...new Set((await page.requests()).filter((address) => address.includes(".svg")).map((address) => new URL(address).pathname.slice("/sample/".length)))];

async function opened(page, origin, name) {
  await open(page, origin, name);
  await shown(page);
  return picture(page);
}

export const widgetCardScenes = [
  {
    name: "widget: a card without text has the story's picture, moves nothing, and is not the article's largest paint",
    async run({ page, origin, engine }) {
      await page.addInitScript(() => {
        window.seen = { shifts: [], largest: [] };
        const observe = (type, take) => {
          try {
            new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
          } catch {}
        };
        observe("layout-shift", ({ value }) => window.seen.shifts.push(value));
        observe("largest-contentful-paint", ({ url }) => window.seen.largest.push(url));
      });
      assert.match(await opened(page, origin, "card"), /sample\/cards\/tidecard-data-leak\.svg#light/);
      await page.waitForTimeout(400);
      if (engine === "chromium") await page.waitForFunction(() => window.seen.largest.length > 0, null, { timeout: 20_000 });
      const { width, height } = await shadow(page, ".poster > div");
      assert.ok(Math.abs(width / height - 1200 / 630) < 0.01, `${width} × ${height}`);
      const { shifts, largest } = await page.evaluate(() => window.seen);
      if (engine === "chromium") {
        assert.deepEqual(shifts, []);
        assert.deepEqual(largest.filter(Boolean), []);
      }
      await clickButton(page);
      await ready(page);
    },
  },
  {
    name: "widget: the picture is of the element's language, story and bundle, and as dark as the article",
    async run({ page, origin }) {
      await opened(page, origin, "card-ko");
      assert.deepEqual(await cards(page), ["cards/tidecard-data-leak.ko.svg"]);
      assert.match(await opened(page, origin, "card-first"), /sample\/bundle\.svg#light/);
      assert.match(await opened(page, origin, "card-of-one"), /cards\/brine-in-the-quell\.svg#light/);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("theme", "dark"));
      assert.match(await picture(page), /#dark/);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("story", "storm-idra-port-almery"));
      await page.waitForFunction(() =>
        /storm-idra-port-almery\.svg#dark/.test(document.querySelector("story-lens").shadowRoot.querySelector(".poster > div")?.style.borderImageSource));
    },
  },
  {
    name: "widget: without a picture the card is whole, and a slug leads nowhere else",
    async run({ page, origin }) {
      await open(page, origin, "card-missing");
      await page.waitForTimeout(500);
      assert.deepEqual(await cards(page), ["cards/..%2F..%2Fbundle.svg"]);
      assert.equal(await shadow(page, ".poster"), undefined);
      assert.ok((await shadow(page, ".button")).height > 0);
    },
  },
  {
    name: "widget: no picture is asked for before it is near, nor before consent, and a strict policy shows it",
    async run({ page, origin }) {
      for (const name of ["card-consent", "card-below"]) {
        await open(page, origin, name);
        await page.waitForTimeout(400);
        assert.deepEqual(await cards(page), [], name);
      }
      assert.match(await opened(page, origin, "card-strict"), /#light/);
    },
  },
];

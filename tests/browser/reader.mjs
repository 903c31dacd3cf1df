import assert from "node:assert/strict";
import { atRest, documentText, find, inspect, listen, openStory, ready } from "./page.mjs";
import { sentences } from "./story.mjs";

const squeezed = (text) => text.replace(/\s+/g, " ");

export const readerScenes = [
  {
    name: "every sentence of the story is in the element's document",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const text = squeezed(await documentText(page));
      for (const sentence of sentences(story.markdown)) {
        assert.ok(text.includes(squeezed(sentence)), `missing: ${sentence}`);
      }
    },
  },
  {
    name: "inspect lists the takes of the story in file order",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const { takes, story: shown, diagnostics } = await inspect(page);
      const expected = story.bundle.stories[0];
      assert.equal(shown.slug, expected.slug);
      assert.equal(shown.headline, expected.headline);
      assert.deepEqual(takes.map((take) => take.id), expected.takes.map((take) => take.id));
      assert.equal(takes.filter((take) => take.hasQuote).length, expected.takes.filter((take) => take.quote).length);
      assert.equal(diagnostics.filter(({ severity }) => severity === "error").length, 0);
    },
  },
  {
    name: "the document is hidden while the canvas shows, and has one h1",
    async run({ page, origin }) {
      await openStory(page, origin);
      const seen = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const layer = root.querySelector('[part="document"]').getBoundingClientRect();
        const canvas = root.querySelector("canvas").getBoundingClientRect();
        return { layer: layer.width * layer.height, canvas: canvas.width * canvas.height, h1: root.querySelectorAll("h1").length };
      });
      assert.ok(seen.layer <= 1);
      assert.ok(seen.canvas > 100_000);
      assert.equal(seen.h1, 1);
    },
  },
  {
    name: "a link in the painted text selects its node",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const selected = await listen(page, "story-select");
      // Walk down the reading column until a click selects something: the first entity link of the summary.
      const ids = story.bundle.stories[0].entities.map((entity) => `entity:${entity.slug}`);
      let found = null;
      for (let y = 300; y < 880 && !found; y += 8) {
        for (const x of [60, 210, 330]) {
          if (found) break;
          await page.mouse.move(x, y);
          await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
          const cursor = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").style.cursor);
          if (cursor !== "pointer") continue;
          await page.mouse.click(x, y);
          await atRest(page);
          found = (await selected()).map(({ id }) => id).find((id) => ids.includes(id)) ?? null;
        }
      }
      assert.ok(found, "no painted link selects an entity");
      assert.equal(find((await inspect(page)).nodes, found).selected, true);
    },
  },
  {
    name: "the hash keeps the place, and back returns to it",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const entity = `entity:${story.bundle.stories[0].entities[0].slug}`;
      await page.evaluate((id) => document.querySelector("story-lens").select(id), entity);
      await atRest(page);
      assert.ok(decodeURIComponent(await page.url()).includes(`node=${entity}`), await page.url());
      await page.goBack();
      await atRest(page);
      assert.equal((await inspect(page)).selection, null);
      await page.goto(`${(await page.url()).split("#")[0]}#story=${story.bundle.stories[0].slug}&node=${entity}&view=graph`);
      await page.reload();
      await ready(page);
      const seen = await inspect(page);
      assert.equal(seen.selection, entity);
      assert.equal(seen.view, "graph");
    },
  },
  {
    name: "the keyboard scrolls the canvas and Tab leaves it",
    async run({ page, origin }) {
      await openStory(page, origin);
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").focus());
      const before = (await inspect(page)).framesDrawn;
      await page.keyboard.press("PageDown");
      await atRest(page);
      assert.ok((await inspect(page)).framesDrawn > before);
      await page.keyboard.press("Tab");
      const isFocused = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.activeElement?.tagName === "CANVAS");
      assert.equal(isFocused, false);
    },
  },
  {
    name: "the sample stories open in Korean and in English, and nothing leaves the site",
    async run({ page, origin }) {
      await page.goto(`${origin}/index.html`);
      await ready(page);
      assert.equal((await inspect(page)).story.lang, "ko");
      await page.goto(`${origin}/index.html?lang=en`);
      await ready(page);
      const seen = await inspect(page);
      assert.equal(seen.story.lang, "en");
      assert.deepEqual((await page.requests()).filter((address) => !address.startsWith(origin) && !address.startsWith("data:")), []);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
    },
  },
];

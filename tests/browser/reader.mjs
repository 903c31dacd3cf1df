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
    name: "the story's document lies over the canvas and has one h1",
    async run({ page, origin }) {
      await openStory(page, origin);
      const seen = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const panel = root.querySelector('[part="document"]');
        const box = panel.getBoundingClientRect();
        const canvas = root.querySelector("canvas").getBoundingClientRect();
        const ink = getComputedStyle(panel.querySelector("h1")).color;
        return { panel: box.width * box.height, canvas: canvas.width * canvas.height, ink, h1: root.querySelectorAll("h1").length };
      });
      assert.ok(seen.panel > 100_000 && seen.panel < seen.canvas);
      assert.match(seen.ink, /rgba\(.*, 0\)|transparent/);
      assert.equal(seen.h1, 1);
    },
  },
  {
    name: "a link in the painted text selects its node",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const selected = await listen(page, "story-select");
      const id = `entity:${story.bundle.stories[0].entities[0].slug}`;
      const [x, y] = await page.evaluate((node) => {
        const link = document.querySelector("story-lens").shadowRoot.querySelector(`[part="document"] .summary a[data-node="${node}"]`);
        const [box] = link.getClientRects();
        return [box.left + box.width / 2, box.top + box.height / 2];
      }, id);
      await page.mouse.click(x, y);
      await atRest(page);
      assert.deepEqual((await selected()).map((detail) => detail.id), [id]);
      assert.equal(find((await inspect(page)).nodes, id).selected, true);
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
      // A step is one from the moment that it is taken, though the camera is still on its way.
      const other = `entity:${story.bundle.stories[0].entities[1].slug}`;
      for (const id of [entity, other]) {
        await page.evaluate((wanted) => document.querySelector("story-lens").select(wanted), id);
        await page.waitForFunction((wanted) => decodeURIComponent(location.hash).includes(`node=${wanted}`), id);
      }
      await page.goBack();
      await atRest(page);
      assert.equal((await inspect(page)).selection, entity);
      await page.goto(`${(await page.url()).split("#")[0]}#story=${story.bundle.stories[0].slug}&node=${entity}&view=graph`);
      await page.reload();
      await ready(page);
      const seen = await inspect(page);
      assert.equal(seen.selection, entity);
      assert.equal(seen.view, "graph");
    },
  },
  {
    name: "the keyboard scrolls the story, the picture follows, and Tab leaves it",
    async run({ page, origin }) {
      await openStory(page, origin);
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').focus());
      const before = (await inspect(page)).framesDrawn;
      await page.keyboard.press("PageDown");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').scrollTop > 100);
      await atRest(page);
      assert.ok((await inspect(page)).framesDrawn > before);
      await page.keyboard.press("Tab");
      const isThere = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.activeElement?.matches('[part="document"]'));
      assert.ok(!isThere);
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

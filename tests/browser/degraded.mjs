import assert from "node:assert/strict";
import { atRest, inspect, listen, openStory, ready } from "./page.mjs";

const visibleText = (page) =>
  page.evaluate(() => {
    const element = document.querySelector("story-lens");
    const layer = element.shadowRoot.querySelector('[part="document"]');
    const isSeen = layer.getBoundingClientRect().height > 200;
    return isSeen ? layer.innerText : element.innerText;
  });

const outside = "https://example.org/report";
export const degradedBundles = {
  "/linked.json": () => JSON.stringify({
    format: "storylens-bundle", version: "1.0",
    stories: [{
      slug: "linked", type: "event", headline: "Linked", inLanguage: "en", takes: [],
      sections: [{ role: "summary", heading: "Summary", markdown: `It says so in [the report](${outside}).` }],
    }],
  }),
};

export const degradedScenes = [
  {
    name: "with forced colors, and on paper, the document is the page, and paper has the addresses of links",
    engines: ["chromium"], // whose driver can ask for both
    context: { forcedColors: "active" },
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?src=/linked.json`);
      await ready(page);
      const look = () =>
        page.evaluate((address) => {
          const root = document.querySelector("story-lens").shadowRoot;
          const link = root.querySelector(`[part="document"] a[href="${address}"]`);
          return {
            isPainted: getComputedStyle(root.querySelector("canvas")).display !== "none",
            isSeen: getComputedStyle(link.closest("p")).color !== "rgba(0, 0, 0, 0)",
            added: getComputedStyle(link, "::after").content,
          };
        }, outside);
      assert.deepEqual(await look(), { isPainted: false, isSeen: true, added: "none" });
      await page.emulateMedia({ media: "print", forcedColors: "none" });
      const printed = await look();
      assert.ok(!printed.isPainted && printed.isSeen);
      assert.ok(printed.added.includes(outside), printed.added);
    },
  },
  {
    name: "without WebGL the document is the page",
    browser: { webgl: false },
    async run({ page, origin, story }) {
      await openStory(page, origin);
      assert.ok((await visibleText(page)).includes(story.bundle.stories[0].headline));
      assert.equal((await inspect(page)).framesDrawn, 0);
      await page.waitForFunction((lang) => document.documentElement.lang === lang, story.bundle.stories[0].inLanguage); // it was told
    },
  },
  {
    name: "without WebAssembly the text beside the bundle is shown, and the reason said",
    async run({ page, origin, story }) {
      await page.addInitScript(() => delete window.WebAssembly);
      await page.goto(`${origin}/embed.html?src=/story.json`);
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot?.querySelector("article") !== null);
      assert.ok((await visibleText(page)).includes(story.bundle.stories[0].headline));
      const error = await page.evaluate(() => document.querySelector("story-lens").ready.then(() => null, (why) => why.type));
      assert.equal(error, "wasm");
    },
  },
  {
    name: "without any script the app's page holds the first story",
    engines: ["chromium"], // where the driver can turn scripts off
    context: { javaScriptEnabled: false },
    async run({ page, origin }) {
      await page.goto(`${origin}/index.html`);
      const text = await page.innerText("story-lens");
      assert.ok(text.length > 1000);
    },
  },
  {
    name: "a lost context shows the text, and the picture comes back when it is restored",
    browser: { own: "lost context" }, // Firefox may not answer any more when it has run many pages before
    async run({ page, origin }) {
      await openStory(page, origin);
      const errors = await listen(page, "story-error");
      const isLive = () =>
        page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector(".frame").classList.contains("live"));
      for (let i = 0; i < 3; ++i) {
        await page.evaluate(() => {
          const canvas = document.querySelector("story-lens").shadowRoot.querySelector("canvas");
          window.loser = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
          window.loser.loseContext();
        });
        await page.waitForFunction((count) => window.heard["story-error"].length > count, i);
        assert.equal(await isLive(), false);
        assert.equal((await errors()).at(-1).type, "webglcontextlost");
        const before = (await inspect(page)).framesDrawn;
        await page.evaluate(() => window.loser.restoreContext());
        await page.waitForFunction((before) => document.querySelector("story-lens").inspect().framesDrawn > before, before);
        assert.equal(await isLive(), true);
      }
    },
  },
  {
    name: "an element that is removed is let go, and one that moves stays",
    async run({ page, origin }) {
      await openStory(page, origin);
      await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        const box = document.createElement("div");
        document.body.append(box);
        box.append(element);
      });
      await ready(page);
      assert.equal((await inspect(page)).ready, true);
      const isReady = await page.evaluate(async () => {
        const element = document.querySelector("story-lens");
        element.remove();
        await new Promise((done) => setTimeout(done, 50));
        return element.inspect().ready;
      });
      assert.equal(isReady, false);
    },
  },
];

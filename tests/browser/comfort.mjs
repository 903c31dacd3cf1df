// What makes reading comfortable: the reader's language.

import assert from "node:assert/strict";
import { atRest, inspect, openStory, ready } from "./page.mjs";

// What the button of the list of stories is called: "search" where a bundle has one story.
const names = { en: "Stories", ko: "기사 목록", ja: "記事一覧", "zh-Hans": "全部报道", es: "Historias", ar: "القصص" };

const label = (page, id) => page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`)?.textContent, id);
const waitForLabel = (page, id, text) =>
  page.waitForFunction(([id, text]) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`)?.textContent === text, [id, text], { timeout: 20_000 });
const tables = async (page) => (await page.requests()).flatMap((address) => address.match(/\/strings\/(.*)\.tsv/)?.[1] ?? []);
const setLang = (page, lang) => page.evaluate((lang) => document.querySelector("story-lens").setAttribute("lang", lang), lang);
const missing = async (page) => (await inspect(page)).diagnostics.filter(({ code }) => code === "strings-missing");

// An element that has no story yet, in a page that loses what is asked of a folder.
async function openWithout(page, origin, lost, lang) {
  await page.goto(`${origin}/embed.html?lang=${lang}`);
  await page.evaluate((lost) => {
    const usual = window.fetch;
    window.fetch = (address, ...rest) => (String(address).includes(lost) ? Promise.reject(new Error("gone")) : usual(address, ...rest));
    document.querySelector("story-lens").src = "/sample/bundle.json";
  }, lost);
  await ready(page);
}

export const comfortScenes = [
  {
    name: "the interface is in the reader's language from its first control on, and only that table is fetched",
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?lang=ko-KR`);
      await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        window.seen = new Set();
        const look = () => {
          for (const button of element.shadowRoot?.querySelectorAll('[data-control="toolbar.stories"]') ?? []) window.seen.add(button.textContent);
        };
        new MutationObserver(look).observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
        element.src = "/sample/bundle.json";
      });
      await ready(page);
      assert.deepEqual(await page.evaluate(() => [...window.seen].filter(Boolean)), [names.ko]);
      assert.deepEqual(await tables(page), ["ko"]);
      assert.deepEqual(await missing(page), []);
    },
  },
  {
    name: "English needs no table, and the interface changes its language as it runs",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en-GB", "/sample/bundle.json");
      assert.equal(await label(page, "toolbar.stories"), names.en);
      assert.deepEqual(await tables(page), []);
      for (const [lang, name] of Object.entries(names)) {
        await setLang(page, lang);
        await waitForLabel(page, "toolbar.stories", name);
        await atRest(page);
        const { canvas, box } = await page.evaluate(() => {
          const root = document.querySelector("story-lens").shadowRoot;
          return { canvas: root.querySelector("canvas").ariaLabel ?? root.querySelector("canvas").getAttribute("aria-label"), box: root.querySelector('[data-control="toolbar.stories"]').getBoundingClientRect().x };
        });
        assert.ok(canvas.length > 10, canvas);
        assert.equal(box > 700, lang === "ar", `${lang} is mirrored where it must be`);
      }
      await setLang(page, "zh-TW"); // no table of its own
      await waitForLabel(page, "toolbar.stories", names["zh-Hans"]);
      await setLang(page, "pt-BR");
      await waitForLabel(page, "toolbar.stories", names.en);
      assert.deepEqual((await tables(page)).sort(), ["ar", "es", "ja", "ko", "zh-Hans"], "each once");
      assert.deepEqual(await missing(page), []);
    },
  },
  {
    name: "an edition in another language brings that language's words",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en&story=skerran-ferry-strike", "/sample/bundle.json");
      const edition = await page.evaluate(() =>
        [...document.querySelector("story-lens").shadowRoot.querySelectorAll("[data-control]")].find((control) => control.textContent.endsWith("한국어"))?.dataset.control);
      await page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).click(), edition);
      await waitForLabel(page, "toolbar.stories", names.ko);
      assert.equal((await inspect(page)).story.lang, "ko");
      assert.deepEqual(await tables(page), ["ko"]);
    },
  },
  {
    name: "where its words do not arrive the interface is English, and a diagnostic says so",
    async run({ page, origin }) {
      await openWithout(page, origin, "/strings/", "ar");
      assert.equal(await label(page, "toolbar.stories"), names.en);
      const box = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="toolbar.stories"]').getBoundingClientRect().x);
      assert.ok(box < 100, "English is not mirrored");
      assert.match((await missing(page))[0].message, /ar.*gone/);
    },
  },
  {
    name: "what went wrong is said in the reader's language",
    allowsConsoleErrors: true,
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?lang=ko&src=/nowhere.json`);
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot?.querySelector('[part="notice"]')?.textContent.includes("기사를 불러오지 못했습니다."), undefined, { timeout: 20_000 });
      const notice = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="notice"]').textContent);
      assert.match(notice, /HTTP 404/);
    },
  },
];

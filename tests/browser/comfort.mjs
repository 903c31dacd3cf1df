// What makes reading comfortable: the reader's language, and the settings of size, measure, typeface and colors.

import assert from "node:assert/strict";
import { atRest, inspect, openStory, ready } from "./page.mjs";

// What the button of the list of stories is called: "search" where a bundle has one story.
const names = { en: "Stories", ko: "기사 목록", ja: "記事一覧", "zh-Hans": "全部文章", es: "Historias", ar: "القصص" };

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

const press = async (page, id) => {
  await page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).click(), id);
  await atRest(page);
};
const focusedControl = (page) => page.evaluate(() => document.querySelector("story-lens").shadowRoot.activeElement?.dataset.control ?? "");
const focus = (page, id) => page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).focus(), id);
// As painted and as the browser holds it.
const look = (page) => page.evaluate(() => {
  const root = document.querySelector("story-lens").shadowRoot;
  const lines = root.querySelector('[part="document"] .summary p[data-set]');
  const style = getComputedStyle(lines.querySelector(".piece") ?? lines);
  return { size: parseFloat(style.fontSize), family: style.fontFamily, width: lines.getBoundingClientRect().width };
});

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
      const dated = () => page.evaluate(() => {
        const section = document.querySelector("story-lens").shadowRoot.querySelector('[part="document"] .moments');
        return { heading: section.querySelector("h2").textContent, days: [...section.querySelectorAll("time")].map((time) => time.dateTime ?? time.getAttribute("datetime")) };
      });
      const { heading, days } = await dated();
      assert.equal(heading, "In order of time");
      assert.ok(days.length > 2 && days.every((day, i) => i === 0 || days[i - 1] <= day), `what is dated stands along time: ${days}`);
      await focus(page, edition);
      await page.keyboard.press("Enter");
      await waitForLabel(page, "toolbar.stories", names.ko);
      assert.equal((await inspect(page)).story.lang, "ko");
      assert.deepEqual(await tables(page), ["ko"]);
      assert.equal((await dated()).heading, "시간순");
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
  {
    name: "the keyboard opens the reading settings and changes them, Escape gives the focus back, and the address keeps them",
    async run({ page, origin }) {
      await page.goto(`${origin}/index.html?lang=en`);
      await ready(page);
      const before = await look(page);
      const steps = await page.evaluate(() => history.length);
      await focus(page, "toolbar.settings");
      await page.keyboard.press("Enter");
      await atRest(page);
      assert.equal(await focusedControl(page), "settings.textsize0");
      for (let i = 0; i < 3; ++i) await page.keyboard.press("Tab");
      assert.equal(await focusedControl(page), "settings.textsize3");
      await page.keyboard.press("Enter");
      await atRest(page);
      const told = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const button = root.querySelector('[data-control="settings.textsize3"]');
        const group = button.closest('[role="group"]');
        return { name: button.textContent, isPressed: button.ariaPressed ?? button.getAttribute("aria-pressed"), group: group.getAttribute("aria-label") };
      });
      assert.deepEqual(told, { name: "Text size: 130%", isPressed: "true", group: "Reading settings" });
      await press(page, "settings.measure0");
      await press(page, "settings.face2");
      await press(page, "settings.theme3");
      await page.keyboard.press("Escape");
      await atRest(page);
      assert.equal(await focusedControl(page), "toolbar.settings");
      const seen = async () => {
        const { settings } = await inspect(page);
        assert.deepEqual({ ...settings, measure: settings.measure < 1, textScale: settings.textScale.toFixed(2) }, { textScale: "1.30", measure: true, face: "sans", highContrast: true });
        const now = await look(page);
        assert.ok(Math.abs(now.size / before.size - 1.3) < 0.02, `${before.size} → ${now.size}`);
        assert.match(now.family, /^system-ui/);
        assert.ok(now.width < before.width * 1.3);
      };
      await seen();
      assert.match(await page.url(), /textsize=130&measure=narrow&face=sans&theme=contrast/);
      assert.equal(await page.evaluate(() => history.length), steps, "a setting is no step back");
      await page.reload();
      await ready(page);
      await seen();
      await press(page, "toolbar.settings");
      await press(page, "settings.reset");
      assert.doesNotMatch(await page.url(), /textsize|measure|face|theme/);
      assert.deepEqual(await look(page), before);
    },
  },
  {
    name: "what the reader chose of the colors outlives what the host says of them",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en");
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("theme", "dark"));
      await atRest(page);
      assert.equal((await inspect(page)).theme, "dark");
      await press(page, "toolbar.settings");
      await press(page, "settings.theme1");
      await page.evaluate(() => (document.documentElement.style.fontSize = "18px")); // the look is told anew
      await atRest(page);
      assert.equal((await inspect(page)).theme, "light");
    },
  },
  ...[320, 390].map((width) => ({
    name: `the toolbar has room for all at ${width} px, in every language, and the settings too`,
    context: { viewport: { width, height: 700 }, hasTouch: true },
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en&story=skerran-ferry-strike", "/sample/bundle.json");
      for (const [lang, name] of Object.entries(names)) {
        await setLang(page, lang);
        await waitForLabel(page, "toolbar.stories", name);
        await press(page, "toolbar.settings");
        const faults = await page.evaluate(() => {
          const root = document.querySelector("story-lens").shadowRoot;
          const boxes = (area) => [...root.querySelectorAll(`[data-control^="${area}."]`)].map((control) => [control.dataset.control, control.getBoundingClientRect()]);
          const cover = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
          const all = [boxes("toolbar"), boxes("settings")];
          const out = all.flat().filter(([, box]) => box.left < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight);
          const covered = all.flatMap((area) => area.flatMap(([id, box], i) => area.slice(i + 1).filter(([, other]) => cover(box, other)).map(([other]) => `${id} and ${other}`)));
          return [...out.map(([id]) => `${id} is out`), ...covered];
        });
        assert.deepEqual(faults, [], lang);
        const hasEditions = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="toolbar.languages1"], [data-control="settings.language1"]') !== null);
        assert.ok(hasEditions, `the editions can be reached in ${lang}`);
        // What lies under the popover is not pressed through it.
        const under = await page.evaluate(() => {
          const { left, top } = document.querySelector("story-lens").shadowRoot.querySelector(".ground").getBoundingClientRect();
          return document.querySelector("story-lens").shadowRoot.elementFromPoint(left + 3, top + 60).className;
        });
        assert.equal(under, "ground");
        await press(page, "toolbar.settings");
      }
    },
  })),
  {
    name: "as a page of text the story has the reader's settings too",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en");
      await press(page, "toolbar.text");
      const size = () => page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        return { text: parseFloat(getComputedStyle(root.querySelector(".summary p")).fontSize), ink: getComputedStyle(root.querySelector("article")).color, ground: getComputedStyle(root.querySelector(".frame")).backgroundColor };
      });
      const before = await size();
      await press(page, "toolbar.settings");
      const isSeen = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="settings.textsize4"]').getBoundingClientRect().height > 10);
      assert.ok(isSeen, "they are buttons there");
      await press(page, "settings.textsize4");
      const [x, y] = await page.evaluate(() => {
        const box = document.querySelector("story-lens").shadowRoot.querySelector('[data-control="settings.theme3"]').getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      });
      await page.mouse.click(x, y);
      await atRest(page);
      const now = await size();
      assert.ok(Math.abs(now.text / before.text - 1.5) < 0.02, `${before.text} → ${now.text}`);
      assert.equal(now.ink, "rgb(0, 0, 0)");
      assert.equal(now.ground, "rgb(255, 255, 255)");
    },
  },
];

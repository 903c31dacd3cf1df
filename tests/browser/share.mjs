// What a reader takes along: the address, words with their source, files; and where a mistake is reported.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { atRest, inspect, openStory } from "./page.mjs";

const reported = () => {
  const bundle = JSON.parse(readFileSync("dist/sample/bundle.json", "utf8"));
  return JSON.stringify({ ...bundle, created: "2026-06-30", reportTo: "https://desk.example/mistakes?form=1" });
};
export const shareBundles = { "/reported.json": reported };

// Plays the reader's clipboard, the system's way to hand on, and the browser's downloads.
const watch = (page, { isRefused = false } = {}) =>
  page.evaluate((isRefused) => {
    const came = (window.came = { copied: [], saved: [], files: [] });
    const writeText = async (text) => {
      if (isRefused) throw new DOMException("refused", "NotAllowedError");
      came.copied.push(text);
    };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
    const usual = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => (came.files.push(blob), usual(blob));
    HTMLAnchorElement.prototype.click = function () {
      came.saved.push(this.download);
    };
  }, isRefused);
const copied = (page) => page.evaluate(() => window.came.copied);
const press = async (page, id) => {
  await page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).focus(), id);
  await page.keyboard.press("Enter");
  await atRest(page);
};
const point = async (page, id) => {
  const [x, y] = await page.evaluate((id) => {
    const box = document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }, id);
  await page.mouse.click(x, y);
  await atRest(page);
};
const has = (page, id) => page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`) !== null, id);
const told = (page, text) =>
  page.waitForFunction((text) => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent === text, text);
// Not by click(), which watch() takes for a download.
const pressLink = (page, selector) =>
  page.evaluate((selector) => {
    const link = document.querySelector("story-lens").shadowRoot.querySelector(selector);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
  }, selector);
const select = (page, block, from, to) =>
  page.evaluate(([block, from, to]) => {
    const element = document.querySelector("story-lens").shadowRoot.querySelector(`[data-block="${block}"]`);
    const text = element.textContent;
    const place = (offset) => {
      const again = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let before = 0;
      while (again.nextNode()) {
        if (before + again.currentNode.length >= offset) return [again.currentNode, offset - before];
        before += again.currentNode.length;
      }
      return [again.currentNode, 0];
    };
    getSelection().setBaseAndExtent(...place(from), ...place(to));
    return text.slice(from, to);
  }, [block, from, to]);

export const shareScenes = [
  {
    name: "share: the link shows the same thing, and is the story's own where the page keeps no place",
    async run({ page, origin, story }) {
      await openStory(page, origin, "&lang=en&view=takes");
      await watch(page);
      await point(page, "toolbar.share");
      await point(page, "share.link");
      await told(page, "Link copied");
      assert.deepEqual(await copied(page), [await page.url()]);
      const { slug } = (await inspect(page)).story;
      assert.ok((await page.url()).includes(`story=${slug}`));
      await page.evaluate(() => history.replaceState(null, "", location.pathname));
      await press(page, "share.link");
      assert.equal((await copied(page)).at(-1), story.bundle.stories[0].url);
      await page.keyboard.press("Escape");
      await atRest(page);
      assert.equal(await has(page, "share.link"), false);
    },
  },
  {
    name: "share: selected words go with the story, its date and an address that leads to them",
    async run({ page, origin, story }) {
      await openStory(page, origin, "&lang=en");
      await watch(page);
      await press(page, "toolbar.share");
      assert.equal(await has(page, "share.quotation"), false, "nothing is selected");
      await press(page, "toolbar.share");
      const words = (await select(page, "s0.b0", 0, 24)).trim();
      await press(page, "toolbar.share");
      await press(page, "share.quotation");
      await told(page, "Quotation copied with its source");
      const { headline, url } = story.bundle.stories[0];
      const [text, source, address] = (await copied(page))[0].split("\n");
      assert.equal(text, `“${words}”`);
      assert.ok(source.startsWith(`— ${headline}`), source);
      assert.ok(address.startsWith(`${url}#:~:text=`), address);
    },
  },
  {
    name: "share: a quotation and a sentence are copied from where they stand",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en&story=storm-idra-port-almery", "/sample/bundle.json");
      await watch(page);
      // The passport: the words beside the original, who spoke, and a link that lands on the passage, which the keyboard opens too.
      const passport = await page.evaluate(() => {
        const take = [...document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] .take')].find((item) => item.querySelector(".original"));
        return [".quote", ".original", ".provenance"].map((part) => take.querySelector(part).textContent);
      });
      assert.ok(passport[0].length > 20);
      assert.match(passport[1], /^Original: .{10,}/);
      assert.match(passport[2], /^Speaker: .+ · Spoken · Translated from [A-Z]/);
      await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        element.addEventListener("story-take-open", (event) => ((window.opened = event.detail.url), event.preventDefault()), { once: true });
        element.shadowRoot.querySelector('[part="document"] .passage a').focus();
      });
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => /#:~:text=/.test(window.opened ?? ""));
      await pressLink(page, ".passage a.copy");
      await page.waitForFunction(() => window.came.copied.length === 1);
      const quotation = (await copied(page))[0].split("\n");
      assert.equal(quotation[0], '"The water came up the stairs of the fish market faster than people could come down them."', "with the marks of the source");
      assert.equal(quotation[1], "— Radio Quell, Speaker: Senna Corrow, reporter · Spoken, 8 November 2025");
      assert.match(quotation[2], /^https:\/\/radioquell\.example\/live\/idra#:~:text=The%20water/);
      await pressLink(page, '[data-block="takes.order"] a:last-child');
      await atRest(page);
      await pressLink(page, '[data-block="claim0"] a.copy');
      await page.waitForFunction(() => window.came.copied.length === 2);
      assert.match((await copied(page))[1], /^“Storm Idra.*\n— Storm Idra drives.*\nhttps:\/\/storylens\.example\/en\/n\/storm/);
    },
  },
  {
    name: "share: the bundle is saved byte for byte, and the story as Markdown",
    async run({ page, origin, story }) {
      await openStory(page, origin, "&lang=en");
      await watch(page);
      await press(page, "toolbar.share");
      await press(page, "share.bundle");
      await told(page, "Saved as a file");
      await point(page, "share.markdown");
      await page.waitForFunction(() => window.came.files.length === 2);
      const { saved, texts } = await page.evaluate(async () => ({
        saved: window.came.saved,
        texts: await Promise.all(window.came.files.map((file) => file.text())),
      }));
      const { slug } = (await inspect(page)).story;
      assert.deepEqual(saved, ["story.json", `${slug}.md`]);
      assert.equal(texts[0], String(story.json));
      assert.match(texts[1], /^# .+\n> .+\n\n\*\*Meta:\*\* /);
      assert.match(texts[1], /Canonical: https:/);
    },
  },
  {
    name: "share: the system's own way is offered where there is one; what is refused is said",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en");
      await watch(page, { isRefused: true });
      await press(page, "toolbar.share");
      await press(page, "share.link");
      await told(page, "The browser did not allow it");
      await page.evaluate(() => (navigator.share = async (what) => void (window.shared = what)));
      await page.evaluate(async () => {
        // A new one looks what the browser has.
        const again = document.createElement("story-lens");
        again.setAttribute("loading", "eager");
        again.setAttribute("reveal", "auto");
        again.setAttribute("lang", "en");
        document.querySelector("story-lens").replaceWith(again);
        again.src = "/story.json";
        await again.ready;
      });
      await atRest(page);
      await press(page, "toolbar.share");
      await point(page, "share.system");
      await page.waitForFunction(() => window.shared !== undefined);
      const { title, url } = await page.evaluate(() => window.shared);
      assert.equal(title, (await inspect(page)).story.headline);
      assert.match(url, /^https?:/);
    },
  },
  {
    name: "a mistake is reported where the bundle says, with the bundle, the version and the place",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en&story=storm-idra-port-almery", "/reported.json");
      const links = await page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        return [root.querySelector('[data-block="report"] a'), root.querySelectorAll(".take .report")[1]].map((link) => [link.textContent, link.getAttribute("href"), link.rel]);
      });
      const json = reported();
      const place = JSON.parse(json).stories.findIndex(({ slug }) => slug === "storm-idra-port-almery");
      const digest = createHash("sha256").update(json).digest("hex").slice(0, 32);
      const about = `https://desk.example/mistakes?form=1&bundle=${digest}&version=1.0&created=2026-06-30&pointer=/stories/${place}`;
      assert.deepEqual(links[0], ["Report a mistake", `${about}&story=storm-idra-port-almery&lang=en`, "noopener noreferrer"]);
      assert.equal(links[1][1], `${about}/takes/1&story=storm-idra-port-almery&lang=en&take=almerycourier.example`);
      // It is no source of the take, which a host may open in its own way.
      await page.evaluate(() => document.querySelector("story-lens").addEventListener("story-take-open", (event) => ((window.opened = true), event.preventDefault())));
      await page.evaluate(() => {
        const link = document.querySelector("story-lens").shadowRoot.querySelector(".take .report");
        link.addEventListener("click", (event) => (event.preventDefault(), (window.reported = true)));
        link.focus();
      });
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.reported === true);
      assert.equal(await page.evaluate(() => window.opened), undefined);
      await openStory(page, origin, "&lang=en");
      assert.equal(await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector(".report") === null), true);
    },
  },
];

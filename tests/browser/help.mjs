// The help: it opens and closes as it says, and each key that it lists does what it says.

import assert from "node:assert/strict";
import { atRest, find, inspect, openStory } from "./page.mjs";

const press = async (page, key) => {
  await page.keyboard.press(key);
  await atRest(page);
};
// Runs a function of the element's shadow root, and of what can be sent along. It is sent as text, put together here: the page's policy allows no
// making of functions there.
const inRoot = (page, run, ...args) =>
  page.evaluate(Object.assign(() => {}, { toString: () => `(args) => (${run})(document.querySelector("story-lens").shadowRoot, ...args)` }), args);
const isHelpOpen = (page) => inRoot(page, (root) => !root.querySelector(".help").hidden);
const isListOpen = (page) => inRoot(page, (root) => root.querySelector("input[type=search]") !== null);
const focusReader = (page) => inRoot(page, (root) => root.querySelector('[part="document"]').focus());
const focusedNode = (page) => inRoot(page, (root) => (root.activeElement?.closest(".twin") ? root.activeElement.dataset.node : ""));
const focusNode = async (page, id) => {
  await inRoot(page, (root, id) => root.querySelector(`.twin a[data-node="${id}"]`).focus(), id);
  await atRest(page);
};
const zoom = async (page) => Number((await page.evaluate(() => document.querySelector("story-lens").state)).match(/camera=[^&]*%2C([\d.]+)|camera=[^&]*,([\d.]+)/).slice(1).find(Boolean));
const place = async (page, id) => {
  const { x, y } = find((await inspect(page)).nodes, id);
  return { x, y };
};
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const results = (page) => inRoot(page, (root) => [...root.querySelectorAll(".list a[data-node]")].map((link) => link === root.activeElement));

async function openResults(page) {
  await focusReader(page);
  await press(page, "/");
  await page.keyboard.type("a");
  await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelectorAll(".list a[data-result]").length > 2, null, { timeout: 30_000 });
  await atRest(page);
}

// By the name of the line in src/story/html/help.cpp: what must come of its key.
const checks = {
  async search(page) {
    await press(page, "/");
    assert.ok(await isListOpen(page));
  },
  async help(page) {
    await press(page, "?");
    assert.ok(await isHelpOpen(page));
    await press(page, "?");
    assert.ok(!(await isHelpOpen(page)));
  },
  async escape(page, { id }) {
    await page.evaluate((id) => document.querySelector("story-lens").select(id), id);
    await press(page, "/");
    await press(page, "Escape");
    assert.ok(!(await isListOpen(page)));
    assert.equal((await inspect(page)).selection, id);
    await press(page, "Escape");
    assert.equal((await inspect(page)).selection, null);
  },
  async tab(page) {
    await press(page, "Tab");
    assert.ok(!(await inRoot(page, (root) => root.activeElement?.matches('[part="document"]'))));
    await press(page, "Shift+Tab");
    assert.ok(await inRoot(page, (root) => root.activeElement?.matches('[part="document"]')));
  },
  async zoom_in(page) {
    const before = await zoom(page);
    await press(page, "+");
    assert.ok((await zoom(page)) > before * 1.1);
  },
  async zoom_out(page) {
    const before = await zoom(page);
    await press(page, "-");
    assert.ok((await zoom(page)) < before * 0.9);
  },
  async fit(page) {
    const before = await zoom(page);
    await press(page, "+");
    await press(page, "0");
    assert.ok(Math.abs((await zoom(page)) / before - 1) < 0.02);
  },
  async undo(page, { id }) {
    await page.evaluate((id) => document.querySelector("story-lens").select(id), id);
    await atRest(page);
    await inRoot(page, (root) => [...root.querySelectorAll('[data-control^="card."]')].find((button) => button.textContent === "Hide").click());
    await atRest(page);
    await focusReader(page);
    assert.ok(!(await inspect(page)).nodes.some((node) => node.id === id));
    await press(page, "Control+z");
    assert.ok((await inspect(page)).nodes.some((node) => node.id === id));
  },
  async redo(page, { id }) {
    await checks.undo(page, { id });
    await press(page, "Control+y");
    assert.ok(!(await inspect(page)).nodes.some((node) => node.id === id));
  },
  async arrows(page, { id }) {
    await focusNode(page, id);
    const reached = new Set();
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      await press(page, key);
      reached.add(await focusedNode(page));
    }
    assert.ok(reached.size > 1 && !reached.has(""), [...reached].join());
  },
  async ends(page, { id }) {
    await focusNode(page, id);
    const nodes = await inRoot(page, (root) => [...root.querySelectorAll(".twin > ul > li > a")].map((link) => link.dataset.node));
    await press(page, "End");
    assert.equal(await focusedNode(page), nodes.at(-1));
    await press(page, "Home");
    assert.equal(await focusedNode(page), nodes[0]);
  },
  async enter(page, { id }) {
    await focusNode(page, id);
    await press(page, "Enter");
    assert.equal((await inspect(page)).selection, id);
  },
  async space(page, { id }) {
    await focusNode(page, id);
    await press(page, " ");
    await page.waitForTimeout(600); // told once nothing new has come for half a second
    const told = await inRoot(page, (root) => root.querySelector('[role="status"]').textContent);
    assert.match(told, /1 node chosen/);
  },
  async move(page, { id }) {
    await focusNode(page, id);
    await press(page, "m");
    assert.equal(await inRoot(page, (root) => root.querySelector('[data-control="card.move"]').getAttribute("aria-pressed")), "true");
  },
  async move_arrows(page, { id }) {
    await checks.move(page, { id });
    const before = await place(page, id);
    await press(page, "ArrowDown");
    const near = distance(before, await place(page, id));
    await press(page, "Shift+ArrowDown");
    assert.ok(near > 2 && distance(before, await place(page, id)) > 2.5 * near);
  },
  async move_enter(page, { id }) {
    await checks.move_arrows(page, { id });
    const moved = await place(page, id);
    await press(page, "Enter");
    assert.ok(distance(moved, await place(page, id)) < 2);
    assert.equal(find((await inspect(page)).nodes, id).pinned, true);
  },
  async move_escape(page, { id }) {
    await checks.move(page, { id });
    // From the story, since the picture may move; what is let go is drawn a little by its neighbors.
    const fromStory = async () => {
      const { nodes } = await inspect(page);
      const [node, story] = [find(nodes, id), nodes.find(({ id }) => id.startsWith("story:"))];
      return { x: node.x - story.x, y: node.y - story.y };
    };
    const before = await fromStory();
    await press(page, "Shift+ArrowDown");
    const moved = distance(before, await fromStory());
    assert.ok(moved > 60, `moved by ${moved}`);
    await press(page, "Escape");
    const left = distance(before, await fromStory());
    assert.ok(left < 0.25 * moved, `${left} of ${moved} is left`);
    assert.equal((await inspect(page)).selection, id, "Escape ended the move only");
  },
  async list_arrows(page) {
    await openResults(page);
    await press(page, "ArrowDown");
    await press(page, "ArrowDown");
    assert.equal((await results(page)).indexOf(true), 1);
    await press(page, "ArrowUp");
    assert.equal((await results(page)).indexOf(true), 0);
  },
  async list_ends(page) {
    await openResults(page);
    await press(page, "ArrowDown");
    await press(page, "End");
    const links = await results(page);
    assert.equal(links.indexOf(true), links.length - 1);
    await press(page, "Home");
    assert.equal((await results(page)).indexOf(true), 0);
  },
  async list_enter(page) {
    await openResults(page);
    await press(page, "Enter");
    assert.ok(!(await isListOpen(page)));
  },
};

export const helpScenes = [
  {
    name: "the help opens by its button and by ?, has the focus, and Escape gives it back",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en");
      const pressButton = () => inRoot(page, (root) => (root.querySelector('[data-control="toolbar.help"]').focus(), root.querySelector('[data-control="toolbar.help"]').click()));
      await pressButton();
      await atRest(page);
      const open = await inRoot(page, (root) => {
        const help = root.querySelector(".help");
        return {
          hasFocus: root.activeElement === help, name: help.getAttribute("aria-label"), role: help.getAttribute("role"), expanded: root.querySelector('[data-control="toolbar.help"]').getAttribute("aria-expanded"),
          isReaderInert: root.querySelector('[part="document"]').inert, lines: help.querySelectorAll(".keys li[data-set]").length,
        };
      });
      assert.ok(open.lines > 20, `${open.lines} lines are painted`);
      assert.deepEqual({ ...open, lines: 0 }, { hasFocus: true, name: "Keys and gestures", role: "region", expanded: "true", isReaderInert: true, lines: 0 });
      await press(page, "Escape");
      assert.ok(!(await isHelpOpen(page)));
      assert.equal(await inRoot(page, (root) => root.activeElement?.dataset.control), "toolbar.help");
      await focusReader(page);
      await press(page, "?");
      assert.ok(await isHelpOpen(page));
      await press(page, "Escape");
      assert.ok(await inRoot(page, (root) => root.activeElement?.matches('[part="document"]')));
      // Another thing that covers the story takes its place.
      await press(page, "?");
      await press(page, "/");
      assert.ok(await isListOpen(page));
      assert.ok(!(await isHelpOpen(page)));
    },
  },
  {
    name: "the help is in the language of the interface, and shown on the page of text",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=ar");
      await inRoot(page, (root) => root.querySelector('[data-control="toolbar.text"]').click());
      await inRoot(page, (root) => root.querySelector('[data-control="toolbar.help"]').click());
      await page.waitForFunction(() => !document.querySelector("story-lens").shadowRoot.querySelector(".help").hidden);
      const seen = await inRoot(page, (root) => {
        const article = root.querySelector(".help > article");
        return { lang: article.lang, dir: article.dir, text: article.textContent, height: root.querySelector(".help").getBoundingClientRect().height };
      });
      assert.equal(seen.lang, "ar");
      assert.equal(seen.dir, "rtl");
      assert.match(seen.text, /المفاتيح والإيماءات/);
      assert.ok(seen.height > 200);
    },
  },
  {
    name: "each key that the help lists does what it says",
    engines: ["chromium"], // keyboard.mjs and moving.mjs try the ways of the keyboard in all
    seconds: 240,
    async run({ page, origin, story }) {
      await openStory(page, origin, "&lang=en");
      await focusReader(page);
      await press(page, "?");
      const listed = await inRoot(page, (root) => {
        const keys = [...root.querySelectorAll(".help section")].filter((section) => !/mouse|touch/.test(section.querySelector("h3").dataset.block));
        return keys.flatMap((section) => [...section.querySelectorAll("li")].map((line) => line.dataset.block));
      });
      assert.deepEqual(listed.toSorted?.() ?? [...listed].sort(), Object.keys(checks).sort(), "every line has its check, every check its line");
      const id = `entity:${story.bundle.stories[0].entities[0].slug}`;
      await page.keyboard.press("Escape");
      await atRest(page);
      const first = await page.evaluate(() => document.querySelector("story-lens").state);
      for (const name of listed) {
        for (let i = 0; i < 3; ++i) await page.keyboard.press("Escape"); // what the last one opened
        await page.evaluate((first) => (document.querySelector("story-lens").state = first), first);
        await atRest(page);
        await focusReader(page);
        try {
          await checks[name](page, { id });
        } catch (error) {
          error.message = `${name}: ${error.message}`;
          throw error;
        }
      }
    },
  },
];

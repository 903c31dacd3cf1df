// A bundle without places is laid out while the reader looks on: in a worker, or on the page's own thread; and a drag.

import assert from "node:assert/strict";
import { atRest, find, inspect, listen, openStory } from "./page.mjs";

// So many stories, each with names of its own and a few that it shares with those near it.
function withoutPlaces(storyCount) {
  const stories = Array.from({ length: storyCount }, (_, i) => ({
    slug: `story-${i}`, type: "event", headline: `Story number ${i}`, inLanguage: "en", takes: [],
    entities: [`own-${i}-a`, `own-${i}-b`, `near-${Math.floor(i / 4)}`, `far-${i % 17}`].map((slug) => ({ slug, name: slug })),
    related: i > 0 ? [`story-${i - 1}`] : [],
  }));
  return JSON.stringify({ format: "storylens-bundle", version: "1.0", stories });
}

export const layoutBundles = {
  "/bad/many-stories.json": () => withoutPlaces(900),
  "/bad/some-stories.json": () => withoutPlaces(40),
};

// Opens without waiting for rest.
async function openBundle(page, origin, source, query = "") {
  await page.goto(`${origin}/embed.html?src=${source}&gestures=greedy&view=graph${query}`);
  await page.evaluate(() => customElements.whenDefined("story-lens").then(() => document.querySelector("story-lens").ready));
}

const laidOut = (page) =>
  page.waitForFunction(() => {
    const { progress, settled } = document.querySelector("story-lens").inspect().layout;
    return progress === 1 && settled;
  }, null, { timeout: 60_000 }); // software GL draws every step

const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

function assertSpread(nodes) {
  assert.ok(nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  const places = new Set(nodes.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`));
  assert.ok(places.size > 0.9 * nodes.length, `${places.size} places for ${nodes.length} nodes`);
}

// In the page, before all else: neither a worker nor the module comes.
function loseLayout() {
  const real = window.fetch;
  window.Worker = class {
    constructor() {
      throw new Error("forbidden");
    }
  };
  window.fetch = (what, ...rest) => (String(what).includes("storylens-layout") ? Promise.reject(new Error("lost")) : real(what, ...rest));
}

export const layoutScenes = [
  {
    name: "layout: thousands of nodes without places are laid out beside the page, and it answers meanwhile",
    async run({ page, origin }) {
      await openBundle(page, origin, "/bad/many-stories.json");
      const progress = await listen(page, "story-progress");
      // What is not seen yet is shown with the whole graph.
      const selected = await page.evaluate(() => document.querySelector("story-lens").select("story:story-3"));
      assert.ok(selected);
      await laidOut(page);
      await atRest(page);
      const { layout, nodes, selection } = await inspect(page);
      assert.equal(selection, "story:story-3");
      assert.match(layout.where, /worker|page/);
      assertSpread(nodes);
      const told = await progress();
      assert.ok(told.every((detail) => detail.phase === "layout"));
      assert.equal(told.at(-1)?.progress, 1);
    },
  },
  {
    name: "layout: where workers are forbidden the page lays out by itself",
    async run({ page, origin }) {
      await page.addInitScript(() => {
        window.Worker = class {
          constructor() {
            throw new Error("forbidden");
          }
        };
      });
      await openBundle(page, origin, "/bad/some-stories.json");
      await laidOut(page);
      const { layout, nodes } = await inspect(page);
      assert.equal(layout.where, "page");
      assertSpread(nodes);
    },
  },
  {
    name: "layout: without its module the graph is still spread, and the reason told",
    async run({ page, origin }) {
      await page.addInitScript(loseLayout);
      await openBundle(page, origin, "/bad/some-stories.json");
      await laidOut(page);
      const { diagnostics, nodes } = await inspect(page);
      assert.ok(diagnostics.some(({ code, message }) => code === "layout-failed" && message.includes("lost")));
      assertSpread(nodes);
    },
  },
  {
    name: "layout: a graph too large to be laid out here says so and shows what touches the story",
    async run({ page, origin }) {
      await page.addInitScript(loseLayout);
      await openBundle(page, origin, "/bad/many-stories.json", "&lang=en#extent=bundle&view=graph");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent.includes("too large"), null, { timeout: 60_000 });
      await atRest(page);
      const { diagnostics, nodes } = await inspect(page);
      assert.ok(diagnostics.some(({ code }) => code === "layout-failed"));
      assert.doesNotMatch(await page.evaluate(() => document.querySelector("story-lens").state), /extent=bundle/);
      assert.ok(nodes.length > 3 && nodes.length < 100, `${nodes.length} nodes`);
      assertSpread(nodes);
    },
  },
  {
    name: "layout: a drag settles within a second and moves only its neighbourhood",
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph");
      const before = await inspect(page);
      const story = before.nodes.find(({ kind }) => kind === "story");
      const leaf = before.nodes.find(({ id }) => id !== story.id && before.edges.filter(({ source, target }) => source === id || target === id).length === 1);
      const ends = before.edges.map(({ source, target }) => distance(find(before.nodes, source), find(before.nodes, target)));
      const edgeLength = ends.reduce((sum, length) => sum + length, 0) / ends.length;
      await page.mouse.move(leaf.x, leaf.y);
      await page.mouse.down();
      await page.mouse.move(leaf.x + 30, leaf.y + 10, { steps: 4 });
      await page.mouse.up();
      const ticks = (await inspect(page)).layout.ticks;
      await atRest(page);
      const after = await inspect(page);
      assert.ok(after.layout.settled);
      assert.ok(after.layout.ticks - ticks <= 60, `${after.layout.ticks - ticks} ticks of a sixtieth of a second`);
      assert.ok(distance(find(after.nodes, leaf.id), leaf) > 10);
      for (const node of before.nodes) {
        if (node.id === leaf.id || node.id === story.id || distance(node, leaf) < edgeLength) continue;
        assert.ok(distance(find(after.nodes, node.id), node) < 0.2 * edgeLength, `${node.id} moved`);
      }
    },
  },
];

import assert from "node:assert/strict";
import { atRest, find, inspect, openStory } from "./page.mjs";

// A node whose place is inside the graph and not under another.
function standing(nodes, kind) {
  const node = nodes.find((candidate) => candidate.kind === kind && candidate.x > 760 && candidate.x < 1340 && candidate.y > 80 && candidate.y < 820);
  assert.ok(node, `a node of kind ${kind} is on the screen`);
  return node;
}

const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

export const graphScenes = [
  {
    name: "inspect lists the story, its stubs and its entities, settled",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const { nodes, edges, layout } = await inspect(page);
      const expected = story.bundle.stories[0];
      find(nodes, `story:${expected.slug}`);
      assert.equal(nodes.filter(({ kind }) => kind === "stub").length, expected.related.length);
      assert.equal(nodes.filter(({ kind }) => kind === "entity").length, expected.entities.length);
      assert.equal(nodes.length, 1 + expected.related.length + expected.entities.length);
      assert.equal(edges.filter(({ kind }) => kind === "related").length, expected.related.length);
      assert.equal(edges.filter(({ kind }) => kind === "mentions").length, expected.entities.length);
      assert.equal(layout.settled, true);
      assert.equal(layout.ticks, 0, "a bundle with positions opens settled");
    },
  },
  {
    name: "inspect tells of the graph that came last, drawn or not",
    async run({ page, origin, story }) {
      await openStory(page, origin, "", "/explore.json");
      const [before, after] = await page.evaluate(async (source) => {
        const element = document.querySelector("story-lens");
        element.select(element.inspect().nodes.at(-1).id);
        const before = element.inspect();
        element.src = source;
        for (;;) {
          const now = element.inspect();
          if (now.story.slug !== before.story.slug) return [before, now];
          await new Promise((passed) => setTimeout(passed));
        }
      }, "/story.json");
      const { slug, entities, related } = story.bundle.stories[0];
      const known = new Set([`story:${slug}`, ...entities.map(({ slug }) => `entity:${slug}`), ...related.map((slug) => `story:${slug}`)]);
      assert.ok(before.nodes.length > 0 && before.selection !== null);
      assert.deepEqual(after.nodes.map(({ id }) => id).filter((id) => !known.has(id)), []);
      assert.equal(after.selection, null);
      await atRest(page);
      assert.equal((await inspect(page)).nodes.length, 1 + entities.length + related.length);
    },
  },
  {
    name: "a click at a node selects it, and a click beside it clears the selection",
    async run({ page, origin }) {
      await openStory(page, origin);
      const node = standing((await inspect(page)).nodes, "entity");
      await page.mouse.click(node.x, node.y);
      await atRest(page);
      assert.equal((await inspect(page)).selection, node.id);
      await page.mouse.click(1000, 100);
      await atRest(page);
      assert.equal((await inspect(page)).selection, null);
    },
  },
  {
    name: "a drag moves a node and the rest settles again",
    async run({ page, origin }) {
      await openStory(page, origin);
      const before = standing((await inspect(page)).nodes, "stub");
      await page.mouse.move(before.x, before.y);
      await page.mouse.down();
      await page.mouse.move(before.x + 40, before.y + 30, { steps: 6 });
      await page.waitForFunction(
        ([id, x, y]) => {
          const node = document.querySelector("story-lens").inspect().nodes.find((candidate) => candidate.id === id);
          return Math.hypot(node.x - x, node.y - y) < 4; // under the pointer
        },
        [before.id, before.x + 40, before.y + 30],
      );
      await page.mouse.up();
      await atRest(page);
      const { nodes, layout } = await inspect(page);
      assert.ok(distance(find(nodes, before.id), before) > 3);
      assert.equal(layout.settled, true);
    },
  },
  {
    name: "a double click pins a node where it is dragged",
    async run({ page, origin }) {
      await openStory(page, origin);
      const node = standing((await inspect(page)).nodes, "entity");
      await page.mouse.dblclick(node.x, node.y);
      await atRest(page);
      const pinned = find((await inspect(page)).nodes, node.id); // the camera may have made place for the card
      assert.equal(pinned.pinned, true);
      await page.mouse.move(pinned.x, pinned.y);
      await page.mouse.down();
      await page.mouse.move(pinned.x + 60, pinned.y - 20, { steps: 5 });
      await page.mouse.up();
      await atRest(page);
      const now = find((await inspect(page)).nodes, node.id);
      assert.ok(distance(now, { x: pinned.x + 60, y: pinned.y - 20 }) < 3);
    },
  },
  {
    name: "two clicks far apart in time are no double click",
    async run({ page, origin }) {
      await openStory(page, origin);
      const node = standing((await inspect(page)).nodes, "entity");
      await page.mouse.click(node.x, node.y);
      await atRest(page);
      await page.waitForTimeout(700); // longer than a double click may take
      const now = find((await inspect(page)).nodes, node.id);
      await page.mouse.click(now.x, now.y);
      await atRest(page);
      assert.equal(find((await inspect(page)).nodes, node.id).pinned, false);
    },
  },
  {
    name: "the wheel zooms at the pointer and a drag on the ground pans",
    async run({ page, origin }) {
      await openStory(page, origin);
      const node = standing((await inspect(page)).nodes, "entity");
      await page.mouse.move(node.x, node.y);
      await page.mouse.wheel(0, -240);
      await atRest(page);
      const zoomed = await inspect(page);
      assert.ok(distance(find(zoomed.nodes, node.id), node) < 1.5, "the point under the pointer stays");
      await page.mouse.move(1000, 100);
      await page.mouse.down();
      await page.mouse.move(1030, 140, { steps: 4 });
      await page.waitForTimeout(200); // so that it is no fling
      await page.mouse.up();
      await atRest(page);
      const panned = find((await inspect(page)).nodes, node.id);
      assert.ok(distance(panned, { x: node.x + 30, y: node.y + 40 }) < 3);
    },
  },
  {
    name: "nothing is drawn while nothing changes",
    async run({ page, origin }) {
      await openStory(page, origin);
      const before = (await inspect(page)).framesDrawn;
      await page.waitForTimeout(3000);
      assert.equal((await inspect(page)).framesDrawn, before);
    },
  },
  {
    name: "two fingers zoom the graph on a phone",
    engines: ["chromium", "firefox"], // WebKitGTK's driver has one finger
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph");
      const before = (await inspect(page)).nodes;
      for (const gap of [40, 60, 80, 100]) await page.touch([{ x: 195 - gap, y: 400 }, { x: 195 + gap, y: 400 }]);
      await page.touch([]);
      await atRest(page);
      const after = (await inspect(page)).nodes;
      const spread = (nodes) => distance(nodes[0], nodes[1]);
      assert.ok(spread(after) > spread(before) * 1.3, `the picture grew: ${spread(before)} → ${spread(after)}`);
    },
  },
];

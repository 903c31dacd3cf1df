import assert from "node:assert/strict";
import { atRest, find, inspect, openStory } from "./page.mjs";

const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 };

// A place in the graph of a wide window with no node near it.
async function emptyPlace(page) {
  const { nodes } = await inspect(page);
  for (let y = 120; y < 800; y += 40) {
    for (let x = 780; x < 1300; x += 40) {
      if (nodes.every((node) => distance(node, { x, y }) > node.radius + 60)) return { x, y };
    }
  }
  assert.fail("there is an empty place");
}

// Nodes of a kind that stand in the open.
function standing(nodes, kind) {
  return nodes.filter((node) => node.kind === kind && node.x > 780 && node.x < 1340 && node.y > 90 && node.y < 780);
}

// Presses a control as the keyboard and a screen reader do.
async function press(page, id) {
  await page.waitForFunction((name) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${name}"]`) !== null, id);
  await page.evaluate((name) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${name}"]`).click(), id);
  await atRest(page);
}

// It is told once nothing new has come for half a second.
async function status(page) {
  await page.waitForTimeout(600);
  return page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent);
}
const chosen = async (page) => (await inspect(page)).nodes.filter(({ selected }) => selected).map(({ id }) => id).sort();
const withShift = async (page, act) => {
  await page.keyDown("Shift");
  await act();
  await page.keyUp("Shift");
};

// Where a corner of the picture stands once it moved, told by a node.
const placeOf = async (page, id) => find((await inspect(page)).nodes, id);

// A part of the canvas as each frame leaves it, kept where one differs from the one before; for addInitScript.
function recordFrames() {
  const request = window.requestAnimationFrame.bind(window);
  window.recorded = [];
  window.requestAnimationFrame = (run) =>
    request((now) => {
      run(now);
      if (!window.recordedPart) return;
      const [x, y, width, height] = window.recordedPart;
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      copy.drawImage(document.querySelector("story-lens").shadowRoot.querySelector("canvas"), x, y, width, height, 0, 0, width, height);
      const { data } = copy.getImageData(0, 0, width, height);
      if (data.every((value, i) => value === data[i % 4])) return; // nothing was drawn in this one
      const before = window.recorded.at(-1);
      if (!before || before.some((value, i) => value !== data[i])) window.recorded.push(data);
    });
}

export const gestureScenes = [
  {
    name: "names go with their nodes in each frame of a pan",
    async run({ page, origin }) {
      await page.addInitScript(recordFrames);
      await openStory(page, origin);
      const from = await emptyPlace(page);
      const { nodes } = await inspect(page);
      const named = standing(nodes, "entity")[0];
      const [width, height] = [240, 120];
      const [dx, dy] = [23, -17];
      await page.mouse.move(from.x, from.y);
      await atRest(page);
      await page.evaluate((part) => (window.recordedPart = part), [Math.round(named.x) - width / 2, Math.round(named.y) - height / 2, width, height]);
      await page.mouse.down();
      await page.waitForFunction(() => window.recorded.length > 0);
      await atRest(page);
      await page.evaluate(() => (window.recorded = window.recorded.slice(-1)));
      await page.mouse.move(from.x + dx, from.y + dy);
      await page.waitForFunction(() => window.recorded.length > 1);
      await page.mouse.up();
      const share = await page.evaluate(([width, height, dx, dy]) => {
        const [before, after] = window.recorded;
        let [ink, missed] = [0, 0];
        const at = (data, x, y) => data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3);
        const ground = at(before, 0, 0);
        const differ = (a, b) => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2])) > 40;
        for (let y = Math.max(0, dy); y < Math.min(height, height + dy); ++y) {
          for (let x = Math.max(0, dx); x < Math.min(width, width + dx); ++x) {
            const was = at(before, x - dx, y - dy);
            if (!differ(was, ground)) continue;
            ++ink;
            if (differ(was, at(after, x, y))) ++missed;
          }
        }
        return missed / ink;
      }, [width, height, dx, dy]);
      assert.ok(share < 0.05, `${(share * 100).toFixed(1)} % of what was there has not moved with the hand in the first frame`);
    },
  },
  {
    name: "a fling of the mouse coasts on and comes to rest",
    engines: ["chromium", "firefox"], // WebKit's driver lets the hand stand still for a frame before it lets go
    async run({ page, origin, engine }) {
      await openStory(page, origin);
      const from = await emptyPlace(page);
      const { id } = (await inspect(page)).nodes[0];
      const before = await placeOf(page, id);
      const mouse = engine === "firefox" ? 0 : 1; // its number among pointers: another cannot be captured
      // Told by the events' own times: a busy machine brings them late.
      const fling = () =>
        page.evaluate(({ x, y, mouse }) => {
          const canvas = document.querySelector("story-lens").shadowRoot.querySelector("canvas");
          const tell = (type, right, at) => {
            const event = new PointerEvent(type, {
              bubbles: true, composed: true, clientX: x + right, clientY: y, button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1,
              pointerId: mouse, pointerType: "mouse", isPrimary: true,
            });
            Object.defineProperty(event, "timeStamp", { value: at });
            canvas.dispatchEvent(event);
          };
          const from = performance.now() - 100;
          tell("pointermove", 0, from);
          tell("pointerdown", 0, from);
          for (let i = 1; i <= 5; ++i) tell("pointermove", 32 * i, from + 16 * i);
          tell("pointerup", 160, from + 82);
        }, { ...from, mouse });
      await fling();
      await atRest(page);
      const after = await placeOf(page, id);
      assert.ok(after.x - before.x > 165, `it went on: ${after.x - before.x}`);
      assert.ok(Math.abs(after.y - before.y) < 3);
    },
  },
  {
    name: "with reduced motion a fling stops where the hand lets go, and a fit is one step",
    context: { reducedMotion: "reduce" },
    engines: ["chromium"],
    async run({ page, origin }) {
      await openStory(page, origin);
      const from = await emptyPlace(page);
      const { id } = (await inspect(page)).nodes[0];
      const before = await placeOf(page, id);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 160, from.y, { steps: 5 });
      await page.mouse.up();
      await atRest(page);
      assert.ok(distance(await placeOf(page, id), { x: before.x + 160, y: before.y }) < 3);
      const { framesDrawn } = await inspect(page);
      await press(page, "graph.fit");
      assert.ok((await inspect(page)).framesDrawn - framesDrawn < 10);
      assert.ok(distance(await placeOf(page, id), before) < 2);
    },
  },
  {
    name: "a double click on the ground zooms in at that point",
    async run({ page, origin }) {
      await openStory(page, origin);
      const at = await emptyPlace(page);
      const before = (await inspect(page)).nodes;
      await page.mouse.dblclick(at.x, at.y);
      await atRest(page);
      const after = (await inspect(page)).nodes;
      const grown = distance(after[0], after[1]) / distance(before[0], before[1]);
      assert.ok(Math.abs(grown - 2) < 0.05, `twice as large: ${grown}`);
      const expected = { x: at.x + (before[0].x - at.x) * 2, y: at.y + (before[0].y - at.y) * 2 };
      assert.ok(distance(after[0], expected) < 3);
    },
  },
  {
    name: "a trackpad's pinch zooms in small steps at the pointer",
    async run({ page, origin }) {
      await openStory(page, origin);
      const [node] = standing((await inspect(page)).nodes, "entity");
      const before = (await inspect(page)).nodes;
      await page.mouse.move(node.x, node.y);
      await page.evaluate(([x, y]) => {
        const canvas = document.querySelector("story-lens").shadowRoot.querySelector("canvas");
        for (let i = 0; i < 10; ++i) {
          canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -4, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true }));
        }
      }, [node.x, node.y]);
      await atRest(page);
      const after = (await inspect(page)).nodes;
      const grown = distance(after[0], after[1]) / distance(before[0], before[1]);
      assert.ok(Math.abs(grown - Math.exp(0.4)) < 0.03, `e^0.4: ${grown}`);
      assert.ok(distance(find(after, node.id), node) < 2, "the point under the pointer stays");
    },
  },
  {
    name: "two fingers zoom and move the picture with them, and what the first one touched is not clicked",
    engines: ["chromium", "firefox"],
    context: phone,
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph");
      const before = (await inspect(page)).nodes;
      const node = before.find(({ x, y }) => x > 60 && x < 330 && y > 150 && y < 600);
      const pair = (gap, x, y) => [{ x: x - gap, y }, { x: x + gap, y }];
      await page.touch([{ x: node.x, y: node.y }]);
      const start = pair(50, 195, 400);
      await page.touch([]);
      await page.waitForTimeout(600);
      await page.touch(start);
      for (let i = 1; i <= 5; ++i) await page.touch(pair(50, 195, 400 + 12 * i));
      await page.touch([]);
      await atRest(page);
      const after = (await inspect(page)).nodes;
      assert.ok(Math.abs(distance(after[0], after[1]) / distance(before[0], before[1]) - 1) < 0.05, "as large as before");
      assert.ok(find(after, node.id).y - node.y > 40, "moved along");
    },
  },
  {
    name: "shift-click makes a set, which is told, counted, pinned, shown whole and cleared",
    async run({ page, origin }) {
      await openStory(page, origin);
      const picked = standing((await inspect(page)).nodes, "entity").slice(0, 3);
      assert.equal(picked.length, 3);
      await page.mouse.click(picked[0].x, picked[0].y);
      await atRest(page);
      for (const { id } of picked.slice(1)) {
        const { x, y } = await placeOf(page, id);
        await withShift(page, () => page.mouse.click(x, y));
        await atRest(page);
      }
      const ids = picked.map(({ id }) => id).sort();
      assert.deepEqual(await chosen(page), ids);
      assert.equal((await inspect(page)).selection, picked[0].id, "the first one stays the primary");
      assert.match(await status(page), /3개 선택/);
      await press(page, "set.pin");
      assert.deepEqual((await inspect(page)).nodes.filter(({ pinned }) => pinned).map(({ id }) => id).sort(), ids);
      await press(page, "set.fit");
      for (const id of ids) {
        const { x, y } = await placeOf(page, id);
        assert.ok(x > 720 && x < 1440 && y > 48 && y < 900, `${id} is seen`);
      }
      await press(page, "set.unpin");
      assert.equal((await inspect(page)).nodes.filter(({ pinned }) => pinned).length, 0);
      const { x, y } = await placeOf(page, ids[0]);
      await withShift(page, () => page.mouse.click(x, y));
      await atRest(page);
      assert.deepEqual(await chosen(page), ids.slice(1));
      await page.keyboard.press("Escape");
      await atRest(page);
      assert.deepEqual(await chosen(page), [picked[0].id], "the selection is left");
    },
  },
  {
    name: "a line drawn around nodes with shift chooses them",
    async run({ page, origin }) {
      await openStory(page, origin);
      const { nodes } = await inspect(page);
      const [node] = standing(nodes, "stub");
      const box = { left: node.x - 70, top: node.y - 70, right: node.x + 70, bottom: node.y + 70 };
      const inside = nodes.filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom).map(({ id }) => id).sort();
      await page.mouse.move(box.left, box.top);
      await withShift(page, async () => {
        await page.mouse.down();
        for (const [x, y] of [[box.right, box.top], [box.right, box.bottom], [box.left, box.bottom]]) await page.mouse.move(x, y, { steps: 4 });
        await page.mouse.up();
      });
      await atRest(page);
      assert.deepEqual(await chosen(page), inside);
      assert.ok(inside.includes(node.id));
    },
  },
  {
    name: "a finger draws the line around nodes once the lasso's button is pressed",
    engines: ["chromium", "firefox"],
    context: phone,
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph");
      await press(page, "graph.lasso");
      const { nodes } = await inspect(page);
      const corners = [[20, 160], [320, 160], [320, 560], [20, 560], [20, 200]];
      const inside = nodes.filter(({ x, y }) => x > 20 && x < 320 && y > 160 && y < 560).map(({ id }) => id).sort();
      for (let i = 0; i + 1 < corners.length; ++i) {
        for (let step = i === 0 ? 0 : 1; step <= 6; ++step) {
          const along = (at) => corners[i][at] + ((corners[i + 1][at] - corners[i][at]) * step) / 6;
          await page.touch([{ x: along(0), y: along(1) }]);
        }
      }
      await page.touch([]);
      await atRest(page);
      assert.ok(inside.length > 1);
      assert.deepEqual(await chosen(page), inside);
    },
  },
  {
    name: "the space bar adds the node that has the focus to the set, and takes it out",
    async run({ page, origin }) {
      await openStory(page, origin);
      const focus = (index) => page.evaluate((at) => {
        const links = document.querySelector("story-lens").shadowRoot.querySelectorAll(".twin > ul > li > a");
        links[at].focus();
        return links[at].dataset.node;
      }, index);
      const ids = [];
      for (const index of [1, 3]) {
        ids.push(await focus(index));
        await atRest(page);
        await page.keyboard.press(" ");
        await atRest(page);
      }
      assert.deepEqual(await chosen(page), [...ids].sort());
      assert.match(await status(page), /2개 선택/);
      await page.keyboard.press(" ");
      await atRest(page);
      assert.deepEqual(await chosen(page), [ids[0]]);
    },
  },
  {
    name: "what was searched for is selected and flown to, from another view too",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const id = `entity:${story.bundle.stories[0].entities[0].slug}`;
      const { label } = await placeOf(page, id);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("view", "takes"));
      await atRest(page);
      await press(page, "toolbar.stories");
      await page.keyboard.type(label);
      await atRest(page);
      await page.keyboard.press("Enter");
      await page.waitForFunction((wanted) => document.querySelector("story-lens").inspect().selection === wanted, id);
      await atRest(page);
      const now = await inspect(page);
      assert.equal(now.view, "all");
      const node = find(now.nodes, id);
      assert.ok(Math.abs(node.x - (720 + 1440) / 2) < 30, `in the middle: ${node.x}`);
      assert.ok(node.y > 48 && node.y < 700);
    },
  },
  {
    name: "a link brings back the nodes that were pinned, at their places",
    async run({ page, origin }) {
      await openStory(page, origin);
      const [node] = standing((await inspect(page)).nodes, "entity");
      await page.mouse.dblclick(node.x, node.y);
      await atRest(page);
      const pinned = await placeOf(page, node.id);
      await page.mouse.move(pinned.x, pinned.y);
      await page.mouse.down();
      await page.mouse.move(pinned.x + 50, pinned.y - 30, { steps: 5 });
      await page.mouse.up();
      await atRest(page);
      const before = await placeOf(page, node.id);
      const state = await page.evaluate(() => document.querySelector("story-lens").state);
      assert.match(state, /&pin=/);
      await openStory(page, origin);
      await page.evaluate((text) => (document.querySelector("story-lens").state = text), state);
      await atRest(page);
      const after = await placeOf(page, node.id);
      assert.equal(after.pinned, true);
      assert.ok(distance(after, before) < 2, `${after.x},${after.y} is where ${before.x},${before.y} was`);
    },
  },
];

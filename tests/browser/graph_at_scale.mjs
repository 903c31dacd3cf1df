// The graph with more in it than a screen can show: labels that keep apart and stay, pictures that stay on the GPU, and a GPU
// that goes away.

import assert from "node:assert/strict";
import { PNG } from "pngjs";
import { makePlacedGraph, newsBundle } from "../bench/render/news_bundle.mjs";
import { atRest, find, inspect, openStory } from "./page.mjs";

const made = new Map();
function bundleOf(nodes) {
  if (!made.has(nodes)) made.set(nodes, newsBundle(makePlacedGraph(nodes)));
  return made.get(nodes);
}
export const newsBundles = { "/news-600.json": () => bundleOf(600), "/news-5000.json": () => bundleOf(5000) };

async function openNews(page, origin, nodes) {
  await openStory(page, origin, "&view=graph", `/news-${nodes}.json`);
  await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="graph.whole"]').click());
  await atRest(page);
}

const overlaps = ([left, top, right, bottom], other) => left < other[2] && other[0] < right && top < other[3] && other[1] < bottom;

function assertApart(nodes, when) {
  const labelled = nodes.filter((node) => node.labelVisible);
  labelled.forEach((node, i) => {
    const under = labelled.slice(i + 1).find((other) => overlaps(node.labelBox, other.labelBox));
    assert.ok(!under, `${when}: the labels of ${node.id} and ${under?.id} overlap`);
  });
  return new Map(labelled.map((node) => [node.id, node]));
}

// How often a label came or went.
function countChanges(steps) {
  const changes = new Map();
  for (let i = 1; i < steps.length; ++i) {
    for (const id of new Set([...steps[i - 1].keys(), ...steps[i].keys()])) {
      if (steps[i - 1].has(id) !== steps[i].has(id)) changes.set(id, (changes.get(id) ?? 0) + 1);
    }
  }
  return changes;
}

const middle = { x: 720, y: 480 };

// Where no node is near, nor the legend, the map or the camera's buttons.
async function bareGround(page) {
  const { nodes } = await inspect(page);
  for (let y = 860; y > 120; y -= 20) {
    for (let x = 1140; x > 340; x -= 20) {
      if (nodes.every((node) => Math.hypot(node.x - x, node.y - y) > node.radius + 20)) return { x, y };
    }
  }
  assert.fail("there is bare ground");
}

async function drag(page, dx, dy) {
  const ground = await bareGround(page);
  await page.mouse.move(ground.x, ground.y);
  await page.mouse.down();
  await page.mouse.move(ground.x + dx, ground.y + dy, { steps: 2 });
  await page.waitForTimeout(150); // a hand that stands still flings nothing
  await page.mouse.up();
  await atRest(page);
}

export const scaleScenes = [
  {
    name: "of a large graph's node the list says how many edges more there are, and only the page of text stops at that",
    async run({ page, origin }) {
      await openNews(page, origin, 600);
      const rest = () =>
        page.evaluate(() => {
          const links = [...document.querySelector("story-lens").shadowRoot.querySelectorAll(".twin ul ul a")];
          return { texts: links.map((link) => link.textContent), stops: links.filter((link) => link.tabIndex >= 0).length };
        });
      const painted = await rest();
      assert.ok(painted.texts.length > 0 && painted.texts.every((text) => /\d/.test(text)), painted.texts[0]);
      assert.equal(painted.stops, 0, "nobody stands on what nobody sees");
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="toolbar.text"]').click());
      const { texts, stops } = await rest();
      assert.equal(stops, texts.length);
      const wanted = await page.evaluate(() => {
        const link = document.querySelector("story-lens").shadowRoot.querySelector('.twin ul ul a[href^="#page="]');
        link.click();
        return decodeURIComponent(link.getAttribute("href").slice("#page=".length));
      });
      assert.equal((await inspect(page)).page, wanted);
    },
  },
  {
    name: "the list of a large graph's nodes is made some nodes at a time, and each of its links stands at its node",
    async run({ page, origin }) {
      await page.addInitScript(() => {
        window.added = [];
        const note = ({ target, addedNodes }) => target.parentElement?.matches(".twin") && window.added.push(addedNodes.length);
        (function look() {
          const twin = document.querySelector("story-lens")?.shadowRoot?.querySelector(".twin");
          if (!twin) return void requestAnimationFrame(look);
          new MutationObserver((records) => records.forEach(note)).observe(twin, { childList: true, subtree: true });
        })();
      });
      await openNews(page, origin, 600);
      const links = await page.evaluate(() => {
        const all = document.querySelector("story-lens").shadowRoot.querySelectorAll(".twin > ul > li > a");
        return [...all].map((link) => {
          const { x, y, width, height } = link.getBoundingClientRect();
          return { id: link.dataset.node, x: x + width / 2, y: y + height / 2, width };
        });
      });
      assert.equal(links.length, 400, "more cannot be walked through");
      const { nodes } = await inspect(page);
      for (const { id, x, y, width } of links) {
        const node = find(nodes, id);
        assert.ok(Math.hypot(node.x - x, node.y - y) < 2, `${id} is at ${node.x}, ${node.y}, its link at ${x}, ${y}`);
        assert.ok(width >= 24, "a target of 24 px");
      }
      const added = await page.evaluate(() => window.added);
      assert.ok(added.length > 40 && Math.max(...added) <= 8, `${added} nodes at once`);
    },
  },
  {
    name: "the list of a large graph's nodes is not made while a hand moves over the canvas",
    async run({ page, origin }) {
      await page.addInitScript(() => {
        window.moves = 0;
        window.waits = []; // how long the hand had rested when nodes were added
        let moved_ms = 0;
        const move = (canvas) => {
          moved_ms = performance.now();
          canvas.dispatchEvent(new PointerEvent("pointermove", {
            bubbles: true, composed: true, clientX: 300 + (++window.moves % 2), clientY: 300, pointerId: 1, pointerType: "mouse",
          }));
        };
        (function look() {
          const root = document.querySelector("story-lens")?.shadowRoot;
          const twin = root?.querySelector(".twin");
          if (!twin) return void requestAnimationFrame(look);
          new MutationObserver(() => twin.querySelector("a") && window.waits.push(performance.now() - moved_ms)).observe(twin, { childList: true, subtree: true });
          const hand = setInterval(move, 10, root.querySelector("canvas"));
          setTimeout(clearInterval, 2000, hand);
        })();
      });
      await openNews(page, origin, 600);
      const { moves, waits } = await page.evaluate(() => ({ moves: window.moves, waits: window.waits }));
      assert.ok(moves > 20 && waits.length > 0, `${moves} moves, ${waits.length} times nodes were added`);
      assert.ok(Math.min(...waits) > 90, `nodes were added ${Math.min(...waits)} ms after a move`);
    },
  },
  {
    name: "labels never overlap while the graph is zoomed and panned, and none flickers",
    seconds: 240,
    async run({ page, origin }) {
      await openNews(page, origin, 600);
      const zoomed = [assertApart((await inspect(page)).nodes, "as it opens")];
      assert.ok(zoomed[0].size >= 15, `${zoomed[0].size} labels are shown`);
      await page.mouse.move(middle.x, middle.y);
      for (let i = 0; i < 8; ++i) {
        await page.mouse.wheel(0, -100);
        await atRest(page);
        zoomed.push(assertApart((await inspect(page)).nodes, `zoom ${i}`));
      }
      for (const [id, times] of countChanges(zoomed)) assert.ok(times <= 2, `the label of ${id} came and went ${times} times`);

      const aside = await bareGround(page);
      await page.mouse.move(aside.x, aside.y); // what was pointed at is a name more
      await atRest(page);
      const bar = await page.evaluate(() => {
        const boxes = [...document.querySelector("story-lens").shadowRoot.querySelectorAll('[data-control^="explore."]')].map((control) => control.getBoundingClientRect());
        return { right: Math.max(...boxes.map((box) => box.right)), bottom: Math.max(...boxes.map((box) => box.bottom)) + 28 }; // and what is shown, told below
      });
      let before = assertApart((await inspect(page)).nodes, "before it is panned");
      for (let i = 0; i < 6; ++i) {
        await drag(page, 12, -9);
        const after = assertApart((await inspect(page)).nodes, `pan ${i}`);
        for (const [id, { labelBox: from }] of before) {
          const isInside = from[0] > 16 && from[2] < 1370 && from[1] > 120 && from[3] < 860; // and clear of the buttons
          // What stands over the corners, and labels give way to it.
          const isAtMap = from[2] + 12 > 1240 && from[3] > 740;
          const isAtBar = from[0] + 12 < bar.right + 8 && from[1] - 9 < bar.bottom + 8;
          if (!isInside || isAtMap || isAtBar) continue;
          assert.ok(after.has(id), `the label of ${id} stays while the graph is panned`);
          const to = after.get(id).labelBox;
          assert.ok(Math.abs(to[0] - from[0] - 12) < 2 && Math.abs(to[1] - from[1] + 9) < 2, `the label of ${id} stays on its side`);
        }
        before = after;
      }
    },
  },
  {
    name: "panning 5,000 labelled nodes draws a frame a move and uploads no picture",
    seconds: 240,
    async run({ page, origin }) {
      await page.addInitScript(() => {
        window.uploaded = 0;
        const count = (data) => (typeof data === "number" ? 0 : (data?.byteLength ?? 0));
        for (const name of ["bufferData", "bufferSubData"]) {
          const original = WebGL2RenderingContext.prototype[name];
          WebGL2RenderingContext.prototype[name] = function (...args) {
            // With an array of the whole memory come a first element and a number of elements.
            const length = args[4] ?? (args[3] && args[2]?.buffer ? args[3] : undefined);
            window.uploaded += length ? length * (args[2]?.BYTES_PER_ELEMENT ?? args[1]?.BYTES_PER_ELEMENT ?? 1) : count(args[1]) || count(args[2]);
            return original.apply(this, args);
          };
        }
      });
      await openNews(page, origin, 5000);
      const before = await inspect(page);
      assert.equal(before.nodes.length, 5000);
      assert.ok(before.nodes.filter((node) => node.labelVisible).length > 20);
      const ground = await bareGround(page);
      await page.mouse.move(ground.x, ground.y);
      await page.mouse.down();
      await page.mouse.move(ground.x + 10, ground.y);
      const moves = 20;
      const { frames, bytes } = await page.evaluate(async ({ moves, ground }) => {
        const element = document.querySelector("story-lens");
        const canvas = element.shadowRoot.querySelector("canvas");
        const drawn = () => element.inspect().framesDrawn;
        const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        await nextFrame();
        window.uploaded = 0;
        const first = drawn();
        for (let i = 1; i <= moves; ++i) {
          canvas.dispatchEvent(new PointerEvent("pointermove", {
            bubbles: true, composed: true, clientX: ground.x + 10 + 3 * i, clientY: ground.y, buttons: 1, pointerId: 1, pointerType: "mouse",
          }));
          await nextFrame();
        }
        return { frames: drawn() - first, bytes: window.uploaded };
      }, { moves, ground });
      assert.ok(frames <= moves + 2, `${frames} frames for ${moves} moves`);
      assert.ok(bytes / Math.max(frames, 1) < 400_000, `${Math.round(bytes / frames)} bytes are uploaded a frame`);
      await page.mouse.move(ground.x + 10 + 3 * moves, ground.y); // where the hand is by now
      await page.mouse.up();
      await atRest(page);
      const id = before.nodes[0].id;
      const [from, to] = [before, await inspect(page)].map(({ nodes }) => nodes.find((node) => node.id === id));
      assert.ok(Math.hypot(to.x - from.x, to.y - from.y) > 20, "the picture moved");
    },
  },
  {
    name: "what comes into view is all that a pan paints, and the picture is the same as one that is painted whole",
    seconds: 240,
    async run({ page, origin }) {
      await page.addInitScript(() => {
        // The ground of the picture is cleared where it is painted, and the canvas once a frame, without scissors.
        window.painted = [];
        let box = null;
        const prototype = WebGL2RenderingContext.prototype;
        const { scissor, clear, disable } = prototype;
        prototype.scissor = function (...args) {
          box = args;
          return scissor.apply(this, args);
        };
        prototype.disable = function (what) {
          if (what === this.SCISSOR_TEST) box = null;
          return disable.call(this, what);
        };
        prototype.clear = function (mask) {
          if (box) window.painted.push(box[2] * box[3]);
          return clear.call(this, mask);
        };
      });
      await openNews(page, origin, 600);
      await page.mouse.move(middle.x, middle.y);
      for (let i = 0; i < 3; ++i) await page.mouse.wheel(0, -100);
      await atRest(page);
      const aside = await bareGround(page);
      await page.mouse.move(aside.x, aside.y);
      await atRest(page);
      const repaint = async () => {
        for (const theme of ["dark", "light"]) {
          await page.evaluate((wanted) => document.querySelector("story-lens").setAttribute("theme", wanted), theme);
          await atRest(page);
        }
      };
      const painted = () => page.evaluate(() => window.painted.splice(0));
      await repaint();
      const whole = Math.max(...(await painted()));
      for (const [dx, dy] of [[-33, 0], [40, -20], [-7, 25], [100, -60], [-90, 20], [9, 5]]) await drag(page, dx, dy);
      const area = (await painted()).reduce((sum, part) => sum + part, 0);
      // A dozen moves. One that coasts ends between two pixels, and is painted whole then.
      assert.ok(area > 0 && area < whole * 3, `${area} pixels are painted, ${whole} is the whole picture`);
      const moved = PNG.sync.read(await page.screenshot());
      await repaint();
      const anew = PNG.sync.read(await page.screenshot());
      let different = 0;
      for (let i = 0; i < moved.data.length; i += 4) {
        different += [0, 1, 2].some((channel) => Math.abs(moved.data[i + channel] - anew.data[i + channel]) > 12) ? 1 : 0;
      }
      assert.ok(different < 200, `${different} pixels are others when the picture is painted whole`);
    },
  },
  {
    name: "the map in the corner comes when there is more than is seen, and a press or a drag on it brings the camera there",
    seconds: 120,
    async run({ page, origin }) {
      await openNews(page, origin, 600);
      const corner = { x: 1440 - 12 - 172, y: 900 - 12 - 116, width: 172, height: 116 };
      const camera = async () => {
        const address = await page.evaluate(() => document.querySelector("story-lens").state);
        return (new URLSearchParams(address).get("camera") ?? "0,0,1").split(",").map(Number);
      };
      const pressAt = async (x, y) => {
        await page.mouse.move(corner.x + corner.width * x, corner.y + corner.height * y);
        await page.mouse.down();
        await page.mouse.up();
        await atRest(page);
      };
      await page.mouse.move(middle.x, middle.y);
      for (let i = 0; i < 6; ++i) {
        await page.mouse.wheel(0, -100);
        await atRest(page);
      }
      await pressAt(0.25, 0.25);
      const first = await camera();
      await pressAt(0.75, 0.75);
      const second = await camera();
      assert.ok(second[0] > first[0] && second[1] > first[1], `${first} → ${second}`);
      assert.equal(second[2], first[2], "the zoom stays");
      await page.mouse.down();
      await page.mouse.move(corner.x + corner.width * 0.25, corner.y + corner.height * 0.25, { steps: 5 });
      await page.mouse.up();
      await atRest(page);
      const dragged = await camera();
      for (const axis of [0, 1]) assert.ok(Math.abs(dragged[axis] - first[axis]) < 1, `a drag ends where a press there leads: ${first} → ${second} → ${dragged}`);
      assertApart((await inspect(page)).nodes, "beside the map");
    },
  },
  {
    name: "a context that is lost and restored 20 times shows the same picture",
    seconds: 240,
    async run({ page, origin }) {
      await openNews(page, origin, 600);
      const before = PNG.sync.read(await page.screenshot());
      for (let i = 0; i < 20; ++i) {
        await page.evaluate(async () => {
          const element = document.querySelector("story-lens");
          const canvas = element.shadowRoot.querySelector("canvas");
          const drawn = element.inspect().framesDrawn;
          const loser = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
          const heard = (type) => new Promise((done) => canvas.addEventListener(type, () => setTimeout(done), { once: true }));
          const lost = heard("webglcontextlost");
          loser.loseContext();
          await lost;
          const restored = heard("webglcontextrestored");
          loser.restoreContext();
          await restored;
          while (element.inspect().framesDrawn === drawn) await new Promise((done) => setTimeout(done, 20));
        });
      }
      await atRest(page);
      const after = PNG.sync.read(await page.screenshot());
      assert.equal(after.data.length, before.data.length);
      let different = 0;
      for (let i = 0; i < after.data.length; ++i) different += Math.abs(after.data[i] - before.data[i]) > 2 ? 1 : 0;
      assert.ok(different < after.data.length * 1e-4, `${different} of ${after.data.length} channels differ`);
    },
  },
];

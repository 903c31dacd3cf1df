// The graph's picture for other places: as SVG and as PNG, by the element's methods and by the reader's own hand.

import assert from "node:assert/strict";
import { atRest, inspect, openStory, find } from "./page.mjs";

// The picture that a scene took last, served to it as the file that it is: the page's policy forbids to parse text.
let taken = "";
export const pictureFiles = { "/picture.svg": () => taken };

async function readSvg(page) {
  const { type, text, isSame } = await page.evaluate(async () => {
    const element = document.querySelector("story-lens");
    const blob = await element.picture("svg");
    const text = await blob.text();
    return { type: blob.type, text, isSame: text === (await (await element.picture("svg")).text()) };
  });
  taken = text;
  const content = await page.evaluate(async () => {
    const request = new XMLHttpRequest();
    request.open("GET", `/picture.svg?${Math.random()}`);
    request.responseType = "document";
    await new Promise((done) => (request.onloadend = done, request.send()));
    const picture = request.responseXML;
    const svg = picture?.documentElement;
    if (svg?.namespaceURI !== "http://www.w3.org/2000/svg" || picture.querySelector("parsererror")) return null;
    const texts = (selector) => [...svg.querySelectorAll(selector)].map((part) => part.textContent);
    const numbers = [...svg.querySelectorAll("*")].flatMap((part) =>
      ["x", "y", "cx", "cy", "r", "width", "height", "font-size"].map((name) => part.getAttribute(name)).filter((value) => value !== null));
    return {
      box: svg.getAttribute("viewBox"),
      role: svg.getAttribute("role"),
      title: svg.querySelector("title").textContent,
      description: svg.querySelector("desc").textContent,
      nodes: texts(".node > title"),
      shapes: svg.querySelectorAll(".node > :last-child:not(title)").length,
      labels: texts(".labels text"),
      edges: svg.querySelectorAll(".edges path").length,
      badNumbers: numbers.filter((value) => !/^-?\d+(\.\d)?$/.test(value)),
    };
  });
  assert.ok(content, `this is not SVG: ${text}`);
  return { type, text, isSame, ...content };
}

// The PNG's size, and how many of its pixels are not its ground.
const readPng = (page) =>
  page.evaluate(async () => {
    const blob = await document.querySelector("story-lens").picture("png");
    const bitmap = await createImageBitmap(blob);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return { type: blob.type, width: canvas.width, height: canvas.height, ink: pixels.filter((pixel) => pixel !== pixels[0]).length };
  });

const graphSize = (page) =>
  page.evaluate(() => {
    const { clientWidth, clientHeight } = document.querySelector("story-lens").shadowRoot.querySelector("canvas");
    return [clientWidth, clientHeight - 48]; // below the toolbar
  });

const inView = ({ x, y, radius }, [width, height]) => x + radius > 0 && x - radius < width && y + radius > 48 && y - radius < height + 48;

async function assertSame(page, size) {
  const [svg, { nodes }] = [await readSvg(page), await inspect(page)];
  assert.deepEqual(svg.badNumbers, []);
  assert.ok(svg.isSame, "the same picture is the same text");
  const seen = nodes.filter((node) => inView(node, size));
  for (const { label } of seen) assert.ok(svg.nodes.includes(label), `${label} is in the picture`);
  assert.equal(svg.shapes, svg.nodes.length);
  const starts = (label) => nodes.filter((node) => node.labelVisible).find((node) => node.label.startsWith(label.replace(/…$/, "")));
  assert.deepEqual(svg.labels.filter((label) => !starts(label)), [], "labels are those that are seen");
  assert.equal(svg.labels.length, nodes.filter((node) => node.labelVisible).length);
  return { ...svg, seen };
}

// Plays the reader's clipboard and the browser's downloads, and tells what came there.
const watch = (page, isRefused) =>
  page.evaluate((isRefused) => {
    const came = (window.came = { copied: [], saved: [], isAsked: false });
    const write = async (items) => {
      came.isAsked = navigator.userActivation?.isActive ?? true;
      if (isRefused) throw new DOMException("refused", "NotAllowedError");
      for (const item of items) came.copied.push(await item["image/png"]);
    };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { write } });
    window.ClipboardItem = class {
      constructor(items) {
        Object.assign(this, items);
      }
    };
    HTMLAnchorElement.prototype.click = function () {
      came.saved.push([this.download, this.href.slice(0, 5)]);
    };
  }, isRefused);
const came = (page) =>
  page.evaluate(() => ({ ...window.came, copied: window.came.copied.map(({ type, size }) => [type, size > 1000]) }));
const status = (page) => page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent);
const focus = (page, control) =>
  page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-control="${id}"]`).focus(), control);

async function openMenu(page) {
  await focus(page, "toolbar.share");
  await page.keyboard.press("Enter");
  await atRest(page);
}
async function press(page, control) {
  await focus(page, control);
  await page.keyboard.press("Enter");
}
const told = (page, text) =>
  page.waitForFunction((text) => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent === text, text);

export const pictureScenes = [
  {
    name: "picture: the SVG is a file of its own with the nodes and labels that are seen, in every state",
    async run({ page, origin, story }) {
      await openStory(page, origin, "&view=graph&lang=en");
      const size = await graphSize(page);
      const svg = await assertSame(page, size);
      assert.equal(svg.type, "image/svg+xml");
      assert.equal(svg.role, "img");
      assert.equal(svg.box, `0 0 ${size.join(" ")}`);
      assert.equal(svg.title, (await inspect(page)).story.headline);
      assert.equal(svg.nodes.length, svg.seen.length, "fitted, all nodes are in view");
      assert.ok(svg.edges >= svg.nodes.length - 1);
      const url = story.bundle.stories[0].url;
      assert.match(svg.description, /of \d+ shown/);
      assert.ok(svg.description.includes(`\n${url}\n${origin}/story.json`), svg.description);
      assert.doesNotMatch(svg.text, /<script|<style|href|url\(/);

      const { id } = (await inspect(page)).nodes.find((node) => node.kind === "entity");
      await page.evaluate((id) => document.querySelector("story-lens").select(id), id);
      await atRest(page);
      assert.match((await assertSame(page, size)).text, /opacity="\.25"/, "what is not selected stands back");

      await page.evaluate(() => document.querySelector("story-lens").select(null));
      const { x, y } = find((await inspect(page)).nodes, id);
      await page.mouse.move(x, y);
      for (let i = 0; i < 4; ++i) await page.mouse.wheel(0, -300);
      await atRest(page);
      const near = await assertSame(page, size);
      assert.ok(near.nodes.length < svg.nodes.length, "what is out of view is not in the picture");
    },
  },
  {
    name: "picture: names of many scripts are text on the lines that are painted",
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph&lang=en", "/scripts.json");
      await assertSame(page, await graphSize(page));
    },
  },
  {
    name: "picture: the PNG has the graph's size in device pixels, and nothing of the controls",
    context: { deviceScaleFactor: 2 },
    engines: ["chromium"], // the other drivers have one pixel ratio
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph&lang=en");
      const before = await inspect(page);
      const [width, height] = await graphSize(page);
      const png = await readPng(page);
      assert.deepEqual([png.type, png.width, png.height], ["image/png", 2 * width, 2 * height]);
      assert.ok(png.ink > 5000 && png.ink < 0.2 * png.width * png.height, `${png.ink} pixels of ink`);
      await atRest(page);
      const after = await inspect(page);
      assert.deepEqual(after.nodes, before.nodes, "taking it changes nothing");
    },
  },
  {
    name: "picture: the PNG is not blank; without a graph on the screen there is no picture",
    async run({ page, origin }) {
      await openStory(page, origin, "&view=graph&lang=en");
      const [width, height] = await graphSize(page);
      const ratio = await page.evaluate(() => devicePixelRatio);
      const png = await readPng(page);
      assert.deepEqual([png.width, png.height], [width * ratio, height * ratio]);
      assert.ok(png.ink > 2000, `${png.ink} pixels of ink`);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("view", "summary"));
      await atRest(page);
      for (const form of ["svg", "png"]) {
        const answer = await page.evaluate((form) => document.querySelector("story-lens").picture(form).then(() => "made", (error) => error.message), form);
        assert.equal(answer, "No graph is on the screen");
      }
    },
  },
  {
    name: "picture: by keyboard it is copied, and saved where the clipboard is refused, and what happened is said",
    async run({ page, origin, story }) {
      await openStory(page, origin, "&view=graph&lang=en");
      const { slug } = (await inspect(page)).story;
      await watch(page, false);
      await openMenu(page);
      await press(page, "share.png");
      await told(page, "Picture copied");
      assert.deepEqual(await came(page), { copied: [["image/png", true]], saved: [], isAsked: true });
      await press(page, "share.svg");
      await told(page, "Picture saved as a file");
      assert.deepEqual((await came(page)).saved, [[`${slug}.svg`, "blob:"]]);
      await watch(page, true);
      await press(page, "share.png");
      await page.waitForFunction(() => window.came.saved.length > 0);
      assert.deepEqual(await came(page), { copied: [], saved: [[`${slug}.png`, "blob:"]], isAsked: true });
      await atRest(page);
      assert.equal(await status(page), "Picture saved as a file");
    },
  },
];

// The widget's manners: one drawing surface a page, nothing left behind, the wheel is the article's, the look is the article's.

import assert from "node:assert/strict";
import { atRest, inspect, listen, ready } from "./page.mjs";
import { open, shadow } from "./widget.mjs";

// Keeps what the page makes, without keeping it alive: contexts, memories of modules, workers.
const countThings = () => {
  const contexts = (window.contexts = []);
  const memories = (window.memories = []);
  const workers = (window.workers = []);
  const make = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = make.call(this, kind, ...rest);
    if (kind.startsWith("webgl") && context && !contexts.some((known) => known.deref() === context)) contexts.push(new WeakRef(context));
    return context;
  };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...order) => {
    const made = await instantiate.apply(WebAssembly, order);
    const memory = Object.values((made.instance ?? made).exports).find((item) => item instanceof WebAssembly.Memory);
    if (memory) memories.push(new WeakRef(memory));
    return made;
  };
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...order) {
      super(...order);
      workers.push(this);
      const end = this.terminate;
      this.terminate = () => (workers.splice(workers.indexOf(this), 1), end.call(this));
    }
  };
};

const liveContexts = (page) => page.evaluate(() => window.contexts.map((kept) => kept.deref()).filter((context) => context && !context.isContextLost()).length);
const isResting = (page, index) => page.evaluate((index) => document.querySelectorAll("story-lens")[index].shadowRoot.querySelector(".frame").classList.contains("resting"), index);
const revealed = (page, index) => page.evaluate((index) => document.querySelectorAll("story-lens")[index].reveal(), index);

// How many colors the element's still or canvas has where the graph is: a picture that is not one has one.
const colorsOfStill = (page, index) =>
  page.evaluate((index) => {
    const still = document.querySelectorAll("story-lens")[index].shadowRoot.querySelector(".still");
    const pixels = new Uint32Array(still.getContext("2d").getImageData(0, 0, still.width, still.height).data.buffer);
    return new Set(pixels).size;
  }, index);

const mounts = 200;

export const widgetMannersScenes = [
  {
    name: "widget: of three live stories one has a GL context, the others show their last picture and take it back when asked",
    async run({ page, origin, story }) {
      await page.addInitScript(countThings);
      await open(page, origin, "three");
      for (const index of [0, 1, 2]) {
        await revealed(page, index);
        await page.waitForTimeout(200);
        assert.equal(await liveContexts(page), 1);
      }
      assert.deepEqual([await isResting(page, 0), await isResting(page, 1), await isResting(page, 2)], [true, true, false]);
      assert.ok((await colorsOfStill(page, 0)) > 20);
      await page.evaluate(() => document.querySelectorAll("story-lens")[0].scrollIntoView({ block: "center" }));
      const canvas = await shadow(page, "canvas.still", 0);
      await page.mouse.click(canvas.x + 20, canvas.y + canvas.height / 2);
      await page.waitForFunction(() => !document.querySelector("story-lens").shadowRoot.querySelector(".resting"));
      assert.equal(await liveContexts(page), 1);
      assert.deepEqual([await isResting(page, 1), await isResting(page, 2)], [true, true]);
      await page.evaluate(() => document.querySelectorAll("story-lens")[1].scrollIntoView({ block: "center" }));
      const id = `entity:${story.bundle.stories[0].entities[0].slug}`;
      await page.evaluate((id) => document.querySelectorAll("story-lens")[1].select(id), id);
      await page.waitForFunction(() => document.querySelectorAll("story-lens")[1].inspect().selection !== null && !document.querySelectorAll("story-lens")[1].shadowRoot.querySelector(".resting"));
      assert.equal(await liveContexts(page), 1);
    },
  },
  {
    name: "widget: ten stories at once all become live, with one context",
    seconds: 240,
    async run({ page, origin }) {
      await page.addInitScript(countThings);
      await open(page, origin, "ten");
      await page.evaluate(() => Promise.all([...document.querySelectorAll("story-lens")].map((element) => element.ready)).then(() => {}));
      // The context goes from hand to hand until each has drawn.
      await page.waitForFunction(() => window.contexts.map((kept) => kept.deref()).filter((context) => context && !context.isContextLost()).length === 1);
      await page.waitForTimeout(500);
      assert.ok((await liveContexts(page)) <= 1);
      assert.equal(await page.evaluate(() => [...document.querySelectorAll("story-lens")].filter((element) => element.inspect().ready).length), 10);
    },
  },
  {
    name: "widget: mounted and removed 200 times it leaves nothing behind",
    engines: ["chromium"], // whose driver can tell what is held
    seconds: 600,
    async run({ page, origin }) {
      await page.addInitScript(countThings);
      await open(page, origin, "empty");
      const mount = (times) =>
        page.evaluate(async (times) => {
          for (let i = 0; i < times; ++i) {
            const element = document.createElement("story-lens");
            element.src = "/linked.json";
            element.height = "120";
            document.querySelector("main").append(element);
            await element.reveal();
            element.remove();
            await new Promise((done) => setTimeout(done, 20));
          }
        }, times);
      const forgetDead = () =>
        page.evaluate(() => {
          for (const kept of [window.contexts, window.memories]) kept.splice(0, kept.length, ...kept.filter((item) => item.deref()));
        });
      await mount(20);
      await page.held();
      await forgetDead();
      const before = await page.held();
      for (let i = 0; i < 10; ++i) await mount(mounts / 10);
      await page.held();
      await forgetDead();
      const after = await page.held();
      const { memories, workers } = await page.evaluate(() => ({
        memories: window.memories.filter((kept) => kept.deref()).length,
        workers: window.workers.length,
      }));
      assert.equal(await liveContexts(page), 0);
      assert.equal(workers, 0);
      assert.ok(memories <= 1, `${memories} memories of modules are kept`);
      assert.ok(after.listeners <= before.listeners, `listeners: ${before.listeners} → ${after.listeners}`);
      assert.ok(after.nodes <= before.nodes * 1.02, `nodes: ${before.nodes} → ${after.nodes}`);
      assert.ok(after.heap <= before.heap * 1.02, `heap: ${before.heap} → ${after.heap}`);
    },
  },
  {
    name: "widget: moved, removed and put back, hidden and shown, it is there again",
    async run({ page, origin }) {
      await open(page, origin, "one");
      await revealed(page, 0);
      await ready(page);
      await page.evaluate(async () => {
        const element = document.querySelector("story-lens");
        element.hidden = true;
        await new Promise((done) => setTimeout(done, 100));
        element.hidden = false;
        const host = document.createElement("div");
        document.querySelector("main").append(host);
        host.attachShadow({ mode: "open" }).append(element); // into a shadow root, live
        window.element = element;
      });
      assert.equal(await page.evaluate(() => window.element.inspect().ready), true);
      const isBack = await page.evaluate(async () => {
        const { element } = window;
        element.remove();
        await new Promise((done) => setTimeout(done, 50));
        document.querySelector("main").append(element);
        const isCard = element.inspect().ready === false && element.shadowRoot.querySelector(".button") !== null;
        await element.reveal();
        return isCard && element.inspect().ready;
      });
      assert.equal(isBack, true);
    },
  },
  {
    name: "widget: of no width it waits, and is drawn when it has one",
    async run({ page, origin }) {
      await open(page, origin, "one");
      await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        element.view = "graph";
        element.style.setProperty("width", "0");
      });
      await revealed(page, 0);
      await page.evaluate(() => document.querySelector("story-lens").style.removeProperty("width"));
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().nodes.length > 0 && document.querySelector("story-lens").inspect().framesDrawn > 0);
      await atRest(page);
      assert.ok((await shadow(page, "canvas.graph")).width > 300);
    },
  },
  {
    name: "widget: the wheel moves the article, a hint says how to zoom, and the host hears of it",
    context: { locale: "en" },
    async run({ page, origin, engine }) {
      await open(page, origin, "auto");
      await ready(page);
      const prevented = await listen(page, "story-gesture-prevented");
      const canvas = await shadow(page, "canvas.graph");
      const y = Math.min(canvas.y + canvas.height / 2, 700);
      const x = canvas.x + canvas.width * 0.75;
      await page.mouse.move(x - 30, y);
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, 200);
      await page.waitForFunction(() => window.scrollY > 50);
      await page.waitForFunction(() => window.heard["story-gesture-prevented"].length > 0);
      assert.equal((await prevented())[0].kind, "wheel");
      assert.match((await shadow(page, ".hint")).text, /Hold .+ zoom the graph/);
      if (engine !== "webkit") await page.waitForFunction(() => !document.querySelector("story-lens").shadowRoot.querySelector(".hint.shown"));
    },
  },
  {
    name: "widget: it is as dark as the article, not as the system, and follows when that changes",
    async run({ page, origin }) {
      await open(page, origin, "one");
      const isDark = () => page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector(".frame").classList.contains("dark"));
      const paint = (color, ground) =>
        page.evaluate(([color, ground]) => {
          document.body.style.color = color;
          document.body.style.background = ground;
        }, [color, ground]);
      assert.equal(await isDark(), false);
      await paint("#eee", "#111");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector(".frame.dark") !== null);
      await revealed(page, 0);
      await ready(page);
      assert.equal((await inspect(page)).theme, "dark");
      await paint("#111", "#fff");
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().theme === "light");
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("theme", "dark"));
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().theme === "dark");
    },
  },
  {
    name: "widget: off screen nothing is drawn",
    async run({ page, origin }) {
      await open(page, origin, "auto");
      await ready(page);
      await page.evaluate(() => window.scrollTo(0, 3000));
      await page.waitForTimeout(300);
      const before = (await inspect(page)).framesDrawn;
      await page.evaluate(() => document.querySelector("story-lens").select("story:none") || document.querySelector("story-lens").setAttribute("view", "graph"));
      await page.waitForTimeout(300);
      assert.equal((await inspect(page)).framesDrawn, before);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForFunction((before) => document.querySelector("story-lens").inspect().framesDrawn > before, before);
    },
  },
];

// Chromium through playwright-core, drawing WebGL2 without a GPU. The shell first: a whole browser opens pages of its own with each window,
// which take longer than ours.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { Page } from "./page.mjs";

const candidates = [process.env.CHROMIUM ?? "", "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
export const executablePath = candidates.find((path) => path && existsSync(path));

export const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--enable-unsafe-swiftshader", "--use-angle=swiftshader",
];

export const name = "chromium";

// What is not installed; empty when the engine can run.
export function missing() {
  return executablePath ? [] : ["chromium (or its path in CHROMIUM)"];
}

// canFreeze: Playwright has each page looked at, which no browser freezes, so pages that shall be are Puppeteer's.
export async function launch({ webgl = true, canFreeze = false } = {}) {
  if (canFreeze) {
    const browser = await puppeteer.launch({ executablePath, args: flags });
    return {
      newPage: async ({ viewport }) => {
        const page = await browser.newPage();
        await page.setViewport(viewport);
        return new FreezablePage(page);
      },
      close: () => browser.close(),
    };
  }
  const browser = await chromium.launch({ executablePath, args: webgl ? flags : [...flags, "--disable-3d-apis"] });
  return {
    newPage: async ({ viewport, ...options }) => {
      const context = await browser.newContext({ viewport, ...options });
      return new ChromiumPage(await context.newPage());
    },
    close: () => browser.close(),
  };
}

class ChromiumPage extends Page {
  #page;
  #client;
  #requests = [];

  constructor(page) {
    super();
    this.#page = page;
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
    page.on("request", (request) => this.#requests.push(request.url()));
  }

  goto(url) {
    return this.#page.goto(url);
  }
  reload() {
    return this.#page.reload();
  }
  evaluate(fn, arg) {
    return this.#page.evaluate(fn, arg);
  }
  // As Playwright's: { media: "print" }. The other drivers cannot.
  emulateMedia(media) {
    return this.#page.emulateMedia(media);
  }
  inject(source) {
    return this.#page.evaluate(`${source};\n0`);
  }
  addInitScript(fn) {
    return this.#page.addInitScript(fn);
  }
  setViewportSize(size) {
    return this.#page.setViewportSize(size);
  }
  async setPixelRatio(ratio, { width, height }) {
    const client = await this.#cdp();
    await client.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: ratio, mobile: false });
  }
  screenshot(clip) {
    return this.#page.screenshot({ clip });
  }
  async requests() {
    return this.#requests;
  }
  // What the page holds once its garbage is collected. The other drivers cannot tell.
  async held() {
    const client = await this.#cdp();
    await client.send("Performance.enable");
    for (let i = 0; i < 3; ++i) await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize") };
  }
  setOffline(isOffline) {
    return this.#page.context().setOffline(isOffline);
  }
  // For a page without scripts, where evaluate() finds nobody.
  innerText(selector) {
    return this.#page.innerText(selector);
  }

  pointerMove(x, y) {
    return this.#page.mouse.move(x, y);
  }
  pointerDown(clickCount) {
    return this.#page.mouse.down({ clickCount });
  }
  pointerUp(clickCount) {
    return this.#page.mouse.up({ clickCount });
  }
  wheelAt(x, y, dx, dy) {
    return this.#page.mouse.wheel(dx, dy);
  }
  keyDown(key) {
    return this.#page.keyboard.down(key);
  }
  keyUp(key) {
    return this.#page.keyboard.up(key);
  }
  insertText(text) {
    return this.#page.keyboard.insertText(text);
  }

  async #cdp() {
    return (this.#client ??= await this.#page.context().newCDPSession(this.#page));
  }
  // The fingers that are down from now on: [] lifts them.
  async touch(points) {
    const client = await this.#cdp();
    const type = points.length === 0 ? "touchEnd" : this.isTouching ? "touchMove" : "touchStart";
    this.isTouching = points.length > 0;
    await client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  }
  async compose(stages) {
    const client = await this.#cdp();
    for (const text of stages) {
      await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await client.send("Input.insertText", { text: stages.at(-1) });
  }

  close() {
    return this.#page.context().close();
  }
}

class FreezablePage extends ChromiumPage {
  #page;
  #client;

  constructor(page) {
    super(page);
    this.#page = page;
  }

  // As a browser does to a tab that was not looked at for long, and when it is looked at again.
  async setFrozen(isFrozen) {
    this.#client ??= await this.#page.createCDPSession();
    await this.#client.send("Emulation.setFocusEmulationEnabled", { enabled: !isFrozen });
    await this.#client.send("Page.setWebLifecycleState", { state: isFrozen ? "frozen" : "active" });
  }
  close() {
    return this.#page.close();
  }
}

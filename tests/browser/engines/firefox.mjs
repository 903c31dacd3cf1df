// Firefox through puppeteer-core and WebDriver BiDi. Not headless: without a screen it has no WebGL2.

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { display, hasDisplay } from "./display.mjs";
import { Page } from "./page.mjs";

const candidates = [process.env.FIREFOX ?? "", "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
const executablePath = candidates.find((path) => path && existsSync(path));

export const name = "firefox";

export function missing() {
  return [executablePath ? "" : "firefox (or its path in FIREFOX)", hasDisplay ? "" : "Xvfb"].filter(Boolean);
}

export async function launch({ webgl = true, resistFingerprinting = false, locale = "ko-KR" } = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: false,
    env: await display(),
    extraPrefsFirefox: {
      "webgl.force-enabled": webgl,
      "webgl.disabled": !webgl,
      "intl.accept_languages": locale,
      "privacy.resistFingerprinting": resistFingerprinting,
      "privacy.spoof_english": 1, // keep the languages
    },
  });
  return {
    newPage: async ({ viewport, deviceScaleFactor = 1, hasTouch = false }) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ ...viewport, deviceScaleFactor, hasTouch });
      return new FirefoxPage(page, context);
    },
    close: () => browser.close(),
  };
}

const waitUntil = { waitUntil: "load" };

class FirefoxPage extends Page {
  #page;
  #context;
  #requests = [];
  #fingers = [];

  constructor(page, context) {
    super();
    this.#page = page;
    this.#context = context;
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
    page.on("request", (request) => this.#requests.push(request.url()));
  }

  goto(url) {
    return this.#page.goto(url, waitUntil);
  }
  reload() {
    return this.#page.reload(waitUntil);
  }
  evaluate(fn, arg) {
    return this.#page.evaluate(fn, arg);
  }
  inject(source) {
    return this.#page.evaluate(`${source};\n0`);
  }
  addInitScript(fn) {
    return this.#page.evaluateOnNewDocument(fn);
  }
  setViewportSize(size) {
    return this.#page.setViewport({ ...this.#page.viewport(), ...size });
  }
  async screenshot() {
    return Buffer.from(await this.#page.screenshot());
  }
  async requests() {
    return this.#requests;
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
  pointerClicks(count, { x, y }) {
    return this.#page.mouse.click(x, y, { count });
  }
  wheelAt(x, y, deltaX, deltaY) {
    return this.#page.mouse.wheel({ deltaX, deltaY });
  }
  keyDown(key) {
    return this.#page.keyboard.down(key);
  }
  keyUp(key) {
    return this.#page.keyboard.up(key);
  }
  insertText(text) {
    return this.#page.keyboard.sendCharacter(text);
  }
  async touch(points) {
    while (this.#fingers.length > points.length) await this.#fingers.pop().end();
    for (const [i, { x, y }] of points.entries()) {
      if (this.#fingers[i]) await this.#fingers[i].move(x, y);
      else this.#fingers.push(await this.#page.touchscreen.touchStart(x, y));
    }
  }

  close() {
    return this.#context.close();
  }
}

// WebKit: the MiniBrowser of WebKitGTK by plain WebDriver. A browser of its own for each page, which takes half a second.
//
// WebDriver has no scripts that run before those of the page and no log; the server of the tests puts a script into each page instead.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { display, hasDisplay } from "./display.mjs";
import { Page, pause } from "./page.mjs";
import { WebDriver, keyValue } from "./webdriver.mjs";

const driverPath = [process.env.WEBKIT_DRIVER ?? "", "/usr/bin/WebKitWebDriver"].find((path) => path && existsSync(path));

function findMiniBrowser() {
  const folders = ["/usr/lib", "/usr/libexec"].filter(existsSync).flatMap((folder) =>
    [folder, ...readdirSync(folder).filter((name) => /-linux-/.test(name)).map((name) => join(folder, name))]);
  const paths = folders.flatMap((folder) => ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"].map((name) => join(folder, name, "MiniBrowser")));
  return [process.env.WEBKIT ?? "", ...paths].find((path) => path && existsSync(path));
}
const browserPath = findMiniBrowser();

export const name = "webkit";

export function missing() {
  return [
    driverPath ? "" : "WebKitWebDriver (or its path in WEBKIT_DRIVER)",
    browserPath ? "" : "the MiniBrowser of WebKitGTK (or its path in WEBKIT)",
    hasDisplay ? "" : "Xvfb",
  ].filter(Boolean);
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

export async function launch({ webgl = true, server } = {}) {
  const port = await freePort();
  const driver = spawn(driverPath, [`--port=${port}`, "--host=127.0.0.1"], { env: await display(), stdio: "ignore" });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; ++tries) {
    if (await fetch(`${origin}/status`).then((response) => response.ok, () => false)) break;
    if (tries === 200) throw new Error("WebKitWebDriver does not answer");
    await pause(50);
  }
  const args = ["--automation", ...(webgl ? [] : ["--enable-webgl=false"])];
  return {
    newPage: async ({ viewport, locale }) => {
      const session = new WebDriver(origin);
      await session.open({ "webkitgtk:browserOptions": { binary: browserPath, args } });
      await session.post("timeouts", { script: 60_000, pageLoad: 60_000 });
      const page = new WebKitPage(session, server);
      await page.addInitScript(reportProblems);
      await page.addInitScript(`Object.defineProperty(navigator, "language", { value: ${JSON.stringify(locale)} })`);
      await page.addInitScript(`Object.defineProperty(navigator, "languages", { value: [${JSON.stringify(locale)}] })`);
      await page.setViewportSize(viewport);
      return page;
    },
    close: async () => void driver.kill(),
  };
}

function reportProblems() {
  const problems = (window.reportedProblems = []);
  addEventListener("error", (event) => problems.push(`${event.message} (${event.filename}:${event.lineno})`));
  addEventListener("unhandledrejection", (event) => problems.push(String(event.reason?.stack ?? event.reason)));
  const log = console.error;
  console.error = (...words) => {
    problems.push(words.join(" "));
    log.apply(console, words);
  };
}

class WebKitPage extends Page {
  #session;
  #server;
  #requests = [];

  constructor(session, server) {
    super();
    this.#session = session;
    this.#server = server;
    server.prelude = "";
  }

  // What a document has to tell is asked for before the next one replaces it.
  async #leave() {
    const { problems, requests } = await this.evaluate(() => ({
      problems: window.reportedProblems?.splice(0) ?? [],
      requests: [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)],
    })).catch(() => ({ problems: [], requests: [] }));
    this.problems.push(...problems);
    this.#requests.push(...requests.filter((address) => address !== "about:blank"));
  }

  async goto(url) {
    await this.#leave();
    await this.#session.post("url", { url });
  }
  async reload() {
    await this.#leave();
    await this.#session.post("refresh");
  }
  evaluate(fn, arg) {
    return this.#session.evaluate(fn, arg);
  }
  inject(source) {
    return this.#session.post("execute/sync", { script: source, args: [] });
  }
  async addInitScript(script) {
    this.#server.prelude += typeof script === "function" ? `(${script})();\n` : `${script};\n`;
  }
  // A window has a bar above the page, so it is made as much larger as the page came out too small.
  async setViewportSize({ width, height }) {
    const inner = () => this.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    let outer = { width, height };
    for (let tries = 0; tries < 60; ++tries) {
      await this.#session.post("window/rect", { x: 0, y: 0, ...outer });
      const now = await inner();
      if (now.width >= width && now.height === height) return; // a window has a least width
      if (tries % 10 === 0) outer = { width, height: outer.height + height - now.height };
      await pause(50);
    }
    throw new Error(`the window cannot be made ${width} × ${height}`);
  }
  async screenshot() {
    return Buffer.from(await this.#session.get("screenshot"), "base64");
  }
  async reported() {
    await this.#leave();
    return this.problems;
  }
  async requests() {
    await this.#leave();
    return this.#requests;
  }

  #pointer(...actions) {
    return this.#session.actions("pointer", "mouse", actions, { pointerType: "mouse" });
  }
  pointerMove(x, y) {
    return this.#pointer({ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) });
  }
  pointerDown() {
    return this.#pointer({ type: "pointerDown", button: 0 });
  }
  pointerUp() {
    return this.#pointer({ type: "pointerUp", button: 0 });
  }
  pointerClicks(count) {
    const click = [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    return this.#pointer(...Array.from({ length: count }, () => click).flat());
  }
  wheelAt(x, y, deltaX, deltaY) {
    return this.#session.actions("wheel", "wheel", [{ type: "scroll", x: Math.round(x), y: Math.round(y), deltaX, deltaY, duration: 0 }]);
  }
  keyDown(key) {
    return this.#session.actions("key", "keyboard", [{ type: "keyDown", value: keyValue(key) }]);
  }
  keyUp(key) {
    return this.#session.actions("key", "keyboard", [{ type: "keyUp", value: keyValue(key) }]);
  }
  insertText(text) {
    return this.evaluate((text) => document.execCommand("insertText", false, text), text);
  }

  close() {
    return this.#session.close();
  }
}

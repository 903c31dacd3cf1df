// A site that can be read without a connection (`storylens build --site --offline`): what was opened opens when its host is switched off, what was not says so,
// and nothing is kept that was not asked for. Each scene has a site and a host of its own, with the app in its folder app/.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./server.mjs";
import { command } from "./story.mjs";

const story = (slug, headline, text, language = "en") => `# ${headline}

**Meta:** type: event · date: 2026-06-24 · 1 take · 1 lens · 1 region

## Summary
${text}

## Regional takes

### industry
- **The Daily** (Korea, en) — The grid was tested.
  Source: https://daily.example/${slug}

---
Canonical: https://example.org/${language}/n/${slug}
`;

const appTypes = { js: "text/javascript", wasm: "application/wasm", css: "text/css", tsv: "text/tab-separated-values", html: "text/html; charset=utf-8" };
const app = {
  handle(request, response, path) {
    const file = join("dist", path.slice("/app/".length));
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": appTypes[file.split(".").at(-1)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  },
};

// A frame of a story's page, an archive on a page of the publisher's own, and many files.
const ownPages = {
  "/frame.html": () => '<!doctype html><html lang="en"><head></head><body><iframe src="/en/n/harbour/"></iframe></body></html>',
  "/embedding.html": () => '<!doctype html><html lang="en"><head></head><body><iframe src="/app/embed.html?src=/manifest.json&story=harbour"></iframe></body></html>',
  "/archive.html": () => `<!doctype html><html lang="en"><head><title>Archive</title><script type="module" src="/app/storylens.js"></script>
    <script type="module" src="/offline.js"></script></head><body><story-lens src="/manifest.json" story="harbour" lang="en" height="500"></story-lens></body></html>`,
  "/many/": { handle: (_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}") },
  "/app/": app,
};

class Site {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "storylens-offline-"));
    execFileSync("mkdir", ["-p", join(this.folder, "in")]);
    this.write("harbour.md", story("harbour", "Harbour lights go out", "The harbour was dark."));
    this.write("grid.md", story("grid", "Who pays for the grid", "Nobody says."));
    this.write("harbour.ko.md", story("harbour", "항구의 불이 꺼졌다", "항구가 어두웠다.", "ko"));
  }
  write(name, text) {
    writeFileSync(join(this.folder, "in", name), text);
  }
  build(...options) {
    execFileSync(command, ["build", join(this.folder, "in"), "-o", join(this.folder, "out"), "--site", "https://news.example", "--app", "/app/storylens.js",
      "--brotli", "0", ...options], { stdio: "pipe" });
  }
  async start() {
    this.server = await serve(join(this.folder, "out"), ownPages, this.port);
    this.origin = this.server.origin;
    this.port = Number(new URL(this.origin).port);
  }
  stop() {
    this.server?.close();
    this.server = undefined;
  }
  shards() {
    return readdirSync(join(this.folder, "out/stories"), { recursive: true }).map(String).filter((name) => name.endsWith(".json")).map((name) => `/stories/${name}`);
  }
}

const scene = (name, run, more = {}) => ({
  name: `offline: ${name}`,
  allowsConsoleErrors: true, // browsers report what does not arrive
  ...more,
  async run(tools) {
    const site = new Site();
    try {
      await run({ ...tools, site });
    } finally {
      site.stop();
      rmSync(site.folder, { recursive: true, force: true });
    }
  },
});

const kept = (page) => page.evaluate(async () => {
  const addresses = [];
  for (const name of await caches.keys()) addresses.push(...(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
  return addresses.sort();
});
const workers = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 });
const keeps = (page, ...paths) => page.waitForFunction(async (paths) => {
  const found = await Promise.all(paths.map((path) => caches.match(new URL(path, location.href))));
  return found.every(Boolean);
}, paths, { timeout: 30_000 });
const said = (page) => page.evaluate(() => [...document.querySelectorAll("body > .kept")].map((notice) => `${notice.lang} ${notice.getAttribute("role")}: ${notice.textContent}`));
const isOffered = (page) => page.evaluate(() => "serviceWorker" in navigator);

// The page's widget, live.
const reveal = (page) => page.evaluate(async () => {
  await customElements.whenDefined("story-lens");
  const element = document.querySelector("story-lens");
  await element.reveal();
  return element.inspect().story.slug;
});

const appFiles = ["/app/storylens.js", "/app/storylens-app.js", "/app/storylens.wasm"];

export const offlineScenes = [
  scene("a story that was opened opens without its host, live and as a copy of when; one that was not says so, and what there is", async ({ page, site }) => {
    site.build("--offline");
    await site.start();
    await page.goto(`${site.origin}/en/n/harbour/`);
    if (!(await isOffered(page))) return;
    await controlled(page);
    assert.equal(await reveal(page), "harbour");
    await keeps(page, "/en/n/harbour/", "/site.css", ...appFiles);
    await page.goto(`${site.origin}/ko/n/harbour/`);
    await keeps(page, "/ko/n/harbour/");
    assert.deepEqual(await said(page), []);
    site.stop();

    await page.goto(`${site.origin}/en/n/harbour/`);
    assert.match((await said(page)).join(), /^en status: The site cannot be reached\. This is a copy kept on this device: .*\b20\d\d\b.*\.$/);
    assert.match(await page.evaluate(() => document.querySelector("main").textContent), /The harbour was dark/);
    assert.equal(await reveal(page), "harbour");
    assert.equal(await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').textContent), "");

    await page.goto(`${site.origin}/ko/n/harbour/`);
    assert.match((await said(page)).join(), /^ko status: 사이트에 연결할 수 없습니다\. .*년.*\)\.$/);

    await page.goto(`${site.origin}/en/n/grid/`);
    const missing = await page.evaluate(() => ({
      heading: document.querySelector("h1").textContent,
      text: document.querySelector("[role=status]").textContent,
      lang: document.documentElement.lang,
      links: [...document.querySelectorAll("ul a")].map((link) => `${link.getAttribute("href")} ${link.textContent}`).sort(),
    }));
    assert.equal(missing.heading, "This page is not kept on this device");
    assert.match(missing.text, /only what was opened here before can be read/);
    assert.equal(missing.lang, "en");
    assert.deepEqual(missing.links, [`${site.origin}/en/n/harbour/ Harbour lights go out`, `${site.origin}/ko/n/harbour/ 항구의 불이 꺼졌다`]);

    await site.start();
    await page.goto(`${site.origin}/en/n/grid/`);
    assert.match(await page.evaluate(() => document.body.textContent), /Who pays for the grid/);
    assert.deepEqual(await said(page), []);
  }),
  scene("an archive that was opened opens without its host, and says that its list is a copy", async ({ page, site }) => {
    site.build("--offline");
    await site.start();
    await page.goto(`${site.origin}/archive.html`);
    if (!(await isOffered(page))) return;
    await controlled(page);
    assert.equal(await reveal(page), "harbour");
    await keeps(page, "/archive.html", "/manifest.json", "/app/storylens-archive.js", ...appFiles);
    site.stop();
    await page.goto(`${site.origin}/archive.html`);
    assert.equal(await reveal(page), "harbour");
    assert.equal((await said(page)).length, 1);
    // A page that came from the host, whose host is gone now, is told by the worker.
    await site.start();
    await page.goto(`${site.origin}/archive.html`);
    assert.deepEqual(await said(page), []);
    site.stop();
    assert.equal(await reveal(page), "harbour");
    await page.waitForFunction(() => document.querySelectorAll("body > .kept").length === 1);
    assert.match((await said(page)).join(), /^en status: The site cannot be reached/);
  }),
  scene("without the option nothing is registered and nothing is kept", async ({ page, site }) => {
    site.build();
    await site.start();
    await page.goto(`${site.origin}/en/n/harbour/`);
    assert.equal(await reveal(page), "harbour");
    if (!(await isOffered(page))) return;
    await page.waitForTimeout(500);
    assert.equal(await workers(page), 0);
    assert.deepEqual(await kept(page), []);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  }),
  scene("a page in a frame and an embed register nothing, and of what a frame opens nothing is kept", async ({ page, site }) => {
    site.build("--offline");
    await site.start();
    const framed = (path) => page.evaluate(() => new Promise((done) => {
      const frame = document.querySelector("iframe");
      const isThere = () => frame.contentDocument?.readyState === "complete" && frame.contentDocument.querySelector("story-lens, main");
      const timer = setInterval(() => isThere() && (clearInterval(timer), done(true)), 50);
    }), path);
    for (const address of ["/frame.html", "/embedding.html", "/app/embed.html?src=/manifest.json&story=harbour"]) {
      await page.goto(`${site.origin}${address}`);
      if (!(await isOffered(page))) return;
      if (/frame|embedding/.test(address)) await framed();
      await page.waitForTimeout(500);
      assert.equal(await workers(page), 0, address);
      assert.deepEqual(await kept(page), [], address);
    }
    // Where there is a worker already.
    await page.goto(`${site.origin}/ko/n/harbour/`);
    await controlled(page);
    await keeps(page, "/ko/n/harbour/", "/app/storylens.js");
    for (const address of ["/frame.html", "/embedding.html", "/app/embed.html?src=/manifest.json&story=harbour"]) {
      await page.goto(`${site.origin}${address}`);
      if (/frame|embedding/.test(address)) await framed();
      else await page.evaluate(() => document.querySelector("story-lens").ready.then(() => {}));
    }
    await page.waitForTimeout(500);
    const files = await kept(page);
    assert.deepEqual(files.filter((path) => /embed\.html|manifest|^\/en\/|\/stories\/|\.wasm/.test(path)), []);
  }),
  scene("a new build clears what no kept page leads to, and keeps what is read now", async ({ page, site }) => {
    site.build("--offline");
    await site.start();
    await page.goto(`${site.origin}/en/n/harbour/`);
    if (!(await isOffered(page))) return;
    await controlled(page);
    await reveal(page);
    const [before] = site.shards();
    await keeps(page, before);
    site.write("harbour.md", story("harbour", "Harbour lights are on again", "It was bright by morning."));
    site.build("--offline");
    const [after] = site.shards();
    assert.notEqual(after, before);
    await page.goto(`${site.origin}/en/n/harbour/`);
    await page.waitForFunction(async (path) => !(await caches.match(new URL(path, location.href))), before, { timeout: 30_000 });
    await reveal(page);
    await keeps(page, after);
    site.stop();
    await page.goto(`${site.origin}/en/n/harbour/`);
    assert.match(await page.evaluate(() => document.querySelector("main").textContent), /bright by morning/);
    assert.equal(await reveal(page), "harbour");
  }),
  scene("a site that drops the option, or its files, is rid of the worker and of all that was kept", async ({ page, site }) => {
    // A browser looks for another worker after a visit, when it has time: WebKit at times only after the next one.
    const isClear = async () => {
      for (let visits = 0; visits < 12; ++visits) {
        await page.waitForTimeout(visits < 4 ? 500 : 3000);
        if (await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length === 0)) return;
        await page.goto(`${site.origin}/en/n/harbour/`);
      }
      assert.fail("the worker and what was kept are gone");
    };
    const begin = async () => {
      site.build("--offline");
      await page.goto(`${site.origin}/en/n/harbour/`);
      await controlled(page);
      await keeps(page, "/en/n/harbour/");
    };
    site.build();
    await site.start();
    await page.goto(`${site.origin}/en/n/harbour/`);
    if (!(await isOffered(page))) return;
    await begin();
    site.build();
    assert.ok(!existsSync(join(site.folder, "out/offline.js")));
    assert.doesNotMatch(readFileSync(join(site.folder, "out/en/n/harbour/index.html"), "utf8"), /offline/);
    await page.goto(`${site.origin}/en/n/harbour/`);
    await isClear();
    await page.goto(`${site.origin}/en/`);
    await begin();
    site.build();
    rmSync(join(site.folder, "out/offline-worker.js"));
    await page.goto(`${site.origin}/en/n/harbour/`);
    await isClear();
  }),
  scene("what is kept has a bound, and what has been there longest goes", async ({ page, site }) => {
    site.build("--offline");
    await site.start();
    await page.goto(`${site.origin}/en/n/harbour/`);
    if (!(await isOffered(page))) return;
    await controlled(page);
    await keeps(page, "/en/n/harbour/");
    await page.evaluate(async () => {
      for (let i = 0; i < 520; ++i) await (await fetch(`/many/${i}.json`)).text();
    });
    await keeps(page, "/many/519.json");
    await page.waitForFunction(async () => {
      const [name] = await caches.keys();
      return (await (await caches.open(name)).keys()).length <= 500;
    }, null, { timeout: 30_000 });
    const files = await kept(page);
    assert.ok(files.length > 490 && !files.includes("/en/n/harbour/") && !files.includes("/many/0.json"), `${files.length}: ${files.filter((path) => !path.startsWith("/many/")).join(" ")}`);
  }, { seconds: 180 }),
];

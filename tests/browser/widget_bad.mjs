// What goes wrong around the widget: the fallback stays, the host hears of it, and where it can it recovers. And hosts that are strict or strange.

import assert from "node:assert/strict";
import { inspect, listen, ready } from "./page.mjs";
import { clickButton, isSeen, open, shadow } from "./widget.mjs";

const revealed = (page) => page.evaluate(() => document.querySelector("story-lens").reveal().then(() => true, () => false));

// The card with the host's text is there, says what is wrong, and its button asks to try again.
async function assertKept(page) {
  assert.ok(await isSeen(page, ".card"));
  assert.ok(await isSeen(page, ".fallback"));
  assert.match(await page.evaluate(() => document.querySelector("story-lens").innerText), /This sentence stands/);
  assert.ok((await shadow(page, '[role="alert"]')).text.length > 20);
  assert.match((await shadow(page, ".button")).text, /Try again/);
}

async function failing(page, origin, name, type, pattern) {
  await open(page, origin, name);
  const errors = await listen(page, "story-error");
  assert.equal(await revealed(page), false);
  const error = (await errors()).at(-1);
  assert.match(error.type, type);
  assert.match(error.message, pattern);
  await assertKept(page);
}

// The reader presses the button again, and it works.
async function recovers(page) {
  await clickButton(page);
  await ready(page);
  assert.equal((await inspect(page)).ready, true);
  assert.ok(!(await isSeen(page, ".card")));
  assert.equal((await shadow(page, '[role="alert"]')).text, "");
}

const bad = (name, run, more = {}) => ({ name: `widget: ${name}`, context: { locale: "en" }, allowsConsoleErrors: true, ...more, run });

const live = (name, page, { check = async () => {}, ...more } = {}) =>
  bad(name, async (arena) => {
    await open(arena.page, arena.origin, page);
    assert.equal(await revealed(arena.page), true);
    assert.equal((await inspect(arena.page)).ready, true);
    await check(arena);
  }, { allowsConsoleErrors: false, ...more });

export const widgetBadScenes = [
  bad("a bundle that cannot be had leaves the card, and the next press gets it", async ({ page, origin }) => {
    await failing(page, origin, "flaky", /^fetch$/, /503/);
    await recovers(page);
  }),
  bad("what failed without a network is tried again when there is one", async ({ page, origin }) => {
    await open(page, origin, "offline");
    await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').textContent.length > 20);
    await assertKept(page);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.waitForFunction(() => document.querySelector("story-lens").inspect().ready);
  }),
  bad("without a network the card stays, and the story comes when there is one", async ({ page, origin }) => {
    await open(page, origin, "one");
    await page.setOffline(true);
    const errors = await listen(page, "story-error");
    assert.equal(await revealed(page), false);
    assert.ok((await errors()).length > 0);
    await assertKept(page);
    await page.setOffline(false);
    await page.waitForFunction(() => document.querySelector("story-lens").inspect().ready);
    assert.equal((await shadow(page, '[role="alert"]')).text, "");
  }, { engines: ["chromium"] }), // whose driver can take the network away
  bad("what failed while the page slept is tried again when it is looked at", async ({ page, origin }) => {
    await open(page, origin, "offline");
    await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').textContent.length > 20);
    await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await page.waitForFunction(() => document.querySelector("story-lens").inspect().ready);
  }),
  bad("a bundle that is not there leaves the card, and the one that the host names then is shown", async ({ page, origin }) => {
    await failing(page, origin, "missing", /^fetch$/, /404/);
    await page.evaluate(() => (document.querySelector("story-lens").src = "/story.json"));
    await recovers(page);
  }),
  bad("a bundle that is replaced while it comes is asked for once more, and the reader sees no error", async ({ page, origin }) => {
    await open(page, origin, "torn");
    const errors = await listen(page, "story-error");
    assert.equal(await revealed(page), true);
    assert.equal((await inspect(page)).story.slug, "linked");
    assert.deepEqual(await errors(), []);
    assert.ok(!(await isSeen(page, ".card")));
  }, { allowsConsoleErrors: false }),
  bad("an app that cannot be had leaves the card, and the next press gets it", async ({ page, origin }) => {
    await failing(page, origin, "flaky-app", /^wasm$/, /./);
    await recovers(page);
  }, { engines: ["chromium", "firefox"] }),
  bad("a module that is not the one that was built is not compiled", async ({ page, origin }) => {
    await failing(page, origin, "tampered", /^wasm$/, /./);
  }),
  bad("a bundle that breaks off midway leaves the card", async ({ page, origin }) => {
    await failing(page, origin, "broken", /^(fetch|schema)$/, /broke off|could not be fetched|:\d+/); // WebKit takes what came for all of it
  }),
  bad("a bundle that is none leaves the card and says where it is wrong", async ({ page, origin }) => {
    await failing(page, origin, "not-a-bundle", /^schema$/, /1:1/);
  }),
  bad("a bundle of another site that does not allow it leaves the card, and says nothing of what it holds", async ({ page, origin }) => {
    await open(page, origin, "one");
    const errors = await listen(page, "story-error");
    await page.evaluate(() => {
      document.querySelector("story-lens").src = `http://localhost:${location.port}/widget/closed.json`;
    });
    assert.equal(await revealed(page), false);
    assert.equal((await errors()).at(-1).type, "fetch");
    assert.doesNotMatch((await errors()).at(-1).message, /Linked/);
    await assertKept(page);
  }),
  bad("a slow bundle shows that it is on its way, and one that is no longer wanted is let go", async ({ page, origin }) => {
    await open(page, origin, "slow");
    const progress = await listen(page, "story-progress");
    const errors = await listen(page, "story-error");
    await clickButton(page);
    await page.waitForFunction(() => window.heard["story-progress"].length > 1);
    const busy = await page.evaluate(() => {
      const button = document.querySelector("story-lens").shadowRoot.querySelector(".button");
      return [button.getAttribute("aria-busy"), button.textContent];
    });
    assert.deepEqual(busy, ["true", "Loading…"]);
    await page.evaluate(() => (document.querySelector("story-lens").src = "/story.json"));
    await ready(page);
    assert.notEqual((await inspect(page)).story.slug, "linked");
    const seen = (await progress()).length;
    await page.waitForTimeout(1500);
    assert.notEqual((await inspect(page)).story.slug, "linked");
    assert.ok((await progress()).length >= seen);
    assert.deepEqual(await errors(), []);
  }),
  bad("removed while it loads it says nothing", async ({ page, origin }) => {
    await open(page, origin, "slow");
    const errors = await listen(page, "story-error");
    await clickButton(page);
    await page.waitForFunction(() => window.heard !== undefined);
    await page.evaluate(async () => {
      const element = document.querySelector("story-lens");
      window.heard.late = [];
      element.addEventListener("story-load", () => window.heard.late.push(1));
      element.remove();
      await new Promise((passed) => setTimeout(passed, 2500));
    });
    assert.deepEqual([await errors(), await page.evaluate(() => window.heard.late)], [[], []]);
  }),
  bad("without its script the article has the text", async ({ page, origin }) => {
    await page.goto(`${origin}/widget/no-script.html`);
    assert.match(await page.evaluate(() => document.querySelector("story-lens").innerText), /This sentence stands/);
  }),
  bad("a script of the wrong MIME type leaves the text, an app of it the card", async ({ page, origin }) => {
    await page.goto(`${origin}/widget/mistyped.html`);
    await page.waitForTimeout(300);
    assert.match(await page.evaluate(() => document.querySelector("story-lens").innerText), /This sentence stands/);
    await failing(page, origin, "mistyped-app", /^wasm$/, /./);
  }),
  bad("with its integrity in the page the script runs, with that of another the text stays", async ({ page, origin }) => {
    await page.goto(`${origin}/widget/integrity-of-another.html`);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => customElements.get("story-lens") === undefined), true);
    assert.match(await page.evaluate(() => document.querySelector("story-lens").innerText), /This sentence stands/);
    await open(page, origin, "integrity");
    assert.equal(await revealed(page), true);
  }),
  live("a module and a bundle of the wrong MIME type are taken for what they are", "untyped", {
    async check({ page, origin }) {
      await open(page, origin, "mime");
      assert.equal(await revealed(page), true);
    },
  }),
  live("two versions of the script on one page are one element", "two-versions"),
  live("a host that froze prototypes and overrode those of Array is no hindrance", "hostile", { engines: ["chromium", "firefox"] }), // WebKit's driver is itself hindered
  bad("a name that is taken already is left to who has it", async ({ page, origin }) => {
    await open(page, origin, "taken-name");
    assert.equal(await page.evaluate(() => document.querySelector("story-lens").shadowRoot), null);
    assert.match(await page.evaluate(() => document.querySelector("story-lens").innerText), /This sentence stands/);
  }, { allowsConsoleErrors: false }),
  ...["strict", "strictest"].map((name) => ({
    name: `widget: under the published policy (${name}) it is live and violates nothing`,
    async run({ page, origin }) {
      await page.addInitScript(() => {
        window.violations = [];
        document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
      });
      await open(page, origin, name);
      assert.equal(await revealed(page), true);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("view", "graph"));
      await page.waitForTimeout(200);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
    },
  })),
];

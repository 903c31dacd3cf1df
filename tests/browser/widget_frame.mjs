// embed.html in a frame: strictly sandboxed or not, with a host that listens or has no script at all.

import assert from "node:assert/strict";

const said = (page) => page.evaluate(() => window.said.map(({ data }) => data));
const heard = (page, name) => page.waitForFunction((name) => window.said.some(({ data }) => data.name === name), name);
const set = (page, values) =>
  page.evaluate((values) => document.querySelector("iframe").contentWindow.postMessage({ type: "story:set", v: 1, ...values }, "*"), values);
const lastState = (page) => page.evaluate(() => window.said.filter(({ data }) => data.name === "story-state").at(-1)?.data.detail.state ?? "");

export const widgetFrameScenes = [
  {
    name: "widget: in a sandboxed frame without an origin it is live, tells its height in three dialects and its events, and hears its parent",
    async run({ page, origin, story }) {
      await page.goto(`${origin}/widget/frame.html`);
      await heard(page, "story-load");
      const messages = await said(page);
      const height = messages.find((message) => message.type === "story:height");
      assert.deepEqual({ v: height.v, id: height.id }, { v: 1, id: "first" });
      assert.ok(height.height >= 480 && height.height <= 720);
      assert.ok(messages.some((message) => message.sentinel === "amp" && message.type === "embed-size" && message.height === height.height));
      const texts = messages.filter((message) => typeof message === "string").map((message) => JSON.parse(message));
      assert.ok(texts.some((message) => message.context === "iframe.resize" && message.height === height.height));
      const load = messages.find(({ name }) => name === "story-load");
      assert.deepEqual([load.type, load.v, load.id, load.detail.slug], ["story:event", 1, "first", story.bundle.stories[0].slug]);
      await set(page, { view: "takes" });
      await page.waitForFunction(() => window.said.some(({ data }) => data.name === "story-state" && /view=takes/.test(data.detail.state)));
      await set(page, { height: 333 });
      await page.waitForFunction(() => window.said.some(({ data }) => data.type === "story:height" && data.height === 333));
    },
  },
  {
    name: "widget: a frame hears only its parent",
    async run({ page, origin }) {
      await page.goto(`${origin}/widget/frame-intruded.html`);
      await heard(page, "story-load");
      await page.waitForTimeout(600); // a dozen messages of the other frame
      assert.doesNotMatch(await lastState(page), /view=takes/);
      await set(page, { view: "takes" });
      await page.waitForFunction(() => window.said.some(({ data }) => data.name === "story-state" && /view=takes/.test(data.detail.state)));
    },
  },
  {
    name: "widget: in a frame of a host without any script it is live, at the place that the address names, and leaves the way back alone",
    async run({ page, origin }) {
      await page.goto(`${origin}/widget/frame-silent.html`);
      const inside = () =>
        page.evaluate(() => {
          const element = document.querySelector("iframe").contentDocument?.querySelector("story-lens");
          return element?.inspect?.().ready ? { view: element.inspect().view, steps: history.length } : null;
        });
      await page.waitForFunction(() => document.querySelector("iframe").contentDocument?.querySelector("story-lens")?.inspect?.().ready);
      const before = await inside();
      assert.equal(before.view, "takes");
      await page.evaluate(() => (document.querySelector("iframe").contentDocument.querySelector("story-lens").view = "graph"));
      await page.waitForFunction(() => /view=graph/.test(document.querySelector("iframe").contentWindow.location.hash));
      assert.equal((await inside()).steps, before.steps);
    },
  },
];

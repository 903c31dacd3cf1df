// Bundles that are not: each must be answered with a message and a story-error event, and the last good story must stay.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { documentText, inspect, listen, openStory, ready } from "./page.mjs";

const minimal = (changes = {}) => ({
  format: "storylens-bundle",
  version: "1.0",
  stories: [{ slug: "small", type: "event", headline: "A small story", inLanguage: "en", takes: [] }],
  ...changes,
});
const json = (value) => () => JSON.stringify(value);

function* hundredMegabytes() {
  yield '{"format":"storylens-bundle","pad":"';
  for (let i = 0; i < 100; ++i) yield "x".repeat(1 << 20);
  yield '"}';
}

// address → body, and what the message must name.
const broken = [
  ["not-json.json", () => "<html>404</html>", /1:1/],
  ["empty.json", () => "", /empty/i],
  ["future.json", json(minimal({ version: "2.0" })), /2\.0/],
  ["other-format.json", json({ hello: "world" }), /storylens-bundle/],
  ["no-stories.json", json(minimal({ stories: [] })), /stor/i],
  ["cut.json", () => JSON.stringify(minimal()).slice(0, 60), /:\d+/],
  ["deep.json", () => `{"format":"storylens-bundle","version":"1.0","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, /deep|nest/i],
  ["huge.json", () => Readable.from(hundredMegabytes()), /64 MB/],
];
const mended = [
  ["surrogates.json", () => JSON.stringify(minimal()).replace("A small story", "A \\ud800 small story")],
  ["utf8.json", () => Buffer.concat([Buffer.from(JSON.stringify(minimal()).replace(/story","inLanguage.*/, "story")), Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(minimal()).match(/","inLanguage.*/)[0])])],
];
const hostile = json(
  minimal({
    stories: [
      {
        slug: "hostile", type: "event", inLanguage: "en", url: "javascript:alert(1)",
        headline: 'A <img src=x onerror="window.hacked=1"> story\u202Egnp.exe\u0000',
        sections: [{ role: "summary", heading: "<b>Summary</b>", markdown: '<script>window.hacked=1</script> [x](javascript:window.hacked=1) "onclick="' }],
        takes: [{ id: "t", outlet: "t", outletName: "T", url: "javascript:window.hacked=1", lens: null, regions: [], inLanguage: "en" }],
      },
    ],
  }),
);

export const badInputs = Object.fromEntries([
  ...broken.map(([name, body]) => [`/bad/${name}`, body]),
  ...mended.map(([name, body]) => [`/bad/${name}`, body]),
  ["/bad/hostile.json", hostile],
]);

async function point(page, address) {
  await page.evaluate((src) => document.querySelector("story-lens").setAttribute("src", src), address);
}

async function expectError(page, errors, address, type, pattern) {
  await point(page, address);
  await page.waitForFunction(() => window.heard["story-error"].length > 0, null, { timeout: 60_000 });
  const error = (await errors()).at(-1);
  assert.equal(error.type, type);
  assert.match(error.message, pattern);
  const notice = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').textContent);
  assert.match(notice, pattern);
}

const scene = (name, address, type, pattern) => ({
  name: `a bundle that is ${name} is refused with a message, and the last good story stays`,
  async run({ page, origin, story }) {
    await openStory(page, origin);
    const errors = await listen(page, "story-error");
    await expectError(page, errors, address, type, pattern);
    const { story: shown, ready } = await inspect(page);
    assert.equal(ready, true);
    assert.equal(shown.slug, story.bundle.stories[0].slug);
    assert.ok((await documentText(page)).includes(story.bundle.stories[0].headline));
  },
});

export const badInputScenes = [
  scene("missing", "/bad/nowhere.json", "fetch", /404/),
  ...broken.map(([name, , pattern]) => scene(name.replace(".json", ""), `/bad/${name}`, "schema", pattern)),
  ...mended.map(([name]) => ({
    name: `a bundle with ${name.replace(".json", "")} is mended or refused, never a crash`,
    async run({ page, origin }) {
      await openStory(page, origin);
      await listen(page, "story-error");
      await point(page, `/bad/${name}`);
      await page.waitForFunction(() =>
        window.heard["story-error"].some(({ type }) => type === "schema") || document.querySelector("story-lens").inspect().story.slug === "small");
      assert.equal((await inspect(page)).ready, true);
    },
  })),
  {
    name: "the first bundle that cannot be opened breaks ready and says why",
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?src=/bad/not-json.json`);
      const error = await page.evaluate(() => document.querySelector("story-lens").ready.then(() => null, (why) => why.type));
      assert.equal(error, "schema");
      const notice = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').innerText);
      assert.ok(notice.length > 20);
    },
  },
  {
    name: "a hostile bundle is text: nothing runs, no address but http",
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?src=/bad/hostile.json`);
      await ready(page);
      const seen = await page.evaluate(() => {
        const layer = document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]');
        return {
          hacked: window.hacked ?? null,
          images: layer.querySelectorAll("img, script, iframe, object").length,
          addresses: [...layer.querySelectorAll("[href], [cite]")].map((node) => node.getAttribute("href") ?? node.getAttribute("cite")),
          handlers: [...layer.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith("on")),
          text: layer.textContent,
        };
      });
      assert.equal(seen.hacked, null);
      assert.equal(seen.images, 0);
      assert.deepEqual(seen.handlers, []);
      for (const address of seen.addresses) assert.match(address, /^(#|https?:)/);
      assert.ok(seen.text.includes('<img src=x onerror="window.hacked=1">'), "markup is shown as text");
      assert.ok(!seen.text.includes("\u202E"), "overrides are replaced");
    },
  },
];

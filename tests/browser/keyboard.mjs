import assert from "node:assert/strict";
import { atRest, inspect, openStory } from "./page.mjs";

// What has the focus, as a screen reader would say it.
const focused = (page) =>
  page.evaluate(() => {
    const element = document.querySelector("story-lens").shadowRoot.activeElement;
    if (!element) return null;
    const box = element.getBoundingClientRect();
    return {
      tag: element.tagName, name: element.getAttribute("aria-label") || element.textContent.trim(), node: element.dataset.node ?? "",
      control: element.dataset.control ?? "", isInGraph: element.closest(".twin") !== null, width: box.width, height: box.height,
    };
  });

// Tabs on until something is focused that the test is true of.
async function tabTo(page, test, what) {
  const seen = [];
  for (let i = 0; i < 120; ++i) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now && test(now)) return now;
    seen.push(now?.control || now?.node || now?.tag);
  }
  assert.fail(`${what} is reached: ${seen.join(" ")}`);
}

export const keyboardScenes = [
  {
    name: "the keyboard alone searches, walks the graph, reads a card, opens a source and comes back",
    async run({ page, origin, story }) {
      const expected = story.bundle.stories[0];
      await openStory(page, origin);
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').focus());

      // search, and go to what was found
      await page.keyboard.press("/");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.activeElement?.tagName === "INPUT");
      const entity = expected.entities[0].slug;
      const name = (await inspect(page)).nodes.find(({ id }) => id === `entity:${entity}`).label;
      await page.keyboard.type(name);
      await atRest(page);
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => document.querySelector("story-lens").inspect().selection === id, `entity:${entity}`);
      await atRest(page);

      // its node, and the nearest in some direction
      const node = await tabTo(page, (now) => now.isInGraph, "the graph");
      assert.equal(node.node, `entity:${entity}`, "the selected node is the one that is reached");
      assert.ok(node.width >= 24 && node.height >= 24, "a target of 24 px");
      let other = node.node;
      for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
        await page.keyboard.press(key);
        await atRest(page);
        other = (await focused(page)).node;
        if (other !== node.node) break;
      }
      assert.notEqual(other, node.node);
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => document.querySelector("story-lens").inspect().selection === id, other);
      await atRest(page);
      const status = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="status"]').textContent);
      assert.ok(status.includes((await inspect(page)).nodes.find(({ id }) => id === other).label), `told: ${status}`);

      // its card, which Escape closes
      await tabTo(page, (now) => now.control === "card.close", "the card's button");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().selection === null);

      // a take's source
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').focus());
      const opened = page.evaluate(() => new Promise((told) => {
        document.querySelector("story-lens").addEventListener("story-take-open", (event) => (event.preventDefault(), told(event.detail)), { once: true });
      }));
      await tabTo(page, (now) => now.tag === "A" && now.name.startsWith("http"), "a source");
      await page.keyboard.press("Enter");
      const { url, take } = await opened;
      assert.ok(expected.takes.some((candidate) => candidate.url === url && candidate.id === take), `${url} of ${take}`);
    },
  },
  {
    name: "every control has a name in the reader's language and is large enough",
    async run({ page, origin }) {
      await openStory(page, origin);
      const controls = await page.evaluate(() =>
        [...document.querySelector("story-lens").shadowRoot.querySelectorAll("button")].filter((button) => button.checkVisibility()).map((button) => {
          const box = button.getBoundingClientRect();
          return { id: button.dataset.control, name: button.textContent, width: box.width, height: box.height };
        }));
      assert.ok(controls.length >= 10, `${controls.length} controls`);
      for (const { id, name, width, height } of controls) {
        assert.match(name, /[가-힣]|English/, `${id}: ${name}`);
        assert.ok(width >= 24 && height >= 24, `${id}: ${width} × ${height}`);
      }
    },
  },
  {
    name: "the text switch shows the story and the graph's sentences as a page, and back",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      const press = () => page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="toolbar.text"]').click());
      const seen = () => page.evaluate(() => {
        const root = document.querySelector("story-lens").shadowRoot;
        const ink = getComputedStyle(root.querySelector("h1")).color;
        const twin = root.querySelector(".twin li li").getBoundingClientRect();
        return { isCanvas: root.querySelector("canvas").getClientRects().length > 0, ink, twin: twin.width * twin.height };
      });
      await press();
      const asText = await seen();
      assert.equal(asText.isCanvas, false);
      assert.doesNotMatch(asText.ink, /, 0\)/);
      assert.ok(asText.twin > 1000, "an edge is read as a sentence");
      await press();
      await atRest(page);
      const asPicture = await seen();
      assert.equal(asPicture.isCanvas, true);
      assert.match(asPicture.ink, /, 0\)/);
      assert.equal((await inspect(page)).story.slug, story.bundle.stories[0].slug);
    },
  },
  {
    name: "a translation of the document is shown, not painted over",
    async run({ page, origin }) {
      await openStory(page, origin);
      await page.evaluate(() => {
        const heading = document.querySelector("story-lens").shadowRoot.querySelector("h1");
        const font = document.createElement("font"); // as browsers do
        font.textContent = "A translated headline";
        heading.replaceChildren(font);
      });
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.querySelector("canvas").getClientRects().length === 0);
      const ink = await page.evaluate(() => getComputedStyle(document.querySelector("story-lens").shadowRoot.querySelector("h1 font")).color);
      assert.doesNotMatch(ink, /, 0\)/);
    },
  },
];

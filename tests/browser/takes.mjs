import assert from "node:assert/strict";
import { atRest, inspect, openStory } from "./page.mjs";

// Presses a link of the story's document, by pointer where it is painted, else by keyboard.
async function press(page, selector, byKeyboard = false) {
  const [x, y] = await page.evaluate((wanted) => {
    const link = document.querySelector("story-lens").shadowRoot.querySelector(`[part="document"] ${wanted}`);
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
    const [box] = link.getClientRects();
    return [box.left + box.width / 2, box.top + box.height / 2];
  }, selector);
  await atRest(page);
  if (byKeyboard) await page.keyboard.press("Enter");
  else {
    const [left, top] = await page.evaluate((wanted) => {
      const [box] = document.querySelector("story-lens").shadowRoot.querySelector(`[part="document"] ${wanted}`).getClientRects();
      return [box.left + box.width / 2, box.top + box.height / 2];
    }, selector);
    await page.mouse.click(left ?? x, top ?? y);
  }
  await atRest(page);
}

const textOf = (page, block) =>
  page.evaluate(
    (name) => document.querySelector("story-lens").shadowRoot.querySelector(`[part="document"] [data-block="${name}"]`)?.textContent ?? "",
    block,
  );
const visible = (seen) => seen.takes.filter((take) => take.visible).length;

export const takesScenes = [
  {
    name: "takes are filtered by their facets, by pointer and by keyboard, and the address keeps it",
    async run({ page, origin, story }) {
      const { takes } = story.bundle.stories[0];
      const framed = takes.filter((take) => take.abstract || take.quote).length;
      await openStory(page, origin);
      assert.equal(visible(await inspect(page)), takes.length);
      await press(page, '[data-block="takes.order"] a');
      await press(page, '[data-block="facet.framed"] a', true);
      let seen = await inspect(page);
      assert.deepEqual(seen.filter, { framed: "yes" });
      assert.equal(visible(seen), framed);
      assert.ok((await textOf(page, "takes.shown")).includes(String(takes.length)));
      const isKept = await page.evaluate(() => {
        const { activeElement } = document.querySelector("story-lens").shadowRoot;
        return activeElement?.closest("[data-block]")?.dataset.block;
      });
      assert.equal(isKept, "facet.framed", "the keyboard stays where it was");
      const address = await page.url();
      assert.match(address, /framed=yes/);
      await press(page, '[data-block="takes.shown"] a');
      assert.equal(visible(await inspect(page)), takes.length);
      await page.goBack();
      await atRest(page);
      seen = await inspect(page);
      assert.deepEqual(seen.filter, { framed: "yes" });
    },
  },
  {
    name: "setFilter filters by what a host names, null is unlabelled, and nothing shows all",
    async run({ page, origin, story }) {
      const { takes } = story.bundle.stories[0];
      await openStory(page, origin);
      const set = async (filter) => {
        await page.evaluate((wanted) => document.querySelector("story-lens").setFilter(wanted), filter);
        await atRest(page);
        return inspect(page);
      };
      const unlabelled = takes.filter((take) => !take.lens);
      assert.equal(visible(await set({ lens: null })), unlabelled.length);
      const { inLanguage } = takes[0];
      const seen = await set({ lang: inLanguage, lens: [takes[0].lens, null] });
      assert.equal(visible(seen), takes.filter((take) => take.inLanguage === inLanguage && (!take.lens || take.lens === takes[0].lens)).length);
      assert.equal(visible(await set({})), takes.length);
    },
  },
  {
    name: "takes are compared side by side, from the address too",
    async run({ page, origin, story }) {
      const [first, second] = story.bundle.stories[0].takes;
      await openStory(page, origin);
      await press(page, `[data-take="${first.id}"] .source a.chip`);
      assert.ok((await textOf(page, "compare.heading")).length > 0);
      await press(page, `[data-take="${second.id}"] .source a.chip`, true);
      const seen = await page.evaluate(() => {
        const table = document.querySelector("story-lens").shadowRoot.querySelector("table.compare");
        return { rows: table.querySelectorAll("tr").length, columns: table.querySelectorAll("tr:first-child th").length };
      });
      assert.deepEqual(seen, { rows: 8, columns: 3 });
      assert.ok((await page.url()).includes("compare="));
    },
  },
  {
    name: "claims name their evidence, and one that no take carries is uncited",
    async run({ page, origin }) {
      await openStory(page, origin);
      await press(page, '[data-block="takes.order"] a:last-child');
      const seen = await page.evaluate(() => {
        const table = document.querySelector("story-lens").shadowRoot.querySelector("table.matrix");
        return {
          rows: table.querySelectorAll("tr").length,
          evidence: table.querySelectorAll(".evidence").length,
          names: [...table.querySelectorAll("td[aria-label]")].every((cell) => cell.ariaLabel ?? cell.getAttribute("aria-label")),
        };
      });
      assert.ok(seen.rows >= 2 && seen.names);
      assert.equal(await textOf(page, "claims.method"), "");
      await press(page, '[data-block="claims.key"] a', true);
      assert.ok((await textOf(page, "claims.method")).length > 50);
    },
  },
  {
    name: "on the page of text takes are filtered as well",
    async run({ page, origin, story }) {
      await openStory(page, origin);
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[data-control="toolbar.text"]').click());
      await press(page, '[data-block="takes.order"] a', true);
      await press(page, '[data-block="facet.framed"] a', true);
      assert.equal(visible(await inspect(page)), story.bundle.stories[0].takes.filter((take) => take.abstract || take.quote).length);
    },
  },
];

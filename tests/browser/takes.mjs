import assert from "node:assert/strict";
import { atRest, inspect, openStory, ready } from "./page.mjs";

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

const chips = (page, block) =>
  page.evaluate(
    (name) => [...document.querySelector("story-lens").shadowRoot.querySelectorAll(`[part="document"] [data-block="${name}"] a`)].map((chip) => chip.textContent),
    block,
  );
const facets = ["framed", "lens", "region", "takelang", "owner", "outlet", "date"];

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
      // Of another facet, by pointer: what is chosen in one narrows the other, and each count keeps its whole.
      const unlabelled = (await chips(page, "facet.lens")).length;
      const both = takes.filter((take) => (take.abstract || take.quote) && !take.lens).length;
      const none = takes.filter((take) => !take.lens).length;
      assert.ok((await chips(page, "facet.lens")).at(-1).endsWith(both === none ? `${none}` : `${none}건 중 ${both}`));
      await press(page, `[data-block="facet.lens"] a:nth-of-type(${unlabelled})`);
      seen = await inspect(page);
      assert.deepEqual(seen.filter, { framed: "yes", lens: null });
      assert.equal(visible(seen), both);
    },
  },
  {
    name: "takes are grouped by each facet and sorted, by pointer and by keyboard, which is said; bars show each facet's parts",
    seconds: 240,
    async run({ page, origin, story }) {
      const { takes } = story.bundle.stories[0];
      await openStory(page, origin, "&lang=en");
      assert.match(await textOf(page, "takes.order"), /in the file’s order/);
      await press(page, '[data-block="takes.order"] a', true);
      const bars = await page.evaluate(() =>
        [...document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] .facets .bar')].map((bar) => [...bar.children].map((part) => Number(part.dataset.n))));
      assert.equal(bars.length, facets.length);
      for (const [i, facet] of facets.entries()) {
        assert.equal(bars[i].length, (await chips(page, `facet.${facet}`)).length, `a part for each value of ${facet}`);
        const sum = bars[i].reduce((all, part) => all + part, 0);
        assert.ok(facet === "region" ? sum >= takes.length : sum === takes.length, `${facet} is told of all takes`);
        assert.match(await textOf(page, `facet.${facet}`), new RegExp(`of ${takes.length} takes$`));
      }
      // The first chip is the file's own way.
      for (const [i, facet] of facets.entries()) {
        await press(page, `[data-block="group"] a:nth-of-type(${i + 2})`, i > 0);
        assert.match(await textOf(page, "takes.order"), /grouped by/);
        assert.match(await page.url(), new RegExp(`group=${facet}`));
      }
      for (const facet of ["framed", "date"]) {
        await press(page, `[data-block="sort"] a:nth-of-type(${facets.indexOf(facet) + 2})`, facet === "date");
        assert.match(await page.url(), new RegExp(`group=date&sort=${facet}`));
      }
      assert.match(await textOf(page, "takes.order"), /sorted by Date, those without it last · grouped by Date/);
      const kept = await textOf(page, "takes.order");
      await page.reload();
      await ready(page);
      assert.equal(await textOf(page, "takes.order"), kept, "the address holds it");
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
      const { takes } = story.bundle.stories[0];
      const [first, second] = takes;
      await openStory(page, origin, "&lang=en");
      await press(page, `[data-take="${first.id}"] .source a.chip`);
      assert.ok((await textOf(page, "compare.heading")).length > 0);
      await press(page, `[data-take="${second.id}"] .source a.chip`, true);
      const table = () => page.evaluate(() => {
        const rows = [...(document.querySelector("story-lens").shadowRoot.querySelector("table.compare")?.rows ?? [])];
        return { heads: rows.map((row) => row.cells[0].textContent), columns: (rows[0]?.cells.length ?? 1) - 1, claims: rows.slice(8).map((row) => row.cells[1].textContent) };
      });
      const two = await table();
      assert.equal(two.columns, 2);
      assert.deepEqual(two.heads.slice(0, 8), ["Outlet", "Lens", "Region", "Language", "Date", "Owner", "How it tells it", "Quotation"]);
      assert.ok(two.claims.length > 0 && two.claims.every((cell) => /●.states|×.disputes|○.silent|unknown/.test(cell)), `a row for each sentence: ${two.claims}`);
      // A third and a fourth; then none more is offered.
      for (const take of takes.slice(2, 4)) await press(page, `[data-take="${take.id}"] .source a.chip`, take === takes[3]);
      assert.equal((await table()).columns, 4);
      assert.ok((await page.url()).includes("compare="));
      const offered = await page.evaluate((id) => document.querySelector("story-lens").shadowRoot.querySelector(`[data-take="${id}"] .source a.chip`) !== null, takes[4].id);
      assert.equal(offered, false);
      await page.reload();
      await ready(page);
      assert.equal((await table()).columns, 4, "from the address");
      await press(page, "table.compare tr:first-child .remove", true);
      assert.equal((await table()).columns, 3);
      await press(page, '[data-block="compare.heading"] a.chip');
      assert.equal((await table()).columns, 0);
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
          evidence: table.querySelectorAll("td .evidence").length,
          uncited: table.querySelectorAll("td .uncited").length,
          names: [...table.querySelectorAll("td[aria-label]")].every((cell) => cell.ariaLabel ?? cell.getAttribute("aria-label")),
        };
      });
      assert.ok(seen.rows >= 2 && seen.names && seen.evidence > 0 && seen.uncited > 0, JSON.stringify(seen));
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

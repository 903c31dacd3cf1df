// The front page, the pages of names, and time: by pointer and by keyboard, forth and back.

import assert from "node:assert/strict";
import { misplaced, paintedAndSet } from "./ink.mjs";
import { atRest, inspect, listen, openStory, ready } from "./page.mjs";
import { hasWikitimes, wikitimesBundles } from "./wikitimes.mjs";

const story = (slug, startDate, changes = {}) => ({
  slug, url: `https://example.org/en/n/${slug}`, type: "event", headline: `The story of ${slug}`, alternativeHeadline: `What ${slug} did`,
  inLanguage: "en", about: startDate ? { startDate } : {}, rubrics: ["Who pays"],
  sections: [{ role: "summary", heading: "Summary", markdown: `In ${slug} [Acme](/en/entity/acme) spoke. So did others.` }],
  takes: [{ outlet: "paper.example", outletName: "The Paper", url: `https://paper.example/${slug}`, lens: null, inLanguage: "en" }],
  related: ["gone"], entities: [{ slug: "acme" }, { slug: `only-${slug}`, label: `Only ${slug}` }], ...changes,
});
const corpus = {
  format: "storylens-bundle", version: "1.0", license: "CC0",
  stories: [
    story("alpha", "2026-01-20"), story("beta", "2026-03-02", { dateModified: "2026-04-01" }), story("gamma", "2026-03-19"), story("delta", ""),
    story("alpha", "2026-01-20", { inLanguage: "ko", headline: "알파 이야기" }),
    story("omega", "2025-12-24", { related: ["alpha", "omega"], inLanguage: "fr", headline: "L’histoire d’omega" }),
  ],
  entities: [{ slug: "acme", name: { en: "Acme", ko: "아크메" }, type: "organization", sameAs: ["https://example.org/acme"] }],
  outlets: [{ id: "paper.example", name: "The Paper", ownedBy: { value: "acme", source: "https://example.org/owners" } }],
};
// One that was changed twice.
const changed = {
  ...corpus,
  stories: [
    story("dam", "2026-06-24", {
      dateModified: "2026-06-27", sections: [{ role: "summary", heading: "Summary", markdown: "The dam held. For an hour." }],
      corrections: [{ date: "2026-06-27", text: "An hour, not a night." }],
      takes: [{
        id: "paper", outlet: "paper.example", outletName: "The Paper", url: "https://paper.example/dam", lens: null, inLanguage: "en", abstract: "It asks who opened the gates.",
        quote: { text: "The gates were open", inLanguage: "en", translated: true, originalLanguage: "ko" },
      }],
      claims: [{ text: "The dam held.", takes: [{ take: "paper", stance: "disputes", evidence: "The gates were open" }] }],
      versions: [
        { date: "2026-06-24", sections: [{ role: "summary", markdown: "The dam held. For a night." }] },
        { date: "2026-06-25", headline: "The dam may hold" },
      ],
    }),
  ],
};
export const corpusBundles = { "/corpus.json": () => JSON.stringify(corpus), "/changed.json": () => JSON.stringify(changed), ...wikitimesBundles };

const open = (page, origin, query = "") => openStory(page, origin, `&lang=en${query}`, "/corpus.json");
async function openAt(page, origin, hash, source = "/corpus.json") {
  await page.goto(`${origin}/embed.html?src=${source}&gestures=greedy&lang=en#${hash}`);
  await ready(page);
}

// Runs a function of the element's root in the page; the page lets no one make functions of text there.
function root(page, run, ...args) {
  const inRoot = () => {};
  inRoot.toString = () => `(values) => (${run})(document.querySelector("story-lens").shadowRoot, ...values)`;
  return page.evaluate(inRoot, args);
}
const textOf = (page, selector) => root(page, (shadow, wanted) => shadow.querySelector(`[part="document"] ${wanted}`)?.textContent ?? "", selector);
const boxOf = (page, selector) =>
  root(page, (shadow, wanted) => {
    const element = shadow.querySelector(wanted);
    element.scrollIntoView({ block: "nearest" });
    const { left, top, right, bottom, width, height } = element.getClientRects()[0];
    return { left, top, right, bottom, x: left + width / 2, y: top + height / 2 };
  }, selector);
async function click(page, selector) {
  await boxOf(page, selector); // brought into view
  await atRest(page);
  const { x, y } = await boxOf(page, selector);
  await page.mouse.click(x, y);
  await atRest(page);
}
// The bar of a number: what the number's own box takes is wider in one engine than in another.
async function clickBin(page, from) {
  await boxOf(page, `[data-bin^="${from}"]`);
  await atRest(page);
  const { left, bottom } = await boxOf(page, `[data-bin^="${from}"]`);
  await page.mouse.click(left + 4, bottom + 5);
  await atRest(page);
}
async function enter(page, selector) {
  await root(page, (shadow, wanted) => shadow.querySelector(wanted).focus(), selector);
  await page.keyboard.press("Enter");
  await atRest(page);
}
const scrolled = (page) => root(page, (shadow) => shadow.querySelector('[part="document"]').scrollTop);
const pageOf = async (page) => (await inspect(page)).page;
const stories = async (page) => (await inspect(page)).nodes.filter(({ kind }) => kind === "story").map(({ id }) => id.slice(6)).sort();

const wikitimesScenes = [
  {
    name: "corpus: the front page of 428 events opens, and the timeline filters them",
    seconds: 240,
    async run({ page, origin }) {
      await openAt(page, origin, "page=front", "/wikitimes.json");
      assert.match(await textOf(page, ".masthead"), /428 stories/);
      assert.equal(await root(page, (shadow) => shadow.querySelectorAll("[data-bin]").length), 30);
      await clickBin(page, "2015-09-03");
      assert.match(await textOf(page, ".shown"), /3 September 2015 · 9 of 428 stories/);
      assert.equal((await stories(page)).length, 9);
      await clickBin(page, "2015-09-05");
      assert.match(await textOf(page, ".shown"), /34 of 428 stories/);
      assert.equal((await stories(page)).length, 34);
    },
  },
];
if (!hasWikitimes) console.log("skip  corpus: the front page of 428 events: the WikiTimes data is not beside the project");

export const corpusScenes = [
  {
    name: "corpus: the name in the toolbar leads to the front page, a headline to its story, and back leads back",
    async run({ page, origin }) {
      await open(page, origin);
      const navigated = await listen(page, "story-navigate");
      await click(page, '[data-control="toolbar.front"]');
      assert.equal(await pageOf(page), "front");
      assert.equal(await textOf(page, "h1"), "Front page");
      assert.match(await page.url(), /page=front/);
      assert.deepEqual(await stories(page), ["alpha", "beta", "delta", "gamma", "omega"]);
      await root(page, (shadow) => (shadow.querySelector('[part="document"]').scrollTop = 120));
      await atRest(page);
      await click(page, '[part="document"] .lead a');
      assert.equal(await scrolled(page), 0);
      let seen = await inspect(page);
      assert.equal(seen.story.slug, "gamma");
      assert.equal(seen.page, "");
      assert.deepEqual(await navigated(), [{ page: "front" }, { slug: "gamma" }]);
      await page.goBack();
      await atRest(page);
      assert.equal(await pageOf(page), "front");
      assert.equal(await scrolled(page), 120, "where it was left");
      assert.match(await page.evaluate(() => document.title), /Front page/);
      await page.goBack();
      await atRest(page);
      seen = await inspect(page);
      assert.equal(seen.page, "");
      assert.equal(seen.story.slug, "alpha");
      await page.evaluate(() => history.forward());
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().page === "front");
    },
  },
  {
    name: "corpus: by keyboard the list is the front page's doorway, and it leads on to a name and a story elsewhere",
    async run({ page, origin }) {
      await open(page, origin);
      await enter(page, '[data-control="toolbar.stories"]');
      await root(page, (shadow) => shadow.querySelector(".doorway a").focus());
      await page.keyboard.press("Enter");
      await atRest(page);
      assert.equal(await pageOf(page), "front");
      await enter(page, '[part="document"] .names a[href="#page=entity:acme"]');
      assert.equal(await pageOf(page), "entity:acme");
      assert.equal(await textOf(page, "h1"), "Acme");
      assert.match(await textOf(page, ".called"), /아크메/);
      assert.match(await textOf(page, ".owned"), /The Paper.*example\.org\/owners/s);
      assert.match(await textOf(page, ".sentence"), /“In gamma Acme spoke\.”/);
      assert.deepEqual(await stories(page), ["alpha", "beta", "delta", "gamma", "omega"]);
      await click(page, '[part="document"] .owned a[href="#page=outlet:paper.example"]');
      assert.equal(await pageOf(page), "outlet:paper.example");
      assert.equal(await textOf(page, "h1"), "The Paper");
      assert.match(await textOf(page, ".about"), /Acme.*example\.org\/owners/s);
      await openAt(page, origin, "story=alpha");
      assert.match(await textOf(page, ".referring"), /Stories that refer to it.*L’histoire d’omega/s);
      await enter(page, '[part="document"] .referring a');
      assert.equal((await inspect(page)).story.slug, "omega");
      await openAt(page, origin, "story=gone");
      assert.equal(await pageOf(page), "story:gone");
      assert.match(await textOf(page, ".note"), /not in this bundle/);
      assert.match(await textOf(page, '[data-block="expected"]'), /https:\/\/example\.org\/en\/n\/gone/);
    },
  },
  {
    name: "corpus: an outlet's owner stands at its takes and in the graph; the card of a name leads to its page, and the views of takes back to the story",
    async run({ page, origin }) {
      await open(page, origin);
      assert.match(await textOf(page, ".take .party"), /Owned by Acme, a party to this story.*https:\/\/example\.org\/owners/);
      await enter(page, '[data-control="graph.outlets"]');
      const owned = (await inspect(page)).edges.filter(({ kind }) => kind === "ownedBy");
      assert.deepEqual(owned.map(({ source, target }) => [source, target]), [["outlet:paper.example", "entity:acme"]]);
      await page.evaluate(() => document.querySelector("story-lens").select("entity:acme"));
      await atRest(page);
      assert.match(await root(page, (shadow) => [...shadow.querySelectorAll(".card")].map((card) => card.textContent).join(" ")), /The Paper is owned by Acme\. Source: https:\/\/example\.org\/owners/);
      await click(page, ".card .open a");
      assert.equal(await pageOf(page), "entity:acme");
      await click(page, '[data-control="toolbar.views2"]');
      const seen = await inspect(page);
      assert.equal(seen.page, "");
      assert.equal(seen.view, "takes");
    },
  },
  {
    name: "corpus: a drag over the timeline, a press and the keyboard choose dates, in the list and in the graph",
    async run({ page, origin }) {
      await openAt(page, origin, "page=front");
      const from = await boxOf(page, '[data-bin^="2025-12"]');
      const to = await boxOf(page, '[data-bin^="2026-01"]');
      await page.mouse.move(from.left + 3, from.bottom + 12);
      await page.mouse.down();
      await page.mouse.move(to.left + 5, to.bottom + 12);
      await page.mouse.up();
      await atRest(page);
      assert.match(await textOf(page, ".shown"), /3 of 5 stories · 1 without a date/);
      assert.deepEqual(await stories(page), ["alpha", "delta", "omega"], "and the one without a date");
      assert.match(await page.url(), /from=2025-12&to=2026-01/);
      await enter(page, '[data-bin^="2026-03"]');
      assert.match(await textOf(page, ".shown"), /5 of 5 stories/);
      await enter(page, '[data-bin^="2026-03"]');
      assert.match(await textOf(page, ".shown"), /March 2026 · 3 of 5 stories/);
      await click(page, '[part="document"] .shown a');
      assert.equal(await textOf(page, ".shown"), "");
      await page.goBack();
      await atRest(page);
      assert.match(await textOf(page, ".shown"), /March 2026/);
    },
  },
  {
    name: "corpus: an address of elsewhere is told, on the front page or on the only story",
    async run({ page, origin, story: only }) {
      await openAt(page, origin, "page=entity:nobody&story=alpha");
      assert.equal(await pageOf(page), "front");
      assert.match(await textOf(page, ".note"), /entity:nobody/);
      await openAt(page, origin, "story=no-such-story");
      assert.match(await textOf(page, ".note"), /no-such-story/);
      await openAt(page, origin, "page=front", "/story.json");
      assert.equal(await pageOf(page), "");
      assert.equal((await inspect(page)).story.slug, only.bundle.stories[0].slug);
      assert.match(await textOf(page, ".note"), /front/);
      assert.equal(await root(page, (shadow) => shadow.querySelector('[data-control="toolbar.front"]')), null);
    },
  },
  {
    name: "corpus: what is new since a date is told by the host's word, and a broken date is reported",
    async run({ page, origin }) {
      await openAt(page, origin, "page=front");
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("since", "2026-03-10"));
      await atRest(page);
      const news = await textOf(page, ".since");
      assert.match(news, /New since 10 March 2026/);
      assert.match(news, /The story of gamma.*dated 19 March 2026/s);
      assert.match(news, /The story of beta.*changed 1 April 2026/s);
      assert.doesNotMatch(news, /alpha/);
      await click(page, '[part="document"] .since a[data-node="story:beta"]');
      assert.match(await textOf(page, ".news"), /changed 1 April 2026/);
      await page.evaluate(() => document.querySelector("story-lens").setAttribute("since", "the other day"));
      await atRest(page);
      assert.match(await textOf(page, ".note"), /the other day/);
      assert.ok((await inspect(page)).diagnostics.some(({ code }) => code === "bad-since"));
    },
  },
  {
    name: "corpus: as a page of text a name leads to its page, and the front page is read there",
    async run({ page, origin }) {
      await open(page, origin);
      await click(page, '[data-control="toolbar.text"]');
      await click(page, '[part="document"] .summary a[data-node="entity:acme"]');
      assert.equal(await textOf(page, "h1"), "Acme");
      await enter(page, '[part="document"] .crumb a');
      assert.equal(await textOf(page, "h1"), "Front page");
      await click(page, '[part="document"] .lead a');
      await click(page, '[part="document"] footer .crumb a');
      assert.equal(await textOf(page, "h1"), "Front page");
      await click(page, '[data-bin^="2026-01"]');
      assert.match(await textOf(page, ".shown"), /2 of 5 stories/);
    },
  },
  {
    name: "corpus: on a phone a name opens its page, and each tab shows what it says",
    context: { viewport: { width: 390, height: 844 }, hasTouch: true },
    async run({ page, origin }) {
      await open(page, origin);
      await click(page, '[part="document"] .summary a[data-node="entity:acme"]');
      assert.equal(await pageOf(page), "entity:acme");
      await click(page, '[data-control="tabs.tab2"]');
      assert.equal(await pageOf(page), "entity:acme");
      assert.ok((await inspect(page)).nodes.some(({ id }) => id === "entity:acme"));
      await click(page, '[data-control="tabs.tab1"]');
      assert.equal(await pageOf(page), "");
    },
  },
  {
    name: "corpus: below the months stands the year, once for each",
    async run({ page, origin }) {
      await openAt(page, origin, "page=front");
      const marks = await root(page, (shadow) =>
        [...shadow.querySelectorAll('[part="document"] [data-block^="bin"]')]
          .filter(({ dataset }) => !dataset.block.endsWith(".tick"))
          .map((mark) => ({ text: mark.textContent, block: mark.dataset.block, left: mark.getBoundingClientRect().left, top: mark.getBoundingClientRect().top })));
      const years = marks.filter(({ block }) => block.endsWith(".year"));
      assert.deepEqual(years.map(({ text }) => text), ["2025", "2026"]);
      const first = marks.find(({ block }) => block === years[1].block.replace(".year", ""));
      assert.ok(Math.abs(first.left - years[1].left) < 40, "under January, where the year begins");
      assert.ok(years[1].top > first.top);
      assert.deepEqual(await root(page, (shadow) => [...new Set([...shadow.querySelectorAll('[data-bin]')].map(({ dataset }) => dataset.bin.slice(0, 4)))]), ["2025", "2026"]);
    },
  },
  {
    name: "corpus: a tap on a bar of the timeline chooses its dates",
    engines: ["chromium", "firefox"], // what drives WebKit has no finger
    context: { viewport: { width: 390, height: 844 }, hasTouch: true },
    async run({ page, origin }) {
      await openAt(page, origin, "page=front");
      const bin = await boxOf(page, '[data-bin^="2026-01"]');
      await page.touch([{ x: bin.left + 12, y: bin.bottom + 6 }]);
      await page.touch([]);
      await atRest(page);
      assert.match(await textOf(page, ".shown"), /January 2026 · 2 of 5 stories/);
    },
  },
  {
    name: "corpus: a story that is not in the reader's language says so, and one that is does not",
    async run({ page, origin }) {
      await open(page, origin, "&story=omega");
      assert.match(await textOf(page, '[data-block="note.language"]'), /English.*French/);
      await open(page, origin, "&story=alpha");
      assert.equal(await textOf(page, '[data-block="note.language"]'), "");
      await click(page, '[data-control="toolbar.languages1"]');
      assert.equal((await inspect(page)).story.headline, "알파 이야기");
      assert.equal(await textOf(page, '[data-block="note.language"]'), "");
    },
  },
  {
    name: "corpus: what changed between two versions is shown, by pointer and by keyboard, and the address keeps it; so is what its bundle disputes",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=en", "/changed.json");
      const changes = () => root(page, (shadow) => [...shadow.querySelectorAll("del,ins")].map((part) => `${part.localName}: ${part.textContent}`));
      const order = await root(page, (shadow) => {
        const [corrections, headline] = [".corrections", "h1"].map((name) => shadow.querySelector(`[part="document"] ${name}`));
        return corrections.compareDocumentPosition(headline) === Node.DOCUMENT_POSITION_FOLLOWING;
      });
      assert.ok(order, "corrections stand above the headline");
      assert.deepEqual(await changes(), []);
      await click(page, '[data-block="versions"] a');
      assert.deepEqual(await changes(), ["del: The dam may hold", "ins: The story of dam"]);
      await enter(page, '[data-block="versions.from"] a');
      assert.deepEqual(await changes(), ["del: The dam may hold", "ins: The story of dam", "del: For a night.", "ins: For an hour."]);
      assert.match(await page.url(), /versions=0,2/);
      await page.reload();
      await ready(page);
      assert.equal((await changes()).length, 4);
      await openAt(page, origin, "versions=4,9", "/changed.json");
      assert.match(await textOf(page, '[data-block="note.versions"]'), /4,9/);

      // What its bundle says of who disputes what, and of a quotation without its original.
      assert.match(await textOf(page, ".take .provenance"), /Translated from Korean; original not given/);
      await enter(page, '[data-block="takes.order"] a:last-child');
      assert.match(await textOf(page, "nav.claims"), /The dam held\..*The Paper × The gates were open \(said by the bundle\)/s);
    },
  },
  {
    name: "corpus: each line of the front page lies within 1.5 px of its painted line",
    async run({ page, origin }) {
      await openAt(page, origin, "page=front");
      await page.mouse.move(4, 4);
      await atRest(page);
      const { lines, painted, set } = await paintedAndSet(page);
      assert.ok(lines.length >= 8, `only ${lines.length} lines are seen whole`);
      assert.deepEqual(misplaced(lines, painted, set, { tolerance: 1.5 }), []);
    },
  },
  ...(hasWikitimes ? wikitimesScenes : []),
];

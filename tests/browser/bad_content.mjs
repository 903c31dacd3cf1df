// Bundles whose form is right and whose content is not: what is known is shown, what is wrong is said at its place.

import assert from "node:assert/strict";
import { atRest, documentText, find, inspect, ready } from "./page.mjs";

const story = (slug, changes = {}) => ({ slug, type: "event", headline: `The story of ${slug}`, inLanguage: "en", ...changes });
const wrong = {
  format: "storylens-bundle",
  version: "1.0",
  stories: [
    story("alpha", {
      about: { startDate: "2026-06", endDate: "2026-02-30" },
      datePublished: "2026-13-01",
      counts: { declared: { takes: 9, lenses: 4, regions: 2 } },
      sections: [{ role: "summary", heading: "Summary", markdown: "[Acme](/en/entity/acme) answered." }],
      takes: [
        { lens: "local", abstract: "Words of nobody." },
        { outlet: "acme", outletName: "Acme", url: "https://acme.example/a", inLanguage: "en", abstract: "It is proud of itself." },
        { url: "ftp://paper.example/a", outlet: "paper.example" },
      ],
      related: ["beta", "alpha"],
      entities: ["acme"],
    }),
    story("beta", { related: ["gamma"] }),
    story("gamma", { related: ["alpha"] }),
    story("alpha", { headline: "Another story with that address", related: ["alpha"] }),
    { slug: "nameless" },
  ],
  entities: [{ slug: "acme", name: "Acme" }, { slug: "acme", name: "Acme again" }, { name: "Nobody" }],
  // An outlet that is the entity that owns it.
  outlets: [{ id: "acme", name: "Acme", ownedBy: { value: "acme", source: "https://acme.example/owners" } }],
};

const mostTakes = 5_000;
const sentence = "The dam held through the night, and the road below it stayed closed. ";
const abstract = sentence.repeat(Math.ceil(50_000 / sentence.length)).slice(0, 50_000 - 4) + "end.";
const long = {
  format: "storylens-bundle",
  version: "1.0",
  stories: [
    story("dam", {
      takes: Array.from({ length: mostTakes }, (_, i) => ({
        outlet: `paper-${i}.example`, outletName: `Paper ${i}`, url: `https://paper-${i}.example/dam`, inLanguage: "en",
        lens: i % 5 ? `lens ${i % 5}` : null, ...(i === 0 ? { abstract } : {}),
      })),
    }),
  ],
};

export const badContentBundles = { "/bad/content.json": () => JSON.stringify(wrong), "/bad/long.json": () => JSON.stringify(long) };

const blocks = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] [data-block]')].map((block) => [block.dataset.block, block.textContent]),
    ),
  );

export const badContentScenes = [
  {
    name: "what of a bundle cannot be used is said where it belongs, and the rest is shown",
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?src=/bad/content.json&lang=en#story=alpha`);
      await ready(page);
      const said = await blocks(page);
      assert.match(said["left_out.story"], /about\/endDate · datePublished · takes\/0 · takes\/2\/url\.$/);
      assert.match(said["left_out.bundle"], /stories\/4 · entities\/2 · entities: acme\.$/);
      assert.match(said["mismatch.takes"], /says 9, the count is 2/);
      assert.match(said.meta, /June 2026/, "a date that is cut short stays so");
      assert.match(await documentText(page), /It is proud of itself\./);
      assert.match(await documentText(page), /Owned by Acme, a party to this story/);
      const { nodes } = await inspect(page);
      for (const id of ["story:alpha", "story:beta", "story:gamma", "story:alpha-2", "entity:acme"]) find(nodes, id);
      for (const { id, x, y } of nodes) assert.ok(Number.isFinite(x) && Number.isFinite(y), `${id} has a place`);
      const links = await page.evaluate(() =>
        [...document.querySelector("story-lens").shadowRoot.querySelectorAll('nav.related [href]')].map((link) => link.getAttribute("href")));
      assert.equal(links.length, 2, "a circle is two links, and one to itself");
      await page.evaluate(() => document.querySelector("story-lens").open("alpha-2"));
      await atRest(page);
      const other = await blocks(page);
      assert.equal(other.headline, "Another story with that address");
      assert.match(other["mismatch.slug"], /“alpha”.*“alpha-2”/);
    },
  },
  {
    name: "five thousand takes and an abstract of fifty thousand characters are all there, and can be chosen from",
    seconds: 240,
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?src=/bad/long.json&lang=en`);
      await ready(page);
      const seen = await page.evaluate(() => {
        const document_ = document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]');
        return { takes: document_.querySelectorAll("[data-take]").length, text: document_.textContent };
      });
      assert.equal(seen.takes, mostTakes);
      assert.ok(seen.text.includes(abstract), "the abstract is whole");
      assert.match(seen.text, /5,?000 sources/);
      await page.evaluate(() => document.querySelector("story-lens").setFilter({ lens: ["lens 3"] }));
      await atRest(page);
      const left = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] [data-take]').length);
      assert.equal(left, mostTakes / 5);
    },
  },
];

// A month of real events (Wikipedia's Current Events of September 2015, collected by the WikiTimes project), where the data lies beside the
// project: one story an event. Nothing is written that the data does not say: the headline is the event's first sentence, its sources are
// link-only takes, the event that it belongs to is a story elsewhere.

import { existsSync, readFileSync } from "node:fs";

const file = "../shared/data/wikitimes-cep-2015-09/wikitimes_CEP.json";

export const hasWikitimes = existsSync(file);

const slugOf = (address) => decodeURIComponent(address.split("/wiki/")[1] ?? address).replace(/[\s/\\"#?&<>*|]+/g, "-").replace(/^\.+/, "").slice(0, 120);
const escaped = (text) => text.replace(/([\\`*_[\]<>#])/g, "\\$1");

// The names of its entities as links, each where it stands first.
function linked(description, entities) {
  let text = escaped(description);
  for (const { name, wikiURL } of [...entities].sort((a, b) => b.name.length - a.name.length)) {
    const at = text.indexOf(escaped(name));
    const isWithinLink = at >= 0 && text.lastIndexOf("[", at) > text.lastIndexOf(")", at);
    if (at < 0 || isWithinLink) continue;
    text = `${text.slice(0, at)}[${escaped(name)}](/en/entity/${encodeURIComponent(slugOf(wikiURL))})${text.slice(at + escaped(name).length)}`;
  }
  return text;
}

export function makeWikitimes() {
  const events = JSON.parse(readFileSync(file, "utf8"));
  const entities = new Map();
  const stories = events.map(({ id, date, description, category, belongsToStory: whole, entity = [], source = [] }) => {
    const words = description.replace(/\s+/g, " ").replace(/[\s,]+$/, "");
    for (const { name, wikiURL } of entity) entities.set(slugOf(wikiURL), { slug: slugOf(wikiURL), name: { en: name }, sameAs: [wikiURL] });
    return {
      slug: `event-${id}`, type: "event", headline: words.match(/^.{30,}?[.!?](?=\s|$)/)?.[0] ?? words, inLanguage: "en", about: { startDate: date },
      rubrics: category ? [category.name.replaceAll("_", " and ")] : [],
      sections: [{ role: "summary", heading: "Summary", markdown: linked(words, entity) }],
      takes: source.map(({ url, sourceName }) => ({ url, outletName: sourceName.replace(/^"?\(/, "").trim(), lens: null, inLanguage: "en" })),
      related: whole ? [{ slug: slugOf(whole.wikipediaUrl), label: whole.name }] : [],
      entities: entity.map(({ name, wikiURL }) => ({ slug: slugOf(wikiURL), label: name })),
    };
  });
  return {
    format: "storylens-bundle", version: "1.0", generator: "tests/browser/wikitimes.mjs",
    license: "Text of Wikipedia’s Current Events Portal, CC BY-SA", stories, entities: [...entities.values()],
  };
}

export const wikitimesBundles = hasWikitimes ? { "/wikitimes.json": () => JSON.stringify(makeWikitimes()) } : {};

// The element's public names: the manifest, the types and the real element say the same.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { ready } from "./page.mjs";
import { open } from "./widget.mjs";

const manifest = () => JSON.parse(readFileSync("dist/custom-elements.json", "utf8")).modules[0].declarations[0];
const sorted = (list, key = "name") => list.map((item) => item[key]).sort();

const keysOf = (name) => readFileSync(`data/strings/widget/${name}`, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t")[0]);

export const widgetNamesScenes = [
  {
    name: "widget: the manifest lists what the element has, and nothing else",
    async run({ page, origin }) {
      const { attributes, members, slots, cssParts } = manifest();
      await open(page, origin, "one");
      await page.evaluate(() => document.querySelector("story-lens").reveal());
      await ready(page);
      const real = await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        const kind = Object.getPrototypeOf(element);
        const callbacks = /^(constructor|connectedCallback|disconnectedCallback|attributeChangedCallback)$/;
        return {
          attributes: [...kind.constructor.observedAttributes].sort(),
          members: Object.getOwnPropertyNames(kind).filter((name) => !callbacks.test(name)).sort(),
          slots: [...element.shadowRoot.querySelectorAll("slot")].map((slot) => slot.name).sort(),
          parts: [...new Set([...element.shadowRoot.querySelectorAll("[part]")].map((part) => part.getAttribute("part")))],
        };
      });
      assert.deepEqual(sorted(attributes), real.attributes);
      for (const { name } of members) assert.ok(real.members.includes(name), `${name} is of the element`);
      assert.deepEqual(sorted(slots), real.slots);
      for (const { name } of cssParts) assert.ok(real.parts.includes(name), `${name} is a part`);
      const types = readFileSync("dist/storylens.d.ts", "utf8");
      for (const { name } of members) assert.match(types, new RegExp(`\\b${name}[(:?]`));
      for (const { name } of manifest().events) assert.ok(types.includes(`"${name}"`), `${name} has a type`);
      for (const { name } of manifest().cssProperties) {
        assert.ok(["web/story-lens.css", "web/live.css", "web/layer.css"].some((path) => readFileSync(path, "utf8").includes(`var(${name}`)), `${name} is read`);
      }
    },
  },
  {
    name: "widget: every attribute is a property of its name in camel case, and back",
    async run({ page, origin }) {
      await open(page, origin, "empty");
      const wrong = await page.evaluate((fields) => {
        const element = document.createElement("story-lens");
        return fields.filter(([name, attribute]) => {
          const before = element[name];
          element[name] = "x";
          const isSet = element.getAttribute(attribute) === "x";
          element.setAttribute(attribute, "y");
          const isRead = element[name] === "y";
          element[name] = null;
          return !(before === "" && isSet && isRead && !element.hasAttribute(attribute));
        });
      }, manifest().members.filter(({ attribute }) => attribute).map(({ name, attribute }) => [name, attribute]));
      assert.deepEqual(wrong, []);
    },
  },
  {
    name: "widget: importing the class defines nothing, and it can be defined under another name",
    async run({ page, origin }) {
      await open(page, origin, "plain");
      const { before, isReady } = await page.evaluate(async () => {
        const { StoryLensElement, version } = await import("/story-lens-element.js");
        const before = customElements.get("story-lens") === undefined && typeof version === "string";
        customElements.define("other-lens", class extends StoryLensElement {});
        const element = document.createElement("other-lens");
        element.src = "/story.json";
        document.body.append(element);
        await element.reveal();
        return { before, isReady: element.inspect().ready };
      });
      assert.deepEqual({ before, isReady }, { before: true, isReady: true });
      const node = await import(`data:text/javascript,${encodeURIComponent(readFileSync("dist/story-lens-element.js", "utf8"))}`);
      assert.equal(typeof node.StoryLensElement, "function"); // where there is no page
    },
  },
  {
    name: "widget: attributes that make no sense are as if they were not there",
    async run({ page, origin }) {
      await open(page, origin, "wrong");
      await page.evaluate(() => document.querySelector("story-lens").reveal());
      await ready(page);
      const { view, height, story } = await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        return { ...element.inspect(), height: element.offsetHeight };
      });
      assert.deepEqual([view, height], ["all", 480]);
      assert.ok(story.slug);
    },
  },
  {
    name: "widget: its words are there in every language of its tables, with the same keys",
    engines: ["chromium"],
    async run() {
      const [first, ...others] = readdirSync("data/strings/widget").map(keysOf);
      assert.ok(first.length >= 5 && others.length > 0);
      for (const keys of others) assert.deepEqual(keys, first);
    },
  },
];

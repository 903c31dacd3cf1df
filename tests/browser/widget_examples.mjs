// What docs/embedding.md shows, run as it stands there: pages, React, and every option.

import assert from "node:assert/strict";
import { buildSync } from "esbuild";
import { embeddingExamples, sampleStory } from "../../tools/embedding_examples.mjs";
import { ready } from "./page.mjs";

const examples = embeddingExamples("/");
const codeOf = (name) => examples.find((example) => example.name === name && example.kind === "example").code;

const page = (body, lang = "en") => () => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Example</title></head><body>${body}</body></html>`;

let react; // bundled when it is first asked for
const bundledReact = () =>
  (react ??= buildSync({
    stdin: { contents: `import { createRoot } from "react-dom/client";\n${codeOf("react")}\ncreateRoot(document.getElementById("root")).render(<Story />);`, loader: "jsx", resolveDir: "." },
    bundle: true, write: false, format: "esm", jsx: "automatic", external: ["/storylens.js"], define: { "process.env.NODE_ENV": '"production"' },
  }).outputFiles[0].text);

export const examplePages = {
  ...Object.fromEntries(["two-lines", "look", "script"].map((name) => [`/examples/${name}.html`, page(codeOf(name))])),
  "/examples/react.html": page('<div id="root"></div><script type="module" src="/examples/react.js"></script>'),
  "/examples/react.js": bundledReact,
};

// run: the text of a function of the element.
const element = (page, run) => page.evaluate(new Function(`return (${run})(document.querySelector("story-lens"))`));
const defined = (page) => page.evaluate(() => customElements.whenDefined("story-lens").then(() => {}));

// What each option of the page does, seen from outside once the story is live.
const shown = {
  view: (state) => assert.equal(state.view, "graph"),
  lens: (state) => assert.ok(state.takes.filter(({ visible }) => visible).every(({ lens }) => lens === "public interest")),
  lang: (state) => assert.equal(state.story.lang, "ko"),
  theme: (state) => assert.equal(state.theme, "dark"),
  depth: (state) => assert.ok(state.nodes.length > 1),
  height: (state, { height }) => assert.equal(height, 420),
  label: (state, { label }) => assert.equal(label, "The story as its outlets told it"),
};

export const widgetExampleScenes = [
  {
    name: "examples: two lines are a widget, and a style sheet gives it its look",
    async run({ page, origin }) {
      await page.goto(`${origin}/examples/two-lines.html`);
      await defined(page);
      await element(page, "(story) => void story.reveal()");
      await ready(page);
      assert.equal(await element(page, "(story) => story.inspect().story.slug"), sampleStory);
      await page.goto(`${origin}/examples/look.html`);
      await defined(page);
      const look = await element(page, `(story) => {
        const frame = getComputedStyle(story.shadowRoot.querySelector(".frame"));
        const button = getComputedStyle(story.shadowRoot.querySelector(".button"));
        return [frame.backgroundColor, frame.borderRadius, button.backgroundColor, button.textTransform, story.offsetHeight, story.shadowRoot.querySelector('[name="attribution"]').assignedNodes().length];
      }`);
      assert.deepEqual(look, ["rgb(242, 247, 247)", "12px", "rgb(11, 90, 97)", "uppercase", 480, 1]);
    },
  },
  {
    name: "examples: a script reveals the story, selects a node and hears the events",
    async run({ page, origin }) {
      await page.goto(`${origin}/examples/script.html`);
      await defined(page);
      await page.waitForTimeout(200);
      await page.evaluate(() => document.querySelector("#show").click());
      await ready(page);
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().selection === "entity:tidecard");
      assert.equal(await page.evaluate(() => document.title), sampleStory);
    },
  },
  {
    name: "examples: in React properties, attributes and events are the element's, and its method stays one",
    async run({ page, origin }) {
      await page.goto(`${origin}/examples/react.html`);
      await defined(page);
      await page.waitForFunction(() => document.querySelector("story-lens") !== null);
      await ready(page);
      const told = await element(page, "(story) => [story.getAttribute('reveal'), story.linkTarget, story.inspect().theme, typeof story.reveal]");
      assert.deepEqual(told, ["auto", "_self", "light", "function"]);
      await page.evaluate(() => document.querySelector("button").click());
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().theme === "dark");
      await element(page, "(story) => story.select('entity:tidecard')");
      await page.waitForFunction(() => document.querySelector("p").textContent === "Selected: entity:tidecard");
    },
  },
  {
    name: "examples: every option of the table has one, and does what it says",
    seconds: 240,
    async run({ page, origin }) {
      const options = examples.filter(({ kind }) => kind === "option").map(({ name }) => name);
      await page.goto(`${origin}/examples.html`);
      await defined(page);
      const observed = await page.evaluate(() => customElements.get("story-lens").observedAttributes);
      assert.deepEqual(observed.filter((name) => !["src", "story"].includes(name)).sort(), options.toSorted());
      for (const option of options) {
        const state = await page.evaluate(async (option) => {
          const story = document.querySelector(`#${option} story-lens`);
          story.scrollIntoView({ block: "center" });
          await story.reveal();
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const { view, theme, takes, nodes, story: told } = story.inspect();
          const outside = { height: story.offsetHeight, label: story.shadowRoot.querySelector(".frame").getAttribute("aria-label") };
          story.dismiss();
          return [{ view, theme, takes, nodes, story: told }, outside];
        }, option);
        assert.equal(state[0].story.slug, sampleStory, option);
        shown[option]?.(...state);
      }
    },
  },
  {
    name: "examples: what a host set before the script ran is set",
    async run({ page, origin }) {
      await page.goto(`${origin}/widget/plain.html`);
      await page.evaluate(async () => {
        const story = document.createElement("story-lens");
        Object.assign(story, { src: "/story.json", theme: "dark", linkTarget: "_self", reveal: "manual" });
        document.body.append(story);
        await import("/storylens.js");
      });
      await page.waitForFunction(() => document.querySelector("story-lens").getAttribute("theme") === "dark");
      assert.deepEqual(await element(page, "(story) => [story.getAttribute('link-target'), story.getAttribute('reveal'), typeof story.reveal]"), ["_self", "manual", "function"]);
      await element(page, "(story) => void story.reveal()");
      await ready(page);
    },
  },
  {
    name: "widget: colors that nobody could read are held to 4.5:1 on the card, and those that can be read stay",
    async run({ page, origin }) {
      await page.goto(`${origin}/widget/one.html`);
      await defined(page);
      const card = (colors) =>
        page.evaluate(async (colors) => {
          const story = document.querySelector("story-lens");
          for (const [name, value] of Object.entries(colors)) story.style.setProperty(`--story-${name}`, value);
          story.label = "anew"; // what makes it look again
          story.label = "";
          await null;
          const frame = getComputedStyle(story.shadowRoot.querySelector(".frame"));
          const button = getComputedStyle(story.shadowRoot.querySelector(".button"));
          const light = (text) => text.match(/[\d.]+/g).map(Number).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
          return { text: ratio(frame.color, frame.backgroundColor), button: ratio(button.color, button.backgroundColor), accent: button.backgroundColor };
        }, colors);
      for (const colors of [{ fg: "#999", bg: "#aaa", accent: "#bbb" }, { fg: "#222", bg: "#111", accent: "#300" }, { fg: "yellow", bg: "white", accent: "#ffe680" }]) {
        const { text, button } = await card(colors);
        assert.ok(text >= 4.5 && button >= 4.5, `${JSON.stringify(colors)}: ${text}, ${button}`);
      }
      assert.equal((await card({ fg: "#111", bg: "#fff", accent: "#0b5a61" })).accent, "rgb(11, 90, 97)");
    },
  },
  {
    name: "widget: what an article lets its elements inherit does not change the card's own words, but its typeface does",
    async run({ page, origin }) {
      await page.goto(`${origin}/widget/one.html`);
      await defined(page);
      const told = () =>
        page.evaluate(() => {
          const root = document.querySelector("story-lens").shadowRoot;
          const { letterSpacing, wordSpacing, textTransform, textIndent, fontSize, lineHeight, fontStyle } = getComputedStyle(root.querySelector(".button"));
          return { own: [letterSpacing, wordSpacing, textTransform, textIndent, fontSize, lineHeight, fontStyle], typeface: getComputedStyle(root.querySelector(".fallback")).fontFamily };
        });
      const before = await told();
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { all: unset; } body, story-lens { display: block; height: 400px; position: relative; font: italic 33px/0.8 cursive; letter-spacing: 4px; word-spacing: 9px; text-transform: uppercase; text-indent: 3em; }`);
        document.adoptedStyleSheets = [sheet];
      });
      const after = await told();
      assert.deepEqual(after.own, before.own);
      assert.match(after.typeface, /cursive/);
    },
  },
];

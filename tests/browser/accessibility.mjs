// axe-core finds nothing to complain of, in any view, theme, size and mode.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { atRest, openStory } from "./page.mjs";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const views = ["all", "summary", "takes", "graph"];
const themes = ["light", "dark"];
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const setAttribute = (page, name, value) =>
  page.evaluate(([name, value]) => document.querySelector("story-lens").setAttribute(name, value), [name, value]);

// Each violation as one line: the rule, and where it is broken.
const violations = (page) =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.flat().join(" ")} [${failureSummary.replace(/\s+/g, " ").slice(0, 220)}]`);
      return `${id} (${help}), ${nodes.length} places: ${places.join("; ")}`;
    });
  });

const scene = (mode, size, browser) => ({
  name: `axe-core finds no violation in the ${mode} at ${size} width`,
  engines: ["chromium"],
  browser,
  context: { viewport: sizes[size] },
  async run({ page, origin }) {
    await openStory(page, origin);
    await page.inject(axe);
    const found = [];
    for (const view of views) {
      for (const theme of themes) {
        await setAttribute(page, "view", view);
        await setAttribute(page, "theme", theme);
        await atRest(page);
        for (const violation of await violations(page)) found.push(`${view}, ${theme}: ${violation}`);
      }
    }
    assert.deepEqual(found, []);
  },
});

export const accessibilityScenes = Object.keys(sizes).flatMap((size) => [
  scene("canvas", size),
  scene("document", size, { webgl: false }),
]);

// What the scenes do with a page.

import assert from "node:assert/strict";

export async function openStory(page, origin, query = "", source = "/story.json") {
  await page.goto(`${origin}/embed.html?src=${source}&gestures=greedy${query}`);
  await ready(page);
}

export async function ready(page) {
  await page.evaluate(() => customElements.whenDefined("story-lens").then(() => document.querySelector("story-lens").ready));
  await atRest(page);
}

export const inspect = (page) => page.evaluate(() => document.querySelector("story-lens").inspect());

// Waits until no frame was drawn for a while and the document is set; fails when frames never stop.
export async function atRest(page) {
  const isAtRest = await page.evaluate(async () => {
    const element = document.querySelector("story-lens");
    for (let i = 0, before = -1; i < 150; ++i) {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const { framesDrawn: now, documentSet } = element.inspect();
      if (now === before && documentSet !== false) return true;
      before = now;
      await new Promise((passed) => setTimeout(passed, 120));
    }
    return false;
  });
  assert.ok(isAtRest, "frames are drawn without end");
}

export const documentText = (page) =>
  page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').textContent);

export function find(nodes, id) {
  const node = nodes.find((candidate) => candidate.id === id);
  assert.ok(node, `${id} is among the nodes`);
  return node;
}

// Collects the element's events of one name from now on; read them with events().
export async function listen(page, name) {
  await page.evaluate((type) => {
    const heard = ((window.heard ??= {})[type] = []);
    document.querySelector("story-lens").addEventListener(type, (event) => heard.push(event.detail));
  }, name);
  return () => page.evaluate((type) => window.heard[type], name);
}

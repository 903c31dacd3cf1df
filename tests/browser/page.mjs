// What the scenes do with a page.

import assert from "node:assert/strict";

export async function openStory(page, origin, query = "") {
  await page.goto(`${origin}/embed.html?src=/story.json&gestures=greedy${query}`);
  await ready(page);
}

export async function ready(page) {
  await page.waitForFunction(() => customElements.get("story-lens") && document.querySelector("story-lens")?.ready);
  await page.evaluate(() => document.querySelector("story-lens").ready);
  await atRest(page);
}

export const inspect = (page) => page.evaluate(() => document.querySelector("story-lens").inspect());

// Waits until no frame was drawn for a while; fails when frames never stop.
export async function atRest(page) {
  let drawn = -1;
  for (let i = 0; i < 60; ++i) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const now = (await inspect(page)).framesDrawn;
    if (now === drawn) return;
    drawn = now;
    await page.waitForTimeout(250);
  }
  assert.fail("frames are drawn without end");
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

import assert from "node:assert/strict";
import { atRest, find, inspect, openStory } from "./page.mjs";

// Two stories that share one rare name and one that everything shares, with names of their own.
const entity = (slug, name) => ({ slug, name: { en: name, ko: name } });
const story = (slug, startDate, entities, takes) => ({
  slug, url: `https://example.org/${slug}`, type: "event", headline: `Story ${slug}`, inLanguage: "en", about: { startDate },
  sections: [{ role: "summary", heading: "Summary", markdown: `What happened in ${slug}.` }],
  takes: takes.map(([outlet, lens, region]) => ({ id: `${slug}-${outlet}`, regions: region ? [{ literal: region }] : [], outlet: `${outlet}.example`, outletName: outlet, url: `https://${outlet}.example/${slug}`, lens, inLanguage: "en", abstract: `As ${outlet} sees it.` })),
  related: [], entities: entities.map((name) => ({ slug: name })),
});
export const exploreBundle = {
  format: "storylens-bundle", version: "1.0",
  stories: [
    story("alpha", "2026-05-02", ["common", "rare", "only-alpha"], [["post", "Business", "Ireland"], ["times", "Labour", "Chile"], ["echo", "Labour", "Ireland"]]),
    story("beta", "2026-06-11", ["common", "rare", "bridge"], [["post", "Business"]]),
    story("gamma", "2026-07-20", ["common", "bridge", "only-gamma"], [["echo", "Courts"]]),
    story("delta", "2026-07-21", ["common"], []),
    story("epsilon", "2026-07-22", ["common"], []),
  ],
  entities: [entity("common", "Common"), entity("rare", "Rare"), entity("bridge", "Bridge"), entity("only-alpha", "Only Alpha"), entity("only-gamma", "Only Gamma")],
  outlets: ["post", "times", "echo"].map((name) => ({ id: `${name}.example`, name })),
};

// Runs a function of the element's root in the page. The text is put together here: the page lets no one make functions of text there.
function root(page, run, ...args) {
  const inRoot = () => {};
  inRoot.toString = () => `(values) => (${run})(document.querySelector("story-lens").shadowRoot, ...values)`;
  return page.evaluate(inRoot, args);
}

async function open(page, origin, query = "") {
  await openStory(page, origin, `&lang=en&view=graph${query}`, "/explore.json");
}

const press = async (page, control) => {
  const isThere = await root(page, (shadow, id) => {
    const element = shadow.querySelector(`[data-control="${id}"]`);
    element?.click();
    return element !== null;
  }, control);
  assert.ok(isThere, `${control} is there`);
  await atRest(page);
};
const ids = (nodes) => nodes.map(({ id }) => id).sort();
const state = (page) => page.evaluate(() => document.querySelector("story-lens").state);
// It is told once nothing new has come for half a second.
async function status(page) {
  await page.waitForTimeout(600);
  return root(page, (shadow) => shadow.querySelector('[role="status"]').textContent);
}
const select = async (page, id) => {
  await page.evaluate((node) => document.querySelector("story-lens").select(node), id);
  await atRest(page);
};
const cardText = (page) => root(page, (shadow) => shadow.querySelector("article.card")?.textContent ?? "");

// Nodes out from under the panels.
async function clear(page) {
  if (await root(page, (shadow) => shadow.querySelector('[data-control^="legend.row"]') !== null)) await press(page, "legend.toggle");
  await press(page, "graph.zoom_out");
}

// A click at a node.
async function point(page, id) {
  const node = find((await inspect(page)).nodes, id);
  await page.mouse.click(node.x, node.y);
  await atRest(page);
}

// Three ways to do the same: each presses a control, chooses a node, and moves a slider to one of its ends.
const middleOf = (page, control) => root(page, (shadow, id) => {
  const element = shadow.querySelector(`[data-control="${id}"]`);
  element.scrollIntoView({ block: "nearest" });
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, x: (left + right) / 2, y: (top + bottom) / 2 };
}, control);
const endOf = ({ left, right, y }, isRight) => ({ x: isRight ? right - 4 : left + 4, y });

function pointing(page, pressAt) {
  const press = async (place) => {
    await pressAt(place);
    await atRest(page);
  };
  return {
    press: async (control) => press(await middleOf(page, control)),
    choose: async (id) => press(find((await inspect(page)).nodes, id)),
    slide: async (control, isRight) => press(endOf(await middleOf(page, control), isRight)),
  };
}
const mouse = (page) => pointing(page, ({ x, y }) => page.mouse.click(x, y));
const finger = (page) => pointing(page, async ({ x, y }) => {
  await page.touch([{ x, y }]);
  await page.touch([]);
});

const keyboard = (page) => {
  const press = async (selector, key) => {
    const isFocused = await root(page, (shadow, wanted) => {
      const element = shadow.querySelector(wanted);
      element?.focus();
      return element !== null && shadow.activeElement === element;
    }, selector);
    assert.ok(isFocused, `${selector} takes the focus`);
    await atRest(page);
    await page.keyboard.press(key);
    await atRest(page);
  };
  return {
    press: (control) => press(`[data-control="${control}"]`, "Enter"),
    choose: (id) => press(`.twin > ul > li > a[data-node="${id}"]`, "Enter"),
    slide: (control, isRight) => press(`[data-control="${control}"]`, isRight ? "End" : "Home"),
  };
};

// All that the graph is explored with, by one hand.
async function exploreAll(page, { press: push, choose, slide }) {
  const has = (control) => root(page, (shadow, id) => shadow.querySelector(`[data-control="${id}"]`) !== null, control);
  const address = async () => (await inspect(page)).exploration.address;
  const shown = async () => ids((await inspect(page)).nodes);
  // A card may lie over nodes.
  const select = async (id) => {
    if (await has("card.close")) await push("card.close");
    await push("graph.fit");
    await choose(id);
    assert.equal((await inspect(page)).selection, id);
  };
  if (await has("legend.row0")) await push("legend.toggle");

  await select("entity:rare");
  await push("card.pin");
  assert.ok(find((await inspect(page)).nodes, "entity:rare").pinned);
  await push("card.expand");
  assert.ok((await shown()).includes("story:beta"), "what it is in");
  await push("explore.undo");
  assert.ok(!(await shown()).includes("story:beta"));
  await push("explore.redo");
  assert.ok((await shown()).includes("story:beta"));
  await push("graph.unpin");
  assert.ok((await inspect(page)).nodes.every(({ pinned }) => !pinned));
  await push("card.hide");
  assert.ok(!(await shown()).includes("entity:rare"));
  await push("explore.undo");

  await select("entity:rare");
  await push("card.focus");
  assert.match(await address(), /focus=entity:rare/);
  if (await has("card.close")) await push("card.close");
  await push("explore.open");
  await slide("menu.depth", true);
  assert.equal((await inspect(page)).exploration.depth, 3);
  await push("menu.size2");
  await push("menu.color1");
  await push("menu.order1");
  assert.match(await address(), /size=between.*/);
  assert.equal((await inspect(page)).exploration.order, "time");
  await slide("menu.to", false);
  assert.deepEqual((await inspect(page)).nodes.filter(({ kind }) => kind === "story").map(({ id }) => id), ["story:alpha"], "of the first day");
  await push("menu.reset");
  assert.equal(await address(), "");
  await push("explore.open");

  await push("graph.whole");
  await select("entity:common");
  await push("card.block");
  assert.match(await address(), /block=entity:common/);
  await push("card.close");
  await push("graph.fit");
  await push("explore.connect");
  await choose("entity:only-alpha");
  await choose("entity:bridge");
  assert.deepEqual((await inspect(page)).exploration.path, ["entity:only-alpha", "story:alpha", "entity:rare", "story:beta", "entity:bridge"]);
  await push("card.close");
  assert.equal((await inspect(page)).exploration.path, undefined);

  const { nodes: before } = await inspect(page);
  const apart = (nodes) => Math.hypot(nodes[0].x - nodes[1].x, nodes[0].y - nodes[1].y);
  await push("graph.zoom_in");
  assert.ok(apart((await inspect(page)).nodes) > 1.1 * apart(before), "larger");
  await push("legend.toggle");
  await push("legend.row0");
  assert.ok((await inspect(page)).nodes.every(({ kind }) => kind !== "story"), "the legend takes a kind out");
}

export const exploreScenes = [
  {
    name: "explore: the mouse alone does all of it",
    async run({ page, origin }) {
      await open(page, origin);
      await exploreAll(page, mouse(page));
    },
  },
  {
    name: "explore: the keyboard alone does all of it",
    async run({ page, origin }) {
      await open(page, origin);
      await exploreAll(page, keyboard(page));
    },
  },
  {
    name: "explore: a finger alone does all of it",
    engines: ["chromium", "firefox"], // WebKitGTK's driver has one finger, and no touch events
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
    async run({ page, origin }) {
      await open(page, origin, "");
      await exploreAll(page, finger(page));
    },
  },
  {
    name: "explore: who connects two names is asked in the bar, answered with sentences on the card and lit in the picture",
    async run({ page, origin }) {
      await open(page, origin);
      await press(page, "graph.whole");
      await clear(page);
      await press(page, "explore.connect");
      assert.match(await status(page), /Choose where to begin/);
      await point(page, "entity:only-alpha");
      assert.match(await status(page), /Connect “Only Alpha”/);
      await point(page, "entity:bridge");
      const { exploration } = await inspect(page);
      // By the names that few stories share, not by the one that all do.
      assert.deepEqual(exploration.path, ["entity:only-alpha", "story:alpha", "entity:rare", "story:beta", "entity:bridge"]);
      assert.match(await cardText(page), /Connected in 4 steps.*“Story alpha” lists Rare among its names/s);
      assert.match(await state(page), /path=entity:only-alpha&path=entity:bridge/);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("story-lens").inspect().exploration.path === undefined);
    },
  },
  {
    name: "explore: a path goes around what is not to be gone through, and a link to it shows it again",
    async run({ page, origin }) {
      await open(page, origin);
      await page.evaluate(() => (document.querySelector("story-lens").state = "story=alpha&view=graph&path=story:alpha&path=story:beta&block=entity:rare"));
      await atRest(page);
      const { exploration } = await inspect(page);
      assert.deepEqual(exploration.path, ["story:alpha", "entity:common", "story:beta"]);
      const link = await state(page);
      await press(page, "card.close");
      assert.equal((await inspect(page)).exploration.path, undefined);
      await page.evaluate((text) => (document.querySelector("story-lens").state = text), link);
      await atRest(page);
      assert.deepEqual((await inspect(page)).exploration.path, exploration.path);
    },
  },
  {
    name: "explore: focus, its depth, expanding, hiding and going back leave the others where they stand",
    async run({ page, origin }) {
      await open(page, origin);
      const first = await inspect(page);
      assert.deepEqual(ids(first.nodes), ["entity:common", "entity:only-alpha", "entity:rare", "story:alpha"]);
      await select(page, "entity:rare");
      const before = find((await inspect(page)).nodes, "story:alpha");
      await press(page, "card.expand");
      const expanded = await inspect(page);
      assert.deepEqual(ids(expanded.nodes), [...ids(first.nodes), "story:beta"].sort());
      const now = find(expanded.nodes, "story:alpha");
      assert.ok(Math.hypot(now.x - before.x, now.y - before.y) < 1.5, "nothing else has moved");
      await press(page, "card.hide");
      const hidden = await inspect(page);
      assert.ok(!ids(hidden.nodes).includes("entity:rare"));
      assert.equal(hidden.selection, null);
      assert.match(await status(page), /1 hidden/);
      await press(page, "explore.undo");
      await press(page, "explore.undo");
      assert.deepEqual(ids((await inspect(page)).nodes), ids(first.nodes));
      await press(page, "explore.redo");
      assert.ok(ids((await inspect(page)).nodes).includes("story:beta"));
      await select(page, "entity:rare");
      await press(page, "card.focus");
      assert.deepEqual(ids((await inspect(page)).nodes), ["entity:rare", "story:alpha", "story:beta"]);
      await press(page, "explore.open");
      await root(page, (shadow) => {
        const slider = shadow.querySelector('[data-control="menu.depth"]');
        slider.value = "2";
        slider.dispatchEvent(new Event("input"));
      });
      await atRest(page);
      const deeper = await inspect(page);
      assert.equal(deeper.exploration.depth, 2);
      assert.equal(deeper.nodes.length, 6);
      assert.match(await state(page), /focus=entity:rare&depth=2/);
    },
  },
  {
    name: "explore: the keyboard opens the popover, moves its slider, undoes, and Escape gives the focus back",
    async run({ page, origin }) {
      await open(page, origin);
      await root(page, (shadow) => shadow.querySelector('[data-control="explore.open"]').focus());
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.activeElement?.type === "range");
      const group = await root(page, (shadow) => {
        const area = shadow.querySelector('.area[role="group"]');
        return { label: area.getAttribute("aria-label"), expanded: shadow.querySelector('[data-control="explore.open"]').getAttribute("aria-expanded") };
      });
      assert.deepEqual(group, { label: "Explore", expanded: "true" });
      await page.keyboard.press("ArrowRight");
      await atRest(page);
      assert.equal((await inspect(page)).exploration.focus, "story:alpha");
      await page.keyboard.press("Control+z");
      await atRest(page);
      assert.equal((await inspect(page)).exploration.focus, "");
      await page.keyboard.press("Control+Shift+Z");
      await atRest(page);
      assert.equal((await inspect(page)).exploration.focus, "story:alpha");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("story-lens").shadowRoot.activeElement?.dataset.control === "explore.open");
      await atRest(page);
      assert.equal(await root(page, (shadow) => shadow.querySelector('.area[role="group"]')), null);
    },
  },
  {
    name: "explore: the legend counts with denominators and filters when pressed",
    async run({ page, origin }) {
      await open(page, origin);
      const rows = () => root(page, (shadow) => [...shadow.querySelectorAll('[data-control^="legend.row"]')].map((row) => `${row.textContent} ${row.getAttribute("aria-checked")}`));
      if ((await rows()).length === 0) await press(page, "legend.toggle");
      assert.deepEqual((await rows()).slice(0, 3), ["Stories, 1 of 5 true", "Names, 3 of 5 true", "Outlets, 0 of 3 false"]);
      await root(page, (shadow) => [...shadow.querySelectorAll('[data-control^="legend.row"]')].find((row) => row.textContent.startsWith("Outlets")).click());
      await atRest(page);
      assert.equal((await inspect(page)).nodes.filter(({ kind }) => kind === "outlet").length, 3);
      await root(page, (shadow) => [...shadow.querySelectorAll('[data-control^="legend.row"]')].find((row) => row.textContent.startsWith("Labour")).click());
      await atRest(page);
      const { filter, takes, nodes } = await inspect(page);
      assert.equal(filter.lens, "Labour");
      assert.deepEqual(takes.map(({ visible }) => visible), [false, true, true]);
      assert.deepEqual(ids(nodes.filter(({ kind }) => kind === "outlet")), ["outlet:echo.example", "outlet:times.example"]);
      await root(page, (shadow) => [...shadow.querySelectorAll('[data-control^="legend.row"]')].find((row) => row.textContent.startsWith("Names")).click());
      await atRest(page);
      assert.equal((await inspect(page)).nodes.filter(({ kind }) => kind === "entity").length, 0);
      assert.match(await state(page), /kinds=story,outlet,stub/);
    },
  },
  {
    name: "explore: the whole picture stands beside the open legend and fills its panel again when that changes, until the reader moves it",
    async run({ page, origin }) {
      await open(page, origin);
      const legendEnds = await root(page, (shadow) => Math.max(...[...shadow.querySelectorAll('[data-control^="legend.row"]')].map((row) => row.getBoundingClientRect().right)));
      assert.ok(legendEnds > 100, `the legend is open, to ${legendEnds}`);
      for (const { id, x } of (await inspect(page)).nodes) assert.ok(x > legendEnds, `${id} at ${x} is behind the legend, which ends at ${legendEnds}`);

      const distance = async () => {
        const { nodes } = await inspect(page);
        return Math.hypot(nodes.at(-1).x - nodes[0].x, nodes.at(-1).y - nodes[0].y);
      };
      const resized = async (width, height) => {
        await page.setViewportSize({ width, height });
        await atRest(page);
        return distance();
      };
      const before = await distance();
      const low = await resized(1440, 360);
      assert.ok(low < 0.9 * before, `${before} → ${low}`);
      for (const { id, y } of (await inspect(page)).nodes) assert.ok(y > 0 && y < 360, `${id} at ${y} is seen`);
      const after = await resized(1440, 900);
      assert.ok(Math.abs(after - before) < 1, `${before} → ${after}`);

      await press(page, "graph.zoom_out");
      const moved = await distance();
      assert.ok(Math.abs((await resized(1440, 700)) - moved) < 1, "what the reader moved stays as it is");
    },
  },
  {
    name: "explore: the legend filters by region, by pointer and by keyboard, and the address keeps it",
    async run({ page, origin }) {
      await open(page, origin);
      const row = (name) => root(page, (shadow, start) => {
        const found = [...shadow.querySelectorAll('[data-control^="legend.row"]')].find((each) => each.textContent.startsWith(start));
        return found && { control: found.dataset.control, text: found.textContent, isOn: found.getAttribute("aria-checked") };
      }, name);
      if (!(await row("Stories"))) await press(page, "legend.toggle");
      await press(page, (await row("Outlets")).control);
      assert.equal((await row("Ireland")).text, "Ireland, 2 of 3");
      await press(page, (await row("Ireland")).control);
      const outlets = async () => ids((await inspect(page)).nodes.filter(({ kind }) => kind === "outlet"));
      assert.deepEqual(await outlets(), ["outlet:echo.example", "outlet:post.example"]);
      assert.match(await state(page), /region=Ireland/);
      assert.equal((await row("Chile")).isOn, "false");
      await root(page, (shadow, control) => shadow.querySelector(`[data-control="${control}"]`).focus(), (await row("Chile")).control);
      await page.keyboard.press(" ");
      await atRest(page);
      assert.deepEqual(await outlets(), ["outlet:echo.example", "outlet:post.example", "outlet:times.example"]);
      await page.keyboard.press("Control+Z");
      await atRest(page);
      assert.deepEqual(await outlets(), ["outlet:echo.example", "outlet:post.example"]);
      await page.goto("about:blank");
      await open(page, origin, "#region=Chile&outlets=shown&view=graph");
      assert.deepEqual((await inspect(page)).filter.region, "Chile");
    },
  },
  {
    name: "explore: size and color follow the measure, dates leave out stories",
    async run({ page, origin }) {
      await open(page, origin);
      await press(page, "graph.whole");
      const radius = async (id) => find((await inspect(page)).nodes, id).radius;
      await press(page, "explore.open");
      await press(page, "menu.size2");
      assert.ok((await radius("entity:common")) > 1.5 * (await radius("entity:only-alpha")), "what lies between others is larger");
      await press(page, "menu.color1");
      const communities = new Set((await inspect(page)).nodes.map(({ community }) => community));
      assert.ok(communities.size >= 1 && !communities.has(undefined), "each node has its community");
      await root(page, (shadow) => {
        const slider = shadow.querySelector('[data-control="menu.to"]');
        slider.value = "1";
        slider.dispatchEvent(new Event("input"));
      });
      await atRest(page);
      const { nodes, exploration } = await inspect(page);
      assert.deepEqual(ids(nodes.filter(({ kind }) => kind === "story")), ["story:alpha", "story:beta"]);
      assert.ok(exploration.filtered >= 3);
      await press(page, "menu.reset");
      assert.equal((await inspect(page)).exploration.address, "");
    },
  },
  {
    name: "explore: along time stories stand in the order of their dates, and undo brings them back",
    async run({ page, origin }) {
      await open(page, origin, "&extent=bundle");
      await press(page, "graph.whole");
      await press(page, "graph.fit");
      const places = async () => new Map((await inspect(page)).nodes.map(({ id, x, y }) => [id, { x, y }]));
      const before = await places();
      await press(page, "explore.open");
      await press(page, "menu.order1");
      const seen = await inspect(page);
      assert.equal(seen.exploration.order, "time");
      assert.match(await state(page), /order=time/);
      const x = (slug) => find(seen.nodes, `story:${slug}`).x;
      assert.ok(x("alpha") < x("beta") && x("beta") < x("gamma"), "in the order of their dates");
      assert.ok(x("gamma") < x("delta") && x("delta") < x("epsilon"), "a day apart");
      assert.match(await status(page), /shown/);
      const node = find(seen.nodes, "story:beta");
      await page.keyboard.press("Escape");
      await page.mouse.move(node.x, node.y);
      await page.mouse.down();
      await page.mouse.move(node.x + 60, node.y - 40, { steps: 4 });
      await page.mouse.up();
      await atRest(page);
      const dragged = find((await inspect(page)).nodes, "story:beta");
      assert.ok(Math.abs(dragged.x - node.x) < 1 && Math.abs(dragged.y - node.y) < 1, "no hand moves a date");
      while ((await inspect(page)).exploration.order === "time") await press(page, "explore.undo");
      await press(page, "graph.fit");
      for (const [id, { x, y }] of await places()) {
        const was = before.get(id);
        assert.ok(Math.hypot(x - was.x, y - was.y) < 1.5, `${id} is back where it was`);
      }
      assert.doesNotMatch(await state(page), /order=/);
    },
  },
  {
    name: "explore: on a phone a finger asks what connects two names",
    engines: ["chromium", "firefox"], // WebKitGTK's driver has one finger, and no touch events
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
    async run({ page, origin }) {
      await open(page, origin, "");
      const tap = async (x, y) => {
        await page.touch([{ x, y }]);
        await page.touch([]);
        await atRest(page);
      };
      await tap(200, 700); // a finger makes targets larger
      const middle = await root(page, (shadow) => {
        const box = shadow.querySelector('[data-control="explore.connect"]').getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height, right: box.right };
      });
      assert.ok(middle.height >= 40 && middle.right < 340, "a target for a finger, clear of the camera's buttons");
      await clear(page);
      await press(page, "graph.fit");
      await press(page, "explore.connect");
      for (const id of ["entity:only-alpha", "entity:rare"]) {
        const node = find((await inspect(page)).nodes, id);
        await tap(node.x, node.y);
      }
      assert.deepEqual((await inspect(page)).exploration.path, ["entity:only-alpha", "story:alpha", "entity:rare"]);
    },
  },
  {
    name: "explore: in a low window each control of the popover is reached by the wheel, and what has the focus is seen",
    context: { viewport: { width: 900, height: 480 } },
    async run({ page, origin }) {
      await open(page, origin);
      await press(page, "explore.open");
      const boxes = () => root(page, (shadow) => [...shadow.querySelectorAll('[data-control^="menu."]')].map((element) => {
        const box = element.getBoundingClientRect();
        return { id: element.dataset.control, top: box.top, bottom: box.bottom, left: box.left, right: box.right };
      }));
      const seen = new Set();
      const look = async () => {
        for (const { id, top, bottom, left, right } of await boxes()) if (top >= 0 && bottom <= 480 && left >= 0 && right <= 900) seen.add(id);
      };
      await look();
      const first = (await boxes()).find(({ id }) => seen.has(id));
      assert.ok(first, "the popover is in the window");
      await page.mouse.move((first.left + first.right) / 2, (first.top + first.bottom) / 2);
      for (let i = 0; i < 12; ++i) {
        await page.mouse.wheel(0, 60);
        await atRest(page);
        await look();
      }
      for (const id of ["menu.depth", "menu.size2", "menu.color1", "menu.order1", "menu.to", "menu.reset"]) assert.ok(seen.has(id), `${id} among ${[...seen].join(" ")}`);
      await root(page, (shadow) => shadow.querySelector('[data-control="menu.depth"]').focus());
      await atRest(page);
      const depth = (await boxes()).find(({ id }) => id === "menu.depth");
      assert.ok(depth.top >= 0 && depth.bottom <= 480, "what has the focus is in the window");
    },
  },
  {
    name: "explore: every control is named in Korean and large enough",
    async run({ page, origin }) {
      await openStory(page, origin, "&lang=ko&view=graph");
      await press(page, "explore.open");
      const controls = await root(page, (shadow) =>
        [...shadow.querySelectorAll('[data-control^="explore."],[data-control^="menu."],[data-control^="legend."]')].map((element) => {
          const box = element.getBoundingClientRect();
          return { id: element.dataset.control, name: element.ariaLabel ?? element.textContent, width: box.width, height: box.height };
        }));
      assert.ok(controls.length >= 10, `${controls.length} controls`);
      for (const { id, name, width, height } of controls) {
        assert.ok(name.length > 0, id);
        assert.ok(width >= 24 && height >= 24, `${id}: ${width} × ${height}`);
      }
    },
  },
];

// An archive in shards, as a reader meets it: what is fetched and when, what is shown meanwhile, and what hosts do to it.

import assert from "node:assert/strict";
import { askedOf, badStory, cardsOf, entitiesOf, goodStory, headlineOf, namingOf, newHost, relatedTo, shardOf } from "./archive_server.mjs";
import { atRest, documentText, find, inspect, listen, ready } from "./page.mjs";

const far = "story-77";
const parts = (host) => askedOf(host).filter((file) => file !== "manifest.json");
const until = (page, test, argument) => page.waitForFunction(test, argument, { timeout: 60_000 });
const opened = (page, slug) => until(page, (wanted) => document.querySelector("story-lens").inspect().story.slug === wanted, slug);
// The neighbours of what is read are here.
const surrounded = (page, slug) =>
  until(page, (wanted) => {
    const { archive, story } = document.querySelector("story-lens").inspect();
    return story.slug === wanted[0] && archive && wanted.every((one) => archive.shown.includes(one));
  }, [slug, ...relatedTo(slug)]);
const notice = (page) => page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').textContent);

async function openArchive(page, origin, host, query = `&story=${goodStory}`) {
  await page.goto(`${origin}/embed.html?src=/archive/${host}/manifest.json&gestures=greedy${query}`);
  await ready(page);
}

// A link to a story in what is read, as a reader presses it.
const press = (page, slug) =>
  page.evaluate((wanted) => {
    const reader = document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]');
    reader.querySelector(`a[data-node="story:${wanted}"]`).click();
  }, slug);

// ---- the whole graph ----

const graphFiles = (host) => askedOf(host).filter((file) => file.startsWith("graph/"));
const graphOf = async (page) => (await inspect(page)).archive.graph;
// The front page with the first tile of the whole graph.
async function openFront(page, origin, host) {
  await openArchive(page, origin, host, "&lang=en");
  await until(page, () => document.querySelector("story-lens").inspect().archive.graph.nodes > 0);
  await atRest(page);
}
const canvasBox = (page) => page.evaluate(() => {
  const { x, y, width, height } = document.querySelector("story-lens").shadowRoot.querySelector("canvas").getBoundingClientRect();
  return { x, y, width, height };
});
const depthOf = ({ tiles }) => Math.max(...tiles.map((place) => place.length));
// Zooms in on a node that is seen, until there are tiles of that level.
async function zoomIn(page, id, level) {
  const box = await canvasBox(page);
  for (let i = 0; i < 12 && depthOf(await graphOf(page)) < level; ++i) {
    const node = find((await inspect(page)).nodes, id);
    await page.mouse.move(box.x + node.x, box.y + node.y);
    for (let turn = 0; turn < 4; ++turn) await page.mouse.wheel(0, -240);
    await atRest(page);
    await page.waitForTimeout(500); // what is seen now is asked for, and has come
  }
  await atRest(page);
  return graphOf(page);
}

// ---- who names an entity ----

const namesFiles = (host) => askedOf(host).filter((file) => file.startsWith("names/"));
// By the link of its node's card, as a reader goes there.
async function openEntity(page, entity) {
  const id = `entity:${entity}`;
  await page.evaluate((node) => document.querySelector("story-lens").select(node), id);
  const link = `a[href*="page=${id}"]`;
  await until(page, (selector) => document.querySelector("story-lens").shadowRoot.querySelector(selector) !== null, link);
  await page.evaluate((selector) => document.querySelector("story-lens").shadowRoot.querySelector(selector).click(), link);
  await until(page, (wanted) => document.querySelector("story-lens").inspect().page === wanted, id);
  await atRest(page);
}
const listedStories = (page) =>
  page.evaluate(() => [...document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] .mentions .title a[data-node^="story:"]')].map(({ dataset }) => dataset.node.slice(6)));
const moreLink = '[part="document"] .mentions p.more a[href*="more=1"]';
const slugsOf = (cards) => [...new Set(cards.map(({ slug }) => slug))];

const refused = (mode, pattern) => ({
  name: `an archive whose manifest is ${mode} is refused with a message`,
  async run({ page, origin }) {
    await page.goto(`${origin}/embed.html?src=/archive/${newHost(mode)}/manifest.json&story=${goodStory}`);
    const error = await page.evaluate(() => document.querySelector("story-lens").ready.then(() => null, ({ type, message }) => ({ type, message })));
    assert.equal(error?.type, "schema");
    assert.match(error.message, pattern);
    assert.match(await notice(page), pattern);
  },
});

const harmed = (mode, code, type) => ({
  name: `a shard that is ${mode} is told at its place, and the rest of the archive works`,
  allowsConsoleErrors: true,
  async run({ page, origin }) {
    const host = newHost(mode);
    await openArchive(page, origin, host);
    const errors = await listen(page, "story-error");
    await until(page, (wanted) => document.querySelector("story-lens").inspect().diagnostics.some((found) => found.code === wanted), code);
    assert.equal((await inspect(page)).story.slug, goodStory);
    assert.equal(await notice(page), "", "what the reader did not ask for is no alarm");
    await page.evaluate((slug) => document.querySelector("story-lens").open(slug), badStory);
    await until(page, () => document.querySelector("story-lens").shadowRoot.querySelector('[role="alert"]').textContent !== "");
    assert.match(await notice(page), new RegExp(shardOf(badStory)));
    assert.equal((await errors()).at(-1).type, type);
    assert.equal((await inspect(page)).story.slug, goodStory, "the last good story stays");
    await page.evaluate((slug) => document.querySelector("story-lens").open(slug), far);
    await opened(page, far);
    assert.equal(await notice(page), "");
  },
});

export const archiveScenes = [
  {
    name: "a story of an archive costs the manifest, a page and a shard, and its neighbours come after it",
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host);
      assert.equal((await inspect(page)).story.slug, goodStory);
      const [manifest, index, shard] = askedOf(host);
      assert.equal(manifest, "manifest.json");
      assert.match(index, /^index\//);
      assert.equal(shard, shardOf(goodStory));
      await surrounded(page, goodStory);
      await atRest(page);
      const wanted = new Set([goodStory, ...relatedTo(goodStory)].map(shardOf));
      assert.deepEqual(new Set(parts(host).filter((file) => file.startsWith("stories/"))), wanted);
      assert.equal(new Set(askedOf(host)).size, askedOf(host).length, "nothing is fetched twice");
      const text = await documentText(page);
      for (const slug of relatedTo(goodStory)) assert.ok(text.includes(headlineOf(slug)), `${slug} has its headline`);
      const { archive, diagnostics } = await inspect(page);
      assert.equal(archive.stories, 10_000);
      assert.deepEqual(archive.shards.map(({ file }) => file).sort(), [...wanted].sort());
      assert.deepEqual(diagnostics.filter(({ severity }) => severity === "error"), []);
    },
  },
  {
    name: "a bundle does not pay for archives",
    async run({ page, origin }) {
      await page.goto(`${origin}/embed.html?src=/story.json`);
      await ready(page);
      const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(names.some((name) => name.endsWith("storylens-app.js")));
      assert.ok(!names.some((name) => name.endsWith("storylens-archive.js")));
    },
  },
  {
    name: "in an archive a related story opens from what is here already, its neighbours come, and the way back is open",
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host);
      await surrounded(page, goodStory);
      await atRest(page);
      const places = (nodes) => new Map(nodes.map(({ id, x, y }) => [id, [x, y]]));
      const before = places((await inspect(page)).nodes);
      const [next] = relatedTo(goodStory);
      await press(page, next);
      await opened(page, next);
      await surrounded(page, next);
      await atRest(page);
      const both = (await inspect(page)).nodes.filter(({ id }) => before.has(id));
      assert.ok(both.length > 0, "the two stories are in one picture");
      await page.evaluate(() => history.back());
      await opened(page, goodStory);
      await surrounded(page, goodStory);
    },
  },
  {
    name: "an archive without a story asked for begins with its newest ones, and says how many there are",
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host, "&lang=en");
      await until(page, () => document.querySelector("story-lens").inspect().page === "front");
      await atRest(page);
      assert.match(await documentText(page), /\d\d of 10000 stories/);
      assert.ok(parts(host).length <= 3 + 2 * 5, `${parts(host).length} requests`);
      // A card of the list has no text: the story is fetched when it is pressed, or pointed at.
      const slug = await page.evaluate(() => {
        const element = document.querySelector("story-lens");
        const { shown } = element.inspect().archive;
        const links = [...element.shadowRoot.querySelectorAll('[part="document"] a[data-node^="story:"]')];
        const link = links.find(({ dataset }) => !shown.includes(dataset.node.slice(6)));
        link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
        return link.dataset.node.slice(6);
      });
      await until(page, (wanted) => document.querySelector("story-lens").inspect().archive.shards.some(({ stories }) => stories.includes(wanted)), slug);
      const asked = askedOf(host).filter((file) => file === shardOf(slug)).length;
      assert.equal(asked, 1, "pointing at it fetched it");
      await press(page, slug);
      await opened(page, slug);
      await atRest(page);
      assert.ok((await documentText(page)).includes(headlineOf(slug)));
      assert.equal(askedOf(host).filter((file) => file === shardOf(slug)).length, 1);
      assert.equal((await inspect(page)).page, "");
    },
  },
  {
    name: "the search of an archive fetches what the words need, finds stories that were not here, and opens them",
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host, `&story=${goodStory}&lang=en`);
      await surrounded(page, goodStory);
      await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector('[part="document"]').focus());
      await page.keyboard.press("/");
      await until(page, () => document.querySelector("story-lens").shadowRoot.activeElement?.tagName === "INPUT");
      const find = async (query, slug) => {
        const before = askedOf(host).length;
        await page.evaluate((text) => {
          const field = document.querySelector("story-lens").shadowRoot.querySelector("input");
          field.value = text;
          field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        }, query);
        const links = '.panel > .list a[data-result]';
        await until(page, ([selector, headline]) =>
          [...document.querySelector("story-lens").shadowRoot.querySelectorAll(selector)].some(({ textContent }) => textContent === headline), [links, headlineOf(slug)]);
        return askedOf(host).slice(before);
      };
      const asked = await find("estrelva 7411", "story-7411");
      assert.ok(asked.filter((file) => file.startsWith("search/")).length <= 5, asked.join(" "));
      assert.ok(asked.length <= 20, `${asked.length} requests`);
      await find("스케란 8019", "story-8019");
      await page.evaluate((headline) => {
        const links = document.querySelector("story-lens").shadowRoot.querySelectorAll(".panel > .list a[data-result]");
        [...links].find(({ textContent }) => textContent === headline).click();
      }, headlineOf("story-8019"));
      await opened(page, "story-8019");
    },
  },
  {
    name: "the memory of an archive is bounded: of forty stories in a row the shards used last are kept, and an old one comes again",
    seconds: 200,
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host);
      await page.evaluate(async () => {
        const element = document.querySelector("story-lens");
        for (let number = 100; number < 4100; number += 100) {
          element.open(`story-${number}`);
          for (let i = 0; i < 400 && element.inspect().story.slug !== `story-${number}`; ++i) await new Promise((passed) => setTimeout(passed, 20));
        }
      });
      await opened(page, "story-4000");
      await surrounded(page, "story-4000");
      const { archive, nodes } = await inspect(page);
      assert.ok(archive.shards.length <= 24, `${archive.shards.length} shards`);
      assert.ok(archive.shown.length <= 20, `${archive.shown.length} stories`);
      assert.ok(nodes.length < 200);
      const before = askedOf(host).filter((file) => file === shardOf(goodStory)).length;
      await page.evaluate((slug) => document.querySelector("story-lens").open(slug), goodStory);
      await opened(page, goodStory);
      assert.equal(askedOf(host).filter((file) => file === shardOf(goodStory)).length, before + 1);
    },
  },
  {
    name: "a host of an archive that loses every file once costs a second try, not the story",
    allowsConsoleErrors: true,
    async run({ page, origin }) {
      const host = newHost("losing");
      await fetch(`${origin}/archive/${host}/manifest.json`).catch(() => {}); // the manifest itself is the reader's to ask for again
      await openArchive(page, origin, host);
      await surrounded(page, goodStory);
      assert.equal(await notice(page), "");
      assert.deepEqual((await inspect(page)).diagnostics.filter(({ severity }) => severity === "error"), []);
    },
  },
  {
    name: "on a slow host of an archive the reader sees that a story comes, reads on, and the last click wins",
    async run({ page, origin }) {
      await openArchive(page, origin, newHost("slow"));
      const progress = await listen(page, "story-progress");
      await page.evaluate(([first, second]) => {
        const element = document.querySelector("story-lens");
        element.open(first);
        element.open(second);
      }, ["story-1234", far]);
      const isBusy = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelector(".frame").getAttribute("aria-busy"));
      assert.equal(isBusy, "true");
      assert.equal((await inspect(page)).story.slug, goodStory);
      await opened(page, far);
      const told = (await progress()).filter(({ phase }) => phase === "fetch");
      assert.ok(told.length > 0 && told.every(({ loaded, total }) => loaded > 0 && loaded <= total), JSON.stringify(told));
      await surrounded(page, far);
      assert.equal((await inspect(page)).story.slug, far);
      assert.ok(!(await inspect(page)).archive.shown.includes("story-1234"));
    },
  },
  harmed("tampered", "shard-damaged", "schema"),
  harmed("missing", "shard-missing", "fetch"),
  {
    name: "an archive that was published anew under the reader is read by its new manifest",
    allowsConsoleErrors: true,
    async run({ page, origin }) {
      const host = newHost("stale");
      await openArchive(page, origin, host);
      assert.equal((await inspect(page)).story.slug, goodStory);
      assert.equal(askedOf(host).filter((file) => file === "manifest.json").length, 2);
    },
  },
  refused("newer", /2\.0/),
  refused("leading", /leads out/),
  {
    name: "an archive of a newer minor version is read, and that is noted",
    async run({ page, origin }) {
      await openArchive(page, origin, newHost("minor"));
      const { story, diagnostics } = await inspect(page);
      assert.equal(story.slug, goodStory);
      assert.ok(diagnostics.some(({ code }) => code === "newer-version"));
    },
  },
  {
    name: "the front page of an archive shows the whole graph: the most telling nodes first, more of a place as the reader zooms in, by few requests",
    engines: ["chromium", "firefox"], // WebKit's driver turns the wheel once
    seconds: 200,
    async run({ page, origin }) {
      const host = newHost("plain");
      await openFront(page, origin, host);
      const first = await graphOf(page);
      assert.deepEqual(first.tiles, [""]);
      assert.equal(first.of, 10_501);
      assert.equal(first.nodes, 300);
      assert.equal(graphFiles(host).length, 2, "a page of the index and a tile");
      const told = await inspect(page);
      assert.equal(told.page, "front");
      assert.equal(told.nodes.length, 300);
      assert.ok(told.edges.length > 100, `${told.edges.length} edges`);
      // All of them are elements for those who hear the page.
      const listed = await page.evaluate(() => {
        const links = document.querySelector("story-lens").shadowRoot.querySelectorAll(".twin [data-node]");
        return [...new Set([...links].map(({ dataset }) => dataset.node))];
      });
      assert.deepEqual(listed.sort(), told.nodes.map((node) => node.id).sort());
      const box = await canvasBox(page);
      const middle = { x: 0.65 * box.width, y: 0.5 * box.height };
      const far = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);
      const [{ id }] = [...told.nodes].sort((a, b) => far(a) - far(b));
      for (let level = 1; level <= 3; ++level) {
        const graph = await zoomIn(page, id, level);
        assert.ok(depthOf(graph) >= level, `${depthOf(graph)} levels`);
        assert.ok(graph.nodes > 300);
        assert.ok(graph.tiles.length <= 12, `${graph.tiles.length} tiles on the screen`);
      }
      assert.equal(new Set(graphFiles(host)).size, graphFiles(host).length, "no tile is fetched twice");
      assert.ok(graphFiles(host).length <= 24, `${graphFiles(host).length} requests`);
      // What is panned to comes too, and the nodes stand where they stood.
      const before = new Map((await inspect(page)).nodes.map(({ id: node, x, y }) => [node, { x, y }]));
      const at = find((await inspect(page)).nodes, id);
      const free = { x: box.x + middle.x, y: box.y + box.height - 90 };
      await page.mouse.move(free.x, free.y);
      await page.mouse.down();
      await page.mouse.move(free.x - 150, free.y - 100, { steps: 4 });
      await page.mouse.move(free.x - 300, free.y - 200, { steps: 4 });
      await page.mouse.up();
      await atRest(page);
      await page.waitForTimeout(500);
      await atRest(page);
      const after = (await inspect(page)).nodes;
      const moved = find(after, id);
      const [dx, dy] = [moved.x - at.x, moved.y - at.y];
      assert.ok(Math.hypot(dx, dy) > 50, "the picture was panned");
      for (const { id: node, x, y } of after) {
        const was = before.get(node);
        if (was) assert.ok(Math.hypot(x - was.x - dx, y - was.y - dy) < 2, `${node} stands where it stood`);
      }
    },
  },
  {
    name: "in the whole graph of an archive a story that is pressed opens with what is around it, and the way back leads to the same place",
    seconds: 120,
    async run({ page, origin }) {
      const host = newHost("plain");
      await openFront(page, origin, host);
      const { nodes } = await inspect(page);
      const { id } = nodes.find((node) => node.id.startsWith("story:"));
      await page.evaluate((node) => document.querySelector("story-lens").select(node), id);
      await until(page, (node) => document.querySelector("story-lens").shadowRoot.querySelector(`.card a[data-node="${node}"], a[data-node="${node}"]`) !== null, id);
      await page.evaluate((node) => document.querySelector("story-lens").shadowRoot.querySelector(`.card a[data-node="${node}"], a[data-node="${node}"]`).click(), id);
      await opened(page, id.slice(6));
      await surrounded(page, id.slice(6));
      await atRest(page);
      const around = (await inspect(page)).nodes;
      assert.ok(around.length < 100, `${around.length} nodes around the story`);
      await page.evaluate(() => history.back());
      await until(page, () => document.querySelector("story-lens").inspect().page === "front");
      await atRest(page);
      assert.equal((await inspect(page)).nodes.length, 300);
    },
  },
  {
    name: "the page of an entity of the whole graph of an archive tells the stories that name it",
    seconds: 120,
    async run({ page, origin }) {
      const host = newHost("plain");
      await openFront(page, origin, host);
      const { id } = (await inspect(page)).nodes.find((node) => node.id.startsWith("entity:"));
      await openEntity(page, id.slice("entity:".length));
      const links = await page.evaluate(() => document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] a[data-node^="story:"]').length);
      assert.ok(links >= 3, `${links} stories`);
    },
  },
  {
    name: "the page of an entity in an archive has all its stories by date, by two small requests",
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host, `&story=${goodStory}&lang=en`);
      await surrounded(page, goodStory);
      await atRest(page);
      const entity = entitiesOf(goodStory).find((slug) => slug !== "hub");
      const naming = namingOf(entity);
      assert.ok(naming.stories > 30, `${naming.stories} stories`);
      const before = askedOf(host).length;
      await openEntity(page, entity);
      assert.deepEqual(await listedStories(page), slugsOf(cardsOf(naming)));
      assert.match(await documentText(page), new RegExp(`${naming.stories} stories[^]*All stories of this archive that mention it`));
      assert.match(await documentText(page), /loaded here, not in the whole archive/);
      assert.equal(namesFiles(host).length, 2, "a page and a file");
      assert.equal(askedOf(host).length, before + 2, askedOf(host).slice(before).join(" "));
      assert.deepEqual((await inspect(page)).diagnostics.filter(({ severity }) => severity === "error"), []);
      // A story that was not here opens from it, and the way back finds the list as it was.
      const far = slugsOf(cardsOf(naming)).find((slug) => !relatedTo(goodStory).includes(slug) && slug !== goodStory);
      await press(page, far);
      await opened(page, far);
      await surrounded(page, far);
      assert.ok((await inspect(page)).nodes.length < 100, "the list is not around the story");
      const asked = namesFiles(host).length;
      await page.evaluate(() => history.back());
      await until(page, (wanted) => document.querySelector("story-lens").inspect().page === wanted, `entity:${entity}`);
      await until(page, (count) => document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] .mentions .title').length === count, naming.stories);
      assert.equal(namesFiles(host).length, asked);
    },
  },
  {
    name: "of an entity that very many stories of an archive name the newest are listed, and more when the reader asks for them",
    seconds: 200,
    async run({ page, origin }) {
      const host = newHost("plain");
      await openArchive(page, origin, host, `&story=${goodStory}&lang=en`);
      await surrounded(page, goodStory);
      await atRest(page);
      const all = slugsOf(cardsOf(namingOf("hub")));
      assert.equal(all.length, 2500);
      await openEntity(page, "hub");
      // What is opened in full may be an older one.
      const listed = async () => (await listedStories(page)).filter((slug) => slug !== goodStory && !relatedTo(goodStory).includes(slug));
      const newest = (count) => all.slice(0, count).filter((slug) => slug !== goodStory && !relatedTo(goodStory).includes(slug));
      const first = await listed();
      assert.ok(first.length >= 60 && first.length < 600, `${first.length} stories`);
      assert.deepEqual(first, newest(first.length));
      assert.match(await documentText(page), /2,500 stories[^]* of 2500 stories of this archive that mention it, the newest first/);
      assert.ok(namesFiles(host).length <= 5, namesFiles(host).join(" "));
      const address = await page.evaluate(() => document.querySelector("story-lens").inspect().page);
      await page.evaluate((selector) => document.querySelector("story-lens").shadowRoot.querySelector(selector).click(), moreLink);
      await until(page, (count) => document.querySelector("story-lens").shadowRoot.querySelectorAll('[part="document"] .mentions .title').length > count, first.length + 50);
      await atRest(page);
      const second = await listed();
      assert.deepEqual(second, newest(second.length));
      assert.equal((await inspect(page)).page, address);
      assert.ok(namesFiles(host).length <= 7, namesFiles(host).join(" "));
      assert.equal(new Set(askedOf(host)).size, askedOf(host).length, "nothing is fetched twice");
    },
  },
  {
    name: "a list of an entity's stories that an archive lost is told, what is here is listed, and the rest of the archive works",
    allowsConsoleErrors: true,
    async run({ page, origin }) {
      const host = newHost("unlisted");
      await openArchive(page, origin, host, `&story=${goodStory}&lang=en`);
      await surrounded(page, goodStory);
      await atRest(page);
      const errors = await listen(page, "story-error");
      await openEntity(page, "hub");
      assert.match(await documentText(page), /Only stories that are here are listed/);
      assert.ok((await listedStories(page)).includes(goodStory));
      assert.match(await notice(page), /names\//);
      assert.equal((await errors()).at(-1).type, "fetch");
      assert.ok((await inspect(page)).diagnostics.some(({ code }) => code === "shard-missing"));
      const entity = entitiesOf(goodStory).find((slug) => slug !== "hub");
      await openEntity(page, entity);
      assert.match(await documentText(page), /All stories of this archive that mention it/);
      assert.equal(await notice(page), "");
    },
  },
  {
    name: "the page of an entity in an archive without lists of names says that only what is here is listed",
    async run({ page, origin }) {
      const host = newHost("unnamed");
      await openArchive(page, origin, host, `&story=${goodStory}&lang=en`);
      await surrounded(page, goodStory);
      await atRest(page);
      await openEntity(page, "hub");
      assert.match(await documentText(page), /Only stories that are here are listed/);
      assert.equal(namesFiles(host).length, 0);
    },
  },
  {
    name: "a tile of the whole graph of an archive that was tampered with is told, and the rest of the graph is shown",
    seconds: 120,
    allowsConsoleErrors: true,
    async run({ page, origin }) {
      const host = newHost("untiled");
      await openFront(page, origin, host);
      const { nodes } = await inspect(page);
      const box = await canvasBox(page);
      const far = ({ x, y }) => Math.hypot(x - 0.65 * box.width, y - 0.5 * box.height);
      const [{ id }] = [...nodes].sort((a, b) => far(a) - far(b));
      const hasError = () => document.querySelector("story-lens").inspect().diagnostics.some(({ code }) => code === "tile-damaged");
      for (let i = 0; i < 20 && !(await page.evaluate(hasError)); ++i) {
        const node = find((await inspect(page)).nodes, id);
        await page.mouse.move(box.x + node.x, box.y + node.y);
        for (let turn = 0; turn < 4; ++turn) await page.mouse.wheel(0, -240);
        await atRest(page);
        await page.waitForTimeout(500);
      }
      await until(page, hasError);
      await atRest(page);
      const graph = await graphOf(page);
      assert.ok(graph.tiles.includes(""), "what is whole is shown");
      assert.ok((await inspect(page)).nodes.length >= 300);
      assert.equal(await notice(page), "");
    },
  },
  {
    name: "a story that the archive does not have is told on the page of the newest",
    async run({ page, origin }) {
      await openArchive(page, origin, newHost("plain"), "&story=no-such-story&lang=en");
      assert.equal((await inspect(page)).page, "front");
      assert.match(await documentText(page), /no-such-story/);
    },
  },
];

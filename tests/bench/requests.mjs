// Counts what a reader of an archive fetches: node tests/bench/requests.mjs [--stories 1000,10000]
// Runs web/archive.ts, web/archive-names.ts and web/archive-tiles.ts over synthetic archives: a story, what it is related to with the newest ones, the page of an entity
// that it names and of one that half of the stories name, two searches, and the whole graph from afar and zoomed into down to a zoom of 1; requests, bytes plain and as brotli.
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const at = process.argv.indexOf("--stories");
const sizes = (at < 0 ? "1000,10000" : process.argv[at + 1]).split(",").map(Number);
const folder = mkdtempSync(join(tmpdir(), "storylens-"));
const entry = { contents: 'export * from "./archive"; export * from "./archive-names"; export * from "./archive-tiles";', resolveDir: "web", loader: "ts" };
await build({ stdin: entry, outfile: join(folder, "archive.mjs"), format: "esm", bundle: true });
const { Archive, NameList, Tiles } = await import(join(folder, "archive.mjs"));
globalThis.window = globalThis;

let asked = [];
globalThis.fetch = async (address) => {
  asked.push(address);
  return new Response(readFileSync(address.replace("http://archive", folder)));
};

for (const stories of sizes) {
  const [input, output] = [join(folder, `in${stories}`), join(folder, `out${stories}`)];
  execFileSync("python3", ["tests/bench/archive.py", String(stories), input, "--hub", "2"]);
  execFileSync("build/release/storylens", ["build", input, "-o", output, "--shards"], { stdio: "pipe" });
  const address = `http://archive/out${stories}/manifest.json`;
  const sums = async (name, act) => {
    asked = [];
    await act();
    const paths = asked.map((one) => one.replace("http://archive", folder));
    const bytes = (ending) => paths.reduce((sum, path) => sum + statSync(existsSync(path + ending) ? path + ending : path).size, 0);
    console.log(`${stories} stories: ${name}: ${asked.length} requests, ${(bytes("") / 1024).toFixed(0)} KB, ${(bytes(".br") / 1024).toFixed(0)} as brotli`);
  };
  let archive;
  const story = `story-${stories / 2}`;
  await sums("a story", async () => {
    archive = new Archive(new Uint8Array(await (await fetch(address)).arrayBuffer()), address);
    await archive.shardOf(story);
  });
  await sums("its neighbours and the newest", async () => {
    const { bundle } = await archive.shardOf(story);
    const related = bundle.stories.find(({ slug }) => slug === story).related.map((to) => to.slug ?? to);
    await Promise.all([archive.front(), ...related.map((slug) => archive.shardOf(slug))]);
  });
  const { bundle } = await archive.shardOf(story);
  const entity = bundle.stories.find(({ slug }) => slug === story).entities.map((to) => to.slug ?? to).find((slug) => slug !== "hub");
  for (const slug of [entity, "hub"]) {
    const list = new NameList(archive, `entity:${slug}`);
    await sums(`the page of ${slug}`, () => list.open(() => {}));
    console.log(`${stories} stories: ${list.stories} name ${slug}, ${list.stories - list.after} are listed`);
    if (list.after > 0) await sums("more of it", () => list.more(() => {}));
  }
  for (const words of [["harbour"], ["estrelva", String(stories / 2 + 7)]]) {
    await sums(`search "${words.join(" ")}"`, async () => {
      const found = (await archive.search(words)).slice(0, 10);
      await Promise.all(found.map((slug) => archive.shardOf(slug)));
    });
  }
  let shown = [];
  const fail = (place, error) => {
    throw error;
  };
  const tiles = new Tiles(archive, (json) => (shown = JSON.parse(new TextDecoder().decode(json)).nodes), fail, () => {});
  // A panel of 800 by 600 pixels, each step twice as near to a node of the first tile.
  const look = async (x, y, zoom) => {
    const [width, height] = [800 / zoom, 600 / zoom];
    tiles.looked({ tiles: zoom > 0, box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2], zoom });
    await new Promise((passed) => setTimeout(passed, 1_500));
  };
  await sums("the whole graph", () => look(0, 0, 0));
  const { x, y } = shown[1];
  const farthest = Math.max(...shown.map((node) => Math.max(Math.abs(node.x), Math.abs(node.y))));
  await sums("into the graph, to a zoom of 1", async () => {
    for (let zoom = 300 / farthest; zoom < 1; zoom *= 2) await look(x, y, zoom);
    await look(x, y, 1);
  });
  await sums("a panel's width to the right", () => look(x + 800, y, 1));
  console.log(`${stories} stories: ${shown.length} nodes are shown at the end`);
  tiles.destroy();
}
rmSync(folder, { recursive: true });

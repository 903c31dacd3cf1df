// The JSON Schemas of an archive's files (manifest, index pages, shards, search, names, graph) take what `storylens build` writes and the examples of
// docs/bundle-format.md, and refuse what is amiss.
// usage: node tests/format/archive_schema_test.mjs COMMAND
import Ajv from "ajv/dist/2020.js";
import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, finish } from "./cases.mjs";

const command = resolve(process.argv[2] ?? "build/release/storylens");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const names = readdirSync("data/schema").map((name) => name.replace("-1.schema.json", ""));
assert.deepEqual(names, ["bundle", "graph-index", "index", "manifest", "name-list", "names", "names-index", "search", "search-index", "shard", "tile"]);
const idOf = (name) => `https://storylens.example/schema/${name}-1.json`;
for (const name of names) {
  const schema = read(`data/schema/${name}-1.schema.json`);
  assert(ajv.validateSchema(schema), `${name} is not a schema of draft 2020-12`);
  assert.equal(schema.$id, idOf(name));
  ajv.addSchema(schema);
}

const takes = (name, value) => ajv.getSchema(idOf(name))(value);
const why = (name) => ajv.errorsText(ajv.getSchema(idOf(name)).errors).slice(0, 300);

// Which schema a file is of, by the member that says so; of bundles those in an archive.
const formats = {
  "storylens-manifest": "manifest", "storylens-index": "index", "storylens-bundle": "shard", "storylens-search-index": "search-index",
  "storylens-search": "search", "storylens-graph-index": "graph-index", "storylens-tile": "tile",
  "storylens-names-index": "names-index", "storylens-names": "names", "storylens-name-list": "name-list",
};

// Two builds: of the command's own samples, and of an archive large enough for more than one of everything.
const folder = mkdtempSync(join(tmpdir(), "storylens-"));
execFileSync("python3", ["tests/bench/archive.py", "1500", join(folder, "in"), "--hub", "2"]);
execFileSync(command, ["build", join(folder, "in"), "-o", join(folder, "out"), "--created", "2026-11-27", "--brotli", "0"], { stdio: "ignore" });
execFileSync(command, ["build", "data/stories", "-o", join(folder, "samples"), "--shards", "--brotli", "0"], { stdio: "ignore" });
execFileSync(command, ["build", "data/stories", "-o", join(folder, "part"), "--part", "1/2", "--brotli", "0"], { stdio: "ignore" });
const seen = {};
for (const archive of ["out", "samples", "part"]) {
  for (const file of readdirSync(join(folder, archive), { recursive: true }).map(String)) {
    if (!file.endsWith(".json")) continue;
    const value = read(join(folder, archive, file));
    const name = formats[value.format];
    (seen[name] ??= []).push(value);
    expect(takes(name, value), `${archive}/${file}: ${why(name)}`);
    for (const other of names) {
      if (other !== name && !(name === "shard" && other === "bundle")) expect(!takes(other, value), `${archive}/${file} is taken for a ${other}`);
    }
  }
}
assert.deepEqual(Object.keys(seen).sort(), names.filter((name) => name !== "bundle"));
assert(seen.shard.length > 20 && seen.tile.length > 5 && seen["graph-index"].length > 1 && seen.search.length > 5);

const page = readFileSync("docs/bundle-format.md", "utf8");
for (const name of ["manifest", "names", "name-list", "graph-index", "tile"]) {
  const example = JSON.parse(page.split(`\`\`\`json ${name}\n`)[1].split("```")[0]);
  expect(takes(name, example), `the example of a ${name}: ${why(name)}`);
  expect(takes(name, { ...example, version: "1.250", another: [] }), `a ${name} of a newer minor version`);
}

// What no file may be: at each place, one value instead of that of a good file; undefined = left out.
const bad = {
  manifest: [
    ["format", "storylens-bundle"], ["version", "2.0"], ["version", 1], ["counts", undefined], ["counts.stories", 0], ["counts.shards", "3"], ["created", "yesterday"],
    ["front", undefined], ["front.file", "../secret.json"], ["front.bytes", undefined], ["front.bytes", 3_000_000], ["graph.file", "index/00000000000000000000000000000000.json"],
    ["names", []], ["names.0.prefix", "2"], ["names.0.file", "index/4f1c0a7e5a3c2d1b9e8f7a6b5c4d3e2f.json"], ["names.0.bytes", undefined], ["search", {}], ["search.0.from", undefined], ["index", []], ["index.0.prefix", "012"], ["index.0.file", "https://example.org/x.json"],
    ["index.0.file", "index/4F1C0A7E5A3C2D1B9E8F7A6B5C4D3E2F.json"], ["index.0.bytes", -1], ["index.0.bytes", 1.5], ["license", null],
  ],
  index: [["prefix", undefined], ["prefix", "2"], ["shards", []], ["shards.0.prefix", undefined], ["shards.0.file", "stories/4f1c0a7e5a3c2d1b9e8f7a6b5c4d3e2f.json"], ["shards.0.bytes", 9_000_000]],
  shard: [["layout", undefined], ["layout", null], ["stories", []], ["stories.0.slug", "../x"], ["stories.0.takes.0.url", "javascript:x"]],
  "search-index": [["shards", []], ["shards.0.from", ""], ["shards.0.file", "graph/4f1c0a7e5a3c2d1b9e8f7a6b5c4d3e2f.json"]],
  search: [["from", undefined], ["terms", {}], ["terms", []], ["terms.word", []], ["terms.word", ["a", "a"]], ["terms.word", ["a b"]], ["terms.word", "a"],
    ["terms.word", Array.from({ length: 201 }, (_, i) => `s${i}`)]],
  "names-index": [["prefix", undefined], ["prefix", "2"], ["shards", []], ["shards.0.prefix", undefined], ["shards.0.file", "search/4f1c0a7e5a3c2d1b9e8f7a6b5c4d3e2f.json"]],
  names: [["names", {}], ["names", []], ["names.hub", { stories: 1 }], ["names.hub.stories", undefined], ["names.hub.stories", 0], ["names.hub.cards", []], ["names.hub.parts", []],
    ["names.hub.parts.0.stories", undefined], ["names.hub.parts.0.file", "../x.json"], ["names.hub.entity", "hub"], ["names.a b", { stories: 1, cards: [{ slug: "a" }] }]],
  "name-list": [["cards", undefined], ["cards", []], ["cards.0.slug", undefined], ["cards.0.slug", "../x"], ["cards.0.headline", 1], ["cards.0.about.startDate", "yesterday"], ["parts", []]],
  "graph-index": [["nodes", undefined], ["side", undefined], ["side", 0], ["place", "4"], ["tiles", []], ["tiles.0.nodes", 301], ["tiles.0.below", -1], ["tiles.0.bytes", 70_000], ["pages", undefined]],
  tile: [["nodes", []], ["nodes.0.id", "outlet:x.example"], ["nodes.0.id", "story:"], ["nodes.0.label", "Lumen"], ["nodes.0.label", { "not a tag": "x" }], ["nodes.0.weight", -1], ["nodes.0.x", 0.5],
    ["nodes.0.y", 2_000_000], ["ends", undefined], ["ends", [{ id: "story:x" }]], ["edges", [[0]]], ["edges", [[0, 1, 2]]], ["edges", [[-1, 0]]], ["edges", [["story:a", "story:b"]]]],
};
assert.deepEqual(Object.keys(bad).sort(), Object.keys(seen).sort());
const whole = { "graph-index": ({ place }) => place === "", manifest: ({ graph }) => graph, names: ({ names }) => names.hub, shard: ({ stories }) => stories[0].takes }; // that have all of it
for (const [name, changes] of Object.entries(bad)) {
  const good = seen[name].find(whole[name] ?? (() => true));
  for (const [path, value] of changes) {
    const mutant = structuredClone(good);
    const keys = path.split(".");
    let holder = mutant;
    for (const key of keys.slice(0, -1)) holder = holder[key];
    if (value === undefined) delete holder[keys.at(-1)];
    else holder[keys.at(-1)] = value;
    expect(!takes(name, mutant), `a ${name} with ${path} = ${JSON.stringify(value)?.slice(0, 80)} is taken`);
  }
  expect(!takes(name, null) && !takes(name, []) && !takes(name, {}), `nothing is taken for a ${name}`);
}

rmSync(folder, { recursive: true });
finish();

// A synthetic archive of 10,000 stories in shards, a quarter of which name the entity "hub", made when the first scene asks for it, and a host of it that counts, loses, waits and tampers.
// Addresses are /archive/MODE.TOKEN/FILE: what a host did is remembered by MODE.TOKEN, so that every page has one of its own.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./story.mjs";

const stories = 10_000;
let folder;

export function archiveFolder() {
  if (folder) return folder;
  const made = mkdtempSync(join(tmpdir(), "storylens-archive-"));
  execFileSync("python3", ["tests/bench/archive.py", String(stories), join(made, "in"), "--hub", "4"]);
  execFileSync(command, ["build", join(made, "in"), "-o", join(made, "out"), "--shards", "--brotli", "0"], { stdio: "pipe" });
  return (folder = join(made, "out"));
}

const read = (file) => readFileSync(join(archiveFolder(), file));
const json = (file) => JSON.parse(read(file));

// The file of a slug, found as a reader finds it.
function fileOf(list, slug) {
  const hash = createHash("sha256").update(slug).digest();
  const bits = [...hash.subarray(0, 8)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const holds = ({ prefix }) => bits.startsWith(prefix);
  return json(json("manifest.json")[list].find(holds).file).shards.find(holds).file;
}
export const shardOf = (slug) => fileOf("index", slug);
export const namingOf = (entity) => json(fileOf("names", entity)).names[entity];
export const entitiesOf = (slug) => json(shardOf(slug)).stories.find((story) => story.slug === slug).entities.map((to) => to.slug ?? to);
// Cards of the lists of an entity that has some, all of them.
export const cardsOf = ({ cards, parts = [] }) => cards ?? parts.flatMap(({ file }) => cardsOf(json(file)));

export const relatedTo = (slug) =>
  json(shardOf(slug)).stories.find((story) => story.slug === slug).related.map((to) => to.slug ?? to);
export const headlineOf = (slug) => json(shardOf(slug)).stories.find((story) => story.slug === slug).headline;

const hosts = new Map();
const hostOf = (name) => hosts.get(name) ?? hosts.set(name, { asked: [], tries: new Map() }).get(name);
export const askedOf = (name) => hostOf(name).asked;

let tokens = 0;
export function newHost(mode) {
  archiveFolder(); // before a page waits for it
  return `${mode}.${(tokens += 1)}`;
}

// What a mode does with a file, by how often it was asked for: undefined = as it is.
const modes = {
  plain: () => undefined,
  // Every file is lost once: half of them by an error, half by a connection that breaks.
  losing: (file, time) => (time > 1 ? undefined : file.charCodeAt(file.length - 6) % 2 ? { status: 503 } : { isBroken: true }),
  slow: () => ({ wait_ms: 600 }),
  tampered: (file) => (file === shardOf(badStory) ? { content: Buffer.concat([read(file), Buffer.from(" ")]) } : undefined),
  missing: (file) => (file === shardOf(badStory) ? { status: 404 } : undefined),
  // All tiles but the first are not what their names say.
  untiled: (file) => (file.startsWith("graph/") && !firstTiles().includes(file) ? { content: Buffer.concat([read(file), Buffer.from(" ")]) } : undefined),
  // The lists of the hub are gone; built before there were any.
  unlisted: (file) => (namingOf("hub").parts.some((part) => part.file === file) ? { status: 404 } : undefined),
  unnamed: (file) => (file === "manifest.json" ? { content: changed({ names: undefined }) } : undefined),
  newer: (file) => (file === "manifest.json" ? { content: changed({ version: "2.0" }) } : undefined),
  minor: (file) => (file === "manifest.json" ? { content: changed({ version: "1.4", another: [] }) } : undefined),
  leading: (file) => (file === "manifest.json" ? { content: changed({ index: [{ prefix: "", file: "../secret.json", bytes: 10 }] }) } : undefined),
  // Published anew since the reader got the manifest.
  stale: (file, time) => (file === "manifest.json" && time === 1 ? { content: changed({ index: json(file).index.map(renamed) }) } : undefined),
};
// The first page of the graph's index, and the tile that is seen first.
const firstTiles = () => {
  const page = json("manifest.json").graph.file;
  return [page, json(page).tiles[0].file];
};
const changed = (members) => Buffer.from(JSON.stringify({ ...json("manifest.json"), ...members }));
const renamed = (entry) => ({ ...entry, file: entry.file.replace(/\/.{4}/, "/0000") });

export const goodStory = "story-5000";
export const badStory = "story-5005"; // one that it is related to

function handle(request, response, path) {
  const [, , name, ...rest] = path.split("/");
  const file = rest.join("/");
  const host = hostOf(name);
  host.asked.push(file);
  const time = (host.tries.get(file) ?? 0) + 1;
  host.tries.set(file, time);
  const { status, isBroken, wait_ms = 0, content } = modes[name.split(".")[0]](file, time) ?? {};
  if (isBroken) return void response.destroy();
  const isThere = existsSync(join(archiveFolder(), file));
  setTimeout(() => {
    response.writeHead(isThere ? (status ?? 200) : 404, { "content-type": "application/json", "access-control-allow-origin": "*" });
    response.end(isThere && !status ? (content ?? read(file)) : "");
  }, wait_ms);
}

export const archiveFiles = { "/archive/": Object.assign(() => {}, { handle }) };

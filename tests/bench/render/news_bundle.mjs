// A news graph with places, and the same as a story bundle: an event is a story, without takes, that lists its entities.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeNewsGraph, makeRandom } from "../layout/news_graph.mjs";

const meanEdge = 110; // world units, as between the nodes of a bundle that the command made

// Adds places as our layout gives them.
export function makePlacedGraph(nodeCount, seed = 7) {
  const graph = makeNewsGraph(nodeCount, seed);
  const folder = mkdtempSync(join(tmpdir(), "storylens-"));
  const edges = Array.from(graph.sources, (source, i) => `${source}\t${graph.targets[i]}`).join("\n");
  writeFileSync(join(folder, "edges.tsv"), `${edges}\n`);
  execFileSync("build/release/storylens", ["layout", join(folder, "edges.tsv"), "-o", join(folder, "places.tsv")], { stdio: "pipe" });
  const places = new Float64Array(2 * nodeCount);
  for (const line of readFileSync(join(folder, "places.tsv"), "utf8").trimEnd().split("\n")) {
    const [id, x, y] = line.split("\t").map(Number);
    places.set([x, y], 2 * id);
  }
  let sum = 0;
  graph.sources.forEach((a, i) => {
    const b = graph.targets[i];
    sum += Math.hypot(places[2 * a] - places[2 * b], places[2 * a + 1] - places[2 * b + 1]);
  });
  const scale = (meanEdge * graph.sources.length) / sum;
  return { ...graph, places: places.map((x) => x * scale), eventCount: Math.floor(nodeCount / 3) };
}

const parts = "bel cor dan est fal gor hel inv jor kel lum mar nor ost pel quin rav sol tav ulm ven wes yar zel".split(" ");
const endings = ["a", "burg", "dale", "en", "ford", "ia", "is", "on", "or", "um"];
const deeds = ["agrees with", "sues", "opens talks with", "buys a stake in", "rejects", "meets", "warns", "funds"];

// Names as a newspaper would have them, the same for a seed.
function makeNames(count, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, () => {
    const word = pick(parts) + pick(parts) + pick(endings);
    return word[0].toUpperCase() + word.slice(1) + (random() < 0.3 ? " Group" : "");
  });
}

export function newsBundle(graph) {
  const random = makeRandom(11);
  const names = makeNames(graph.nodeCount, random);
  const listed = Array.from({ length: graph.eventCount }, () => []);
  graph.sources.forEach((event, i) => listed[event].push(graph.targets[i]));
  const stories = listed.map((entities, event) => ({
    slug: `e${event}`,
    headline: `${names[entities[0]]} ${deeds[event % deeds.length]} ${names[entities[1] ?? entities[0]]}`,
    inLanguage: "en",
    entities: entities.map((entity) => `n${entity}`),
  }));
  const entities = names.slice(graph.eventCount).map((name, i) => ({ slug: `n${graph.eventCount + i}`, name }));
  const positions = {};
  for (let node = 0; node < graph.nodeCount; ++node) {
    const id = node < graph.eventCount ? `story:e${node}` : `entity:n${node}`;
    positions[id] = [graph.places[2 * node], graph.places[2 * node + 1]].map((x) => Math.round(x * 10) / 10);
  }
  return JSON.stringify({ format: "storylens-bundle", version: "1.0", stories, entities, layout: { positions } });
}

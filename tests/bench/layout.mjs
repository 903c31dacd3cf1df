// Lays the same synthetic news graphs out with our layout, as WebAssembly on one thread, and with others, in one run on
// one machine, so that the ratios hold on any other. Prints for each the processor time and the quality of the drawing, a
// vector (src/layout/quality.h), and how many times our time it took.
//
//   node tests/bench/layout.mjs [--nodes 1000,10000,100000] [--peers d3-force,ForceAtlas2,ngraph,sfdp] [--cap SECONDS] [--full]
//
// --cap: what a peer may take for a graph, 60 seconds unless told; it is judged by what it has then ("capped").
// --full: no cap, except for ngraph, which may never become stable.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { makeNewsGraph, makeRandom } from './layout/news_graph.mjs';
import { peers, processorTime } from './layout/peers.mjs';

const bench = fileURLToPath(new URL('../../build/web/storylens_layout_bench.cjs', import.meta.url));
if (!existsSync(bench)) {
  console.error(`${bench} is missing: cmake --build build/web --target storylens_layout_bench`);
  process.exit(1);
}
const createLayoutBench = createRequire(import.meta.url)(bench);
const wasmBinary = readFileSync(bench.replace(/cjs$/, 'wasm'));

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
}
const sizes = option('--nodes', '1000,10000,100000').split(',').map(Number);
const chosenPeers = option('--peers', Object.keys(peers).join()).split(',');
const isFull = process.argv.includes('--full');
const capMs = 1000 * Number(option('--cap', 60));

// The module with a graph in its memory.
async function makeModule({ nodeCount, sources, targets, community }) {
  const module = await createLayoutBench({ wasmBinary });
  const put = (array) => {
    const at = module._malloc(array.byteLength);
    new Uint8Array(module.HEAP32.buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    return at;
  };
  const ends = new Int32Array(2 * sources.length);
  sources.forEach((source, i) => ends.set([source, targets[i]], 2 * i));
  const endsAt = put(ends);
  const communityAt = put(community);
  const get = (at, count) => module.HEAPF32.slice(at / 4, at / 4 + count);
  return {
    layOut() {
      const at = put(new Float32Array(2 * nodeCount));
      let bytes = 0;
      const milliseconds = processorTime(() => (bytes = module._bench_lay_out(nodeCount, sources.length, endsAt, at)));
      return { milliseconds, places: get(at, 2 * nodeCount), bytesPerNode: bytes / nodeCount };
    },
    insert(known, knownCount) {
      const places = new Float32Array(2 * nodeCount);
      places.set(known);
      const at = put(places);
      const milliseconds = processorTime(() => module._bench_insert(nodeCount, knownCount, sources.length, endsAt, at));
      return { milliseconds, places: get(at, 2 * nodeCount) };
    },
    quality(places) {
      const values = put(new Float64Array(7));
      module._bench_quality(nodeCount, sources.length, endsAt, put(places), communityAt, values);
      const numbers = module.HEAPF64.slice(values / 8, values / 8 + 7);
      const [stress, preserved1, preserved2, purity, crossings, lengthVariation, linkLength] = numbers;
      return { stress, preserved1, preserved2, purity, crossings, lengthVariation, linkLength };
    },
    displacement(before, after, count) {
      const values = put(new Float64Array(2));
      module._bench_displacement(count, put(before), put(after), values);
      const [mean, kept] = module.HEAPF64.slice(values / 8, values / 8 + 2);
      return { mean, kept };
    },
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

// The graph in a random order of nodes, so that the last 2 % are any, as new ones are.
function shuffled(graph) {
  const random = makeRandom(3);
  const numberOf = Int32Array.from({ length: graph.nodeCount }, (_, i) => i);
  for (let i = graph.nodeCount - 1; i > 0; --i) {
    const k = Math.floor(random() * (i + 1));
    [numberOf[i], numberOf[k]] = [numberOf[k], numberOf[i]];
  }
  const community = new Int32Array(graph.nodeCount);
  graph.community.forEach((story, i) => (community[numberOf[i]] = story));
  const renumber = (node) => numberOf[node];
  return { nodeCount: graph.nodeCount, community, sources: graph.sources.map(renumber), targets: graph.targets.map(renumber) };
}

function firstPart(graph, nodeCount) {
  const kept = [...graph.sources.keys()].filter((i) => Math.max(graph.sources[i], graph.targets[i]) < nodeCount);
  const pick = (ends) => Int32Array.from(kept, (i) => ends[i]);
  return { nodeCount, community: graph.community.slice(0, nodeCount), sources: pick(graph.sources), targets: pick(graph.targets) };
}

async function measureInsertion(whole) {
  const graph = shuffled(whole);
  const knownCount = Math.round(graph.nodeCount / 1.02);
  const part = firstPart(graph, knownCount);
  const partModule = await makeModule(part);
  partModule.layOut();
  const before = partModule.layOut();
  const module = await makeModule(graph);
  module.insert(before.places, knownCount);
  const after = module.insert(before.places, knownCount);
  const { mean, kept } = partModule.displacement(before.places, after.places.slice(0, 2 * knownCount), knownCount);
  const again = module.insert(after.places, graph.nodeCount);
  return {
    nodes: graph.nodeCount,
    'displacement / link length': (mean / partModule.quality(before.places).linkLength).toFixed(4),
    '8 nearest kept': kept.toFixed(3),
    'time / whole layout': (after.milliseconds / before.milliseconds).toFixed(3),
    'no-op moves': again.places.every((x, i) => x === after.places[i]) ? 'nothing' : 'SOMETHING',
  };
}

const insertions = [];
for (const nodeCount of sizes) {
  const graph = makeNewsGraph(nodeCount, 7);
  const module = await makeModule(graph);
  const runs = Array.from({ length: nodeCount > 20_000 ? 2 : 5 }, () => module.layOut());
  const ours = { milliseconds: median(runs.map((run) => run.milliseconds)), places: runs[0].places };
  const rows = [];
  const add = (name, { milliseconds, places, isCapped }) => {
    const quality = places && module.quality(places);
    rows.push({
      layout: name,
      ms: Math.round(milliseconds),
      'x ours': Number((milliseconds / ours.milliseconds).toFixed(1)),
      stress: quality?.stress.toFixed(4),
      purity: quality?.purity.toFixed(3),
      'kept 1': quality?.preserved1.toFixed(3),
      'kept 2': quality?.preserved2.toFixed(3),
      crossings: quality?.crossings.toFixed(4),
      variation: quality?.lengthVariation.toFixed(2),
      note: isCapped ? 'capped' : '',
    });
  };
  add('storylens', ours);
  for (const name of chosenPeers) {
    const layOut = peers[name];
    const result = layOut(graph, isFull && name !== 'ngraph' ? Infinity : capMs);
    if (result) add(name, result);
    else console.log(`${name} is not installed`);
  }
  console.log(`${nodeCount} nodes, ${graph.sources.length} edges; ours takes ${runs[0].bytesPerNode.toFixed(0)} bytes a node beside the input`);
  console.table(rows);
  insertions.push(await measureInsertion(graph));
}
console.log('2 % more nodes');
console.table(insertions);

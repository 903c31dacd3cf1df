// Others that lay graphs out, each by its own default schedule. A peer takes a graph of news_graph.mjs and a limit of
// time, and yields the milliseconds of processor time that it took, so that what else the machine does counts little,
// and its places, x and y of each node; or nothing when it is not installed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import createForceLayout from 'ngraph.forcelayout';
import createNgraph from 'ngraph.graph';
import { makeRandom } from './news_graph.mjs';

// In milliseconds, of all threads of this process.
export function processorTime(call) {
  const start = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

// Ticks until enough were made, one says that all is stable, or the time is over.
function tickUntil(limitMs, ticks, tick) {
  let isCapped = false;
  const start = performance.now();
  const milliseconds = processorTime(() => {
    for (let made = 0; made < ticks && !isCapped && tick() !== true; ++made) isCapped = performance.now() - start > limitMs;
  });
  return { milliseconds, isCapped };
}

function d3Force(graph, limitMs) {
  const nodes = Array.from({ length: graph.nodeCount }, () => ({}));
  const links = Array.from(graph.sources, (source, i) => ({ source, target: graph.targets[i] }));
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links))
    .force('charge', forceManyBody())
    .force('center', forceCenter())
    .stop();
  const run = tickUntil(limitMs, 300, () => void simulation.tick());
  return { ...run, places: Float32Array.from(nodes.flatMap(({ x, y }) => [x, y])) };
}

// As many ticks as its own demo makes at most; it has no schedule of its own but stops when it is stable.
function ngraph(graph, limitMs) {
  const ngraphGraph = createNgraph();
  for (let i = 0; i < graph.nodeCount; ++i) ngraphGraph.addNode(i);
  graph.sources.forEach((source, i) => ngraphGraph.addLink(source, graph.targets[i]));
  const layout = createForceLayout(ngraphGraph);
  const run = tickUntil(limitMs, 1000, () => layout.step());
  const places = new Float32Array(2 * graph.nodeCount);
  for (let i = 0; i < graph.nodeCount; ++i) {
    const { x, y } = layout.getNodePosition(i);
    places.set([x, y], 2 * i);
  }
  return { ...run, places };
}

function forceAtlas(graph, limitMs) {
  const random = makeRandom(1);
  const atlas = new graphology.UndirectedGraph();
  for (let i = 0; i < graph.nodeCount; ++i) atlas.addNode(i, { x: random(), y: random() });
  graph.sources.forEach((source, i) => atlas.mergeEdge(source, graph.targets[i]));
  const settings = forceAtlas2.inferSettings(atlas);
  const iterations = 10;
  const run = tickUntil(limitMs, 500 / iterations, () => void forceAtlas2.assign(atlas, { iterations, settings }));
  const places = new Float32Array(2 * graph.nodeCount);
  atlas.forEachNode((node, { x, y }) => places.set([x, y], 2 * Number(node)));
  return { ...run, places };
}

// A process: its time includes reading and writing, a few per cent.
function sfdp(graph, limitMs) {
  const folder = mkdtempSync(join(tmpdir(), 'storylens-sfdp-'));
  try {
    const input = join(folder, 'graph.dot');
    const lines = Array.from(graph.sources, (source, i) => `${source}--${graph.targets[i]}\n`);
    writeFileSync(input, `graph {\n${lines.join('')}}\n`);
    const output = join(folder, 'places.txt');
    const limit = limitMs === Infinity ? '0' : String(limitMs / 1000);
    const script = 'TIMEFORMAT="%3U %3S"; time timeout "$1" sfdp -Goverlap=true -Tplain -o "$2" "$3" 2> /dev/null';
    const result = spawnSync('bash', ['-c', script, 'bash', limit, output, input], { encoding: 'utf8' });
    const [user, system] = result.stderr.trim().split(' ').map(Number);
    const milliseconds = 1000 * (user + system);
    if (result.status === 127) return undefined;
    if (result.status !== 0) return { milliseconds, isCapped: true, places: undefined };
    const places = new Float32Array(2 * graph.nodeCount);
    for (const line of readFileSync(output, 'utf8').split('\n')) {
      const [what, id, x, y] = line.split(' ', 4);
      if (what === 'node') places.set([Number(x), Number(y)], 2 * Number(id));
    }
    return { milliseconds, isCapped: false, places };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const peers = { 'd3-force': d3Force, 'ForceAtlas2': forceAtlas, 'ngraph': ngraph, 'sfdp': sfdp };

// Lays the same synthetic news graphs out with `storylens layout` and with d3-force at its defaults, in one run on one
// machine, so that the ratio holds on any other. Stress is scale-normalized, over the pairs of 40 sampled nodes with all
// others: lower is better.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';

const command = fileURLToPath(new URL('../../build/release/storylens', import.meta.url));

// A small generator with a seed (mulberry32).
function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Events that mention entities: a third of the nodes are events, each with nine entities, mostly of its own community and
// the popular ones far more often.
function makeNewsGraph(nodeCount, seed) {
  const random = makeRandom(seed);
  const events = Math.floor(nodeCount / 3);
  const entities = nodeCount - events;
  const communities = Math.max(4, Math.round(Math.sqrt(nodeCount) / 4));
  const edges = new Set();
  const entity = (community) => {
    const rank = Math.floor(random() ** 3 * (entities / communities));
    return events + Math.min(entities - 1, rank * communities + community);
  };
  for (let event = 0; event < events; ++event) {
    for (let i = 0; i < 9; ++i) {
      const community = random() < 0.8 ? event % communities : Math.floor(random() * communities);
      edges.add(`${event} ${entity(community)}`);
    }
  }
  for (let i = 0; i < entities; ++i) edges.add(`${i % events} ${events + i}`);
  return { nodeCount, edges: [...edges].map((edge) => edge.split(' ').map(Number)) };
}

function layOutWithStorylens(graph, folder) {
  const input = join(folder, 'edges.tsv');
  const output = join(folder, 'positions.tsv');
  writeFileSync(input, graph.edges.map(([a, b]) => `${a}\t${b}\n`).join(''));
  const start = performance.now();
  const result = spawnSync(command, ['layout', input, '-o', output], { stdio: ['ignore', 'inherit', 'inherit'] });
  const milliseconds = performance.now() - start;
  if (result.status !== 0) throw new Error(`${command} failed: ${result.error ?? `exit status ${result.status}`}`);
  const positions = [];
  for (const line of readFileSync(output, 'utf8').trimEnd().split('\n')) {
    const [id, x, y] = line.split('\t').map(Number);
    positions[id] = [x, y];
  }
  return { milliseconds, positions };
}

function layOutWithD3(graph) {
  const nodes = Array.from({ length: graph.nodeCount }, () => ({}));
  const links = graph.edges.map(([source, target]) => ({ source, target }));
  const start = performance.now();
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links))
    .force('charge', forceManyBody())
    .force('center', forceCenter())
    .stop();
  simulation.tick(300);
  return { milliseconds: performance.now() - start, positions: nodes.map(({ x, y }) => [x, y]) };
}

function graphDistances(neighbors, source) {
  const distances = new Int32Array(neighbors.length).fill(-1);
  distances[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (const neighbor of neighbors[node]) {
      if (distances[neighbor] >= 0) continue;
      distances[neighbor] = distances[node] + 1;
      queue.push(neighbor);
    }
  }
  return distances;
}

// The least of sum ((s |x_i - x_j| - d_ij) / d_ij)^2 over all scales s, for each pair (Gansner, Koren and North 2004).
function stress(graph, positions) {
  const neighbors = Array.from({ length: graph.nodeCount }, () => []);
  for (const [a, b] of graph.edges) {
    neighbors[a].push(b);
    neighbors[b].push(a);
  }
  const random = makeRandom(1);
  let count = 0;
  let sum = 0;
  let sumOfSquares = 0;
  for (let sample = 0; sample < 40; ++sample) {
    const source = Math.floor(random() * graph.nodeCount);
    graphDistances(neighbors, source).forEach((distance, node) => {
      if (distance <= 0) return;
      const [x, y] = positions[source];
      const ratio = Math.hypot(positions[node][0] - x, positions[node][1] - y) / distance;
      count += 1;
      sum += ratio;
      sumOfSquares += ratio * ratio;
    });
  }
  return 1 - (sum * sum) / (sumOfSquares * count);
}

const folder = mkdtempSync(join(tmpdir(), 'storylens-bench-'));
const rows = [];
try {
  for (const nodeCount of [1_000, 10_000]) {
    const graph = makeNewsGraph(nodeCount, 7);
    const ours = layOutWithStorylens(graph, folder);
    const theirs = layOutWithD3(graph);
    rows.push({
      nodes: nodeCount,
      edges: graph.edges.length,
      'storylens ms': Math.round(ours.milliseconds),
      'd3-force ms': Math.round(theirs.milliseconds),
      'd3 / storylens': Number((theirs.milliseconds / ours.milliseconds).toFixed(1)),
      'storylens stress': Number(stress(graph, ours.positions).toFixed(3)),
      'd3-force stress': Number(stress(graph, theirs.positions).toFixed(3)),
    });
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.table(rows);

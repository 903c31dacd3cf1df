// Synthetic news graphs, the same for a seed on every machine. A third of the nodes are events, two thirds the entities
// that events mention. A story is a community: a few events close in time with entities of their own, the popular ones
// named far more often (a power law). Events also name entities of stories near in time, and entities that the whole
// world names.

// A small generator with a seed (mulberry32).
export function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const nodesPerStory = 60;
const shareOfOwnStory = 0.68;
const shareOfNearStories = 0.17;
const shareOfWorldEntities = 0.03;

// source and target index nodes; community[i] is the story of node i, -1 for an entity of the whole world.
export function makeNewsGraph(nodeCount, seed) {
  const random = makeRandom(seed);
  const stories = Math.max(2, Math.round(nodeCount / nodesPerStory));
  const events = Math.floor(nodeCount / 3);
  const worldEntities = Math.max(1, Math.round((nodeCount - events) * shareOfWorldEntities));
  const firstLocal = events + worldEntities;
  const locals = nodeCount - firstLocal;
  const community = new Int32Array(nodeCount).fill(-1);
  for (let event = 0; event < events; ++event) community[event] = Math.floor((event * stories) / events);
  for (let i = 0; i < locals; ++i) community[firstLocal + i] = i % stories;

  const powerLaw = (count) => Math.min(count - 1, Math.floor(count * random() ** 3));
  const localOf = (story) => firstLocal + powerLaw(Math.floor((locals - story - 1) / stories) + 1) * stories + story;
  const nearStory = (story) => {
    let offset = 1;
    while (random() < 0.6) ++offset;
    return (((story + (random() < 0.5 ? -offset : offset)) % stories) + stories) % stories;
  };
  const edges = new Set();
  const link = (event, entity) => edges.add(event * nodeCount + entity);
  for (let i = 0; i < nodeCount - events; ++i) {
    const story = community[events + i];
    const firstOfStory = Math.ceil((story * events) / stories);
    const eventsOfStory = Math.ceil(((story + 1) * events) / stories) - firstOfStory;
    link(story < 0 ? Math.floor(random() * events) : firstOfStory + Math.floor(random() * eventsOfStory), events + i);
  }
  while (edges.size < 3 * nodeCount) {
    const event = Math.floor(random() * events);
    const choice = random();
    if (choice < shareOfOwnStory) link(event, localOf(community[event]));
    else if (choice < shareOfOwnStory + shareOfNearStories) link(event, localOf(nearStory(community[event])));
    else link(event, events + powerLaw(worldEntities));
  }
  const sources = Int32Array.from(edges, (edge) => Math.floor(edge / nodeCount));
  const targets = Int32Array.from(edges, (edge) => edge % nodeCount);
  return { nodeCount, sources, targets, community };
}

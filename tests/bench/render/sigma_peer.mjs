// The graph in sigma, as it is laid out; returns the renderer.

import Graph from "graphology";
import Sigma from "sigma";
import { colors } from "./peer_colors.mjs";

export function show(graph, container) {
  const model = new Graph({ multi: false });
  for (let i = 0; i < graph.nodeCount; ++i) {
    const isEvent = i < graph.eventCount;
    const [x, y] = [graph.places[2 * i], -graph.places[2 * i + 1]];
    model.addNode(i, { x, y, size: isEvent ? 4 : 3, color: isEvent ? colors.event : colors.entity, label: `Node ${i}` });
  }
  graph.sources.forEach((source, i) => model.addEdge(source, graph.targets[i], { size: 1, color: colors.edge }));
  return new Sigma(model, container);
}

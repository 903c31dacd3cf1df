// The graph in force-graph, as it is laid out; returns the view.

import ForceGraph from "force-graph";
import { colors } from "./peer_colors.mjs";

export function show(graph, container) {
  const nodes = Array.from({ length: graph.nodeCount }, (_, id) => {
    const [x, y] = [graph.places[2 * id], graph.places[2 * id + 1]];
    return { id, x, y, fx: x, fy: y, color: id < graph.eventCount ? colors.event : colors.entity };
  });
  const links = Array.from(graph.sources, (source, i) => ({ source, target: graph.targets[i] }));
  const view = ForceGraph()(container)
    .cooldownTicks(0).nodeColor("color").nodeRelSize(3).linkColor(() => colors.edge).enablePointerInteraction(false)
    .graphData({ nodes, links });
  view.zoomToFit(0, 20);
  return view;
}

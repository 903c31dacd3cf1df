// The graph in cosmos.gl, as it is laid out; it has no labels.

import { Graph } from "@cosmos.gl/graph";
import { colors } from "./peer_colors.mjs";

export async function show(graph, container) {
  const view = new Graph(container, {
    enableSimulation: false, fitViewOnInit: true, fitViewDelay: 0, fitViewDuration: 0, pointDefaultSize: 6, pointDefaultColor: colors.entity, linkDefaultColor: colors.edge,
    backgroundColor: "#ffffff",
  });
  view.setPointPositions(new Float32Array(graph.places));
  view.setLinks(new Float32Array(graph.sources.flatMap((source, i) => [source, graph.targets[i]])));
  view.render();
  await view.ready;
  return view;
}

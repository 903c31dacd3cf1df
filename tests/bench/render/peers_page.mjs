// What runs in the page of a peer: window.peers[name](graph, container) shows the graph as it is laid out and returns a function
// that moves the picture by some pixels.

import Graph from "graphology";
import Sigma from "sigma";
import ForceGraph from "force-graph";

const colors = { event: "#b5675c", entity: "#2f6b8f", edge: "#b9b3a6" };

window.peers = {
  sigma(graph, container) {
    const model = new Graph({ multi: false });
    for (let i = 0; i < graph.nodeCount; ++i) {
      const isEvent = i < graph.eventCount;
      const [x, y] = [graph.places[2 * i], -graph.places[2 * i + 1]];
      model.addNode(i, { x, y, size: isEvent ? 4 : 3, color: isEvent ? colors.event : colors.entity, label: `Node ${i}` });
    }
    graph.sources.forEach((source, i) => model.addEdge(source, graph.targets[i], { size: 1, color: colors.edge }));
    const sigma = new Sigma(model, container);
    const camera = sigma.getCamera();
    return (dx) => camera.setState({ x: camera.getState().x - dx / 1000 });
  },
  "force-graph"(graph, container) {
    const nodes = Array.from({ length: graph.nodeCount }, (_, id) => {
      const [x, y] = [graph.places[2 * id], graph.places[2 * id + 1]];
      return { id, x, y, fx: x, fy: y, color: id < graph.eventCount ? colors.event : colors.entity };
    });
    const links = Array.from(graph.sources, (source, i) => ({ source, target: graph.targets[i] }));
    const view = ForceGraph()(container)
      .cooldownTicks(0).nodeColor("color").nodeRelSize(3).linkColor(() => colors.edge).enablePointerInteraction(false)
      .graphData({ nodes, links });
    view.zoomToFit(0, 20);
    return (dx) => {
      const { x, y } = view.centerAt();
      view.centerAt(x - dx / view.zoom(), y);
    };
  },
};

// What runs in the page of a peer: window.peers[name](graph, container) shows the graph as it is laid out and returns a function
// that moves the picture by some pixels.

import { show as showForceGraph } from "./force_graph_peer.mjs";
import { show as showSigma } from "./sigma_peer.mjs";

window.peers = {
  sigma(graph, container) {
    const camera = showSigma(graph, container).getCamera();
    return (dx) => camera.setState({ x: camera.getState().x - dx / 1000 });
  },
  "force-graph"(graph, container) {
    const view = showForceGraph(graph, container);
    return (dx) => {
      const { x, y } = view.centerAt();
      view.centerAt(x - dx / view.zoom(), y);
    };
  },
};

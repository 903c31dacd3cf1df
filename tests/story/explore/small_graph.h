// A small story graph by hand: nodes are named by letters, "s…" a story, "e…" an entity, "o…" an outlet.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "story/story_graph.h"

namespace storylens {

inline StoryGraph small_graph(const std::vector<std::string>& names,
                              const std::vector<std::pair<int, int>>& edges) {
  StoryGraph graph;
  for (const std::string& name : names) {
    GraphNode node;
    node.kind = name[0] == 's' ? NodeKind::Story : name[0] == 'o' ? NodeKind::Outlet : NodeKind::Entity;
    node.id = (name[0] == 's' ? "story:" : name[0] == 'o' ? "outlet:" : "entity:") + name;
    node.label = name;
    graph.nodes.push_back(std::move(node));
  }
  for (const auto& [a, b] : edges) {
    GraphEdge edge;
    edge.source = a;
    edge.target = b;
    const bool is_report = graph.nodes[static_cast<std::size_t>(a)].kind == NodeKind::Outlet;
    edge.kind = is_report ? EdgeKind::Reports : EdgeKind::Mentions;
    graph.edges.push_back(std::move(edge));
  }
  return graph;
}

}  // namespace storylens

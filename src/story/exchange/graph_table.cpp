#include "story/exchange/graph_table.h"

#include <string_view>
#include <unordered_map>

#include "base/number.h"
#include "story/strings.h"

namespace storylens {
namespace {

std::string number_text(float value) {
  std::string text;
  append_six_digits(text, value);
  return text;
}

}  // namespace

GraphTable make_graph_table(const Bundle& bundle, const StoryGraph& graph) {
  std::unordered_map<std::string_view, const NodePosition*> places;
  for (const NodePosition& position : bundle.layout) places.emplace(position.id, &position);
  GraphTable table;
  for (const GraphNode& node : graph.nodes) {
    NodeRow row{node.id, node.label, node_kind_name(node.kind), std::to_string(node.story_count), {}, {}, {}};
    if (const auto place = places.find(node.id); place != places.end()) {
      row.x = number_text(place->second->x);
      row.y = number_text(place->second->y);
      row.place = *place->second;
    }
    table.nodes.push_back(std::move(row));
  }
  const std::string language = bundle.stories.empty() ? std::string() : bundle.stories[0].in_language;
  const Strings& strings = Strings::for_language(language);
  for (const GraphEdge& edge : graph.edges) {
    table.edges.push_back({edge.source, edge.target, edge_kind_name(edge.kind), number_text(edge.weight),
                           edge_sentence(bundle, graph, edge, strings)});
  }
  return table;
}

}  // namespace storylens

#include "story/tile_graph.h"

#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "story/json/json_document.h"

namespace storylens {
namespace {

double number_of(JsonValue object, std::string_view name) {
  const std::optional<JsonValue> value = member_of(object, name);
  return value ? value->number() : 0.0;
}

bool is_sound(double coordinate) {
  return coordinate >= -static_cast<double>(kLargestCoordinate) &&
         coordinate <= static_cast<double>(kLargestCoordinate);
}

std::string label_of(JsonValue node, std::string_view language) {
  const std::optional<JsonValue> labels = member_of(node, "label");
  if (!labels) return {};
  std::optional<JsonValue> label = member_of(*labels, language);
  if (!label && labels->size() > 0) label = *labels->begin();
  return label ? displayable_line(label->text()) : std::string();
}

}  // namespace

TileGraph read_tile_graph(std::string_view json, std::string_view language) {
  TileGraph result;
  const Result<JsonDocument> document = JsonDocument::parse(json);
  if (!document) return result;
  const JsonValue root = document->root();
  result.total = static_cast<int>(number_of(root, "of"));
  result.missing = static_cast<int>(number_of(root, "missing"));
  StoryGraph& graph = result.graph;
  const std::optional<JsonValue> nodes = member_of(root, "nodes");
  const std::optional<JsonValue> edges = member_of(root, "edges");
  if (!nodes || !edges) return result;
  for (const JsonValue value : *nodes) {
    const std::optional<JsonValue> id = member_of(value, "id");
    const double x = number_of(value, "x"), y = number_of(value, "y");
    // Edges count on every node having its place in the list.
    if (!id || !is_sound(x) || !is_sound(y)) return {};
    GraphNode node;
    node.id = id->text();
    node.kind = node.id.rfind("story:", 0) == 0 ? NodeKind::Story : NodeKind::Entity;
    node.label = label_of(value, language);
    node.story_count = static_cast<int>(number_of(value, "weight"));
    result.places.push_back({node.id, static_cast<float>(x), static_cast<float>(y)});
    graph.nodes.push_back(std::move(node));
  }
  const auto count = static_cast<double>(graph.nodes.size());
  for (const JsonValue value : *edges) {
    int ends[2] = {-1, -1};
    int i = 0;
    for (const JsonValue end : value) {
      if (i < 2 && end.kind() == JsonKind::Number && end.number() >= 0.0 && end.number() < count)
        ends[i] = static_cast<int>(end.number());
      ++i;
    }
    if (ends[0] < 0 || ends[1] < 0 || ends[0] == ends[1]) continue;
    const bool is_story = graph.nodes[static_cast<std::size_t>(ends[1])].kind == NodeKind::Story;
    graph.edges.push_back({ends[0], ends[1], is_story ? EdgeKind::Related : EdgeKind::Mentions, 1.0f, {}});
  }
  return result;
}

}  // namespace storylens

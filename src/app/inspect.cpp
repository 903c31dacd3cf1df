#include "app/inspect.h"

#include <cmath>

#include "app/location.h"
#include "base/number.h"
#include "story/explore/exploration_address.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

std::string number(double value) {
  std::string text;
  append_six_digits(text, std::isfinite(value) ? static_cast<float>(value) : 0.0f);
  return text;
}

void member(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  json.string(text);
}

void member(JsonWriter& json, std::string_view name, double value) {
  json.key(name);
  json.raw(number(value));
}

void flag(JsonWriter& json, std::string_view name, bool value) {
  json.key(name);
  json.raw(value ? "true" : "false");
}

void write_nodes(JsonWriter& json, const GraphScene& scene, const GraphView& view) {
  json.key("nodes");
  json.begin_array();
  for (const GraphNodeView& item : view.nodes) {
    const GraphNode& node = scene.graph().nodes[static_cast<std::size_t>(item.node)];
    json.begin_object(JsonWriter::Form::Inline);
    member(json, "id", node.id);
    member(json, "kind", node_kind_name(node.kind));
    member(json, "label", node.label);
    member(json, "x", static_cast<double>(item.center.x));
    member(json, "y", static_cast<double>(item.center.y));
    member(json, "radius", static_cast<double>(item.radius));
    flag(json, "labelVisible", item.is_label_visible);
    if (item.is_label_visible) {
      json.key("labelBox");
      json.begin_array(JsonWriter::Form::Inline);
      for (const float value : {item.label.min.x, item.label.min.y, item.label.max.x, item.label.max.y})
        json.raw(number(static_cast<double>(value)));
      json.end_array();
    }
    flag(json, "pinned", item.is_pinned);
    flag(json, "selected", item.is_selected);
    if (item.community >= 0) member(json, "community", static_cast<double>(item.community));
    json.end_object();
  }
  json.end_array();
}

void write_edges(JsonWriter& json, const GraphScene& scene, const GraphView& view) {
  json.key("edges");
  json.begin_array();
  for (const GraphEdgeView& item : view.edges) {
    const GraphEdge& edge = scene.graph().edges[static_cast<std::size_t>(item.edge)];
    json.begin_object(JsonWriter::Form::Inline);
    member(json, "source", scene.graph().nodes[static_cast<std::size_t>(edge.source)].id);
    member(json, "target", scene.graph().nodes[static_cast<std::size_t>(edge.target)].id);
    member(json, "kind", edge_kind_name(edge.kind));
    json.end_object();
  }
  json.end_array();
}

// A value is a string, "not given" is null; several stand in an array.
void write_filter(JsonWriter& json, const TakeFilter& filter) {
  json.key("filter");
  json.begin_object(JsonWriter::Form::Inline);
  for (std::size_t i = 0; i < kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    const std::vector<std::string>& values = filter.of(facet);
    if (values.empty()) continue;
    json.key(facet == Facet::Language ? "lang" : facet_name(facet));
    if (values.size() > 1) json.begin_array(JsonWriter::Form::Inline);
    for (const std::string& value : values) {
      if (value.empty())
        json.raw("null");
      else
        json.string(value);
    }
    if (values.size() > 1) json.end_array();
  }
  json.end_object();
}

void write_ids(JsonWriter& json, std::string_view name, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  json.key(name);
  json.begin_array(JsonWriter::Form::Inline);
  for (const std::string& id : ids) json.string(id);
  json.end_array();
}

// What is explored, as the address has it, and what came of it.
void write_exploration(JsonWriter& json, const AppState& state, const GraphScene& scene) {
  const Exploration& exploration = state.exploration;
  const ExploredGraph& explored = scene.explored();
  json.key("exploration");
  json.begin_object();
  std::string address;
  append_exploration(address, exploration);
  member(json, "address", address);
  member(json, "focus", exploration.focus);
  member(json, "depth", exploration.focus.empty() ? 0.0 : static_cast<double>(exploration.depth));
  member(json, "size", size_metric_name(exploration.size));
  member(json, "order", exploration.order == NodeOrder::Time ? "time" : "free");
  write_ids(json, "hidden", exploration.hidden);
  write_ids(json, "blocked", exploration.blocked);
  flag(json, "connecting", state.is_connecting);
  flag(json, "sampled", explored.is_sampled());
  member(json, "shown", static_cast<double>(scene.visible().size()));
  member(json, "total", static_cast<double>(scene.graph().nodes.size()));
  member(json, "filtered", static_cast<double>(explored.visible().filtered));
  if (explored.path().from >= 0) {
    std::vector<std::string> path;
    for (const int node : explored.path().nodes)
      path.push_back(scene.graph().nodes[static_cast<std::size_t>(node)].id);
    json.key("path");
    json.begin_array(JsonWriter::Form::Inline);
    for (const std::string& id : path) json.string(id);
    json.end_array();
  }
  json.end_object();
}

void write_takes(JsonWriter& json, const AppState& state) {
  json.key("takes");
  json.begin_array();
  if (const Story* story = state.current()) {
    const TakeTable table(state.bundle, *story);
    for (std::size_t i = 0; i < story->takes.size(); ++i) {
      const Take& take = story->takes[i];
      json.begin_object(JsonWriter::Form::Inline);
      member(json, "id", take.id);
      member(json, "outlet", take.outlet_name);
      json.key("lens");
      if (take.lens)
        json.string(*take.lens);
      else
        json.raw("null");
      flag(json, "hasQuote", take.quote.has_value());
      flag(json, "visible", table.matches(i, state.takes.filter));
      json.end_object();
    }
  }
  json.end_array();
}

void write_diagnostics(JsonWriter& json, const AppState& state) {
  json.key("diagnostics");
  json.begin_array();
  for (const Diagnostic& diagnostic : state.diagnostics) {
    json.begin_object(JsonWriter::Form::Inline);
    member(json, "severity", severity_name(diagnostic.severity));
    member(json, "code", diagnostic.code);
    member(json, "message", diagnostic.message);
    if (!diagnostic.pointer.empty()) member(json, "pointer", diagnostic.pointer);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string inspect_json(const AppState& state, const GraphScene& scene, const GraphView& view,
                         std::uint64_t frames_drawn, bool is_document_set) {
  JsonWriter json;
  json.begin_object();
  const Story* story = state.current();
  flag(json, "ready", story != nullptr);
  json.key("story");
  json.begin_object(JsonWriter::Form::Inline);
  if (story != nullptr) {
    member(json, "slug", story->slug);
    member(json, "headline", story->headline);
    member(json, "lang", story->in_language);
  }
  json.end_object();
  member(json, "page", state.corpus.page);
  member(json, "view", view_name(state.view));
  member(json, "theme", state.is_dark() ? "dark" : "light");
  json.key("settings");
  json.begin_object(JsonWriter::Form::Inline);
  member(json, "textScale", static_cast<double>(state.page_scale()));
  member(json, "measure", static_cast<double>(state.reading.measure_scale()));
  member(json, "face", state.reading.face_name());
  flag(json, "highContrast", state.has_high_contrast());
  json.end_object();
  write_filter(json, state.takes.filter);
  write_exploration(json, state, scene);
  json.key("selection");
  if (state.selected_node >= 0)
    json.string(scene.graph().nodes[static_cast<std::size_t>(state.selected_node)].id);
  else
    json.raw("null");
  member(json, "framesDrawn", static_cast<double>(frames_drawn));
  flag(json, "documentSet", is_document_set);  // to its end, not only what is seen
  json.key("layout");
  json.begin_object(JsonWriter::Form::Inline);
  member(json, "alpha", static_cast<double>(scene.places().simulation().alpha()));
  member(json, "ticks", static_cast<double>(scene.places().simulation().ticks()));
  flag(json, "settled", scene.places().simulation().is_settled() && !scene.places().is_laying_out());
  member(json, "progress", static_cast<double>(scene.places().layout_progress()));
  json.end_object();
  write_nodes(json, scene, view);
  write_edges(json, scene, view);
  write_takes(json, state);
  write_diagnostics(json, state);
  json.end_object();
  return json.text();
}

}  // namespace storylens

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/app.h"
#include "app/layer.h"
#include "story/json/json_writer.h"
#include "story/panel_html.h"
#include "ui/node_card.h"
#include "ui/reader_panel.h"

namespace storylens {
namespace {

constexpr std::size_t kMostListed = 400;  // nodes that a list can be walked through

}  // namespace

void App::activate(std::string_view control_id, float value) {
  activated_ = std::string(control_id);
  activated_value_ = value;
  wake();
}

void App::scroll_panel(std::string_view panel, float y_px) {
  (panel == "card"   ? state_.card_scroll
   : panel == "list" ? state_.list_scroll
   : panel == "help" ? state_.help_scroll
                     : state_.scroll) = y_px;
  wake();
}

void App::scroll_reader_to(float y_px, std::string_view block) {
  state_.scroll = y_px;
  std::string json = "{\"id\":\"reader\",\"y\":";
  append_decimal(json, y_px);
  if (!block.empty()) {
    json += ",\"block\":";
    append_json_string(json, block);
  }
  platform_emit("layer-scroll", json + "}");
}

std::string App::neighbor(std::string_view node_id, Vec2 direction) {
  refresh_view();
  const int from = scene_.graph().find(node_id);
  const auto found = std::find_if(view_.nodes.begin(), view_.nodes.end(),
                                  [&](const GraphNodeView& item) { return item.node == from; });
  if (found == view_.nodes.end()) return {};
  // Near and straight ahead is best: distance, made longer by the angle to the direction.
  float best = 0.0f;
  int best_node = -1;
  for (const GraphNodeView& item : view_.nodes) {
    const Vec2 way = item.center - found->center;
    const float ahead = way.x * direction.x + way.y * direction.y;
    if (item.node == from || ahead <= 0.0f) continue;
    const float aside = std::fabs(way.x * direction.y - way.y * direction.x);
    const float cost = ahead + 2.0f * aside;
    if (best_node >= 0 && cost >= best) continue;
    best = cost;
    best_node = item.node;
  }
  return best_node < 0 ? std::string() : scene_.graph().nodes[static_cast<std::size_t>(best_node)].id;
}

void App::focus_node(std::string_view node_id) {
  if (const int node = scene_.graph().find(node_id); node >= 0)
    scene_.reveal(node, 0.0f, !state_.is_motion_reduced);
  wake();
}

void App::tell_panel(std::string_view id, CachedPage& cached, const UiRect& area, Vec2 page_place,
                     float height) {
  const bool is_same_area = cached.told_area.min == area.min && cached.told_area.max == area.max;
  if (cached.is_shown && cached.is_told && is_same_area) return;
  const std::string_view html = cached.is_html_told ? std::string_view() : std::string_view(cached.html);
  platform_emit("layer-panel", panel_json({id, area, cached.page, page_place, height, html}));
  cached.told_area = area;
  cached.is_told = cached.is_html_told = cached.is_shown = true;
}

void App::hide_panel(std::string_view id, CachedPage& cached) {
  if (!cached.is_shown) return;
  cached.is_shown = false;
  std::string json = "{\"id\":";
  append_json_string(json, id);
  platform_emit("layer-panel", json + "}");
}

// What the page of text has in common with the picture.
void App::tell_look() {
  std::string json = "{\"dark\":";
  json.append(state_.is_dark() ? "true" : "false").append(",\"contrast\":");
  json.append(state_.has_high_contrast() ? "true" : "false").append(",\"face\":\"");
  json.append(state_.reading.face_name()).append("\",\"text\":");
  append_decimal(json, state_.reading.text_scale());
  json += ",\"measure\":";
  append_decimal(json, state_.reading.measure_scale());
  json += "}";
  if (json == told_look_) return;
  platform_emit("layer-theme", json);
  told_look_ = std::move(json);
}

void App::tell_layer() {
  if (std::string name = strings().format("canvas.label", {state_.current()->headline});
      name != told_canvas_) {
    told_canvas_ = std::move(name);
    std::string json = "{\"label\":";
    append_json_string(json, told_canvas_);
    platform_emit("layer-canvas", json + "}");
  }
  tell_look();
  if (places_.has_reader()) {
    const Vec2 place = page_origin({places_.reader, 0.0f}, reader_.page) - places_.reader.min;
    const bool is_due = scroll_due_ && reader_.setting == nullptr;
    tell_panel("reader", reader_, places_.reader, place, reader_.page.height + kReaderTop + kReaderFoot);
    if (is_due) scroll_reader_to(*std::exchange(scroll_due_, std::nullopt));
  } else {
    hide_panel("reader", reader_);
  }
  if (places_.has_graph() && has_card()) {
    const ReaderPanel panel = card_panel(places_.graph, card_.page, 0.0f, card_foot_, is_mirrored());
    tell_panel("card", card_, panel.area, card_origin(panel) - panel.area.min,
               card_.page.height + 2.0f * kCardPadding);
  } else {
    hide_panel("card", card_);
  }
  if (state_.is_list_open) {
    const ReaderPanel panel = list_panel();
    const Vec2 place = page_origin({panel.area, 0.0f}, list_.page) - panel.area.min;
    tell_panel("list", list_, panel.area, place, list_.page.height + kReaderTop + kReaderFoot);
  } else {
    hide_panel("list", list_);
  }
  if (state_.is_help_open) {
    const ReaderPanel panel = help_panel();
    const Vec2 place = page_origin({panel.area, 0.0f}, help_.page) - panel.area.min;
    tell_panel("help", help_, panel.area, place, help_.page.height + kReaderTop + kReaderFoot);
  } else {
    hide_panel("help", help_);
  }
  std::string controls = controls_json(controls_);
  if (controls != told_controls_) {
    platform_emit("layer-controls", controls);
    told_controls_ = std::move(controls);
  }
  tell_graph();
  tell_exploration();
  tell_status();
  if (std::exchange(found_.is_to_be_told, false)) scroll_reader_to(state_.scroll, found_.block);
}

// That it is another graph: the browser asks for the list of its nodes when there is time.
void App::tell_graph() {
  const std::string key = places_.has_graph()
                              ? std::to_string(graph_generation_) + " " + std::string(strings().language())
                              : std::string("none");
  if (key == told_graph_key_) return;
  std::string json = "{\"count\":" + std::to_string(listed_count()) + ",\"label\":";
  append_json_string(json, strings().get("graph.label"));
  platform_emit("layer-graph", json + "}");
  told_graph_key_ = key;
  told_places_.clear();
}

std::size_t App::listed_count() const {
  return places_.has_graph() ? std::min(scene_.visible().size(), kMostListed) : 0;
}

std::string App::node_list(std::size_t first, std::size_t count) const {
  const std::size_t listed = listed_count();
  if (state_.current() == nullptr || first >= listed) return {};
  const auto from = scene_.visible().begin() + static_cast<std::ptrdiff_t>(first);
  const std::vector<int> nodes(from, from + static_cast<std::ptrdiff_t>(std::min(count, listed - first)));
  return graph_html(state_.bundle, scene_.graph(), state_.current()->slug, nodes, listed, strings());
}

// Where the nodes stand, once all is at rest.
void App::tell_places() {
  if (!places_.has_graph()) {
    if (!told_places_.empty()) platform_emit("layer-places", "{\"area\":[0,0,0,0],\"nodes\":[]}");
    told_places_.clear();
    return;
  }
  std::string places = "{\"area\":[";
  append_decimal(places, places_.graph.min.x);
  for (const float value : {places_.graph.min.y, places_.graph.width(), places_.graph.height()}) {
    places += ',';
    append_decimal(places, value);
  }
  places += "],\"nodes\":[";
  bool is_first = true;
  for (const GraphNodeView& item : view_.nodes) {
    if (static_cast<std::size_t>(&item - view_.nodes.data()) >= kMostListed) break;
    places += is_first ? "[" : ",[";
    is_first = false;
    append_json_string(places, scene_.graph().nodes[static_cast<std::size_t>(item.node)].id);
    for (const float value : {item.center.x, item.center.y, item.radius}) {
      places += ',';
      append_decimal(places, std::round(value));
    }
    places += ']';
  }
  places += "]}";
  if (places == told_places_) return;
  platform_emit("layer-places", places);
  told_places_ = std::move(places);
}

}  // namespace storylens

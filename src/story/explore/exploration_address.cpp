#include "story/explore/exploration_address.h"

#include <algorithm>
#include <iterator>

#include "story/takes_address.h"

namespace storylens {
namespace {

constexpr std::size_t kLongestId = 300;
constexpr NodeKind kKinds[] = {NodeKind::Story, NodeKind::Entity, NodeKind::Outlet, NodeKind::Stub};
constexpr std::string_view kSizes[] = {"usual", "degree", "betweenness", "takes"};

struct IdList {
  std::string_view name;
  std::vector<std::string> Exploration::*ids;
};
constexpr IdList kLists[] = {{"expand", &Exploration::expanded},
                             {"fold", &Exploration::collapsed},
                             {"hide", &Exploration::hidden},
                             {"block", &Exploration::blocked}};

void append_part(std::string& address, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!address.empty()) address += '&';
  address.append(name) += '=';
  append_percent_encoded(address, value);
}

std::string shown_kinds(const Exploration& exploration) {
  std::string kinds;
  for (const NodeKind kind : kKinds) {
    if (!exploration.shows_kind(kind)) continue;
    if (!kinds.empty()) kinds += ',';
    kinds += node_kind_name(kind);
  }
  return kinds.empty() ? "none" : kinds;
}

void read_kinds(Exploration& exploration, std::string_view value) {
  std::uint8_t hidden = 0;
  for (const NodeKind kind : kKinds) {
    const std::string_view name = node_kind_name(kind);
    bool is_named = false;
    for (std::size_t at = value.find(name); at != std::string_view::npos; at = value.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      is_named =
          is_named || ((at == 0 || value[at - 1] == ',') && (end == value.size() || value[end] == ','));
    }
    if (!is_named) hidden = static_cast<std::uint8_t>(hidden | (1u << static_cast<unsigned>(kind)));
  }
  exploration.hidden_kinds = hidden;
}

bool is_date(std::string_view value) {
  return value.size() <= 10 &&
         std::all_of(value.begin(), value.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string_view size_metric_name(SizeMetric size) {
  return kSizes[static_cast<std::size_t>(size)];
}

void append_exploration(std::string& address, const Exploration& exploration) {
  const auto part = [&](std::string_view name, std::string_view value) { append_part(address, name, value); };
  if (exploration.is_whole) part("extent", "bundle");
  if (exploration.shows_outlets) part("outlets", "shown");
  part("focus", exploration.focus);
  if (!exploration.focus.empty() && exploration.depth != 1) part("depth", std::to_string(exploration.depth));
  for (const IdList& list : kLists) {
    for (const std::string& id : exploration.*list.ids) part(list.name, id);
  }
  if (exploration.hidden_kinds != 0) part("kinds", shown_kinds(exploration));
  part("from", exploration.from_date);
  part("to", exploration.to_date);
  part("community", exploration.community);
  if (exploration.has_path()) {
    part("path", exploration.path_from);
    part("path", exploration.path_to);
  }
  if (exploration.size != SizeMetric::Usual) part("size", size_metric_name(exploration.size));
  if (exploration.coloring == NodeColoring::Community) part("color", "community");
  if (exploration.order == NodeOrder::Time) part("order", "time");
}

bool read_exploration_part(Exploration& exploration, std::string_view name, std::string_view value) {
  if (value.size() > kLongestId) value = {};
  for (const IdList& list : kLists) {
    if (name != list.name) continue;
    add_id(exploration.*list.ids, value);
    return true;
  }
  if (name == "extent") {
    exploration.is_whole = value == "bundle";
  } else if (name == "outlets") {
    exploration.shows_outlets = value == "shown";
  } else if (name == "focus") {
    exploration.focus = value;
  } else if (name == "depth") {
    if (value.size() == 1) exploration.depth = std::clamp(value[0] - '0', 1, kDeepestFocus);
  } else if (name == "kinds") {
    read_kinds(exploration, value);
  } else if (name == "from" || name == "to") {
    if (is_date(value)) (name == "to" ? exploration.to_date : exploration.from_date) = value;
  } else if (name == "community") {
    exploration.community = value;
  } else if (name == "path") {
    (exploration.path_from.empty() ? exploration.path_from : exploration.path_to) = value;
  } else if (name == "size") {
    const auto size = std::find(std::begin(kSizes), std::end(kSizes), value);
    if (size != std::end(kSizes)) exploration.size = static_cast<SizeMetric>(size - std::begin(kSizes));
  } else if (name == "color") {
    exploration.coloring = value == "community" ? NodeColoring::Community : NodeColoring::Kind;
  } else if (name == "order") {
    exploration.order = value == "time" ? NodeOrder::Time : NodeOrder::Free;
  } else {
    return false;
  }
  return true;
}

}  // namespace storylens

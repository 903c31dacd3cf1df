#include "app/location.h"

#include <cmath>
#include <vector>

#include "base/number.h"
#include "base/utf8.h"
#include "story/explore/exploration_address.h"
#include "story/takes_address.h"

namespace storylens {
namespace {

constexpr View kViews[] = {View::All, View::Summary, View::Takes, View::Graph};

void append_part(std::string& text, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  if (!text.empty()) text += '&';
  text += key;
  text += '=';
  append_percent_encoded(text, value);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

// id@x,y;id@x,y. What is not of that form is passed over.
std::vector<NodePosition> pins_from_text(std::string_view text) {
  std::vector<NodePosition> pins;
  while (!text.empty() && pins.size() < kMostPins) {
    const std::string_view part = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    const std::size_t at = part.rfind('@');
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view place = part.substr(at + 1);
    const ParsedNumber first = parse_number(place);
    if (first.size == 0 || first.size == place.size() || place[first.size] != ',') continue;
    const ParsedNumber second = parse_number(place.substr(first.size + 1));
    const auto x = static_cast<float>(first.value);
    const auto y = static_cast<float>(second.value);
    const bool is_placed = second.size > 0 && first.size + 1 + second.size == place.size() &&
                           std::fabs(x) <= kLargestCoordinate && std::fabs(y) <= kLargestCoordinate;
    if (is_placed) pins.push_back({std::string(part.substr(0, at)), x, y});
  }
  return pins;
}

std::string pins_text(const std::vector<NodePosition>& pins) {
  std::string text;
  std::size_t count = 0;
  for (const NodePosition& pin : pins) {
    if (pin.id.find(';') != std::string::npos || count++ >= kMostPins) continue;
    if (!text.empty()) text += ';';
    text += pin.id;
    text += '@';
    append_fixed(text, pin.x, 1);
    text += ',';
    append_fixed(text, pin.y, 1);
  }
  return text;
}

std::optional<CameraPlace> camera_from_text(std::string_view text) {
  float values[3] = {};
  for (float& value : values) {
    const ParsedNumber parsed = parse_number(text);
    value = static_cast<float>(parsed.value);
    if (parsed.size == 0 || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(parsed.size);
    if (!text.empty() && text[0] == ',') text.remove_prefix(1);
  }
  constexpr float kFarthest = 1e6f;
  if (std::fabs(values[0]) > kFarthest || std::fabs(values[1]) > kFarthest) return std::nullopt;
  if (values[2] < 0.01f || values[2] > 100.0f) return std::nullopt;
  return CameraPlace{values[0], values[1], values[2]};
}

}  // namespace

const char* view_name(View view) {
  switch (view) {
    case View::All: return "all";
    case View::Summary: return "summary";
    case View::Takes: return "takes";
    case View::Graph: return "graph";
  }
  return "all";
}

std::optional<View> view_from_name(std::string_view name) {
  for (const View view : kViews) {
    if (name == view_name(view)) return view;
  }
  return std::nullopt;
}

std::string write_location(const Location& location) {
  std::string text;
  append_part(text, "story", location.story);
  append_part(text, "lang", location.language);
  append_part(text, "page", location.page);
  append_part(text, "since", location.since);
  append_part(text, "versions", location.versions);
  append_part(text, "node", location.node);
  append_takes_view(text, location.takes);
  append_exploration(text, location.exploration);
  if (location.view != View::All) append_part(text, "view", view_name(location.view));
  if (location.camera) {
    std::string numbers;
    append_fixed(numbers, location.camera->x, 1);
    numbers += ',';
    append_fixed(numbers, location.camera->y, 1);
    numbers += ',';
    append_fixed(numbers, location.camera->zoom, 3);
    append_part(text, "camera", numbers);
  }
  append_part(text, "pin", pins_text(location.pins));
  return text + settings_address(location.settings);
}

Location read_location(std::string_view text) {
  Location location;
  if (!text.empty() && text.front() == '#') text.remove_prefix(1);
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view key = part.substr(0, equals);
    std::string value = percent_decoded(part.substr(equals + 1));
    if (key == "story")
      location.story = std::move(value);
    else if (key == "lang")
      location.language = std::move(value);
    else if (key == "node")
      location.node = std::move(value);
    else if (key == "page" && value.size() <= kLongestPart)
      location.page = displayable_line(value);
    else if (key == "since" && value.size() <= kLongestPart)
      location.since = displayable_line(value);
    else if (key == "versions" && value.size() <= kLongestPart)
      location.versions = displayable_line(value);
    else if (key == "view")
      location.view = view_from_name(value).value_or(View::All);
    else if (key == "camera")
      location.camera = camera_from_text(value);
    else if (key == "pin")
      location.pins = pins_from_text(value);
    else if (!read_takes_part(location.takes, key, value) &&
             !read_settings_part(location.settings, key, value))
      read_exploration_part(location.exploration, key, value);
  }
  return location;
}

}  // namespace storylens

#include "app/layer.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0u) != 0x80u) length += byte >= 0xF0u ? 2 : 1;
  }
  return length;
}

void append_numbers(std::string& json, std::initializer_list<float> values) {
  bool is_first = true;
  for (const float value : values) {
    if (!is_first) json += ',';
    is_first = false;
    append_decimal(json, value);
  }
}

int style_index(std::vector<TextStyle>& styles, const TextStyle& style) {
  const auto found = std::find(styles.begin(), styles.end(), style);
  if (found != styles.end()) return static_cast<int>(found - styles.begin());
  styles.push_back(style);
  return static_cast<int>(styles.size()) - 1;
}

void append_text(std::string& json, const PageText& text, std::vector<TextStyle>& styles) {
  const ParagraphLayout& layout = text.layout;
  const std::string_view words = layout.text;
  json += '[';
  append_json_string(json, text.block);
  json += ',';
  append_numbers(json, {text.place.x, text.place.y, text.width, text.line_height,
                        layout.is_right_to_left ? 1.0f : 0.0f});
  json += ",[";
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < text.span_ends.size(); ++i) {
    if (i > 0) json += ',';
    const std::uint32_t end = std::max(begin, text.span_ends[i]);
    json += "[" + std::to_string(utf16_length(words.substr(begin, end - begin))) + "," +
            std::to_string(style_index(styles, layout.styles[i])) + "]";
    begin = end;
  }
  json += "],[";
  begin = 0;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    const TextLine& line = layout.lines[i];
    const bool is_last = i + 1 == layout.lines.size();
    std::uint32_t end = static_cast<std::uint32_t>(words.size());
    if (!is_last && layout.lines[i + 1].first_unit < layout.units.size()) {
      end = layout.units[layout.lines[i + 1].first_unit].begin;
    }
    if (i > 0) json += ',';
    json += "[" + std::to_string(utf16_length(words.substr(begin, end - begin))) + ",";
    append_numbers(json, {line.x_px, line.width_px});
    json += ']';
    begin = end;
  }
  json += "]]";
}

}  // namespace

void append_decimal(std::string& json, float value) {
  const long hundredths = std::lround(value * 100.0f);
  const long whole = std::labs(hundredths) / 100;
  const long rest = std::labs(hundredths) % 100;
  if (hundredths < 0) json += '-';
  json += std::to_string(whole);
  if (rest == 0) return;
  json += rest < 10 ? ".0" : ".";
  json += std::to_string(rest);
}

std::string panel_json(const LayerPanel& panel) {
  std::string json = "{\"id\":";
  append_json_string(json, panel.id);
  json += ",\"area\":[";
  append_numbers(json, {panel.area.min.x, panel.area.min.y, panel.area.width(), panel.area.height()});
  json += "],\"height\":";
  append_decimal(json, panel.height);
  json += ",\"left\":";
  append_decimal(json, panel.page_place.x);
  json += ",\"top\":";
  append_decimal(json, panel.page_place.y);
  json += ",\"texts\":[";
  std::vector<TextStyle> styles;
  bool is_first = true;
  for (const PageText& text : panel.page.texts) {
    if (text.block.empty()) continue;
    if (!is_first) json += ',';
    is_first = false;
    append_text(json, text, styles);
  }
  json += "],\"styles\":[";
  for (std::size_t i = 0; i < styles.size(); ++i) {
    json += i > 0 ? ",[" : "[";
    append_numbers(json, {styles[i].size_px, static_cast<float>(styles[i].weight),
                          static_cast<float>(styles[i].family), styles[i].is_italic ? 1.0f : 0.0f});
    json += ']';
  }
  json += ']';
  if (!panel.html.empty()) {
    json += ",\"html\":";
    append_json_string(json, panel.html);
  }
  return json + "}";
}

std::string controls_json(const std::vector<Control>& controls) {
  std::string json = "[";
  for (const Control& control : controls) {
    if (json.size() > 1) json += ',';
    json += '[';
    append_json_string(json, control.id);
    json += ',';
    append_json_string(json, control.label);
    json += ',';
    append_numbers(
        json, {control.area.min.x, control.area.min.y, control.area.width(), control.area.height(),
               control.is_toggle ? 1.0f : 0.0f, control.is_on ? 1.0f : 0.0f, control.is_input ? 1.0f : 0.0f});
    if (control.role != ControlRole::Button) json += "," + std::to_string(static_cast<int>(control.role));
    if (control.role == ControlRole::Slider) {
      json += ',';
      append_numbers(json, {control.min, control.max, control.step, control.value});
      json += ',';
      append_json_string(json, control.value_text);
      if (control.is_mirrored) json += ",1";
    }
    json += ']';
  }
  return json + "]";
}

}  // namespace storylens

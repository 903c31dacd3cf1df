#include "ui/settings_panel.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "story/interface_language.h"
#include "ui/choice_rows.h"
#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kWidth = 344.0f;
constexpr float kPadding = 12.0f;
constexpr float kMargin = 8.0f;

struct Section {
  const char* id;
  std::string_view heading;
  std::vector<std::string_view> labels;
  int chosen = 0;
  ActionKind action = ActionKind::SetReading;
};

std::vector<Section> sections_of(const UiFrame& frame, const SettingsPanel& panel,
                                 const std::vector<std::string>& sizes) {
  const Strings& words = frame.strings;
  const ReadingSettings& now = panel.settings;
  std::vector<Section> sections = {
      {"textsize",
       words.get("settings.size"),
       {sizes.begin(), sizes.end()},
       now.size.value_or(kUsualTextSize)},
      {"measure",
       words.get("settings.measure"),
       {words.get("settings.measure.narrow"), words.get("settings.measure.normal"),
        words.get("settings.measure.wide")},
       static_cast<int>(now.measure.value_or(Measure::Normal))},
      {"face",
       words.get("settings.face"),
       {words.get("settings.face.host"), words.get("settings.face.serif"), words.get("settings.face.sans")},
       static_cast<int>(now.face.value_or(Typeface::Host))},
      {"theme",
       words.get("theme"),
       {words.get("theme.auto"), words.get("theme.light"), words.get("theme.dark"),
        words.get("theme.contrast")},
       static_cast<int>(panel.theme)}};
  if (panel.languages.empty()) return sections;
  Section languages = {"language", words.get("language"), {}, -1, ActionKind::SetLanguage};
  for (const std::string& language : panel.languages) {
    if (language == panel.language) languages.chosen = static_cast<int>(languages.labels.size());
    const std::string_view own = own_language_name(language);
    languages.labels.push_back(own.empty() ? words.language_name(language) : own);
  }
  sections.push_back(std::move(languages));
  return sections;
}

void press(const UiFrame& frame, const SettingsPanel& panel, const Section& section, int pressed) {
  if (section.action == ActionKind::SetLanguage) {
    frame.actions.push_back(
        {.kind = section.action, .text = panel.languages[static_cast<std::size_t>(pressed)]});
  } else {
    frame.actions.push_back({.kind = section.action, .text = section.id, .number = pressed});
  }
}

}  // namespace

void settings_panel(const UiFrame& frame, const SettingsPanel& panel) {
  std::vector<std::string> sizes;
  for (const int percent : kTextSizes)
    sizes.push_back(frame.strings.format("settings.percent", {std::to_string(percent)}));
  const std::vector<Section> sections = sections_of(frame, panel, sizes);
  const std::string_view reset = frame.strings.get("settings.reset");
  const float column = std::min(kWidth, panel.area.width() - 2.0f * kMargin) - 2.0f * kPadding;

  // In a low panel in two columns: a phone on its side.
  std::vector<float> heights;
  float sum = chip_height(frame);
  for (const Section& section : sections)
    sum += heights.emplace_back(choices_height(frame, section.labels, column));
  const bool has_two = sum + 2.0f * (kPadding + kMargin) > panel.area.height() &&
                       2.0f * column + 3.0f * kPadding + 2.0f * kMargin <= panel.area.width();
  const std::size_t in_first = has_two ? (sections.size() + 1) / 2 : sections.size();
  float height = has_two ? 0.0f : chip_height(frame);
  float beside = chip_height(frame);
  for (std::size_t i = 0; i < sections.size(); ++i) (i < in_first ? height : beside) += heights[i];
  if (has_two) height = std::max(height, beside);

  const float width = has_two ? 2.0f * column + 3.0f * kPadding : column + 2.0f * kPadding;
  const Vec2 corner = {panel.area.max.x - kMargin, panel.area.min.y + kMargin};
  const UiRect area = frame.placed(
      {{corner.x - width, corner.y}, {corner.x, corner.y + height + 2.0f * kPadding}}, panel.area);
  begin_popover(frame, "settings", frame.strings.get("settings"), area);
  float y = area.min.y + kPadding;
  UiRect place = {{area.min.x + kPadding, y}, {area.min.x + kPadding + column, y}};
  if (has_two) place = frame.placed(place, area);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Section& section = sections[i];
    if (has_two && i == in_first) {
      y = area.min.y + kPadding;
      place = mirrored(place, area);
    }
    const int pressed = choices(frame, section.id, section.heading, section.labels, section.chosen,
                                place.min.x, place.max.x, y);
    if (pressed >= 0) press(frame, panel, section, pressed);
  }
  Flow flow(frame, place, {place.min.x, y}, place.max.x, chip_height(frame));
  if (chip(frame, "reset", reset, flow.next(chip_width(frame, reset)), false))
    frame.actions.push_back({.kind = ActionKind::SetReading});
  end_area();
}

}  // namespace storylens

#include "ui/set_bar.h"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kPad = 10.0f;
constexpr float kGap = 2.0f;

struct Deed {
  const char* key;
  ActionKind action;
  UiRect area;
};

std::vector<Deed> deeds_of(const SetBar& bar) {
  std::vector<Deed> deeds;
  deeds.push_back({"set.fit", ActionKind::FitChosen, {}});
  if (bar.has_unpinned) deeds.push_back({"set.pin", ActionKind::PinChosen, {}});
  if (bar.has_pinned) deeds.push_back({"set.unpin", ActionKind::UnpinChosen, {}});
  if (bar.count == 2) deeds.push_back({"set.connect", ActionKind::ConnectChosen, {}});
  if (bar.can_hide) deeds.push_back({"set.hide", ActionKind::HideChosen, {}});
  if (bar.can_keep) deeds.push_back({"set.keep", ActionKind::KeepChosen, {}});
  deeds.push_back({"set.clear", ActionKind::ClearChosen, {}});
  return deeds;
}

// Side by side, in as many rows as they need; returns how wide and high that is.
Vec2 flow(const UiFrame& frame, std::vector<Deed>& deeds, float first_x, float height, float width) {
  Vec2 pen = {first_x, 0.0f};
  Vec2 extent = {0.0f, height};
  for (Deed& deed : deeds) {
    const float side = text_button_width(frame, frame.strings.get(deed.key));
    if (pen.x > 0.0f && pen.x + side > width) pen = {0.0f, pen.y + height + kGap};
    deed.area = {pen, pen + Vec2{side, height}};
    pen.x += side + kGap;
    extent = {std::max(extent.x, deed.area.max.x), deed.area.max.y};
  }
  return extent;
}

}  // namespace

UiRect set_bar(const UiFrame& frame, const SetBar& bar) {
  const float height = frame.is_touch ? 40.0f : 32.0f;
  const TextStyle style = interface_text(13.5f, 600);
  const std::string count = frame.strings.count("set.count", static_cast<int>(bar.count));
  const float count_width = line_width(frame.painter, count, style);
  std::vector<Deed> deeds = deeds_of(bar);
  const float most = std::max(bar.graph.width() - 2.0f * (kPad + 12.0f), 120.0f);
  const Vec2 extent = flow(frame, deeds, count_width + 14.0f, height, most);
  const Vec2 size = extent + Vec2{2.0f * kPad, 2.0f * kPad * 0.6f};
  const Vec2 corner = {(bar.graph.min.x + bar.graph.max.x - size.x) * 0.5f, bar.graph.max.y - 14.0f - size.y};
  const UiRect card = {corner, corner + size};
  begin_area("set", card);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({card.min.x, card.min.y}, {card.max.x, card.max.y}, frame.palette.card, 10.0f);
  list.AddRect({card.min.x, card.min.y}, {card.max.x, card.max.y}, frame.palette.rule, 10.0f);
  const Vec2 content = corner + Vec2{kPad, kPad * 0.6f};
  draw_line(frame.painter, list, count, style, content + Vec2{2.0f, height * 0.5f + 5.0f},
            frame.palette.text);
  for (const Deed& deed : deeds) {
    const UiRect area = {content + deed.area.min, content + deed.area.max};
    if (text_button(frame, deed.key + 4, frame.strings.get(deed.key), area, false)) {
      frame.actions.push_back({.kind = deed.action});
    }
  }
  end_area();
  return card;
}

}  // namespace storylens

#include "ui/legend.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kPadding = 8.0f;
constexpr float kSignWidth = 22.0f;

void draw_sign(ImDrawList& list, const LegendRow& row, Vec2 c, const Palette& palette) {
  const ImVec2 center = {c.x, c.y};
  switch (row.sign) {
    case Sign::None:
    case Sign::Unseen: break;
    case Sign::Disc: list.AddCircleFilled(center, 6.0f, row.color, 24); break;
    case Sign::Square:
      list.AddRectFilled({c.x - 5.5f, c.y - 5.5f}, {c.x + 5.5f, c.y + 5.5f}, row.color, 2.5f);
      break;
    case Sign::Diamond:
      list.AddQuadFilled({c.x, c.y - 6.5f}, {c.x + 6.5f, c.y}, {c.x, c.y + 6.5f}, {c.x - 6.5f, c.y},
                         row.color);
      break;
    case Sign::Ring:
      list.AddCircleFilled(center, 5.5f, palette.graph_ground, 24);
      list.AddCircle(center, 5.5f, row.color, 24, 1.6f);
      break;
    case Sign::Petal:
      for (int i = 0; i < 20; ++i) {
        const float angle = 0.314159f * static_cast<float>(i);
        list.PathLineTo({c.x + 3.4f * std::cos(angle), c.y + 7.0f * std::sin(angle)});
      }
      list.PathFillConvex(row.color);
      break;
  }
}

}  // namespace

UiRect legend(const UiFrame& frame, const Legend& data) {
  const float row_height = frame.is_touch ? 36.0f : 26.0f;
  const float button_height = frame.is_touch ? 40.0f : 30.0f;
  const std::string_view name = frame.strings.get("legend");
  const float button_width = opener_width(frame, name);
  float width = button_width + 2.0f * kPadding;
  for (const LegendRow& row : data.rows) {
    width =
        std::max(width, choice_row_width(frame, {row.label, row.count, true, kSignWidth}) + 2.0f * kPadding);
  }
  width = std::min(width, data.width);
  const float room = data.height - button_height - 2.0f * kPadding;
  const std::size_t count =
      data.is_open ? std::min(data.rows.size(), static_cast<std::size_t>(std::max(0.0f, room / row_height)))
                   : 0;
  const bool is_open = count > 0;
  const float height =
      button_height + (is_open ? static_cast<float>(count) * row_height + 2.0f * kPadding : 0.0f);
  const UiRect area = frame.placed(
      {{data.foot.x, data.foot.y - height}, {data.foot.x + (is_open ? width : button_width), data.foot.y}},
      data.within);
  begin_area("legend", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y},
                     with_alpha(is_open ? frame.palette.card : frame.palette.page, 0.94f), 8.0f);
  if (is_open) list.AddRect({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.rule, 8.0f);
  const float inset = is_open ? kPadding * 0.5f : 0.0f;
  const Vec2 corner = {area.min.x + inset, area.min.y + inset};
  const UiRect button = frame.placed({corner, corner + Vec2{button_width, button_height}}, area);
  if (opener(frame, "toggle", name, button, is_open)) push_step(frame, ExploreStep::ToggleLegend);
  float y = area.min.y + button_height + kPadding;
  for (std::size_t i = 0; i < count; ++i, y += row_height) {
    const LegendRow& row = data.rows[i];
    const UiRect place = {{area.min.x + kPadding, y}, {area.max.x - kPadding, y + row_height}};
    if (i + 1 == count && count < data.rows.size()) {
      const std::string more = frame.strings.count("names.more", static_cast<int>(data.rows.size() - i));
      control_text(frame, more, {place.min + Vec2{4.0f, 0.0f}, place.max - Vec2{4.0f, 0.0f}}, true);
      break;
    }
    if (row.sign == Sign::None) {
      control_text(frame, row.label, {place.min + Vec2{4.0f, 4.0f}, place.max - Vec2{4.0f, 0.0f}}, false,
                   600);
      continue;
    }
    const std::string id = "row" + std::to_string(i);
    const float sign_width = row.sign == Sign::Unseen ? 0.0f : kSignWidth;
    if (choice_row(frame, id.c_str(), {row.label, row.count, row.is_on, sign_width}, place))
      push_step(frame, row.step, row.text, row.value);
    const float left = place.min.x + kChoiceMark;
    const UiRect sign = frame.placed({{left, y}, {left + 16.0f, y + row_height}}, place);
    draw_sign(list, row, {sign.min.x + 8.0f, std::floor(y + row_height * 0.5f)}, frame.palette);
  }
  end_area();
  return area;
}

}  // namespace storylens

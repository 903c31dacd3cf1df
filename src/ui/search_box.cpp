#include "ui/search_box.h"

#include <imgui.h>

#include "ui/controls.h"

namespace storylens {

void search_box(const UiFrame& frame, const UiRect& list_area) {
  constexpr float kInset = 14.0f;
  const UiRect area = {list_area.min, {list_area.max.x, list_area.min.y + kSearchBoxHeight}};
  begin_area("list", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.page);
  const UiRect field = {area.min + Vec2{kInset, kInset}, area.max - Vec2{kInset, kInset * 0.6f}};
  list.AddRect({field.min.x, field.min.y}, {field.max.x, field.max.y}, frame.palette.muted, 7.0f);
  declare_control(frame, {.id = "search",
                          .label = std::string(frame.strings.get("search.field")),
                          .area = field,
                          .is_input = true});
  end_area();
}

}  // namespace storylens

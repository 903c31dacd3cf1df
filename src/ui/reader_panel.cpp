#include "ui/reader_panel.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/controls.h"

namespace storylens {
float column_width(float panel_width_px, std::string_view language, float text_scale) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool is_wide_script = primary == "ko" || primary == "ja" || primary == "zh";
  const float measure = (is_wide_script ? 38.0f * 17.0f : 70.0f * 17.0f * 0.5f) * text_scale;
  const float padding = panel_width_px < 480.0f ? 18.0f : kReaderPadding;
  return std::floor(std::min(measure, panel_width_px - 2.0f * padding));
}

Vec2 page_origin(const ReaderPanel& panel, const Page& page) {
  return {std::floor((panel.area.min.x + panel.area.max.x - page.width) * 0.5f),
          std::floor(panel.area.min.y + kReaderTop) - panel.scroll_px};
}

void scrolling_page(const UiFrame& frame, const char* id, const ReaderPanel& panel, const Page& page,
                    const PageMarks& marks) {
  begin_area(id, panel.area);
  ImGui::GetWindowDrawList()->AddRectFilled({panel.area.min.x, panel.area.min.y},
                                            {panel.area.max.x, panel.area.max.y}, frame.palette.page);
  paint_page(frame, page, page_origin(panel, page), panel.area, marks);
  end_area();
}

}  // namespace storylens

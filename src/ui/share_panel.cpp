#include "ui/share_panel.h"

#include <algorithm>
#include <vector>

#include "ui/choice_rows.h"
#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kWidth = 344.0f;
constexpr float kPadding = 12.0f;
constexpr float kMargin = 8.0f;
constexpr float kNote = 22.0f;

struct Row {
  std::string_view heading;
  std::vector<const char*> ids;  // and texts of the action
  std::vector<std::string_view> labels;
};

std::vector<Row> rows_of(const Strings& words, const SharePanel& panel) {
  std::vector<Row> rows = {{words.get("share.address"), {"link"}, {words.get("share.link")}}};
  if (panel.has_system) {
    rows[0].ids.push_back("system");
    rows[0].labels.push_back(words.get("share.system"));
  }
  rows.push_back({words.get(panel.has_selection ? "share.selection" : "share.select"), {}, {}});
  if (panel.has_selection) {
    rows[1].ids.push_back("quotation");
    rows[1].labels.push_back(words.get("quote.copy"));
  }
  rows.push_back({words.get("share.files"), {"bundle"}, {words.get("share.bundle")}});
  if (panel.has_story) {
    rows[2].ids.push_back("markdown");
    rows[2].labels.push_back(words.get("share.markdown"));
  }
  if (panel.has_picture)
    rows.push_back(
        {words.get("picture"), {"png", "svg"}, {words.get("picture.copy"), words.get("picture.save")}});
  return rows;
}

}  // namespace

void share_panel(const UiFrame& frame, const SharePanel& panel) {
  const std::vector<Row> rows = rows_of(frame.strings, panel);
  const float column = std::min(kWidth, panel.area.width() - 2.0f * kMargin) - 2.0f * kPadding;
  float height = 2.0f * kPadding + (panel.note.empty() ? 0.0f : kNote);
  for (const Row& row : rows) height += choices_height(frame, row.labels, column);
  const Vec2 corner = {panel.area.max.x - kMargin, panel.area.min.y + kMargin};
  const UiRect area = frame.placed(
      {{corner.x - column - 2.0f * kPadding, corner.y}, {corner.x, corner.y + height}}, panel.area);
  begin_popover(frame, "share", frame.strings.get("share"), area);
  const float left = area.min.x + kPadding;
  const float right = area.max.x - kPadding;
  float y = area.min.y + kPadding;
  for (const Row& row : rows) {
    const int pressed = commands(frame, row.ids, row.heading, row.labels, left, right, y);
    if (pressed >= 0)
      frame.actions.push_back(
          {.kind = ActionKind::Share, .text = row.ids[static_cast<std::size_t>(pressed)]});
  }
  if (!panel.note.empty())
    control_text(frame, frame.strings.get(panel.note), {{left, y}, {right, y + kNote}}, false, 600);
  end_area();
}

}  // namespace storylens

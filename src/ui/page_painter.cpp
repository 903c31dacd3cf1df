#include "ui/page_painter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "text/hit_test.h"
#include "ui/controls.h"

namespace storylens {
namespace {

ImVec2 im(Vec2 v) {
  return {v.x, v.y};
}

Rgba ink_color(const Palette& palette, Ink ink) {
  switch (ink) {
    case Ink::Text: return palette.text;
    case Ink::Muted: return palette.muted;
    case Ink::Accent: return palette.accent;
    case Ink::Warning: return palette.warning;
  }
  return palette.text;
}

Rgba lens_color(const Palette& palette, int lens) {
  return lens < 0 ? palette.unlabelled : palette.lens[static_cast<std::size_t>(lens) % kLensColors];
}

void paint_shape(const Palette& palette, ImDrawList& list, const PageShape& shape, Vec2 origin) {
  const Vec2 min = origin + shape.place;
  const Vec2 max = min + shape.size;
  const Vec2 center = (min + max) * 0.5f;
  const float radius = shape.size.x * 0.5f;
  switch (shape.mark) {
    case PageMark::Rule: list.AddRectFilled(im(min), im(max), palette.rule); break;
    case PageMark::QuoteBar:
      list.AddRectFilled(im(min), im(max), shape.lens < 0 ? palette.rule : lens_color(palette, shape.lens),
                         1.5f);
      break;
    case PageMark::WarningGround: list.AddRectFilled(im(min), im(max), palette.warning_ground, 5.0f); break;
    case PageMark::LensDot: list.AddCircleFilled(im(center), radius, lens_color(palette, shape.lens)); break;
    case PageMark::Petal: list.AddCircleFilled(im(center), radius, lens_color(palette, shape.lens)); break;
    case PageMark::BarPart:
      list.AddRectFilled(im(min), im(max), shape.lens < 0 ? palette.muted : lens_color(palette, shape.lens),
                         2.0f);
      break;
    case PageMark::TimeBar:
      list.AddRectFilled(im(min), im(max), with_alpha(palette.muted, 0.55f), 2.0f);
      break;
    case PageMark::HollowPart:
      list.AddRect(im(min + Vec2{0.5f, 0.5f}), im(max - Vec2{0.5f, 0.5f}), palette.unlabelled, 2.0f);
      break;
    case PageMark::HollowPetal:
      list.AddCircle(im(center), radius - 1.0f, lens_color(palette, shape.lens), 0, 1.6f);
      break;
  }
}

void mark_rects(const Palette& palette, ImDrawList& list, const std::vector<TextRect>& rects, Vec2 place) {
  for (const TextRect& rect : rects) {
    const Vec2 min = place + Vec2{rect.x_px - 2.0f, rect.y_px + 1.0f};
    list.AddRectFilled(im(min), {min.x + rect.width_px + 4.0f, min.y + rect.height_px - 2.0f}, palette.marked,
                       3.0f);
  }
}

// The ground of what can be chosen.
void paint_chip(const Palette& palette, ImDrawList& list, const std::vector<TextRect>& rects, Vec2 place,
                bool is_current, bool is_under_pointer) {
  for (const TextRect& rect : rects) {
    const Vec2 min = place + Vec2{rect.x_px - 6.0f, rect.y_px + 2.0f};
    const ImVec2 max = {min.x + rect.width_px + 12.0f, min.y + rect.height_px - 4.0f};
    if (is_current) list.AddRectFilled(im(min), max, palette.marked, 6.0f);
    list.AddRect(im(min), max, is_under_pointer ? palette.text : palette.rule, 6.0f);
  }
}

void mark_words(const Palette& palette, ImDrawList& list, const PageText& text, Vec2 place,
                const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.empty()) continue;
    for (std::size_t at = text.layout.text.find(word); at != std::string::npos;
         at = text.layout.text.find(word, at + word.size())) {
      mark_rects(palette, list,
                 range_rects(text.layout, static_cast<std::uint32_t>(at),
                             static_cast<std::uint32_t>(at + word.size())),
                 place);
    }
  }
}

// What was searched for: in a list of results, and in the passage that one of them led to.
void mark_found(const Palette& palette, ImDrawList& list, const Page& page, const PageText& text, Vec2 place,
                const PageMarks& marks) {
  for (std::size_t span = 0; span < text.layout.tags.size(); ++span) {
    const int tag = text.layout.tags[span];
    if (tag >= 0 && page.runs[static_cast<std::size_t>(tag)].is_marked)
      mark_rects(palette, list, span_rects(text.layout, static_cast<int>(span)), place);
  }
  if (marks.ranges == nullptr || text.block != marks.block) return;
  for (const auto& [begin, end] : *marks.ranges)
    mark_rects(palette, list, range_rects(text.layout, begin, end), place);
}

int link_of(const Page& page, const PageText& text, std::size_t span) {
  const int tag = span < text.layout.tags.size() ? text.layout.tags[span] : -1;
  return tag < 0 ? -1 : page.runs[static_cast<std::size_t>(tag)].link;
}

// Where a link's words stand, however many spans they are: one rectangle a line. span: its first; becomes its
// last.
std::vector<TextRect> link_rects(const Page& page, const PageText& text, const PageLink& link,
                                 std::size_t& span) {
  std::vector<TextRect> rects;
  for (;; ++span) {
    for (const TextRect& rect : span_rects(text.layout, static_cast<int>(span))) {
      if (!rects.empty() && rects.back().y_px == rect.y_px) {
        TextRect& line = rects.back();
        const float end = std::max(line.x_px + line.width_px, rect.x_px + rect.width_px);
        line.x_px = std::min(line.x_px, rect.x_px);
        line.width_px = end - line.x_px;
      } else {
        rects.push_back(rect);
      }
    }
    const int next = link_of(page, text, span + 1);
    if (next < 0 || !(page.links[static_cast<std::size_t>(next)] == link)) return rects;
  }
}

void paint_links(const UiFrame& frame, const Page& page, const PageText& text, Vec2 place,
                 const PageMarks& marks) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t span = 0; span < text.layout.tags.size(); ++span) {
    if (link_of(page, text, span) < 0) continue;
    const PageRun& run = page.runs[static_cast<std::size_t>(text.layout.tags[span])];
    const PageLink& link = page.links[static_cast<std::size_t>(run.link)];
    const std::vector<TextRect> rects = link_rects(page, text, link, span);
    if (!marks.node_id.empty() && link.node_id == marks.node_id)
      mark_rects(frame.palette, list, rects, place);
    const bool is_under_pointer =
        !frame.is_touch && std::any_of(rects.begin(), rects.end(), [&](const TextRect& rect) {
          const Vec2 min = place + Vec2{rect.x_px, rect.y_px};
          return is_hovered({min, min + Vec2{rect.width_px, rect.height_px}});
        });
    if (link.is_chip) {
      paint_chip(frame.palette, list, rects, place, link.is_current, is_under_pointer);
      continue;
    }
    // A link out is always underlined, faintly; one to a node has its color.
    if (!is_under_pointer && !link.leads_out()) continue;
    const Rgba ink = ink_color(frame.palette, run.ink);
    for (const TextRect& rect : rects) {
      const float y = std::floor(place.y + rect.y_px + rect.height_px * 0.84f);
      list.AddRectFilled({place.x + rect.x_px, y}, {place.x + rect.x_px + rect.width_px, y + 1.0f},
                         is_under_pointer ? ink : with_alpha(ink, 0.35f));
    }
  }
}

// What was taken out has a line through it, what was put in one below it.
void paint_changes(const UiFrame& frame, const Page& page, const PageText& text, Vec2 place) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t span = 0; span < text.layout.tags.size(); ++span) {
    const int tag = text.layout.tags[span];
    if (tag < 0) continue;
    const PageRun& run = page.runs[static_cast<std::size_t>(tag)];
    if (!run.is_struck && !run.is_added) continue;
    const Rgba ink = ink_color(frame.palette, run.ink);
    for (const TextRect& rect : span_rects(text.layout, static_cast<int>(span))) {
      const float y = std::floor(place.y + rect.y_px + rect.height_px * (run.is_struck ? 0.55f : 0.86f));
      list.AddRectFilled({place.x + rect.x_px, y}, {place.x + rect.x_px + rect.width_px, y + 1.0f}, ink);
    }
  }
}

void paint_text(const UiFrame& frame, const Page& page, const PageText& text, Vec2 place,
                const UiRect& clip) {
  constexpr float kOverhang = 60.0f;
  std::vector<Rgba> colors;
  colors.reserve(text.layout.tags.size());
  for (const int tag : text.layout.tags) {
    colors.push_back(
        ink_color(frame.palette, tag < 0 ? Ink::Text : page.runs[static_cast<std::size_t>(tag)].ink));
  }
  draw_paragraph(frame.painter, *ImGui::GetWindowDrawList(), text.layout, place, colors,
                 clip.min.y - kOverhang, clip.max.y + kOverhang);
}

}  // namespace

void paint_page(const UiFrame& frame, const Page& page, Vec2 origin, const UiRect& clip,
                const PageMarks& marks) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(im(clip.min), im(clip.max), true);
  const auto is_visible = [&](Vec2 place, float height) {
    return origin.y + place.y + height >= clip.min.y && origin.y + place.y <= clip.max.y;
  };
  for (const PageShape& shape : page.shapes) {
    if (is_visible(shape.place, shape.size.y)) paint_shape(frame.palette, list, shape, origin);
  }
  for (const PageText& text : page.texts) {
    if (!is_visible(text.place, text.layout.height_px)) continue;
    const Vec2 place = origin + text.place;
    if (marks.words != nullptr) mark_words(frame.palette, list, text, place, *marks.words);
    mark_found(frame.palette, list, page, text, place, marks);
    paint_links(frame, page, text, place, marks);
    paint_text(frame, page, text, place, clip);
    paint_changes(frame, page, text, place);
  }
  list.PopClipRect();
}

}  // namespace storylens

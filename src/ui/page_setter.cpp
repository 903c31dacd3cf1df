#include "ui/page_setter.h"

#include <algorithm>
#include <cmath>

#include "story/html_writer.h"

namespace storylens {
namespace {

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find('-'));
}

bool is_east_asian(std::string_view language) {
  const std::string_view primary = primary_subtag(language);
  return primary == "ko" || primary == "ja" || primary == "zh";
}

TextDirection direction_of(std::string_view language) {
  if (language.empty()) return TextDirection::Auto;
  return is_right_to_left(language) ? TextDirection::RightToLeft : TextDirection::LeftToRight;
}

// Hangul, kana and Han stand taller in the line than Latin letters do, Arabic and Devanagari too.
float leading_for(std::string_view language) {
  if (is_east_asian(language)) return 1.08f;
  const std::string_view primary = primary_subtag(language);
  if (primary == "ar" || primary == "fa" || primary == "ur" || primary == "hi" || primary == "th")
    return 1.12f;
  return 1.0f;
}

}  // namespace

PageSetter::PageSetter(Page& page, UnitPainter& painter, std::string_view language)
    : page_(page),
      painter_(painter),
      language_(language),
      is_right_to_left_(storylens::is_right_to_left(language)),
      column_width_(page.width) {}

int PageSetter::run_index(const Piece& piece) {
  const PageLink& link = piece.link;
  PageRun run{piece.ink, -1, piece.is_marked, piece.is_struck, piece.is_added};
  if (!link.node_id.empty() || !link.url.empty()) {
    run.link = static_cast<int>(page_.links.size());
    page_.links.push_back(link);
  } else {
    for (std::size_t i = 0; i < page_.runs.size(); ++i) {
      const PageRun& other = page_.runs[i];
      if (other.link < 0 && other == run) return static_cast<int>(i);
    }
  }
  page_.runs.push_back(run);
  return static_cast<int>(page_.runs.size()) - 1;
}

void PageSetter::begin(const std::vector<Piece>& pieces, const Passage& passage) {
  const std::string& language = passage.language.empty() ? language_ : passage.language;
  std::vector<TextSpan> spans;
  spans.reserve(pieces.size());
  for (const Piece& piece : pieces) {
    TextStyle style;
    style.size_px = passage.size_px;
    style.weight = static_cast<std::uint16_t>(piece.weight != 0 ? piece.weight : passage.weight);
    style.family = piece.uses_family ? piece.family : passage.family;
    style.is_italic = piece.is_italic && !is_east_asian(language);
    style.language = painter_.language_index(piece.language.empty() ? language : piece.language);
    spans.push_back({piece.text, style, run_index(piece), piece.link.is_chip});
  }
  ParagraphOptions options;
  options.max_width_px = std::max(40.0f, column_width_ - passage.indent_px - passage.inset_px);
  // Whole pixels: WebKit takes no others, and the document layer would slip from line to line.
  options.line_height_px = std::round(passage.size_px * passage.line_height * leading_for(language));
  options.direction = passage.is_direction_free ? TextDirection::Auto : direction_of(language);
  options.language = language;
  PageText text;
  text.place = {is_right_to_left_ ? page_.width - column_start_ - column_width_ + passage.inset_px
                                  : column_start_ + passage.indent_px,
                y_};
  text.width = options.max_width_px;
  text.line_height = options.line_height_px;
  text.block = passage.block;
  std::uint32_t end = 0;
  for (const Piece& piece : pieces)
    text.span_ends.push_back(end += static_cast<std::uint32_t>(piece.text.size()));
  page_.texts.push_back(std::move(text));
  steps_.emplace(spans, options);
  gap_after_px_ = passage.gap_after_px;
}

bool PageSetter::advance() {
  ParagraphLayout& layout = page_.texts.back().layout;
  if (steps_->advance(layout, painter_)) return true;
  steps_.reset();
  y_ += layout.height_px + gap_after_px_;
  return false;
}

void PageSetter::set(std::string_view text, const Passage& passage) {
  Piece piece;
  piece.text = std::string(text);
  piece.ink = passage.ink;
  begin({piece}, passage);
  while (advance()) {
  }
}

void PageSetter::add_rule(float gap_before_px, float gap_after_px) {
  y_ += gap_before_px;
  page_.shapes.push_back({PageMark::Rule, {0.0f, y_}, {page_.width, 1.0f}, -1});
  y_ += 1.0f + gap_after_px;
}

void PageSetter::add_quote_bar(float top_px, float indent_px, int lens) {
  constexpr float kBarWidth = 3.0f;
  const float x = is_right_to_left_ ? page_.width - indent_px - kBarWidth : indent_px;
  const float bottom =
      page_.texts.empty() ? y_ : page_.texts.back().place.y + page_.texts.back().layout.height_px;
  page_.shapes.push_back({PageMark::QuoteBar, {x, top_px + 3.0f}, {kBarWidth, bottom - top_px - 6.0f}, lens});
}

}  // namespace storylens

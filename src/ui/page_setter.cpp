#include "ui/page_setter.h"

#include <algorithm>

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

PageSetter::Piece piece_from_span(const Span& span, Ink ink) {
  PageSetter::Piece piece;
  piece.text = span.text;
  if (span.flags & kSpanLineBreak) piece.text += '\n';
  piece.ink = span.url.empty() && span.node_id.empty() ? ink : Ink::Accent;
  piece.weight = span.flags & kSpanStrong ? 700 : 0;
  piece.is_italic = (span.flags & kSpanEmphasis) != 0;
  piece.uses_family = (span.flags & kSpanCode) != 0;
  piece.family = FontFamily::Mono;
  piece.link = {span.node_id, span.url, {}};
  return piece;
}

}  // namespace

PageSetter::PageSetter(Page& page, UnitPainter& painter, std::string_view language)
    : page_(page),
      painter_(painter),
      language_(language),
      is_right_to_left_(storylens::is_right_to_left(language)) {}

int PageSetter::run_index(Ink ink, const PageLink& link) {
  PageRun run{ink, -1};
  if (!link.node_id.empty() || !link.url.empty()) {
    run.link = static_cast<int>(page_.links.size());
    page_.links.push_back(link);
  } else {
    for (std::size_t i = 0; i < page_.runs.size(); ++i) {
      if (page_.runs[i].link < 0 && page_.runs[i].ink == ink) return static_cast<int>(i);
    }
  }
  page_.runs.push_back(run);
  return static_cast<int>(page_.runs.size()) - 1;
}

void PageSetter::set(const std::vector<Piece>& pieces, const Passage& passage) {
  const std::string& language = passage.language.empty() ? language_ : passage.language;
  std::vector<TextSpan> spans;
  spans.reserve(pieces.size());
  for (const Piece& piece : pieces) {
    TextStyle style;
    style.size_px = passage.size_px;
    style.weight = static_cast<std::uint16_t>(piece.weight != 0 ? piece.weight : passage.weight);
    style.family = piece.uses_family ? piece.family : passage.family;
    style.is_italic = piece.is_italic && !is_east_asian(language);
    spans.push_back({piece.text, style, run_index(piece.ink, piece.link)});
  }
  ParagraphOptions options;
  options.max_width_px = std::max(40.0f, page_.width - passage.indent_px);
  options.line_height_px = passage.size_px * passage.line_height * leading_for(language);
  options.direction = direction_of(language);
  options.language = language;
  PageText text;
  text.layout = layout_paragraph(spans, options, painter_);
  text.place = {is_right_to_left_ ? 0.0f : passage.indent_px, y_};
  text.block = passage.block;
  y_ += text.layout.height_px + passage.gap_after_px;
  page_.texts.push_back(std::move(text));
}

void PageSetter::set(std::string_view text, const Passage& passage) {
  Piece piece;
  piece.text = std::string(text);
  piece.ink = passage.ink;
  set(std::vector<Piece>{piece}, passage);
}

void PageSetter::set_spans(const std::vector<Span>& spans, const Passage& passage) {
  std::vector<Piece> pieces;
  pieces.reserve(spans.size());
  for (const Span& span : spans) pieces.push_back(piece_from_span(span, passage.ink));
  set(pieces, passage);
}

void PageSetter::set_blocks(const std::vector<Block>& blocks, const Passage& passage,
                            std::string_view block_prefix) {
  constexpr float kListIndent = 22.0f;
  int index = 0;
  for (const Block& block : blocks) {
    Passage own = passage;
    own.block = std::string(block_prefix) + ".b" + std::to_string(index++);
    const float level_indent = kListIndent * static_cast<float>(block.level + 1);
    const float top = y_;
    switch (block.kind) {
      case BlockKind::Rule: add_rule(8.0f, 16.0f); continue;
      case BlockKind::ListItem: {
        Passage mark = own;
        mark.indent_px += level_indent - kListIndent;
        mark.ink = Ink::Muted;
        mark.block.clear();
        mark.gap_after_px = 0.0f;
        set(block.ordinal > 0 ? std::to_string(block.ordinal) + "." : "–", mark);
        y_ = top;
        own.indent_px += level_indent;
        own.gap_after_px *= 0.6f;
        break;
      }
      case BlockKind::Quote: own.indent_px += level_indent; break;
      case BlockKind::Code:
        own.family = FontFamily::Mono;
        own.size_px *= 0.9f;
        break;
      case BlockKind::Heading: own.weight = 700; break;
      case BlockKind::Paragraph: break;
    }
    set_spans(block.spans, own);
    if (block.kind == BlockKind::Quote) add_quote_bar(top, own.indent_px - kListIndent, -1);
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

#include "story/rich_text.h"

#include <md4c.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/utf8.h"
#include "story/markdown/character_reference.h"
#include "story/markdown/inline_source.h"
#include "story/markdown/rich_text_builder.h"

namespace storylens {
namespace {

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    text +=
        attribute.substr_types[i] == MD_TEXT_ENTITY ? decoded_character_reference(part) : std::string(part);
  }
  return without_emphasis_joiners(text);
}

RichTextLink link_to(const MD_ATTRIBUTE& attribute, bool is_bare) {
  const std::string target = attribute_text(attribute);
  RichTextLink link;
  link.url = safe_url(target);
  link.is_bare = is_bare;
  if (!target.empty() && target.front() == '/') link.node_id = node_id_from_link(target);
  return link;
}

RichTextBuilder& builder_of(void* user) {
  return *static_cast<RichTextBuilder*>(user);
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  RichTextBuilder& builder = builder_of(user);
  switch (type) {
    case MD_BLOCK_QUOTE: builder.open_quote(); break;
    case MD_BLOCK_UL: builder.open_list(false, 0); break;
    case MD_BLOCK_OL:
      builder.open_list(true, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start));
      break;
    case MD_BLOCK_LI: builder.open_item(); break;
    case MD_BLOCK_P: builder.open_paragraph(); break;
    case MD_BLOCK_H:
      builder.open_heading(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      break;
    case MD_BLOCK_CODE: builder.open_code(); break;
    case MD_BLOCK_HR: builder.add_rule(); break;
    default: break;
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* user) {
  RichTextBuilder& builder = builder_of(user);
  switch (type) {
    case MD_BLOCK_QUOTE: builder.close_quote(); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: builder.close_list(); break;
    case MD_BLOCK_LI: builder.close_item(); break;
    case MD_BLOCK_CODE: builder.close_code(); break;
    case MD_BLOCK_P:
    case MD_BLOCK_H: builder.close_block(); break;
    default: break;
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  RichTextBuilder& builder = builder_of(user);
  switch (type) {
    case MD_SPAN_STRONG: builder.open_style(kSpanStrong); break;
    case MD_SPAN_EM: builder.open_style(kSpanEmphasis); break;
    case MD_SPAN_DEL: builder.open_style(kSpanStrike); break;
    case MD_SPAN_CODE: builder.open_style(kSpanCode); break;
    case MD_SPAN_A: {
      const auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
      builder.open_link(link_to(link->href, link->is_autolink != 0));
      break;
    }
    case MD_SPAN_IMG: builder.open_link(link_to(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, false)); break;
    case MD_SPAN_WIKILINK: {
      const std::string target = attribute_text(static_cast<MD_SPAN_WIKILINK_DETAIL*>(detail)->target);
      builder.open_link({{}, node_id_from_link(trimmed(target))});
      break;
    }
    default: break;
  }
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* user) {
  RichTextBuilder& builder = builder_of(user);
  switch (type) {
    case MD_SPAN_STRONG: builder.close_style(kSpanStrong); break;
    case MD_SPAN_EM: builder.close_style(kSpanEmphasis); break;
    case MD_SPAN_DEL: builder.close_style(kSpanStrike); break;
    case MD_SPAN_CODE: builder.close_style(kSpanCode); break;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_WIKILINK: builder.close_link(); break;
    default: break;
  }
  return 0;
}

int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  RichTextBuilder& builder = builder_of(user);
  const std::string_view piece(text, size);
  switch (type) {
    case MD_TEXT_SOFTBR: builder.add_soft_break(); break;
    case MD_TEXT_BR: builder.add_line_break(); break;
    case MD_TEXT_NULLCHAR: builder.add_text("\xEF\xBF\xBD"); break;
    case MD_TEXT_ENTITY: builder.add_text(decoded_character_reference(piece)); break;
    default: builder.add_text(without_emphasis_joiners(piece));
  }
  return 0;
}

std::vector<Block> parse_prepared(const std::string& markdown) {
  MD_PARSER parser = {};
  parser.flags = MD_FLAG_WIKILINKS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = add_text;
  RichTextBuilder builder(markdown.size());
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &builder);
  return builder.take_blocks();
}

}  // namespace

std::vector<Block> parse_rich_text(std::string_view markdown) {
  return parse_prepared(with_emphasis_joiners(markdown));
}

std::vector<Span> parse_inline(std::string_view markdown) {
  std::vector<Span> spans;
  for (Block& block : parse_prepared(with_emphasis_joiners(without_block_marks(markdown)))) {
    if (block.spans.empty()) continue;
    if (!spans.empty()) spans.push_back({" ", 0, {}, {}});
    std::move(block.spans.begin(), block.spans.end(), std::back_inserter(spans));
  }
  return spans;
}

std::string plain_text(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) {
    text += span.text;
    if (span.flags & kSpanLineBreak) text += '\n';
  }
  return text;
}

std::string plain_text(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (&block != &blocks.front()) text += '\n';
    text += plain_text(block.spans);
  }
  return text;
}

}  // namespace storylens

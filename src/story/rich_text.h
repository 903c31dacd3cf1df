// Rich text: the Markdown of a section or an abstract as blocks and spans, the one form that both the
// document (HTML) and the painted page are made from. Read with md4c (CommonMark with wiki-links and
// permissive URL autolinks; raw HTML is text).
//
// Errors: none; Markdown has no syntax errors. Nesting deeper than kMaxNesting is flattened.
// Cost:   linear in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storylens {

enum class BlockKind { Paragraph, Heading, ListItem, Quote, Code, Rule };

enum SpanFlag : unsigned {
  kSpanStrong = 1u << 0,
  kSpanEmphasis = 1u << 1,
  kSpanCode = 1u << 2,
  kSpanStrike = 1u << 3,
  kSpanLineBreak = 1u << 4,  // a hard line break after this span
};

struct Span {
  std::string text;
  unsigned flags = 0;
  std::string url;      // http(s) target of a link; empty = none or not allowed
  std::string node_id;  // "entity:SLUG" or "story:SLUG" where the link leads to one; empty = none
};

struct Block {
  BlockKind kind = BlockKind::Paragraph;
  int level = 0;    // heading: 1–6; list item and quote: nesting depth from 0
  int ordinal = 0;  // list item: its number in an ordered list, 0 in a bulleted one
  std::vector<Span> spans;
};

inline constexpr int kMaxNesting = 16;

std::vector<Block> parse_rich_text(std::string_view markdown);

// One paragraph of inline Markdown: the blocks of the text run together with spaces.
std::vector<Span> parse_inline(std::string_view markdown);

std::string plain_text(const std::vector<Span>& spans);
std::string plain_text(const std::vector<Block>& blocks);  // blocks separated by "\n"

// The node that a link target leads to: "/ko/entity/anthropic" → "entity:anthropic", "/en/n/slug" and a
// wiki-link "slug" → "story:slug"; empty for anything else.
std::string node_id_from_link(std::string_view target);

// The URL when its scheme is http or https and it holds no control or white space, else empty.
std::string safe_url(std::string_view url);

}  // namespace storylens

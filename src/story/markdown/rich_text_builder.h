// Rich text builder: blocks and spans from a stream of openings, closings and pieces of text, as a Markdown
// parser gives them. Depth is counted, not recursed into, so that hostile nesting costs memory only in
// proportion to the text. Private to src/story.
//
// Order: opened last, closed first. A piece of text outside any block opens a paragraph.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "story/rich_text.h"

namespace storylens {

struct RichTextLink {
  std::string url;
  std::string node_id;
  bool is_bare = false;  // an address written as itself, without brackets
  int number = 0;        // set by the builder: from 1, in order of appearance
};

class RichTextBuilder {
 public:
  // text_bytes: the size of the Markdown, which bounds what is copied.
  explicit RichTextBuilder(std::size_t text_bytes);

  void open_quote();
  void open_list(bool is_ordered, int first_ordinal);
  void open_item();
  void open_paragraph();
  void open_heading(int level);
  void open_code();
  void add_rule();
  void close_quote();
  void close_list();
  void close_item();
  void close_code();
  void close_block();  // a paragraph or heading

  void open_style(SpanFlag flag);
  void close_style(SpanFlag flag);
  void open_link(RichTextLink link);
  void close_link();

  void add_text(std::string_view text);
  void add_soft_break();
  void add_line_break();

  std::vector<Block> take_blocks() { return std::move(blocks_); }

 private:
  enum class Container { Quote, Item };
  struct List {
    bool is_ordered = false;
    int next_ordinal = 0;
  };

  void open_block(BlockKind kind, int level, int ordinal);
  void append(std::string_view text);
  void append_with_addresses(std::string_view text);
  void extend_address(std::string_view& text);
  void flush_soft_break(std::string_view following);

  std::vector<Block> blocks_;
  bool is_open_ = false;        // the last block takes text
  bool is_fresh_item_ = false;  // the last block is an item that has no paragraph yet
  std::vector<Container> containers_;
  std::vector<List> lists_;
  int quote_depth_ = 0;
  std::array<int, 4> style_depths_ = {};  // by bit of SpanFlag
  std::vector<RichTextLink> links_;
  bool has_soft_break_ = false;
  bool follows_bare_address_ = false;
  int link_count_ = 0;
  int last_link_number_ = 0;  // of the last span; 0 = none
  std::size_t target_budget_;
};

}  // namespace storylens

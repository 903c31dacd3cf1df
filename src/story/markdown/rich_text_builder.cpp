#include "story/markdown/rich_text_builder.h"

#include <algorithm>

#include "story/markdown/bare_address.h"
#include "story/markdown/cjk.h"

namespace storylens {
namespace {

// One long target under a thousand small spans would be copied a thousand times: what is copied is bounded by
// the text.
constexpr std::size_t kTargetBytesPerByte = 16;

int capped(int depth) {
  return std::clamp(depth, 0, kMaxNesting - 1);
}

std::size_t bit_of(SpanFlag flag) {
  std::size_t bit = 0;
  while ((1u << bit) < flag) ++bit;
  return bit;
}

}  // namespace

RichTextBuilder::RichTextBuilder(std::size_t text_bytes)
    : target_budget_(kTargetBytesPerByte * text_bytes + 65536) {}

void RichTextBuilder::open_block(BlockKind kind, int level, int ordinal) {
  blocks_.push_back({kind, level, ordinal, {}});
  is_open_ = true;
  is_fresh_item_ = false;
  has_soft_break_ = false;
  follows_bare_address_ = false;
}

void RichTextBuilder::close_block() {
  is_open_ = is_fresh_item_ = false;
}

void RichTextBuilder::open_quote() {
  close_block();
  containers_.push_back(Container::Quote);
  ++quote_depth_;
}

void RichTextBuilder::close_quote() {
  close_block();
  containers_.pop_back();
  --quote_depth_;
}

void RichTextBuilder::open_list(bool is_ordered, int first_ordinal) {
  close_block();
  lists_.push_back({is_ordered, first_ordinal});
}

void RichTextBuilder::close_list() {
  close_block();
  lists_.pop_back();
}

void RichTextBuilder::open_item() {
  int ordinal = 0;
  if (!lists_.empty() && lists_.back().is_ordered) ordinal = lists_.back().next_ordinal++;
  containers_.push_back(Container::Item);
  open_block(BlockKind::ListItem, capped(static_cast<int>(lists_.size()) - 1), ordinal);
  is_fresh_item_ = true;
}

void RichTextBuilder::close_item() {
  close_block();
  containers_.pop_back();
}

void RichTextBuilder::open_paragraph() {
  if (is_fresh_item_) {
    is_fresh_item_ = false;
  } else if (!containers_.empty() && containers_.back() == Container::Quote) {
    open_block(BlockKind::Quote, capped(quote_depth_ - 1), 0);
  } else {
    open_block(BlockKind::Paragraph, 0, 0);
  }
}

void RichTextBuilder::open_heading(int level) {
  open_block(BlockKind::Heading, level, 0);
}

void RichTextBuilder::open_code() {
  open_block(BlockKind::Code, 0, 0);
  open_style(kSpanCode);
}

void RichTextBuilder::close_code() {
  close_style(kSpanCode);
  if (!blocks_.back().spans.empty()) {
    std::string& code = blocks_.back().spans.back().text;
    if (!code.empty() && code.back() == '\n') code.pop_back();
  }
  close_block();
}

void RichTextBuilder::add_rule() {
  open_block(BlockKind::Rule, 0, 0);
  close_block();
}

void RichTextBuilder::open_style(SpanFlag flag) {
  follows_bare_address_ = false;
  ++style_depths_[bit_of(flag)];
}

void RichTextBuilder::close_style(SpanFlag flag) {
  follows_bare_address_ = false;
  --style_depths_[bit_of(flag)];
}

void RichTextBuilder::close_link() {
  follows_bare_address_ = links_.back().is_bare && !links_.back().url.empty();
  links_.pop_back();
}

void RichTextBuilder::open_link(RichTextLink link) {
  follows_bare_address_ = false;
  link.number = ++link_count_;
  links_.push_back(std::move(link));
}

void RichTextBuilder::append(std::string_view text) {
  if (!is_open_) open_paragraph();
  is_fresh_item_ = false;
  std::vector<Span>& spans = blocks_.back().spans;
  unsigned wanted = 0;
  for (std::size_t bit = 0; bit < style_depths_.size(); ++bit) {
    if (style_depths_[bit] > 0) wanted |= 1u << bit;
  }
  const RichTextLink* link = links_.empty() ? nullptr : &links_.back();
  const int link_number = link ? link->number : 0;
  if (spans.empty() || spans.back().flags != wanted || last_link_number_ != link_number) {
    spans.emplace_back();
    spans.back().flags = wanted;
    const std::size_t target_bytes = link ? link->url.size() + link->node_id.size() : 0;
    if (target_bytes > 0 && target_bytes <= target_budget_) {
      target_budget_ -= target_bytes;
      spans.back().url = link->url;
      spans.back().node_id = link->node_id;
    }
    last_link_number_ = link_number;
  }
  spans.back().text += text;
}

// A line end inside a paragraph is a space, but between two Han or kana characters it is nothing.
void RichTextBuilder::flush_soft_break(std::string_view following) {
  has_soft_break_ = false;
  const std::vector<Span>& spans = blocks_.back().spans;
  if (spans.empty() || !joins_without_space(spans.back().text, following)) append(" ");
}

// Takes what belongs to the address before the text off it.
void RichTextBuilder::extend_address(std::string_view& text) {
  Span& address = blocks_.back().spans.back();
  follows_bare_address_ = false;
  if (address.url.empty()) return;
  const std::size_t length = continued_address_length(address.url, text);
  follows_bare_address_ = length > 0 && length == text.size();
  address.text += text.substr(0, length);
  address.url += text.substr(0, length);
  text.remove_prefix(length);
}

void RichTextBuilder::append_with_addresses(std::string_view text) {
  for (const BareAddress address : bare_addresses(text)) {
    if (address.begin > 0) append(text.substr(0, address.begin));
    open_link({std::string(text.substr(address.begin, address.length)), {}, true});
    append(links_.back().url);
    links_.pop_back();
    text.remove_prefix(address.begin + address.length);
    follows_bare_address_ = text.empty();
  }
  if (!text.empty()) append(text);
}

void RichTextBuilder::add_soft_break() {
  has_soft_break_ = true;
  follows_bare_address_ = false;
}

void RichTextBuilder::add_line_break() {
  append("");
  blocks_.back().spans.back().flags |= kSpanLineBreak;
  follows_bare_address_ = false;
}

void RichTextBuilder::add_text(std::string_view text) {
  if (text.empty()) return;
  if (has_soft_break_) flush_soft_break(text);
  if (follows_bare_address_) extend_address(text);
  if (text.empty()) return;
  follows_bare_address_ = false;
  if (style_depths_[bit_of(kSpanCode)] == 0 && links_.empty()) {
    append_with_addresses(text);
  } else {
    append(text);
  }
}

}  // namespace storylens

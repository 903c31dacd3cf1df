#include "story/rich_text.h"

#include <md4c.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "story/markdown/bare_address.h"
#include "story/markdown/character_reference.h"
#include "story/markdown/cjk.h"
#include "story/markdown/inline_source.h"

namespace storylens {
namespace {

struct Link {
  std::string url;
  std::string node_id;
  bool is_bare = false;  // an address written as itself, without brackets
  int number = 0;        // from 1, in order of appearance
};

enum class ContainerKind { Quote, Item };

struct List {
  bool is_ordered = false;
  int next_ordinal = 0;
};

// One long target under a thousand small spans would be copied a thousand times: what is copied is bounded by
// the text.
constexpr std::size_t kTargetBytesPerByte = 16;

// Collects md4c's callbacks. Depth is counted, not recursed into, so that hostile nesting costs memory only
// in proportion to the text.
class Builder {
 public:
  explicit Builder(std::size_t text_bytes) : target_budget_(kTargetBytesPerByte * text_bytes + 65536) {}

  std::vector<Block> blocks;

  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, std::string_view piece);

 private:
  void open_block(BlockKind kind, int level, int ordinal);
  void open_paragraph();
  void open_item();
  void push_link(Link link);
  void append(std::string_view piece);
  void flush_soft_break(std::string_view following);
  void extend_address(std::string_view& piece);
  void append_with_addresses(std::string_view piece);
  unsigned flags() const;

  bool is_open_ = false;        // the last block takes text
  bool is_fresh_item_ = false;  // the last block is an item that has no paragraph yet
  std::vector<ContainerKind> containers_;
  std::vector<List> lists_;
  int quote_depth_ = 0;
  int strong_depth_ = 0;
  int emphasis_depth_ = 0;
  int strike_depth_ = 0;
  int code_depth_ = 0;
  std::vector<Link> links_;
  bool has_soft_break_ = false;
  bool follows_bare_address_ = false;
  int link_count_ = 0;
  int last_link_number_ = 0;  // of the last span; 0 = none
  std::size_t target_budget_;
};

int capped(int depth) {
  return std::clamp(depth, 0, kMaxNesting - 1);
}

unsigned Builder::flags() const {
  unsigned bits = 0;
  if (strong_depth_ > 0) bits |= kSpanStrong;
  if (emphasis_depth_ > 0) bits |= kSpanEmphasis;
  if (strike_depth_ > 0) bits |= kSpanStrike;
  if (code_depth_ > 0) bits |= kSpanCode;
  return bits;
}

void Builder::open_block(BlockKind kind, int level, int ordinal) {
  blocks.push_back({kind, level, ordinal, {}});
  is_open_ = true;
  is_fresh_item_ = false;
  has_soft_break_ = false;
  follows_bare_address_ = false;
}

void Builder::open_paragraph() {
  if (is_fresh_item_) {
    is_open_ = true;
    is_fresh_item_ = false;
  } else if (!containers_.empty() && containers_.back() == ContainerKind::Quote) {
    open_block(BlockKind::Quote, capped(quote_depth_ - 1), 0);
  } else {
    open_block(BlockKind::Paragraph, 0, 0);
  }
}

void Builder::open_item() {
  int ordinal = 0;
  if (!lists_.empty() && lists_.back().is_ordered) ordinal = lists_.back().next_ordinal++;
  open_block(BlockKind::ListItem, capped(static_cast<int>(lists_.size()) - 1), ordinal);
  is_fresh_item_ = true;
}

void Builder::enter_block(MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      containers_.push_back(ContainerKind::Quote);
      ++quote_depth_;
      is_open_ = is_fresh_item_ = false;
      break;
    case MD_BLOCK_UL:
      lists_.push_back({});
      is_open_ = is_fresh_item_ = false;
      break;
    case MD_BLOCK_OL:
      lists_.push_back({true, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start)});
      is_open_ = is_fresh_item_ = false;
      break;
    case MD_BLOCK_LI:
      containers_.push_back(ContainerKind::Item);
      open_item();
      break;
    case MD_BLOCK_P: open_paragraph(); break;
    case MD_BLOCK_H:
      open_block(BlockKind::Heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level), 0);
      break;
    case MD_BLOCK_CODE: open_block(BlockKind::Code, 0, 0); break;
    case MD_BLOCK_HR:
      open_block(BlockKind::Rule, 0, 0);
      is_open_ = false;
      break;
    default: break;
  }
}

void Builder::leave_block(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_CODE && !blocks.empty() && !blocks.back().spans.empty()) {
    std::string& code = blocks.back().spans.back().text;
    if (!code.empty() && code.back() == '\n') code.pop_back();
  }
  if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI) {
    containers_.pop_back();
    if (type == MD_BLOCK_QUOTE) --quote_depth_;
  }
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
  if (type != MD_BLOCK_DOC) is_open_ = is_fresh_item_ = false;
}

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

Link link_to(const std::string& target) {
  Link link;
  link.url = safe_url(target);
  if (!target.empty() && target.front() == '/') link.node_id = node_id_from_link(target);
  return link;
}

void Builder::enter_span(MD_SPANTYPE type, void* detail) {
  follows_bare_address_ = false;
  switch (type) {
    case MD_SPAN_STRONG: ++strong_depth_; break;
    case MD_SPAN_EM: ++emphasis_depth_; break;
    case MD_SPAN_DEL: ++strike_depth_; break;
    case MD_SPAN_CODE: ++code_depth_; break;
    case MD_SPAN_A: {
      const auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
      push_link(link_to(attribute_text(link->href)));
      links_.back().is_bare = link->is_autolink != 0;
      break;
    }
    case MD_SPAN_IMG:
      push_link(link_to(attribute_text(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src)));
      break;
    case MD_SPAN_WIKILINK: {
      const std::string target = attribute_text(static_cast<MD_SPAN_WIKILINK_DETAIL*>(detail)->target);
      push_link({{}, node_id_from_link(trimmed(target))});
      break;
    }
    default: break;
  }
}

void Builder::leave_span(MD_SPANTYPE type) {
  follows_bare_address_ = false;
  switch (type) {
    case MD_SPAN_STRONG: --strong_depth_; break;
    case MD_SPAN_EM: --emphasis_depth_; break;
    case MD_SPAN_DEL: --strike_depth_; break;
    case MD_SPAN_CODE: --code_depth_; break;
    case MD_SPAN_A:
      follows_bare_address_ = links_.back().is_bare && !links_.back().url.empty();
      [[fallthrough]];
    case MD_SPAN_IMG:
    case MD_SPAN_WIKILINK: links_.pop_back(); break;
    default: break;
  }
}

void Builder::push_link(Link link) {
  link.number = ++link_count_;
  links_.push_back(std::move(link));
}

void Builder::append(std::string_view piece) {
  if (!is_open_) open_paragraph();
  is_fresh_item_ = false;
  std::vector<Span>& spans = blocks.back().spans;
  const unsigned wanted = flags();
  const Link* link = links_.empty() ? nullptr : &links_.back();
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
  spans.back().text += piece;
}

// A line end inside a paragraph is a space, but between two Han or kana characters it is nothing.
void Builder::flush_soft_break(std::string_view following) {
  has_soft_break_ = false;
  const std::vector<Span>& spans = blocks.back().spans;
  if (spans.empty() || !joins_without_space(spans.back().text, following)) append(" ");
}

// Takes what belongs to the address before the piece off it.
void Builder::extend_address(std::string_view& piece) {
  Span& address = blocks.back().spans.back();
  follows_bare_address_ = false;
  if (address.url.empty()) return;
  const std::size_t length = continued_address_length(address.url, piece);
  follows_bare_address_ = length > 0 && length == piece.size();
  address.text += piece.substr(0, length);
  address.url += piece.substr(0, length);
  piece.remove_prefix(length);
}

void Builder::append_with_addresses(std::string_view piece) {
  for (const BareAddress address : bare_addresses(piece)) {
    if (address.begin > 0) append(piece.substr(0, address.begin));
    push_link({std::string(piece.substr(address.begin, address.length)), {}, true});
    append(links_.back().url);
    links_.pop_back();
    piece.remove_prefix(address.begin + address.length);
    follows_bare_address_ = piece.empty();
  }
  if (!piece.empty()) append(piece);
}

void Builder::text(MD_TEXTTYPE type, std::string_view piece) {
  if (type == MD_TEXT_SOFTBR) {
    has_soft_break_ = true;
    follows_bare_address_ = false;
    return;
  }
  if (type == MD_TEXT_BR) {
    append("");
    blocks.back().spans.back().flags |= kSpanLineBreak;
    follows_bare_address_ = false;
    return;
  }
  std::string decoded;
  if (type == MD_TEXT_NULLCHAR) {
    decoded = "\xEF\xBF\xBD";
  } else if (type == MD_TEXT_ENTITY) {
    decoded = decoded_character_reference(piece);
  } else {
    decoded = without_emphasis_joiners(piece);
  }
  if (decoded.empty()) return;
  if (has_soft_break_) flush_soft_break(decoded);
  std::string_view rest = decoded;
  if (follows_bare_address_) extend_address(rest);
  if (rest.empty()) return;
  const bool is_code_block = !blocks.empty() && is_open_ && blocks.back().kind == BlockKind::Code;
  if (is_code_block) ++code_depth_;
  if (code_depth_ == 0 && links_.empty()) {
    append_with_addresses(rest);
  } else {
    append(rest);
  }
  if (is_code_block) --code_depth_;
}

Builder& builder_of(void* user) {
  return *static_cast<Builder*>(user);
}

std::vector<Block> parse_prepared(const std::string& markdown) {
  MD_PARSER parser = {};
  parser.flags = MD_FLAG_WIKILINKS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    builder_of(user).enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    builder_of(user).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    builder_of(user).enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    builder_of(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    builder_of(user).text(type, std::string_view(text, size));
    return 0;
  };
  Builder builder(markdown.size());
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &builder);
  return std::move(builder.blocks);
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

#include "text/bidi.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/bidi_rules.h"
#include "text/script.h"

namespace storylens {
namespace {

using Class = BidiClass;
using Characters = std::vector<BidiCharacter>;

constexpr std::uint8_t kMaxDepth = 125;

enum Control : char32_t {
  kLre = 0x202A,
  kRle,
  kPdf,
  kLro,
  kRlo,
  kLri = 0x2066,
  kRli,
  kFsi,
  kPdi,
};

bool opens_isolate(char32_t c) {
  return c >= kLri && c <= kFsi;
}
bool is_embedding(char32_t c) {
  return c >= kLre && c <= kRlo && c != kPdf;
}

// P2, P3: of text[offset…], up to the end of the isolate that it stands in or of the paragraph.
bool is_right_to_left_from(std::string_view text, std::size_t offset) {
  int depth = 0;
  while (offset < text.size()) {
    const char32_t code_point = decode_utf8(text, offset);
    if (opens_isolate(code_point)) ++depth;
    if (code_point == kPdi && --depth < 0) return false;
    if (depth > 0) continue;
    const Class c = bidi_class(code_point);
    if (c == Class::LeftToRight || is_right(c)) return is_right(c);
  }
  return false;
}

// X1–X8: what the controls say about the characters after them.
class Embeddings {
 public:
  explicit Embeddings(std::uint8_t paragraph_level) { stack_[0].level = paragraph_level; }

  std::uint8_t level() const { return top().level; }
  Class overridden(Class c) const { return top().has_override ? top().direction : c; }

  void open_embedding(char32_t control) {
    const bool is_right = control == kRle || control == kRlo;
    const bool has_override = control == kLro || control == kRlo;
    if (overflowing_isolates_ == 0 && !push(is_right, has_override, false)) ++overflowing_embeddings_;
  }

  void close_embedding() {
    if (overflowing_isolates_ > 0) return;
    if (overflowing_embeddings_ > 0) {
      --overflowing_embeddings_;
    } else if (depth_ > 0 && !top().is_isolate) {
      --depth_;
    }
  }

  bool has_room() const { return overflowing_isolates_ == 0 && overflowing_embeddings_ == 0; }

  void open_isolate(bool is_right) { push(is_right, false, true) ? ++isolates_ : ++overflowing_isolates_; }

  void close_isolate() {
    if (overflowing_isolates_ > 0) {
      --overflowing_isolates_;
    } else if (isolates_ > 0) {
      overflowing_embeddings_ = 0;
      while (!top().is_isolate) --depth_;
      --depth_;
      --isolates_;
    }
  }

 private:
  struct Status {
    std::uint8_t level = 0;
    bool is_isolate = false;
    bool has_override = false;
    Class direction = Class::LeftToRight;
  };

  bool push(bool is_right, bool has_override, bool is_isolate) {
    const int next = is_right ? (level() + 1) | 1 : (level() + 2) & ~1;
    if (next > kMaxDepth || !has_room()) return false;
    stack_[++depth_] = {static_cast<std::uint8_t>(next), is_isolate, has_override,
                        is_right ? Class::RightToLeft : Class::LeftToRight};
    return true;
  }

  const Status& top() const { return stack_[depth_]; }

  Status stack_[kMaxDepth + 1];  // each level at most once
  std::size_t depth_ = 0;
  std::size_t isolates_ = 0;
  std::size_t overflowing_isolates_ = 0;
  std::size_t overflowing_embeddings_ = 0;
};

// A paragraph's characters with their explicit levels, without what rule X9 removes.
Characters characters_of(std::string_view text, std::size_t begin, std::size_t end, std::uint8_t level) {
  Characters characters;
  Embeddings embeddings(level);
  for (std::size_t offset = begin; offset < end;) {
    const auto at = static_cast<std::uint32_t>(offset);
    const char32_t code_point = decode_utf8(text, offset);
    if (is_embedding(code_point)) {
      embeddings.open_embedding(code_point);
      continue;
    }
    if (code_point == kPdf) embeddings.close_embedding();
    if (code_point == kPdi) embeddings.close_isolate();
    const bool is_isolate = opens_isolate(code_point);
    Class c = is_isolate || code_point == kPdi ? Class::Whitespace : bidi_class(code_point);
    if (c == Class::BoundaryNeutral) continue;
    if (c != Class::ParagraphSeparator) c = embeddings.overridden(c);
    characters.push_back({at, code_point, c, c, embeddings.level(), embeddings.level()});
    if (is_isolate) {
      const bool is_right = code_point == kRli || (code_point == kFsi && embeddings.has_room() &&
                                                   is_right_to_left_from(text, offset));
      embeddings.open_isolate(is_right);
    }
  }
  return characters;
}

// A level run, and the one that continues it behind an isolate; 0 = none.
struct LevelRun {
  std::size_t begin;
  std::size_t end;
  std::size_t next = 0;
  bool is_continuation = false;
};

// BD7, BD13.
std::vector<LevelRun> level_runs(const Characters& characters) {
  std::vector<LevelRun> runs;
  std::size_t open[kMaxDepth];  // runs that end where an isolate begins
  std::size_t depth = 0;
  for (std::size_t begin = 0; begin < characters.size();) {
    LevelRun run{begin, begin};
    while (run.end < characters.size() && characters[run.end].level == characters[begin].level) ++run.end;
    if (characters[begin].code_point == kPdi && depth > 0) {
      runs[open[--depth]].next = runs.size();
      run.is_continuation = true;
    }
    if (opens_isolate(characters[run.end - 1].code_point) && depth < kMaxDepth) open[depth++] = runs.size();
    begin = run.end;
    runs.push_back(run);
  }
  return runs;
}

// X10: each isolating run sequence by itself.
void resolve_sequences(Characters& characters, std::uint8_t paragraph_level) {
  const std::vector<LevelRun> runs = level_runs(characters);
  if (runs.size() == 1) {
    resolve_sequence(characters, paragraph_level, paragraph_level);
    return;
  }
  Characters sequence;
  for (const LevelRun& first : runs) {
    if (first.is_continuation) continue;
    sequence.clear();
    const LevelRun* last = &first;
    for (const LevelRun* run = &first;; run = &runs[run->next]) {
      for (std::size_t i = run->begin; i < run->end; ++i) sequence.push_back(characters[i]);
      last = run;
      if (run->next == 0) break;
    }
    const bool ends_open =
        last->end == characters.size() || opens_isolate(characters[last->end - 1].code_point);
    resolve_sequence(sequence, first.begin == 0 ? paragraph_level : characters[first.begin - 1].embedding,
                     ends_open ? paragraph_level : characters[last->end].embedding);
    std::size_t resolved = 0;
    for (const LevelRun* run = &first;; run = &runs[run->next]) {
      for (std::size_t i = run->begin; i < run->end; ++i) characters[i].level = sequence[resolved++].level;
      if (run->next == 0) break;
    }
  }
}

// Sets the levels of one paragraph, text[begin, end); bytes of what rule X9 removes follow what precedes
// them.
void resolve_paragraph(std::string_view text, std::size_t begin, std::size_t end, std::uint8_t level,
                       std::vector<std::uint8_t>& levels) {
  Characters characters = characters_of(text, begin, end, level);
  resolve_sequences(characters, level);
  bool is_trailing = true;  // L1, from the end: separators, and white space and isolates before them
  std::size_t next = end;
  for (std::size_t i = characters.size(); i-- > 0;) {
    const BidiCharacter& character = characters[i];
    const Class c = bidi_class(character.code_point);
    if (c == Class::ParagraphSeparator || c == Class::SegmentSeparator) {
      is_trailing = true;
    } else if (c != Class::Whitespace && c != Class::BoundaryNeutral) {
      is_trailing = false;
    }
    const std::uint8_t own = is_trailing ? level : character.level;
    std::fill(levels.data() + character.offset, levels.data() + next, own);
    next = character.offset;
  }
  std::fill(levels.data() + begin, levels.data() + next, level);
}

bool needs_levels(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const char32_t code_point = decode_utf8(text, offset);
    const Class c = bidi_class(code_point);
    if (is_right(c) || c == Class::ArabicNumber || is_bidi_control(code_point)) return true;
  }
  return false;
}

}  // namespace

bool starts_right_to_left(std::string_view text) {
  return is_right_to_left_from(text, 0);
}

std::vector<std::uint8_t> bidi_levels(std::string_view text, bool is_right_to_left) {
  if (!is_right_to_left && !needs_levels(text)) return {};
  const std::uint8_t level = is_right_to_left ? 1 : 0;
  std::vector<std::uint8_t> levels(text.size(), level);
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const bool ends_paragraph = bidi_class(decode_utf8(text, offset)) == Class::ParagraphSeparator;
    if (!ends_paragraph && offset < text.size()) continue;
    resolve_paragraph(text, begin, offset, level, levels);
    begin = offset;
  }
  return levels;
}

std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<std::uint32_t> order(levels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  const std::uint8_t highest = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
  for (std::uint8_t level = highest; level >= 1; --level) {
    for (std::size_t i = 0; i < levels.size();) {
      std::size_t end = i;
      while (end < levels.size() && levels[end] >= level) ++end;
      if (end == i) {
        ++i;
        continue;
      }
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                   order.begin() + static_cast<std::ptrdiff_t>(end));
      i = end;
    }
  }
  return order;
}

}  // namespace storylens

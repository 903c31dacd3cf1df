#include "story/search/tokens.h"

#include "base/utf8.h"
#include "story/search/kana.h"

namespace storylens {
namespace {

struct Stretch {
  std::size_t first;
  std::size_t end;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Tokens& out) : source_(text), out_(out), folded_(out.text) {}

  void run() {
    for (std::size_t offset = 0; offset < source_.size();) {
      const auto begin = static_cast<std::uint32_t>(offset);
      const char32_t c = decode_utf8(source_, offset);
      std::size_t i = folded_.units.size();
      append_folded(c, begin, folded_);
      for (; i < folded_.units.size(); ++i) take(i);  // one character may be several: "½" is 1⁄2
    }
    end_run(folded_.units.size());
    for (const Stretch& stretch : readings_) {
      const std::size_t first = folded_.units.size();
      append_reading(folded_, stretch.first, stretch.end);
      if (folded_.units.size() > first) add(first, folded_.units.size(), TokenKind::Reading);
    }
  }

 private:
  void take(std::size_t i) {
    const UnitKind kind = unit_kind(folded_.units[i]);
    if (kind == kind_ && i - first_ < kLongestToken) return;
    end_run(i);
    kind_ = kind;
    first_ = i;
  }

  void end_run(std::size_t end) {
    if (end == first_) return;
    switch (kind_) {
      case UnitKind::Between: is_joined_ = false; break;
      case UnitKind::Letter: add(first_, end, TokenKind::Word); break;
      case UnitKind::Hangul: add(first_, end, TokenKind::Hangul); break;
      case UnitKind::Unspaced:
        add_pairs(end, TokenKind::Pair);
        find_readings(end);
        break;
      case UnitKind::Cluster: add_pairs(end, TokenKind::Cluster); break;
    }
  }

  void add(std::size_t first, std::size_t end, TokenKind kind) {
    std::size_t last_byte = folded_.sources[end - 1];
    const std::size_t begin = folded_.sources[first];
    decode_utf8(source_, last_byte);
    out_.tokens.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first),
                           static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last_byte), kind,
                           is_joined_});
    is_joined_ = true;
  }

  // The end of the character or cluster that begins at i.
  std::size_t piece_end(std::size_t i, std::size_t end) const {
    const std::vector<char16_t>& units = folded_.units;
    const bool is_surrogate = units[i] >= 0xD800 && units[i] < 0xDC00 && i + 1 < end;
    i += is_surrogate ? 2 : 1;
    constexpr char16_t kKhmerJoiner = 0x17D2;
    while (i < end && (is_cluster_mark(units[i]) || units[i - 1] == kKhmerJoiner)) ++i;
    return i;
  }

  // Each with the one after it; the last by itself.
  void add_pairs(std::size_t end, TokenKind kind) {
    for (std::size_t i = first_; i < end;) {
      const std::size_t next = piece_end(i, end);
      add(i, next < end ? piece_end(next, end) : next, kind);
      i = next;
    }
  }

  bool is_katakana_at(std::size_t i) const {
    std::size_t offset = folded_.sources[i];
    return is_katakana(decode_utf8(source_, offset));
  }

  void find_readings(std::size_t end) {
    for (std::size_t i = first_; i < end; ++i) {
      const std::size_t begin = i;
      while (i < end && is_katakana_at(i)) ++i;
      if (i >= begin + 2) readings_.push_back({begin, i});
    }
  }

  std::string_view source_;
  Tokens& out_;
  FoldedText& folded_;
  std::vector<Stretch> readings_;
  UnitKind kind_ = UnitKind::Between;
  std::size_t first_ = 0;
  bool is_joined_ = false;
};

}  // namespace

void tokenize(std::string_view text, Tokens& tokens) {
  tokens.text.units.clear();
  tokens.text.sources.clear();
  tokens.tokens.clear();
  Tokenizer(text, tokens).run();
}

}  // namespace storylens

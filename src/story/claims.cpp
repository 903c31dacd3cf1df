#include "story/claims.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "story/facets.h"
#include "story/figures.h"
#include "story/json/json_document.h"
#include "story/rich_text.h"
#include "story/sentence.h"

namespace storylens {
namespace {

struct Word {
  std::string key = {};  // lower case, without punctuation
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t hash = 2166136261u;  // of the key: most words differ
  int weight = 0;                    // letters; those of Hangul and Han count twice
};

bool is_same(const Word& a, const Word& b) {
  return a.hash == b.hash && a.key == b.key;
}

bool is_han(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c >= 0xAA && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) && c != 0xAB &&
         c != 0xBB && !(c >= 0xFF00 && c <= 0xFF0F) && c != 0xB7;
}

// Han and kana, which have no spaces, are words of one character.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool is_open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(text, at);
    if (!is_letter(c)) {
      is_open = false;
      continue;
    }
    if (!is_open || is_han(c)) words.push_back({{}, begin, begin});
    is_open = !is_han(c);
    Word& word = words.back();
    word.hash = (word.hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) * 16777619u;
    append_utf8(word.key, c >= 'A' && c <= 'Z' ? c + 32 : c);
    word.end = at;
    word.weight += c >= 0x1100 ? 2 : 1;
  }
  return words;
}

// Common words in a row that cannot well be chance: three at least, and as long as four or five English
// words.
constexpr int kShortestRun = 3;
constexpr int kLightestRun = 18;

struct Text {
  std::string_view text;
  std::vector<Word> words;
  std::vector<Figure> figures;
};

Text read_text(std::string_view text, std::string_view language) {
  return {text, words_of(text), figures_in(text, language)};
}

bool has_name(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto is_ascii = [](char c) {
      return is_letter(static_cast<unsigned char>(c)) && (c & '\x80') == 0;
    };
    const std::size_t end = at + name.size();
    const bool is_cut = (at > 0 && is_ascii(text[at - 1]) && is_ascii(name.front())) ||
                        (end < text.size() && is_ascii(text[end]) && is_ascii(name.back()));
    if (!is_cut) return true;
  }
  return false;
}

std::optional<JsonValue> member(JsonValue object, std::string_view name) {
  if (object.kind() != JsonKind::Object) return std::nullopt;
  for (const JsonValue value : object) {
    if (value.key() == name && !value.is_shadowed()) return value;
  }
  return std::nullopt;
}

std::string text_member(JsonValue object, std::string_view name) {
  const std::optional<JsonValue> value = member(object, name);
  if (!value || value->kind() != JsonKind::String) return {};
  return displayable_line(value->text());
}

class ClaimMatcher {
 public:
  ClaimMatcher(const Bundle& bundle, const Story& story);
  ClaimFinding compare(const Text& claim, const Take& take, const std::vector<Text>& texts) const;

 private:
  std::string common_name(std::string_view claim, std::string_view take) const;
  static std::string common_run(const Text& claim, const Text& take);

  std::vector<std::vector<std::string_view>> names_;  // by entity of the story
};

ClaimMatcher::ClaimMatcher(const Bundle& bundle, const Story& story) {
  const TakeTable table(bundle, story);
  for (const Entity& entity : bundle.entities) {
    if (!table.is_party(entity.slug)) continue;
    std::vector<std::string_view>& names = names_.emplace_back();
    for (const auto* list : {&entity.names, &entity.alternate_names}) {
      for (const LocalizedName& name : *list) {
        if (name.text.size() > 2) names.push_back(name.text);
      }
    }
  }
}

std::string ClaimMatcher::common_name(std::string_view claim, std::string_view take) const {
  for (const std::vector<std::string_view>& names : names_) {
    const auto held_by = [&](std::string_view text) {
      return std::find_if(names.begin(), names.end(),
                          [&](std::string_view name) { return has_name(text, name); });
    };
    const auto in_take = held_by(take);
    if (in_take != names.end() && held_by(claim) != names.end()) return std::string(*in_take);
  }
  return {};
}

// The heaviest run, as the take has it.
std::string ClaimMatcher::common_run(const Text& claim, const Text& take) {
  int best = 0;
  std::pair<std::size_t, std::size_t> place;
  for (std::size_t i = 0; i < claim.words.size(); ++i) {
    for (std::size_t j = 0; j < take.words.size(); ++j) {
      if (i > 0 && j > 0 && is_same(claim.words[i - 1], take.words[j - 1])) continue;  // within a longer one
      int weight = 0;
      std::size_t length = 0;
      while (i + length < claim.words.size() && j + length < take.words.size() &&
             is_same(claim.words[i + length], take.words[j + length])) {
        weight += claim.words[i + length++].weight;
      }
      if (length < kShortestRun || weight < kLightestRun || weight <= best) continue;
      best = weight;
      place = {take.words[j].begin, take.words[j + length - 1].end};
    }
  }
  return best == 0 ? std::string() : std::string(take.text.substr(place.first, place.second - place.first));
}

ClaimFinding ClaimMatcher::compare(const Text& claim, const Take& take,
                                   const std::vector<Text>& texts) const {
  if (!take.is_framed()) return {};
  std::string evidence;
  int strength = 0;  // 2 is enough
  const auto add = [&](std::string_view words, int gain) {
    if (evidence.find(words) == std::string::npos)
      evidence.append(evidence.empty() ? "" : " · ").append(words);
    strength += gain;
  };
  for (const Text& text : texts) {
    if (const std::string run = common_run(claim, text); !run.empty()) add("“" + run + "”", 2);
    for (const Figure& figure : claim.figures) {
      const auto same = std::find_if(text.figures.begin(), text.figures.end(),
                                     [&](const Figure& other) { return other.is_same(figure); });
      if (same == text.figures.end()) continue;
      const bool is_telling =
          figure.kind == FigureKind::Percent ||
          (figure.kind == FigureKind::Number && (figure.digits > 2 || figure.value >= 1000.0));
      add(text.text.substr(same->begin, same->end - same->begin), is_telling ? 2 : 1);
    }
  }
  if (strength == 1) {
    for (const Text& text : texts) {
      const std::string name = common_name(claim.text, text.text);
      if (!name.empty() && strength < 2) add(name, 1);
    }
  }
  if (strength < 2) return {Stance::Silent, {}, false};
  return {Stance::States, std::move(evidence), false};
}

}  // namespace

const char* stance_name(Stance stance) {
  switch (stance) {
    case Stance::Unknown: return "unknown";
    case Stance::Silent: return "silent";
    case Stance::States: return "states";
    case Stance::Disputes: return "disputes";
  }
  return "unknown";
}

const char* stance_mark(Stance stance) {
  switch (stance) {
    case Stance::States: return "●";
    case Stance::Disputes: return "×";
    case Stance::Silent: return "○";
    case Stance::Unknown: break;
  }
  return "?";
}

std::vector<GivenClaim> given_claims(const Story& story, std::vector<std::string>* faults) {
  std::vector<GivenClaim> claims;
  const auto fault = [&](const char* words) {
    if (faults != nullptr) faults->emplace_back(words);
  };
  for (const auto& [name, json] : story.unknown) {
    if (name != "claims") continue;
    const Result<JsonDocument> document = JsonDocument::parse(json);
    if (!document || document->root().kind() != JsonKind::Array) {
      fault("\"claims\" is not an array");
      continue;
    }
    for (const JsonValue value : document->root()) {
      GivenClaim claim{text_member(value, "text"), {}};
      const std::optional<JsonValue> takes = member(value, "takes");
      if (claim.text.empty()) {
        fault("A claim needs a \"text\"");
        continue;
      }
      if (takes && takes->kind() != JsonKind::Array) fault("\"takes\" is not an array");
      if (takes && takes->kind() == JsonKind::Array) {
        for (const JsonValue said : *takes) {
          const std::string stance = text_member(said, "stance");
          GivenStance given{text_member(said, "take"), Stance::Unknown, text_member(said, "evidence")};
          bool is_known = false;
          for (const Stance each : {Stance::Unknown, Stance::Silent, Stance::States, Stance::Disputes}) {
            if (stance != stance_name(each)) continue;
            given.stance = each;
            is_known = true;
          }
          const bool has_take = std::any_of(story.takes.begin(), story.takes.end(),
                                            [&](const Take& take) { return take.id == given.take; });
          if (!is_known) fault("A stance is \"states\", \"disputes\", \"silent\" or \"unknown\"");
          if (!has_take) fault("A claim names a take that is not in its story");
          if (is_known && has_take) claim.takes.push_back(std::move(given));
        }
      }
      claims.push_back(std::move(claim));
    }
  }
  return claims;
}

int ClaimRow::count(Stance stance) const {
  return static_cast<int>(std::count_if(findings.begin(), findings.end(), [&](const ClaimFinding& finding) {
    return finding.stance == stance;
  }));
}

std::vector<ClaimRow> find_claims(const Bundle& bundle, const Story& story) {
  constexpr std::size_t kMostClaims = 60;
  std::vector<ClaimRow> rows;
  for (const Section& section : story.sections) {
    if (section.role != SectionRole::Summary) continue;
    for (const Block& block : parse_rich_text(section.markdown)) {
      for (std::string& sentence : sentences_of(plain_text(block.spans)))
        rows.push_back({std::move(sentence), {}});
    }
  }
  const std::vector<GivenClaim> all_given = given_claims(story);
  std::vector<std::pair<std::size_t, const GivenClaim*>> given;
  for (const GivenClaim& claim : all_given) {
    const auto same =
        std::find_if(rows.begin(), rows.end(), [&](const ClaimRow& row) { return row.text == claim.text; });
    given.emplace_back(same - rows.begin(), &claim);
    if (same == rows.end()) rows.push_back({claim.text, {}});
  }
  if (rows.size() > kMostClaims) rows.resize(kMostClaims);
  std::vector<Text> claims;
  for (ClaimRow& row : rows) {
    row.findings.resize(story.takes.size());
    claims.push_back(read_text(row.text, story.in_language));
  }
  const ClaimMatcher matcher(bundle, story);
  constexpr std::size_t kMostText = 1u << 14;  // bytes of an abstract that are compared
  for (std::size_t i = 0; i < story.takes.size(); ++i) {
    const Take& take = story.takes[i];
    if (!take.is_framed()) continue;
    const std::string abstract =
        plain_text(parse_inline(std::string_view(take.abstract).substr(0, kMostText)));
    std::vector<Text> texts = {read_text(abstract, story.in_language)};
    if (take.quote) {
      texts.push_back(
          read_text(std::string_view(take.quote->text).substr(0, kMostText), take.quote->in_language));
      texts.push_back(read_text(std::string_view(take.quote->original).substr(0, kMostText),
                                take.quote->original_language));
    }
    for (std::size_t row = 0; row < rows.size(); ++row)
      rows[row].findings[i] = matcher.compare(claims[row], take, texts);
  }
  for (const auto& [row, claim] : given) {
    if (row >= rows.size()) continue;
    for (const GivenStance& said : claim->takes) {
      for (std::size_t i = 0; i < story.takes.size(); ++i) {
        if (story.takes[i].id == said.take) rows[row].findings[i] = {said.stance, said.evidence, true};
      }
    }
  }
  return rows;
}

}  // namespace storylens

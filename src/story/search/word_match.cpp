#include "story/search/word_match.h"

#include <algorithm>
#include <string_view>

namespace storylens {
namespace {

// What follows a noun. Longer ones are put together from these: 에서 + 는, 들 + 이.
constexpr std::string_view kParticles =
    "은 는 이 가 을 를 에 의 와 과 도 만 로 으로 에서 에게 께 께서 한테 부터 까지 처럼 보다 마다 조차 마저 "
    "밖에 이나 나 이며 며 "
    "이고 고 이라 라 이란 란 이라고 라고 이라는 라는 이다 다 였다 이었다 에게서 으로서 로서 으로써 로써 들 "
    "측 씨 등 인 이자 이든 ";
constexpr std::string_view kTails = "은 는 도 만 의 을 를 이 가 에 과 와 에서 에게 로 으로 ";

// Sets of words, folded once.
class WordSet {
 public:
  explicit WordSet(std::string_view words) { tokenize(words, tokens_); }

  bool holds(Units units) const {
    return std::any_of(tokens_.tokens.begin(), tokens_.tokens.end(),
                       [&](const Token& token) { return is_equal(tokens_.units(token), units); });
  }
  const Tokens& all() const { return tokens_; }

 private:
  Tokens tokens_;
};

const WordSet& particles() {
  static const WordSet set(kParticles);
  return set;
}

bool is_syllable_start(Units units, std::size_t i) {
  return i + 1 < units.size() && is_hangul_consonant(units[i]) && is_hangul_vowel(units[i + 1]);
}

std::size_t count_syllables(Units units) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < units.size(); ++i) count += is_syllable_start(units, i) ? 1u : 0u;
  return count;
}

float prefix_quality(std::size_t length, std::size_t whole) {
  return 0.55f + 0.3f * static_cast<float>(length) / static_cast<float>(whole);
}

// Consonants by themselves each stand for a syllable that begins with them: ㅇㅌㄹㅍ, 앤ㅌㄹㅍ. Returns how
// many units of the term they cover, 0 = they do not fit.
std::size_t initials_length(Units word, Units term) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (at < term.size() && term[at] == word[i]) {
      ++at;
      continue;
    }
    if (i == 0 || !is_hangul_consonant(word[i]) || !is_hangul_consonant(word[i - 1])) return 0;
    while (at < term.size() && !is_syllable_start(term, at)) ++at;
    if (at == term.size() || term[at] != word[i]) return 0;
    ++at;
  }
  while (at < term.size() && !is_syllable_start(term, at)) ++at;  // the rest of the last syllable
  return at;
}

WordMatch match_hangul(const QueryWord& word, Units term) {
  const Units all = word.all();
  if (begins_with(term, all)) {
    const bool is_whole = term.size() == all.size();
    const bool is_inflected = !is_whole && is_particle(term.subspan(all.size()));
    return {is_whole       ? 1.0f
            : is_inflected ? 0.97f
                           : prefix_quality(all.size(), term.size()),
            0, all.size(), false};
  }
  if (word.stem > 0 && begins_with(term, word.stemmed())) {
    const bool is_noun = term.size() == word.stem || is_particle(term.subspan(word.stem));
    if (is_noun) return {0.9f, 0, word.stem, false};
    if (count_syllables(word.stemmed()) >= 2)
      return {prefix_quality(word.stem, term.size()) - 0.1f, 0, word.stem, false};
  }
  if (word.has_letters) {
    const std::size_t length = initials_length(all, term);
    if (length == 0) return {};
    const bool is_whole = length == term.size() || is_particle(term.subspan(length));
    return {is_whole ? 0.8f : 0.6f, 0, length, false};
  }
  const Units part = word.stem > 0 && count_syllables(word.stemmed()) >= 2 ? word.stemmed() : all;
  if (count_syllables(part) < 2) return {};
  for (std::size_t i = 1; i + part.size() <= term.size(); ++i) {
    if (is_syllable_start(term, i) && is_equal(term.subspan(i, part.size()), part)) {
      const bool is_end = i + part.size() == term.size() || is_particle(term.subspan(i + part.size()));
      return {is_end ? 0.5f : 0.4f, i, part.size(), false};
    }
  }
  return {};
}

// Hebrew and Arabic, which write the article together with its word.
bool is_semitic(Units word) {
  return !word.empty() && ((word[0] >= 0x620 && word[0] <= 0x6FF) || (word[0] >= 0x5D0 && word[0] <= 0x5EA));
}

WordMatch match_letters(const QueryWord& word, Units term) {
  const Units all = word.all();
  if (begins_with(term, all)) {
    const bool is_whole = term.size() == all.size();
    return {is_whole ? 1.0f : prefix_quality(all.size(), term.size()), 0, all.size(), false};
  }
  if (is_semitic(all) && is_semitic(term)) {
    const std::size_t article = article_length(term);
    const Units bare = term.subspan(article);
    if (begins_with(bare, word.bare())) {
      const bool is_whole = bare.size() == word.bare().size();
      return {is_whole ? 0.95f : prefix_quality(word.bare().size(), bare.size()), article, word.bare().size(),
              false};
    }
  }
  constexpr std::size_t kShortestPart = 4;
  if (all.size() < kShortestPart || all.size() >= term.size()) return {};
  for (std::size_t i = 1; i + all.size() <= term.size(); ++i) {
    if (term[i] == all[0] && is_equal(term.subspan(i, all.size()), all)) return {0.4f, i, all.size(), false};
  }
  return {};
}

}  // namespace

WordMatch match_as_written(const QueryWord& word, Units term) {
  if (term.empty() || word.units.empty()) return {};
  switch (word.kind) {
    case TokenKind::Hangul: return match_hangul(word, term);
    case TokenKind::Word: return match_letters(word, term);
    default: break;
  }
  // A single character is the beginning of every pair that it begins.
  if (!begins_with(term, word.all())) return {};
  return {term.size() == word.units.size() ? 1.0f : 0.9f, 0, word.units.size(), false};
}

WordMatch match_similar(const QueryWord& word, Units term) {
  constexpr std::size_t kMost = 40;
  const int most = most_slips(word);
  const Units all = word.all();
  const std::size_t length = all.size();
  if (most == 0 || length > kMost || term.empty()) return {};
  const auto slips = static_cast<std::size_t>(most);
  if (term.size() + slips < length) return {};
  const int far = most + 1;
  const std::size_t depth = std::min(term.size(), length + slips);
  int rows[3][kMost + 2];
  for (std::size_t j = 0; j <= length; ++j) rows[0][j] = static_cast<int>(j);
  int best = far;
  std::size_t best_depth = 0;
  for (std::size_t i = 1; i <= depth; ++i) {
    int* row = rows[i % 3];
    const int* above = rows[(i + 2) % 3];
    const int* second = rows[(i + 1) % 3];
    // What is farther than `most` from the diagonal is too far by that alone.
    const std::size_t first = i > slips ? i - slips : 1;
    const std::size_t last = std::min(length, i + slips);
    row[first - 1] = first == 1 ? std::min(static_cast<int>(i), far) : far;
    row[last + 1] = far;
    int least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const int changed = above[j - 1] + (term[i - 1] == all[j - 1] ? 0 : 1);
      int distance = std::min(changed, std::min(above[j], row[j - 1]) + 1);
      const bool is_swapped = i > 1 && j > 1 && term[i - 1] == all[j - 2] && term[i - 2] == all[j - 1];
      if (is_swapped) distance = std::min(distance, second[j - 2] + 1);
      row[j] = distance;
      least = std::min(least, distance);
    }
    if (least > most) break;
    if (last < length) continue;
    // The whole term at the same distance as its beginning is the better reading.
    if (row[length] < best || (row[length] == best && i == term.size())) {
      best = row[length];
      best_depth = i;
    }
  }
  if (best > most) return {};
  return {similar_quality(best, best_depth == term.size()), 0, best_depth, true};
}

int most_slips(const QueryWord& word) {
  const std::size_t length = word.units.size();
  if (word.kind == TokenKind::Hangul) {
    if (word.has_letters || length < 5) return 0;
    return length < 10 ? 1 : 2;
  }
  if (word.kind != TokenKind::Word || length < 4) return 0;
  const bool has_digits =
      std::any_of(word.units.begin(), word.units.end(), [](char16_t u) { return u >= '0' && u <= '9'; });
  if (has_digits) return 0;  // another number is another thing
  return length < 8 ? 1 : 2;
}

float similar_quality(int slips, bool is_whole) {
  return (slips <= 1 ? 0.35f : 0.2f) + (is_whole ? 0.05f : 0.0f);
}

bool is_particle(Units units) {
  if (units.empty() || units.size() > 14) return false;
  if (particles().holds(units)) return true;
  static const WordSet tails(kTails);
  for (const Token& token : particles().all().tokens) {
    const Units particle = particles().all().units(token);
    if (begins_with(units, particle) && tails.holds(units.subspan(particle.size()))) return true;
  }
  return false;
}

std::size_t particle_length(Units word) {
  for (std::size_t i = 2; i < word.size(); ++i) {  // the longest first
    if (is_syllable_start(word, i) && is_particle(word.subspan(i))) return word.size() - i;
  }
  return 0;
}

std::span<const Article> articles() {
  static constexpr Article kPrefixes[] = {{u"وال", 3}, {u"بال", 3}, {u"فال", 3}, {u"كال", 3},
                                          {u"لل", 2},  {u"ال", 2},  {u"וה", 2},  {u"ה", 1}};
  return kPrefixes;
}

std::size_t article_length(Units word) {
  constexpr std::size_t kShortestRest = 3;
  if (!is_semitic(word)) return 0;
  for (const Article& prefix : articles()) {
    if (word.size() >= prefix.length + kShortestRest &&
        begins_with(word, Units(prefix.units, prefix.length))) {
      return prefix.length;
    }
  }
  return 0;
}

}  // namespace storylens

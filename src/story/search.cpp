#include "story/search.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/markdown/text_fold.h"

namespace storylens {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;

// The keys that a syllable is typed with, as compatibility letters: 원 = ㅇㅜㅓㄴ, 값 = ㄱㅏㅂㅅ. Empty =
// none.
constexpr std::string_view kInitials[] = {"ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ",
                                          "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
constexpr std::string_view kVowels[] = {"ㅏ",   "ㅐ",   "ㅑ",   "ㅒ",   "ㅓ",   "ㅔ",   "ㅕ",
                                        "ㅖ",   "ㅗ",   "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ",   "ㅜ",
                                        "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ",   "ㅡ",   "ㅡㅣ", "ㅣ"};
constexpr std::string_view kFinals[] = {
    "",     "ㄱ",   "ㄲ", "ㄱㅅ", "ㄴ",   "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ",
    "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ",   "ㅂㅅ", "ㅅ",   "ㅆ",   "ㅇ", "ㅈ", "ㅊ",   "ㅋ",   "ㅌ",   "ㅍ",   "ㅎ"};

void append_letters(std::string& key, char32_t syllable) {
  const std::size_t index = syllable - kFirstSyllable;
  key += kInitials[index / 588];
  key += kVowels[index % 588 / 28];
  key += kFinals[index % 28];
}

int score_of(std::string_view name_key, std::string_view query_key) {
  const std::size_t at = name_key.find(query_key);
  if (at == std::string_view::npos) return 0;
  if (name_key.size() == query_key.size()) return 4;
  if (at == 0) return 3;
  return name_key.find(" " + std::string(query_key)) != std::string_view::npos ? 2 : 1;
}

struct Matcher {
  std::string query_key;
  SearchHit best;

  void look_at(std::string_view name) {
    const int score = score_of(search_key(name), query_key);
    if (score <= best.score) return;
    best.score = score;
    best.found = std::string(name);
  }
};

void look_at_item(Matcher& matcher, const Bundle& bundle, const GraphNode& node) {
  matcher.look_at(node.label);
  if (node.item < 0) return;
  const auto item = static_cast<std::size_t>(node.item);
  switch (node.kind) {
    case NodeKind::Story:
      for (const Story& story : bundle.stories) {
        if (story.slug != bundle.stories[item].slug) continue;
        matcher.look_at(story.headline);
        matcher.look_at(story.alternative_headline);
      }
      break;
    case NodeKind::Entity:
      for (const auto* names : {&bundle.entities[item].names, &bundle.entities[item].alternate_names}) {
        for (const LocalizedName& name : *names) matcher.look_at(name.text);
      }
      break;
    case NodeKind::Outlet:
      matcher.look_at(bundle.outlets[item].name);
      matcher.look_at(bundle.outlets[item].id);
      break;
    case NodeKind::Stub: break;
  }
}

}  // namespace

std::string search_key(std::string_view text) {
  const std::string plain = folded(text);
  std::string key;
  key.reserve(plain.size());
  for (std::size_t offset = 0; offset < plain.size();) {
    const char32_t c = decode_utf8(plain, offset);
    if (c >= kFirstSyllable && c <= kLastSyllable) {
      append_letters(key, c);
    } else {
      append_utf8(key, c);
    }
  }
  return key;
}

std::vector<SearchHit> search_nodes(const Bundle& bundle, const StoryGraph& graph, std::string_view query,
                                    std::size_t limit) {
  std::vector<SearchHit> hits;
  Matcher matcher;
  matcher.query_key = search_key(trimmed(query));
  if (matcher.query_key.empty()) return hits;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    matcher.best = {};
    look_at_item(matcher, bundle, graph.nodes[i]);
    if (matcher.best.score == 0) continue;
    matcher.best.node = static_cast<int>(i);
    if (matcher.best.found == graph.nodes[i].label) matcher.best.found.clear();
    hits.push_back(matcher.best);
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const SearchHit& a, const SearchHit& b) { return a.score > b.score; });
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

}  // namespace storylens

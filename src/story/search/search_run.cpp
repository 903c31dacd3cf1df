#include <algorithm>
#include <array>

#include "base/order.h"
#include "story/search/index_parts.h"
#include "story/search/query.h"
#include "story/search/snippet.h"
#include "story/search/word_finder.h"

namespace storylens {
namespace {

constexpr std::uint32_t kNoPassage = 0xFFFFFFFFu;
constexpr std::size_t kSome = 24;        // where fewer items have a word, it is looked for within others
constexpr std::size_t kFew = 3;          // where fewer items have a word, similar spellings are looked for
constexpr std::size_t kMostLooked = 48;  // of a kind: whose texts are looked at for words in a row

// What an item has of the query so far.
struct Cell {
  float score = 0.0f;
  float best = 0.0f;  // of one word, and where
  float best_text = 0.0f;
  float word = 0.0f;  // of the word that is looked for now
  std::uint32_t passage = kNoPassage;
  std::uint32_t text_passage = kNoPassage;  // the best one that is not a headline or name
  std::uint32_t word_passage = kNoPassage;
  std::uint8_t words = 0;  // required ones that it holds
  std::uint8_t turn = 0;   // the word that was found last, + 1
  bool is_similar = false;
  bool is_word_similar = false;
  bool is_own = false;  // found in a text of its own
};

struct Candidate {
  std::uint32_t item = 0;
  float score = 0.0f;
};

// 1 + log2(all / found) by straight lines between powers of two: the same bits on every machine.
float rarity(std::size_t all, std::size_t found) {
  float ratio = static_cast<float>(all) / static_cast<float>(std::max<std::size_t>(found, 1));
  float value = 1.0f;
  for (; ratio >= 2.0f; ratio *= 0.5f) value += 1.0f;
  return value + std::max(0.0f, ratio - 1.0f);
}

class SearchRun {
 public:
  SearchRun(const SearchIndex::Parts& parts, const SearchRequest& request);
  SearchResults take();

 private:
  void look_for_words();
  bool split_word(std::size_t index);
  void look_for(std::size_t index);
  void read_terms(const TermTable& table, const std::vector<FoundTerm>& found, bool is_similar,
                  std::size_t index);
  void count_word(std::size_t index);
  void collect(SearchResults& results);
  float closeness(Cell& cell, std::uint32_t item);
  void look_closer(std::vector<Candidate>& candidates);
  std::vector<Candidate> best_of(const std::vector<Candidate>& candidates) const;
  SearchResult make_result(const Candidate& candidate);
  MarkedText marked(const std::string& text, std::string_view language, bool with_similar,
                    std::size_t most_bytes);
  MarkedText snippet_of(std::uint32_t passage, bool with_similar);
  MarkedText title_of(const SearchItem& item, bool with_similar);
  void write_story(const Cell& cell, const SearchItem& item, SearchResult& result);
  std::string_view date_of(const SearchItem& item) const;
  bool comes_before(const Candidate& a, const Candidate& b) const;

  const SearchIndex::Parts& parts_;
  const Bundle& bundle_;
  const SearchRequest& request_;
  SearchQuery query_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> touched_;
  std::array<float, 256> shortness_;
  SectionBlocks blocks_;
  Tokens scratch_;
};

SearchRun::SearchRun(const SearchIndex::Parts& parts, const SearchRequest& request)
    : parts_(parts),
      bundle_(*parts.bundle),
      request_(request),
      query_(request.query),
      cells_(parts.items.size()) {
  for (std::size_t tokens = 0; tokens < shortness_.size(); ++tokens)
    shortness_[tokens] = 0.7f + 0.6f / (1.0f + static_cast<float>(tokens));
}

void SearchRun::read_terms(const TermTable& table, const std::vector<FoundTerm>& found, bool is_similar,
                           std::size_t index) {
  const auto turn = static_cast<std::uint8_t>(index + 1);
  for (const FoundTerm& term : found) {
    TermTable::Passages passages(table, term.term);
    for (std::uint32_t number = 0; passages.next(number);) {
      const SearchPassage& passage = parts_.passages[number];
      Cell& cell = cells_[passage.item];
      const float worth = term.quality * field_weight(passage.field) * shortness_[passage.tokens];
      if (cell.turn != turn) {
        cell.turn = turn;
        cell.word = 0.0f;
        touched_.push_back(passage.item);
      }
      cell.is_own = cell.is_own || is_own_text(passage.field);
      if (number >= parts_.name_passages && is_own_text(passage.field) && worth > cell.best_text) {
        cell.best_text = worth;
        cell.text_passage = number;
      }
      if (worth <= cell.word) continue;
      cell.word = worth;
      cell.word_passage = number;
      cell.is_word_similar = is_similar;
    }
  }
}

void SearchRun::count_word(std::size_t index) {
  const QueryWord& word = query_.words()[index];
  const float rare = rarity(parts_.items.size(), touched_.size());
  for (const std::uint32_t item : touched_) {
    Cell& cell = cells_[item];
    const float worth = cell.word * rare;
    cell.score += word.is_soft ? worth * 0.3f : worth;
    if (!word.is_soft) ++cell.words;
    cell.is_similar = cell.is_similar || cell.is_word_similar;
    if (worth <= cell.best) continue;
    cell.best = worth;
    cell.passage = cell.word_passage;
  }
}

// The word as it was written; where little has it, as a part of others; where next to nothing has that, in a
// similar spelling.
void SearchRun::look_for(std::size_t index) {
  const QueryWord& word = query_.words()[index];
  // The first letter of what is being typed: names and headlines are enough.
  const bool is_letter =
      word.units.size() == 1 && word.kind != TokenKind::Pair && word.kind != TokenKind::Cluster;
  const bool has_texts = !is_letter && parts_.stage == SearchIndex::Stage::Done;
  touched_.clear();
  std::vector<FoundTerm> found;
  const auto look = [&](bool is_similar, const auto& find) {
    for (const TermTable* table : {&parts_.names, &parts_.texts}) {
      if (table == &parts_.texts && !has_texts) continue;
      found.clear();
      find(*table);
      read_terms(*table, found, is_similar, index);
    }
  };
  look(false, [&](const TermTable& table) { find_as_written(table, query_.words(), index, found); });
  if (touched_.size() < kSome) look(false, [&](const TermTable& table) { find_parts(table, word, found); });
  if (touched_.size() < kFew && most_slips(word) > 0)
    look(true, [&](const TermTable& table) { find_similar(table, word, found); });
  count_word(index);
}

// A word that is nowhere may be two that are written together here and apart there.
bool SearchRun::split_word(std::size_t index) {
  const QueryWord& word = query_.words()[index];
  const bool is_hangul = word.kind == TokenKind::Hangul;
  if ((!is_hangul && word.kind != TokenKind::Word) || word.has_letters || query_.words().size() >= kMostWords)
    return false;
  const auto is_there = [&](const QueryWord& candidate) {
    return has_word(parts_.names, candidate) ||
           (parts_.stage == SearchIndex::Stage::Done && has_word(parts_.texts, candidate));
  };
  if (is_there(word)) return false;
  constexpr std::size_t kShortest = 2;
  const std::size_t shortest = is_hangul ? 4 : kShortest;
  for (std::size_t length = shortest; length + shortest <= word.units.size(); ++length) {
    const bool is_boundary =
        !is_hangul || (is_hangul_consonant(word.units[length]) && is_hangul_vowel(word.units[length + 1]));
    if (!is_boundary) continue;
    SearchQuery halves = query_;
    halves.split(index, length);
    if (!is_there(halves.words()[index]) || !is_there(halves.words()[index + 1])) continue;
    query_ = std::move(halves);
    return true;
  }
  return false;
}

void SearchRun::look_for_words() {
  for (std::size_t i = 0; i < query_.words().size(); ++i) {
    look_for(i);
    if (touched_.empty() && split_word(i)) look_for(i);
  }
}

std::string_view SearchRun::date_of(const SearchItem& item) const {
  if (item.story < 0) return {};
  const Story& story = bundle_.stories[static_cast<std::size_t>(item.story)];
  return story.start_date;
}

// Scores within a 64th of each other are equal.
bool SearchRun::comes_before(const Candidate& a, const Candidate& b) const {
  const auto step = [](float score) { return static_cast<int>(std::min(score, 1e6f) * 64.0f); };
  if (step(a.score) != step(b.score)) return step(a.score) > step(b.score);
  const std::string_view date_a = date_of(parts_.items[a.item]);
  const std::string_view date_b = date_of(parts_.items[b.item]);
  return date_a != date_b ? date_a > date_b : a.item < b.item;
}

// How much more an item counts for words in a row, at the beginning, or that are all of a text. Of an item's
// names the one that fits best is the place where it was found.
float SearchRun::closeness(Cell& cell, std::uint32_t item) {
  constexpr std::uint32_t kMostNames = 16;
  const std::size_t words = query_.words().size();
  std::uint32_t first = cell.passage;
  std::uint32_t last = cell.passage;
  if (cell.passage < parts_.name_passages) {
    while (first > 0 && cell.passage - first < kMostNames && parts_.passages[first - 1].item == item) --first;
    while (last + 1 < parts_.name_passages && last - first < kMostNames &&
           parts_.passages[last + 1].item == item)
      ++last;
  }
  float best = 0.0f;
  float best_factor = 1.0f;
  for (std::uint32_t number = first; number <= last; ++number) {
    const SearchPassage& passage = parts_.passages[number];
    const std::string text = passage_text(bundle_, parts_.items[item], passage, blocks_);
    const Examination seen = query_.examine(text, cell.is_similar, scratch_);
    float factor = 1.0f;
    if (words > 1) factor += 0.5f * static_cast<float>(seen.words_in_a_row) / static_cast<float>(words);
    if (seen.is_at_start) factor += 0.1f;
    if (seen.is_whole) factor += 0.6f;
    const float worth = seen.marks.empty() ? 0.0f : factor * field_weight(passage.field);
    if (worth <= best) continue;
    best = worth;
    best_factor = factor;
    cell.passage = number;
  }
  return best_factor;
}

void SearchRun::look_closer(std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates)
    candidate.score *= closeness(cells_[candidate.item], candidate.item);
  sort_stably(candidates, [&](const Candidate& a, const Candidate& b) { return comes_before(a, b); });
}

// The first ones, in order.
std::vector<Candidate> SearchRun::best_of(const std::vector<Candidate>& candidates) const {
  std::vector<Candidate> best;
  for (const Candidate& candidate : candidates) {
    if (best.size() == kMostLooked && !comes_before(candidate, best.back())) continue;
    std::size_t place = best.size();
    while (place > 0 && comes_before(candidate, best[place - 1])) --place;
    best.insert(best.begin() + static_cast<std::ptrdiff_t>(place), candidate);
    if (best.size() > kMostLooked) best.pop_back();
  }
  return best;
}

void SearchRun::collect(SearchResults& results) {
  std::uint8_t most_words = 0;
  const auto counts = [&](std::size_t item) {
    return cells_[item].words > 0 && (cells_[item].is_own || parts_.items[item].kind != SearchKind::Take);
  };
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (counts(i)) most_words = std::max(most_words, cells_[i].words);
  }
  if (most_words == 0) return;
  results.has_all_words = most_words == query_.required_words();
  std::array<std::vector<Candidate>, kSearchKinds> kinds;
  std::vector<std::uint32_t> place_of_group(cells_.size(), 0);  // + 1
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (!counts(i) || cells_[i].words < most_words) continue;
    const SearchItem& item = parts_.items[i];
    std::vector<Candidate>& candidates = kinds[static_cast<std::size_t>(item.kind)];
    float score = cells_[i].score;
    if (item.story >= 0) {
      const std::string& language = bundle_.stories[static_cast<std::size_t>(item.story)].in_language;
      score *= 1.0f + 0.01f * static_cast<float>(language_fit(language, request_.language));
    }
    std::uint32_t& place = place_of_group[item.group];
    if (place == 0) {
      candidates.push_back({static_cast<std::uint32_t>(i), score});
      place = static_cast<std::uint32_t>(candidates.size());
    } else if (score > candidates[place - 1].score) {
      candidates[place - 1] = {static_cast<std::uint32_t>(i), score};
    }
  }
  for (std::size_t kind = 0; kind < kSearchKinds; ++kind) {
    std::vector<Candidate>& candidates = kinds[kind];
    if (candidates.empty()) continue;
    SearchGroup group;
    group.kind = static_cast<SearchKind>(kind);
    group.total = candidates.size();
    results.total += candidates.size();
    for (const Candidate& candidate : candidates)
      results.similar += cells_[candidate.item].is_similar ? 1u : 0u;
    candidates = best_of(candidates);
    look_closer(candidates);
    candidates.resize(std::min(candidates.size(), request_.most_of_a_kind));
    for (const Candidate& candidate : candidates) group.results.push_back(make_result(candidate));
    results.groups.push_back(std::move(group));
  }
  sort_stably(results.groups, [](const SearchGroup& a, const SearchGroup& b) {
    return a.results.front().score > b.results.front().score;
  });
}

MarkedText SearchRun::marked(const std::string& text, std::string_view language, bool with_similar,
                             std::size_t most_bytes) {
  MarkedText result = make_snippet(text, query_.examine(text, with_similar, scratch_).marks, most_bytes);
  result.language = std::string(language);
  return result;
}

MarkedText SearchRun::snippet_of(std::uint32_t number, bool with_similar) {
  const SearchPassage& passage = parts_.passages[number];
  const SearchItem& item = parts_.items[passage.item];
  const std::string text = passage_text(bundle_, item, passage, blocks_);
  // About two lines of a list: letters of three bytes are wide.
  const auto wide = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; }));
  return marked(text, passage_language(bundle_, item, passage), with_similar,
                wide * 2 > text.size() ? 240 : 150);
}

MarkedText SearchRun::title_of(const SearchItem& item, bool with_similar) {
  constexpr std::size_t kLongestTitle = 400;
  SearchPassage passage;
  passage.field = item.kind == SearchKind::Story  ? SearchField::Headline
                  : item.kind == SearchKind::Take ? SearchField::TakeOutlet
                                                  : SearchField::Name;
  if (item.kind == SearchKind::Entity && item.story < 0) {
    const Entity& entity = bundle_.entities[static_cast<std::size_t>(item.index)];
    int best = -1;
    for (std::size_t i = 0; i < entity.names.size(); ++i) {  // as entity_name()
      const int fit = language_fit(entity.names[i].language, request_.language);
      if (fit <= best) continue;
      best = fit;
      passage.part = static_cast<std::uint16_t>(i);
    }
  }
  return marked(block_text(bundle_, item, passage, blocks_), passage_language(bundle_, item, passage),
                with_similar, kLongestTitle);
}

void SearchRun::write_story(const Cell& cell, const SearchItem& item, SearchResult& result) {
  const bool is_all_in_title =
      parts_.passages[cell.passage].field == SearchField::Headline && query_.words().size() == 1;
  if (cell.text_passage != kNoPassage && !is_all_in_title) {
    result.snippet = snippet_of(cell.text_passage, result.is_similar);
    if (parts_.passages[cell.passage].field != SearchField::Headline)
      result.block = passage_block(item, parts_.passages[cell.text_passage]);
    return;
  }
  const Story& story = bundle_.stories[static_cast<std::size_t>(item.story)];
  std::string text = story.alternative_headline;
  if (text.empty() && !story.sections.empty() && !blocks_.of(story.sections.front()).empty())
    text = blocks_.of(story.sections.front()).front();
  result.snippet = marked(text, story.in_language, result.is_similar, 240);
}

SearchResult SearchRun::make_result(const Candidate& candidate) {
  const SearchItem& item = parts_.items[candidate.item];
  const Cell& cell = cells_[candidate.item];
  const SearchPassage& passage = parts_.passages[cell.passage];
  SearchResult result;
  result.kind = item.kind;
  result.node_id = item_node_id(bundle_, item);
  result.score = candidate.score;
  result.is_similar = cell.is_similar;
  result.title = title_of(item, cell.is_similar);
  const bool is_listed = item.story < 0;
  if (item.kind == SearchKind::Story || item.kind == SearchKind::Take) result.story = item.story;
  if (item.kind == SearchKind::Take || is_listed) result.item = item.index;
  result.block = passage_block(item, passage);
  switch (item.kind) {
    case SearchKind::Story: write_story(cell, item, result); break;
    case SearchKind::Take: {
      const std::uint32_t shown =
          is_own_text(passage.field) || cell.text_passage == kNoPassage ? cell.passage : cell.text_passage;
      result.snippet = snippet_of(shown, cell.is_similar);
      result.block = passage_block(item, parts_.passages[shown]);
      break;
    }
    default: {
      MarkedText found = snippet_of(cell.passage, cell.is_similar);
      if (found.text != result.title.text) result.snippet = std::move(found);
    }
  }
  return result;
}

SearchResults SearchRun::take() {
  SearchResults results;
  results.is_complete = parts_.stage == SearchIndex::Stage::Done;
  look_for_words();
  collect(results);
  return results;
}

}  // namespace

SearchResults SearchIndex::search(const SearchRequest& request) const {
  if (parts_ == nullptr || parts_->stage == SearchIndex::Stage::Names) return {};
  return SearchRun(*parts_, request).take();
}

}  // namespace storylens

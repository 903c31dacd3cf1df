#include "cli/shards/search_shards.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/sha256.h"
#include "cli/shards/sorted_runs.h"
#include "story/json/json_writer.h"
#include "story/search_terms.h"

namespace storylens {
namespace {

enum Weight : std::uint8_t { kNone = 0, kTagline = 1, kName = 2, kHeadline = 3 };

using Weights = std::unordered_map<std::string, Weight>;  // by term

void add_text(Weights& weights, const std::string& text, Weight weight) {
  for (std::string& term : search_terms(text)) {
    Weight& best = weights[std::move(term)];
    best = std::max(best, weight);
  }
}

// Of a story's terms, each before its weight, date and slug, so that the order of bytes is that of the file:
// the heavier and the newer first.
void add_postings(const Weights& weights, const std::string& date, const std::string& slug,
                  SortedRuns& postings) {
  std::string newest_first;
  append_backwards(newest_first, date);
  for (const auto& [term, weight] : weights)
    postings.add(term + '\0' + static_cast<char>(kHeadline - weight) + newest_first + slug);
}

// Of all editions of a story, which count as one; the date is the first one's.
void read_cards(const StoryRecords& records, SortedRuns& postings) {
  Weights weights;
  std::string date, slug;
  records.for_each([&](std::size_t i, const StoryRecord& record) {
    if (records.begins_story(i)) {
      add_postings(weights, date, slug, postings);
      weights.clear();
      date = record.card.date;
      slug = record.slug;
    }
    add_text(weights, record.card.headline, kHeadline);
    add_text(weights, record.card.names, kName);
    add_text(weights, record.card.description, kTagline);
  });
  add_postings(weights, date, slug, postings);
}

// One term in sixteen may end a file that is worth a request.
bool is_end(const std::string& term, std::size_t bytes) {
  constexpr std::size_t kWorthARequest = 12'000;
  return bytes >= kWorthARequest && hash_of_slug(term) % 16 == 0;
}

}  // namespace

Result<void> for_each_search_shard(const StoryRecords& records, const std::string& folder,
                                   const std::function<void(SearchShard&& shard)>& write) {
  SortedRuns postings(folder);
  read_cards(records, postings);
  std::string entries;
  std::string from;
  const auto close = [&] {
    if (entries.empty()) return;
    std::string json = "{\"format\": \"storylens-search\", \"version\": \"1.0\", \"from\": ";
    append_json_string(json, from);
    write({std::move(from), json + ", \"terms\": {\n" + entries + "\n}}\n"});
    entries.clear();
    from.clear();
  };
  std::string term, entry;
  std::size_t stories = 0;  // of the term
  const auto end_term = [&] {
    if (stories == 0) return;
    entry += "]";
    if (entries.size() + entry.size() > kShardBytes) close();
    if (entries.empty()) from = term;
    entries += (entries.empty() ? "" : ",\n") + entry;
    if (is_end(term, entries.size())) close();
  };
  postings.for_each([&](std::string_view posting) {
    const std::string_view of = posting.substr(0, posting.find('\0'));
    if (stories == 0 || of != term) {
      end_term();
      term = of;
      stories = 0;
      entry.clear();
      append_json_string(entry, term);
      entry += ": [";
    }
    if (stories == kMostPerTerm) return;
    entry += stories++ == 0 ? "" : ", ";
    append_json_string(entry, posting.substr(posting.rfind('\xff') + 1));
  });
  end_term();
  close();
  return postings.status();
}

}  // namespace storylens

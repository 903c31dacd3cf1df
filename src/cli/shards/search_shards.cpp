#include "cli/shards/search_shards.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sha256.h"
#include "story/json/json_writer.h"
#include "story/search_terms.h"

namespace storylens {
namespace {

enum Weight : std::uint32_t { kTagline = 1, kName = 2, kHeadline = 3 };

struct Posting {
  std::uint32_t record = 0;
  std::uint32_t weight = 0;
};

using Postings = std::unordered_map<std::string, std::vector<Posting>>;

void add_text(Postings& postings, const std::string& text, std::uint32_t record, Weight weight) {
  for (std::string& term : search_terms(text)) {
    std::vector<Posting>& stories = postings[std::move(term)];
    if (!stories.empty() && stories.back().record == record)
      stories.back().weight = std::max<std::uint32_t>(stories.back().weight, weight);
    else
      stories.push_back({record, weight});
  }
}

Postings read_cards(const std::vector<StoryRecord>& records) {
  Postings postings;
  std::uint32_t first = 0;  // of the story's editions: they count as one
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    if (records[i].slug != records[first].slug) first = i;
    const StoryCard& card = records[i].card;
    add_text(postings, card.headline, first, kHeadline);
    add_text(postings, card.names, first, kName);
    add_text(postings, card.description, first, kTagline);
  }
  return postings;
}

void keep_best(std::vector<Posting>& stories, const std::vector<StoryRecord>& records) {
  const auto is_better = [&](const Posting& a, const Posting& b) {
    const StoryRecord& one = records[a.record];
    const StoryRecord& other = records[b.record];
    return std::tie(b.weight, other.card.date, one.slug) < std::tie(a.weight, one.card.date, other.slug);
  };
  const std::size_t count = std::min(stories.size(), kMostPerTerm);
  std::partial_sort(stories.begin(), stories.begin() + static_cast<std::ptrdiff_t>(count), stories.end(),
                    is_better);
  stories.resize(count);
}

// One term in sixteen may end a file that is worth a request.
bool is_end(const std::string& term, std::size_t bytes) {
  constexpr std::size_t kWorthARequest = 12'000;
  return bytes >= kWorthARequest && hash_of_slug(term) % 16 == 0;
}

}  // namespace

void for_each_search_shard(const std::vector<StoryRecord>& records,
                           const std::function<void(SearchShard&& shard)>& write) {
  Postings postings = read_cards(records);
  std::vector<std::string_view> terms;
  terms.reserve(postings.size());
  for (const auto& [term, stories] : postings) terms.push_back(term);
  std::sort(terms.begin(), terms.end());
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
  for (const std::string_view name : terms) {
    const std::string term(name);
    std::vector<Posting>& stories = postings.find(term)->second;
    keep_best(stories, records);
    std::string entry;
    append_json_string(entry, term);
    entry += ": [";
    for (std::size_t i = 0; i < stories.size(); ++i) {
      if (i > 0) entry += ", ";
      append_json_string(entry, records[stories[i].record].slug);
    }
    entry += "]";
    if (entries.size() + entry.size() > kShardBytes) close();
    if (entries.empty()) from = term;
    entries += (entries.empty() ? "" : ",\n") + entry;
    if (is_end(term, entries.size())) close();
  }
  close();
}

}  // namespace storylens

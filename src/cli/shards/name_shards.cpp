#include "cli/shards/name_shards.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sha256.h"
#include "base/utf8.h"
#include "story/bundle_writer.h"
#include "story/day_number.h"
#include "story/iso_date.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

constexpr std::size_t kLongestHeadline = 400;       // bytes
constexpr std::size_t kLargestDescription = 8'000;  // bytes of an entity's description
constexpr std::size_t kTextsAtOnce = 64;

struct Story {
  std::uint32_t begin = 0;  // its first edition, in the records
  std::uint32_t bytes = 0;  // of its cards
};

// A story that an entity is named by. rank: the oldest first.
struct Naming {
  std::uint32_t entity = 0;
  std::uint32_t rank = 0;
};

// A list that was written, or will be.
struct Part {
  std::size_t stories = 0;
  std::uint64_t newest = 0;  // hash of its newest story
  WrittenShard file;
};

std::string head(const char* format) {
  return std::string("{\"format\": \"") + format + "\", \"version\": \"" + std::string(kBundleVersion) +
         "\", ";
}

std::string entry_json(const WrittenShard& file) {
  return "\"file\": \"" + file.file + "\", \"bytes\": " + std::to_string(file.bytes);
}

// Collects texts until there are enough for all cores.
class Queue {
 public:
  explicit Queue(const WriteTexts& write) : write_(write) {}

  // file: is told when the text was written.
  void add(std::string text, WrittenShard& file) {
    texts_.push_back(std::move(text));
    files_.push_back(&file);
    if (texts_.size() == kTextsAtOnce) flush();
  }

  void flush() {
    if (texts_.empty()) return;
    std::vector<WrittenShard> written = write_(texts_);
    for (std::size_t i = 0; i < written.size(); ++i) *files_[i] = std::move(written[i]);
    texts_.clear();
    files_.clear();
  }

 private:
  const WriteTexts& write_;
  std::vector<std::string> texts_;
  std::vector<WrittenShard*> files_;
};

class NameWriter {
 public:
  NameWriter(const StoryRecords& records, const std::vector<Entity>& entities, const std::string& folder,
             const WriteTexts& write)
      : records_(records), folder_(folder), queue_(write) {
    for (const Entity& entity : entities) known_.emplace(entity.slug, &entity);
  }

  Result<std::vector<NamePage>> write() {
    if (const Result<void> found = find_stories(); !found) return tl::unexpected<Error>(found.error());
    find_namings();
    write_lists();
    return write_shards();
  }

 private:
  // The oldest first; equals in the order of their slugs, the last one first.
  Result<void> find_stories() {
    std::vector<Story> stories;  // in the order of the records
    SortedIndices sorted(folder_);
    int day = std::numeric_limits<int>::min();
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      if (records_.begins_story(i)) stories.push_back({static_cast<std::uint32_t>(i), 0});
      stories.back().bytes += static_cast<std::uint32_t>(card(record).size() + 2);
      day = std::max(day, name_day(record.card));
      if (i + 1 < records_.size() && !records_.begins_story(i + 1)) return;
      std::string key;
      append_number(key, static_cast<std::uint64_t>(std::int64_t{day} - std::numeric_limits<int>::min()), 4);
      append_backwards(key, record.slug);
      sorted.add(std::move(key), static_cast<std::uint32_t>(stories.size() - 1));
      day = std::numeric_limits<int>::min();
    });
    const Result<std::vector<std::uint32_t>> order = sorted.take();
    if (!order) return tl::unexpected<Error>(order.error());
    ranks_.resize(stories.size());
    for (const std::uint32_t story : *order) {
      ranks_[story] = static_cast<std::uint32_t>(stories_.size());
      stories_.push_back(stories[story]);
    }
    return {};
  }

  void find_namings() {
    std::size_t story = 0;  // the number of those before the record and its own
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      if (records_.begins_story(i)) ++story;
      std::string_view words = record.card.entities;
      while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        const std::string_view slug = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        if (slug.empty()) continue;
        const auto [number, is_new] = numbers_.emplace(slug, static_cast<std::uint32_t>(slugs_.size()));
        if (is_new) slugs_.push_back(number->first);
        namings_.push_back({number->second, ranks_[story - 1]});
      }
    });
    ranks_ = {};
    const auto place = [](const Naming& naming) { return std::pair(naming.entity, naming.rank); };
    std::sort(namings_.begin(), namings_.end(),
              [&](const Naming& a, const Naming& b) { return place(a) < place(b); });
    const auto is_same = [&](const Naming& a, const Naming& b) { return place(a) == place(b); };
    namings_.erase(std::unique(namings_.begin(), namings_.end(), is_same), namings_.end());
    first_.assign(slugs_.size() + 1, namings_.size());
    for (std::size_t i = namings_.size(); i-- > 0;) first_[namings_[i].entity] = i;
  }

  static std::string card(const StoryRecord& record) {
    return name_card(record.slug, record.language, record.card);
  }

  const Story& story(std::size_t naming) const { return stories_[namings_[naming].rank]; }

  // Of namings [begin, end), the newest story first.
  std::string cards_json(std::size_t begin, std::size_t end) const {
    std::string json = "\"cards\": [";
    for (std::size_t i = end; i-- > begin;) {
      const std::size_t last = records_.end_of_story(story(i).begin);
      for (std::size_t record = story(i).begin; record < last; ++record)
        json += (json.back() == '[' ? "\n" : ",\n") + card(records_[record]);
    }
    return json + "\n]";
  }

  static std::string parts_json(const std::vector<Part>& parts, std::size_t begin, std::size_t end) {
    std::string json = "\"parts\": [";
    for (std::size_t i = end; i-- > begin;) {
      json += (json.back() == '[' ? "\n{" : ",\n{") + entry_json(parts[i].file) +
              ", \"stories\": " + std::to_string(parts[i].stories) + "}";
    }
    return json + "\n]";
  }

  std::size_t bytes_of(std::uint32_t entity) const {
    std::size_t bytes = 0;
    for (std::size_t i = first_[entity]; i < first_[entity + 1]; ++i) bytes += story(i).bytes;
    return bytes;
  }

  // Level by level, each of all entities at once, so that all cores have something to do.
  void write_lists() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t entity = 0; entity < slugs_.size(); ++entity) {
      if (bytes_of(entity) <= kInlineBytes) continue;
      write_cards(entity, lists_[entity]);
      open.push_back(entity);
    }
    queue_.flush();
    while (!open.empty()) {
      std::vector<std::uint32_t> still_open;
      std::unordered_map<std::uint32_t, std::vector<Part>> above;
      for (const std::uint32_t entity : open) {
        if (lists_[entity].size() <= kMostParts / 2) continue;
        write_parts(lists_[entity], above[entity]);
        still_open.push_back(entity);
      }
      queue_.flush();
      for (const std::uint32_t entity : still_open) lists_[entity] = std::move(above[entity]);
      open = std::move(still_open);
    }
  }

  struct Cut {
    std::size_t begin = 0;
    std::size_t end = 0;
    Part part;
  };

  // The parts must stand still while they wait to be told of their files.
  template <class Render>
  void add_all(std::vector<Cut>& cuts, std::vector<Part>& parts, Render render) {
    parts.reserve(cuts.size());
    for (Cut& cut : cuts) {
      parts.push_back(std::move(cut.part));
      queue_.add(head("storylens-name-list") + render(cut.begin, cut.end) + "}\n", parts.back().file);
    }
  }

  // One story in sixteen may end a list that is worth a request.
  void write_cards(std::uint32_t entity, std::vector<Part>& parts) {
    std::vector<Cut> cuts;
    std::size_t bytes = 0;
    bool is_full = true;
    for (std::size_t i = first_[entity]; i < first_[entity + 1]; ++i) {
      if (is_full || bytes + story(i).bytes > kShardBytes) {
        cuts.push_back({i, i, {}});
        bytes = 0;
      }
      Cut& cut = cuts.back();
      cut.end = i + 1;
      bytes += story(i).bytes;
      cut.part.stories = cut.end - cut.begin;
      cut.part.newest = records_.hash(story(i).begin);
      is_full = bytes >= kInlineBytes && cut.part.newest % 16 == 0;
    }
    add_all(cuts, parts, [&](std::size_t begin, std::size_t end) { return cards_json(begin, end); });
  }

  // So too one list in sixteen, of other bits: those that end a list have the first ones in common.
  void write_parts(const std::vector<Part>& below, std::vector<Part>& parts) {
    std::vector<Cut> cuts;
    bool is_full = true;
    for (std::size_t i = 0; i < below.size(); ++i) {
      if (is_full) cuts.push_back({i, i, {}});
      Cut& cut = cuts.back();
      cut.end = i + 1;
      cut.part.stories += below[i].stories;
      cut.part.newest = below[i].newest;
      const std::size_t count = cut.end - cut.begin;
      is_full = count == kMostParts || (count >= kMostParts / 4 && (cut.part.newest >> 4) % 16 == 0);
    }
    add_all(cuts, parts, [&](std::size_t begin, std::size_t end) { return parts_json(below, begin, end); });
  }

  // Empty where it is not known, or too long for a file of many names.
  std::string description(std::uint32_t entity) const {
    const auto known = known_.find(slugs_[entity]);
    std::string json = known == known_.end() ? std::string() : write_entity_inline(*known->second);
    return json.size() > kLargestDescription ? std::string() : json;
  }

  std::string name_json(std::uint32_t entity) {
    std::string json;
    append_json_string(json, slugs_[entity]);
    json += ": {\"stories\": " + std::to_string(first_[entity + 1] - first_[entity]) + ", ";
    const std::string told = description(entity);
    if (!told.empty()) json += "\"entity\": " + told + ", ";
    const auto lists = lists_.find(entity);
    json += lists == lists_.end() ? cards_json(first_[entity], first_[entity + 1])
                                  : parts_json(lists->second, 0, lists->second.size());
    return json + "}";
  }

  std::vector<NamePage> write_shards() {
    std::vector<std::uint64_t> hashes;
    for (const std::string_view slug : slugs_) hashes.push_back(hash_of_slug(slug));
    std::vector<std::uint32_t> order(slugs_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(hashes[a], slugs_[a]) < std::tie(hashes[b], slugs_[b]);
    });
    std::vector<HashedBytes> items;
    for (const std::uint32_t entity : order) items.push_back({hashes[entity], shard_bytes(entity)});
    const std::vector<PlannedShard> shards = plan_shards(items);
    std::vector<WrittenShard> files(shards.size());
    for (std::size_t i = 0; i < shards.size(); ++i) {
      std::string json = head("storylens-names") + "\"names\": {";
      for (std::size_t k = shards[i].begin; k < shards[i].end; ++k)
        json += (k == shards[i].begin ? "\n" : ",\n") + name_json(order[k]);
      queue_.add(json + "\n}}\n", files[i]);
    }
    queue_.flush();
    std::vector<NamePage> pages;
    for (const PlannedPage& page : plan_pages(shards)) pages.push_back({page.prefix, {}});
    std::size_t next = 0;
    for (const PlannedPage& page : plan_pages(shards)) {
      std::string json = head("storylens-names-index") + "\"prefix\": \"" + page.prefix + "\", \"shards\": [";
      for (std::size_t i = page.begin; i < page.end; ++i) {
        json += (i == page.begin ? "\n" : ",\n") + std::string("{\"prefix\": \"") + shards[i].prefix +
                "\", " + entry_json(files[i]) + "}";
      }
      queue_.add(json + "\n]}\n", pages[next++].file);
    }
    queue_.flush();
    return pages;
  }

  // What name_json() takes at most.
  std::size_t shard_bytes(std::uint32_t entity) const {
    constexpr std::size_t kAround = 100;  // the words around it
    constexpr std::size_t kPerPart = 90;
    std::string slug;
    append_json_string(slug, slugs_[entity]);
    const auto lists = lists_.find(entity);
    return slug.size() + description(entity).size() + kAround +
           (lists == lists_.end() ? bytes_of(entity) : kPerPart * lists->second.size());
  }

  const StoryRecords& records_;
  const std::string& folder_;
  std::unordered_map<std::string_view, const Entity*> known_;
  Queue queue_;
  std::vector<Story> stories_;        // the oldest first
  std::vector<std::uint32_t> ranks_;  // in stories_, of the stories in the order of the records
  std::unordered_map<std::string, std::uint32_t> numbers_;      // of entities
  std::vector<std::string_view> slugs_;                         // of entities, by number
  std::vector<Naming> namings_;                                 // by entity, the oldest first
  std::vector<std::size_t> first_;                              // naming of each entity, and their number
  std::unordered_map<std::uint32_t, std::vector<Part>> lists_;  // of entities with too many stories
};

}  // namespace

std::string name_card(std::string_view slug, std::string_view language, const StoryCard& card) {
  constexpr std::string_view kCut = "…";
  JsonWriter json;
  json.begin_object(JsonWriter::Form::Inline);
  json.text_member("slug", slug);
  json.text_member("type", card.type);
  const std::string_view headline = card.headline;
  json.text_member("headline",
                   headline.size() <= kLongestHeadline
                       ? std::string(headline)
                       : std::string(utf8_prefix(headline, kLongestHeadline - kCut.size())).append(kCut));
  json.text_member("inLanguage", language);
  if (!card.start.empty()) {
    json.key("about");
    json.begin_object();
    json.text_member("startDate", card.start);
    json.end_object();
  }
  if (card.date != card.start && parse_iso_date(card.date)) json.text_member("datePublished", card.date);
  if (parse_iso_date(card.modified)) json.text_member("dateModified", card.modified);
  json.end_object();
  return json.text();
}

int name_day(const StoryCard& card) {
  return day_number(card.start).value_or(std::numeric_limits<int>::min());
}

Result<std::vector<NamePage>> write_name_shards(const StoryRecords& records,
                                                const std::vector<Entity>& entities,
                                                const std::string& folder, const WriteTexts& write) {
  return NameWriter(records, entities, folder, write).write();
}

}  // namespace storylens

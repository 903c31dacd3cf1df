#include "cli/shards/archive_names_check.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "cli/report.h"
#include "cli/shards/corpus_graph.h"
#include "cli/shards/manifest_reader.h"
#include "cli/shards/name_shards.h"
#include "cli/shards/shard_plan.h"

namespace storylens {
namespace {

class NamesCheck {
 public:
  explicit NamesCheck(ArchiveFiles& files, StoryFacts&& facts) : files_(files), facts_(std::move(facts)) {}

  void run(JsonValue manifest) {
    const Result<std::vector<PartEntry>> pages = read_entries(manifest, "names", "names/");
    if (!pages) {
      files_.report(files_.manifest_path(), "archive-file-malformed", pages.error().message);
      return;
    }
    const ListedShards listed =
        files_.shards_of(*pages, "storylens-names-index", "names/", "archive-names-mismatch");
    bool is_all_read = listed.is_whole;
    for (const PartEntry& shard : listed.shards) is_all_read = check_name_shard(shard) && is_all_read;
    if (!is_all_read || !facts_.is_whole) return;
    for (const auto& [slug, count] : facts_.namings)
      names_mismatch(files_.manifest_path(), "No list has the stories that name the entity " + slug);
  }

 private:
  void names_mismatch(const std::string& path, const std::string& message) {
    files_.report(path, "archive-names-mismatch", message);
  }

  bool check_name_shard(const PartEntry& shard) {
    const std::string path = files_.path_of(shard.file);
    const auto read = files_.read(shard, "storylens-names");
    if (!read) return false;
    const std::optional<JsonValue> names = member_of(read->document.root(), "names");
    if (!names || names->kind() != JsonKind::Object || names->size() == 0) {
      files_.report(path, "archive-file-malformed", "The file has no names");
      return false;
    }
    bool is_all_read = true;
    for (const JsonValue name : *names) {
      const std::string slug(name.key());
      if (!has_prefix(hash_of_slug(slug), shard.prefix))
        names_mismatch(path, "The entity " + slug +
                                 " is not sought here: its slug's bits do not begin with " + shard.prefix);
      NameList list{slug, {}, std::numeric_limits<int>::max(), false};
      const bool is_read = read_list(path, name, list, 0);
      if (is_read) hold_against_stories(path, list, number_of(name, "stories"));
      facts_.namings.erase(slug);
      is_all_read = is_read && is_all_read;
    }
    return is_all_read;
  }

  // What is read of the list of one entity.
  struct NameList {
    std::string entity;
    std::unordered_set<std::string> stories;
    int day = 0;  // of the story before
    bool is_told = false;
    std::string last = {};  // the story before
  };

  // list: has cards, or parts that lead to lists. False where a part cannot be read.
  bool read_list(const std::string& path, JsonValue list, NameList& read, int depth) {
    constexpr int kDeepest = 4;
    if (const std::optional<JsonValue> cards = member_of(list, "cards")) {
      for (const JsonValue card : *cards) read_card(path, card, read);
      return true;
    }
    Result<std::vector<PartEntry>> parts = read_entries(list, "parts", "names/");
    if (!parts || depth == kDeepest) {
      files_.report(path, "archive-file-malformed",
                    parts ? "Lists of lists go too deep" : parts.error().message);
      return false;
    }
    if (parts->size() > kMostParts) {
      files_.report(path, "archive-over-limit",
                    "The list has " + std::to_string(parts->size()) + " parts, and may have " +
                        std::to_string(kMostParts));
      return false;
    }
    bool is_all_read = true;
    std::size_t at = 0;
    const JsonValue entries = *member_of(list, "parts");
    for (const JsonValue entry : entries) {
      const PartEntry& part = (*parts)[at++];
      const std::size_t before = read.stories.size();
      const auto file = files_.read(part, "storylens-name-list");
      if (!file || !read_list(files_.path_of(part.file), file->document.root(), read, depth + 1)) {
        is_all_read = false;
      } else if (number_of(entry, "stories") != static_cast<double>(read.stories.size() - before)) {
        names_mismatch(files_.path_of(part.file), "The list has other stories than are told of it");
      }
    }
    return is_all_read;
  }

  static double number_of(JsonValue object, std::string_view name) {
    const std::optional<JsonValue> value = member_of(object, name);
    return value && value->kind() == JsonKind::Number ? value->number() : -1.0;
  }

  void read_card(const std::string& path, JsonValue card, NameList& read) {
    const auto text_of = [](JsonValue object, std::string_view name) {
      const std::optional<JsonValue> value = member_of(object, name);
      return value && value->kind() == JsonKind::String ? std::string(value->text()) : std::string();
    };
    StoryCard told;
    told.type = text_of(card, "type");
    told.headline = text_of(card, "headline");
    if (const std::optional<JsonValue> about = member_of(card, "about"))
      told.start = text_of(*about, "startDate");
    told.date = text_of(card, "datePublished");
    if (told.date.empty()) told.date = told.start;
    told.modified = text_of(card, "dateModified");
    const std::string slug = text_of(card, "slug");
    const std::string language = text_of(card, "inLanguage");
    const bool is_next_edition = slug == read.last;
    if (!read.stories.insert(slug).second && !is_next_edition)
      names_mismatch(path, "The list of " + read.entity + " has a story twice: " + slug);
    read.last = slug;
    const int day = name_day(told);
    if (!is_next_edition && day > read.day && !read.is_told) {
      names_mismatch(path,
                     "The list of " + read.entity + " is not by date: " + slug + " stands behind older ones");
      read.is_told = true;
    }
    // Editions may have dates of their own: the newest counts.
    read.day = is_next_edition ? std::max(read.day, day) : day;
    if (!facts_.is_whole) return;
    const auto edition = facts_.editions.find(slug + "\t" + language);
    if (edition == facts_.editions.end() ||
        facts_.edges.count(edge_key("story:" + slug, "entity:" + read.entity)) == 0)
      names_mismatch(path, "No story of the archive names " + read.entity + " as a list says: " + slug);
    else if (edition->second != edge_key(name_card(slug, language, told), {}))
      names_mismatch(path, "A list tells other of a story than the story does: " + slug);
  }

  void hold_against_stories(const std::string& path, const NameList& list, double told) {
    const auto naming = facts_.namings.find(list.entity);
    const std::size_t wanted = naming == facts_.namings.end() ? 0 : naming->second;
    if (told != static_cast<double>(list.stories.size()) ||
        (facts_.is_whole && wanted != list.stories.size()))
      names_mismatch(path, "The list of " + list.entity + " has " +
                               counted(list.stories.size(), "story", "stories") +
                               ", and it or the archive says otherwise");
  }

  ArchiveFiles& files_;
  StoryFacts facts_;
};

}  // namespace

void check_archive_names(JsonValue manifest, ArchiveFiles& files, StoryFacts facts) {
  if (member_of(manifest, "names")) NamesCheck(files, std::move(facts)).run(manifest);
}

}  // namespace storylens

#include "cli/shards/name_shards.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "cli/shards/manifest_reader.h"

namespace storylens {
namespace {

StoryRecord record(const std::string& slug, const std::string& start, const std::string& entities) {
  StoryRecord made;
  made.hash = hash_of_slug(slug);
  made.slug = slug;
  made.language = "en";
  made.card.headline = "Headline of " + slug;
  made.card.date = made.card.start = start;
  made.card.entities = entities;
  return made;
}

// A day for each thirty stories.
std::vector<StoryRecord> hub_stories(int count) {
  std::vector<StoryRecord> records;
  for (int i = 0; i < count; ++i) {
    const int day = i / 30;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string date =
        std::to_string(1990 + day / 336) + "-" + two(1 + day / 28 % 12) + "-" + two(1 + day % 28);
    records.push_back(record("story-" + std::to_string(i), date, "hub"));
  }
  return records;
}

struct Folder {
  std::map<std::string, std::string> files;
  std::vector<NamePage> pages;

  explicit Folder(const std::vector<StoryRecord>& stories, const std::vector<Entity>& entities = {}) {
    const std::string aside = std::filesystem::temp_directory_path().string();
    StoryRecords records(aside);
    for (const StoryRecord& story : stories) records.add(story, 0);
    records.sort();
    const auto write = [this](const std::vector<std::string>& texts) {
      std::vector<WrittenShard> written;
      for (const std::string& text : texts) {
        written.push_back({"names/" + short_hash(text) + ".json", text.size()});
        files[written.back().file] = text;
      }
      return written;
    };
    Result<std::vector<NamePage>> found = write_name_shards(records, entities, aside, write);
    CHECK(found.has_value());
    if (found) pages = std::move(*found);
  }

  // The slugs under the file or its lists, and how many files that takes.
  struct Listed {
    std::vector<std::string> slugs;
    std::size_t files = 0;
    int depth = 0;
  };
  void collect(JsonValue list, int depth, Listed& listed) const {
    listed.depth = std::max(listed.depth, depth);
    if (const std::optional<JsonValue> cards = member_of(list, "cards")) {
      for (const JsonValue card : *cards) listed.slugs.emplace_back(member_of(card, "slug")->text());
      return;
    }
    const JsonValue parts = *member_of(list, "parts");
    CHECK(parts.size() <= kMostParts);
    for (const JsonValue part : parts) {
      const std::size_t before = listed.slugs.size();
      const std::string& text = files.at(std::string(member_of(part, "file")->text()));
      CHECK(member_of(part, "bytes")->number() == static_cast<double>(text.size()));
      const Result<JsonDocument> document = JsonDocument::parse(text);
      CHECK(document.has_value());
      if (!document) continue;
      ++listed.files;
      collect(document->root(), depth + 1, listed);
      CHECK(member_of(part, "stories")->number() == static_cast<double>(listed.slugs.size() - before));
    }
  }
  Listed naming(const std::string& entity) const {
    Listed listed;
    for (const auto& [name, text] : files) {
      const Result<JsonDocument> document = JsonDocument::parse(text);
      CHECK(document.has_value());
      if (!document) continue;
      const std::optional<JsonValue> names = member_of(document->root(), "names");
      const std::optional<JsonValue> found = names ? member_of(*names, entity) : std::nullopt;
      if (!found) continue;
      collect(*found, 0, listed);
      CHECK(member_of(*found, "stories")->number() == static_cast<double>(listed.slugs.size()));
    }
    return listed;
  }
};

std::size_t new_files(const Folder& now, const Folder& before) {
  return static_cast<std::size_t>(std::count_if(now.files.begin(), now.files.end(), [&](const auto& file) {
    return before.files.count(file.first) == 0;
  }));
}

TEST_SUITE("cli/name_shards") {
  TEST_CASE("a hub of fifty thousand stories is listed whole, the newest first, in files of at most 64 KiB") {
    const std::vector<StoryRecord> records = hub_stories(50'000);
    const Folder folder(records);
    const Folder::Listed listed = folder.naming("hub");
    CHECK(listed.slugs.size() == records.size());
    CHECK(std::set<std::string>(listed.slugs.begin(), listed.slugs.end()).size() == records.size());
    std::map<std::string, std::string> days;
    for (const StoryRecord& story : records) days[story.slug] = story.card.start;
    CHECK(std::is_sorted(listed.slugs.begin(), listed.slugs.end(),
                         [&](const auto& a, const auto& b) { return days[a] > days[b]; }));
    CHECK(listed.depth == 2);
    for (const auto& [name, text] : folder.files) CHECK(text.size() <= (64u << 10));
  }

  TEST_CASE("a new story changes the list of its day and the files on the way to it") {
    std::vector<StoryRecord> records = hub_stories(20'000);
    const Folder before(records);
    for (const char* const date : {"2026-11-27", "1991-05-05", ""}) {
      CAPTURE(date);
      std::vector<StoryRecord> more = records;
      more.push_back(record("added", date, "hub"));
      const Folder after(more);
      CHECK(after.naming("hub").slugs.size() == more.size());
      // Page, file, list of lists and list; where a list is cut elsewhere by it, one or two besides.
      CHECK(new_files(after, before) <= 7);
    }
  }

  TEST_CASE("two entities that the same stories name share their lists") {
    std::vector<StoryRecord> records = hub_stories(2'000);
    for (StoryRecord& story : records) story.card.entities = "hub twin";
    const Folder folder(records);
    CHECK(folder.naming("twin").slugs == folder.naming("hub").slugs);
    CHECK(folder.files.size() < 2 * folder.naming("hub").files);
  }

  TEST_CASE("stories without a date come last, equals by slug, and a corpus without names has no page") {
    std::vector<StoryRecord> records = {record("b", "2026-01-02", "x"), record("undated", "", "x"),
                                        record("a", "2026-01-02", "x"), record("old", "2026-01", "x")};
    CHECK(Folder(records).naming("x").slugs == std::vector<std::string>{"a", "b", "old", "undated"});
    for (StoryRecord& story : records) story.card.entities.clear();
    CHECK(Folder(records).pages.empty());
  }

  TEST_CASE("a description that is too long for a file of many names is left out") {
    Entity entity;
    entity.slug = "x";
    entity.same_as.assign(400, "https://example.org/a-long-address-of-the-entity");
    const Folder folder({record("a", "2026-01-02", "x")}, {entity});
    for (const auto& [name, text] : folder.files) CHECK(text.find("\"entity\"") == std::string::npos);
    CHECK(folder.naming("x").slugs.size() == 1);
  }
}

}  // namespace
}  // namespace storylens

#include "cli/shards/story_records.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/sha256.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

std::string folder() {
  return fs::temp_directory_path().string();
}

StoryRecord record(const std::string& slug, const std::string& language, const std::string& headline) {
  StoryRecord made;
  made.hash = hash_of_slug(slug);
  made.slug = slug;
  made.language = language;
  made.bytes = headline.size();
  made.card.headline = headline;
  return made;
}

std::vector<std::string> in_order(SortedRuns& runs) {
  std::vector<std::string> items;
  runs.for_each([&](std::string_view item) { items.emplace_back(item); });
  return items;
}

TEST_SUITE("cli/story_records") {
  TEST_CASE("strings come in the order of their bytes, in memory or from many runs, each as often as added") {
    std::multiset<std::string> expected;
    SortedRuns small(folder());
    SortedRuns large(folder(), 10'000);  // bytes: a hundred runs
    for (std::size_t i = 0; i < 20'000; ++i) {
      std::string item = short_hash(std::to_string(i % 15'000)).substr(0, i % 33);
      if (i % 7 == 0) item += std::string("\0\xff", 2);
      expected.insert(item);
      small.add(item);
      large.add(item);
    }
    const std::vector<std::string> sorted(expected.begin(), expected.end());
    CHECK(in_order(small) == sorted);
    CHECK(in_order(large) == sorted);
    CHECK(large.status().has_value());
  }

  TEST_CASE("an item that is larger than the memory is sorted with the others") {
    SortedRuns runs(folder(), 1'000);
    const std::string large(300'000, 'b');
    for (const std::string& item : {std::string("c"), large, std::string("a")}) runs.add(item);
    CHECK(in_order(runs) == std::vector<std::string>{"a", large, "c"});
  }

  TEST_CASE("of texts turned around the greater comes first, and one that begins another after it") {
    const auto turned = [](const char* text) {
      std::string key;
      append_backwards(key, text);
      return key;
    };
    CHECK(turned("2026-11-27") < turned("2026-11"));
    CHECK(turned("2026-11") < turned("2026-10-01"));
    CHECK(turned("a") < turned(""));
  }

  TEST_CASE("what is put aside has no name in the folder, and a folder that cannot be had is told") {
    const fs::path place = fs::temp_directory_path() / "storylens-spool-test";
    {
      Spool spool(place.string());
      const std::string text(3 * kSpoolBuffer, 'x');
      spool.append("first");
      const std::uint64_t at = spool.append(text);
      spool.append("last");
      CHECK(fs::is_empty(place));
      std::string read;
      spool.read(at, text.size(), read);
      CHECK(read == text);
      spool.read(spool.size() - 4, 4, read);
      CHECK(read == "last");
      CHECK(spool.status().has_value());
    }
    fs::remove(place);
    Spool nowhere("/dev/null/folder");
    nowhere.append(std::string(kSpoolBuffer, 'x'));
    CHECK_FALSE(nowhere.status().has_value());
    std::string read = "something";
    nowhere.read(0, 4, read);
    CHECK(read.empty());
  }

  TEST_CASE("records stand in the order of hash, slug and language, and are found by slug") {
    StoryRecords records(folder());
    std::set<std::pair<std::uint64_t, std::string>> expected;
    for (int i = 0; i < 3'000; ++i) {
      const std::string slug = "story-" + std::to_string(i);
      expected.emplace(hash_of_slug(slug), slug);
      for (const char* const language : {"ko", "en"})
        records.add(record(slug, language, "Headline of " + slug), static_cast<std::uint64_t>(i));
    }
    records.sort();
    CHECK(records.size() == 6'000);
    auto next = expected.begin();
    std::size_t sound = 0;
    records.for_each([&](std::size_t i, const StoryRecord& each) {
      const bool is_first = i % 2 == 0;
      const bool is_as_expected = each.slug == next->second && each.hash == next->first &&
                                  each.language == (is_first ? "en" : "ko") &&
                                  records.begins_story(i) == is_first && records[i].slug == each.slug &&
                                  records[i].card.headline == "Headline of " + each.slug;
      if (is_as_expected) ++sound;
      if (!is_first) ++next;
    });
    CHECK(sound == records.size());
    const std::size_t found = records.find("story-77");
    CHECK(records[found].slug == "story-77");
    CHECK(records.end_of_story(found) == found + 2);
    CHECK(records.find("story-3000") == records.size());
    CHECK(records.status().has_value());
  }

  TEST_CASE(
      "of two records with one slug and language the one with the lower number stays, whatever came first") {
    StoryRecords records(folder());
    records.add(record("a", "en", "second"), 2);
    records.add(record("a", "en", "first"), 1);
    std::vector<std::string> dropped;
    records.sort([&](const StoryRecord& one, const StoryRecord& kept) {
      dropped.push_back(one.card.headline + " after " + kept.card.headline);
    });
    CHECK(dropped == std::vector<std::string>{"second after first"});
    CHECK(records.size() == 1);
    CHECK(records[0].card.headline == "first");
  }
}

}  // namespace
}  // namespace storylens

// What making the files of an archive wants of memory, told by a counting allocator: a program of its own, as
// it stands in for that of all others.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "cli/shards/corpus_graph.h"
#include "cli/shards/graph_tiles.h"
#include "cli/shards/name_shards.h"
#include "cli/shards/search_shards.h"

namespace {

std::atomic<std::size_t> bytes_held{0};
std::atomic<std::size_t> most_held{0};

void* counted_allocation(std::size_t size) {
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  const std::size_t held = bytes_held += malloc_usable_size(memory);
  std::size_t most = most_held;
  while (held > most && !most_held.compare_exchange_weak(most, held)) {
  }
  return memory;
}

void counted_release(void* memory) {
  if (memory != nullptr) bytes_held -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  return counted_allocation(size);
}
void* operator new[](std::size_t size) {
  return counted_allocation(size);
}
void operator delete(void* memory) noexcept {
  counted_release(memory);
}
void operator delete[](void* memory) noexcept {
  counted_release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  counted_release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  counted_release(memory);
}

namespace storylens {
namespace {

// Of 1 KB, with two entities and one story before it.
StoryRecord record(int number, int count) {
  StoryRecord made;
  made.slug = "story-" + std::to_string(number);
  made.hash = hash_of_slug(made.slug);
  made.language = "en";
  made.content_hash = short_hash(made.slug);
  made.path = "archive/" + made.slug + ".md";
  made.bytes = 4'000;
  made.card.headline = "Harbour reopens, no. " + std::to_string(number);
  made.card.url = "https://archive.example/" + std::string(900, 'x');
  made.card.date = made.card.start = "2026-11-27";
  made.card.related = "story-" + std::to_string(number / 2);
  made.card.entities = "entity-" + std::to_string(number % (count / 20)) + " entity-1";
  return made;
}

// The most bytes held at once.
std::size_t peak_of_files(int count) {
  const std::size_t before = bytes_held;
  most_held = before;
  const std::string folder = std::filesystem::temp_directory_path().string();
  StoryRecords records(folder);
  for (int i = 0; i < count; ++i) records.add(record(i, count), static_cast<std::uint64_t>(i));
  records.sort();
  CHECK(records.size() == static_cast<std::size_t>(count));
  CHECK(for_each_search_shard(records, folder, [](SearchShard&&) {}).has_value());
  const auto write = [](const std::vector<std::string>& texts) {
    return std::vector<WrittenShard>(texts.size());
  };
  CHECK(write_name_shards(records, {}, folder, write).has_value());
  const Result<CorpusGraph> graph = build_corpus_graph(records, folder);
  CHECK(graph.has_value());
  if (graph) {
    std::vector<Vec2> places;  // a layout has a share of its own: layout/multilevel.h
    for (std::size_t i = 0; i < graph->node_count(); ++i)
      places.push_back({static_cast<float>(i % 512), static_cast<float>(i / 512)});
    write_graph_tiles(*graph, records, {}, places, [](const std::string&) { return WrittenShard(); });
  }
  return most_held - before;
}

TEST_SUITE("cli/memory") {
  TEST_CASE(
      "memory grows by at most 200 bytes a story, whatever is told of each, beyond a share that is fixed") {
    constexpr std::size_t kFixed = 64u << 20;
    constexpr int kFew = 20'000;
    constexpr int kMany = 40'000;
    const std::size_t few = peak_of_files(kFew);
    const std::size_t many = peak_of_files(kMany);
    CAPTURE(few);
    CAPTURE(many);
    CHECK(few < kFixed);
    CHECK(many < few + 200 * (kMany - kFew));
  }
}

}  // namespace
}  // namespace storylens

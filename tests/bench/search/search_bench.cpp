// What tests/bench/search.mjs calls: a bundle, its search index made step by step, and searches in it, with
// the snippets that a list of results shows.
#include <emscripten.h>

#include <string>

#include "story/bundle_reader.h"
#include "story/search_index.h"

namespace {

using namespace storylens;

Bundle g_bundle;
SearchIndex g_index;
std::string g_answer;

std::string name_of(const SearchResult& result) {
  if (result.kind != SearchKind::Take) return result.node_id;
  const Story& story = g_bundle.stories[static_cast<std::size_t>(result.story)];
  return "take:" + story.slug + "/" + story.takes[static_cast<std::size_t>(result.item)].outlet;
}

}  // namespace

extern "C" {

// The number of stories, -1 = not a bundle.
EMSCRIPTEN_KEEPALIVE int bench_load(const char* json, std::size_t size) {
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle({json, size}, diagnostics);
  if (!bundle) return -1;
  g_bundle = std::move(*bundle);
  g_index = {};
  return static_cast<int>(g_bundle.stories.size());
}

EMSCRIPTEN_KEEPALIVE void bench_begin() {
  g_index.begin(g_bundle);
}

// 0 = all is read.
EMSCRIPTEN_KEEPALIVE int bench_add_some(std::size_t bytes) {
  return g_index.add_some(bytes) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int bench_has_names() {
  return g_index.stage() != SearchIndex::Stage::Names;
}

EMSCRIPTEN_KEEPALIVE double bench_bytes() {
  return static_cast<double>(g_index.bytes());
}

// "total first-result"
EMSCRIPTEN_KEEPALIVE const char* bench_search(const char* query, const char* language) {
  const SearchResults results = g_index.search({query, language});
  g_answer = std::to_string(results.total) + " ";
  if (!results.groups.empty()) g_answer += name_of(results.groups[0].results[0]);
  return g_answer.c_str();
}

}  // extern "C"

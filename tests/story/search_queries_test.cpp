#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "require_ok.h"
#include "story/sample_bundle.h"
#include "story/search_index.h"

namespace storylens {
namespace {

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', begin)) {
    cells.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  cells.push_back(line.substr(begin));
  return cells;
}

std::string name_of(const Bundle& bundle, const SearchResult& result) {
  if (result.kind != SearchKind::Take) return result.node_id;
  const Story& story = bundle.stories[static_cast<std::size_t>(result.story)];
  return "take:" + story.slug + "/" + story.takes[static_cast<std::size_t>(result.item)].outlet;
}

}  // namespace

TEST_SUITE("story/search_queries") {
  TEST_CASE("each query of the table finds first what it is meant to find") {
    const Bundle bundle = sample_bundle();
    REQUIRE_OK(bundle.stories.size() > 20);
    SearchIndex index;
    index.begin(bundle);
    while (index.add_some(1 << 16)) {
    }
    std::ifstream table(std::string(STORYLENS_TESTS_DIR) + "/fixtures/search_queries.tsv");
    std::size_t rows = 0;
    for (std::string line; std::getline(table, line);) {
      if (line.empty() || line[0] == '#') continue;
      const std::vector<std::string> row = columns(line);
      REQUIRE_OK(row.size() == 4);
      ++rows;
      const SearchResults results = index.search({row[0], row[1]});
      std::string found;
      if (!results.groups.empty()) found = name_of(bundle, results.groups[0].results[0]);
      CHECK_MESSAGE(found == row[2], row[0] << " (" << row[3] << ")");
    }
    CHECK(rows >= 60);
  }
}

}  // namespace storylens

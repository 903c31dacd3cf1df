#include "layout/edge_list.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

using Ids = std::vector<std::string_view>;

std::string first_diagnostic(std::string_view text) {
  Diagnostics diagnostics;
  read_edge_list(text, "edges.tsv", diagnostics);
  return diagnostics.empty() ? "" : format_diagnostic(diagnostics[0]);
}

}  // namespace

TEST_SUITE("layout/edge_list") {
  TEST_CASE("ids stand in the order in which they are first named") {
    Diagnostics diagnostics;
    const EdgeList list = read_edge_list("b\ta\na\tc d\nb\tb\n", "", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(list.ids == Ids{"b", "a", "c d"});
    CHECK(list.edges.size() == 3);
    CHECK(list.edges[0].source == 0);
    CHECK(list.edges[1].source == 1);
    CHECK(list.edges[1].target == 2);
    CHECK(list.edges[2].target == 0);
  }

  TEST_CASE("a byte order mark, carriage returns, empty lines and a missing last line end are no fault") {
    Diagnostics diagnostics;
    const EdgeList list = read_edge_list(
        "\xef\xbb\xbf"
        "a\tb\r\n\r\n\nb\t서울",
        "", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(list.ids == Ids{"a", "b", "서울"});
    CHECK(list.edges.size() == 2);
  }

  TEST_CASE("an empty text is an empty graph") {
    Diagnostics diagnostics;
    CHECK(read_edge_list("", "", diagnostics).ids.empty());
    CHECK(diagnostics.empty());
  }

  TEST_CASE("what is not an edge is told with its place") {
    CHECK(first_diagnostic("a\tb\n서울 b\n") ==
          "edges.tsv:2:5: error: a line needs a source, a tab and a target [edge-without-target]");
    CHECK(first_diagnostic("\tb\n") == "edges.tsv:1:1: error: the source is empty [edge-with-empty-id]");
    CHECK(first_diagnostic("a\t\n") == "edges.tsv:1:3: error: the target is empty [edge-with-empty-id]");
    CHECK(first_diagnostic("a\tb\t3\n") ==
          "edges.tsv:1:4: error: a line has two columns, source and target [edge-with-more-columns]");
  }

  TEST_CASE("lines around a bad one are read") {
    Diagnostics diagnostics;
    const EdgeList list = read_edge_list("a\tb\nbad\nc\td\n", "", diagnostics);
    CHECK(diagnostics.size() == 1);
    CHECK(list.ids == Ids{"a", "b", "c", "d"});
  }

  TEST_CASE("positions are written one a line") {
    CHECK(write_positions({"a", "b c"}, {{1.0f, -2.5f}, {0.0f, 1234.5678f}}) ==
          "a\t1.000\t-2.500\nb c\t0.000\t1234.568\n");
  }
}

}  // namespace storylens

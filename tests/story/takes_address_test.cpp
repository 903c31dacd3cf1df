#include "story/takes_address.h"

#include <doctest/doctest.h>

#include <string>

namespace storylens {
namespace {

TEST_SUITE("story/takes_address") {
  TEST_CASE("what is usual is not written") {
    std::string address = "story=s";
    append_takes_view(address, {});
    CHECK(address == "story=s");
  }

  TEST_CASE("a view is written with every value of a facet, an empty one too") {
    TakesView view;
    view.filter.of(Facet::Lens) = {"US & China", ""};
    view.filter.of(Facet::Language) = {"ko"};
    view.group = Facet::Region;
    view.sort = Facet::Date;
    view.shows_facets = true;
    view.claims = ClaimsShown::Claims;
    view.compared = {"a.example", "b.example-2"};
    std::string address = "story=s";
    append_takes_view(address, view);
    CHECK(address ==
          "story=s&lens=US%20%26%20China&lens=&takelang=ko&group=region&sort=date&show=facets&show=claims"
          "&compare=a.example,b.example-2");
  }

  TEST_CASE("names that are not of the takes are left to others") {
    TakesView view;
    CHECK_FALSE(read_takes_part(view, "camera", "1,2,3"));
    CHECK(view == TakesView());
  }

  TEST_CASE("a foreign address does no harm: unknown names of facets, the same value twice, too many") {
    TakesView view;
    CHECK(read_takes_part(view, "sort", "sideways"));
    CHECK_FALSE(view.sort.has_value());
    for (int i = 0; i < 200; ++i) read_takes_part(view, "lens", std::to_string(i % 100));
    CHECK(view.filter.of(Facet::Lens).size() == 64);
    read_takes_part(view, "compare", ",a,,a,b,c,d,e");
    CHECK(view.compared == std::vector<std::string>{"a", "b", "c", "d"});
  }
}

}  // namespace
}  // namespace storylens

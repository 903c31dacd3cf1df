#include "story/facets.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "story/html_samples.h"

namespace storylens {
namespace {

// Six takes: two lenses, one of them again later, and two without any.
Bundle sample() {
  Bundle bundle;
  bundle.stories = {bare_story("dam", "en")};
  Story& story = bundle.stories[0];
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) story.takes.push_back(bare_take(id));
  story.takes[0].lens = story.takes[3].lens = "water";
  story.takes[1].lens = "money";
  story.takes[0].abstract = "Framed.";
  story.takes[3].quote = Quote();
  story.takes[3].quote->text = "Words";
  story.takes[0].regions = {{"Korea", "KR", {}}, {"global", "001", {}}};
  story.takes[1].regions = {{"Korea", "KR", {}}};
  story.takes[0].in_language = story.takes[2].in_language = "en";
  story.takes[1].in_language = "ko";
  story.takes[0].date_published = "2026-06-24T08:00:00Z";
  story.takes[1].date_published = "2026-06";
  story.takes[2].date_published = "2026-06-25";
  story.entities = {{"works", "Works", {}}};
  story.sections.push_back({SectionRole::Summary, "", "[Board](/en/entity/board) met.", {}});
  bundle.entities.resize(2);
  bundle.entities[0].slug = "works";
  bundle.entities[1].slug = "fund";
  bundle.entities[1].type = "organization";
  bundle.outlets.resize(5);
  const char* owners[] = {"works", "fund", "nobody-known", "board", ""};
  for (std::size_t i = 0; i < 5; ++i) {
    bundle.outlets[i].id = story.takes[i].outlet;
    bundle.outlets[i].owned_by.value = owners[i];
  }
  return bundle;
}

std::string counted(const std::vector<FacetCount>& counts) {
  std::string text;
  for (const FacetCount& count : counts) {
    text += std::string(count.value) + "=" + std::to_string(count.takes);
    if (count.matching != count.takes) text += "(" + std::to_string(count.matching) + ")";
    text += " ";
  }
  return text;
}

TEST_SUITE("story/facets") {
  TEST_CASE("every value is counted, and what is not given comes last") {
    const Bundle bundle = sample();
    const TakeTable table(bundle, bundle.stories[0]);
    CHECK(counted(table.count(Facet::Lens, {})) == "water=2 money=1 =3 ");
    CHECK(counted(table.count(Facet::Framed, {})) == "yes=2 no=4 ");
    CHECK(counted(table.count(Facet::Region, {})) == "Korea=2 global=1 =4 ");
    CHECK(counted(table.count(Facet::Language, {})) == "en=2 ko=1 =3 ");
    CHECK(counted(table.count(Facet::Date, {})) == "2026-06-25=1 2026-06-24=1 2026-06=1 =3 ");
  }

  TEST_CASE("an owner is of a kind, and one that the story lists or links to is involved") {
    const Bundle bundle = sample();
    const TakeTable table(bundle, bundle.stories[0]);
    CHECK(counted(table.count(Facet::Owner, {})) == "involved=2 organization=1 another=1 =2 ");
    CHECK(table.value(0, Facet::Owner) == "involved");
    CHECK(table.value(3, Facet::Owner) == "involved");
    CHECK(table.value(5, Facet::Owner).empty());
    CHECK_FALSE(table.is_party("fund"));
  }

  TEST_CASE("an outlet that owns itself is one owner, of no known kind") {
    Bundle bundle = sample();
    bundle.outlets[1].owned_by.value = bundle.outlets[1].id;
    const TakeTable table(bundle, bundle.stories[0]);
    CHECK(table.value(1, Facet::Owner) == "another");
  }

  TEST_CASE("facets combine: any value of one, and all facets together") {
    const Bundle bundle = sample();
    const TakeTable table(bundle, bundle.stories[0]);
    TakesView view;
    view.filter.of(Facet::Lens) = {"water", ""};
    CHECK(table.shown(view) == std::vector<int>{0, 2, 3, 4, 5});
    view.filter.of(Facet::Framed) = {"no"};
    CHECK(table.shown(view) == std::vector<int>{2, 4, 5});
    view.filter.of(Facet::Region) = {"global"};
    CHECK(table.shown(view).empty());
  }

  TEST_CASE("a count says how many are left by the other facets, not by its own") {
    const Bundle bundle = sample();
    const TakeTable table(bundle, bundle.stories[0]);
    TakeFilter filter;
    filter.of(Facet::Framed) = {"yes"};
    CHECK(counted(table.count(Facet::Lens, filter)) == "water=2 money=1(0) =3(0) ");
    CHECK(counted(table.count(Facet::Framed, filter)) == "yes=2 no=4 ");
  }

  TEST_CASE("the file's order is usual; another order puts what is not given last and keeps the rest in it") {
    Bundle bundle = sample();
    bundle.stories[0].takes[4].outlet_name = "A paper";
    const TakeTable table(bundle, bundle.stories[0]);
    TakesView view;
    CHECK(table.shown(view) == std::vector<int>{0, 1, 2, 3, 4, 5});
    view.sort = Facet::Lens;
    CHECK(table.shown(view) == std::vector<int>{1, 0, 3, 2, 4, 5});
    view.sort = Facet::Date;
    CHECK(table.shown(view) == std::vector<int>{2, 0, 1, 3, 4, 5});
    view.sort = Facet::Framed;
    CHECK(table.shown(view) == std::vector<int>{0, 3, 1, 2, 4, 5});
    view.sort = Facet::Outlet;
    CHECK(table.shown(view) == std::vector<int>{4, 0, 1, 2, 3, 5});
  }

  TEST_CASE("a group stands where its first take does") {
    const Bundle bundle = sample();
    const TakeTable table(bundle, bundle.stories[0]);
    TakesView view;
    view.group = Facet::Lens;
    CHECK(table.shown(view) == std::vector<int>{0, 3, 1, 2, 4, 5});
    view.group = Facet::Language;
    CHECK(table.shown(view) == std::vector<int>{0, 2, 1, 3, 4, 5});
  }

  TEST_CASE("five thousand takes of as many outlets are counted and ordered") {
    Bundle bundle;
    bundle.stories = {bare_story("dam", "en")};
    for (int i = 0; i < 5000; ++i) bundle.stories[0].takes.push_back(bare_take("o" + std::to_string(i)));
    const TakeTable table(bundle, bundle.stories[0]);
    CHECK(table.count(Facet::Outlet, {}).size() == 5000);
    TakesView view;
    view.group = view.sort = Facet::Outlet;
    CHECK(table.shown(view).size() == 5000);
  }
}

}  // namespace
}  // namespace storylens

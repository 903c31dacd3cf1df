#include <doctest/doctest.h>

#include <string>

#include "story/story_graph.h"

namespace storylens {
namespace {

// One story with an edge of each kind.
Bundle sample() {
  Bundle bundle;
  Story story;
  story.slug = "dam";
  story.in_language = "en";
  story.headline = "The dam holds";
  story.sections = {{SectionRole::Summary, "In short", "It held. [Works](/en/entity/works) checked it.", {}},
                    {SectionRole::WhatToWatch, "", "Whether [[flood]] comes.", {}}};
  story.entities = {{"works", "Works", {}}, {"city", "City", {}}, {"a", "A", {}},
                    {"b", "B", {}},         {"c", "C", {}},       {"d", "D", {}}};
  story.related = {{"bridge", "The bridge", {}}};
  Take quoted;
  quoted.id = quoted.outlet = "paper.example";
  quoted.outlet_name = "The Paper";
  quoted.lens = "local";
  quoted.abstract = "It praises [City](/en/entity/council).";
  quoted.quote = Quote();
  quoted.quote->text = "It held.";
  Take framed = quoted;
  framed.id = framed.outlet = "post.example";
  framed.outlet_name = "The Post";
  framed.quote.reset();
  framed.lens.reset();
  framed.abstract = "It doubts the figures. And more.";
  Take link;
  link.id = link.outlet = "wire.example";
  link.outlet_name = "The Wire";
  story.takes = {quoted, framed, link};
  bundle.stories = {story, story};
  bundle.stories[1].slug = "gate";
  bundle.stories[1].headline = "The gate";
  bundle.stories[1].takes.clear();
  bundle.outlets.resize(2);
  bundle.outlets[0].id = "paper.example";
  bundle.outlets[0].name = "The Paper";
  bundle.outlets[0].owned_by = {"works", "https://register.example/1", {}};
  bundle.outlets[1].id = "post.example";
  bundle.outlets[1].name = "The Post";
  bundle.outlets[1].owned_by = {"works", "", {}};
  return bundle;
}

std::string sentence(const Bundle& bundle, EdgeKind kind, std::string_view source, std::string_view target,
                     std::string_view language = "en") {
  const StoryGraph graph = build_story_graph(bundle, language);
  for (const GraphEdge& edge : graph.edges) {
    if (edge.kind != kind || edge.source != graph.find(source) || edge.target != graph.find(target)) continue;
    return edge_sentence(bundle, graph, edge, Strings::for_language(language));
  }
  return "(no such edge)";
}

TEST_SUITE("story/edge_sentence") {
  TEST_CASE("a mention names the section and quotes the sentence") {
    CHECK(sentence(sample(), EdgeKind::Mentions, "story:dam", "entity:works") ==
          "“The dam holds” mentions Works (In short): “Works checked it.”");
    CHECK(sentence(sample(), EdgeKind::Mentions, "story:dam", "entity:council") ==
          "“The dam holds” mentions council (take by The Paper): “It praises City.”");
    CHECK(sentence(sample(), EdgeKind::Mentions, "story:dam", "entity:city") ==
          "“The dam holds” lists City among its names.");
  }

  TEST_CASE("a section without a heading is called by its role") {
    CHECK(sentence(sample(), EdgeKind::Related, "story:dam", "story:flood") ==
          "“The dam holds” links to “flood” (What to watch): “Whether flood comes.”");
  }

  TEST_CASE("a related story that is only listed says so") {
    CHECK(sentence(sample(), EdgeKind::Related, "story:dam", "story:bridge") ==
          "“The dam holds” lists “The bridge” as a related story.");
  }

  TEST_CASE(
      "a report gives the quotation with its lens, else the framing, else says that there is only the link") {
    CHECK(sentence(sample(), EdgeKind::Reports, "outlet:paper.example", "story:dam") ==
          "The Paper reports on “The dam holds” (lens: local): “It held.”");
    CHECK(sentence(sample(), EdgeKind::Reports, "outlet:post.example", "story:dam") ==
          "The Post reports on “The dam holds”. It doubts the figures.");
    CHECK(sentence(sample(), EdgeKind::Reports, "outlet:wire.example", "story:dam") ==
          "The Wire reports on “The dam holds”; only the link is given here.");
  }

  TEST_CASE("an owner comes with where it can be checked, or with the lack of it") {
    CHECK(sentence(sample(), EdgeKind::OwnedBy, "outlet:paper.example", "entity:works") ==
          "The Paper is owned by Works. Source: https://register.example/1");
    CHECK(sentence(sample(), EdgeKind::OwnedBy, "outlet:post.example", "entity:works") ==
          "The Post is owned by Works. No source is given.");
  }

  TEST_CASE("names in common are listed, the many cut short") {
    CHECK(sentence(sample(), EdgeKind::Shares, "story:dam", "story:gate") ==
          "“The dam holds” and “The gate” have names in common: Works, City, A, B, C, 1 more.");
  }

  TEST_CASE("further places are counted") {
    Bundle bundle = sample();
    bundle.stories[0].sections[0].markdown += " Then [Works](/en/entity/works) left.";
    CHECK(sentence(bundle, EdgeKind::Mentions, "story:dam", "entity:works") ==
          "“The dam holds” mentions Works (In short): “Works checked it.” (and in 1 more place)");
  }

  TEST_CASE("Korean has sentences of its own") {
    CHECK(sentence(sample(), EdgeKind::Mentions, "story:dam", "entity:works", "ko") ==
          "‘The dam holds’ 기사에 Works 관련 언급이 있다(In short). “Works checked it.”");
    CHECK(sentence(sample(), EdgeKind::OwnedBy, "outlet:post.example", "entity:works", "ko") ==
          "The Post 매체는 Works 소유다. 출처는 적혀 있지 않다.");
  }

  TEST_CASE("an edge whose evidence points nowhere is still a sentence") {
    const Bundle bundle = sample();
    StoryGraph graph = build_story_graph(bundle, "en");
    for (GraphEdge& edge : graph.edges) {
      for (Evidence& evidence : edge.evidence) {
        evidence.story = 99;
        evidence.item = 99;
      }
      CHECK(edge_sentence(bundle, graph, edge, Strings::for_language("en")).size() > 10);
      edge.evidence.clear();
      CHECK(edge_sentence(bundle, graph, edge, Strings::for_language("en")).size() > 10);
    }
  }
}

}  // namespace
}  // namespace storylens

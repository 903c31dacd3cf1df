#include "story/story_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "require_ok.h"

namespace storylens {
namespace {

Story story_of(std::string slug, std::string language, std::string headline, std::string summary = {}) {
  Story story;
  story.slug = std::move(slug);
  story.in_language = std::move(language);
  story.headline = std::move(headline);
  if (!summary.empty()) story.sections.push_back({SectionRole::Summary, "Summary", std::move(summary), {}});
  return story;
}

Take take_of(std::string id, std::string outlet, std::string abstract = {}) {
  Take take;
  take.id = std::move(id);
  take.outlet = outlet;
  take.outlet_name = std::move(outlet);
  take.abstract = std::move(abstract);
  return take;
}

Entity entity_of(std::string slug, std::vector<LocalizedName> names) {
  Entity entity;
  entity.slug = std::move(slug);
  entity.names = std::move(names);
  return entity;
}

int edges_of(const StoryGraph& graph, EdgeKind kind) {
  return static_cast<int>(std::count_if(graph.edges.begin(), graph.edges.end(),
                                        [&](const GraphEdge& edge) { return edge.kind == kind; }));
}

// An empty edge from node 0 to itself when there is none of that kind between the two.
GraphEdge edge_between(const StoryGraph& graph, EdgeKind kind, std::string_view source,
                       std::string_view target) {
  for (const GraphEdge& edge : graph.edges) {
    if (edge.kind == kind && edge.source == graph.find(source) && edge.target == graph.find(target))
      return edge;
  }
  return {};
}

std::string first_evidence(const GraphEdge& edge) {
  return edge.evidence.empty() ? "(none)" : edge.evidence.front().text;
}

GraphNode node_of(const StoryGraph& graph, std::string_view id) {
  const int index = graph.find(id);
  return index < 0 ? GraphNode() : graph.nodes[static_cast<std::size_t>(index)];
}

std::vector<std::string> ids_of(const StoryGraph& graph) {
  std::vector<std::string> ids;
  for (const GraphNode& node : graph.nodes) ids.push_back(node.id);
  return ids;
}

TEST_SUITE("story/story_graph") {
  TEST_CASE("a link in the text becomes a mention with its sentence") {
    Bundle bundle;
    bundle.stories = {
        story_of("dam", "en", "The dam",
                 "It rained. [Harbour Works](/en/entity/harbour-works) closed the gate. Then it stopped.")};
    bundle.entities = {entity_of("harbour-works", {{"en", "Harbour Works Company"}})};
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(graph.nodes.size() == 2);
    const GraphEdge edge = edge_between(graph, EdgeKind::Mentions, "story:dam", "entity:harbour-works");
    CHECK(edge.evidence.size() == 1);
    CHECK(first_evidence(edge) == "Harbour Works closed the gate.");
    CHECK((!edge.evidence.empty() && edge.evidence[0].kind == EvidenceKind::Section &&
           edge.evidence[0].item == 0));
    CHECK(node_of(graph, "entity:harbour-works").item == 0);
  }

  TEST_CASE("an entity is named by the bundle, not by the words of the link") {
    Bundle bundle;
    bundle.stories = {
        story_of("a", "ko", "가",
                 "[알리바바의](/ko/entity/alibaba-qwen) 모델. [오픈](/ko/entity/open-house)은 없다.")};
    bundle.stories[0].entities = {{"alibaba-qwen", "Alibaba Qwen", {}}, {"listed-only", "Listed Only", {}}};
    bundle.entities = {entity_of("alibaba-qwen", {{"en", "Qwen"}, {"ko", "큐원"}})};
    CHECK(node_of(build_story_graph(bundle, "ko"), "entity:alibaba-qwen").label == "큐원");
    CHECK(node_of(build_story_graph(bundle, "en"), "entity:alibaba-qwen").label == "Qwen");
    const StoryGraph graph = build_story_graph(bundle, "ko");
    CHECK(node_of(graph, "entity:listed-only").label == "Listed Only");
    CHECK(node_of(graph, "entity:listed-only").item == -1);
    CHECK(node_of(graph, "entity:open-house").label == "open house");
  }

  TEST_CASE("a place in a list is evidence only where the text has none") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A", "About [it](/en/entity/x).")};
    bundle.stories[0].entities = {{"x", "X", {}}, {"y", "Y", {}}};
    const StoryGraph graph = build_story_graph(bundle, "en");
    const GraphEdge linked = edge_between(graph, EdgeKind::Mentions, "story:a", "entity:x");
    CHECK(linked.evidence.size() == 1);
    CHECK(first_evidence(linked) == "About it.");
    const GraphEdge listed = edge_between(graph, EdgeKind::Mentions, "story:a", "entity:y");
    CHECK(listed.evidence.size() == 1);
    CHECK((!listed.evidence.empty() && listed.evidence[0].kind == EvidenceKind::List));
    CHECK(first_evidence(listed) == "Y");
  }

  TEST_CASE("links in one sentence are told once, links in further sentences again") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A",
                               "[Ada](/en/entity/x) and [Ada](/en/entity/x). Then [Ada](/en/entity/x).\n\n- "
                               "And [x](/en/entity/x)!")};
    const GraphEdge edge =
        edge_between(build_story_graph(bundle, "en"), EdgeKind::Mentions, "story:a", "entity:x");
    REQUIRE_OK(edge.evidence.size() == 3);
    CHECK(edge.evidence[0].text == "Ada and Ada.");
    CHECK(edge.evidence[1].text == "Then Ada.");
    CHECK(edge.evidence[2].text == "And x!");
  }

  TEST_CASE("links in abstracts are mentions too") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A")};
    bundle.stories[0].takes = {take_of("t", "paper.example", "It blames [X](/en/entity/x).")};
    const GraphEdge edge =
        edge_between(build_story_graph(bundle, "en"), EdgeKind::Mentions, "story:a", "entity:x");
    CHECK((edge.evidence.size() == 1 && edge.evidence[0].kind == EvidenceKind::Take &&
           edge.evidence[0].item == 0));
    CHECK(first_evidence(edge) == "It blames X.");
  }

  TEST_CASE("a related story that the bundle lacks is a stub with the same form of id") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A"), story_of("b", "en", "B")};
    bundle.stories[0].related = {
        {"b", "", {}}, {"series-h-ipo-2026", "", {}}, {"chip-controls", "Chip controls", {}}};
    bundle.stories[1].related = {{"series-h-ipo-2026", "The Series H", {}}, {"b", "", {}}};
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(graph.nodes.size() == 4);
    CHECK(node_of(graph, "story:b").kind == NodeKind::Story);
    CHECK(node_of(graph, "story:chip-controls").kind == NodeKind::Stub);
    CHECK(node_of(graph, "story:chip-controls").label == "Chip controls");
    CHECK(node_of(graph, "story:series-h-ipo-2026").label == "The Series H");
    CHECK(node_of(graph, "story:series-h-ipo-2026").story_count == 2);
    CHECK(edges_of(graph, EdgeKind::Related) == 4);  // a story is not related to itself
    bundle.stories[1].related.clear();
    CHECK(node_of(build_story_graph(bundle, "en"), "story:series-h-ipo-2026").label == "series h ipo 2026");
  }

  TEST_CASE("a wiki-link in the text relates the stories, with its sentence") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A", "As [[b]] told. See [[a]].")};
    bundle.stories[0].related = {{"b", "", {}}};
    const StoryGraph graph = build_story_graph(bundle, "en");
    const GraphEdge edge = edge_between(graph, EdgeKind::Related, "story:a", "story:b");
    CHECK(edges_of(graph, EdgeKind::Related) == 1);
    CHECK((edge.evidence.size() == 1 && edge.evidence[0].kind == EvidenceKind::Section));
    CHECK(first_evidence(edge) == "As b told.");
  }

  TEST_CASE("an outlet reports a story once, with evidence for each of its takes") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A")};
    bundle.stories[0].takes = {take_of("p", "paper.example", "First take. It goes on."),
                               take_of("p-2", "paper.example"), take_of("q", "post.example")};
    bundle.stories[0].takes[0].outlet_name = "The Paper";
    bundle.stories[0].takes[2].quote = Quote();
    bundle.stories[0].takes[2].quote->text = "We said so.";
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(edges_of(graph, EdgeKind::Reports) == 2);
    const GraphEdge paper = edge_between(graph, EdgeKind::Reports, "outlet:paper.example", "story:a");
    REQUIRE_OK(paper.evidence.size() == 2);
    CHECK(paper.evidence[0].text == "First take.");
    CHECK(paper.evidence[0].item == 0);
    CHECK(paper.evidence[1].text.empty());
    CHECK(paper.evidence[1].item == 1);
    CHECK(first_evidence(edge_between(graph, EdgeKind::Reports, "outlet:post.example", "story:a")) ==
          "We said so.");
    CHECK(node_of(graph, "outlet:paper.example").label == "The Paper");
  }

  TEST_CASE("an owner is a fact about an outlet that occurs, with its source") {
    Bundle bundle;
    bundle.stories = {story_of("a", "en", "A")};
    bundle.stories[0].takes = {take_of("p", "paper.example")};
    bundle.outlets.resize(2);
    bundle.outlets[0].id = "paper.example";
    bundle.outlets[0].name = "The Morning Paper";
    bundle.outlets[0].owned_by = {"big-holding", "https://register.example/1", {}};
    bundle.outlets[1].id = "unused.example";
    bundle.outlets[1].owned_by = {"other-holding", "", {}};
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(edges_of(graph, EdgeKind::OwnedBy) == 1);
    const GraphEdge edge =
        edge_between(graph, EdgeKind::OwnedBy, "outlet:paper.example", "entity:big-holding");
    CHECK(first_evidence(edge) == "https://register.example/1");
    CHECK(node_of(graph, "outlet:paper.example").label == "The Morning Paper");
    CHECK(node_of(graph, "entity:big-holding").story_count == 0);
    CHECK(graph.find("outlet:unused.example") == -1);
  }

  TEST_CASE("stories with an entity in common share it, the more the rarer it is") {
    Bundle bundle;
    for (const char* slug : {"a", "b", "c"}) {
      bundle.stories.push_back(story_of(slug, "en", slug));
      bundle.stories.back().entities = {{"everywhere", "Everywhere", {}}};
    }
    bundle.stories[0].entities.push_back({"rare", "Rare", {}});
    bundle.stories[1].entities.push_back({"rare", "Rare", {}});
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(edges_of(graph, EdgeKind::Shares) == 3);
    const GraphEdge both = edge_between(graph, EdgeKind::Shares, "story:a", "story:b");
    const GraphEdge one = edge_between(graph, EdgeKind::Shares, "story:a", "story:c");
    CHECK(both.weight == doctest::Approx(1.0 / std::log2(4.0) + 1.0 / std::log2(3.0)));
    CHECK(one.weight == doctest::Approx(1.0 / std::log2(4.0)));
    CHECK(both.evidence.size() == 2);
    CHECK(first_evidence(both) == "Everywhere");
    CHECK(node_of(graph, "entity:everywhere").story_count == 3);
    CHECK(node_of(graph, "story:c").story_count == 2);
  }

  TEST_CASE("an entity of very many stories makes no shares edges") {
    Bundle bundle;
    for (int i = 0; i <= kHubStories; ++i) {
      bundle.stories.push_back(story_of("s" + std::to_string(i), "en", "S"));
      bundle.stories.back().entities = {{"hub", "Hub", {}}};
    }
    CHECK(edges_of(build_story_graph(bundle, "en"), EdgeKind::Shares) == 0);
    bundle.stories.pop_back();
    CHECK(edges_of(build_story_graph(bundle, "en"), EdgeKind::Shares) == kHubStories * (kHubStories - 1) / 2);
  }
}

Bundle two_editions() {
  Bundle bundle;
  bundle.stories = {story_of("a", "ko", "가", "[엑스](/ko/entity/x)가 왔다. [와이](/ko/entity/y)도 왔다."),
                    story_of("a", "en", "A", "[X](/en/entity/x) came."), story_of("b", "en", "B")};
  bundle.stories[0].takes = {take_of("p", "paper.example", "한국어 요지."), take_of("q", "post.example")};
  bundle.stories[1].takes = {take_of("p", "paper.example", "The gist.")};
  bundle.stories[1].entities = {{"z", "Z", {}}};
  return bundle;
}

TEST_SUITE("story/story_graph") {
  TEST_CASE("editions of one story are one node, shown in the language asked for") {
    const Bundle bundle = two_editions();
    const StoryGraph english = build_story_graph(bundle, "en");
    CHECK(node_of(english, "story:a").label == "A");
    CHECK(node_of(english, "story:a").item == 1);
    CHECK(node_of(build_story_graph(bundle, "ko-KR"), "story:a").item == 0);
    CHECK(node_of(build_story_graph(bundle, "fr"), "story:a").item == 0);
  }

  TEST_CASE("evidence of several editions is merged and not doubled") {
    const Bundle bundle = two_editions();
    const StoryGraph graph = build_story_graph(bundle, "en");
    const GraphEdge x = edge_between(graph, EdgeKind::Mentions, "story:a", "entity:x");
    CHECK(x.evidence.size() == 1);
    CHECK(first_evidence(x) == "X came.");
    CHECK(first_evidence(edge_between(graph, EdgeKind::Mentions, "story:a", "entity:y")) == "와이도 왔다.");
    CHECK(first_evidence(edge_between(graph, EdgeKind::Mentions, "story:a", "entity:z")) == "Z");
    const GraphEdge paper = edge_between(graph, EdgeKind::Reports, "outlet:paper.example", "story:a");
    CHECK(paper.evidence.size() == 1);
    CHECK(first_evidence(paper) == "The gist.");
    const GraphEdge post = edge_between(graph, EdgeKind::Reports, "outlet:post.example", "story:a");
    CHECK((post.evidence.size() == 1 && post.evidence[0].story == 0));
  }

  TEST_CASE("nodes and edges keep their order when the language changes") {
    const Bundle bundle = two_editions();
    const StoryGraph english = build_story_graph(bundle, "en");
    const StoryGraph korean = build_story_graph(bundle, "ko");
    CHECK(ids_of(english) == ids_of(korean));
    REQUIRE_OK(english.edges.size() == korean.edges.size());
    for (std::size_t i = 0; i < english.edges.size(); ++i) {
      CHECK(english.edges[i].source == korean.edges[i].source);
      CHECK(english.edges[i].target == korean.edges[i].target);
      CHECK(english.edges[i].kind == korean.edges[i].kind);
    }
  }

  TEST_CASE("nothing is found by an id that is not there, and an empty bundle makes an empty graph") {
    const StoryGraph graph = build_story_graph(Bundle(), "en");
    CHECK(graph.nodes.empty());
    CHECK(graph.edges.empty());
    CHECK(graph.find("story:a") == -1);
  }

  TEST_CASE("a very long paragraph full of links is read without quoting it for each link") {
    Bundle bundle;
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "[word](/en/entity/e" + std::to_string(i % 100) + ") and ";
    bundle.stories = {story_of("a", "en", "A", text)};
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(edges_of(graph, EdgeKind::Mentions) == 100);
    std::size_t bytes = 0;
    for (const GraphEdge& edge : graph.edges) {
      for (const Evidence& evidence : edge.evidence) bytes = std::max(bytes, evidence.text.size());
    }
    CHECK(bytes < 1000);
  }

  TEST_CASE("slugs are readable as words") {
    CHECK(readable_slug("anthropic-series-h-ipo-2026") == "anthropic series h ipo 2026");
    CHECK(readable_slug("--a__b-") == "a b");
    CHECK(readable_slug("---") == "---");
  }

  TEST_CASE("kinds have the names of the public contract") {
    CHECK(std::string(node_kind_name(NodeKind::Stub)) == "stub");
    CHECK(std::string(node_kind_name(NodeKind::Outlet)) == "outlet");
    CHECK(std::string(edge_kind_name(EdgeKind::OwnedBy)) == "ownedBy");
    CHECK(std::string(edge_kind_name(EdgeKind::Shares)) == "shares");
  }
}

}  // namespace
}  // namespace storylens

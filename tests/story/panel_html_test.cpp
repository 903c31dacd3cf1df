#include "story/panel_html.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "story/html_tokens.h"

namespace storylens {
namespace {

Bundle two_stories() {
  Bundle bundle;
  Story old;
  old.slug = "old";
  old.in_language = "en";
  old.headline = "An old story";
  old.start_date = "2025-01-02";
  old.related = {{"new", {}, {}}, {"elsewhere", {}, {}}};
  old.entities = {{"acme", "Acme", {}}};
  Story recent = old;
  recent.slug = "new";
  recent.headline = "A <new> story";
  recent.start_date = "2026-01-02";
  recent.related = {};
  bundle.stories = {old, recent};
  return bundle;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string article(const std::string& html) {
  return "<article>" + html + "</article>";
}

const Strings& english() {
  return Strings::for_language("en");
}

}  // namespace

TEST_SUITE("story/panel_html") {
  TEST_CASE("all of it is well formed") {
    const Bundle bundle = two_stories();
    const StoryGraph graph = build_story_graph(bundle, "en");
    std::vector<int> nodes;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      nodes.push_back(static_cast<int>(i));
      CHECK(fault_of(node_card_html(bundle, graph, nodes.back(), english())) == "");
    }
    CHECK(fault_of(article(story_list_html(bundle, "new", "en", english()))) == "");
    CHECK(fault_of(article(graph_html(bundle, graph, "old", nodes, nodes.size(), english()))) == "");
    SearchIndex index;
    index.begin(bundle);
    while (index.add_some(1000)) {
    }
    for (const char* query : {"story", "acme", "elsewhere", "<b>", "storry"}) {
      const SearchResults results = index.search({query, "en"});
      CHECK(fault_of(article(search_results_html(bundle, "old", query, results, english()))) == "");
    }
  }

  TEST_CASE("a card says what a node is and has a sentence for each of its edges") {
    const Bundle bundle = two_stories();
    const StoryGraph graph = build_story_graph(bundle, "en");
    const std::string html = node_card_html(bundle, graph, graph.find("story:elsewhere"), english());
    CHECK(text_of(html, "data-block", "name") == "elsewhere");
    CHECK(has(text_of(html, "data-block", "stub"), "not in this bundle"));
    CHECK(has(text_content(html), "“An old story” lists “elsewhere” as a related story."));
  }

  TEST_CASE("the list has the newest first and marks the current one") {
    const std::string html = story_list_html(two_stories(), "old", "en", english());
    CHECK(text_of(html, "data-block", "title0") == "A <new> story");
    CHECK(has(html, "aria-current=\"true\">An old story"));
  }

  TEST_CASE("what was found is said with its number, in groups, and marked") {
    const Bundle bundle = two_stories();
    SearchIndex index;
    index.begin(bundle);
    while (index.add_some(1000)) {
    }
    const std::string html =
        search_results_html(bundle, "old", "sto", index.search({"sto", "en"}), english());
    CHECK(text_of(html, "data-block", "count") == "2 results");
    CHECK(text_of(html, "data-block", "search.group.story") == "Stories 2");
    CHECK(has(html, "data-node=\"story:new\" data-result=\"0\">A &lt;new&gt; <mark>sto</mark>ry</a>"));
    const std::string similar =
        search_results_html(bundle, "old", "akme", index.search({"akme", "en"}), english());
    CHECK(text_of(similar, "data-block", "count") == "1 result, 1 by similar spelling");
    CHECK(has(similar, "similar spelling</p>"));
  }

  TEST_CASE("where nothing is found, it is said what else may help") {
    const Bundle bundle = two_stories();
    SearchIndex index;
    index.begin(bundle);
    while (index.add_some(1000)) {
    }
    const std::string html =
        search_results_html(bundle, "old", "qqq", index.search({"qqq", "en"}), english());
    CHECK(text_of(html, "data-block", "count") == "Nothing found for “qqq”.");
    CHECK(has(html, "data-block=\"none.shorter\""));
  }

  TEST_CASE("every node of the graph is listed with its edges") {
    const Bundle bundle = two_stories();
    const StoryGraph graph = build_story_graph(bundle, "en");
    const std::string html = graph_html(bundle, graph, "old", {graph.find("entity:acme")}, 1, english());
    CHECK(has(html, "data-node=\"entity:acme\">Acme</a>"));
    CHECK(has(text_content(html), "“An old story” lists Acme among its names."));
  }

  TEST_CASE("a node with more edges than its list has room for says how many more") {
    Bundle bundle = two_stories();
    for (int i = 0; i < 4000; ++i) {
      Story story = bundle.stories[0];
      story.slug = "story-" + std::to_string(i);
      bundle.stories.push_back(story);
    }
    const StoryGraph graph = build_story_graph(bundle, "en");
    const int acme = graph.find("entity:acme");
    const auto edges = std::count_if(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge& edge) {
      return edge.source == acme || edge.target == acme;
    });
    const std::string html = graph_html(bundle, graph, "old", {acme}, 1, english());
    const std::string rest = english().count("names.more", static_cast<int>(edges) - 3000);
    CHECK(edges > 4000);
    CHECK(has(html, "<a href=\"#page=entity:acme\">" + rest + "</a>"));
    const StoryGraph small = build_story_graph(two_stories(), "en");
    const std::string whole =
        graph_html(two_stories(), small, "old", {small.find("entity:acme")}, 1, english());
    CHECK(!has(whole, " more</a>"));
    // Of a list in parts, each as the whole would have it.
    const std::string part = graph_html(bundle, graph, "old", {acme}, 300, english());
    CHECK(has(part, english().count("names.more", static_cast<int>(edges) - 10) + "</a>"));
  }
}

}  // namespace storylens

#include <doctest/doctest.h>

#include "story/explore/graph_walk.h"
#include "story/panel_html.h"

namespace storylens {
namespace {

struct Sample {
  Sample() {
    for (const char* slug : {"one", "two"}) {
      Story story;
      story.slug = slug;
      story.headline = std::string("Story ") + slug;
      story.in_language = "en";
      story.entities = {{"acme", "Acme", {}}};
      bundle.stories.push_back(std::move(story));
    }
    graph = build_story_graph(bundle, "en");
  }

  std::string html(std::string_view from, std::string_view to) const {
    const NeighborIndex index(graph);
    GraphPath path;
    path.from = index.find(from);
    path.to = index.find(to);
    path.nodes = find_path(graph, index, path.from, path.to, std::vector<bool>(graph.nodes.size(), false));
    path.edges = path_edges(index, path.nodes);
    return path_html(bundle, graph, "one", path, Strings::for_language("en"));
  }

  Bundle bundle;
  StoryGraph graph;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("story/html/path") {
  TEST_CASE("a path is told as its stops, each a link, with the sentences between them") {
    const std::string html = Sample().html("story:one", "story:two");
    CHECK(has(html, "Connected in 2 steps"));
    CHECK(has(html, "From “Story one” to “Story two”"));
    const std::size_t first = html.find("data-node=\"story:one\"");
    const std::size_t sentence = html.find("“Story one” lists Acme among its names.");
    const std::size_t middle = html.find("data-node=\"entity:acme\"");
    const std::size_t second = html.find("“Story two” lists Acme among its names.");
    const std::size_t last = html.find("data-node=\"story:two\"");
    CHECK(first < sentence);
    CHECK(sentence < middle);
    CHECK(middle < second);
    CHECK(second < last);
    CHECK(last != std::string::npos);
  }

  TEST_CASE("that there is no path is said") {
    Sample sample;
    GraphPath path;
    path.from = 0;
    path.to = 1;
    const std::string html = path_html(sample.bundle, sample.graph, "one", path, Strings::for_language("en"));
    CHECK(has(html, "Nothing in this bundle connects them."));
    CHECK_FALSE(has(html, "<ol>"));
  }
}

}  // namespace storylens

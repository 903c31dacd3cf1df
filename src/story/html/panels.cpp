#include <algorithm>

#include "base/order.h"
#include "story/corpus.h"
#include "story/corpus_html.h"
#include "story/corpus_view.h"
#include "story/html/node_link.h"
#include "story/panel_html.h"

namespace storylens {
namespace {

constexpr std::string_view kSeparator = " · ";

// Of a graph's list. A graph of few nodes says all that it knows; all that a graph of hundreds knows would
// hold up the page for seconds.
constexpr std::size_t kMostSentences = 3000;
constexpr std::size_t kFewSentences = 10;  // of a node

std::string kind_line(const GraphNode& node, const Strings& strings) {
  std::string line(strings.get(std::string("node.") + node_kind_name(node.kind)));
  if (node.story_count > 0) line.append(kSeparator).append(strings.count("node.stories", node.story_count));
  return line;
}

std::vector<const Story*> listed_stories(const Bundle& bundle, std::string_view language) {
  std::vector<const Story*> stories;
  for (const Story& story : bundle.stories) {
    const Story* edition = find_story(bundle, story.slug, language);
    if (std::find(stories.begin(), stories.end(), edition) == stories.end()) stories.push_back(edition);
  }
  sort_stably(stories, [](const Story* a, const Story* b) { return a->start_date > b->start_date; });
  return stories;
}

// The edges at each of the nodes: first what the bundle says, then what follows from it.
std::vector<std::vector<int>> edges_of_nodes(const StoryGraph& graph, const std::vector<int>& nodes) {
  std::vector<int> index(graph.nodes.size(), -1);
  for (std::size_t i = 0; i < nodes.size(); ++i)
    index[static_cast<std::size_t>(nodes[i])] = static_cast<int>(i);
  std::vector<std::vector<int>> edges(nodes.size());
  for (const bool is_derived : {false, true}) {
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      const GraphEdge& edge = graph.edges[i];
      if ((edge.kind == EdgeKind::Shares) != is_derived) continue;
      for (const int end : {edge.source, edge.target}) {
        const int at = index[static_cast<std::size_t>(end)];
        if (at >= 0) edges[static_cast<std::size_t>(at)].push_back(static_cast<int>(i));
      }
    }
  }
  return edges;
}

// How many sentences are left out, and where they are.
void write_rest(HtmlFragment& html, const GraphNode& node, int count, const Strings& strings) {
  const bool is_story = node.kind == NodeKind::Story;
  html.open("li");
  html.element(
      "a",
      {{"href", is_story ? node_address(node.id.substr(node.id.find(':') + 1), {}) : page_address(node.id)}},
      strings.count("names.more", count));
  html.close();
}

}  // namespace

std::string_view label_language(const Bundle& bundle, const GraphNode& node) {
  if (node.kind != NodeKind::Story || node.item < 0) return {};
  return bundle.stories[static_cast<std::size_t>(node.item)].in_language;
}

void write_node_link(HtmlFragment& html, const Bundle& bundle, std::string_view story,
                     const GraphNode& node) {
  html.open("a", {{"href", node_address(story, node.id)},
                  {"data-node", node.id},
                  {"lang", label_language(bundle, node)}});
  html.text(node.label);
  html.close();
}

std::string node_card_html(const Bundle& bundle, const StoryGraph& graph, int index, const Strings& strings) {
  const GraphNode& node = graph.nodes[static_cast<std::size_t>(index)];
  HtmlFragment html;
  html.open("article", {{"class", "card"}, {"lang", strings.language()}});
  html.element("p", {{"class", "kind"}, {"data-block", "kind"}}, kind_line(node, strings));
  html.element("h2", {{"lang", label_language(bundle, node)}, {"data-block", "name"}}, node.label);
  if (node.kind == NodeKind::Stub) {
    html.element("p", {{"class", "stub"}, {"data-block", "stub"}}, strings.get("stub.explained"));
  }
  if (node.kind == NodeKind::Story) {
    html.open("p", {{"class", "open"}, {"data-block", "open"}});
    html.element("a",
                 {{"href", node_address(node.id.substr(node.id.find(':') + 1), {})}, {"data-node", node.id}},
                 strings.get("node.open"));
    html.close();
  } else {
    html.open("p", {{"class", "open"}, {"data-block", "page"}});
    html.element("a", {{"href", page_address(node.id)}}, strings.get("node.page"));
    html.close();
  }
  html.open("ul");
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const GraphEdge& edge = graph.edges[i];
    if (edge.source != index && edge.target != index) continue;
    html.element("li", {{"data-block", "edge" + std::to_string(i)}},
                 edge_sentence(bundle, graph, edge, strings));
  }
  html.close();
  return html.take();
}

std::string story_list_html(const Bundle& bundle, std::string_view current_slug, std::string_view language,
                            const Strings& strings) {
  HtmlFragment html;
  html.open("nav", {{"class", "list"}, {"lang", strings.language()}});
  html.element("h2", {{"data-block", "heading"}}, strings.get("stories"));
  if (has_front_page(bundle)) {
    html.open("p", {{"class", "doorway"}, {"data-block", "front"}});
    html.element("a", {{"href", page_address(kFrontPage)}, {"data-node", page_address(kFrontPage)}},
                 strings.get("front"));
    html.close();
  }
  html.open("ul");
  int number = 0;
  for (const Story* story : listed_stories(bundle, language)) {
    const std::string block = std::to_string(number++);
    const ComputedCounts counts = count_takes(*story);
    const bool is_current = story->slug == current_slug;
    html.open("li");
    html.open("p", {{"class", "kind"}, {"data-block", "kind" + block}});
    if (!story->start_date.empty()) html.text(strings.date(story->start_date) + std::string(kSeparator));
    html.text(strings.count("numbers.sources", counts.takes));
    html.text(kSeparator);
    html.text(strings.count("numbers.framed", counts.framed));
    if (story->in_language != language) {
      html.text(kSeparator);
      html.text(strings.language_name(story->in_language));
    }
    html.close();
    html.open("p", {{"class", is_current ? "current" : "title"}, {"data-block", "title" + block}});
    html.open("a", {{"href", node_address(story->slug, {})},
                    {"data-node", "story:" + story->slug},
                    {"lang", story->in_language},
                    {"aria-current", is_current ? "true" : ""}});
    html.text(story->headline.empty() ? readable_slug(story->slug) : story->headline);
    html.close();  // a
    html.close();  // p
    html.close();  // li
  }
  return html.take();
}

std::string graph_html(const Bundle& bundle, const StoryGraph& graph, std::string_view story,
                       const std::vector<int>& nodes, std::size_t listed, const Strings& strings) {
  const std::vector<std::vector<int>> edges = edges_of_nodes(graph, nodes);
  const std::size_t most = std::max(kFewSentences, kMostSentences / std::max<std::size_t>(listed, 1));
  HtmlFragment html;
  html.open("ul", {{"lang", strings.language()}});
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const GraphNode& node = graph.nodes[static_cast<std::size_t>(nodes[n])];
    const std::vector<int>& own = edges[n];
    html.open("li");
    write_node_link(html, bundle, story, node);
    html.element("small", {}, kind_line(node, strings));
    html.open("ul");
    for (std::size_t i = 0; i < std::min(own.size(), most); ++i) {
      html.element("li", {},
                   edge_sentence(bundle, graph, graph.edges[static_cast<std::size_t>(own[i])], strings));
    }
    if (own.size() > most) write_rest(html, node, static_cast<int>(own.size() - most), strings);
    html.close();
    html.close();
  }
  return html.take();
}

}  // namespace storylens

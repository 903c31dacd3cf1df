// Panel HTML: what stands beside the story, as documents of the same form as html_writer.h's: the card of a
// node, the list of stories, what a search found, the help, and the graph as a list of its nodes with their
// edges as sentences. data-block names each passage, as there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/search_index.h"
#include "story/story_graph.h"
#include "story/strings.h"

namespace storylens {

// <article class="card">: kind, name, and a sentence for each of its edges.
std::string node_card_html(const Bundle& bundle, const StoryGraph& graph, int node, const Strings& strings);

// What connects two nodes of a graph. Nodes from one to the other, and the edges between them in that order;
// both empty = nothing does.
struct GraphPath {
  int from = -1;
  int to = -1;
  std::vector<int> nodes;
  std::vector<int> edges;
};

// <article class="card">: the two, the nodes on the way as links, and a sentence for each edge.
std::string path_html(const Bundle& bundle, const StoryGraph& graph, std::string_view story,
                      const GraphPath& path, const Strings& strings);

// <nav class="list">: each story once, newest first, in the language if there is such an edition.
std::string story_list_html(const Bundle& bundle, std::string_view current_slug, std::string_view language,
                            const Strings& strings);

// <nav class="list">: what was found, in groups, each with the words around it marked; data-result counts the
// links through all groups. story: slug of the one that is open, for the addresses of nodes.
std::string search_results_html(const Bundle& bundle, std::string_view story, std::string_view query,
                                const SearchResults& results, const Strings& strings);

// "12 results, 3 by similar spelling": its first line, also told to those who hear the page.
std::string search_summary(const SearchResults& results, std::string_view query, const Strings& strings);

// <article class="help">: keys and gestures, by where they work.
std::string help_html(const Strings& strings);

// <ul>: an <li> with a link for each of the nodes, and in it a list of its edges as sentences: all of them in
// a graph of few nodes, else the first ones, and a link that says how many more there are. listed: how many
// nodes the whole list has, of which these may be some.
std::string graph_html(const Bundle& bundle, const StoryGraph& graph, std::string_view story,
                       const std::vector<int>& nodes, std::size_t listed, const Strings& strings);

}  // namespace storylens

// Search: finds the nodes of a story graph by what they are called: headlines and taglines of stories in all
// their editions, names of entities in all languages, outlets.
//
// Case and Latin accents do not matter; Hangul is compared letter by letter, so that a syllable that is still
// being composed finds its word. An entity or story in several words is found by any of them.
// Cost:   linear in the names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/story_graph.h"

namespace storylens {

struct SearchHit {
  int node = 0;       // index in StoryGraph::nodes
  int score = 0;      // higher is better: whole name, beginning, beginning of a word, anywhere
  std::string found;  // the name that matched, where it is not the node's label
};

// The text as it is compared: lower case, without Latin accents, Hangul as letters.
std::string search_key(std::string_view text);

// Best first; ties in the graph's order. Nothing for a query of blanks.
std::vector<SearchHit> search_nodes(const Bundle& bundle, const StoryGraph& graph, std::string_view query,
                                    std::size_t limit);

}  // namespace storylens

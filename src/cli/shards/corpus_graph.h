// Corpus graph: all stories and entities of a corpus as one graph, from the cards of the stories alone, and a
// place for every node. Stories are linked with stories that they are related to and with entities; what the
// corpus does not have is left out. Nodes stand in the order of the stories' hashes, then of the entities'
// slugs, so that the graph follows from the stories, whatever the number of machines that read them.
//
// Units:  world units, y down, in whole numbers.
// Cost:   some 200 bytes a node and 50 an edge, and those of a multilevel layout (layout/multilevel.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec2.h"
#include "cli/shards/shard_plan.h"
#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

struct CorpusGraph {
  StoryGraph graph;  // edges of the kinds Related and Mentions, without evidence
  std::vector<std::vector<LocalizedName>> labels;  // of each node
  std::vector<int> order;                          // of nodes, the most telling first
};

// records: sorted. entities: what is known of them.
CorpusGraph build_corpus_graph(const std::vector<StoryRecord>& records, const std::vector<Entity>& entities);

// What an earlier build made of an earlier corpus.
struct EarlierPlaces {
  std::vector<NodePosition> places;
  std::vector<std::uint64_t> edges;  // edge_key(), sorted
};

std::uint64_t edge_key(std::string_view source, std::string_view target);

// In graph order. What stood somewhere stays there, and what is new stands near what it is linked with. Where
// fewer than half of the edges were there before, an old picture says nothing of the new graph, and all is
// laid out afresh. No two nodes have the same place: of those that would, the first stays, and the others
// stand in the nearest free places around it.
std::vector<Vec2> place_corpus(const StoryGraph& graph, const EarlierPlaces& earlier);

}  // namespace storylens

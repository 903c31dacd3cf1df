// Corpus graph: all stories and entities of a corpus as one graph, from the cards of the stories alone, and a
// place for every node. Stories are linked with stories that they are related to and with entities; what the
// corpus does not have is left out. Nodes stand in the order of the stories' hashes, then of the entities'
// slugs, so that the graph follows from the stories, whatever the number of machines that read them.
//
// Units:  world units, y down, in whole numbers.
// Shapes: nodes are numbers: the stories in their order, and then the entities in that of their slugs.
// Cost:   of memory 8 bytes an edge and some 20 a node; ids are read from the records when they are wanted
//         (GraphIds). To place them takes a multilevel layout (layout/multilevel.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/vec2.h"
#include "cli/shards/story_records.h"
#include "story/bundle.h"

namespace storylens {

// A mention where the target is an entity; else one story is related to the other.
struct CorpusEdge {
  std::int32_t source = 0;
  std::int32_t target = 0;
};

struct CorpusGraph {
  std::size_t story_count = 0;
  std::vector<std::string> entities;  // slugs, sorted
  std::vector<CorpusEdge> edges;      // sorted, each once
  std::vector<std::int32_t> weights;  // of each node: how many stories it touches
  std::vector<std::int32_t> order;    // of nodes, the most telling first

  std::size_t node_count() const { return story_count + entities.size(); }
  bool is_entity(std::int32_t node) const { return static_cast<std::size_t>(node) >= story_count; }
};

// folder: where the order of nodes is put aside; fails where it cannot be.
Result<CorpusGraph> build_corpus_graph(const StoryRecords& records, const std::string& folder);

// The ids of all nodes: "story:SLUG", "entity:SLUG". Cost: the bytes of the stories' slugs and 4 more each.
class GraphIds {
 public:
  // graph must live as long as this.
  GraphIds(const CorpusGraph& graph, const StoryRecords& records);

  std::string operator[](std::int32_t node) const;

 private:
  const CorpusGraph& graph_;
  std::string slugs_;  // of the stories
  std::vector<std::uint32_t> ends_;
};

// What an earlier build made of an earlier corpus.
struct EarlierPlaces {
  struct Place {
    std::uint64_t node = 0;  // node_key()
    Vec2 place;
  };
  std::vector<Place> places;         // sorted by node
  std::vector<std::uint64_t> edges;  // edge_key(), sorted
};

std::uint64_t node_key(std::string_view id);
std::uint64_t edge_key(std::string_view source, std::string_view target);

// Of each node. What stood somewhere stays there, and what is new stands near what it is linked with. Where
// fewer than half of the edges were there before, an old picture says nothing of the new graph, and all is
// laid out afresh. No two nodes have the same place: of those that would, the first stays, and the others
// stand in the nearest free places around it.
std::vector<Vec2> place_corpus(const CorpusGraph& graph, const StoryRecords& records,
                               EarlierPlaces&& earlier);

}  // namespace storylens

// Neighbor index: the neighbours of each node of a story graph in one flat array, for walks over it. Edges of
// names in common are left out: they tie nearly every pair of stories, and the names themselves are nodes.
//
// Shapes: the neighbours of node i are neighbors[offsets[i] … offsets[i + 1]), by the edges of the same
//         places; parallel edges count each. A node is not its own neighbour.
// Cost:   linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "story/story_graph.h"

namespace storylens {

class NeighborIndex {
 public:
  NeighborIndex() = default;
  explicit NeighborIndex(const StoryGraph& graph);

  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  int degree(int node) const { return end(node) - begin(node); }

  // visit(neighbor, edge), in the order of the edges.
  template <class Visit>
  void for_each_neighbor(int node, Visit visit) const {
    for (int k = begin(node); k < end(node); ++k) {
      visit(neighbors_[static_cast<std::size_t>(k)], edges_[static_cast<std::size_t>(k)]);
    }
  }

  // Index of a node, -1 = none; logarithmic.
  int find(std::string_view node_id) const;
  // A flag for each node, set for the named ones.
  std::vector<bool> marks(const std::vector<std::string>& ids) const;

 private:
  int begin(int node) const { return offsets_[static_cast<std::size_t>(node)]; }
  int end(int node) const { return offsets_[static_cast<std::size_t>(node) + 1]; }

  std::vector<int> offsets_;
  std::vector<int> neighbors_;
  std::vector<int> edges_;
  std::vector<std::pair<std::string, int>> ids_;  // ascending
};

}  // namespace storylens

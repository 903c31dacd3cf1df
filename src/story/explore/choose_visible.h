// Choose visible: which nodes of the graph an exploration shows. A pure function, in this order: what touches
// the current story, the whole bundle, or the surroundings of the focus; what is expanded; the path; less
// what is hidden, filtered, and folded into what is collapsed.
//
// Filters: a kind; the dates of stories (undated ones stay); the takes: a story is left out when none of its
//         takes matches, but lenses are a story's own words and say nothing of another story, and an outlet
//         when it has no matching take in a story that is shown. Names left without a story by a filter go
//         with it. The current story, the focus and the path are not filtered, only hidden.
// Shapes: nodes ascend. folded and everything else is indices of StoryGraph::nodes.
// Cost:   linear in the graph; with a filter of takes, in the takes too.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "story/bundle.h"
#include "story/explore/exploration.h"
#include "story/explore/neighbor_index.h"
#include "story/facets.h"

namespace storylens {

struct ExploreInput {
  const Bundle& bundle;
  const StoryGraph& graph;
  const NeighborIndex& index;
  int current = -1;                     // node of the story that is read
  const TakeFilter& takes;              // empty = all
  const std::vector<int>& communities;  // by node; may be empty when the exploration asks for none
  const std::vector<int>& path;         // of the exploration; empty = none
};

struct VisibleNodes {
  std::vector<int> nodes;
  int hidden = 0;                           // by the reader, one by one
  int filtered = 0;                         // would be shown without the filters
  std::vector<std::pair<int, int>> folded;  // node, number of nodes that are folded into it
};

// By its about.startDate; a bound may be cut short and then means all of that month or year. An undated story
// is within all dates.
bool is_dated_within(const Story& story, std::string_view from_date, std::string_view to_date);

VisibleNodes choose_visible(const ExploreInput& explored, const Exploration& exploration);

}  // namespace storylens

// Graph writers: the story graph for other programs: GEXF (Gephi), GraphML (yEd, Cytoscape, networkx), CSV
// (tables), and SVG (a picture). Places are world units, y down, as in the bundle; a node that has none there
// has none here.
#pragma once

#include <string>

#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

// GEXF 1.2, which every reader of GEXF knows: kind, number of stories, size and place of nodes; kind, weight
// and sentence of edges.
std::string write_gexf(const Bundle& bundle, const StoryGraph& graph);

std::string write_graphml(const Bundle& bundle, const StoryGraph& graph);

// RFC 4180, with names in the first line. A text that a spreadsheet would run as a formula begins with an
// apostrophe.
std::string write_nodes_csv(const Bundle& bundle, const StoryGraph& graph);
std::string write_edges_csv(const Bundle& bundle, const StoryGraph& graph);

// Nodes but outlets, with their labels as text, each with a title for those who do not see it. Colors suit
// light and dark ground.
std::string write_graph_svg(const Bundle& bundle, const StoryGraph& graph);

}  // namespace storylens

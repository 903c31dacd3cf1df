// Arrange: from the story graph to places on the plane. Says how large nodes are, how they hang together as
// bodies and links, and lays a whole graph out at rest, with room for its labels.
//
// Units:  world units, y down; at a zoom of 1 a unit is a CSS pixel.
// Cost:   make_bodies() is linear; settled_positions() runs a whole layout.
#pragma once

#include <vector>

#include "layout/body.h"
#include "layout/overlap.h"
#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

// Of the node's disc.
float node_radius_world(const GraphNode& node);

// What a node covers around its center: its disc, the rosette of takes around a story, and its label below,
// broken into two lines where it is long.
Box node_box_world(const GraphNode& node);

// One node and one edge as make_bodies() makes them; a and b of the link are the ends of the edge.
Body make_body(const GraphNode& node);
Link make_link(const GraphEdge& edge, const GraphNode& source, const GraphNode& target);

struct GraphBodies {
  std::vector<Body> bodies;
  std::vector<Link> links;
};

// bodies[i] belongs to graph.nodes[visible[i]], with its position where known has one. An edge whose ends are
// both visible is a link. Hubs are tamed: the more stories a node touches, the less each of its links says
// and pulls.
GraphBodies make_bodies(const StoryGraph& graph, const std::vector<int>& visible,
                        const std::vector<NodePosition>& known);

// What a picture of the graph opens with: every node but outlets, which show on demand.
std::vector<int> main_nodes(const StoryGraph& graph);

// What a whole layout wants of the nodes: PictureLayout::reset().
struct Picture {
  std::vector<Body> bodies;
  std::vector<Link> links;
  std::vector<Box> boxes;
};
Picture make_picture(const StoryGraph& graph, const std::vector<int>& nodes);

// Places for all bodies of make_bodies(): those that have one keep it, the rest stand near what they are
// linked with, where their boxes are free.
std::vector<Vec2> insert_nodes(const StoryGraph& graph, const std::vector<int>& visible, GraphBodies bodies);

// A place for every node, in graph order, rounded to 2 decimals. No two boxes of nodes other than outlets
// overlap, so that the picture is legible at a zoom of 1 as it opens; outlets then find room around their
// stories.
std::vector<NodePosition> settled_positions(const StoryGraph& graph);

}  // namespace storylens

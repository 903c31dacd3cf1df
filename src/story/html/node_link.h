// Node link: a node of the graph as a link that the layer follows. Private to src/story.
#pragma once

#include <string_view>

#include "story/bundle.h"
#include "story/html/fragment.h"
#include "story/story_graph.h"

namespace storylens {

// The language that a node's label is in, where it is known.
std::string_view label_language(const Bundle& bundle, const GraphNode& node);

// story: slug of the one that is open, for the address.
void write_node_link(HtmlFragment& html, const Bundle& bundle, std::string_view story, const GraphNode& node);

}  // namespace storylens

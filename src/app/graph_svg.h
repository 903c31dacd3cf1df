// Graph SVG: the graph's picture as it stands on the screen, as a file of its own: the same shapes and lines
// that the renderer draws (app/graph_picture.h), the labels as text, without the controls. For slides,
// articles and paper.
//
// Units:  CSS pixels from the graph's top left, to a tenth; no number that is not finite.
// Shapes: <title>, <desc>, the ground; then <g> of class edges, nodes, labels, in drawing order. A node is a
//         <g class="node KIND"> with its name as its <title>. Only what is inside the area is there. No
//         script, no style sheet, nothing from elsewhere; the same picture is the same text.
// Errors: none; text is escaped.
// Cost:   linear in the graph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/graph_picture.h"
#include "ui/graph_labels.h"
#include "ui/time_marks.h"

namespace storylens {

struct GraphSvg {
  const Bundle& bundle;
  const GraphScene& scene;
  const GraphView& view;
  const GraphIndex& index;  // of the view
  const GraphBubbles& bubbles;
  const std::vector<GraphLabel>& labels;
  const Palette& palette;
  std::string_view words;        // the language of the description
  std::string_view title;        // the story's headline
  std::string_view language;     // of title and labels, BCP 47
  std::string_view font_family;  // of the labels, as CSS has it
  std::string_view about;        // the description, in lines
  std::vector<TimeMark> time_marks = {};
};

std::string graph_svg(const GraphSvg& input);

}  // namespace storylens

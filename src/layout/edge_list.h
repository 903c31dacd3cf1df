// Edge list: a graph as lines of `source<TAB>target`, the form in which other tools exchange graphs.
// Ids are any text without a tab or a line end. Empty lines are skipped, a carriage return before the line
// end too.
//
// Shapes: edges index ids; ids stand in the order in which the text first names them.
// Errors: a line that is not two ids is an error diagnostic with its line and column, and is left out.
// Cost:   linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/vec2.h"

namespace storylens {

struct EdgeList {
  struct Edge {
    std::int32_t source = 0;
    std::int32_t target = 0;
  };
  std::vector<std::string_view> ids;  // into the text that was read
  std::vector<Edge> edges;
};

// file: the path for diagnostics. The text must outlive the result.
EdgeList read_edge_list(std::string_view text, std::string_view file, Diagnostics& diagnostics);

// `id<TAB>x<TAB>y` a line, with 3 decimals.
std::string write_positions(const std::vector<std::string_view>& ids, const std::vector<Vec2>& positions);

}  // namespace storylens

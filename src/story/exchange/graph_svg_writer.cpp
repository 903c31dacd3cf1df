#include <algorithm>
#include <string_view>

#include "base/number.h"
#include "story/exchange/graph_table.h"
#include "story/exchange/graph_writers.h"
#include "story/exchange/svg_text.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

constexpr float kMargin = 120.0f;  // world units: what a label may reach beyond the outermost node
constexpr float kLineHeight = 16.0f;
constexpr float kLongestLine = 13.0f;  // em
constexpr std::string_view kStyle =
    "<style>text{font:13px system-ui,sans-serif;text-anchor:middle;fill:#222;stroke:#fff;stroke-width:3px;"
    "paint-order:stroke}line{stroke:#8886;stroke-width:1}.story{fill:#b3402a}.entity{fill:#2a6fb3}"
    ".stub{fill:none;stroke:#888;stroke-width:1.5}"
    "@media(prefers-color-scheme:dark){text{fill:#eee;stroke:#181818}}</style>\n";

bool is_shown(const NodeRow& node) {
  return node.place && node.kind != "outlet";
}

float radius_of(const NodeRow& node) {
  return node.kind == "story" ? 9.0f : node.kind == "entity" ? 7.0f : 5.0f;
}

void write_node(std::string& svg, const NodeRow& node) {
  const float radius = radius_of(node);
  svg += "<g><title>" + escape_html(node.label) + "</title><circle class=\"" + node.kind + "\"";
  append_attribute(svg, "cx", node.place->x);
  append_attribute(svg, "cy", node.place->y);
  append_attribute(svg, "r", radius);
  svg += "/>";
  float y = node.place->y + radius + kLineHeight;
  for (const std::string& line : estimated_lines(node.label, kLongestLine, 2)) {
    svg += "<text";
    append_attribute(svg, "x", node.place->x);
    append_attribute(svg, "y", y);
    svg += ">" + escape_html(line) + "</text>";
    y += kLineHeight;
  }
  svg += "</g>\n";
}

}  // namespace

std::string write_graph_svg(const Bundle& bundle, const StoryGraph& graph) {
  const GraphTable table = make_graph_table(bundle, graph);
  float left = 0.0f, top = 0.0f, right = 0.0f, bottom = 0.0f;
  bool is_first = true;
  for (const NodeRow& node : table.nodes) {
    if (!is_shown(node)) continue;
    left = is_first ? node.place->x : std::min(left, node.place->x);
    right = is_first ? node.place->x : std::max(right, node.place->x);
    top = is_first ? node.place->y : std::min(top, node.place->y);
    bottom = is_first ? node.place->y : std::max(bottom, node.place->y);
    is_first = false;
  }
  const std::string title = bundle.stories.empty() ? std::string() : escape_html(bundle.stories[0].headline);
  std::string box;
  for (const float number :
       {left - kMargin, top - kMargin, right - left + 2 * kMargin, bottom - top + 2 * kMargin}) {
    append_fixed(box, number, 1);
    box += ' ';
  }
  box.pop_back();
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"" + box +
                    "\">\n<title>" + title + "</title>\n" + std::string(kStyle);
  for (const EdgeRow& edge : table.edges) {
    const NodeRow& source = table.nodes[static_cast<std::size_t>(edge.source)];
    const NodeRow& target = table.nodes[static_cast<std::size_t>(edge.target)];
    if (!is_shown(source) || !is_shown(target)) continue;
    svg += "<line";
    append_attribute(svg, "x1", source.place->x);
    append_attribute(svg, "y1", source.place->y);
    append_attribute(svg, "x2", target.place->x);
    append_attribute(svg, "y2", target.place->y);
    svg += "><title>" + escape_html(edge.sentence) + "</title></line>\n";
  }
  for (const NodeRow& node : table.nodes) {
    if (is_shown(node)) write_node(svg, node);
  }
  return svg + "</svg>\n";
}

}  // namespace storylens

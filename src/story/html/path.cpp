#include "story/html/node_link.h"
#include "story/panel_html.h"

namespace storylens {
namespace {

bool joins(const GraphEdge& edge, int a, int b) {
  return (edge.source == a && edge.target == b) || (edge.source == b && edge.target == a);
}

}  // namespace

std::string path_html(const Bundle& bundle, const StoryGraph& graph, std::string_view story,
                      const GraphPath& path, const Strings& strings) {
  const auto label = [&](int node) {
    return std::string_view(graph.nodes[static_cast<std::size_t>(node)].label);
  };
  HtmlFragment html;
  html.open("article", {{"class", "card"}, {"lang", strings.language()}});
  const bool is_found = !path.nodes.empty();
  const int steps = static_cast<int>(path.nodes.size()) - 1;
  html.element("p", {{"class", "kind"}, {"data-block", "kind"}},
               is_found ? strings.count("path.steps", steps) : std::string(strings.get("path.title")));
  html.element("h2", {{"data-block", "name"}},
               strings.format("path.between", {label(path.from), label(path.to)}));
  if (!is_found) {
    html.element("p", {{"class", "stub"}, {"data-block", "none"}}, strings.get("path.none"));
    return html.take();
  }
  html.open("ol");
  std::size_t next = 0;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    const GraphNode& node = graph.nodes[static_cast<std::size_t>(path.nodes[i])];
    html.open("li");
    html.open("p", {{"class", "stop"}, {"data-block", "stop" + std::to_string(i)}});
    write_node_link(html, bundle, story, node);
    html.close();
    for (; i + 1 < path.nodes.size() && next < path.edges.size(); ++next) {
      const GraphEdge& edge = graph.edges[static_cast<std::size_t>(path.edges[next])];
      if (!joins(edge, path.nodes[i], path.nodes[i + 1])) break;
      html.element("p", {{"class", "step"}, {"data-block", "edge" + std::to_string(path.edges[next])}},
                   edge_sentence(bundle, graph, edge, strings));
    }
    html.close();
  }
  return html.take();
}

}  // namespace storylens

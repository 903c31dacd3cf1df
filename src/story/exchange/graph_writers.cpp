#include "story/exchange/graph_writers.h"

#include <initializer_list>
#include <string_view>

#include "story/exchange/graph_table.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// `name="value"` with a blank before it, escaped; the escapes of HTML are those that XML knows too.
std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_html(value) + "\"";
}

std::string quoted_cell(std::string_view text) {
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

// A text of the bundle in a table: spreadsheets run what begins like a formula.
std::string text_cell(std::string_view text) {
  const bool is_formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  return quoted_cell(is_formula ? "'" + std::string(text) : std::string(text));
}

std::string csv_line(std::initializer_list<std::string> cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
  return line + "\r\n";
}

std::string gexf_values(std::initializer_list<std::pair<const char*, std::string_view>> values) {
  std::string xml = "<attvalues>";
  for (const auto& [name, value] : values) {
    xml += "<attvalue" + attribute("for", name) + attribute("value", value) + "/>";
  }
  return xml + "</attvalues>";
}

std::string graphml_data(std::string_view key, std::string_view value) {
  if (value.empty()) return {};
  return "<data" + attribute("key", key) + ">" + escape_html(value) + "</data>";
}

std::string graphml_key(std::string_view name, std::string_view domain, std::string_view type) {
  const std::string id = std::string(domain == "edge" ? "edge_" : "") + std::string(name);
  return "<key" + attribute("id", id) + attribute("for", domain) + attribute("attr.name", name) +
         attribute("attr.type", type) + "/>\n";
}

}  // namespace

std::string write_gexf(const Bundle& bundle, const StoryGraph& graph) {
  const GraphTable table = make_graph_table(bundle, graph);
  std::string xml(kXml);
  xml +=
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
      "version=\"1.2\">\n"
      "<meta><creator>storylens</creator></meta>\n<graph mode=\"static\" defaultedgetype=\"directed\">\n"
      "<attributes class=\"node\"><attribute id=\"kind\" title=\"kind\" type=\"string\"/>"
      "<attribute id=\"stories\" title=\"stories\" type=\"integer\"/></attributes>\n"
      "<attributes class=\"edge\"><attribute id=\"kind\" title=\"kind\" type=\"string\"/>"
      "<attribute id=\"sentence\" title=\"sentence\" type=\"string\"/></attributes>\n<nodes>\n";
  for (const NodeRow& node : table.nodes) {
    xml += "<node" + attribute("id", node.id) + attribute("label", node.label) + ">" +
           gexf_values({{"kind", node.kind}, {"stories", node.stories}});
    // Gephi's y goes up.
    if (node.place) {
      const std::string y = node.y[0] == '-' ? node.y.substr(1) : (node.y == "0" ? "" : "-") + node.y;
      xml += "<viz:position" + attribute("x", node.x) + attribute("y", y) + attribute("z", "0") + "/>";
    }
    xml += "</node>\n";
  }
  xml += "</nodes>\n<edges>\n";
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    const EdgeRow& edge = table.edges[i];
    xml += "<edge" + attribute("id", std::to_string(i)) +
           attribute("source", table.nodes[static_cast<std::size_t>(edge.source)].id) +
           attribute("target", table.nodes[static_cast<std::size_t>(edge.target)].id) +
           attribute("weight", edge.weight) + ">" +
           gexf_values({{"kind", edge.kind}, {"sentence", edge.sentence}}) + "</edge>\n";
  }
  return xml + "</edges>\n</graph>\n</gexf>\n";
}

std::string write_graphml(const Bundle& bundle, const StoryGraph& graph) {
  const GraphTable table = make_graph_table(bundle, graph);
  std::string xml(kXml);
  xml += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* name : {"label", "kind"}) xml += graphml_key(name, "node", "string");
  xml += graphml_key("stories", "node", "int");
  for (const char* name : {"x", "y"}) xml += graphml_key(name, "node", "double");
  for (const char* name : {"kind", "sentence"}) xml += graphml_key(name, "edge", "string");
  xml += graphml_key("weight", "edge", "double");
  xml += "<graph id=\"stories\" edgedefault=\"directed\">\n";
  for (const NodeRow& node : table.nodes) {
    xml += "<node" + attribute("id", node.id) + ">" + graphml_data("label", node.label) +
           graphml_data("kind", node.kind) + graphml_data("stories", node.stories) +
           graphml_data("x", node.x) + graphml_data("y", node.y) + "</node>\n";
  }
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    const EdgeRow& edge = table.edges[i];
    xml += "<edge" + attribute("id", "e" + std::to_string(i)) +
           attribute("source", table.nodes[static_cast<std::size_t>(edge.source)].id) +
           attribute("target", table.nodes[static_cast<std::size_t>(edge.target)].id) + ">" +
           graphml_data("edge_kind", edge.kind) + graphml_data("edge_sentence", edge.sentence) +
           graphml_data("edge_weight", edge.weight) + "</edge>\n";
  }
  return xml + "</graph>\n</graphml>\n";
}

std::string write_nodes_csv(const Bundle& bundle, const StoryGraph& graph) {
  std::string csv = "id,label,kind,stories,x,y\r\n";
  for (const NodeRow& node : make_graph_table(bundle, graph).nodes) {
    csv += csv_line({quoted_cell(node.id), text_cell(node.label), node.kind, node.stories, node.x, node.y});
  }
  return csv;
}

std::string write_edges_csv(const Bundle& bundle, const StoryGraph& graph) {
  const GraphTable table = make_graph_table(bundle, graph);
  std::string csv = "source,target,kind,weight,sentence\r\n";
  for (const EdgeRow& edge : table.edges) {
    csv += csv_line({quoted_cell(table.nodes[static_cast<std::size_t>(edge.source)].id),
                     quoted_cell(table.nodes[static_cast<std::size_t>(edge.target)].id), edge.kind,
                     edge.weight, text_cell(edge.sentence)});
  }
  return csv;
}

}  // namespace storylens

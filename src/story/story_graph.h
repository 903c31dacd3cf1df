// Story graph: the stories, entities and outlets of a bundle as nodes, and why they hang together as edges.
// Every edge carries its evidence and can be read as a sentence.
//
// Shapes: Edge::source and Edge::target index StoryGraph::nodes. One story node for each slug, whatever the
//         number of languages. No parallel edges of one kind: evidence is collected on one edge.
//         The order of nodes and edges follows from the bundle alone.
// Cost:   linear in the bundle, apart from `shares`, which is linear in the pairs of stories with a common
// entity
//         (entities in more than kHubStories stories make no `shares` edges, nor do the commonest ones of a
//         bundle that would have more than 200,000 such pairs).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/strings.h"

namespace storylens {

enum class NodeKind { Story, Entity, Outlet, Stub };

struct GraphNode {
  std::string id;  // "story:SLUG" (also for stubs), "entity:SLUG", "outlet:HOST"
  NodeKind kind = NodeKind::Story;
  std::string label;  // for a reader of the graph's language
  int item = -1;      // index in bundle.stories (the edition shown), .entities or .outlets; -1 = stub or not
                      // listed there
  int story_count = 0;  // stories that this node touches; the node's importance
};

enum class EdgeKind { Mentions, Related, Reports, OwnedBy, Shares };

enum class EvidenceKind { Section, Take, List, Fact };

struct Evidence {
  EvidenceKind kind = EvidenceKind::List;
  int story = -1;    // index in bundle.stories; -1 = none
  int item = -1;     // index of the section or take in that story
  std::string text;  // the sentence or words around the place, plain; for Fact the source URL
};

struct GraphEdge {
  int source = 0;
  int target = 0;
  EdgeKind kind = EdgeKind::Mentions;
  float weight = 1.0f;  // Shares: sum over common entities of 1 / log2(1 + stories of the entity); else 1
  std::vector<Evidence> evidence;
};

struct StoryGraph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;

  int find(std::string_view node_id) const;  // index in nodes, -1 = none; linear
};

inline constexpr int kHubStories = 200;

StoryGraph build_story_graph(const Bundle& bundle, std::string_view language);

// A slug as words, for what has no better name: "anthropic-series-h-ipo-2026" → "anthropic series h ipo
// 2026".
std::string readable_slug(std::string_view slug);

const char* node_kind_name(NodeKind kind);  // "story", "entity", "outlet", "stub"
const char* edge_kind_name(EdgeKind kind);  // "mentions", "related", "reports", "ownedBy", "shares"

// The edge as one sentence in the interface language: `"Headline" mentions Anthropic (Summary): "…"`.
std::string edge_sentence(const Bundle& bundle, const StoryGraph& graph, const GraphEdge& edge,
                          const Strings& strings);

}  // namespace storylens

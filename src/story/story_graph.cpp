#include "story/story_graph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/order.h"
#include "story/bundle_index.h"
#include "story/rich_text.h"
#include "story/sentence.h"

namespace storylens {
namespace {

constexpr std::string_view kStoryPrefix = "story:";
constexpr std::string_view kEntityPrefix = "entity:";

// A link of a few bytes quotes a sentence of many. Past this sum, which no real bundle reaches, links in the
// text make no further edges; lists still do.
constexpr std::size_t kLinkEvidenceBytes = 256u << 20;

// Every pair is an edge with its evidence: what a corpus of tens of thousands of stories would have by the
// million.
constexpr std::size_t kMostSharedPairs = 200'000;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// Something that one edition says for an edge. `place` names the passage alike in every edition of the story,
// so that what two languages say in the same passage is told once.
struct Finding {
  int edge = 0;
  Evidence evidence;
  std::string place;
};

// How well a label is known: a better one replaces it, an equal one does not.
enum class LabelRank { Slug, ListedElsewhere, ListedInShown, Named };

class GraphBuilder {
 public:
  GraphBuilder(const Bundle& bundle, std::string_view language)
      : bundle_(bundle), language_(language), index_(bundle) {}

  StoryGraph build() {
    add_stories();
    for (int node = 0; node < story_nodes_; ++node) read_story(node);
    add_owners();
    add_shares();
    count_stories();
    return std::move(graph_);
  }

 private:
  void add_stories();
  void read_story(int node);
  void read_sections(int node, int story_index);
  void read_takes(int node, int story_index);
  void read_lists(int node, int story_index);
  void read_links(int node, const std::vector<Span>& spans, const Evidence& origin, const std::string& place);
  void keep_findings(int shown);
  void add_owners();
  void add_shares();
  void count_stories();

  int add_node(const std::string& id, NodeKind kind, std::string label, LabelRank rank, int item);
  int entity_node(std::string_view slug, std::string_view listed_label, LabelRank rank);
  int story_node(std::string_view slug, std::string_view alias, LabelRank rank);
  int outlet_node(const Take& take);
  int edge(EdgeKind kind, int source, int target);
  const Story& story(int index) const { return bundle_.stories[at(index)]; }
  std::vector<Evidence>& evidence_of(int edge_index) { return graph_.edges[at(edge_index)].evidence; }

  const Bundle& bundle_;
  std::string_view language_;
  BundleIndex index_;
  StoryGraph graph_;
  int story_nodes_ = 0;  // stories of the bundle come first among the nodes
  std::unordered_map<std::string, int> nodes_;
  std::vector<LabelRank> label_ranks_;                           // by node
  std::array<std::unordered_map<std::uint64_t, int>, 5> edges_;  // by kind: source and target → edge
  std::vector<Finding> findings_;                                // of the story being read
  std::size_t link_evidence_bytes_ = 0;
};

int GraphBuilder::add_node(const std::string& id, NodeKind kind, std::string label, LabelRank rank,
                           int item) {
  const auto [place, is_new] = nodes_.emplace(id, static_cast<int>(graph_.nodes.size()));
  if (is_new) {
    graph_.nodes.push_back({id, kind, std::move(label), item, 0});
    label_ranks_.push_back(rank);
  } else if (rank > label_ranks_[at(place->second)]) {
    graph_.nodes[at(place->second)].label = std::move(label);
    label_ranks_[at(place->second)] = rank;
  }
  return place->second;
}

int GraphBuilder::entity_node(std::string_view slug, std::string_view listed_label, LabelRank rank) {
  const std::string id = std::string(kEntityPrefix) + std::string(slug);
  const int item = index_.entity(slug);
  if (item >= 0) {
    const std::string_view name = entity_name(bundle_.entities[at(item)], language_);
    return add_node(id, NodeKind::Entity, std::string(name), LabelRank::Named, item);
  }
  if (listed_label.empty()) return add_node(id, NodeKind::Entity, readable_slug(slug), LabelRank::Slug, -1);
  return add_node(id, NodeKind::Entity, std::string(listed_label), rank, -1);
}

int GraphBuilder::story_node(std::string_view slug, std::string_view alias, LabelRank rank) {
  const std::string id = std::string(kStoryPrefix) + std::string(slug);
  if (alias.empty()) return add_node(id, NodeKind::Stub, readable_slug(slug), LabelRank::Slug, -1);
  return add_node(id, NodeKind::Stub, std::string(alias), rank, -1);
}

int GraphBuilder::outlet_node(const Take& take) {
  const std::string id = "outlet:" + take.outlet;
  const int item = index_.outlet(take.outlet);
  const std::string_view name =
      item >= 0 ? std::string_view(bundle_.outlets[at(item)].name) : std::string_view();
  if (!name.empty()) return add_node(id, NodeKind::Outlet, std::string(name), LabelRank::Named, item);
  const std::string& label = take.outlet_name.empty() ? take.outlet : take.outlet_name;
  return add_node(id, NodeKind::Outlet, label, LabelRank::ListedElsewhere, item);
}

int GraphBuilder::edge(EdgeKind kind, int source, int target) {
  const std::uint64_t key = (static_cast<std::uint64_t>(source) << 32u) | static_cast<std::uint32_t>(target);
  const auto [place, is_new] =
      edges_[static_cast<std::size_t>(kind)].emplace(key, static_cast<int>(graph_.edges.size()));
  if (is_new) graph_.edges.push_back({source, target, kind, 1.0f, {}});
  return place->second;
}

void GraphBuilder::add_stories() {
  for (const Story& edition : bundle_.stories) {
    const std::string id = std::string(kStoryPrefix) + edition.slug;
    if (nodes_.count(id) > 0) continue;
    const int item = index_.story(edition.slug, language_);
    const Story& shown = story(item);
    std::string label = shown.headline.empty() ? readable_slug(shown.slug) : shown.headline;
    add_node(id, NodeKind::Story, std::move(label), LabelRank::Named, item);
  }
  story_nodes_ = static_cast<int>(graph_.nodes.size());
}

// Nodes and edges are made in bundle order, whatever the language, so that positions stay with them when the
// reader changes it; only then is the evidence chosen, the shown edition's first.
void GraphBuilder::read_story(int node) {
  const int shown = graph_.nodes[at(node)].item;
  findings_.clear();
  for (const int edition : index_.editions(story(shown).slug)) {
    read_sections(node, edition);
    read_takes(node, edition);
    read_lists(node, edition);
  }
  keep_findings(shown);
}

void GraphBuilder::read_links(int node, const std::vector<Span>& spans, const Evidence& origin,
                              const std::string& place) {
  if (link_evidence_bytes_ > kLinkEvidenceBytes) return;
  std::string text;
  std::vector<std::pair<std::size_t, int>> links;  // where in the text, and the edge
  for (const Span& span : spans) {
    const std::string_view id = span.node_id;
    if (id.substr(0, kEntityPrefix.size()) == kEntityPrefix) {
      const int target = entity_node(id.substr(kEntityPrefix.size()), {}, LabelRank::Slug);
      links.emplace_back(text.size(), edge(EdgeKind::Mentions, node, target));
    } else if (id.substr(0, kStoryPrefix.size()) == kStoryPrefix) {
      const int target = story_node(id.substr(kStoryPrefix.size()), {}, LabelRank::Slug);
      if (target != node) links.emplace_back(text.size(), edge(EdgeKind::Related, node, target));
    }
    text += span.text;
    if (span.flags & kSpanLineBreak) text += '\n';
  }
  for (const auto& [offset, edge_index] : links) {
    Evidence evidence = origin;
    evidence.text = sentence_around(text, offset);
    link_evidence_bytes_ += sizeof(Finding) + evidence.text.size();
    findings_.push_back({edge_index, std::move(evidence), place});
  }
}

void GraphBuilder::read_sections(int node, int story_index) {
  const std::vector<Section>& sections = story(story_index).sections;
  std::array<int, 4> seen{};  // sections of each role so far
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto role = static_cast<std::size_t>(sections[i].role);
    const std::string place =
        std::string("section ") + section_role_name(sections[i].role) + std::to_string(seen[role]++);
    for (const Block& block : parse_rich_text(sections[i].markdown)) {
      read_links(node, block.spans, {EvidenceKind::Section, story_index, static_cast<int>(i), {}}, place);
    }
  }
}

// What an outlet's take is known by: the quotation, else how it frames the story, else nothing but the link.
std::string take_evidence(const Take& take, const std::vector<Span>& abstract) {
  if (take.quote && !take.quote->text.empty()) return sentence_around(take.quote->text, 0);
  return sentence_around(plain_text(abstract), 0);
}

void GraphBuilder::read_takes(int node, int story_index) {
  const std::vector<Take>& takes = story(story_index).takes;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const Take& take = takes[i];
    const Evidence origin = {EvidenceKind::Take, story_index, static_cast<int>(i), {}};
    const std::string place = "take " + take.id;
    const std::vector<Span> abstract = parse_inline(take.abstract);
    if (!take.outlet.empty()) {
      Finding report = {edge(EdgeKind::Reports, outlet_node(take), node), origin, place};
      report.evidence.text = take_evidence(take, abstract);
      findings_.push_back(std::move(report));
    }
    read_links(node, abstract, origin, place);
  }
}

void GraphBuilder::read_lists(int node, int story_index) {
  const bool is_shown = graph_.nodes[at(node)].item == story_index;
  const LabelRank rank = is_shown ? LabelRank::ListedInShown : LabelRank::ListedElsewhere;
  const auto add = [&](EdgeKind kind, int target, std::string words) {
    if (target == node) return;
    const Evidence evidence = {EvidenceKind::List, story_index, -1, std::move(words)};
    findings_.push_back({edge(kind, node, target), evidence, "list"});
  };
  for (const EntityReference& reference : story(story_index).entities) {
    add(EdgeKind::Mentions, entity_node(reference.slug, reference.label, rank),
        reference.label.empty() ? reference.slug : reference.label);
  }
  for (const RelatedReference& reference : story(story_index).related) {
    add(EdgeKind::Related, story_node(reference.slug, reference.label, rank),
        reference.label.empty() ? reference.slug : reference.label);
  }
}

// The shown edition's evidence, then what only other editions have; a place in a list only where there is no
// other.
void GraphBuilder::keep_findings(int shown) {
  const auto order = [&](const Finding& finding) {
    return std::pair(finding.evidence.kind == EvidenceKind::List, finding.evidence.story != shown);
  };
  sort_stably(findings_, [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  std::unordered_map<std::string, int> told;  // edge and place → the edition that tells it
  for (Finding& finding : findings_) {
    std::vector<Evidence>& evidence = evidence_of(finding.edge);
    Evidence& found = finding.evidence;
    if (found.kind == EvidenceKind::List && !evidence.empty()) continue;
    const std::string key = std::to_string(finding.edge) + ' ' + finding.place;
    if (told.emplace(key, found.story).first->second != found.story) continue;
    const bool is_same_sentence = !evidence.empty() && evidence.back().story == found.story &&
                                  evidence.back().kind == found.kind && evidence.back().item == found.item &&
                                  evidence.back().text == found.text;
    if (!is_same_sentence) evidence.push_back(std::move(found));
  }
}

void GraphBuilder::add_owners() {
  const std::size_t count = graph_.nodes.size();  // owners are added behind
  for (std::size_t i = 0; i < count; ++i) {
    if (graph_.nodes[i].kind != NodeKind::Outlet || graph_.nodes[i].item < 0) continue;
    const SourcedFact& owner = bundle_.outlets[at(graph_.nodes[i].item)].owned_by;
    if (owner.value.empty()) continue;
    const int target = entity_node(owner.value, {}, LabelRank::Slug);
    const int index = edge(EdgeKind::OwnedBy, static_cast<int>(i), target);
    evidence_of(index).push_back({EvidenceKind::Fact, -1, -1, owner.source});
  }
}

// Entities of how many stories still make `shares` edges: as many as kMostSharedPairs allows, the rare ones
// first.
std::size_t most_stories(const std::vector<std::vector<int>>& stories) {
  std::vector<std::size_t> entities(at(kHubStories) + 1, 0);  // by their number of stories
  for (const std::vector<int>& among : stories) {
    if (among.size() < entities.size()) ++entities[among.size()];
  }
  std::size_t pairs = 0;
  for (std::size_t count = 2; count < entities.size(); ++count) {
    pairs += entities[count] * count * (count - 1) / 2;
    if (pairs > kMostSharedPairs) return count - 1;
  }
  return at(kHubStories);
}

void GraphBuilder::add_shares() {
  std::vector<std::vector<int>> stories(graph_.nodes.size());  // by entity node, in story order
  for (const GraphEdge& mention : graph_.edges) {
    if (mention.kind == EdgeKind::Mentions) stories[at(mention.target)].push_back(mention.source);
  }
  const std::size_t most = most_stories(stories);
  for (std::size_t entity = 0; entity < stories.size(); ++entity) {
    const std::vector<int>& among = stories[entity];
    if (among.size() < 2 || among.size() > most) continue;
    const float weight = 1.0f / std::log2(1.0f + static_cast<float>(among.size()));
    for (std::size_t i = 0; i < among.size(); ++i) {
      for (std::size_t j = i + 1; j < among.size(); ++j) {
        const int index = edge(EdgeKind::Shares, std::min(among[i], among[j]), std::max(among[i], among[j]));
        GraphEdge& share = graph_.edges[at(index)];
        share.weight = share.evidence.empty() ? weight : share.weight + weight;
        share.evidence.push_back({EvidenceKind::List, -1, -1, graph_.nodes[entity].label});
      }
    }
  }
}

void GraphBuilder::count_stories() {
  std::vector<std::uint64_t> pairs;  // node and story that touch, each once
  const auto touch = [&](int node, int story_node_index) {
    pairs.push_back((static_cast<std::uint64_t>(node) << 32u) | static_cast<std::uint32_t>(story_node_index));
  };
  const auto is_story = [&](int node) {
    return graph_.nodes[at(node)].kind == NodeKind::Story || graph_.nodes[at(node)].kind == NodeKind::Stub;
  };
  for (const GraphEdge& each : graph_.edges) {
    if (is_story(each.target)) touch(each.source, each.target);
    if (is_story(each.source)) touch(each.target, each.source);
  }
  std::sort(pairs.begin(), pairs.end());  // as many as edges
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const std::uint64_t pair : pairs) ++graph_.nodes[static_cast<std::size_t>(pair >> 32u)].story_count;
}

}  // namespace

int StoryGraph::find(std::string_view node_id) const {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].id == node_id) return static_cast<int>(i);
  }
  return -1;
}

StoryGraph build_story_graph(const Bundle& bundle, std::string_view language) {
  return GraphBuilder(bundle, language).build();
}

std::string readable_slug(std::string_view slug) {
  std::string words;
  for (const char c : slug) {
    if (c != '-' && c != '_') {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words.empty() ? std::string(slug) : words;
}

const char* node_kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::Story: return "story";
    case NodeKind::Entity: return "entity";
    case NodeKind::Outlet: return "outlet";
    case NodeKind::Stub: return "stub";
  }
  return "story";
}

const char* edge_kind_name(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Mentions: return "mentions";
    case EdgeKind::Related: return "related";
    case EdgeKind::Reports: return "reports";
    case EdgeKind::OwnedBy: return "ownedBy";
    case EdgeKind::Shares: return "shares";
  }
  return "mentions";
}

}  // namespace storylens

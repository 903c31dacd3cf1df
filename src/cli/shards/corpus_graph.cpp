#include "cli/shards/corpus_graph.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "arrange/arrange.h"
#include "base/utf8.h"
#include "layout/insertion.h"
#include "layout/multilevel.h"

namespace storylens {
namespace {

constexpr std::size_t kLongestLabel = 400;  // bytes

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

std::string label_of(std::string_view text) {
  const std::string_view cut = utf8_prefix(text, kLongestLabel);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

template <class Visit>
void for_each_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    if (end != 0) visit(words.substr(0, end));
    if (end == std::string_view::npos) return;
    words.remove_prefix(end + 1);
  }
}

class Builder {
 public:
  Builder(const std::vector<StoryRecord>& records, const std::vector<Entity>& entities) : records_(records) {
    for (const Entity& entity : entities) known_.emplace(entity.slug, &entity);
  }

  CorpusGraph build() {
    add_stories();
    add_entities();
    for (std::size_t i = 0; i < records_.size(); ++i) add_edges(records_[i], node_of_record_[i]);
    sort_edges();
    count_stories();
    find_order();
    return std::move(result_);
  }

 private:
  StoryGraph& graph() { return result_.graph; }

  int add_node(std::string id, NodeKind kind) {
    graph().nodes.push_back({std::move(id), kind, {}, -1, 0});
    result_.labels.emplace_back();
    return static_cast<int>(graph().nodes.size()) - 1;
  }

  void add_stories() {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const StoryRecord& record = records_[i];
      if (i == 0 || record.slug != records_[i - 1].slug) {
        stories_.emplace(record.slug, add_node("story:" + record.slug, NodeKind::Story));
        dates_.emplace_back();
      }
      const int node = static_cast<int>(graph().nodes.size()) - 1;
      node_of_record_.push_back(node);
      result_.labels[at(node)].push_back({record.language, label_of(record.card.headline)});
      dates_.back() = std::max(dates_.back(), std::string_view(record.card.date));
    }
  }

  void add_entities() {
    std::set<std::string_view> slugs;
    for (const StoryRecord& record : records_)
      for_each_word(record.card.entities, [&](std::string_view slug) { slugs.insert(slug); });
    for (const std::string_view slug : slugs) {
      const int node = add_node("entity:" + std::string(slug), NodeKind::Entity);
      entities_.emplace(slug, node);
      std::vector<LocalizedName>& names = result_.labels[at(node)];
      if (const auto known = known_.find(slug); known != known_.end()) {
        for (const LocalizedName& name : known->second->names)
          names.push_back({name.language, label_of(name.text)});
      }
      if (names.empty()) names.push_back({{}, label_of(readable_slug(slug))});
    }
  }

  // Of all editions; what two say is one edge.
  void add_edges(const StoryRecord& record, int story) {
    for_each_word(record.card.related, [&](std::string_view slug) {
      const auto target = stories_.find(slug);
      if (target != stories_.end() && target->second != story)
        graph().edges.push_back({story, target->second, EdgeKind::Related, 1.0f, {}});
    });
    for_each_word(record.card.entities, [&](std::string_view slug) {
      graph().edges.push_back({story, entities_.find(slug)->second, EdgeKind::Mentions, 1.0f, {}});
    });
  }

  void sort_edges() {
    std::vector<GraphEdge>& edges = graph().edges;
    const auto ends = [](const GraphEdge& edge) { return std::pair(edge.source, edge.target); };
    std::sort(edges.begin(), edges.end(),
              [&](const GraphEdge& a, const GraphEdge& b) { return ends(a) < ends(b); });
    const auto is_same = [&](const GraphEdge& a, const GraphEdge& b) { return ends(a) == ends(b); };
    edges.erase(std::unique(edges.begin(), edges.end(), is_same), edges.end());
  }

  // As StoryGraph does: the stories that a node touches.
  void count_stories() {
    std::vector<std::pair<int, int>> touching;
    for (const GraphEdge& edge : graph().edges) {
      touching.emplace_back(edge.target, edge.source);
      if (edge.kind == EdgeKind::Related) touching.emplace_back(edge.source, edge.target);
    }
    std::sort(touching.begin(), touching.end());
    touching.erase(std::unique(touching.begin(), touching.end()), touching.end());
    for (const auto& [node, story] : touching) ++graph().nodes[at(node)].story_count;
  }

  // An entity and a story in turns: entities alone, which touch the most, would have nothing to be linked by.
  void find_order() {
    std::vector<std::size_t> edge_counts(graph().nodes.size());
    for (const GraphEdge& edge : graph().edges) {
      ++edge_counts[at(edge.source)];
      ++edge_counts[at(edge.target)];
    }
    std::vector<int> stories(dates_.size());
    std::vector<int> entities(graph().nodes.size() - dates_.size());
    std::iota(stories.begin(), stories.end(), 0);
    std::iota(entities.begin(), entities.end(), static_cast<int>(dates_.size()));
    std::sort(stories.begin(), stories.end(), [&](int a, int b) {
      return std::tie(edge_counts[at(b)], dates_[at(b)], a) < std::tie(edge_counts[at(a)], dates_[at(a)], b);
    });
    std::sort(entities.begin(), entities.end(), [&](int a, int b) {
      return std::tie(edge_counts[at(b)], a) < std::tie(edge_counts[at(a)], b);
    });
    for (std::size_t i = 0; i < std::max(stories.size(), entities.size()); ++i) {
      if (i < entities.size()) result_.order.push_back(entities[i]);
      if (i < stories.size()) result_.order.push_back(stories[i]);
    }
  }

  const std::vector<StoryRecord>& records_;
  std::unordered_map<std::string_view, const Entity*> known_;
  std::unordered_map<std::string_view, int> stories_;
  std::unordered_map<std::string_view, int> entities_;
  std::vector<int> node_of_record_;
  std::vector<std::string_view> dates_;  // of stories
  CorpusGraph result_;
};

bool is_mostly_known(const StoryGraph& graph, const EarlierPlaces& earlier) {
  if (earlier.places.empty()) return false;
  const auto is_known = [&](const GraphEdge& edge) {
    return std::binary_search(earlier.edges.begin(), earlier.edges.end(),
                              edge_key(graph.nodes[at(edge.source)].id, graph.nodes[at(edge.target)].id));
  };
  const auto known = std::count_if(graph.edges.begin(), graph.edges.end(), is_known);
  return 2 * static_cast<std::size_t>(known) >= graph.edges.size();
}

// The places around one in whole steps, ring after ring: (0, 0), (1, -1), (1, 0), (1, 1), (0, 1), …
Vec2 place_around(int number) {
  if (number == 0) return {};
  int ring = 1;
  while ((2 * ring + 1) * (2 * ring + 1) <= number) ++ring;
  const int on_ring = number - (2 * ring - 1) * (2 * ring - 1);
  const auto along = static_cast<float>(on_ring % (2 * ring) - ring);
  const auto r = static_cast<float>(ring);
  switch (on_ring / (2 * ring)) {
    case 0: return {r, along};
    case 1: return {-along, r};
    case 2: return {-r, -along};
    default: return {along, -r};
  }
}

// Whole numbers within what a reader takes, no two the same. Those that stood somewhere come first.
void take_apart(std::vector<Vec2>& places, const std::vector<Body>& bodies) {
  const auto key = [](Vec2 place) {
    return static_cast<std::int64_t>(place.x) * (std::int64_t{1} << 32) + static_cast<std::int64_t>(place.y);
  };
  const auto is_within = [](Vec2 place) {
    return std::max(std::fabs(place.x), std::fabs(place.y)) <= kLargestCoordinate;
  };
  std::unordered_set<std::int64_t> taken;
  std::unordered_map<std::int64_t, int> tried;  // places around one
  const auto settle = [&](Vec2& place) {
    const Vec2 wanted = {std::clamp(std::floor(place.x + 0.5f), -kLargestCoordinate, kLargestCoordinate),
                         std::clamp(std::floor(place.y + 0.5f), -kLargestCoordinate, kLargestCoordinate)};
    int& number = tried[key(wanted)];
    do {
      place = wanted + place_around(number++);
    } while (!is_within(place) || !taken.insert(key(place)).second);
  };
  for (const bool is_pinned : {true, false}) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (bodies[i].is_pinned == is_pinned) settle(places[i]);
    }
  }
}

}  // namespace

CorpusGraph build_corpus_graph(const std::vector<StoryRecord>& records, const std::vector<Entity>& entities) {
  return Builder(records, entities).build();
}

// FNV-1a.
std::uint64_t edge_key(std::string_view source, std::string_view target) {
  std::uint64_t key = 14695981039346656037u;
  for (const std::string_view text : {source, std::string_view("\t"), target}) {
    for (const char c : text) key = (key ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  return key;
}

std::vector<Vec2> place_corpus(const StoryGraph& graph, const EarlierPlaces& earlier) {
  std::vector<int> nodes(graph.nodes.size());
  std::iota(nodes.begin(), nodes.end(), 0);
  const bool is_known = is_mostly_known(graph, earlier);
  GraphBodies bodies = make_bodies(graph, nodes, is_known ? earlier.places : std::vector<NodePosition>());
  for (Body& body : bodies.bodies) body.is_pinned = body.has_position;
  std::vector<Vec2> places =
      is_known ? insert_bodies(bodies.bodies, bodies.links) : lay_out(bodies.bodies, bodies.links);
  take_apart(places, bodies.bodies);
  return places;
}

}  // namespace storylens

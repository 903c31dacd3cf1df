#include "cli/shards/corpus_graph.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "arrange/arrange.h"
#include "layout/insertion.h"
#include "layout/multilevel.h"

namespace storylens {
namespace {

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
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
  Builder(const StoryRecords& records, const std::string& folder) : records_(records), folder_(folder) {}

  Result<CorpusGraph> build() {
    find_nodes();
    add_edges();
    count_stories();
    if (const Result<void> found = find_order(); !found) return tl::unexpected<Error>(found.error());
    return std::move(graph_);
  }

 private:
  void find_nodes() {
    std::unordered_set<std::string> slugs;
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      if (records_.begins_story(i)) firsts_.push_back(static_cast<std::uint32_t>(i));
      for_each_word(record.card.entities, [&](std::string_view slug) {
        ++most_edges_;
        slugs.emplace(slug);
      });
      for_each_word(record.card.related, [&](std::string_view) { ++most_edges_; });
    });
    graph_.story_count = firsts_.size();
    while (!slugs.empty()) graph_.entities.push_back(std::move(slugs.extract(slugs.begin()).value()));
    std::sort(graph_.entities.begin(), graph_.entities.end());
  }

  // Of all editions; what two say is one edge.
  void add_edges() {
    std::vector<CorpusEdge>& edges = graph_.edges;
    edges.reserve(most_edges_);
    std::int32_t story = -1;
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      if (records_.begins_story(i)) ++story;
      for_each_word(record.card.related, [&](std::string_view slug) {
        const std::int32_t target = find_story(slug);
        if (target >= 0 && target != story) edges.push_back({story, target});
      });
      for_each_word(record.card.entities, [&](std::string_view slug) {
        const auto entity = std::lower_bound(graph_.entities.begin(), graph_.entities.end(), slug);
        const auto number = static_cast<std::size_t>(entity - graph_.entities.begin());
        edges.push_back({story, static_cast<std::int32_t>(graph_.story_count + number)});
      });
    });
    const auto ends = [](CorpusEdge edge) { return std::pair(edge.source, edge.target); };
    std::sort(edges.begin(), edges.end(), [&](CorpusEdge a, CorpusEdge b) { return ends(a) < ends(b); });
    const auto is_same = [&](CorpusEdge a, CorpusEdge b) { return ends(a) == ends(b); };
    edges.erase(std::unique(edges.begin(), edges.end(), is_same), edges.end());
  }

  // -1 = not here.
  std::int32_t find_story(std::string_view slug) const {
    const std::size_t record = records_.find(slug);
    if (record == records_.size()) return -1;
    return static_cast<std::int32_t>(std::lower_bound(firsts_.begin(), firsts_.end(), record) -
                                     firsts_.begin());
  }

  // As StoryGraph does: the stories that a node touches.
  void count_stories() {
    graph_.weights.resize(graph_.node_count());
    std::vector<std::pair<std::int32_t, std::int32_t>> related;  // both ways
    for (const CorpusEdge edge : graph_.edges) {
      if (graph_.is_entity(edge.target)) {
        ++graph_.weights[at(edge.target)];
        continue;
      }
      related.emplace_back(edge.source, edge.target);
      related.emplace_back(edge.target, edge.source);
    }
    std::sort(related.begin(), related.end());
    related.erase(std::unique(related.begin(), related.end()), related.end());
    for (const auto& [story, other] : related) ++graph_.weights[at(story)];
  }

  // An entity and a story in turns: entities alone, which touch the most, would have nothing to be linked by.
  Result<void> find_order() {
    std::vector<std::uint32_t> edge_counts(graph_.node_count());
    for (const CorpusEdge edge : graph_.edges) {
      ++edge_counts[at(edge.source)];
      ++edge_counts[at(edge.target)];
    }
    const Result<std::vector<std::uint32_t>> stories = order_of_stories(edge_counts);
    if (!stories) return tl::unexpected<Error>(stories.error());
    std::vector<std::int32_t> entities(graph_.entities.size());
    std::iota(entities.begin(), entities.end(), static_cast<std::int32_t>(graph_.story_count));
    std::sort(entities.begin(), entities.end(), [&](std::int32_t a, std::int32_t b) {
      return std::tie(edge_counts[at(b)], a) < std::tie(edge_counts[at(a)], b);
    });
    graph_.order.reserve(graph_.node_count());
    for (std::size_t i = 0; i < std::max(stories->size(), entities.size()); ++i) {
      if (i < entities.size()) graph_.order.push_back(entities[i]);
      if (i < stories->size()) graph_.order.push_back(static_cast<std::int32_t>((*stories)[i]));
    }
    return {};
  }

  // Those of the most edges first, of equals the newest.
  Result<std::vector<std::uint32_t>> order_of_stories(const std::vector<std::uint32_t>& edge_counts) const {
    SortedIndices sorted(folder_);
    std::uint32_t story = 0;
    std::string date;  // of the newest edition
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      date = std::max(date, record.card.date);
      if (i + 1 < records_.size() && !records_.begins_story(i + 1)) return;
      std::string key;
      append_number(key, std::numeric_limits<std::uint32_t>::max() - edge_counts[story], 4);
      append_backwards(key, date);
      sorted.add(std::move(key), story++);
      date.clear();
    });
    return sorted.take();
  }

  const StoryRecords& records_;
  const std::string& folder_;
  std::vector<std::uint32_t> firsts_;  // of each story: its first record
  std::size_t most_edges_ = 0;
  CorpusGraph graph_;
};

bool is_mostly_known(const CorpusGraph& graph, const StoryRecords& records, const EarlierPlaces& earlier) {
  if (earlier.places.empty()) return false;
  const GraphIds ids(graph, records);
  const auto is_known = [&](CorpusEdge edge) {
    return std::binary_search(earlier.edges.begin(), earlier.edges.end(),
                              edge_key(ids[edge.source], ids[edge.target]));
  };
  const auto known = std::count_if(graph.edges.begin(), graph.edges.end(), is_known);
  return 2 * static_cast<std::size_t>(known) >= graph.edges.size();
}

// A node as arrange.h knows it, without its texts.
GraphNode node_of(const CorpusGraph& graph, std::int32_t node) {
  return {{}, graph.is_entity(node) ? NodeKind::Entity : NodeKind::Story, {}, -1, graph.weights[at(node)]};
}

std::vector<Body> bodies_of(const CorpusGraph& graph) {
  std::vector<Body> bodies;
  bodies.reserve(graph.node_count());
  for (std::size_t i = 0; i < graph.node_count(); ++i)
    bodies.push_back(make_body(node_of(graph, static_cast<std::int32_t>(i))));
  return bodies;
}

std::vector<Link> links_of(const CorpusGraph& graph) {
  std::vector<Link> links;
  links.reserve(graph.edges.size());
  for (const CorpusEdge edge : graph.edges) {
    const GraphEdge said = {edge.source,
                            edge.target,
                            graph.is_entity(edge.target) ? EdgeKind::Mentions : EdgeKind::Related,
                            1.0f,
                            {}};
    links.push_back(make_link(said, node_of(graph, edge.source), node_of(graph, edge.target)));
  }
  return links;
}

// What stood somewhere stays there.
void pin_known(const CorpusGraph& graph, const StoryRecords& records, const EarlierPlaces& earlier,
               std::vector<Body>& bodies) {
  const GraphIds ids(graph, records);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::uint64_t key = node_key(ids[static_cast<std::int32_t>(i)]);
    const auto after = std::upper_bound(
        earlier.places.begin(), earlier.places.end(), key,
        [](std::uint64_t sought, const EarlierPlaces::Place& place) { return sought < place.node; });
    if (after == earlier.places.begin() || std::prev(after)->node != key) continue;
    bodies[i].position = std::prev(after)->place;
    bodies[i].has_position = bodies[i].is_pinned = true;
  }
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

Result<CorpusGraph> build_corpus_graph(const StoryRecords& records, const std::string& folder) {
  return Builder(records, folder).build();
}

GraphIds::GraphIds(const CorpusGraph& graph, const StoryRecords& records) : graph_(graph) {
  ends_.reserve(graph.story_count);
  records.for_each([&](std::size_t i, const StoryRecord& record) {
    if (!records.begins_story(i)) return;
    slugs_ += record.slug;
    ends_.push_back(static_cast<std::uint32_t>(slugs_.size()));
  });
}

std::string GraphIds::operator[](std::int32_t node) const {
  if (graph_.is_entity(node)) return "entity:" + graph_.entities[at(node) - graph_.story_count];
  const std::size_t begin = node == 0 ? 0 : ends_[at(node) - 1];
  return "story:" + slugs_.substr(begin, ends_[at(node)] - begin);
}

// FNV-1a.
std::uint64_t edge_key(std::string_view source, std::string_view target) {
  std::uint64_t key = 14695981039346656037u;
  for (const std::string_view text : {source, std::string_view("\t"), target}) {
    for (const char c : text) key = (key ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  return key;
}

std::uint64_t node_key(std::string_view id) {
  return edge_key(id, {});
}

std::vector<Vec2> place_corpus(const CorpusGraph& graph, const StoryRecords& records,
                               EarlierPlaces&& earlier) {
  std::vector<Body> bodies = bodies_of(graph);
  std::vector<Vec2> places;
  if (is_mostly_known(graph, records, earlier)) {
    pin_known(graph, records, earlier, bodies);
    earlier = {};
    places = insert_bodies(bodies, links_of(graph));
  } else {
    earlier = {};
    MultilevelLayout layout;
    layout.reset(bodies, links_of(graph));  // the layout has its own graph of them: they need not stay
    layout.run();
    places = std::move(layout).positions();
  }
  take_apart(places, bodies);
  return places;
}

}  // namespace storylens

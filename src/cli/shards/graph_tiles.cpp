#include "cli/shards/graph_tiles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <queue>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "story/bundle.h"
#include "story/json/json_writer.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

constexpr std::size_t kTilesPerPage = 64;  // with what they lead to a page names at most four times as many
constexpr float kLeastHalfSide = 512.0f;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

std::string label_of(std::string_view text) {
  constexpr std::size_t kLongestLabel = 400;  // bytes
  const std::string_view cut = utf8_prefix(text, kLongestLabel);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

void append_label(std::string& json, std::string_view language, std::string_view text) {
  json += json.empty() ? "" : ", ";
  append_json_string(json, language.empty() ? std::string_view("und") : language);
  json += ": ";
  append_json_string(json, label_of(text));
}

std::string number(float whole) {
  return std::to_string(static_cast<long long>(whole));
}

struct Tile {
  std::string place;
  std::vector<int> nodes;  // the most telling first
  std::vector<int> ends;   // of edges that leave it
  std::array<int, 4> children = {-1, -1, -1, -1};
  std::size_t below = 0;    // nodes in the squares within it
  std::size_t subtree = 1;  // tiles
  WrittenShard file;
};

class TileWriter {
 public:
  using Write = std::function<WrittenShard(const std::string&)>;

  TileWriter(const CorpusGraph& graph, const StoryRecords& records, const std::vector<Entity>& entities,
             const std::vector<Vec2>& places, const Write& write)
      : graph_(graph),
        records_(records),
        ids_(graph, records),
        places_(places),
        write_(write),
        tile_of_(graph.node_count(), -1) {
    for (const Entity& entity : entities) known_.emplace(entity.slug, &entity);
  }

  WrittenShard run() {
    for (const Vec2 place : places_) {
      const float reach = std::max(std::fabs(place.x), std::fabs(place.y)) + 1.0f;
      while (half_side_ < reach) half_side_ *= 2.0f;
    }
    measure_labels();
    hang_edges();
    cut(graph_.order, {}, {0.0f, 0.0f}, half_side_);
    for (Tile& tile : tiles_) tile.file = write_(tile_json(tile));
    return write_page(0);
  }

 private:
  int other_end(int edge, int of) const {
    const CorpusEdge& ends = graph_.edges[at(edge)];
    return ends.source == of ? ends.target : ends.source;
  }

  // Bytes that stay in memory; the labels themselves are read again when they are written.
  void measure_labels() {
    label_bytes_.reserve(graph_.node_count());
    std::string json;
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      if (records_.begins_story(i)) {
        firsts_.push_back(static_cast<std::uint32_t>(i));
        json.clear();
        label_bytes_.push_back(0);
      }
      append_label(json, record.language, record.card.headline);
      label_bytes_.back() = static_cast<std::uint32_t>(json.size());
    });
    for (std::size_t i = graph_.story_count; i < graph_.node_count(); ++i)
      label_bytes_.push_back(static_cast<std::uint32_t>(label_json(static_cast<int>(i)).size()));
  }

  // In each language, without the brackets.
  std::string label_json(int index) const {
    std::string json;
    if (!graph_.is_entity(index)) {
      const std::size_t first = firsts_[at(index)];
      const std::size_t end = records_.end_of_story(first);
      for (std::size_t i = first; i < end; ++i) {
        const StoryRecord record = records_[i];
        append_label(json, record.language, record.card.headline);
      }
      return json;
    }
    const std::string& slug = graph_.entities[at(index) - graph_.story_count];
    if (const auto known = known_.find(slug); known != known_.end()) {
      for (const LocalizedName& name : known->second->names) append_label(json, name.language, name.text);
    }
    if (json.empty()) append_label(json, {}, readable_slug(slug));
    return json;
  }

  // To each node the edges to more telling ones.
  void hang_edges() {
    std::vector<int> rank(graph_.order.size());
    for (std::size_t i = 0; i < rank.size(); ++i) rank[at(graph_.order[i])] = static_cast<int>(i);
    const auto holder = [&](CorpusEdge edge) {
      return at(rank[at(edge.source)] > rank[at(edge.target)] ? edge.source : edge.target);
    };
    begins_.assign(rank.size() + 1, 0);
    for (const CorpusEdge edge : graph_.edges) ++begins_[holder(edge) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    ends_ = {begins_.begin(), begins_.end() - 1};
    hung_.resize(graph_.edges.size());
    for (std::size_t i = 0; i < graph_.edges.size(); ++i)
      hung_[ends_[holder(graph_.edges[i])]++] = static_cast<int>(i);
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      if (ends_[i] - begins_[i] <= kMostNodeEdges) continue;
      const auto end = [&](int index) { return rank[at(other_end(index, static_cast<int>(i)))]; };
      std::sort(hung_.begin() + begins_[i], hung_.begin() + ends_[i],
                [&](int a, int b) { return std::pair(end(a), a) < std::pair(end(b), b); });
      ends_[i] = begins_[i] + kMostNodeEdges;
    }
  }

  std::span<const int> edges_of(int node) const {
    return std::span(hung_).subspan(begins_[at(node)], ends_[at(node)] - begins_[at(node)]);
  }

  // nodes: of the square, the most telling first. Returns the tile, -1 for an empty square.
  int cut(const std::vector<std::int32_t>& nodes, const std::string& place, Vec2 middle, float half) {
    if (nodes.empty()) return -1;
    const int index = static_cast<int>(tiles_.size());
    tiles_.emplace_back();
    tiles_.back().place = place;
    const std::size_t taken = fill(index, nodes);
    std::array<std::vector<int>, 4> quarters;
    for (std::size_t i = taken; i < nodes.size(); ++i) {
      const Vec2 at_node = places_[at(nodes[i])];
      quarters[(at_node.x < middle.x ? 0u : 1u) + (at_node.y < middle.y ? 0u : 2u)].push_back(nodes[i]);
    }
    const float quarter = 0.5f * half;
    for (std::size_t q = 0; q < 4; ++q) {
      const Vec2 within = {middle.x + (q % 2 == 0 ? -quarter : quarter),
                           middle.y + (q < 2 ? -quarter : quarter)};
      const int child = cut(quarters[q], place + static_cast<char>('0' + q), within, quarter);
      Tile& tile = tiles_[at(index)];
      tile.children[q] = child;
      tile.below += quarters[q].size();
      if (child >= 0) tile.subtree += tiles_[at(child)].subtree;
    }
    return index;
  }

  // How many of the nodes, from the first on, the tile takes.
  std::size_t fill(int index, const std::vector<int>& nodes) {
    constexpr std::size_t kFrame = 150;
    Tile& tile = tiles_[at(index)];
    std::unordered_set<int> ends;
    std::size_t bytes = kFrame;
    std::size_t taken = 0;
    for (; taken < nodes.size() && taken < kMostTileNodes; ++taken) {
      const int next = nodes[taken];
      std::vector<int> new_ends;
      std::size_t more = node_json(next, {}).size() + label_bytes_[at(next)] + 2;
      for (const int each : edges_of(next)) {
        constexpr std::size_t kPair = 12;
        more += kPair;
        const int end = other_end(each, next);
        if (tile_of_[at(end)] == index || !ends.insert(end).second) continue;
        new_ends.push_back(end);
        more += end_json(end).size() + 2;
      }
      if (taken > 0 && bytes + more > kTileBytes) {
        for (const int end : new_ends) ends.erase(end);
        break;
      }
      bytes += more;
      tile_of_[at(next)] = index;
      tile.nodes.push_back(next);
      tile.ends.insert(tile.ends.end(), new_ends.begin(), new_ends.end());
    }
    return taken;
  }

  std::string node_json(int index, std::string_view label) const {
    std::string json = "{\"id\": ";
    append_json_string(json, ids_[index]);
    json += ", \"label\": {";
    json += label;
    json += "}, \"weight\": " + std::to_string(graph_.weights[at(index)]);
    return json + place_json(index) + "}";
  }

  std::string end_json(int index) const {
    std::string json = "{\"id\": ";
    append_json_string(json, ids_[index]);
    return json + place_json(index) + "}";
  }

  std::string place_json(int index) const {
    return ", \"x\": " + number(places_[at(index)].x) + ", \"y\": " + number(places_[at(index)].y);
  }

  std::string tile_json(const Tile& tile) const {
    std::string json = std::string("{\"format\": \"storylens-tile\", \"version\": \"") +
                       std::string(kBundleVersion) + "\", \"nodes\": [\n";
    std::unordered_map<int, std::size_t> number_of;
    const auto add_all = [&](const std::vector<int>& nodes, auto write) {
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        number_of.emplace(nodes[i], number_of.size());
        json += (i == 0 ? "" : ",\n") + write(nodes[i]);
      }
    };
    add_all(tile.nodes, [&](int index) { return node_json(index, label_json(index)); });
    json += "\n], \"ends\": [\n";
    add_all(tile.ends, [&](int index) { return end_json(index); });
    json += "\n], \"edges\": [";
    bool is_first = true;
    for (const int index : tile.nodes) {
      for (const int each : edges_of(index)) {
        const CorpusEdge edge = graph_.edges[at(each)];
        json += is_first ? "[" : ", [";
        json += std::to_string(number_of.at(edge.source)) + ", " + std::to_string(number_of.at(edge.target)) +
                "]";
        is_first = false;
      }
    }
    return json + "]}\n";
  }

  // A page names the tiles of the largest squares within its own, and pages for what is below them.
  WrittenShard write_page(int root) {
    const auto is_smaller = [&](int a, int b) {
      const auto key = [&](int tile) { return std::pair(tiles_[at(tile)].subtree, -tile); };
      return key(a) < key(b);
    };
    std::priority_queue<int, std::vector<int>, decltype(is_smaller)> open(is_smaller);
    open.push(root);
    std::vector<int> listed, pages;
    std::size_t opened = 0;
    while (!open.empty()) {
      const int next = open.top();
      open.pop();
      const bool is_leaf = tiles_[at(next)].subtree == 1;
      if (!is_leaf && opened == kTilesPerPage) {
        pages.push_back(next);
        continue;
      }
      listed.push_back(next);
      if (is_leaf) continue;
      ++opened;
      for (const int child : tiles_[at(next)].children) {
        if (child >= 0) open.push(child);
      }
    }
    std::sort(listed.begin(), listed.end());
    std::sort(pages.begin(), pages.end());
    std::string json = std::string("{\"format\": \"storylens-graph-index\", \"version\": \"") +
                       std::string(kBundleVersion) + "\", ";
    if (root == 0) {
      json += "\"nodes\": " + std::to_string(graph_.node_count()) +
              ", \"edges\": " + std::to_string(graph_.edges.size()) +
              ", \"side\": " + number(2.0f * half_side_) + ", ";
    }
    json += "\"place\": \"" + tiles_[at(root)].place + "\", \"tiles\": [";
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const Tile& tile = tiles_[at(listed[i])];
      json += (i == 0 ? "\n" : ",\n") + entry_json(tile.place, tile.file) +
              ", \"nodes\": " + std::to_string(tile.nodes.size()) +
              ", \"below\": " + std::to_string(tile.below) + "}";
    }
    json += "\n], \"pages\": [";
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const WrittenShard page = write_page(pages[i]);
      const Tile& tile = tiles_[at(pages[i])];
      json += (i == 0 ? "\n" : ",\n") + entry_json(tile.place, page) +
              ", \"nodes\": " + std::to_string(tile.nodes.size() + tile.below) + "}";
    }
    return write_(json + "\n]}\n");
  }

  static std::string entry_json(const std::string& place, const WrittenShard& file) {
    return "{\"place\": \"" + place + "\", \"file\": \"" + file.file +
           "\", \"bytes\": " + std::to_string(file.bytes);
  }

  const CorpusGraph& graph_;
  const StoryRecords& records_;
  const GraphIds ids_;
  std::unordered_map<std::string_view, const Entity*> known_;
  const std::vector<Vec2>& places_;
  const Write& write_;
  float half_side_ = kLeastHalfSide;          // of the root
  std::vector<std::uint32_t> firsts_;         // of each story: its first record
  std::vector<std::uint32_t> label_bytes_;    // by node
  std::vector<std::uint32_t> begins_, ends_;  // by node: in hung_
  std::vector<int> hung_;                     // edges that stand with each node
  std::vector<Tile> tiles_;                   // the root first, each before what is below it
  std::vector<int> tile_of_;                  // by node
};

}  // namespace

WrittenShard write_graph_tiles(const CorpusGraph& graph, const StoryRecords& records,
                               const std::vector<Entity>& entities, const std::vector<Vec2>& places,
                               const std::function<WrittenShard(const std::string& text)>& write) {
  return TileWriter(graph, records, entities, places, write).run();
}

}  // namespace storylens

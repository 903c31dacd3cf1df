#include "cli/shards/archive_check.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "cli/report.h"
#include "cli/shards/archive_files.h"
#include "cli/shards/archive_names_check.h"
#include "cli/shards/corpus_graph.h"
#include "cli/shards/corpus_reader.h"
#include "cli/shards/front.h"
#include "cli/shards/graph_tiles.h"
#include "cli/shards/manifest_reader.h"
#include "cli/shards/name_shards.h"
#include "cli/shards/progress.h"
#include "cli/shards/search_shards.h"
#include "cli/shards/shard_plan.h"
#include "story/search_terms.h"

namespace storylens {
namespace {

constexpr std::size_t kLargestTile = 64u << 10;
constexpr std::size_t kMostGraphEntries = 257;

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

class ArchiveChecker {
 public:
  explicit ArchiveChecker(const std::string& path) : files_(path) {}

  ArchiveFindings run() {
    const std::optional<std::string> text = files_.manifest();
    if (text) check(*text);
    ArchiveFindings found = files_.take();
    found.stories = edition_count_;
    return found;
  }

 private:
  void check(const std::string& text) {
    const Result<JsonDocument> document = JsonDocument::parse(text);
    check_index(document->root());
    check_counts(document->root());
    check_front(document->root());
    check_search(document->root());
    check_archive_names(document->root(), files_, {is_whole_, editions_, edges_, std::move(namings_)});
    check_graph(document->root());
    if (is_whole_) files_.find_unused();
  }

  // ---- stories ----

  void check_index(JsonValue manifest) {
    const ListedShards listed = files_.shards_of(*read_entries(manifest, "index", "index/"),
                                                 "storylens-index", "stories/", "archive-index-mismatch");
    const std::vector<PartEntry>& shards = listed.shards;
    is_whole_ = listed.is_whole;
    Progress progress("reading shard", shards.size());
    for (std::size_t i = 0; i < shards.size(); ++i) {
      progress.show(i);
      check_shard(shards[i]);
    }
    shard_count_ = shards.size();
  }

  void check_shard(const PartEntry& entry) {
    const std::optional<std::string> text = files_.content(entry);
    const std::optional<Bundle> bundle = text ? files_.bundle_of(entry, *text) : std::nullopt;
    if (!bundle) {
      is_whole_ = false;
      return;
    }
    for (const Story& story : bundle->stories) {
      ++edition_count_;
      if (!has_prefix(hash_of_slug(story.slug), entry.prefix)) {
        files_.report(files_.path_of(entry.file), "archive-index-mismatch",
                      "The story " + story.slug + " is not sought here: its slug's bits do not begin with " +
                          entry.prefix);
      }
      const std::string card = name_card(story.slug, story.in_language, card_of(story));
      if (!editions_.emplace(story.slug + "\t" + story.in_language, edge_key(card, {})).second) {
        files_.report(files_.path_of(entry.file), "duplicate-story",
                      "The archive has the story twice: " + story.slug + " (" + story.in_language + ")");
      }
      remember(story);
    }
  }

  void remember(const Story& story) {
    const std::string node = "story:" + story.slug;
    nodes_.insert(node);
    const StoryCard card = card_of(story);
    const auto each = [](std::string_view list, auto visit) {
      while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0) visit(std::string(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
      }
    };
    each(card.entities, [&](const std::string& slug) {
      nodes_.insert("entity:" + slug);
      if (edges_.insert(edge_key(node, "entity:" + slug)).second) ++namings_[slug];
    });
    each(card.related, [&](const std::string& slug) {
      if (slug != story.slug) related_.emplace_back(node, "story:" + slug);
    });
    for (std::string& term : search_terms(card.headline)) terms_[std::move(term)].insert(story.slug);
  }

  void check_counts(JsonValue manifest) {
    if (!is_whole_) return;
    const auto stories = static_cast<std::size_t>(std::count_if(
        nodes_.begin(), nodes_.end(), [](const std::string& node) { return begins_with(node, "story:"); }));
    const std::optional<JsonValue> counts = member_of(manifest, "counts");
    for (const auto& [name, counted] :
         {std::pair("stories", stories), {"editions", edition_count_}, {"shards", shard_count_}}) {
      const std::optional<JsonValue> told = counts ? member_of(*counts, name) : std::nullopt;
      const double number = told && told->kind() == JsonKind::Number ? told->number() : -1.0;
      if (number == static_cast<double>(counted)) continue;
      files_.report(
          files_.manifest_path(), "archive-count-mismatch",
          "The manifest counts other " + std::string(name) + " than there are, " + std::to_string(counted));
    }
  }

  // ---- front ----

  void check_front(JsonValue manifest) {
    const std::optional<PartEntry> entry = files_.entry_of(manifest, "front", "front/");
    if (!entry) return;
    const std::optional<std::string> text = files_.content(*entry);
    const std::optional<Bundle> front = text ? files_.bundle_of(*entry, *text) : std::nullopt;
    if (!front) return;
    std::unordered_set<std::string_view> slugs;
    for (const Story& story : front->stories) {
      slugs.insert(story.slug);
      if (is_whole_ && editions_.count(story.slug + "\t" + story.in_language) == 0) {
        files_.report(
            files_.path_of(entry->file), "archive-front-mismatch",
            "The front has a story that the archive has not: " + story.slug + " (" + story.in_language + ")");
      }
    }
    if (slugs.size() > kFrontStories) {
      files_.report(files_.path_of(entry->file), "archive-over-limit",
                    "The front has " + std::to_string(slugs.size()) + " stories, and may have " +
                        std::to_string(kFrontStories));
    }
  }

  // ---- search ----

  void check_search(JsonValue manifest) {
    const Result<std::vector<PartEntry>> pages = read_entries(manifest, "search", "search/");
    if (!pages) {
      files_.report(files_.manifest_path(), "archive-file-malformed", pages.error().message);
      return;
    }
    bool is_all_read = true;
    std::string last;
    for (const PartEntry& page : *pages) {
      const std::optional<std::string> text = files_.content(page);
      const auto shards =
          text ? files_.entries_of(page.file, *text, "storylens-search-index", "search/", kShardsPerPage)
               : std::nullopt;
      if (!shards) {
        is_all_read = false;
        continue;
      }
      if (!shards->empty() && shards->front().from != page.from) {
        files_.report(files_.path_of(page.file), "archive-search-mismatch",
                      "The page begins with another term than the manifest says, " + page.from);
      }
      for (const PartEntry& shard : *shards) is_all_read = check_terms(shard, last) && is_all_read;
    }
    if (!is_all_read || !is_whole_) return;
    for (const auto& [term, missing] : terms_) {
      for (const std::string& slug : missing) {
        files_.report(files_.manifest_path(), "archive-search-mismatch",
                      "The search does not find the story " + slug + " by a word of its headline, " + term,
                      Severity::Warning);
      }
    }
  }

  // last: the term before. Takes what it finds from terms_.
  bool check_terms(const PartEntry& shard, std::string& last) {
    const std::string path = files_.path_of(shard.file);
    const auto read = files_.read(shard, "storylens-search");
    if (!read) return false;
    const std::optional<JsonValue> terms = member_of(read->document.root(), "terms");
    if (!terms || terms->kind() != JsonKind::Object || terms->size() == 0) {
      files_.report(path, "archive-file-malformed", "The file has no terms");
      return false;
    }
    if ((*terms->begin()).key() != shard.from) {
      files_.report(path, "archive-search-mismatch",
                    "The file begins with another term than its page says, " + shard.from);
    }
    for (const JsonValue term : *terms) {
      const std::string name(term.key());
      if (name <= last) {
        files_.report(path, "archive-search-mismatch",
                      "The terms are not in the order of their bytes: " + name + " stands behind " + last);
      }
      last = name;
      check_postings(path, name, term);
    }
    return true;
  }

  void check_postings(const std::string& path, const std::string& term, JsonValue slugs) {
    if (slugs.size() > kMostPerTerm) {
      files_.report(path, "archive-over-limit", "More stories than a term may have: " + term);
    }
    const auto wanted = terms_.find(term);
    for (const JsonValue slug : slugs) {
      const std::string name(slug.kind() == JsonKind::String ? slug.text() : "");
      if (is_whole_ && nodes_.count("story:" + name) == 0) {
        files_.report(path, "archive-search-mismatch",
                      "The search finds a story that the archive has not, by " + term + ": " + name);
      }
      if (wanted != terms_.end()) wanted->second.erase(name);
    }
    // Of a term that very many stories have, only the best are listed.
    if (wanted != terms_.end() && slugs.size() >= kMostPerTerm) terms_.erase(wanted);
  }

  // ---- graph ----

  void check_graph(JsonValue manifest) {
    const std::optional<PartEntry> root = files_.entry_of(manifest, "graph", "graph/");
    if (!root) return;
    for (const auto& [source, target] : related_) {
      if (nodes_.count(target) > 0) edges_.insert(edge_key(source, target));
    }
    std::vector<PartEntry> pages = {*root};
    std::vector<PartEntry> tiles;
    bool is_all_read = true;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const PartEntry page = pages[i];
      is_all_read = check_graph_page(page, i == 0, pages, tiles) && is_all_read;
    }
    std::unordered_map<std::string, std::size_t> below;  // by place: nodes in the tiles within it
    std::unordered_map<std::string, std::size_t> own;
    for (const PartEntry& tile : tiles) {
      is_all_read = check_tile(tile) && is_all_read;
      own[tile.place] += tile.nodes;
      for (std::size_t length = 0; length < tile.place.size(); ++length)
        below[tile.place.substr(0, length)] += tile.nodes;
    }
    if (!is_all_read) return;
    for (const PartEntry& tile : tiles) {
      if (tile.below != below[tile.place])
        mismatch(files_.path_of(tile.file),
                 "Below the tile at " + quoted(tile.place) + " are other nodes than are told");
    }
    for (std::size_t i = 1; i < pages.size(); ++i) {
      if (pages[i].nodes != own[pages[i].place] + below[pages[i].place])
        mismatch(files_.path_of(pages[i].file), "The page leads to other nodes than are told");
    }
    if (is_whole_) hold_against_stories(root->file);
  }

  static std::string quoted(const std::string& place) { return "\"" + place + "\""; }

  void mismatch(const std::string& path, const std::string& message) {
    files_.report(path, "archive-graph-mismatch", message);
  }

  bool check_graph_page(const PartEntry& page, bool is_first, std::vector<PartEntry>& pages,
                        std::vector<PartEntry>& tiles) {
    const auto read = files_.read(page, "storylens-graph-index", kLargestTile);
    if (!read) return false;
    const JsonValue root = read->document.root();
    const auto listed = files_.list_of(page.file, root, "tiles", "graph/", kMostGraphEntries);
    const auto further = files_.list_of(page.file, root, "pages", "graph/", kMostGraphEntries);
    if (!listed || !further) return false;
    tiles.insert(tiles.end(), listed->begin(), listed->end());
    for (const PartEntry& next : *further) {
      // A page that leads back would never end.
      if (!files_.is_used(next.file)) pages.push_back(next);
    }
    if (is_first) {
      const auto number = [&](const char* name) {
        const std::optional<JsonValue> value = member_of(root, name);
        return value && value->kind() == JsonKind::Number ? value->number() : 0.0;
      };
      told_nodes_ = number("nodes");
      told_edges_ = number("edges");
      side_ = number("side");
    }
    return true;
  }

  bool check_tile(const PartEntry& entry) {
    if (!files_.content(entry, kLargestTile)) return false;
    const std::string path = files_.path_of(entry.file);
    const Result<GraphTile> tile = read_tile_file(path);
    if (!tile) {
      files_.report(path, "archive-file-malformed", tile.error().message);
      return false;
    }
    if (tile->own > kMostTileNodes)
      files_.report(path, "archive-over-limit", "The tile has more nodes than it may have");
    if (tile->own != entry.nodes) mismatch(path, "The tile has other nodes than its page says");
    double left = -0.5 * side_, top = -0.5 * side_, side = side_;
    for (const char digit : entry.place) {
      side *= 0.5;
      if (digit == '1' || digit == '3') left += side;
      if (digit == '2' || digit == '3') top += side;
    }
    for (std::size_t i = 0; i < tile->own; ++i) {
      const TileNode& node = tile->nodes[i];
      const double x = static_cast<double>(node.place.x), y = static_cast<double>(node.place.y);
      if (x < left || x >= left + side || y < top || y >= top + side)
        mismatch(path, "A node stands outside of the square of its tile: " + node.id);
      if (!placed_.insert(node.id).second) mismatch(path, "A node stands in two tiles: " + node.id);
      if (is_whole_ && nodes_.count(node.id) == 0)
        mismatch(path, "A node is neither a story of the archive nor named by one: " + node.id);
    }
    for (const auto& [source, target] : tile->edges) {
      const std::string& from = tile->nodes[source].id;
      const std::string& to = tile->nodes[target].id;
      if (is_whole_ && edges_.count(edge_key(from, to)) == 0)
        mismatch(path, "No story says what an edge does: " + from + " to " + to);
    }
    return true;
  }

  void hold_against_stories(const std::string& page) {
    const std::string path = files_.path_of(page);
    for (const std::string& node : nodes_) {
      if (placed_.count(node) == 0) mismatch(path, "The graph lacks a node: " + node);
    }
    if (told_nodes_ != static_cast<double>(nodes_.size()) ||
        told_edges_ != static_cast<double>(edges_.size()))
      mismatch(path, "The graph has " + counted(nodes_.size(), "node", "nodes") + " and " +
                         counted(edges_.size(), "edge", "edges") + ", and its first page says otherwise");
  }

  ArchiveFiles files_;
  std::size_t edition_count_ = 0;
  bool is_whole_ = true;  // all stories are here
  std::size_t shard_count_ = 0;
  // What the stories say:
  std::unordered_map<std::string, std::uint64_t> editions_;  // slug, tab, language: hash of its card
  std::set<std::string> nodes_;                              // in an order, so that what is told has one
  std::unordered_set<std::uint64_t> edges_;
  std::map<std::string, std::size_t> namings_;  // stories of each entity
  std::vector<std::pair<std::string, std::string>> related_;
  std::map<std::string, std::set<std::string>> terms_;  // of headlines: stories not yet found
  // What the graph says:
  std::unordered_set<std::string> placed_;
  double told_nodes_ = 0.0;
  double told_edges_ = 0.0;
  double side_ = 0.0;
};

}  // namespace

ArchiveFindings check_archive(const std::string& path) {
  return ArchiveChecker(path).run();
}

}  // namespace storylens

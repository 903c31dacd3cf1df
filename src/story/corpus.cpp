#include "story/corpus.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/order.h"
#include "story/bundle_index.h"
#include "story/day_number.h"
#include "story/iso_date.h"

namespace storylens {
namespace {

constexpr int kUndated = std::numeric_limits<int>::min();

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

int day_of(const Story& story) {
  return day_number(story.start_date).value_or(kUndated);
}

int minutes_of(std::string_view clock) {  // "10:30"
  const auto digit = [&](std::size_t i) { return clock[i] - '0'; };
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

int minutes_from_utc(std::string_view zone) {  // "Z", "+09:00", "+0900"
  if (zone.size() < 5) return 0;
  const std::string clock = std::string(zone.substr(1, 2)) + ":" + std::string(zone.substr(zone.size() - 2));
  return zone.front() == '-' ? -minutes_of(clock) : minutes_of(clock);
}

int other_end(const GraphEdge& edge, int node) {
  if (edge.source == node) return edge.target;
  return edge.target == node ? edge.source : -1;
}

// How many stories of the whole bundle mention each node.
std::vector<int> mention_counts(const StoryGraph& graph) {
  std::vector<int> counts(graph.nodes.size(), 0);
  for (const GraphEdge& edge : graph.edges) {
    if (edge.kind == EdgeKind::Mentions) ++counts[at(edge.target)];
  }
  return counts;
}

// Of the stories that are marked, by node.
std::vector<NodeCount> count_among(const StoryGraph& graph, const std::vector<bool>& is_among, int but) {
  std::vector<int> counts(graph.nodes.size(), 0);
  for (const GraphEdge& edge : graph.edges) {
    const bool is_counted = edge.kind == EdgeKind::Mentions && is_among[at(edge.source)];
    if (is_counted && edge.target != but) ++counts[at(edge.target)];
  }
  std::vector<NodeCount> named;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) named.push_back({static_cast<int>(i), counts[i]});
  }
  const std::vector<int> all = mention_counts(graph);
  sort_stably(named, [&](const NodeCount& a, const NodeCount& b) {
    return a.stories != b.stories ? a.stories > b.stories : all[at(a.node)] < all[at(b.node)];
  });
  return named;
}

}  // namespace

bool has_front_page(const Bundle& bundle) {
  return std::any_of(bundle.stories.begin(), bundle.stories.end(),
                     [&](const Story& story) { return story.slug != bundle.stories.front().slug; });
}

std::vector<int> stories_by_date(const Bundle& bundle, std::string_view language) {
  const BundleIndex index(bundle);
  std::vector<int> stories;
  std::vector<int> days(bundle.stories.size(), kUndated);
  for (std::size_t i = 0; i < bundle.stories.size(); ++i) {
    const Story& story = bundle.stories[i];
    if (index.editions(story.slug).front() != static_cast<int>(i)) continue;
    const int edition = index.story(story.slug, language);
    stories.push_back(edition);
    days[at(edition)] = day_of(bundle.stories[at(edition)]);
  }
  sort_stably(stories, [&](int a, int b) { return days[at(a)] > days[at(b)]; });
  return stories;
}

std::vector<RubricGroup> group_by_rubric(const Bundle& bundle, const std::vector<int>& stories) {
  std::vector<RubricGroup> groups;
  std::unordered_map<std::string_view, int> places;
  for (const int story : stories) {
    for (const std::string& rubric : bundle.stories[at(story)].rubrics) {
      const auto [place, is_new] = places.emplace(rubric, static_cast<int>(groups.size()));
      if (is_new) groups.push_back({rubric, {}});
      std::vector<int>& members = groups[at(place->second)].stories;
      if (members.empty() || members.back() != story) members.push_back(story);
    }
  }
  sort_stably(groups,
              [](const RubricGroup& a, const RubricGroup& b) { return a.stories.size() > b.stories.size(); });
  return groups;
}

std::vector<NodeCount> count_mentions(const Bundle& bundle, const StoryGraph& graph,
                                      const std::vector<int>& stories) {
  std::unordered_map<std::string_view, int> nodes;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const GraphNode& node = graph.nodes[i];
    if (node.kind == NodeKind::Story && node.item >= 0)
      nodes.emplace(bundle.stories[at(node.item)].slug, static_cast<int>(i));
  }
  std::vector<bool> is_among(graph.nodes.size(), false);
  for (const int story : stories) {
    const auto node = nodes.find(bundle.stories[at(story)].slug);
    if (node != nodes.end()) is_among[at(node->second)] = true;
  }
  return count_among(graph, is_among, -1);
}

std::vector<int> edges_by_date(const Bundle& bundle, const StoryGraph& graph, int node, EdgeKind kind) {
  std::vector<int> edges;
  std::vector<int> days(graph.edges.size(), kUndated);
  for (std::size_t i = 0; node >= 0 && i < graph.edges.size(); ++i) {
    const int other = other_end(graph.edges[i], node);
    if (graph.edges[i].kind != kind || other < 0) continue;
    const GraphNode& end = graph.nodes[at(other)];
    if (end.kind != NodeKind::Story || end.item < 0) continue;
    edges.push_back(static_cast<int>(i));
    days[i] = day_of(bundle.stories[at(end.item)]);
  }
  sort_stably(edges, [&](int a, int b) { return days[at(a)] > days[at(b)]; });
  return edges;
}

EntityFacts entity_facts(const Bundle& bundle, const StoryGraph& graph, int node, std::string_view slug) {
  EntityFacts facts;
  facts.mentions = edges_by_date(bundle, graph, node, EdgeKind::Mentions);
  std::vector<bool> is_among(graph.nodes.size(), false);
  for (const int edge : facts.mentions) is_among[at(graph.edges[at(edge)].source)] = true;
  facts.together = count_among(graph, is_among, node);
  for (std::size_t i = 0; i < bundle.outlets.size(); ++i) {
    if (bundle.outlets[i].owned_by.value == slug) facts.outlets.push_back(static_cast<int>(i));
  }
  return facts;
}

std::string expected_url(const Bundle& bundle, std::string_view slug, std::string_view language) {
  std::string pattern;
  for (const Story& story : bundle.stories) {
    if (story.in_language != language || story.url.empty()) continue;
    const std::size_t place = story.url.size() - std::min(story.url.size(), story.slug.size());
    const bool ends_with_slug =
        place > 0 && story.url[place - 1] == '/' && story.url.substr(place) == story.slug;
    const std::string before = story.url.substr(0, place);
    if (!ends_with_slug || (!pattern.empty() && pattern != before)) return {};
    pattern = before;
  }
  return pattern.empty() ? std::string() : pattern + std::string(slug);
}

bool is_later(std::string_view date, std::string_view than) {
  const std::optional<int> day = day_number(date);
  const std::optional<int> other_day = day_number(than);
  if (!day || !other_day) return false;
  const IsoDate parsed = parse_iso_date(date).value_or(IsoDate());
  const IsoDate other = parse_iso_date(than).value_or(IsoDate());
  if (parsed.time.empty() || other.time.empty()) return *day > *other_day;
  constexpr int kDay = 24 * 60;
  const auto moment = [](int days, const IsoDate& of) {
    return days * static_cast<long long>(kDay) + minutes_of(of.time) - minutes_from_utc(of.zone);
  };
  return moment(*day, parsed) > moment(*other_day, other);
}

StoryNews news_since(const Story& story, std::string_view since) {
  StoryNews news;
  news.is_by_start = story.date_published.empty();
  news.is_new = is_later(news.is_by_start ? story.start_date : story.date_published, since);
  news.is_modified = is_later(story.date_modified, since);
  for (std::size_t i = 0; i < story.corrections.size(); ++i) {
    if (is_later(story.corrections[i].date, since)) news.corrections.push_back(static_cast<int>(i));
  }
  return news;
}

}  // namespace storylens

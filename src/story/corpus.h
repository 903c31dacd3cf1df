// Corpus: the stories of a bundle taken together: in the order of their dates, by rubric, by the names that
// they mention, and what is new among them.
//
// Shapes: stories are indices in bundle.stories, each slug once, in the edition for the reader's language;
// nodes and
//         edges are indices in the graph, which must be of the same bundle.
// Errors: none; what is not there yields an empty answer. Circles of links cost nothing: no link is followed
// twice. Cost:   linear in the bundle and the graph, with n log n for an order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

// Only a bundle of more than one story has one.
bool has_front_page(const Bundle& bundle);

// The story's date is about.startDate. Newest first, undated last; equals in the bundle's order.
std::vector<int> stories_by_date(const Bundle& bundle, std::string_view language);

struct RubricGroup {
  std::string_view name;
  std::vector<int> stories;  // in the order given
};
// The largest first, equals in the order of first use; a story is in each of its rubrics.
std::vector<RubricGroup> group_by_rubric(const Bundle& bundle, const std::vector<int>& stories);

struct NodeCount {
  int node = -1;
  int stories = 0;
};
// The entities that the stories mention, by how many of them do. Equals: those that fewer stories of the
// whole bundle mention come first, because they say more.
std::vector<NodeCount> count_mentions(const Bundle& bundle, const StoryGraph& graph,
                                      const std::vector<int>& stories);

struct EntityFacts {
  std::vector<int> mentions;        // edges story → entity, in the order of stories_by_date()
  std::vector<NodeCount> together;  // other entities that these stories mention, as count_mentions()
  std::vector<int> outlets;         // in bundle.outlets, that belong to it
};
// node: -1 where no story mentions it.
EntityFacts entity_facts(const Bundle& bundle, const StoryGraph& graph, int node, std::string_view slug);

// The edges of that kind from or to a node whose other end is a story of the bundle, the newest story first.
std::vector<int> edges_by_date(const Bundle& bundle, const StoryGraph& graph, int node, EdgeKind kind);

// Where a story that the bundle does not hold would be: the address of the stories that it does hold, where
// all of that language have the same one but for their slug. Empty = the bundle gives no such pattern.
std::string expected_url(const Bundle& bundle, std::string_view slug, std::string_view language);

// What happened to a story after a date. published: told as new by it, or by start_date where that is not
// given.
struct StoryNews {
  bool is_new = false;
  bool is_by_start = false;  // datePublished is not given
  bool is_modified = false;
  std::vector<int> corrections;  // in Story::corrections

  bool is_any() const { return is_new || is_modified || !corrections.empty(); }
};
StoryNews news_since(const Story& story, std::string_view since);

// Both dates of the calendar; by the day, and by the time of day where both tell it. A date that is cut short
// counts as its first day.
bool is_later(std::string_view date, std::string_view than);

}  // namespace storylens

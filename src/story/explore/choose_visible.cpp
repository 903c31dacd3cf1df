#include "story/explore/choose_visible.h"

#include <algorithm>

#include "story/explore/graph_walk.h"

namespace storylens {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

class Chooser {
 public:
  Chooser(const ExploreInput& explored, const Exploration& exploration)
      : explored_(explored),
        exploration_(exploration),
        is_blocked_(explored.index.marks(exploration.blocked)),
        is_shown_(explored.graph.nodes.size(), false),
        is_kept_(explored.graph.nodes.size(), false) {}

  VisibleNodes choose() {
    show_extent();
    for (const std::string& id : exploration_.expanded) expand(explored_.index.find(id));
    for (const int node : explored_.path) show(node, true);
    hide();
    filter();
    for (const std::string& id : exploration_.collapsed) collapse(explored_.index.find(id));
    for (std::size_t i = 0; i < is_shown_.size(); ++i) {
      if (is_shown_[i]) result_.nodes.push_back(static_cast<int>(i));
    }
    return std::move(result_);
  }

 private:
  const GraphNode& node(int index) const { return explored_.graph.nodes[at(index)]; }
  bool is_outlet(int index) const { return node(index).kind == NodeKind::Outlet; }
  // Outlets are folded into the rosettes of takes until they are asked for.
  bool unfolds(int index) const { return exploration_.shows_outlets || !is_outlet(index); }

  void show(int index, bool is_kept) {
    is_shown_[at(index)] = true;
    if (is_kept) is_kept_[at(index)] = true;
  }

  void show_extent() {
    if (const int focus = explored_.index.find(exploration_.focus); focus >= 0) return surround(focus);
    if (exploration_.is_whole) {
      for (std::size_t i = 0; i < is_shown_.size(); ++i) is_shown_[i] = !is_outlet(static_cast<int>(i));
    }
    if (explored_.current < 0) return;
    show(explored_.current, true);
    explored_.index.for_each_neighbor(explored_.current, [&](int neighbor, int) {
      if (unfolds(neighbor)) show(neighbor, false);
    });
  }

  void surround(int focus) {
    std::vector<bool> is_stop = is_blocked_;
    if (!exploration_.shows_outlets) {
      for (std::size_t i = 0; i < is_stop.size(); ++i) {
        if (is_outlet(static_cast<int>(i))) is_stop[i] = true;
      }
    }
    const int depth = std::clamp(exploration_.depth, 1, kDeepestFocus);
    const std::vector<int> steps = steps_from(explored_.index, focus, depth, is_stop);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i] >= 0 && unfolds(static_cast<int>(i))) is_shown_[i] = true;
    }
    show(focus, true);
  }

  void expand(int index) {
    if (index < 0) return;
    show(index, false);
    if (is_blocked_[at(index)]) return;
    explored_.index.for_each_neighbor(index, [&](int neighbor, int) {
      if (unfolds(neighbor)) show(neighbor, false);
    });
  }

  void hide() {
    for (const std::string& id : exploration_.hidden) {
      const int index = explored_.index.find(id);
      if (index < 0) continue;
      ++result_.hidden;
      is_shown_[at(index)] = false;
    }
  }

  bool is_dated_in(const Story& story) const {
    return is_dated_within(story, exploration_.from_date, exploration_.to_date);
  }

  // Of a story; of a take by that outlet when one is given.
  bool has_matching_take(const Story& story, const std::string* outlet, const TakeFilter& filter) const {
    const TakeTable table(explored_.bundle, story);
    for (std::size_t i = 0; i < story.takes.size(); ++i) {
      if (outlet != nullptr && "outlet:" + story.takes[i].outlet != *outlet) continue;
      if (table.matches(i, filter)) return true;
    }
    return false;
  }

  bool passes(int index, const TakeFilter& of_others) const {
    const GraphNode& data = node(index);
    if (!exploration_.community.empty() && !explored_.communities.empty()) {
      const int wanted = explored_.index.find(exploration_.community);
      if (wanted >= 0 && explored_.communities[at(wanted)] != explored_.communities[at(index)]) return false;
    }
    if (data.kind == NodeKind::Story && data.item >= 0) {
      const Story& story = explored_.bundle.stories[at(data.item)];
      if (!is_dated_in(story)) return false;
      if (!of_others.is_empty() && !story.takes.empty() && !has_matching_take(story, nullptr, of_others))
        return false;
    }
    if (data.kind == NodeKind::Outlet && !explored_.takes.is_empty()) return has_matching_report(index);
    return true;
  }

  bool has_matching_report(int outlet) const {
    bool has_one = false;
    explored_.index.for_each_neighbor(outlet, [&](int neighbor, int edge) {
      if (has_one || explored_.graph.edges[at(edge)].kind != EdgeKind::Reports || !is_shown_[at(neighbor)])
        return;
      const int item = node(neighbor).item;
      if (item < 0) return;
      has_one = has_matching_take(explored_.bundle.stories[at(item)], &node(outlet).id, explored_.takes);
    });
    return has_one;
  }

  int shown_neighbors(int index, const std::vector<bool>& among) const {
    int count = 0;
    explored_.index.for_each_neighbor(index,
                                      [&](int neighbor, int) { count += among[at(neighbor)] ? 1 : 0; });
    return count;
  }

  void filter() {
    TakeFilter of_others = explored_.takes;
    of_others.of(Facet::Lens).clear();
    const std::vector<bool> before = is_shown_;
    for (std::size_t i = 0; i < is_shown_.size(); ++i) {
      const int index = static_cast<int>(i);
      if (before[i] && !is_kept_[i] && !passes(index, of_others)) is_shown_[i] = false;
    }
    for (std::size_t i = 0; i < is_shown_.size(); ++i) {
      const int index = static_cast<int>(i);
      if (!is_shown_[i] || is_kept_[i] || node(index).kind == NodeKind::Story) continue;
      if (shown_neighbors(index, before) > 0 && shown_neighbors(index, is_shown_) == 0) is_shown_[i] = false;
    }
    for (std::size_t i = 0; i < is_shown_.size(); ++i) {
      const int index = static_cast<int>(i);
      const bool is_on_path =
          std::find(explored_.path.begin(), explored_.path.end(), index) != explored_.path.end();
      if (is_shown_[i] && !is_on_path && !exploration_.shows_kind(node(index).kind)) is_shown_[i] = false;
      if (before[i] && !is_shown_[i]) ++result_.filtered;
    }
  }

  void collapse(int index) {
    if (index < 0 || !is_shown_[at(index)]) return;
    int folded = 0;
    explored_.index.for_each_neighbor(index, [&](int neighbor, int) {
      if (!is_shown_[at(neighbor)] || is_kept_[at(neighbor)]) return;
      bool has_other = false;
      explored_.index.for_each_neighbor(neighbor, [&](int further, int) {
        has_other = has_other || (further != index && is_shown_[at(further)]);
      });
      if (has_other) return;
      is_shown_[at(neighbor)] = false;
      ++folded;
    });
    if (folded > 0) result_.folded.emplace_back(index, folded);
  }

  const ExploreInput& explored_;
  const Exploration& exploration_;
  std::vector<bool> is_blocked_;
  std::vector<bool> is_shown_;
  std::vector<bool> is_kept_;  // whatever the filters say
  VisibleNodes result_;
};

}  // namespace

bool is_dated_within(const Story& story, std::string_view from_date, std::string_view to_date) {
  if (story.start_date.empty()) return true;
  const auto compare = [&](std::string_view bound) {
    return story.start_date.compare(0, bound.size(), bound);
  };
  return (from_date.empty() || compare(from_date) >= 0) && (to_date.empty() || compare(to_date) <= 0);
}

VisibleNodes choose_visible(const ExploreInput& explored, const Exploration& exploration) {
  return Chooser(explored, exploration).choose();
}

}  // namespace storylens

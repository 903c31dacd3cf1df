#include "app/legend_rows.h"

#include <algorithm>
#include <array>
#include <string>

namespace storylens {
namespace {

constexpr std::size_t kMostCommunities = 8;
constexpr std::size_t kMostRegions = 8;

std::string of(const Strings& strings, int part, int whole) {
  return strings.format("legend.count", {std::to_string(part), std::to_string(whole)});
}

LegendRow heading(std::string_view text) {
  LegendRow row;
  row.label = text;
  return row;
}

void add_kinds(std::vector<LegendRow>& rows, const AppState& state, const GraphScene& scene,
               const Palette& palette, const Strings& strings) {
  struct Kind {
    NodeKind kind;
    Sign sign;
    Rgba color;
    std::string_view key;
  };
  const Kind kinds[] = {{NodeKind::Story, Sign::Disc, palette.accent, "legend.story"},
                        {NodeKind::Entity, Sign::Square, palette.entity, "legend.entity"},
                        {NodeKind::Outlet, Sign::Diamond, palette.outlet, "legend.outlet"},
                        {NodeKind::Stub, Sign::Ring, palette.stub, "legend.stub"}};
  std::array<int, 4> total = {};
  std::array<int, 4> shown = {};
  for (const GraphNode& node : scene.graph().nodes) ++total[static_cast<std::size_t>(node.kind)];
  for (const int node : scene.visible())
    ++shown[static_cast<std::size_t>(scene.graph().nodes[static_cast<std::size_t>(node)].kind)];
  for (const Kind& kind : kinds) {
    const auto i = static_cast<std::size_t>(kind.kind);
    if (total[i] == 0) continue;
    LegendRow row;
    row.sign = kind.sign;
    row.color = scene.explored().is_colored_by_community() ? palette.muted : kind.color;
    row.label = strings.get(kind.key);
    row.count = of(strings, shown[i], total[i]);
    const bool is_outlet = kind.kind == NodeKind::Outlet;
    row.is_on = state.exploration.shows_kind(kind.kind) && (!is_outlet || shown[i] > 0);
    row.step = ExploreStep::ToggleKind;
    row.value = static_cast<float>(i);
    rows.push_back(std::move(row));
  }
}

void add_communities(std::vector<LegendRow>& rows, const AppState& state, const GraphScene& scene,
                     const Palette& palette, const Strings& strings) {
  const std::vector<int>& communities = scene.explored().communities();
  const std::vector<int> heads = scene.explored().community_heads(scene.graph());
  std::vector<int> total(heads.size(), 0);
  std::vector<int> shown(heads.size(), 0);
  for (const int community : communities) {
    if (community >= 0) ++total[static_cast<std::size_t>(community)];
  }
  for (const int node : scene.visible()) {
    if (const int community = communities[static_cast<std::size_t>(node)]; community >= 0)
      ++shown[static_cast<std::size_t>(community)];
  }
  const int wanted = scene.explored().index().find(state.exploration.community);
  const int chosen = wanted < 0 ? -1 : communities[static_cast<std::size_t>(wanted)];
  rows.push_back(heading(strings.get("legend.communities")));
  std::size_t listed = 0;
  for (std::size_t i = 0; i < heads.size() && listed < kMostCommunities; ++i) {
    if (shown[i] == 0 && static_cast<int>(i) != chosen) continue;
    ++listed;
    const GraphNode& head = scene.graph().nodes[static_cast<std::size_t>(heads[i])];
    LegendRow row;
    row.sign = Sign::Disc;
    row.color = palette.lens[i % kLensColors];
    row.label = head.label;
    row.count = of(strings, shown[i], total[i]);
    row.is_on = chosen < 0 || chosen == static_cast<int>(i);
    row.step = ExploreStep::ToggleCommunity;
    row.text = head.id;
    rows.push_back(std::move(row));
  }
}

// Of the story that is read. Of many regions those with most takes are listed, and what is chosen.
void add_facet(std::vector<LegendRow>& rows, const AppState& state, Facet facet, std::string_view name,
               std::string_view without, const Palette& palette, const Strings& strings) {
  const Story& story = *state.current();
  if (story.takes.empty()) return;
  const TakeFilter& filter = state.takes.filter;
  const std::vector<int> lenses = lens_indices(story);
  const auto total = static_cast<int>(story.takes.size());
  rows.push_back(heading(strings.get(name)));
  std::size_t listed = 0;
  for (const FacetCount& count : TakeTable(state.bundle, story).count(facet, filter)) {
    const bool is_chosen = filter.has(facet, count.value);
    if (facet == Facet::Region && !is_chosen && ++listed > kMostRegions) continue;
    LegendRow row;
    row.sign = facet == Facet::Lens ? Sign::Petal : Sign::Unseen;
    row.color = palette.unlabelled;
    for (std::size_t i = 0; i < story.takes.size() && facet == Facet::Lens && !count.value.empty(); ++i) {
      if (story.takes[i].lens && *story.takes[i].lens == count.value)
        row.color = palette.lens[static_cast<std::size_t>(lenses[i]) % kLensColors];
    }
    row.label = count.value.empty() ? strings.get(without) : count.value;
    row.count = of(strings, count.takes, total);
    row.is_on = filter.of(facet).empty() || is_chosen;
    row.step = ExploreStep::ToggleFacet;
    row.text = count.value;
    row.value = static_cast<float>(facet);
    rows.push_back(std::move(row));
  }
}

}  // namespace

std::vector<LegendRow> legend_rows(const AppState& state, const GraphScene& scene, const Palette& palette,
                                   const Strings& strings) {
  std::vector<LegendRow> rows;
  add_kinds(rows, state, scene, palette, strings);
  if (scene.explored().is_colored_by_community()) add_communities(rows, state, scene, palette, strings);
  if (!state.corpus.page.empty()) return rows;  // no story is read there
  add_facet(rows, state, Facet::Lens, "legend.lenses", "unlabelled", palette, strings);
  add_facet(rows, state, Facet::Region, "legend.regions", "none.region", palette, strings);
  return rows;
}

}  // namespace storylens

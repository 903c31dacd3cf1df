#include "story/facets.h"

#include <algorithm>
#include <utility>

#include "base/order.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr std::string_view kNames[kFacets] = {"framed", "lens",   "region", "takelang",
                                              "owner",  "outlet", "date"};
constexpr std::string_view kEntity = "entity:";

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::vector<std::string> parties_of(const Story& story) {
  std::vector<std::string> slugs;
  for (const EntityReference& reference : story.entities) slugs.push_back(reference.slug);
  for (const Section& section : story.sections) {
    for (const Block& block : parse_rich_text(section.markdown)) {
      for (const Span& span : block.spans) {
        if (span.node_id.compare(0, kEntity.size(), kEntity) == 0)
          slugs.push_back(span.node_id.substr(kEntity.size()));
      }
    }
  }
  sort_stably(slugs);
  return slugs;
}

template <class Item, class Name>
std::vector<std::pair<std::string_view, const Item*>> by_name(const std::vector<Item>& items, Name name) {
  std::vector<std::pair<std::string_view, const Item*>> sorted;
  for (const Item& item : items) sorted.emplace_back(name(item), &item);
  sort_stably(sorted);  // of two with one name the first comes first
  return sorted;
}

template <class Item>
const Item* look_up(const std::vector<std::pair<std::string_view, const Item*>>& sorted,
                    std::string_view name) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), name,
                                      [](const auto& entry, std::string_view n) { return entry.first < n; });
  return found != sorted.end() && found->first == name ? found->second : nullptr;
}

// The number of a value, in the order of first use. known: sorted by value.
using KnownValues = std::vector<std::pair<std::string_view, std::size_t>>;
std::size_t number_of(KnownValues& known, std::string_view value) {
  const auto at = std::lower_bound(known.begin(), known.end(), value,
                                   [](const auto& entry, std::string_view v) { return entry.first < v; });
  if (at != known.end() && at->first == value) return at->second;
  const std::size_t number = known.size();
  known.insert(at, {value, number});
  return number;
}

}  // namespace

std::string_view facet_name(Facet facet) {
  return kNames[static_cast<std::size_t>(facet)];
}

std::optional<Facet> facet_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kFacets; ++i) {
    if (name == kNames[i]) return static_cast<Facet>(i);
  }
  return std::nullopt;
}

bool TakeFilter::is_empty() const {
  return std::all_of(values.begin(), values.end(), [](const auto& chosen) { return chosen.empty(); });
}

bool TakeFilter::has(Facet facet, std::string_view value) const {
  return contains(of(facet), value);
}

void TakeFilter::toggle(Facet facet, std::string_view value) {
  std::vector<std::string>& chosen = of(facet);
  const auto found = std::find(chosen.begin(), chosen.end(), value);
  if (found != chosen.end())
    chosen.erase(found);
  else
    chosen.emplace_back(value);
}

TakeTable::TakeTable(const Bundle& bundle, const Story& story) : story_(story), parties_(parties_of(story)) {
  const auto outlets = by_name(bundle.outlets, [](const Outlet& o) { return std::string_view(o.id); });
  const auto entities = by_name(bundle.entities, [](const Entity& e) { return std::string_view(e.slug); });
  for (const Take& take : story.takes) {
    const Outlet* outlet = look_up(outlets, take.outlet);
    std::string_view& kind = owners_.emplace_back();
    if (outlet == nullptr || outlet->owned_by.value.empty()) continue;
    const Entity* owner = look_up(entities, outlet->owned_by.value);
    kind = is_party(outlet->owned_by.value)          ? std::string_view("involved")
           : owner == nullptr || owner->type.empty() ? std::string_view("another")
                                                     : std::string_view(owner->type);
  }
}

bool TakeTable::is_party(std::string_view entity_slug) const {
  return std::binary_search(parties_.begin(), parties_.end(), entity_slug,
                            [](std::string_view a, std::string_view b) { return a < b; });
}

std::string_view TakeTable::value(std::size_t index, Facet facet) const {
  const Take& take = story_.takes[index];
  switch (facet) {
    case Facet::Framed: return take.is_framed() ? "yes" : "no";
    case Facet::Lens: return take.lens ? std::string_view(*take.lens) : std::string_view();
    case Facet::Region:
      return take.regions.empty() ? std::string_view() : std::string_view(take.regions.front().literal);
    case Facet::Language: return take.in_language;
    case Facet::Owner: return owners_[index];
    case Facet::Outlet: return take.outlet;
    case Facet::Date: return std::string_view(take.date_published).substr(0, 10);
  }
  return {};
}

std::vector<std::string_view> TakeTable::values(std::size_t index, Facet facet) const {
  std::vector<std::string_view> all = {value(index, facet)};
  if (facet != Facet::Region) return all;
  const std::vector<Region>& regions = story_.takes[index].regions;
  for (std::size_t i = 1; i < regions.size(); ++i) {
    if (std::find(all.begin(), all.end(), regions[i].literal) == all.end()) all.push_back(regions[i].literal);
  }
  return all;
}

bool TakeTable::matches_but(std::size_t index, const TakeFilter& filter, std::optional<Facet> but) const {
  for (std::size_t i = 0; i < kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    const std::vector<std::string>& chosen = filter.of(facet);
    if (chosen.empty() || but == facet) continue;
    bool has_one = false;
    for (const std::string_view value : values(index, facet)) has_one = has_one || contains(chosen, value);
    if (!has_one) return false;
  }
  return true;
}

bool TakeTable::matches(std::size_t take, const TakeFilter& filter) const {
  return matches_but(take, filter, std::nullopt);
}

std::vector<int> TakeTable::shown(const TakesView& view) const {
  std::vector<int> order;
  for (std::size_t i = 0; i < story_.takes.size(); ++i) {
    if (matches(i, view.filter)) order.push_back(static_cast<int>(i));
  }
  const auto sort_by = [&](Facet facet) {
    const bool is_reversed = facet == Facet::Framed || facet == Facet::Date;
    sort_stably(order, [&](int a, int b) {
      const auto key = [&](int take) {
        const auto index = static_cast<std::size_t>(take);
        return facet == Facet::Outlet && !story_.takes[index].outlet_name.empty()
                   ? std::string_view(story_.takes[index].outlet_name)
                   : value(index, facet);
      };
      const std::string_view x = key(a);
      const std::string_view y = key(b);
      if (x.empty() || y.empty()) return !x.empty() && y.empty();
      return is_reversed ? y < x : x < y;
    });
  };
  if (view.sort) sort_by(*view.sort);
  if (!view.group) return order;
  // Groups stand in the order of their first takes.
  std::vector<std::pair<std::size_t, int>> placed;
  KnownValues known;
  for (const int take : order)
    placed.emplace_back(number_of(known, value(static_cast<std::size_t>(take), *view.group)), take);
  sort_stably(placed, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < placed.size(); ++i) order[i] = placed[i].second;
  return order;
}

std::vector<FacetCount> TakeTable::count(Facet facet, const TakeFilter& filter) const {
  std::vector<FacetCount> counts;
  KnownValues known;
  for (std::size_t take = 0; take < story_.takes.size(); ++take) {
    const bool is_matching = matches_but(take, filter, facet);
    for (const std::string_view value : values(take, facet)) {
      const std::size_t number = number_of(known, value);
      if (number == counts.size()) counts.push_back({value, 0, 0});
      ++counts[number].takes;
      if (is_matching) ++counts[number].matching;
    }
  }
  const bool keeps_order = facet == Facet::Lens || facet == Facet::Framed;
  sort_stably(counts, [&](const FacetCount& a, const FacetCount& b) {
    if (facet == Facet::Framed) return a.value > b.value;
    if (a.value.empty() || b.value.empty()) return !a.value.empty() && b.value.empty();
    if (facet == Facet::Date) return a.value > b.value;
    return !keeps_order && a.takes > b.takes;
  });
  return counts;
}

}  // namespace storylens

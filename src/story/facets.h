// Facets: what the takes of a story can be told apart by, and the reader's choice among them: which are
// shown, in what order, in which groups.
//
// Values are literals of the file: a lens label, a region as written, a language tag, an outlet id, a date
// cut to the day, an owner's kind ("involved" where the owner is a party to the story, else the entity's
// type, "another" where it has none), "yes" or "no" for framed. An empty value is "not given", which is a
// value like the others: unlabelled takes can be counted, chosen and grouped.
//
// Shapes: indices of takes are those of Story::takes. Views of values are valid as long as bundle and story.
// Errors: none; a value that no take has matches nothing.
// Cost:   a table is linear in outlets and takes; the rest is linear in the takes, or n log n.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"

namespace storylens {

enum class Facet : std::uint8_t { Framed, Lens, Region, Language, Owner, Outlet, Date };
inline constexpr std::size_t kFacets = 7;

// The name in addresses: framed, lens, region, takelang, owner, outlet, date.
std::string_view facet_name(Facet facet);
std::optional<Facet> facet_from_name(std::string_view name);

// A take is shown when it has, for each facet with values, one of them.
struct TakeFilter {
  std::array<std::vector<std::string>, kFacets> values;

  std::vector<std::string>& of(Facet facet) { return values[static_cast<std::size_t>(facet)]; }
  const std::vector<std::string>& of(Facet facet) const { return values[static_cast<std::size_t>(facet)]; }
  bool is_empty() const;
  bool has(Facet facet, std::string_view value) const;
  void toggle(Facet facet, std::string_view value);
  bool operator==(const TakeFilter&) const = default;
};

// What is open above the takes.
enum class ClaimsShown : std::uint8_t { None, Claims, WithMethod };

// How the takes are shown. What is usual: all, in the file's order, in the file's groups.
struct TakesView {
  TakeFilter filter;
  std::optional<Facet> group;  // nullopt = consecutive takes of one lens, as the file has them
  std::optional<Facet> sort;   // nullopt = the file's order
  bool shows_facets = false;
  ClaimsShown claims = ClaimsShown::None;
  std::vector<std::string> compared;  // ids of takes, at most kMostCompared

  bool operator==(const TakesView&) const = default;
};

inline constexpr std::size_t kMostCompared = 4;

struct FacetCount {
  std::string_view value;
  int takes = 0;     // that have it
  int matching = 0;  // of those, with what is chosen in the other facets
};

class TakeTable {
 public:
  TakeTable(const Bundle& bundle, const Story& story);

  const Story& story() const { return story_; }
  // The first value; further ones only of a region.
  std::string_view value(std::size_t take, Facet facet) const;
  std::vector<std::string_view> values(std::size_t take, Facet facet) const;
  bool matches(std::size_t take, const TakeFilter& filter) const;
  // The shown takes in the order asked for: by value, those without one last, else in the file's order;
  // framed ones first, the latest date first.
  std::vector<int> shown(const TakesView& view) const;
  // Each value once: lenses and framed in the file's order, the others by number, those not given last.
  std::vector<FacetCount> count(Facet facet, const TakeFilter& filter) const;
  // Whether the story lists the entity or links to it.
  bool is_party(std::string_view entity_slug) const;

 private:
  bool matches_but(std::size_t take, const TakeFilter& filter, std::optional<Facet> but) const;

  const Story& story_;
  std::vector<std::string> parties_;      // sorted
  std::vector<std::string_view> owners_;  // the kind, by take
};

}  // namespace storylens

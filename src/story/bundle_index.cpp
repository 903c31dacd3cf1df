#include "story/bundle_index.h"

#include <cstddef>

namespace storylens {
namespace {

// More than there are languages to read in: keeps look-ups constant whatever a file repeats.
constexpr std::size_t kMostEditions = 256;

int found(const std::unordered_map<std::string_view, int>& places, std::string_view name) {
  const auto place = places.find(name);
  return place == places.end() ? -1 : place->second;
}

}  // namespace

BundleIndex::BundleIndex(const Bundle& bundle) : bundle_(bundle) {
  for (std::size_t i = 0; i < bundle.entities.size(); ++i) {
    entities_.emplace(bundle.entities[i].slug, static_cast<int>(i));
  }
  for (std::size_t i = 0; i < bundle.outlets.size(); ++i) {
    outlets_.emplace(bundle.outlets[i].id, static_cast<int>(i));
  }
  for (std::size_t i = 0; i < bundle.stories.size(); ++i) {
    std::vector<int>& editions_of_slug = stories_[bundle.stories[i].slug];
    if (editions_of_slug.size() < kMostEditions) editions_of_slug.push_back(static_cast<int>(i));
  }
}

int BundleIndex::entity(std::string_view slug) const {
  return found(entities_, slug);
}

int BundleIndex::outlet(std::string_view id) const {
  return found(outlets_, id);
}

const std::vector<int>& BundleIndex::editions(std::string_view slug) const {
  static const std::vector<int> none;
  const auto place = stories_.find(slug);
  return place == stories_.end() ? none : place->second;
}

int BundleIndex::story(std::string_view slug, std::string_view language) const {
  int best = -1;
  int best_fit = -1;
  for (const int edition : editions(slug)) {
    const int fit = language_fit(bundle_.stories[static_cast<std::size_t>(edition)].in_language, language);
    if (fit <= best_fit) continue;
    best = edition;
    best_fit = fit;
  }
  return best;
}

}  // namespace storylens

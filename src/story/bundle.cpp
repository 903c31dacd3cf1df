#include "story/bundle.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace storylens {
namespace {

std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

}  // namespace

int language_fit(std::string_view offered, std::string_view wanted) {
  if (equal_ignoring_ascii_case(offered, wanted)) return 2;
  return equal_ignoring_ascii_case(primary_subtag(offered), primary_subtag(wanted)) ? 1 : 0;
}

std::vector<int> lens_indices(const Story& story) {
  std::vector<std::string_view> seen;
  std::vector<int> indices;
  indices.reserve(story.takes.size());
  for (const Take& take : story.takes) {
    if (!take.lens) {
      indices.push_back(-1);
      continue;
    }
    auto found = std::find(seen.begin(), seen.end(), *take.lens);
    if (found == seen.end()) found = seen.insert(seen.end(), *take.lens);
    indices.push_back(static_cast<int>(found - seen.begin()));
  }
  return indices;
}

ComputedCounts count_takes(const Story& story) {
  ComputedCounts counts;
  std::set<std::string_view> lenses;
  std::set<std::string_view> regions;
  std::set<std::string_view> languages;
  bool has_unlabelled = false;
  for (const Take& take : story.takes) {
    ++counts.takes;
    if (take.is_framed()) ++counts.framed;
    if (take.lens) {
      lenses.insert(*take.lens);
    } else {
      has_unlabelled = true;
    }
    for (const Region& region : take.regions) regions.insert(region.literal);
    if (!take.in_language.empty()) languages.insert(take.in_language);
  }
  counts.link_only = counts.takes - counts.framed;
  counts.named_lenses = static_cast<int>(lenses.size());
  counts.lens_groups = counts.named_lenses + (has_unlabelled ? 1 : 0);
  counts.regions = static_cast<int>(regions.size());
  counts.languages = static_cast<int>(languages.size());
  return counts;
}

const char* section_role_name(SectionRole role) {
  switch (role) {
    case SectionRole::Summary: return "summary";
    case SectionRole::WhyItMatters: return "whyItMatters";
    case SectionRole::WhatToWatch: return "whatToWatch";
    case SectionRole::Other: return "other";
  }
  return "other";
}

const char* quote_kind_name(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::Unknown: return "unknown";
    case QuoteKind::Speech: return "speech";
    case QuoteKind::Headline: return "headline";
    case QuoteKind::Document: return "document";
  }
  return "unknown";
}

const Entity* find_entity(const Bundle& bundle, std::string_view slug) {
  for (const Entity& entity : bundle.entities) {
    if (entity.slug == slug) return &entity;
  }
  return nullptr;
}

const Outlet* find_outlet(const Bundle& bundle, std::string_view id) {
  for (const Outlet& outlet : bundle.outlets) {
    if (outlet.id == id) return &outlet;
  }
  return nullptr;
}

const Story* find_story(const Bundle& bundle, std::string_view slug, std::string_view language) {
  const Story* found = nullptr;
  int best_fit = -1;
  for (const Story& story : bundle.stories) {
    if (story.slug != slug) continue;
    const int fit = language_fit(story.in_language, language);
    if (fit > best_fit) {
      found = &story;
      best_fit = fit;
    }
  }
  return found;
}

std::string_view entity_name(const Entity& entity, std::string_view language) {
  std::string_view found;
  int best_fit = -1;
  for (const LocalizedName& name : entity.names) {
    if (name.text.empty()) continue;
    const int fit = language_fit(name.language, language);
    if (fit > best_fit) {
      found = name.text;
      best_fit = fit;
    }
  }
  return found.empty() ? std::string_view(entity.slug) : found;
}

}  // namespace storylens

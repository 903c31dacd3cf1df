#include "cli/references.h"

#include <string_view>
#include <unordered_set>

namespace storylens {

std::vector<Referenced<Entity>> referenced_entities(const std::vector<Story>& stories) {
  std::vector<Referenced<Entity>> entities;
  std::unordered_set<std::string_view> known;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    for (const EntityReference& reference : stories[i].entities) {
      if (!known.insert(reference.slug).second) continue;
      Entity entity;
      entity.slug = reference.slug;
      if (!reference.label.empty()) entity.names.push_back({"", reference.label});
      entities.push_back({std::move(entity), i});
    }
  }
  return entities;
}

std::vector<Referenced<Outlet>> referenced_outlets(const std::vector<Story>& stories) {
  std::vector<Referenced<Outlet>> outlets;
  std::unordered_set<std::string_view> known;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    for (const Take& take : stories[i].takes) {
      if (take.outlet.empty() || !known.insert(take.outlet).second) continue;
      Outlet outlet;
      outlet.id = take.outlet;
      outlet.name = take.outlet_name;
      outlets.push_back({std::move(outlet), i});
    }
  }
  return outlets;
}

}  // namespace storylens

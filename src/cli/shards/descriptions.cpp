#include <set>
#include <string>

#include "base/utf8.h"
#include "cli/shards/shard_writer.h"
#include "story/bundle_writer.h"
#include "story/iso_date.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr std::string_view kEntityNode = "entity:";

void add_linked(const std::vector<Span>& spans, std::set<std::string>& slugs) {
  for (const Span& span : spans) {
    if (span.node_id.rfind(kEntityNode, 0) == 0) slugs.insert(span.node_id.substr(kEntityNode.size()));
  }
}

std::set<std::string> entities_of(const Story& story) {
  std::set<std::string> slugs;
  for (const EntityReference& reference : story.entities) slugs.insert(reference.slug);
  for (const Section& section : story.sections) {
    for (const Block& block : parse_rich_text(section.markdown)) add_linked(block.spans, slugs);
  }
  for (const Take& take : story.takes) add_linked(parse_inline(take.abstract), slugs);
  return slugs;
}

}  // namespace

Descriptions::Descriptions(const std::vector<Entity>& entities, const std::vector<Outlet>& outlets) {
  for (const Entity& entity : entities) entities_.emplace(entity.slug, &entity);
  for (const Outlet& outlet : outlets) outlets_.emplace(outlet.id, &outlet);
}

void Descriptions::describe(Bundle& bundle) const {
  std::set<std::string> slugs;
  std::set<std::string> ids;
  for (const Story& story : bundle.stories) {
    slugs.merge(entities_of(story));
    for (const Take& take : story.takes) ids.insert(take.outlet);
  }
  for (const std::string& id : ids) {
    const auto outlet = outlets_.find(id);
    if (outlet == outlets_.end()) continue;
    bundle.outlets.push_back(*outlet->second);
    if (!outlet->second->owned_by.value.empty()) slugs.insert(outlet->second->owned_by.value);
  }
  for (const std::string& slug : slugs) {
    if (const auto entity = entities_.find(slug); entity != entities_.end())
      bundle.entities.push_back(*entity->second);
  }
}

StoryCard card_of(const Story& story) {
  constexpr std::size_t kLongestDescription = 200;  // code points
  constexpr std::size_t kLongestType = 60;          // bytes
  StoryCard card;
  card.headline = displayable_line(story.headline);
  std::string text = story.alternative_headline;
  for (const Section& section : story.sections) {
    if (text.empty()) text = plain_text(parse_rich_text(section.markdown));
  }
  std::size_t count = 0;
  std::size_t end = 0;
  while (end < text.size() && count < kLongestDescription) {
    decode_utf8(text, end);
    ++count;
  }
  card.description = displayable_line(text.substr(0, end)) + (end < text.size() ? "…" : "");
  card.url = story.url;
  card.date = story.date_published.empty() ? story.start_date : story.date_published;
  card.modified = story.date_modified;
  if (story.type.size() <= kLongestType) card.type = displayable_line(story.type);
  if (parse_iso_date(story.start_date)) card.start = story.start_date;
  for (const RelatedReference& reference : story.related)
    card.related += (card.related.empty() ? "" : " ") + reference.slug;
  for (const std::string& slug : entities_of(story))
    card.entities += (card.entities.empty() ? "" : " ") + slug;
  for (const EntityReference& reference : story.entities)
    card.names += displayable_line(reference.label) + " ";
  for (const std::string& rubric : story.rubrics) card.names += displayable_line(rubric) + " ";
  for (std::string* field : {&card.headline, &card.description, &card.names, &card.type}) {
    for (char& c : *field) {
      if (c == '\t') c = ' ';
    }
  }
  return card;
}

std::size_t estimated_bytes(const Bundle& bundle) {
  constexpr std::size_t kPerPosition = 48;  // with its brackets and numbers, without the id
  std::size_t bytes = write_bundle(bundle).size();
  const auto add_node = [&](const std::string& name) { bytes += name.size() + kPerPosition; };
  for (const Story& story : bundle.stories) {
    add_node(story.slug);
    for (const RelatedReference& reference : story.related) add_node(reference.slug);
    for (const std::string& slug : entities_of(story)) add_node(slug);
    for (const Take& take : story.takes) add_node(take.outlet);
  }
  for (const Outlet& outlet : bundle.outlets) {
    if (!outlet.owned_by.value.empty()) add_node(outlet.owned_by.value);
  }
  return bytes;
}

}  // namespace storylens

#include "story/search/passages.h"

#include <algorithm>
#include <tuple>

#include "base/order.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

struct Named {
  std::string_view name;
  int story;
  int index;
};

// The names that stories use for what the bundle does not list, each once.
void append_unlisted(std::vector<Named>& named, const std::vector<std::string_view>& listed, SearchKind kind,
                     std::vector<SearchItem>& items) {
  sort_stably(named, [](const Named& a, const Named& b) {
    return std::tie(a.name, a.story, a.index) < std::tie(b.name, b.story, b.index);
  });
  std::string_view before;
  for (const Named& one : named) {
    if (one.name.empty() || one.name == before) continue;
    before = one.name;
    if (std::binary_search(listed.begin(), listed.end(), one.name)) continue;
    items.push_back({kind, one.story, one.index, static_cast<std::uint32_t>(items.size())});
  }
  named.clear();
}

template <typename Values, typename Name>
std::vector<std::string_view> sorted_names(const Values& values, Name name) {
  std::vector<std::string_view> names;
  names.reserve(values.size());
  for (const auto& value : values) names.push_back(value.*name);
  sort_stably(names);
  return names;
}

// Editions of one story, and their takes of one id, are one result.
void group_editions(const Bundle& bundle, std::vector<SearchItem>& items, std::size_t first_take) {
  struct Key {
    std::string_view slug;
    std::string_view take;
    std::uint32_t item;
    bool operator<(const Key& other) const {
      return std::tie(slug, take, item) < std::tie(other.slug, other.take, other.item);
    }
  };
  std::vector<Key> keys;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i >= bundle.stories.size() && i < first_take) continue;
    const Story& story = bundle.stories[static_cast<std::size_t>(items[i].story)];
    const bool is_take = items[i].kind == SearchKind::Take;
    keys.push_back({story.slug,
                    is_take ? std::string_view(story.takes[static_cast<std::size_t>(items[i].index)].id)
                            : std::string_view(),
                    static_cast<std::uint32_t>(i)});
  }
  sort_stably(keys);
  for (std::size_t i = 0, first = 0; i < keys.size(); ++i) {
    const bool is_same = keys[i].slug == keys[first].slug && keys[i].take == keys[first].take &&
                         (i == first || items[keys[i].item].story != items[keys[i - 1].item].story);
    if (!is_same) first = i;
    items[keys[i].item].group = keys[first].item;
  }
}

const Story& story_of(const Bundle& bundle, const SearchItem& item) {
  return bundle.stories[static_cast<std::size_t>(item.story)];
}
const Take& take_of(const Bundle& bundle, const SearchItem& item) {
  return story_of(bundle, item).takes[static_cast<std::size_t>(item.index)];
}

const LocalizedName* localized_name(const Bundle& bundle, const SearchItem& item,
                                    const SearchPassage& passage) {
  if (item.kind != SearchKind::Entity || item.story >= 0) return nullptr;
  const Entity& entity = bundle.entities[static_cast<std::size_t>(item.index)];
  const std::size_t names = entity.names.size();
  if (passage.part < names) return &entity.names[passage.part];
  const std::size_t alternate = passage.part - names;
  return alternate < entity.alternate_names.size() ? &entity.alternate_names[alternate] : nullptr;
}

std::string name_text(const Bundle& bundle, const SearchItem& item, const SearchPassage& passage) {
  if (const LocalizedName* name = localized_name(bundle, item, passage)) return name->text;
  const auto index = static_cast<std::size_t>(item.index);
  const auto readable = [](const std::string& slug, const std::string& label) {
    return label.empty() ? readable_slug(slug) : label;
  };
  switch (item.kind) {
    case SearchKind::Entity: {
      if (item.story < 0) return readable_slug(bundle.entities[index].slug);
      const EntityReference& reference = story_of(bundle, item).entities[index];
      return readable(reference.slug, reference.label);
    }
    case SearchKind::Outlet: {
      if (item.story < 0)
        return bundle.outlets[index].name.empty() ? bundle.outlets[index].id : bundle.outlets[index].name;
      const Take& take = take_of(bundle, item);
      return take.outlet_name.empty() ? take.outlet : take.outlet_name;
    }
    case SearchKind::Stub: {
      const RelatedReference& reference = story_of(bundle, item).related[index];
      return readable(reference.slug, reference.label);
    }
    default: return {};
  }
}

std::string inline_text(const std::string& markdown) {
  const bool is_plain = markdown.find_first_of("\\[]*_`<>&~|\n") == std::string::npos;
  return is_plain ? markdown : plain_text(parse_inline(markdown));
}

std::string take_facts(const Take& take) {
  std::string facts = take.lens.value_or(std::string());
  for (const Region& region : take.regions) facts += " · " + region.literal;
  return facts;
}

}  // namespace

float field_weight(SearchField field) {
  switch (field) {
    case SearchField::Headline:
    case SearchField::Name: return 10.0f;
    case SearchField::OtherName: return 9.5f;
    case SearchField::OutletId: return 7.0f;
    case SearchField::Tagline: return 5.0f;
    case SearchField::Rubric: return 4.0f;
    case SearchField::Summary:
    case SearchField::Abstract:
    case SearchField::Quote:
    case SearchField::Speaker: return 3.0f;
    case SearchField::Section:
    case SearchField::Correction:
    case SearchField::Original: return 2.5f;
    default: return 2.0f;
  }
}

bool is_own_text(SearchField field) {
  return field != SearchField::TakeOutlet && field != SearchField::TakeFacts;
}

std::vector<SearchItem> list_items(const Bundle& bundle) {
  std::vector<SearchItem> items;
  std::vector<Named> entities;
  std::vector<Named> outlets;
  std::vector<Named> stubs;
  for (std::size_t s = 0; s < bundle.stories.size(); ++s) {
    const Story& story = bundle.stories[s];
    const int number = static_cast<int>(s);
    items.push_back({SearchKind::Story, number, -1, static_cast<std::uint32_t>(s)});
    for (std::size_t i = 0; i < story.entities.size(); ++i)
      entities.push_back({story.entities[i].slug, number, static_cast<int>(i)});
    for (std::size_t i = 0; i < story.related.size(); ++i)
      stubs.push_back({story.related[i].slug, number, static_cast<int>(i)});
    for (std::size_t i = 0; i < story.takes.size(); ++i)
      outlets.push_back({story.takes[i].outlet, number, static_cast<int>(i)});
  }
  for (std::size_t i = 0; i < bundle.entities.size(); ++i)
    items.push_back({SearchKind::Entity, -1, static_cast<int>(i), static_cast<std::uint32_t>(items.size())});
  append_unlisted(entities, sorted_names(bundle.entities, &Entity::slug), SearchKind::Entity, items);
  for (std::size_t i = 0; i < bundle.outlets.size(); ++i)
    items.push_back({SearchKind::Outlet, -1, static_cast<int>(i), static_cast<std::uint32_t>(items.size())});
  append_unlisted(outlets, sorted_names(bundle.outlets, &Outlet::id), SearchKind::Outlet, items);
  append_unlisted(stubs, sorted_names(bundle.stories, &Story::slug), SearchKind::Stub, items);
  const std::size_t first_take = items.size();
  for (std::size_t s = 0; s < bundle.stories.size(); ++s) {
    for (std::size_t i = 0; i < bundle.stories[s].takes.size(); ++i)
      items.push_back({SearchKind::Take, static_cast<int>(s), static_cast<int>(i),
                       static_cast<std::uint32_t>(items.size())});
  }
  group_editions(bundle, items, first_take);
  return items;
}

const std::vector<std::string>& SectionBlocks::of(const Section& section) {
  if (section_ == &section) return texts_;
  section_ = &section;
  texts_.clear();
  for (const Block& block : parse_rich_text(section.markdown)) texts_.push_back(plain_text(block.spans));
  return texts_;
}

std::string block_text(const Bundle& bundle, const SearchItem& item, const SearchPassage& passage,
                       SectionBlocks& blocks) {
  switch (passage.field) {
    case SearchField::Headline: {
      const Story& story = story_of(bundle, item);
      return story.headline.empty() ? readable_slug(story.slug) : story.headline;
    }
    case SearchField::Tagline: return story_of(bundle, item).alternative_headline;
    case SearchField::Rubric: return story_of(bundle, item).rubrics[passage.part];
    case SearchField::Name:
    case SearchField::OtherName: return name_text(bundle, item, passage);
    case SearchField::OutletId: return bundle.outlets[static_cast<std::size_t>(item.index)].id;
    case SearchField::SectionHeading: return story_of(bundle, item).sections[passage.part].heading;
    case SearchField::Summary:
    case SearchField::Section: return blocks.of(story_of(bundle, item).sections[passage.part])[passage.block];
    case SearchField::Correction: return story_of(bundle, item).corrections[passage.part].text;
    case SearchField::TakeOutlet: {
      const Take& take = take_of(bundle, item);
      return take.outlet_name.empty() ? take.outlet : take.outlet_name;
    }
    case SearchField::TakeFacts: return take_facts(take_of(bundle, item));
    case SearchField::Abstract: return inline_text(take_of(bundle, item).abstract);
    case SearchField::Quote: return take_of(bundle, item).quote->text;
    case SearchField::Original: return take_of(bundle, item).quote->original;
    case SearchField::Speaker: return take_of(bundle, item).quote->spoken_by;
  }
  return {};
}

std::string passage_text(const Bundle& bundle, const SearchItem& item, const SearchPassage& passage,
                         SectionBlocks& blocks) {
  std::string text = block_text(bundle, item, passage, blocks);
  if (passage.begin == 0 && passage.size == text.size()) return text;
  return passage.begin >= text.size() ? std::string() : text.substr(passage.begin, passage.size);
}

std::string_view passage_language(const Bundle& bundle, const SearchItem& item,
                                  const SearchPassage& passage) {
  switch (passage.field) {
    case SearchField::Name:
    case SearchField::OtherName: {
      const LocalizedName* name = localized_name(bundle, item, passage);
      return name == nullptr ? std::string_view() : std::string_view(name->language);
    }
    case SearchField::Quote: return take_of(bundle, item).quote->in_language;
    case SearchField::Original: return take_of(bundle, item).quote->original_language;
    case SearchField::OutletId:
    case SearchField::TakeOutlet:
    case SearchField::TakeFacts:
    case SearchField::Speaker: return {};
    default: return story_of(bundle, item).in_language;
  }
}

std::string passage_block(const SearchItem& item, const SearchPassage& passage) {
  const std::string part = std::to_string(passage.part);
  const std::string take = "t" + std::to_string(item.index);
  switch (passage.field) {
    case SearchField::Headline: return "headline";
    case SearchField::Tagline: return "tagline";
    case SearchField::Rubric: return "rubrics";
    case SearchField::SectionHeading: return "s" + part + ".heading";
    case SearchField::Summary:
    case SearchField::Section: return "s" + part + ".b" + std::to_string(passage.block);
    case SearchField::Correction: return "correction" + part;
    case SearchField::TakeOutlet:
    case SearchField::TakeFacts: return take + ".outlet";
    case SearchField::Abstract: return take + ".abstract";
    case SearchField::Quote: return take + ".quote";
    case SearchField::Original: return take + ".original";
    case SearchField::Speaker: return take + ".provenance";
    default: return {};
  }
}

std::string item_node_id(const Bundle& bundle, const SearchItem& item) {
  const auto index = static_cast<std::size_t>(item.index);
  switch (item.kind) {
    case SearchKind::Story: return "story:" + story_of(bundle, item).slug;
    case SearchKind::Stub: return "story:" + story_of(bundle, item).related[index].slug;
    case SearchKind::Entity:
      return "entity:" +
             (item.story < 0 ? bundle.entities[index].slug : story_of(bundle, item).entities[index].slug);
    case SearchKind::Outlet:
      return "outlet:" + (item.story < 0 ? bundle.outlets[index].id : take_of(bundle, item).outlet);
    case SearchKind::Take: return "outlet:" + take_of(bundle, item).outlet;
  }
  return {};
}

}  // namespace storylens

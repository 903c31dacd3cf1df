#include "story/bundle_reader.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/order.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/json/json_document.h"
#include "story/json/member_reader.h"
#include "story/json/story_reader.h"

namespace storylens {
namespace {

JsonLimits json_limits(const BundleLimits& limits) {
  return {limits.bytes, limits.depth, limits.values, limits.string_bytes};
}

// The language of a name in JSON: "und" (undetermined) is a name of no one language. nullopt = not a
// language.
std::optional<std::string> name_language(FaultList& faults, JsonValue name) {
  if (name.key() == "und") return std::string();
  if (is_language_tag(name.key())) return std::string(name.key());
  faults.report(Severity::Error, "bad-language", "Names stand by language tag, such as \"en\"; left out",
                name);
  return std::nullopt;
}

// A name, several names, or either by language.
std::vector<LocalizedName> read_names(FaultList& faults, MemberReader& members, std::string_view key) {
  std::vector<LocalizedName> names;
  const std::optional<JsonValue> value = members.find(key);
  if (!value) return names;
  const auto add = [&](const std::string& language, JsonValue text) {
    std::string name = read_line(faults, text);
    if (!name.empty()) names.push_back({language, std::move(name)});
  };
  const auto add_all = [&](const std::string& language, JsonValue texts) {
    if (texts.kind() != JsonKind::Array) {
      add(language, texts);
      return;
    }
    for (const JsonValue text : texts) add(language, text);
  };
  if (value->kind() != JsonKind::Object) {
    add_all({}, *value);
    return names;
  }
  for (const JsonValue member : *value) {
    if (member.is_shadowed() || member.kind() == JsonKind::Null) continue;
    if (const std::optional<std::string> language = name_language(faults, member)) add_all(*language, member);
  }
  return names;
}

// An entity has one name in a language; what else is given as its name is a further name.
void move_further_names(Entity& entity) {
  std::vector<std::size_t> order(entity.names.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto language = [&](std::size_t i) -> const std::string& { return entity.names[i].language; };
  sort_stably(order, [&](std::size_t a, std::size_t b) { return language(a) < language(b); });
  std::vector<bool> is_further(order.size());
  for (std::size_t i = 1; i < order.size(); ++i)
    is_further[order[i]] = language(order[i - 1]) == language(order[i]);
  std::vector<LocalizedName> first;
  std::vector<LocalizedName> others;
  for (std::size_t i = 0; i < entity.names.size(); ++i)
    (is_further[i] ? others : first).push_back(std::move(entity.names[i]));
  entity.names = std::move(first);
  entity.alternate_names.insert(entity.alternate_names.begin(), others.begin(), others.end());
}

std::optional<Entity> read_entity(FaultList& faults, JsonValue value) {
  if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
  MemberReader members(faults, value);
  Entity entity;
  entity.slug = members.slug("slug");
  entity.names = read_names(faults, members, "name");
  entity.alternate_names = read_names(faults, members, "alternateName");
  move_further_names(entity);
  entity.type = members.line("type");
  members.each("sameAs", [&](JsonValue element) {
    std::string url = read_url(faults, element);
    if (!url.empty()) entity.same_as.push_back(std::move(url));
  });
  entity.unknown = members.unknown();
  if (!entity.slug.empty()) return entity;
  faults.report(Severity::Error, "missing-member", "An entity needs a \"slug\"; left out", value);
  return std::nullopt;
}

SourcedFact read_fact(FaultList& faults, MemberReader& members, std::string_view key) {
  SourcedFact fact;
  const std::optional<JsonValue> value = members.find(key);
  if (!value) return fact;
  if (value->kind() == JsonKind::String) {
    fact.value = read_line(faults, *value);
  } else if (expect_kind(faults, *value, JsonKind::Object)) {
    MemberReader parts(faults, *value);
    fact.value = parts.line("value");
    fact.source = parts.url("source");
    fact.unknown = parts.unknown();
  }
  return fact;
}

std::optional<Outlet> read_outlet(FaultList& faults, JsonValue value) {
  if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
  MemberReader members(faults, value);
  Outlet outlet;
  outlet.id = members.slug("id");
  outlet.name = members.line("name");
  outlet.country = read_fact(faults, members, "country");
  outlet.owned_by = read_fact(faults, members, "ownedBy");
  outlet.funding = read_fact(faults, members, "ownershipFundingInfo");
  outlet.unknown = members.unknown();
  if (!outlet.id.empty()) return outlet;
  faults.report(Severity::Error, "missing-member", "An outlet needs an \"id\"; left out", value);
  return std::nullopt;
}

std::optional<float> read_coordinate(JsonValue value) {
  const double number = value.number();
  if (value.kind() != JsonKind::Number || !(std::fabs(number) <= static_cast<double>(kLargestCoordinate))) {
    return std::nullopt;
  }
  return static_cast<float>(number);
}

void read_position(FaultList& faults, JsonValue value, std::vector<NodePosition>& layout) {
  std::optional<float> coordinates[2];
  std::size_t read = 0;
  if (value.kind() == JsonKind::Array && value.size() == 2) {
    for (const JsonValue element : value) coordinates[read++] = read_coordinate(element);
  }
  if (coordinates[0] && coordinates[1] && is_slug(value.key())) {
    layout.push_back({std::string(value.key()), *coordinates[0], *coordinates[1]});
    return;
  }
  faults.report(Severity::Error, "bad-position",
                "A position is \"node id\": [x, y] with numbers up to a million; left out", value);
}

void read_layout(FaultList& faults, MemberReader& members, Bundle& bundle) {
  const std::optional<JsonValue> value = members.find("layout", JsonKind::Object);
  if (!value) return;
  MemberReader layout(faults, *value);
  if (const std::optional<JsonValue> positions = layout.find("positions", JsonKind::Object)) {
    for (const JsonValue position : *positions) {
      if (!position.is_shadowed()) read_position(faults, position, bundle.layout);
    }
  }
  bundle.layout_unknown = layout.unknown();
}

// Recursion is bounded by the depth limit.
void report_shadowed(FaultList& faults, JsonValue value) {
  for (const JsonValue child : value) {
    if (child.is_shadowed()) {
      faults.report(Severity::Warning, "duplicate-key",
                    "The same key stands again below; the last one counts", child);
    }
    report_shadowed(faults, child);
  }
}

// Fails unless the object says that it is a bundle of a version that can be read.
void check_format(FaultList& faults, MemberReader& members, Bundle& bundle) {
  const std::optional<JsonValue> format = members.find("format");
  if (!format || format->text() != kBundleFormat) {
    faults.fail("This JSON is not a story bundle: expected \"format\": \"" + std::string(kBundleFormat) +
                    "\"; make one with `storylens build`",
                format ? *format : members.object());
    return;
  }
  const std::optional<JsonValue> version = members.find("version");
  const std::string_view text = version && version->kind() == JsonKind::String ? version->text() : "";
  const std::size_t dot = text.find('.');
  const bool is_version = dot != std::string_view::npos && dot > 0 && dot + 1 < text.size() &&
                          text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!is_version) {
    faults.fail(
        "The bundle does not tell its version: expected \"version\": \"" + std::string(kBundleVersion) + "\"",
        version ? *version : members.object());
    return;
  }
  if (text.substr(0, dot) != kBundleVersion.substr(0, kBundleVersion.find('.'))) {
    faults.fail("The bundle is of version " + displayable_line(text.substr(0, 20)) +
                    ", and only 1.x can be read here; update Storylens or build the bundle anew",
                *version);
    return;
  }
  bundle.version = std::string(text);
  if (text != kBundleVersion) {
    faults.report(Severity::Note, "newer-version",
                  "The bundle is of version " + displayable_line(text.substr(0, 20)) +
                      ", newer than this reader; what it does not know is kept and not shown",
                  *version);
  }
}

// A slug that no story has so far, made from another.
std::string numbered_slug(std::string_view slug, int& number, const std::unordered_set<std::string>& taken) {
  constexpr std::size_t kLongest = 188;  // with its number it is a slug still
  std::string numbered;
  do {
    numbered = std::string(utf8_prefix(slug, kLongest)) + "-" + std::to_string(++number);
  } while (taken.count(numbered) > 0);
  return numbered;
}

// A slug leads to one story a language: a later one with both is read under a slug of its own, so that it can
// be opened.
void settle_story_slugs(FaultList& faults, JsonValue stories, Bundle& bundle) {
  std::unordered_set<std::string> slugs;
  for (const Story& story : bundle.stories) slugs.insert(story.slug);
  if (slugs.size() == bundle.stories.size()) return;
  std::unordered_set<std::string> editions;
  std::unordered_map<std::string, int> last_numbers;
  JsonValue::Iterator element = stories.begin();
  int place = 0;
  for (Story& story : bundle.stories) {
    for (; place < story.place; ++place) ++element;
    if (editions.insert(story.slug + "\n" + story.in_language).second) continue;
    story.given_slug = story.slug;
    story.slug =
        numbered_slug(story.given_slug, last_numbers.emplace(story.given_slug, 1).first->second, slugs);
    slugs.insert(story.slug);
    faults.report(Severity::Error, "duplicate-story",
                  "A story before this one has the same slug and language, \"" + story.given_slug +
                      "\"; this one is read as \"" + story.slug + "\"",
                  *element);
  }
}

void read_stories(FaultList& faults, MemberReader& members, const BundleLimits& limits, Bundle& bundle) {
  const std::optional<JsonValue> stories = members.find("stories", JsonKind::Array);
  if (stories && stories->size() > limits.stories) {
    faults.fail(std::to_string(stories->size()) + " stories are over the limit of " +
                    std::to_string(limits.stories) + "; divide the bundle",
                *stories);
    return;
  }
  if (stories) {
    int place = 0;
    for (const JsonValue element : *stories) {
      if (std::optional<Story> story = read_story(faults, element, limits)) {
        story->place = place;
        bundle.stories.push_back(std::move(*story));
      }
      if (faults.has_failed()) return;
      ++place;
    }
  }
  if (!bundle.stories.empty()) return settle_story_slugs(faults, *stories, bundle);
  faults.fail(
      "The bundle holds no story that can be shown: each needs at least a \"slug\" and a \"headline\"",
      stories ? *stories : members.object());
}

void complete_outlet_names(Bundle& bundle) {
  std::unordered_map<std::string_view, std::string_view> names;
  for (const Outlet& outlet : bundle.outlets) names.emplace(outlet.id, outlet.name);
  for (Story& story : bundle.stories) {
    for (Take& take : story.takes) {
      if (!take.outlet_name.empty()) continue;
      const auto known = names.find(take.outlet);
      const bool has_name = known != names.end() && !known->second.empty();
      take.outlet_name = has_name ? std::string(known->second) : take.outlet;
    }
  }
}

// Of two entities or outlets with one name only the first is shown. The second is kept, and told.
void tell_hidden(Bundle& bundle) {
  std::unordered_set<std::string_view> seen;
  for (const Entity& entity : bundle.entities) {
    if (!seen.insert(entity.slug).second) bundle.left_out.push_back("entities: " + entity.slug);
  }
  seen.clear();
  for (const Outlet& outlet : bundle.outlets) {
    if (!seen.insert(outlet.id).second) bundle.left_out.push_back("outlets: " + outlet.id);
  }
}

Bundle read_members(FaultList& faults, JsonValue root, const BundleLimits& limits) {
  Bundle bundle;
  MemberReader members(faults, root);
  check_format(faults, members, bundle);
  if (faults.has_failed()) return bundle;
  bundle.generator = members.line("generator");
  bundle.created = members.date("created");
  bundle.license = members.line("license");
  bundle.report_to = members.report_address("reportTo");
  read_stories(faults, members, limits, bundle);
  if (faults.has_failed()) return bundle;
  members.each("entities", [&](JsonValue element) {
    if (std::optional<Entity> entity = read_entity(faults, element))
      bundle.entities.push_back(std::move(*entity));
  });
  members.each("outlets", [&](JsonValue element) {
    if (std::optional<Outlet> outlet = read_outlet(faults, element))
      bundle.outlets.push_back(std::move(*outlet));
  });
  read_layout(faults, members, bundle);
  bundle.unknown = members.unknown();
  complete_outlet_names(bundle);
  return bundle;
}

// The number that begins a JSON pointer's step; -1 = it is none. Moves on past it and its slash.
int take_place(std::string_view& pointer) {
  int place = -1;
  const char* const end = pointer.data() + pointer.size();
  const auto [after, fault] = std::from_chars(pointer.data(), end, place);
  if (fault != std::errc() || (after != end && *after != '/')) return -1;
  pointer.remove_prefix(static_cast<std::size_t>(after - pointer.data()) + (after != end ? 1 : 0));
  return place;
}

// Of what was reported, what is not in the bundle: told to the reader of the story that it belongs to.
void tell_left_out(const Diagnostics& diagnostics, std::size_t first, Bundle& bundle) {
  constexpr std::string_view kStories = "/stories/";
  std::unordered_map<int, Story*> stories;
  for (Story& story : bundle.stories) stories.emplace(story.place, &story);
  for (std::size_t i = first; i < diagnostics.size(); ++i) {
    const Diagnostic& diagnostic = diagnostics[i];
    const bool is_left_out = diagnostic.severity == Severity::Error || diagnostic.code == "duplicate-key";
    if (!is_left_out || diagnostic.code == "duplicate-story" || diagnostic.pointer.empty()) continue;
    std::string_view rest = diagnostic.pointer;
    if (rest.substr(0, kStories.size()) == kStories) {
      rest.remove_prefix(kStories.size());
      const auto story = stories.find(take_place(rest));
      if (story != stories.end()) {
        story->second->left_out.emplace_back(rest);
        continue;
      }
    }
    bundle.left_out.push_back(diagnostic.pointer.substr(1));
  }
}

// Reads one JSON text whose root is of the given kind. Value is what read(faults, root) returns.
template <class Value, class Read>
Result<Value> read_json(std::string_view json, JsonKind root_kind, const char* what, Diagnostics& diagnostics,
                        const BundleLimits& limits, Read read) {
  const Result<JsonDocument> document = JsonDocument::parse(json, json_limits(limits));
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonValue root = document->root();
  FaultList faults(json);
  if (root.kind() != root_kind) {
    faults.fail(std::string("Expected ") + what + ", found " + json_kind_name(root.kind()), root);
    return tl::unexpected<Error>(faults.failure_reason());
  }
  if (document->has_shadowed()) report_shadowed(faults, root);
  Value value = read(faults, root);
  faults.move_to(diagnostics);
  if (faults.has_failed()) return tl::unexpected<Error>(faults.failure_reason());
  return value;
}

template <class Item>
Result<std::vector<Item>> read_list(std::string_view json, const char* what, Diagnostics& diagnostics,
                                    const BundleLimits& limits,
                                    std::optional<Item> (*read_item)(FaultList&, JsonValue)) {
  return read_json<std::vector<Item>>(json, JsonKind::Array, what, diagnostics, limits,
                                      [&](FaultList& faults, JsonValue root) {
                                        std::vector<Item> items;
                                        for (const JsonValue element : root) {
                                          std::optional<Item> item = read_item(faults, element);
                                          if (item) items.push_back(std::move(*item));
                                        }
                                        return items;
                                      });
}

}  // namespace

Result<Bundle> read_bundle(std::string_view json, Diagnostics& diagnostics, const BundleLimits& limits) {
  const std::size_t first = diagnostics.size();
  std::size_t unlisted = 0;
  Result<Bundle> bundle = read_json<Bundle>(json, JsonKind::Object, "a story bundle, which is an object",
                                            diagnostics, limits, [&](FaultList& faults, JsonValue root) {
                                              Bundle read = read_members(faults, root, limits);
                                              unlisted = faults.unlisted();
                                              return read;
                                            });
  if (bundle) {
    tell_left_out(diagnostics, first, *bundle);
    tell_hidden(*bundle);
    bundle->left_out_unlisted = static_cast<int>(unlisted);
  }
  if (bundle && !bundle->report_to.empty()) bundle->digest = short_hash(json);
  return bundle;
}

Result<std::vector<Entity>> read_entities(std::string_view json, Diagnostics& diagnostics,
                                          const BundleLimits& limits) {
  return read_list<Entity>(json, "an array of entities", diagnostics, limits, read_entity);
}

Result<std::vector<Outlet>> read_outlets(std::string_view json, Diagnostics& diagnostics,
                                         const BundleLimits& limits) {
  return read_list<Outlet>(json, "an array of outlets", diagnostics, limits, read_outlet);
}

Result<FolderFacts> read_folder_facts(std::string_view json, Diagnostics& diagnostics,
                                      const BundleLimits& limits) {
  return read_json<FolderFacts>(json, JsonKind::Object, "an object with \"license\" and \"notice\"",
                                diagnostics, limits, [](FaultList& faults, JsonValue root) {
                                  MemberReader members(faults, root);
                                  FolderFacts facts;
                                  facts.license = members.line("license");
                                  facts.notice = members.lines("notice");
                                  return facts;
                                });
}

}  // namespace storylens

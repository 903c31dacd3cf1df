#include "story/json/story_reader.h"

#include <unordered_map>
#include <unordered_set>

#include "story/json/field_syntax.h"

namespace storylens {
namespace {

template <class Enum>
Enum read_name(FaultList& faults, MemberReader& members, std::string_view key, const char* (*name)(Enum),
               std::initializer_list<Enum> values, Enum otherwise) {
  const std::optional<JsonValue> value = members.find(key, JsonKind::String);
  if (!value) return otherwise;
  for (const Enum candidate : values) {
    if (value->text() == name(candidate)) return candidate;
  }
  faults.report(Severity::Warning, "unknown-name",
                "This version knows no such " + std::string(key) + "; read as \"" + name(otherwise) + "\"",
                *value);
  return otherwise;
}

std::optional<Section> read_section(FaultList& faults, JsonValue value) {
  if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
  MemberReader members(faults, value);
  Section section;
  section.role = read_name(
      faults, members, "role", section_role_name,
      {SectionRole::Summary, SectionRole::WhyItMatters, SectionRole::WhatToWatch, SectionRole::Other},
      SectionRole::Other);
  section.heading = members.line("heading");
  section.markdown = members.lines("markdown");
  section.unknown = members.unknown();
  return section;
}

std::optional<Region> read_region(FaultList& faults, JsonValue value) {
  Region region;
  if (value.kind() == JsonKind::String) {
    region.literal = read_line(faults, value);
  } else {
    if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
    MemberReader members(faults, value);
    region.literal = members.line("literal");
    region.code = members.line("code");
    if (!region.code.empty() && !is_region_code(region.code)) {
      faults.report(Severity::Error, "bad-region", "Expected a code such as \"KR\" or \"001\"; left out",
                    value);
      region.code.clear();
    }
    region.unknown = members.unknown();
  }
  if (!region.literal.empty()) return region;
  faults.report(Severity::Error, "missing-member", "A region needs a \"literal\"; left out", value);
  return std::nullopt;
}

std::optional<Quote> read_quote(FaultList& faults, JsonValue value) {
  MemberReader members(faults, value);
  Quote quote;
  quote.text = members.lines("text");
  quote.in_language = members.language("inLanguage");
  quote.is_translated = members.flag("translated");
  quote.original = members.lines("original");
  quote.original_language = members.language("originalLanguage");
  quote.spoken_by = members.line("spokenBy");
  quote.kind = read_name(faults, members, "kind", quote_kind_name,
                         {QuoteKind::Unknown, QuoteKind::Speech, QuoteKind::Headline, QuoteKind::Document},
                         QuoteKind::Unknown);
  quote.open_mark = members.line("openMark");
  quote.close_mark = members.line("closeMark");
  quote.unknown = members.unknown();
  if (!quote.text.empty()) return quote;
  faults.report(Severity::Error, "missing-member", "A quote needs a \"text\"; left out", value);
  return std::nullopt;
}

std::optional<Take> read_take(FaultList& faults, JsonValue value) {
  if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
  MemberReader members(faults, value);
  Take take;
  take.id = members.slug("id");
  take.outlet = members.slug("outlet");
  take.outlet_name = members.line("outletName");
  take.url = members.url("url");
  const std::string lens = members.line("lens");
  if (!lens.empty()) take.lens = lens;
  take.lens_heading = members.line("lensHeading");
  members.each("regions", [&](JsonValue element) {
    if (std::optional<Region> region = read_region(faults, element))
      take.regions.push_back(std::move(*region));
  });
  take.in_language = members.language("inLanguage");
  take.abstract = members.lines("abstract");
  const std::optional<JsonValue> quote = members.find("quote", JsonKind::Object);
  if (quote) take.quote = read_quote(faults, *quote);
  take.date_published = members.date("datePublished");
  take.other_lines = members.list_of_lines("otherLines");
  take.unknown = members.unknown();
  if (take.outlet.empty()) take.outlet = host_of_url(take.url);
  if (take.outlet.empty() && is_slug(take.outlet_name)) take.outlet = take.outlet_name;
  if (!take.outlet.empty()) return take;
  faults.report(Severity::Error, "missing-member", "A take needs an \"outlet\" or a \"url\"; left out",
                value);
  return std::nullopt;
}

template <class Reference>
std::optional<Reference> read_reference(FaultList& faults, JsonValue value) {
  Reference reference;
  if (value.kind() == JsonKind::String) {
    reference.slug = read_slug(faults, value);
  } else {
    if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
    MemberReader members(faults, value);
    reference.slug = members.slug("slug");
    reference.label = members.line("label");
    reference.unknown = members.unknown();
  }
  if (!reference.slug.empty()) return reference;
  faults.report(Severity::Error, "missing-member", "A reference needs a slug; left out", value);
  return std::nullopt;
}

std::optional<Correction> read_correction(FaultList& faults, JsonValue value) {
  if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
  MemberReader members(faults, value);
  Correction correction;
  correction.date = members.date("date");
  correction.text = members.lines("text");
  correction.unknown = members.unknown();
  if (!correction.text.empty()) return correction;
  faults.report(Severity::Error, "missing-member", "A correction needs a \"text\"; left out", value);
  return std::nullopt;
}

// Ids are unique in their story: one that is missing or taken is made from the outlet.
void settle_take_ids(FaultList& faults, JsonValue value, std::vector<Take>& takes) {
  std::unordered_set<std::string> used;
  std::unordered_map<std::string, int> last_numbers;  // of the ids made for an outlet
  for (Take& take : takes) {
    if (!take.id.empty() && used.insert(take.id).second) continue;
    const std::string given = take.id;
    int& number = last_numbers[take.outlet];
    do {
      ++number;
      take.id = number == 1 ? take.outlet : take.outlet + "-" + std::to_string(number);
    } while (!used.insert(take.id).second);
    if (given.empty()) continue;
    faults.report(Severity::Warning, "duplicate-take",
                  "Two takes have the id \"" + given + "\"; the second is read as \"" + take.id + "\"",
                  value);
  }
}

// Nothing rests on the computed numbers of a file: they are counted anew. That they differ is worth telling.
void compare_computed(FaultList& faults, JsonValue value, const Story& story) {
  const ComputedCounts counts = count_takes(story);
  const std::pair<const char*, int> expected[] = {{"takes", counts.takes},
                                                  {"framed", counts.framed},
                                                  {"linkOnly", counts.link_only},
                                                  {"lenses", counts.lens_groups},
                                                  {"namedLenses", counts.named_lenses},
                                                  {"regions", counts.regions},
                                                  {"languages", counts.languages}};
  MemberReader members(faults, value);
  for (const auto& [name, number] : expected) {
    const std::optional<int> given = members.count(name);
    if (!given || *given == number) continue;
    faults.report(Severity::Warning, "computed-mismatch",
                  std::string("The file computes ") + std::to_string(*given) + " " + name + ", here are " +
                      std::to_string(number),
                  value);
  }
}

void read_counts(FaultList& faults, MemberReader& members, Story& story) {
  const std::optional<JsonValue> value = members.find("counts", JsonKind::Object);
  if (!value) return;
  MemberReader counts(faults, *value);
  if (const std::optional<JsonValue> declared_value = counts.find("declared", JsonKind::Object)) {
    MemberReader declared(faults, *declared_value);
    story.declared.takes = declared.count("takes");
    story.declared.lenses = declared.count("lenses");
    story.declared.regions = declared.count("regions");
    story.declared.unknown = declared.unknown();
  }
  if (const std::optional<JsonValue> computed = counts.find("computed", JsonKind::Object)) {
    compare_computed(faults, *computed, story);
  }
  story.counts_unknown = counts.unknown();
}

void read_other_meta(FaultList& faults, MemberReader& members, Story& story) {
  members.each("otherMeta", [&](JsonValue element) {
    if (!expect_kind(faults, element, JsonKind::Object)) return;
    MemberReader part(faults, element);
    std::string key = part.line("key");
    story.other_meta.emplace_back(std::move(key), part.line("text"));
  });
}

void read_takes(FaultList& faults, MemberReader& members, const BundleLimits& limits, Story& story) {
  const std::optional<JsonValue> takes = members.find("takes", JsonKind::Array);
  if (!takes) return;
  if (takes->size() > limits.takes_per_story) {
    faults.fail("A story of " + std::to_string(takes->size()) + " takes is over the limit of " +
                    std::to_string(limits.takes_per_story) + "; divide it",
                *takes);
    return;
  }
  int place = 0;
  for (const JsonValue element : *takes) {
    if (std::optional<Take> take = read_take(faults, element)) {
      take->place = place;
      story.takes.push_back(std::move(*take));
    }
    ++place;
  }
  settle_take_ids(faults, *takes, story.takes);
}

}  // namespace

std::optional<Story> read_story(FaultList& faults, JsonValue value, const BundleLimits& limits) {
  if (!expect_kind(faults, value, JsonKind::Object)) return std::nullopt;
  MemberReader members(faults, value);
  Story story;
  story.slug = members.slug("slug");
  story.url = members.url("url");
  story.type = members.line("type");
  story.headline = members.line("headline");
  story.alternative_headline = members.line("alternativeHeadline");
  story.in_language = members.language("inLanguage");
  if (const std::optional<JsonValue> about_value = members.find("about", JsonKind::Object)) {
    MemberReader about(faults, *about_value);
    story.start_date = about.date("startDate");
    story.end_date = about.date("endDate");
    story.about_unknown = about.unknown();
  }
  story.date_published = members.date("datePublished");
  story.date_modified = members.date("dateModified");
  story.notice = members.lines("notice");
  story.rubrics = members.list_of_lines("rubrics");
  members.each("sections", [&](JsonValue element) {
    if (std::optional<Section> section = read_section(faults, element)) {
      story.sections.push_back(std::move(*section));
    }
  });
  story.takes_heading = members.line("takesHeading");
  read_takes(faults, members, limits, story);
  story.graph_heading = members.line("graphHeading");
  members.each("related", [&](JsonValue element) {
    if (auto reference = read_reference<RelatedReference>(faults, element)) {
      story.related.push_back(std::move(*reference));
    }
  });
  members.each("entities", [&](JsonValue element) {
    if (auto reference = read_reference<EntityReference>(faults, element)) {
      story.entities.push_back(std::move(*reference));
    }
  });
  read_counts(faults, members, story);
  story.corrections_heading = members.line("correctionsHeading");
  members.each("corrections", [&](JsonValue element) {
    if (std::optional<Correction> correction = read_correction(faults, element)) {
      story.corrections.push_back(std::move(*correction));
    }
  });
  read_other_meta(faults, members, story);
  story.other_lines = members.list_of_lines("otherLines");
  story.meta_literal = members.line("metaLiteral");
  story.unknown = members.unknown();
  if (!story.slug.empty() && !story.headline.empty()) return story;
  faults.report(Severity::Error, "missing-member", "A story needs a \"slug\" and a \"headline\"; left out",
                value);
  return std::nullopt;
}

}  // namespace storylens

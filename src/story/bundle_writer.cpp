#include "story/bundle_writer.h"

#include <algorithm>
#include <cmath>

#include "story/json/json_writer.h"

namespace storylens {
namespace {

using Form = JsonWriter::Form;

void write_unknown(JsonWriter& json, const UnknownMembers& unknown) {
  for (const auto& [name, raw] : unknown) {
    json.key(name);
    json.raw(raw);
  }
}

void write_lines(JsonWriter& json, std::string_view name, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  json.key(name);
  json.begin_array();
  for (const std::string& line : lines) json.string(line);
  json.end_array();
}

template <class Item, class Write>
void write_each(JsonWriter& json, std::string_view name, const std::vector<Item>& items, Write write) {
  if (items.empty()) return;
  json.key(name);
  json.begin_array();
  for (const Item& item : items) write(json, item);
  json.end_array();
}

void write_section(JsonWriter& json, const Section& section) {
  json.begin_object();
  json.text_member("role", section_role_name(section.role));
  json.text_member("heading", section.heading);
  json.text_member("markdown", section.markdown);
  write_unknown(json, section.unknown);
  json.end_object();
}

void write_region(JsonWriter& json, const Region& region) {
  json.begin_object(Form::Inline);
  json.text_member("literal", region.literal);
  json.text_member("code", region.code);
  write_unknown(json, region.unknown);
  json.end_object();
}

void write_quote(JsonWriter& json, const Quote& quote) {
  json.key("quote");
  json.begin_object();
  json.text_member("text", quote.text);
  json.text_member("inLanguage", quote.in_language);
  if (quote.is_translated) {
    json.key("translated");
    json.raw("true");
  }
  json.text_member("original", quote.original);
  json.text_member("originalLanguage", quote.original_language);
  json.text_member("spokenBy", quote.spoken_by);
  if (quote.kind != QuoteKind::Unknown) json.text_member("kind", quote_kind_name(quote.kind));
  json.text_member("openMark", quote.open_mark);
  json.text_member("closeMark", quote.close_mark);
  write_unknown(json, quote.unknown);
  json.end_object();
}

void write_take(JsonWriter& json, const Take& take) {
  json.begin_object();
  json.text_member("id", take.id);
  json.text_member("outlet", take.outlet);
  json.text_member("outletName", take.outlet_name);
  json.text_member("url", take.url);
  json.key("lens");
  if (take.lens) {
    json.string(*take.lens);
  } else {
    json.raw("null");
  }
  json.text_member("lensHeading", take.lens_heading);
  write_each(json, "regions", take.regions, write_region);
  json.text_member("inLanguage", take.in_language);
  json.text_member("abstract", take.abstract);
  if (take.quote) write_quote(json, *take.quote);
  json.text_member("datePublished", take.date_published);
  write_lines(json, "otherLines", take.other_lines);
  write_unknown(json, take.unknown);
  json.end_object();
}

// A reference that is nothing but its slug is written as that.
template <class Reference>
void write_reference(JsonWriter& json, const Reference& reference) {
  if (reference.label.empty() && reference.unknown.empty()) {
    json.string(reference.slug);
    return;
  }
  json.begin_object(Form::Inline);
  json.text_member("slug", reference.slug);
  json.text_member("label", reference.label);
  write_unknown(json, reference.unknown);
  json.end_object();
}

void write_correction(JsonWriter& json, const Correction& correction) {
  json.begin_object();
  json.text_member("date", correction.date);
  json.text_member("text", correction.text);
  write_unknown(json, correction.unknown);
  json.end_object();
}

void write_meta_part(JsonWriter& json, const std::pair<std::string, std::string>& part) {
  json.begin_object(Form::Inline);
  json.text_member("key", part.first);
  json.text_member("text", part.second);
  json.end_object();
}

void write_count(JsonWriter& json, std::string_view name, std::optional<int> count) {
  if (!count) return;
  json.key(name);
  json.raw(std::to_string(*count));
}

void write_counts(JsonWriter& json, const Story& story) {
  json.key("counts");
  json.begin_object();
  const Counts& declared = story.declared;
  if (declared.takes || declared.lenses || declared.regions || !declared.unknown.empty()) {
    json.key("declared");
    json.begin_object(Form::Inline);
    write_count(json, "takes", declared.takes);
    write_count(json, "lenses", declared.lenses);
    write_count(json, "regions", declared.regions);
    write_unknown(json, declared.unknown);
    json.end_object();
  }
  const ComputedCounts computed = count_takes(story);
  json.key("computed");
  json.begin_object(Form::Inline);
  write_count(json, "takes", computed.takes);
  write_count(json, "framed", computed.framed);
  write_count(json, "linkOnly", computed.link_only);
  write_count(json, "lenses", computed.lens_groups);
  write_count(json, "namedLenses", computed.named_lenses);
  write_count(json, "regions", computed.regions);
  write_count(json, "languages", computed.languages);
  json.end_object();
  write_unknown(json, story.counts_unknown);
  json.end_object();
}

void write_about(JsonWriter& json, const Story& story) {
  if (story.start_date.empty() && story.end_date.empty() && story.about_unknown.empty()) return;
  json.key("about");
  json.begin_object(Form::Inline);
  json.text_member("startDate", story.start_date);
  json.text_member("endDate", story.end_date);
  write_unknown(json, story.about_unknown);
  json.end_object();
}

void write_story(JsonWriter& json, const Story& story) {
  json.begin_object();
  json.text_member("slug", story.slug);
  json.text_member("url", story.url);
  json.text_member("type", story.type);
  json.text_member("headline", story.headline);
  json.text_member("alternativeHeadline", story.alternative_headline);
  json.text_member("inLanguage", story.in_language);
  write_about(json, story);
  json.text_member("datePublished", story.date_published);
  json.text_member("dateModified", story.date_modified);
  json.text_member("notice", story.notice);
  write_lines(json, "rubrics", story.rubrics);
  write_each(json, "sections", story.sections, write_section);
  json.text_member("takesHeading", story.takes_heading);
  write_each(json, "takes", story.takes, write_take);
  json.text_member("graphHeading", story.graph_heading);
  write_each(json, "related", story.related, write_reference<RelatedReference>);
  write_each(json, "entities", story.entities, write_reference<EntityReference>);
  write_counts(json, story);
  json.text_member("correctionsHeading", story.corrections_heading);
  write_each(json, "corrections", story.corrections, write_correction);
  write_each(json, "otherMeta", story.other_meta, write_meta_part);
  write_lines(json, "otherLines", story.other_lines);
  json.text_member("metaLiteral", story.meta_literal);
  write_unknown(json, story.unknown);
  json.end_object();
}

// "und" (undetermined, ISO 639-2) stands for a name that is not of one language.
std::string_view language_key(const LocalizedName& name) {
  return name.language.empty() ? std::string_view("und") : std::string_view(name.language);
}

bool is_first_of_its_language(const std::vector<LocalizedName>& names, std::size_t index) {
  const auto here = names.begin() + static_cast<std::ptrdiff_t>(index);
  return std::none_of(names.begin(), here,
                      [&](const LocalizedName& n) { return n.language == here->language; });
}

void write_names(JsonWriter& json, const std::vector<LocalizedName>& names) {
  if (names.empty()) return;
  json.key("name");
  if (names.size() == 1 && names[0].language.empty()) {
    json.string(names[0].text);
    return;
  }
  json.begin_object();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (is_first_of_its_language(names, i)) json.text_member(language_key(names[i]), names[i].text);
  }
  json.end_object();
}

void write_alternate_names(JsonWriter& json, const std::vector<LocalizedName>& names) {
  if (names.empty()) return;
  json.key("alternateName");
  json.begin_object();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!is_first_of_its_language(names, i)) continue;
    json.key(language_key(names[i]));
    json.begin_array(Form::Inline);
    for (const LocalizedName& name : names) {
      if (name.language == names[i].language) json.string(name.text);
    }
    json.end_array();
  }
  json.end_object();
}

void write_entity(JsonWriter& json, const Entity& entity, Form form = Form::Lines) {
  json.begin_object(form);
  json.text_member("slug", entity.slug);
  write_names(json, entity.names);
  write_alternate_names(json, entity.alternate_names);
  json.text_member("type", entity.type);
  write_lines(json, "sameAs", entity.same_as);
  write_unknown(json, entity.unknown);
  json.end_object();
}

void write_fact(JsonWriter& json, std::string_view name, const SourcedFact& fact) {
  if (fact.value.empty() && fact.source.empty() && fact.unknown.empty()) return;
  json.key(name);
  json.begin_object(Form::Inline);
  json.text_member("value", fact.value);
  json.text_member("source", fact.source);
  write_unknown(json, fact.unknown);
  json.end_object();
}

void write_outlet(JsonWriter& json, const Outlet& outlet) {
  json.begin_object();
  json.text_member("id", outlet.id);
  json.text_member("name", outlet.name);
  write_fact(json, "country", outlet.country);
  write_fact(json, "ownedBy", outlet.owned_by);
  write_fact(json, "ownershipFundingInfo", outlet.funding);
  write_unknown(json, outlet.unknown);
  json.end_object();
}

// Hundredths of a world unit: finer than any picture, and the same digits whichever library prints them.
std::string coordinate(float value) {
  const long long hundredths = std::llround(static_cast<double>(value) * 100.0);
  const long long magnitude = hundredths < 0 ? -hundredths : hundredths;
  std::string digits = std::to_string(magnitude / 100);
  if (magnitude % 100 != 0) {
    digits += '.';
    digits += static_cast<char>('0' + magnitude % 100 / 10);
    if (magnitude % 10 != 0) digits += static_cast<char>('0' + magnitude % 10);
  }
  return hundredths < 0 ? "-" + digits : digits;
}

void write_layout(JsonWriter& json, const Bundle& bundle) {
  if (bundle.layout.empty() && bundle.layout_unknown.empty()) return;
  json.key("layout");
  json.begin_object();
  json.key("positions");
  json.begin_object();
  for (const NodePosition& position : bundle.layout) {
    if (!(std::fabs(position.x) <= kLargestCoordinate && std::fabs(position.y) <= kLargestCoordinate))
      continue;
    json.key(position.id);
    json.begin_array(Form::Inline);
    json.raw(coordinate(position.x));
    json.raw(coordinate(position.y));
    json.end_array();
  }
  json.end_object();
  write_unknown(json, bundle.layout_unknown);
  json.end_object();
}

}  // namespace

std::string write_bundle(const Bundle& bundle) {
  JsonWriter json;
  json.begin_object();
  json.text_member("format", kBundleFormat);
  json.text_member("version", bundle.version);
  json.text_member("generator", bundle.generator);
  json.text_member("created", bundle.created);
  json.text_member("license", bundle.license);
  json.text_member("reportTo", bundle.report_to);
  write_each(json, "stories", bundle.stories, write_story);
  write_each(json, "entities", bundle.entities,
             [](JsonWriter& lines, const Entity& entity) { write_entity(lines, entity); });
  write_each(json, "outlets", bundle.outlets, write_outlet);
  write_layout(json, bundle);
  write_unknown(json, bundle.unknown);
  json.end_object();
  return json.text() + "\n";
}

std::string write_entity_inline(const Entity& entity) {
  JsonWriter json;
  write_entity(json, entity, Form::Inline);
  return json.text();
}

std::string write_entities(const std::vector<Entity>& entities) {
  JsonWriter json;
  json.begin_array();
  for (const Entity& entity : entities) write_entity(json, entity);
  json.end_array();
  return json.text() + "\n";
}

std::string write_outlets(const std::vector<Outlet>& outlets) {
  JsonWriter json;
  json.begin_array();
  for (const Outlet& outlet : outlets) write_outlet(json, outlet);
  json.end_array();
  return json.text() + "\n";
}

}  // namespace storylens

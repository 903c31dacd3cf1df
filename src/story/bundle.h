// Bundle: the model of stories, their takes, entities and outlets. Everything that is shown comes from here.
//
// The names follow schema.org where it has them, so that exports are mechanical. docs/bundle-format.md is the
// written form. Plain data: readers fill it, writers and views only read it.
//
// Shapes: every string is well-formed UTF-8 as the author wrote it (not normalized); an empty string means
//         "not given" unless a comment says otherwise. Dates are ISO 8601, possibly truncated ("2026-06").
//         Languages are BCP-47 tags. URLs are http or https or empty: readers drop any other scheme.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storylens {

// Members of a JSON object that this version does not know, in file order: name and raw JSON text.
// Kept through a round trip, never interpreted.
using UnknownMembers = std::vector<std::pair<std::string, std::string>>;

enum class SectionRole { Summary, WhyItMatters, WhatToWatch, Other };

struct Section {
  SectionRole role = SectionRole::Other;
  std::string heading;   // literal, as in the file
  std::string markdown;  // the body, without the heading and without blank lines at either end
  UnknownMembers unknown;
};

enum class QuoteKind { Unknown, Speech, Headline, Document };

struct Quote {
  std::string text;  // without its outer quotation marks
  std::string in_language;
  bool is_translated = false;  // true where in_language differs from the language of the source
  std::string original;        // the words as they were spoken or printed; empty = not given
  std::string original_language;
  std::string spoken_by;
  QuoteKind kind = QuoteKind::Unknown;
  std::string open_mark;  // the outer marks as written, such as `"` or `「`; empty = none
  std::string close_mark;
  UnknownMembers unknown;
};

struct Region {
  std::string literal;  // "Netherlands / global": what is shown
  std::string code;     // ISO 3166-1 alpha-2, or UN M49 "001" for the world; empty = not recognized
  UnknownMembers unknown;
};

struct Take {
  std::string id;           // stable and unique in its story: outlet id, with "-2", "-3" for further takes
  std::string outlet;       // outlet id (host of the source, or a slug of the name where there is no source)
  std::string outlet_name;  // literal, as in the file
  std::string url;
  std::optional<std::string> lens;  // literal label; nullopt = unlabelled, which is an absence and not a lens
  std::string lens_heading;         // the heading as written where lens is nullopt ("unlabelled"), else empty
  std::vector<Region> regions;      // one for each literal; a literal such as "Hong Kong / China" stays whole
  std::string in_language;          // of the source
  std::string abstract;             // how the outlet frames the story; inline Markdown; empty = link-only
  std::optional<Quote> quote;
  std::string date_published;
  // Lines of the take that the reader did not understand, in order, without their indentation.
  std::vector<std::string> other_lines;
  UnknownMembers unknown;
  int place = -1;  // in its story in the file that it was read from, which may hold what was left out

  bool is_framed() const { return !abstract.empty() || quote.has_value(); }
};

struct EntityReference {
  std::string slug;
  std::string label;  // as the file lists it ("Openai"); not a name to show where the entity has one
  UnknownMembers unknown;
};

struct RelatedReference {
  std::string slug;
  std::string label;  // the alias of [[slug|alias]]; empty = none
  UnknownMembers unknown;
};

struct Counts {
  std::optional<int> takes;
  std::optional<int> lenses;
  std::optional<int> regions;
  UnknownMembers unknown;
};

struct Correction {
  std::string date;
  std::string text;
  UnknownMembers unknown;
};

struct Story {
  std::string slug;  // the same in every language
  std::string url;   // canonical
  std::string type;  // open: "event", "topic", …
  std::string headline;
  std::string alternative_headline;  // the tagline
  std::string in_language;
  std::string start_date;  // about.startDate: when the thing happened or was disclosed
  std::string end_date;
  UnknownMembers about_unknown;  // further members of `about`
  std::string date_published;
  std::string date_modified;
  std::string notice;  // shown above the headline: "Fiction: …"
  std::vector<std::string> rubrics;
  std::vector<Section> sections;
  std::string takes_heading;  // literal of the heading over the takes; empty = none in the file
  std::vector<Take> takes;    // in file order; consecutive takes with one lens are one group
  std::string graph_heading;  // literal of the heading over related and entities
  std::vector<RelatedReference> related;
  std::vector<EntityReference> entities;
  Counts declared;                  // what the file says
  UnknownMembers counts_unknown;    // further members of `counts`, beside `declared` and `computed`
  std::string corrections_heading;  // literal of the heading over the corrections; empty = none in the file
  std::vector<Correction> corrections;
  // Parts of the Meta line or of the front matter that have no place above: key (empty for a keyless part),
  // text.
  std::vector<std::pair<std::string, std::string>> other_meta;
  // Lines outside every known place, kept for the writer: text only, in file order.
  std::vector<std::string> other_lines;
  // The exact Meta line when writing it anew from the fields would differ; empty otherwise.
  std::string meta_literal;
  UnknownMembers unknown;
  int place = -1;  // in the bundle that it was read from; -1 = not read from one
  // What the file holds of this story and the reader could not use: JSON pointers from the story on, without
  // the first slash ("takes/0", "about/startDate"), in file order.
  std::vector<std::string> left_out;
  // The slug that the file gives, where a story before this one has it in the same language; else empty.
  std::string given_slug;
};

struct LocalizedName {
  std::string language;  // empty = any
  std::string text;
};

struct Entity {
  std::string slug;
  std::vector<LocalizedName> names;            // one a language; the first is the default
  std::vector<LocalizedName> alternate_names;  // further names; never inflected forms from a text
  std::string type;                            // "organization", "person", "place", …; open
  std::vector<std::string> same_as;            // URLs
  UnknownMembers unknown;
};

struct SourcedFact {
  std::string value;
  std::string source;  // URL where it can be checked
  UnknownMembers unknown;
};

struct Outlet {
  std::string id;  // host, without "www."
  std::string name;
  SourcedFact country;   // ISO 3166-1 alpha-2
  SourcedFact owned_by;  // entity slug
  SourcedFact funding;   // schema.org ownershipFundingInfo
  UnknownMembers unknown;
};

// A settled place in the picture, so that a graph opens at rest.
struct NodePosition {
  std::string id;  // node id, design §6: "story:SLUG", "entity:SLUG", "outlet:HOST"
  float x = 0.0f;  // world units, y down; at most kLargestCoordinate away from 0
  float y = 0.0f;

  bool operator==(const NodePosition&) const = default;
};

inline constexpr float kLargestCoordinate = 1e6f;

inline constexpr std::string_view kBundleFormat = "storylens-bundle";
inline constexpr std::string_view kBundleVersion = "1.0";  // what this writes; readers take any 1.x

struct Bundle {
  std::string version{kBundleVersion};
  std::string generator;
  std::string created;  // ISO 8601 date or time; empty in reproducible builds
  std::string license;
  std::string report_to;  // where mistakes are reported: an https or mailto address
  std::string digest;     // of the bytes that it was read from (base/sha256.h); only where there is report_to
  std::vector<Story> stories;
  std::vector<Entity> entities;
  std::vector<Outlet> outlets;
  std::vector<NodePosition> layout;
  UnknownMembers layout_unknown;  // further members of `layout`, beside `positions`
  UnknownMembers unknown;
  // As a story's, of all that belongs to no story here ("entities/2"), and what another with the same name
  // hides ("entities: slug").
  std::vector<std::string> left_out;
  int left_out_unlisted = 0;  // faults beyond those that a reader lists; what they are of is not known
};

// Limits on what a bundle from anywhere may hold. Readers fail with a message that names the limit.
struct BundleLimits {
  std::size_t bytes = 64u << 20;
  int depth = 32;
  std::size_t values = 4'000'000;  // JSON values in all
  std::size_t stories = 50'000;
  std::size_t takes_per_story = 10'000;
  std::size_t string_bytes = 1u << 20;
};

// What can be counted from the takes. Regions are counted as distinct literals, lenses as distinct groups
// with the unlabelled one (the rule that the one real file agrees with, see docs/bundle-format.md).
struct ComputedCounts {
  int takes = 0;
  int framed = 0;     // with an abstract or a quote
  int link_only = 0;  // takes - framed
  int lens_groups = 0;
  int named_lenses = 0;  // lens_groups, or one less where there are unlabelled takes
  int regions = 0;
  int languages = 0;
};

ComputedCounts count_takes(const Story& story);

// For each take the number of its lens label, counted from 0 in the order of first use; -1 = unlabelled.
std::vector<int> lens_indices(const Story& story);

const char* section_role_name(SectionRole role);  // "summary", "whyItMatters", "whatToWatch", "other"
const char* quote_kind_name(QuoteKind kind);      // "unknown", "speech", "headline", "document"

// How well something in language `offered` serves a reader of `wanted`: 2 = that language, 1 = a variety of
// it, 0 = another.
int language_fit(std::string_view offered, std::string_view wanted);

// nullptr when there is none.
const Entity* find_entity(const Bundle& bundle, std::string_view slug);
const Outlet* find_outlet(const Bundle& bundle, std::string_view id);
// The story in that language, else in any. nullptr when the slug is not in the bundle.
const Story* find_story(const Bundle& bundle, std::string_view slug, std::string_view language = {});

// The entity's name for a reader of that language: exact, then the same primary subtag, then the first.
// Falls back to the slug.
std::string_view entity_name(const Entity& entity, std::string_view language);

}  // namespace storylens

// Meta: the Meta line, `**Meta:** type: event · date: 2026-06-24 · 17 takes`, as parts; what the parts mean;
// and the line that a story's fields give. Front matter gives the same parts (story/markdown/front_matter.h).
// Private to src/story.
//
// Shape: parts are separated by " · ". A part is `key: value` or, without a key, a count: `17 takes`. A value
// that holds the
//        separator, or an item that holds a comma, stands in double quotes with \" and \\ inside.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/source.h"

namespace storylens {

struct MetaPart {
  std::string key;                 // as written; empty for a keyless part
  std::string value;               // without quotes
  std::vector<std::string> items;  // the value as a list
  int line = 0;
  int column = 0;
};

// The parts of a Meta line, or nothing when the line is not one: it begins with a bold word, and either the
// word is a known one ("Meta") or the parts are.
std::optional<std::vector<MetaPart>> meta_parts(const SourceLine& line);

// Sets the story's fields. What has no field, or a value that the field cannot take, goes to other_meta with
// a diagnostic. The headline and the canonical address must be in the story already where the text gives
// them.
void apply_meta(Story& story, const std::vector<MetaPart>& parts, Reporter& reporter);

// The language and slug that a story without them gets from its address, its headline and (the slug) its
// file's name.
std::string inferred_language(const Story& story);
std::string inferred_slug(const Story& story, std::string_view file);

// The Meta line of the fields, in canonical order, without what is inferred anyway; empty when there is
// nothing to say.
std::string meta_line(const Story& story);

// True when reading the literal gives the story's fields, so that the literal can stand for them.
bool meta_literal_holds(const Story& story, std::string_view literal);

}  // namespace storylens

// Import record: what all importers but that of Markdown read a source into, and the story made of it.
// Private to src/story/exchange.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

enum class ImportKey {
  None,
  Headline,
  Tagline,
  Start,
  End,
  Published,
  Modified,
  Language,
  Slug,
  Url,
  Type,
  Notice,
  Rubric,  // may stand several times
  Entity,  // likewise
  Body,    // Markdown
  Outlet,  // with Source, Quote, Region and Lens: a take
  Source,
  Quote,
  Region,
  Lens,
};

struct ImportRecord {
  int line = 0;  // in the source; 0 = not known
  std::vector<std::pair<ImportKey, std::string>> fields;
  std::vector<std::pair<std::string, std::string>> other;  // name and text of what has no meaning here
  UnknownMembers unknown;

  void add(ImportKey key, std::string_view text);
};

// The meaning of a name that tables and front matter use, whatever its case and punctuation: "Start Date" →
// Start.
ImportKey import_key(std::string_view name);

// ISO 8601 from that or from the form of mail and RSS ("Wed, 24 Jun 2026 08:00:00 GMT"); empty for anything
// else.
std::string iso_date_of(std::string_view text);

// Without language, slug and address where the record has none. A field that cannot be taken becomes a
// warning and is kept as text.
Story story_of_record(const ImportRecord& record, const std::string& file, Diagnostics& diagnostics);

// Plain text as Markdown that reads as the same text, its paragraphs apart.
std::string markdown_of_text(std::string_view text);

// A fragment of HTML as Markdown: paragraphs, headings, lists, quotes, emphasis, links. Scripts and styles
// are left out, other elements are their text.
std::string markdown_of_html(std::string_view html);

void append_diagnostic(Diagnostics& diagnostics, Severity severity, const char* code, std::string message,
                       const std::string& file, int line);

std::vector<ImportRecord> read_csv_records(std::string_view text, const std::string& file,
                                           Diagnostics& diagnostics);
std::vector<ImportRecord> read_json_feed(std::string_view text, const std::string& file,
                                         Diagnostics& diagnostics);
std::vector<ImportRecord> read_xml_feed(std::string_view text, const std::string& file,
                                        Diagnostics& diagnostics);

// Front matter of other programs, YAML or TOML, with the names that our reader knows.
std::string with_our_front_matter(std::string_view text);

}  // namespace storylens

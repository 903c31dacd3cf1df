// Import: stories from what others keep them in: Markdown with front matter (Hugo, Obsidian), tables of
// events (CSV), JSON Feed, RSS and Atom. What has no place in a story is kept: as a part of its Meta line
// where it is a line of text, as an unknown member where it is JSON.
//
// Errors: none; a record without a headline, and a text that is not of the form, are error diagnostics with
//         their line, and the other records are returned.
// Cost:   linear in the text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

enum class ImportForm { Markdown, Csv, JsonFeed, Feed };

struct ImportSettings {
  std::string site;      // "https://example.org": where stories without an address will be; may be empty
  std::string language;  // of stories that do not say theirs; empty = guessed by script
};

class Importer {
 public:
  explicit Importer(ImportSettings settings) : settings_(std::move(settings)) {}

  // file: for the diagnostics; its stem is the slug of a Markdown story that has no better one.
  std::vector<Story> read(ImportForm form, std::string_view text, const std::string& file,
                          Diagnostics& diagnostics);

 private:
  ImportSettings settings_;
  std::unordered_set<std::string> used_;  // slug and language of all stories so far
};

}  // namespace storylens

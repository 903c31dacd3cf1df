// Site writer: a corpus in shards as pages for readers without a script and for search engines. Beside the
// shards a folder gets
//
//   LANGUAGE/n/SLUG/index.html        a story: the document that html_writer.h gives
//   LANGUAGE/n/SLUG/oembed.json       the same as a widget, for programs that meet its address
//   LANGUAGE/entity/SLUG/index.html   an entity: who it is, and the stories that mention it, newest first
//   LANGUAGE/index.html               all stories of a language, newest first; both lists go on in 2/, 3/, …
//   LANGUAGE/feed.json, feed.xml      JSON Feed and RSS of the newest hundred
//   index.html, sitemap.xml, site.css
//   offline-worker.js, offline.js     where it is to be read without a connection (site_offline.h)
//
// Pages have a canonical address, alternatives in other languages, JSON-LD, Open Graph and Twitter's tags
// with the story's card. Only what changed is written, each file through a temporary one.
//
// Cost: 4 bytes of memory for each story of an entity and 8 a story; addresses for the sitemap are sorted on
// the disk.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "cli/shards/build_state.h"
#include "cli/shards/shard_plan.h"
#include "story/bundle.h"

namespace storylens {

struct Site {
  std::string folder;
  std::string address;  // "https://example.org", without a slash at its end
  std::string app;      // address of storylens.js; empty = none
  const StoryRecords& records;
  const std::vector<PlannedShard>& shards;       // of records
  const std::vector<std::string>& files;         // of shards
  const std::vector<Entity>& entities;           // described ones
  const std::unordered_set<std::string>& known;  // SiteResult::pages of the last build
  const BuildState* former = nullptr;            // what the last build knew; null = nothing
  bool is_offline = false;                       // what was opened opens again without a connection
};

struct SiteResult {
  Diagnostics diagnostics;
  std::unordered_set<std::string> pages;  // what the pages of each shard were made of
  std::size_t page_count = 0;
  std::size_t written = 0;
};

// The address as Site has it; empty where it is not http or https.
std::string site_address(std::string_view given);

SiteResult write_site(const Site& site);

}  // namespace storylens

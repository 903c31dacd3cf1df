// Site feeds: JSON Feed, RSS and sitemaps of the site's pages. Private to src/cli/site.
#pragma once

#include <string>
#include <vector>

#include "cli/shards/shard_plan.h"

namespace storylens {

// https://jsonfeed.org/version/1.1. stories: the newest first; address: of the site.
std::string json_feed(const std::string& address, const std::string& language, const std::string& title,
                      const std::vector<StoryRecord>& stories);

// RSS 2.0.
std::string rss_feed(const std::string& address, const std::string& language, const std::string& title,
                     const std::vector<StoryRecord>& stories);

struct SitemapEntry {
  std::string address;   // whole
  std::string modified;  // a day or a time; empty = not told
};

inline constexpr std::size_t kMostSitemapEntries = 50'000;  // of one file, by the protocol

std::string sitemap(const std::vector<SitemapEntry>& entries);
// Where one file does not hold all: a list of files sitemap-1.xml, sitemap-2.xml, …
std::string sitemap_index(const std::string& address, std::size_t files);

// A day or a time, as feeds and sitemaps want it; empty for a date that is cut short.
std::string whole_date(const std::string& date);

}  // namespace storylens

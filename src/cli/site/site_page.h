// Site page: the HTML of the site's pages, and where they stand. Private to src/cli/site.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/shards/shard_plan.h"

namespace storylens {

// "en/n/harbour-lights/", percent-encoded: relative to the site's root. A language that is not known is und.
std::string story_address(std::string_view language, std::string_view slug);
std::string entity_address(std::string_view language, std::string_view slug);
std::string home_address(std::string_view language);

std::string percent_encoded(std::string_view text);

// The same as a folder of files: nothing is encoded.
std::string story_folder(std::string_view language, std::string_view slug);
std::string entity_folder(std::string_view language, std::string_view slug);
std::string home_folder(std::string_view language);

struct PageHead {
  std::string language;
  std::string title;
  std::string description;
  std::string canonical;
  std::string root;              // "../../../": from the page to the site's root
  std::string type = "website";  // Open Graph
  std::string card;              // address of a picture of the story; may be empty
  std::string oembed;            // address; may be empty
  std::string published;         // may be empty
  std::string modified;
  std::string json_ld;                                          // may be empty
  std::string app;                                              // may be empty
  bool is_offline = false;                                      // loads offline.js
  std::vector<std::pair<std::string, std::string>> alternates;  // language and address
};

// body: what stands in <body>.
std::string site_page(const PageHead& head, const std::string& body);

// <li> with the headline as a link and the date. root: as in PageHead.
std::string list_item(const StoryRecord& story, const std::string& root);

// "1 2 3": links to the pages of a list; empty where there is one. first: address of the first page relative
// to this one ("" or "../").
std::string page_links(std::size_t page, std::size_t pages, const std::string& first);

extern const char* const kSiteCss;

}  // namespace storylens

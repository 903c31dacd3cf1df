// Story pages: the pages of one shard's stories. Private to src/cli/site.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cli/site/site_writer.h"

namespace storylens {

class StoryPages {
 public:
  explicit StoryPages(const Site& site);

  // All that the pages of a shard follow from.
  std::string signature(std::size_t shard) const;

  struct Page {
    std::string folder;  // relative to the site's
    std::string html;
    std::string oembed;
  };
  std::vector<Page> pages(std::size_t shard, Diagnostics& diagnostics) const;

  // The canonical address: the story's own where it lies under this site's, else the page's.
  std::string canonical(const StoryRecord& record) const;

 private:
  std::string card_address(const StoryRecord& record) const;
  // Indices of the records of a slug, one a language; empty = not in the corpus.
  std::vector<std::size_t> editions(std::string_view slug) const;
  // For a reader of that language; null = none.
  const StoryRecord* edition(std::string_view slug, const std::string& language) const;
  std::string with_links_to_pages(const std::string& html, const std::string& language) const;
  std::string address_of_node(std::string_view node, const std::string& language) const;

  const Site& site_;
  std::unordered_map<std::string_view, std::size_t> first_;  // record of each slug
};

}  // namespace storylens

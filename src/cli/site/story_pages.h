// Story pages: the pages of one shard's stories. Private to src/cli/site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/site/site_writer.h"

namespace storylens {

class StoryPages {
 public:
  explicit StoryPages(const Site& site) : site_(site) {}

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
  // Of a slug, one a language; empty = not in the corpus.
  std::vector<StoryRecord> editions(std::string_view slug) const;
  // For a reader of that language.
  std::optional<StoryRecord> edition(std::string_view slug, const std::string& language) const;
  std::string with_links_to_pages(const std::string& html, const std::string& language) const;
  std::string address_of_node(std::string_view node, const std::string& language) const;

  const Site& site_;
};

}  // namespace storylens

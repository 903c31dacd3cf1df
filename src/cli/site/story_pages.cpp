#include "cli/site/story_pages.h"

#include <algorithm>
#include <filesystem>

#include "base/sha256.h"
#include "cli/cards.h"
#include "cli/report.h"
#include "cli/shards/corpus_reader.h"
#include "cli/site/oembed.h"
#include "cli/site/site_page.h"
#include "story/exchange/jsonld_writer.h"
#include "story/html_writer.h"
#include "story/strings.h"

namespace storylens {
namespace {

constexpr const char* kRoot = "../../../";  // from LANGUAGE/n/SLUG/

std::vector<std::string_view> slugs_of(std::string_view list) {
  std::vector<std::string_view> slugs;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    slugs.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return slugs;
}

// What stands between a mark and the next quotation mark.
std::string_view quoted_after(std::string_view html, std::string_view mark) {
  const std::size_t at = html.find(mark);
  if (at == std::string_view::npos) return {};
  html.remove_prefix(at + mark.size());
  return html.substr(0, html.find('"'));
}

// escape_html() undone for slugs, which hold no < > ".
std::string unescaped(std::string_view text) {
  std::string plain(text);
  for (const auto& [reference, character] :
       {std::pair<std::string_view, char>{"&#39;", '\''}, {"&amp;", '&'}}) {
    for (std::size_t at = plain.find(reference); at != std::string::npos; at = plain.find(reference, at + 1))
      plain.replace(at, reference.size(), 1, character);
  }
  return plain;
}

}  // namespace

std::vector<StoryRecord> StoryPages::editions(std::string_view slug) const {
  std::vector<StoryRecord> found;
  const std::size_t first = site_.records.find(slug);
  if (first == site_.records.size()) return found;
  const std::size_t end = site_.records.end_of_story(first);
  for (std::size_t i = first; i < end; ++i) found.push_back(site_.records[i]);
  return found;
}

std::optional<StoryRecord> StoryPages::edition(std::string_view slug, const std::string& language) const {
  std::optional<StoryRecord> best;
  int best_fit = -1;
  for (StoryRecord& record : editions(slug)) {
    const int fit = language_fit(record.language, language);
    if (fit > best_fit) best = std::move(record);
    best_fit = std::max(fit, best_fit);
  }
  return best;
}

std::string StoryPages::canonical(const StoryRecord& record) const {
  const std::string own = site_.address + "/";
  return record.card.url.rfind(own, 0) == 0 ? record.card.url
                                            : own + story_address(record.language, record.slug);
}

std::string StoryPages::card_address(const StoryRecord& record) const {
  const bool is_only = editions(record.slug).size() == 1;
  return site_.address + "/" +
         card_file(percent_encoded(record.slug), percent_encoded(record.language), is_only);
}

std::string StoryPages::signature(std::size_t shard) const {
  std::string text = std::string(STORYLENS_VERSION) + "\n" + site_.files[shard] + "\n" + site_.address +
                     "\n" + site_.app + (site_.is_offline ? "\noffline" : "");
  for (std::size_t i = site_.shards[shard].begin; i < site_.shards[shard].end; ++i) {
    const StoryRecord record = site_.records[i];
    for (const std::string_view slug : slugs_of(record.card.related)) {
      const std::optional<StoryRecord> related = edition(slug, record.language);
      if (related) text += "\n" + related->slug + "\t" + related->language + "\t" + related->card.headline;
    }
  }
  return short_hash(text);
}

std::string StoryPages::address_of_node(std::string_view node, const std::string& language) const {
  constexpr std::string_view kStory = "story:";
  constexpr std::string_view kEntity = "entity:";
  if (node.substr(0, kEntity.size()) == kEntity)
    return kRoot + entity_address(language, node.substr(kEntity.size()));
  if (node.substr(0, kStory.size()) != kStory) return {};
  const std::optional<StoryRecord> story = edition(node.substr(kStory.size()), language);
  return !story ? std::string() : kRoot + story_address(story->language, story->slug);
}

// In the app a link to a node leads to a place in the address; here it leads to the node's page. What has no
// page is no link.
std::string StoryPages::with_links_to_pages(const std::string& html, const std::string& language) const {
  constexpr std::string_view kLink = "<a href=\"#";
  constexpr std::string_view kNode = "data-node=\"";
  std::string linked;
  std::string_view rest = html;
  for (std::size_t at = rest.find(kLink); at != std::string_view::npos; at = rest.find(kLink)) {
    linked += rest.substr(0, at);
    rest.remove_prefix(at);
    const std::string_view tag = rest.substr(0, rest.find('>') + 1);
    const std::string address = address_of_node(unescaped(quoted_after(tag, kNode)), language);
    const std::size_t href_end = tag.find('"', kLink.size()) + 1;
    linked += address.empty() ? "<a" : "<a href=\"" + escape_html(address) + "\"";
    linked += tag.substr(href_end);
    rest.remove_prefix(tag.size());
  }
  return linked + std::string(rest);
}

std::vector<StoryPages::Page> StoryPages::pages(std::size_t shard, Diagnostics& diagnostics) const {
  std::vector<Page> pages;
  const std::string path = (std::filesystem::path(site_.folder) / site_.files[shard]).string();
  Result<Bundle> bundle = read_shard_file(path);
  if (!bundle) {
    diagnostics.push_back(file_error(path, "unreadable-json", bundle.error()));
    return pages;
  }
  // The headlines of related stories come from elsewhere.
  const std::size_t own_count = bundle->stories.size();
  for (std::size_t i = 0; i < own_count; ++i) {
    const std::string language = bundle->stories[i].in_language;
    for (std::size_t k = 0; k < bundle->stories[i].related.size(); ++k) {
      const std::optional<StoryRecord> related = edition(bundle->stories[i].related[k].slug, language);
      if (!related || find_story(*bundle, related->slug, related->language) != nullptr) continue;
      Story title;
      title.slug = related->slug;
      title.in_language = related->language;
      title.headline = related->card.headline;
      title.url = related->card.url;
      bundle->stories.push_back(std::move(title));
    }
  }
  for (std::size_t i = site_.shards[shard].begin; i < site_.shards[shard].end; ++i) {
    const StoryRecord record = site_.records[i];
    const Story& story = bundle->stories[i - site_.shards[shard].begin];
    PageHead head;
    head.language = record.language;
    head.title = story.headline;
    head.description = record.card.description;
    head.canonical = canonical(record);
    head.root = kRoot;
    head.type = "article";
    head.published = story.date_published;
    head.modified = story.date_modified;
    head.card = card_address(record);
    head.oembed = site_.address + "/" + story_address(record.language, record.slug) + "oembed.json";
    head.json_ld = write_story_jsonld(*bundle, story, head.card);
    head.app = site_.app;
    head.is_offline = site_.is_offline;
    for (const StoryRecord& other : editions(record.slug)) {
      if (!other.language.empty()) head.alternates.emplace_back(other.language, canonical(other));
    }
    std::string article = with_links_to_pages(
        story_html(*bundle, story, Strings::for_language(record.language)), record.language);
    if (!site_.app.empty()) {
      article = "<story-lens src=\"" + std::string(kRoot) + site_.files[shard] + "\" story=\"" +
                escape_html(record.slug) + "\" lang=\"" + escape_html(record.language) + "\">\n" + article +
                "</story-lens>\n";
    }
    const std::string home = std::string(kRoot) + home_address(record.language);
    const std::string stories = escape_html(Strings::for_language(record.language).get("stories"));
    const std::string body = "<nav aria-label=\"" + stories + "\"><a href=\"" + escape_html(home) + "\">" +
                             stories + "</a></nav>\n<main>\n" + article + "</main>\n";
    const Embed embed{site_.address, site_.app, head.card, record.slug, record.language, story.headline};
    pages.push_back({story_folder(record.language, record.slug), site_page(head, body), oembed_json(embed)});
  }
  return pages;
}

}  // namespace storylens

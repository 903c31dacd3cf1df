#include "cli/site/site_writer.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/report.h"
#include "cli/shards/parallel.h"
#include "cli/shards/progress.h"
#include "cli/shards/sorted_runs.h"
#include "cli/site/site_feeds.h"
#include "cli/site/site_offline.h"
#include "cli/site/site_page.h"
#include "cli/site/story_pages.h"
#include "story/html_writer.h"
#include "story/rich_text.h"
#include "story/story_graph.h"
#include "story/strings.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStoriesPerPage = 500;
constexpr std::size_t kStoriesPerFeed = 100;

using Stories = std::vector<std::uint32_t>;  // records, the newest first

std::set<std::string> slugs_of(std::string_view list) {
  std::set<std::string> slugs;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    slugs.emplace(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return slugs;
}

class SiteWriter {
 public:
  explicit SiteWriter(const Site& site) : site_(site), story_pages_(site), sitemap_(site.folder) {}

  SiteResult write() {
    write_story_pages();
    list_stories();
    for (const auto& [language, stories] : by_language_) write_home(language, stories);
    write_entities();
    write_root();
    write_sitemap();
    write_file("site.css", kSiteCss);
    write_offline();
    if (!has_errors(result_.diagnostics)) remove_former();
    result_.written += written_;
    return std::move(result_);
  }

 private:
  std::string path_of(const std::string& file) const { return (fs::path(site_.folder) / file).string(); }

  // Writes what is not there as it should be. Called on several threads.
  void write_to(const std::string& file, const std::string& content, Diagnostics& diagnostics) {
    const std::string path = path_of(file);
    const Result<std::string> present = read_file(path, content.size());
    if (present && *present == content) return;
    ++written_;
    if (const Result<void> done = write_replaceable({path, content}); !done) {
      diagnostics.push_back(file_error(done.error().where, "unwritable-file", done.error()));
    }
  }

  void write_file(const std::string& file, const std::string& content) {
    write_to(file, content, result_.diagnostics);
  }

  bool are_there(const PlannedShard& shard) const {
    std::error_code error;
    for (std::size_t i = shard.begin; i < shard.end; ++i) {
      const StoryRecord& record = site_.records[i];
      const std::string folder = story_folder(record.language, record.slug);
      if (!fs::exists(path_of(folder + "/index.html"), error) ||
          !fs::exists(path_of(folder + "/oembed.json"), error))
        return false;
    }
    return true;
  }

  void keep(const Result<void>& status) {
    if (!status)
      result_.diagnostics.push_back(file_error(status.error().where, "unwritable-file", status.error()));
  }

  void list_stories() {
    SortedIndices sorted(site_.folder);
    site_.records.for_each([&](std::size_t i, const StoryRecord& record) {
      std::string key;
      append_backwards(key, record.card.date);
      sorted.add(key + record.slug + '\0' + record.language + '\0', static_cast<std::uint32_t>(i));
    });
    const Result<Stories> newest_first = sorted.take();
    if (!newest_first) return keep(tl::unexpected<Error>(newest_first.error()));
    for (const std::uint32_t i : *newest_first) {
      const StoryRecord record = site_.records[i];
      by_language_[record.language].push_back(i);
      for (const std::string& slug : slugs_of(record.card.entities))
        by_entity_[{record.language, slug}].push_back(i);
      add_to_sitemap(story_pages_.canonical(record),
                     whole_date(record.card.modified.empty() ? record.card.date : record.card.modified));
    }
  }

  void add_to_sitemap(const std::string& address, const std::string& modified) {
    sitemap_.add(address + '\0' + modified);
  }

  void write_story_pages() {
    const std::size_t count = site_.shards.size();
    std::vector<Diagnostics> diagnostics(count);
    std::vector<std::string> signatures(count);
    Progress progress("writing pages of shard", count);
    for_each_index(
        count,
        [&](std::size_t i) {
          signatures[i] = story_pages_.signature(i);
          if (site_.known.count(signatures[i]) > 0 && are_there(site_.shards[i])) return;
          for (const StoryPages::Page& page : story_pages_.pages(i, diagnostics[i])) {
            write_to(page.folder + "/oembed.json", page.oembed, diagnostics[i]);
            write_to(page.folder + "/index.html", page.html, diagnostics[i]);
          }
        },
        [&](std::size_t done) { progress.show(done); });
    for (std::size_t i = 0; i < count; ++i) {
      for (Diagnostic& diagnostic : diagnostics[i]) result_.diagnostics.push_back(std::move(diagnostic));
      result_.pages.insert(signatures[i]);
    }
    result_.page_count += site_.records.size();
  }

  // A list on as many pages as it needs: FOLDER/index.html, FOLDER/2/index.html, …
  void write_list(const std::string& folder, const std::string& address, PageHead head,
                  const std::string& above, const Stories& stories) {
    const std::size_t depth = static_cast<std::size_t>(std::count(folder.begin(), folder.end(), '/')) + 1;
    const std::size_t pages =
        std::max<std::size_t>(1, (stories.size() + kStoriesPerPage - 1) / kStoriesPerPage);
    const std::string title = head.title;
    for (std::size_t page = 1; page <= pages; ++page) {
      const std::string own = page == 1 ? std::string() : std::to_string(page) + "/";
      head.root.clear();
      for (std::size_t i = 0; i < depth + (page > 1 ? 1 : 0); ++i) head.root += "../";
      head.canonical = site_.address + "/" + address + own;
      head.is_offline = site_.is_offline;
      head.title = page == 1 ? title : title + " (" + std::to_string(page) + ")";
      std::string body = "<main>\n<h1>" + escape_html(head.title) + "</h1>\n" + (page == 1 ? above : "") +
                         "<ul class=\"list\">\n";
      const std::size_t end = std::min(page * kStoriesPerPage, stories.size());
      for (std::size_t i = (page - 1) * kStoriesPerPage; i < end; ++i)
        body += list_item(site_.records[stories[i]], head.root);
      body += "</ul>\n" + page_links(page, pages, page == 1 ? "" : "../") + "</main>\n";
      write_file(folder + "/" + own + "index.html", site_page(head, body));
      add_to_sitemap(head.canonical, {});
      ++result_.page_count;
    }
    // Of a list that was longer.
    std::error_code error;
    for (std::size_t page = pages + 1;
         fs::remove_all(path_of(folder + "/" + std::to_string(page)), error) > 0; ++page) {
    }
  }

  void write_home(const std::string& language, const Stories& stories) {
    const Strings& strings = Strings::for_language(language);
    PageHead head;
    head.language = language;
    head.title = std::string(strings.get("stories"));
    for (const auto& [other, unused] : by_language_) {
      if (!other.empty()) head.alternates.emplace_back(other, site_.address + "/" + home_address(other));
    }
    write_list(home_folder(language), home_address(language), head, {}, stories);
    std::vector<StoryRecord> newest;
    for (std::size_t i = 0; i < std::min(stories.size(), kStoriesPerFeed); ++i)
      newest.push_back(site_.records[stories[i]]);
    write_file(home_folder(language) + "/feed.json", json_feed(site_.address, language, head.title, newest));
    write_file(home_folder(language) + "/feed.xml", rss_feed(site_.address, language, head.title, newest));
  }

  void write_entities() {
    std::map<std::string_view, const Entity*> described;
    for (const Entity& entity : site_.entities) described.emplace(entity.slug, &entity);
    for (const auto& [key, stories] : by_entity_) {
      const auto& [language, slug] = key;
      PageHead head;
      head.language = language;
      const auto entity = described.find(slug);
      head.title = entity == described.end() ? readable_slug(slug)
                                             : std::string(entity_name(*entity->second, language));
      for (const auto& [other, unused] : by_language_) {
        if (!other.empty() && by_entity_.count({other, slug}) > 0)
          head.alternates.emplace_back(other, site_.address + "/" + entity_address(other, slug));
      }
      const std::string above =
          entity == described.end() ? std::string() : described_html(*entity->second, head.title);
      write_list(entity_folder(language, slug), entity_address(language, slug), head, above, stories);
    }
  }

  // Other names and where to read more.
  static std::string described_html(const Entity& entity, const std::string& shown_name) {
    std::string names;
    for (const std::vector<LocalizedName>* list : {&entity.names, &entity.alternate_names}) {
      for (const LocalizedName& name : *list) {
        if (name.text == shown_name) continue;
        const std::string language =
            name.language.empty() ? "" : " lang=\"" + escape_html(name.language) + "\"";
        names +=
            (names.empty() ? "" : " · ") + ("<span" + language + ">" + escape_html(name.text) + "</span>");
      }
    }
    std::string html = names.empty() ? "" : "<p class=\"meta\">" + names + "</p>\n";
    for (const std::string& url : entity.same_as) {
      html += "<p class=\"meta\"><a href=\"" + escape_html(url) + "\" rel=\"noopener noreferrer\">" +
              escape_html(url) + "</a></p>\n";
    }
    return html;
  }

  void write_root() {
    PageHead head;
    head.language = by_language_.empty() ? std::string() : by_language_.begin()->first;
    head.title = std::string(Strings::for_language(head.language).get("stories"));
    head.canonical = site_.address + "/";
    head.is_offline = site_.is_offline;
    std::string body = "<main>\n<h1>" + escape_html(head.title) + "</h1>\n<ul class=\"list\">\n";
    for (const auto& [language, stories] : by_language_) {
      const Strings& strings = Strings::for_language(language);
      const std::string name(strings.language_name(language));
      body += "<li><a href=\"" + escape_html(home_address(language)) + "\" lang=\"" +
              escape_html(strings.language()) + "\">" + escape_html(name.empty() ? "und" : name) +
              "</a> <small>" + std::to_string(stories.size()) + "</small></li>\n";
      if (!language.empty())
        head.alternates.emplace_back(language, site_.address + "/" + home_address(language));
    }
    write_file("index.html", site_page(head, body + "</ul>\n</main>\n"));
    ++result_.page_count;
  }

  void write_sitemap() {
    const std::size_t files = (sitemap_.size() + kMostSitemapEntries - 1) / kMostSitemapEntries;
    std::vector<SitemapEntry> entries;
    std::size_t written = 0;
    const auto write_entries = [&] {
      const std::string number = files > 1 ? "-" + std::to_string(++written) : std::string();
      write_file("sitemap" + number + ".xml", sitemap(entries));
      entries.clear();
    };
    sitemap_.for_each([&](std::string_view entry) {
      const std::size_t end = entry.find('\0');
      entries.push_back({std::string(entry.substr(0, end)), std::string(entry.substr(end + 1))});
      if (entries.size() == kMostSitemapEntries) write_entries();
    });
    if (!entries.empty()) write_entries();
    keep(sitemap_.status());
    if (files > 1) write_file("sitemap.xml", sitemap_index(site_.address, files));
  }

  // A worker is never only taken away: a browser that has one asks for its file, and keeps it where there is
  // none. So a site without one has a file that ends it.
  void write_offline() {
    if (!site_.is_offline) {
      write_file(std::string(kOfflineWorkerFile), retired_offline_worker());
      std::error_code error;
      fs::remove(path_of(std::string(kOfflineScriptFile)), error);
      return;
    }
    std::string build = std::string(STORYLENS_VERSION) + "\n" + site_.app;
    for (const std::string& file : site_.files) build += "\n" + file;
    std::vector<std::string> languages;
    for (const auto& [language, unused] : by_language_) languages.push_back(home_folder(language));
    write_file(std::string(kOfflineWorkerFile), offline_worker(short_hash(build), site_.app, languages));
    write_file(std::string(kOfflineScriptFile), offline_script());
  }

  // Pages that the last build wrote and that are no more.
  void remove_former() {
    if (site_.former == nullptr) return;
    site_.former->for_each_former([&](const KnownStory& story) {
      std::error_code error;
      if (!has_edition(story.slug, story.language))
        fs::remove_all(path_of(story_folder(story.language, story.slug)), error);
      for (const std::string& slug : slugs_of(story.card.entities)) {
        if (by_entity_.count({story.language, slug}) == 0)
          fs::remove_all(path_of(entity_folder(story.language, slug)), error);
      }
    });
  }

  bool has_edition(const std::string& slug, const std::string& language) const {
    const std::size_t first = site_.records.find(slug);
    if (first == site_.records.size()) return false;
    const std::size_t end = site_.records.end_of_story(first);
    for (std::size_t i = first; i < end; ++i) {
      if (site_.records[i].language == language) return true;
    }
    return false;
  }

  const Site& site_;
  const StoryPages story_pages_;
  SiteResult result_;
  std::atomic<std::size_t> written_{0};
  std::map<std::string, Stories> by_language_;
  std::map<std::pair<std::string, std::string>, Stories> by_entity_;  // language and slug
  SortedRuns sitemap_;                                                // address and day
};

}  // namespace

std::string site_address(std::string_view given) {
  std::string address = safe_url(given);
  while (!address.empty() && address.back() == '/') address.pop_back();
  return address;
}

SiteResult write_site(const Site& site) {
  return SiteWriter(site).write();
}

}  // namespace storylens

#include "cli/site/site_feeds.h"

#include <optional>

#include "cli/site/site_page.h"
#include "story/html_writer.h"
#include "story/iso_date.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// RFC 3339: a time with its zone.
std::string whole_time(const std::string& date) {
  const std::optional<IsoDate> parsed = parse_iso_date(date);
  if (!parsed || parsed->day == 0) return {};
  std::string time = date.substr(0, 10) + "T";
  time += parsed->time.empty() ? std::string("00:00:00") : std::string(parsed->time);
  if (parsed->time.size() == 5) time += ":00";
  std::string zone = parsed->zone.empty() ? "Z" : std::string(parsed->zone);
  if (zone.size() == 5) zone.insert(3, ":");
  return time + zone;
}

// RFC 822, as RSS wants it; the day of the week may be left out.
std::string mail_date(const std::string& date) {
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::optional<IsoDate> parsed = parse_iso_date(date);
  if (!parsed || parsed->day == 0) return {};
  std::string zone = parsed->zone.empty() || parsed->zone == "Z" ? "+0000" : std::string(parsed->zone);
  if (zone.size() == 6) zone.erase(3, 1);
  const std::string time = parsed->time.empty() ? "00:00:00" : std::string(parsed->time.substr(0, 5)) + ":00";
  return std::to_string(parsed->day) + " " + kMonths[parsed->month - 1] + " " + date.substr(0, 4) + " " +
         time + " " + zone;
}

std::string element(const char* name, const std::string& text) {
  if (text.empty()) return {};
  return std::string("<") + name + ">" + escape_html(text) + "</" + name + ">";
}

}  // namespace

std::string whole_date(const std::string& date) {
  const std::optional<IsoDate> parsed = parse_iso_date(date);
  if (!parsed || parsed->day == 0) return {};
  return parsed->time.empty() ? date : whole_time(date);
}

std::string json_feed(const std::string& address, const std::string& language, const std::string& title,
                      const std::vector<StoryRecord>& stories) {
  const std::string home = address + "/" + home_address(language);
  JsonWriter json;
  json.begin_object();
  json.text_member("version", "https://jsonfeed.org/version/1.1");
  json.key("title");
  json.string(title);
  json.text_member("home_page_url", home);
  json.text_member("feed_url", home + "feed.json");
  json.text_member("language", language);
  json.key("items");
  json.begin_array();
  for (const StoryRecord& story : stories) {
    const std::string page = address + "/" + story_address(story.language, story.slug);
    json.begin_object();
    json.text_member("id", page);
    json.text_member("url", page);
    json.text_member("title", story.card.headline);
    json.key("content_text");
    json.string(story.card.description);
    json.text_member("date_published", whole_time(story.card.date));
    json.text_member("date_modified", whole_time(story.card.modified));
    json.text_member("language", story.language);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text() + "\n";
}

std::string rss_feed(const std::string& address, const std::string& language, const std::string& title,
                     const std::vector<StoryRecord>& stories) {
  const std::string home = address + "/" + home_address(language);
  std::string xml = kXml;
  xml += "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n" +
         element("title", title) + element("link", home) + element("description", title) +
         element("language", language) + "<atom:link href=\"" + escape_html(home) +
         "feed.xml\" rel=\"self\" type=\"application/rss+xml\"/>\n";
  for (const StoryRecord& story : stories) {
    const std::string page = address + "/" + story_address(story.language, story.slug);
    xml += "<item>" + element("title", story.card.headline) + element("link", page) + element("guid", page) +
           element("description", story.card.description) + element("pubDate", mail_date(story.card.date)) +
           "</item>\n";
  }
  return xml + "</channel></rss>\n";
}

std::string sitemap(const std::vector<SitemapEntry>& entries) {
  std::string xml = kXml;
  xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const SitemapEntry& entry : entries)
    xml += "<url>" + element("loc", entry.address) + element("lastmod", entry.modified) + "</url>\n";
  return xml + "</urlset>\n";
}

std::string sitemap_index(const std::string& address, std::size_t files) {
  std::string xml = kXml;
  xml += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t i = 1; i <= files; ++i) {
    xml += "<sitemap>" + element("loc", address + "/sitemap-" + std::to_string(i) + ".xml") + "</sitemap>\n";
  }
  return xml + "</sitemapindex>\n";
}

}  // namespace storylens

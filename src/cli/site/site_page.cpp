#include "cli/site/site_page.h"

#include <algorithm>

#include "cli/site/site_offline.h"
#include "story/exchange/story_card.h"
#include "story/html_writer.h"
#include "story/strings.h"

namespace storylens {
namespace {

std::string language_part(std::string_view language) {
  return language.empty() ? "und" : std::string(language);
}

std::string meta(std::string_view attribute, std::string_view name, std::string_view content) {
  if (content.empty()) return {};
  return "<meta " + std::string(attribute) + "=\"" + std::string(name) + "\" content=\"" +
         escape_html(content) + "\">\n";
}

}  // namespace

const char* const kSiteCss =
    ":root{color-scheme:light dark}\n"
    "body{margin:0 auto;max-width:42rem;padding:1rem 1.25rem 4rem;font:1.0625rem/1.55 Georgia,\"Noto "
    "Serif\",serif}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:.4em 0}\n"
    "h2{font-size:1.25rem;margin:2em 0 .4em}\n"
    "h3{font-size:1rem;margin:1.6em 0 .4em}\n"
    "a{color:inherit;text-decoration-color:#8888;text-underline-offset:.15em}\n"
    "a:hover{text-decoration-color:currentColor}\n"
    "ul{padding-inline-start:1.1em}\n"
    ".rubrics,.facet,.list{list-style:none;padding:0}\n"
    ".rubrics li,.entities li{display:inline}\n"
    ".list li{margin:.7em 0}\n"
    ".tagline{font-size:1.15rem;opacity:.8;margin-top:0}\n"
    ".meta,.numbers,.notice,.label,small,time,nav.pages{font:.85rem/1.5 system-ui,sans-serif;opacity:.75}\n"
    "blockquote{margin:.5em 0;padding-inline-start:.8em;border-inline-start:3px solid #8886}\n"
    "li.take{margin:1em 0}\n"
    ".kept{margin:0 0 1rem;padding:.5em .8em;font:.9rem/1.5 system-ui,sans-serif;border:1px solid "
    "#8886;border-radius:4px}\n"
    "footer{margin-top:3em;font-size:.9rem}\n"
    "img,svg{max-width:100%}\n";

std::string percent_encoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          std::string_view("-._~").find(c) != std::string_view::npos;
    if (is_plain) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return encoded;
}

std::string story_folder(std::string_view language, std::string_view slug) {
  return language_part(language) + "/n/" + std::string(slug);
}

std::string entity_folder(std::string_view language, std::string_view slug) {
  return language_part(language) + "/entity/" + std::string(slug);
}

std::string home_folder(std::string_view language) {
  return language_part(language);
}

std::string story_address(std::string_view language, std::string_view slug) {
  return language_part(language) + "/n/" + percent_encoded(slug) + "/";
}

std::string entity_address(std::string_view language, std::string_view slug) {
  return language_part(language) + "/entity/" + percent_encoded(slug) + "/";
}

std::string home_address(std::string_view language) {
  return language_part(language) + "/";
}

std::string site_page(const PageHead& head, const std::string& body) {
  const std::string direction = is_right_to_left(head.language) ? " dir=\"rtl\"" : "";
  const std::string language = head.language.empty() ? "und" : head.language;
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + escape_html(language) + "\"" + direction +
                     ">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                     escape_html(head.title) + "</title>\n";
  html += meta("name", "description", head.description);
  html += "<link rel=\"canonical\" href=\"" + escape_html(head.canonical) + "\">\n";
  for (const auto& [tag, address] : head.alternates) {
    html += "<link rel=\"alternate\" hreflang=\"" + escape_html(tag) + "\" href=\"" + escape_html(address) +
            "\">\n";
  }
  html += meta("property", "og:type", head.type) + meta("property", "og:title", head.title) +
          meta("property", "og:description", head.description) + meta("property", "og:url", head.canonical) +
          meta("property", "og:locale", head.language) +
          meta("property", "article:published_time", head.published) +
          meta("property", "article:modified_time", head.modified);
  if (!head.card.empty()) {
    html += meta("property", "og:image", head.card) + meta("property", "og:image:type", "image/svg+xml") +
            meta("property", "og:image:width", std::to_string(kCardWidth)) +
            meta("property", "og:image:height", std::to_string(kCardHeight)) +
            meta("property", "og:image:alt", head.title) +
            meta("name", "twitter:card", "summary_large_image") + meta("name", "twitter:title", head.title) +
            meta("name", "twitter:description", head.description) + meta("name", "twitter:image", head.card) +
            meta("name", "twitter:image:alt", head.title);
  }
  if (!head.oembed.empty()) {
    html += "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"" + escape_html(head.oembed) +
            "\" title=\"" + escape_html(head.title) + "\">\n";
  }
  html += "<link rel=\"alternate\" type=\"application/feed+json\" href=\"" + head.root +
          escape_html(home_address(head.language)) + "feed.json\">\n" +
          "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"" + head.root +
          escape_html(home_address(head.language)) + "feed.xml\">\n" + "<link rel=\"stylesheet\" href=\"" +
          head.root + "site.css\">\n";
  if (!head.json_ld.empty()) html += "<script type=\"application/ld+json\">" + head.json_ld + "</script>\n";
  if (!head.app.empty()) html += "<script type=\"module\" src=\"" + escape_html(head.app) + "\"></script>\n";
  if (head.is_offline)
    html += "<script type=\"module\" src=\"" + head.root + std::string(kOfflineScriptFile) + "\"></script>\n";
  return html + "</head>\n<body>\n" + body + "</body>\n</html>\n";
}

std::string list_item(const StoryRecord& story, const std::string& root) {
  std::string html = "<li><a href=\"" + root + escape_html(story_address(story.language, story.slug)) +
                     "\">" + escape_html(story.card.headline) + "</a>";
  if (!story.card.date.empty()) {
    html += " <time datetime=\"" + escape_html(story.card.date) + "\">" +
            escape_html(Strings::for_language(story.language).date(story.card.date)) + "</time>";
  }
  return html + "</li>\n";
}

std::string page_links(std::size_t page, std::size_t pages, const std::string& first) {
  if (pages <= 1) return {};
  constexpr std::size_t kAround = 3;  // pages on either side; the ends are always there
  std::string html = "<nav class=\"pages\" aria-label=\"1–" + std::to_string(pages) + "\">";
  for (std::size_t i = 1; i <= pages; ++i) {
    const bool is_near = i + kAround >= page && i <= page + kAround;
    if (!is_near && i != 1 && i != pages) continue;
    if (i == page) {
      html += " <strong aria-current=\"page\">" + std::to_string(i) + "</strong>";
    } else {
      const std::string address = i == 1 ? (first.empty() ? "./" : first) : first + std::to_string(i) + "/";
      html += " <a href=\"" + address + "\">" + std::to_string(i) + "</a>";
    }
  }
  return html + "</nav>\n";
}

}  // namespace storylens

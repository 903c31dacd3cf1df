#include "cli/site/oembed.h"

#include "cli/site/site_page.h"
#include "story/exchange/story_card.h"
#include "story/html_writer.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

constexpr int kWidth = 700;
constexpr int kHeight = 560;

// Empty: not known from elsewhere.
std::string embed_page(const Embed& embed) {
  const std::string folder = embed.app.substr(0, embed.app.rfind('/') + 1);
  const bool is_whole = folder.rfind("https://", 0) == 0 || folder.rfind("http://", 0) == 0;
  if (is_whole) return folder + "embed.html";
  if (folder.empty() || folder.front() != '/' || folder.rfind("//", 0) == 0) return {};
  const std::size_t host = embed.site.find("//") + 2;
  return embed.site.substr(0, embed.site.find('/', host)) + folder + "embed.html";
}

std::string frame_html(const Embed& embed, const std::string& page) {
  const std::string address = page + "?src=" + percent_encoded(embed.site + "/manifest.json") +
                              "&story=" + percent_encoded(embed.slug) +
                              "&lang=" + percent_encoded(embed.language);
  return "<iframe src=\"" + escape_html(address) + "\" title=\"" + escape_html(embed.title) + "\" width=\"" +
         std::to_string(kWidth) + "\" height=\"" + std::to_string(kHeight) +
         "\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" "
         "style=\"border:0;max-width:100%\"></iframe>";
}

}  // namespace

std::string oembed_json(const Embed& embed) {
  const std::string page = embed_page(embed);
  const auto number = [](JsonWriter& json, const char* name, int value) {
    json.key(name);
    json.raw(std::to_string(value));
  };
  JsonWriter json;
  json.begin_object();
  json.text_member("version", "1.0");
  json.text_member("type", page.empty() ? "link" : "rich");
  json.text_member("title", embed.title);
  json.text_member("provider_url", embed.site + "/");
  if (!page.empty()) {
    json.text_member("html", frame_html(embed, page));
    number(json, "width", kWidth);
    number(json, "height", kHeight);
  }
  json.text_member("thumbnail_url", embed.card);
  number(json, "thumbnail_width", kCardWidth);
  number(json, "thumbnail_height", kCardHeight);
  json.end_object();
  return json.text() + "\n";
}

}  // namespace storylens

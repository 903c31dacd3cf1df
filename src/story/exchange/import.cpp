#include "story/exchange/import.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/exchange/import_record.h"
#include "story/json/field_syntax.h"
#include "story/markdown/language_guess.h"
#include "story/markdown/text_fold.h"
#include "story/markdown_reader.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr std::size_t kLongestSlug = 80;  // bytes: headlines are long, and file names need room

std::string shortened_slug(std::string slug) {
  if (slug.size() <= kLongestSlug) return slug;
  const std::size_t end = utf8_prefix(slug, kLongestSlug).size();
  const std::size_t dash = slug.rfind('-', end);
  slug.resize(dash == std::string::npos || dash < end / 2 ? end : dash);
  return slug;
}

// Without the characters that a bundle's reader would replace.
std::string without_controls(std::string_view text) {
  std::string clean;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    append_utf8(clean, (is_control(c) && c != '\r') || is_bidi_control(c) ? char32_t{0xFFFD} : c);
  }
  return clean;
}

// Language, slug and address where the source has none. Slugs are unique in their language.
void complete(Story& story, const ImportSettings& settings, std::unordered_set<std::string>& used) {
  if (story.in_language.empty()) story.in_language = settings.language;
  if (story.in_language.empty()) story.in_language = language_of_url(story.url);
  if (story.in_language.empty()) story.in_language = language_of_text(story.headline);
  if (story.slug.empty()) story.slug = slug_of_url(story.url);
  if (story.slug.empty()) story.slug = shortened_slug(slug_of(story.headline));
  if (!is_slug(story.slug)) story.slug = "story";
  const std::string slug = story.slug;
  for (int number = 2; !used.insert(story.slug + "\n" + story.in_language).second; ++number) {
    story.slug = slug + "-" + std::to_string(number);
  }
  if (story.url.empty() && !settings.site.empty()) {
    story.url = safe_url(settings.site + (settings.site.back() == '/' ? "" : "/") + story.in_language +
                         "/n/" + story.slug);
  }
}

Story read_other_markdown(std::string_view text, const std::string& file, bool may_lack_address,
                          Diagnostics& diagnostics) {
  Diagnostics of_reading;
  Story story = read_markdown(with_our_front_matter(text), file, of_reading);
  for (Diagnostic& diagnostic : of_reading) {
    const bool is_expected = diagnostic.code == "meta-unknown-part" || diagnostic.code == "meta-empty-part" ||
                             (diagnostic.code == "missing-canonical" && may_lack_address);
    if (!is_expected) diagnostics.push_back(std::move(diagnostic));
  }
  return story;
}

}  // namespace

std::vector<Story> Importer::read(ImportForm form, std::string_view text, const std::string& file,
                                  Diagnostics& diagnostics) {
  std::vector<Story> stories;
  const std::string repaired = without_controls(text);
  std::vector<ImportRecord> records;
  switch (form) {
    case ImportForm::Markdown:
      stories.push_back(read_other_markdown(repaired, file, !settings_.site.empty(), diagnostics));
      if (!settings_.language.empty() && language_of_url(stories[0].url).empty())
        stories[0].in_language = settings_.language;
      break;
    case ImportForm::Csv: records = read_csv_records(repaired, file, diagnostics); break;
    case ImportForm::JsonFeed: records = read_json_feed(repaired, file, diagnostics); break;
    case ImportForm::Feed: records = read_xml_feed(repaired, file, diagnostics); break;
  }
  for (const ImportRecord& record : records) {
    Story story = story_of_record(record, file, diagnostics);
    if (!story.headline.empty()) stories.push_back(std::move(story));
  }
  for (Story& story : stories) complete(story, settings_, used_);
  return stories;
}

}  // namespace storylens

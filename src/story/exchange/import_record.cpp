#include "story/exchange/import_record.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/json/field_syntax.h"
#include "story/markdown/text_fold.h"
#include "story/rich_text.h"
#include "story/strings.h"

namespace storylens {
namespace {

struct Names {
  ImportKey key;
  std::string_view names;  // each between blanks, folded, without blanks and punctuation
};
constexpr Names kNames[] = {
    {ImportKey::Headline, " title headline name event eventname eventtitle 제목 "},
    {ImportKey::Tagline, " subtitle tagline deck standfirst alternativeheadline 부제 "},
    {ImportKey::Start, " start startdate date when eventdate eventstart 날짜 시작 "},
    {ImportKey::End, " end enddate eventend 종료 "},
    {ImportKey::Published, " published publishdate pubdate datepublished created 발행 "},
    {ImportKey::Modified, " modified updated lastmod lastmodified datemodified 수정 "},
    {ImportKey::Language, " lang language locale inlanguage 언어 "},
    {ImportKey::Slug, " slug id key "},
    {ImportKey::Url, " url link permalink canonical canonicalurl address 주소 "},
    {ImportKey::Type, " type kind 유형 "},
    {ImportKey::Notice, " notice disclaimer "},
    {ImportKey::Rubric, " heads rubrics tags tag categories category keywords topics 태그 "},
    {ImportKey::Entity, " entities entity people person actors organizations organisations who 인물 "},
    {ImportKey::Body, " summary description text body content abstract 요약 내용 "},
    {ImportKey::Outlet, " outlet publisher medium 매체 "},
    {ImportKey::Source, " source sourceurl sourcelink reference 출처 "},
    {ImportKey::Quote, " quote quotation 인용 "},
    {ImportKey::Region, " region country place location where 지역 "},
    {ImportKey::Lens, " lens frame framing "},
};

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

std::string two_digits(std::string_view number) {
  return number.size() == 1 ? "0" + std::string(number) : std::string(number);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" ,\t\n");
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(" ,\t\n"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string zone_of(std::string_view word) {
  struct Zone {
    std::string_view name;
    const char* offset;
  };
  constexpr Zone kZones[] = {{"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
                             {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};
  for (const Zone& zone : kZones) {
    if (zone.name == word) return zone.offset;
  }
  return word.empty() || word[0] == '+' || word[0] == '-' ? std::string(word) : "Z";
}

// RFC 822 and its successors: [day,] 24 Jun 2026 08:00[:00] zone.
std::string date_of_mail(std::string_view text) {
  std::vector<std::string_view> words = words_of(text);
  if (!words.empty() && !words[0].empty() && (words[0][0] < '0' || words[0][0] > '9'))
    words.erase(words.begin());
  if (words.size() < 3 || words[1].size() < 3) return {};
  const std::size_t month = kMonths.find(words[1].substr(0, 3));
  if (month == std::string_view::npos || month % 3 != 0) return {};
  const std::string year = words[2].size() == 2 ? "20" + std::string(words[2]) : std::string(words[2]);
  std::string date = year + "-" + two_digits(std::to_string(month / 3 + 1)) + "-" + two_digits(words[0]);
  if (words.size() > 3) {
    date += "T";
    date += words[3];
    date += zone_of(words.size() > 4 ? words[4] : std::string_view("Z"));
  }
  return date;
}

// More digits of a second than a story's date may have.
std::string without_fine_fraction(std::string_view text) {
  const std::size_t point = text.find('.');
  std::size_t end = point == std::string_view::npos ? point : point + 1;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (point == std::string_view::npos || end - point <= 4) return std::string(text);
  return std::string(text.substr(0, point + 4)) + std::string(text.substr(end));
}

class StoryMaker {
 public:
  StoryMaker(const ImportRecord& record, const std::string& file, Diagnostics& diagnostics)
      : record_(record), file_(file), diagnostics_(diagnostics) {}

  Story make() {
    for (const auto& [key, text] : record_.fields) set(key, text);
    for (const auto& [name, text] : record_.other)
      story_.other_meta.emplace_back(displayable_line(name), displayable_line(text));
    story_.unknown = record_.unknown;
    if (story_.type.empty()) story_.type = "event";
    add_body();
    add_take();
    if (story_.headline.empty()) {
      append_diagnostic(diagnostics_, Severity::Error, "missing-headline",
                        "The record has no title and is left out", file_, record_.line);
    }
    return std::move(story_);
  }

 private:
  void keep(const char* code, const char* name, const std::string& text) {
    story_.other_meta.emplace_back(name, displayable_line(text));
    append_diagnostic(
        diagnostics_, Severity::Warning, code,
        "\"" + displayable_line(text.substr(0, 60)) + "\" cannot be the " + name + "; kept as text", file_,
        record_.line);
  }

  static void set_line(std::string& field, const std::string& text) {
    if (field.empty()) field = displayable_line(text);
  }

  void set_date(std::string& field, const char* name, const std::string& text) {
    const std::string date = iso_date_of(text);
    if (date.empty()) return keep("date-not-iso", name, text);
    set_line(field, date);
  }

  void set(ImportKey key, const std::string& text) {
    switch (key) {
      case ImportKey::Headline: return set_line(story_.headline, text);
      case ImportKey::Tagline: return set_line(story_.alternative_headline, text);
      case ImportKey::Start: return set_date(story_.start_date, "date", text);
      case ImportKey::End: return set_date(story_.end_date, "end", text);
      case ImportKey::Published: return set_date(story_.date_published, "published", text);
      case ImportKey::Modified: return set_date(story_.date_modified, "modified", text);
      case ImportKey::Type: return set_line(story_.type, text);
      case ImportKey::Notice: return set_line(story_.notice, text);
      case ImportKey::Language:
        if (!is_language_tag(text)) return keep("lang-not-a-tag", "language", text);
        return set_line(story_.in_language, text);
      case ImportKey::Slug: {
        const std::string slug = is_slug(text) ? text : slug_of(text);
        if (is_slug(slug)) set_line(story_.slug, slug);
        return;
      }
      case ImportKey::Url:
        if (safe_url(text).empty()) return keep("url-not-http", "address", text);
        return set_line(story_.url, text);
      case ImportKey::Rubric: story_.rubrics.push_back(displayable_line(text)); return;
      case ImportKey::Entity: return add_entity(text);
      case ImportKey::Body:
        if (!body_.empty()) body_ += "\n\n";
        body_ += text;
        return;
      case ImportKey::Source:
        if (safe_url(text).empty()) return keep("url-not-http", "source", text);
        return set_line(take_.url, text);
      case ImportKey::Outlet: return set_line(take_.outlet_name, text);
      case ImportKey::Quote: return set_line(quote_, text);
      case ImportKey::Region: return set_line(region_, text);
      case ImportKey::Lens: return set_line(lens_, text);
      case ImportKey::None: return;
    }
  }

  void add_entity(const std::string& text) {
    EntityReference reference;
    reference.slug = slug_of(text);
    reference.label = displayable_line(text);
    const bool is_listed =
        std::any_of(story_.entities.begin(), story_.entities.end(),
                    [&](const EntityReference& known) { return known.slug == reference.slug; });
    if (is_slug(reference.slug) && !is_listed) story_.entities.push_back(std::move(reference));
  }

  void add_body() {
    if (trimmed(body_).empty()) return;
    Section section;
    section.role = SectionRole::Summary;
    section.heading = std::string(Strings::for_language(story_.in_language).get("section.summary"));
    section.markdown = std::string(trimmed(body_));
    story_.sections.push_back(std::move(section));
  }

  void add_take() {
    if (take_.url.empty() && take_.outlet_name.empty()) {
      // A place without a take is the event's.
      if (!region_.empty()) story_.other_meta.emplace_back("place", region_);
      if (!quote_.empty()) story_.other_meta.emplace_back("quote", quote_);
      return;
    }
    take_.outlet = host_of_url(take_.url);
    if (take_.outlet.empty()) take_.outlet = slug_of(take_.outlet_name);
    if (!is_slug(take_.outlet)) return keep("take-without-outlet", "outlet", take_.outlet_name);
    if (take_.outlet_name.empty()) take_.outlet_name = take_.outlet;
    take_.id = take_.outlet;
    if (!region_.empty()) take_.regions.push_back({region_, {}, {}});
    if (!lens_.empty()) take_.lens = lens_;
    if (!quote_.empty()) {
      Quote quote;
      quote.text = quote_;
      quote.open_mark = quote.close_mark = "\"";
      take_.quote = std::move(quote);
    }
    story_.takes.push_back(take_);
  }

  const ImportRecord& record_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  Story story_;
  Take take_;
  std::string body_, quote_, region_, lens_;
};

}  // namespace

void ImportRecord::add(ImportKey key, std::string_view text) {
  const std::string_view value = trimmed(text);
  if (!value.empty()) fields.emplace_back(key, std::string(value));
}

ImportKey import_key(std::string_view name) {
  std::string wanted = " ";
  for (const char c : folded(name)) {
    if (c != ' ' && c != '_' && c != '-' && c != '.' && c != ':') wanted += c;
  }
  if (wanted.size() == 1) return ImportKey::None;
  wanted += ' ';
  for (const Names& row : kNames) {
    if (row.names.find(wanted) != std::string_view::npos) return row.key;
  }
  return ImportKey::None;
}

std::string iso_date_of(std::string_view text) {
  const std::string exact = without_fine_fraction(trimmed(text));
  if (parse_iso_date(exact)) return exact;
  const std::string of_mail = date_of_mail(exact);
  return parse_iso_date(of_mail) ? of_mail : std::string();
}

Story story_of_record(const ImportRecord& record, const std::string& file, Diagnostics& diagnostics) {
  return StoryMaker(record, file, diagnostics).make();
}

void append_diagnostic(Diagnostics& diagnostics, Severity severity, const char* code, std::string message,
                       const std::string& file, int line) {
  diagnostics.push_back({severity, code, std::move(message), file, line, 0, {}});
}

}  // namespace storylens

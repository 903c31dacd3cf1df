#include "story/markdown/versions_section.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/json/json_document.h"
#include "story/json/json_writer.h"
#include "story/versions.h"

namespace storylens {
namespace {

constexpr int kVersionLevel = 3;
constexpr int kSectionLevel = 4;

bool begins_version(const SourceLine& line) {
  const std::optional<Heading> heading = heading_of(line);
  return heading && heading->level == kVersionLevel && parse_iso_date(heading->text);
}

bool begins_section(const SourceLine& line) {
  const std::optional<Heading> heading = heading_of(line);
  return heading && heading->level == kSectionLevel;
}

const Section* section_named(const Story& story, std::string_view heading) {
  const auto found = std::find_if(story.sections.begin(), story.sections.end(),
                                  [&](const Section& section) { return section.heading == heading; });
  return found == story.sections.end() ? nullptr : &*found;
}

// A section is what its mark says, else what the story's section of that name is.
void write_section(JsonWriter& json, const Story& story, std::string_view title, std::string_view markdown) {
  const HeadingAndRole heading = split_role(title);
  const Section* const known = section_named(story, heading.heading);
  json.begin_object();
  json.text_member("role",
                   section_role_name(heading.role.value_or(known ? known->role : SectionRole::Other)));
  json.text_member("heading", heading.heading);
  json.key("markdown");
  json.string(markdown);
  json.end_object();
}

class VersionsReader {
 public:
  VersionsReader(Story& story, const std::vector<SourceLine>& lines, Reporter& reporter)
      : story_(story), lines_(lines), reporter_(reporter) {}

  void read(std::size_t first, std::size_t last) {
    while (first < last && !begins_version(lines_[first])) ++first;  // blank lines
    while (first < last) {
      std::size_t end = first + 1;
      while (end < last && !begins_version(lines_[end])) ++end;
      json_.begin_object();
      json_.text_member("date", heading_of(lines_[first])->text);
      read_version(first + 1, end);
      json_.end_object();
      first = end;
    }
  }

  JsonWriter& json() { return json_; }

 private:
  // Lines [first, last) below a version's date.
  void read_version(std::size_t first, std::size_t last) {
    std::size_t at = first;
    for (; at < last && !begins_section(lines_[at]); ++at) read_field(lines_[at]);
    if (at == last) return;
    json_.key("sections");
    json_.begin_array();
    while (at < last) {
      std::size_t end = at + 1;
      while (end < last && !begins_section(lines_[end])) ++end;
      write_section(json_, story_, heading_of(lines_[at])->text, joined_lines(lines_, at + 1, end));
      at = end;
    }
    json_.end_array();
  }

  void read_field(const SourceLine& line) {
    if (is_blank(line.text)) return;
    const std::optional<KeyedText> keyed = keyed_text_of(line.text);
    for (const auto& [key, member] :
         {std::pair("Headline", "headline"), std::pair("Tagline", "alternativeHeadline")}) {
      if (!keyed || keyed->key != key) continue;
      json_.key(member);
      json_.string(keyed->value);
      return;
    }
    story_.other_lines.push_back(kept_line(line.text));
    reporter_.report(
        Severity::Warning, "unknown-line",
        "Below the date of a version stand Headline:, Tagline: and #### sections; the line is kept.",
        line.number);
  }

  Story& story_;
  const std::vector<SourceLine>& lines_;
  Reporter& reporter_;
  JsonWriter json_;
};

}  // namespace

bool holds_versions(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last) {
  const auto is_written = [](const SourceLine& line) { return !is_blank(line.text); };
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(last);
  const auto line = std::find_if(begin, end, is_written);
  return line != end && begins_version(*line);
}

void read_versions(Story& story, const std::vector<SourceLine>& lines, const std::vector<Part>& parts,
                   Reporter& reporter) {
  VersionsReader reader(story, lines, reporter);
  JsonWriter& json = reader.json();
  json.begin_array(JsonWriter::Form::Inline);
  bool has_any = false;
  for (const Part& part : parts) {
    if (part.kind != PartKind::Versions) continue;
    reader.read(part.first, part.last);
    has_any = true;
  }
  json.end_array();
  if (!has_any) return;
  // As a reader of the bundle keeps it.
  const Result<JsonDocument> document = JsonDocument::parse(json.text());
  if (document) story.unknown.emplace_back("versions", document->root().raw());
}

std::string written_versions(const Story& story) {
  std::string text;
  for (const GivenVersion& version : given_versions(story)) {
    text += (text.empty() ? "### " : "\n\n### ") + version.date;
    if (version.headline) text += "\nHeadline: " + *version.headline;
    if (version.tagline) text += "\nTagline: " + *version.tagline;
    for (const VersionText& section : version.sections) {
      const Section* const known = section_named(story, section.heading);
      const bool is_told = known != nullptr && !section.heading.empty() && known->role == section.role;
      text += "\n#### " + section.heading;
      if (!is_told)
        text += std::string(section.heading.empty() ? "{." : " {.") + section_role_name(section.role) + "}";
      if (!section.markdown.empty()) text += "\n" + section.markdown;
    }
  }
  return text;
}

}  // namespace storylens

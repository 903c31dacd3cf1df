#include "story/versions.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/json/json_document.h"
#include "story/rich_text.h"
#include "story/sentence.h"

namespace storylens {
namespace {

std::optional<JsonValue> member(JsonValue object, std::string_view name) {
  if (object.kind() != JsonKind::Object) return std::nullopt;
  for (const JsonValue value : object) {
    if (value.key() == name && !value.is_shadowed()) return value;
  }
  return std::nullopt;
}

std::optional<std::string> text_member(JsonValue object, std::string_view name) {
  const std::optional<JsonValue> value = member(object, name);
  if (!value || value->kind() != JsonKind::String) return std::nullopt;
  return std::string(value->text());
}

StoryVersion present_version(const Story& story) {
  StoryVersion version;
  version.date = story.date_modified.empty() ? story.date_published : story.date_modified;
  version.headline = story.headline;
  version.tagline = story.alternative_headline;
  for (const Section& section : story.sections)
    version.sections.push_back({section.role, section.heading, section.markdown});
  return version;
}

bool is_same_section(const VersionText& a, const VersionText& b) {
  return a.role == b.role && (a.role != SectionRole::Other || a.heading == b.heading);
}

class VersionReader {
 public:
  explicit VersionReader(std::vector<std::string>* faults) : faults_(faults) {}

  std::optional<GivenVersion> read(JsonValue value) {
    GivenVersion version;
    version.date = text_member(value, "date").value_or(std::string());
    if (!parse_iso_date(version.date)) {
      fault("A version needs a \"date\"");
      return std::nullopt;
    }
    version.headline = line_member(value, "headline");
    version.tagline = line_member(value, "alternativeHeadline");
    const std::optional<JsonValue> sections = member(value, "sections");
    if (!sections) return version;
    if (sections->kind() != JsonKind::Array) {
      fault("\"sections\" of a version is not an array");
      return version;
    }
    for (const JsonValue section : *sections) read_section(section, version);
    return version;
  }

  void fault(const char* words) {
    if (faults_ != nullptr) faults_->emplace_back(words);
  }

 private:
  void read_section(JsonValue value, GivenVersion& version) {
    const std::optional<std::string> markdown = text_member(value, "markdown");
    const std::optional<SectionRole> role = role_of(text_member(value, "role").value_or(std::string()));
    if (!markdown || !role) {
      fault("A section of a version needs a \"role\" and \"markdown\"");
      return;
    }
    version.sections.push_back({*role, line_member(value, "heading").value_or(std::string()), *markdown});
  }

  static std::optional<std::string> line_member(JsonValue value, std::string_view name) {
    std::optional<std::string> text = text_member(value, name);
    if (text) text = displayable_line(*text);
    return text;
  }

  static std::optional<SectionRole> role_of(std::string_view name) {
    for (const SectionRole role :
         {SectionRole::Summary, SectionRole::WhyItMatters, SectionRole::WhatToWatch, SectionRole::Other}) {
      if (name == section_role_name(role)) return role;
    }
    return std::nullopt;
  }

  std::vector<std::string>* faults_;
};

// Turns the next version into the given one.
void apply(const GivenVersion& given, StoryVersion& version) {
  version.date = given.date;
  if (given.headline) version.headline = *given.headline;
  if (given.tagline) version.tagline = *given.tagline;
  for (const VersionText& text : given.sections) {
    const auto place = std::find_if(version.sections.begin(), version.sections.end(),
                                    [&](const VersionText& known) { return is_same_section(known, text); });
    if (place == version.sections.end()) {
      version.sections.push_back(text);
      continue;
    }
    place->markdown = text.markdown;
    if (!text.heading.empty()) place->heading = text.heading;
  }
}

std::vector<std::string> sentences_of_markdown(const std::string& markdown) {
  std::vector<std::string> all;
  for (const Block& block : parse_rich_text(markdown)) {
    for (std::string& sentence : sentences_of(plain_text(block.spans))) all.push_back(std::move(sentence));
  }
  return all;
}

std::vector<std::string> one_line(const std::string& text) {
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
}

// Between the ends that both have in common.
void diff_middle(const std::vector<std::string>& before, const std::vector<std::string>& after,
                 std::size_t begin, std::size_t end_before, std::size_t end_after,
                 std::vector<DiffLine>& lines) {
  const std::size_t rows = end_before - begin;
  const std::size_t columns = end_after - begin;
  const std::size_t width = columns + 1;
  // Of each pair of rests, how many sentences both have in a row of that order.
  std::vector<std::uint32_t> common;
  const bool is_compared = rows > 0 && columns > 0 && rows <= kMostCells / columns;
  if (is_compared) {
    common.assign((rows + 1) * width, 0);
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const bool is_same = before[begin + i] == after[begin + j];
        common[i * width + j] = is_same ? common[(i + 1) * width + j + 1] + 1
                                        : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
      }
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (is_compared && i < rows && j < columns && before[begin + i] == after[begin + j]) {
      lines.push_back({DiffKind::Same, before[begin + i]});
      ++i;
      ++j;
    } else if (i < rows &&
               (j == columns || !is_compared || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      lines.push_back({DiffKind::Removed, before[begin + i++]});
    } else {
      lines.push_back({DiffKind::Added, after[begin + j++]});
    }
  }
}

}  // namespace

std::vector<GivenVersion> given_versions(const Story& story, std::vector<std::string>* faults) {
  VersionReader reader(faults);
  std::vector<GivenVersion> versions;
  for (const auto& [name, json] : story.unknown) {
    if (name != "versions") continue;
    versions.clear();
    const Result<JsonDocument> document = JsonDocument::parse(json);
    if (!document || document->root().kind() != JsonKind::Array) {
      reader.fault("\"versions\" is not an array");
      continue;
    }
    std::vector<JsonValue> given;
    for (const JsonValue value : document->root()) given.push_back(value);
    if (given.size() > kMostVersions) {
      reader.fault("Only the newest 100 versions are read");
      given.erase(given.begin(), given.end() - static_cast<std::ptrdiff_t>(kMostVersions));
    }
    for (const JsonValue value : given) {
      if (std::optional<GivenVersion> version = reader.read(value)) versions.push_back(std::move(*version));
    }
  }
  return versions;
}

std::vector<StoryVersion> story_versions(const Story& story, std::vector<std::string>* faults) {
  const std::vector<GivenVersion> given = given_versions(story, faults);
  if (given.empty()) return {};
  std::vector<StoryVersion> versions = {present_version(story)};  // newest first
  for (std::size_t i = given.size(); i-- > 0;) {
    StoryVersion version = versions.back();
    apply(given[i], version);
    versions.push_back(std::move(version));
  }
  std::reverse(versions.begin(), versions.end());
  for (std::size_t i = 0; faults != nullptr && i + 1 < versions.size(); ++i) {
    if (!versions[i + 1].date.empty() && versions[i].date > versions[i + 1].date)
      faults->emplace_back("The versions are not in the order of their dates");
  }
  return versions;
}

std::optional<std::pair<std::size_t, std::size_t>> read_version_pair(std::string_view text,
                                                                     std::size_t count) {
  const auto take = [&]() -> std::optional<std::size_t> {
    std::size_t number = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
      number = number * 10 + static_cast<std::size_t>(text[digits] - '0');
    if (digits == 0) return std::nullopt;
    text.remove_prefix(digits);
    return number;
  };
  const std::optional<std::size_t> from = take();
  if (!from || text.empty() || text.front() != ',') return std::nullopt;
  text.remove_prefix(1);
  const std::optional<std::size_t> to = take();
  if (!to || !text.empty() || *from >= *to || *to >= count) return std::nullopt;
  return std::pair(*from, *to);
}

std::vector<DiffLine> diff_sentences(const std::vector<std::string>& before,
                                     const std::vector<std::string>& after) {
  std::vector<DiffLine> lines;
  std::size_t begin = 0;
  while (begin < before.size() && begin < after.size() && before[begin] == after[begin])
    lines.push_back({DiffKind::Same, before[begin++]});
  std::size_t tail = 0;
  while (tail < before.size() - begin && tail < after.size() - begin &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  diff_middle(before, after, begin, before.size() - tail, after.size() - tail, lines);
  for (std::size_t i = before.size() - tail; i < before.size(); ++i)
    lines.push_back({DiffKind::Same, before[i]});
  return lines;
}

std::vector<DiffPart> compare_versions(const StoryVersion& before, const StoryVersion& after) {
  std::vector<DiffPart> parts;
  const auto add = [&](DiffPart part, const std::vector<std::string>& old,
                       const std::vector<std::string>& now) {
    if (old == now) return;
    part.lines = diff_sentences(old, now);
    parts.push_back(std::move(part));
  };
  add({}, one_line(before.headline), one_line(after.headline));
  add({}, one_line(before.tagline), one_line(after.tagline));
  for (const VersionText& section : after.sections) {
    const auto same = std::find_if(before.sections.begin(), before.sections.end(),
                                   [&](const VersionText& other) { return is_same_section(other, section); });
    add({section.role, section.heading, true, {}},
        same == before.sections.end() ? std::vector<std::string>() : sentences_of_markdown(same->markdown),
        sentences_of_markdown(section.markdown));
  }
  for (const VersionText& section : before.sections) {
    const bool is_gone =
        std::none_of(after.sections.begin(), after.sections.end(),
                     [&](const VersionText& other) { return is_same_section(other, section); });
    if (is_gone) add({section.role, section.heading, true, {}}, sentences_of_markdown(section.markdown), {});
  }
  return parts;
}

}  // namespace storylens

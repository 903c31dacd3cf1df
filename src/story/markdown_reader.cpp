#include "story/markdown_reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/order.h"
#include "base/utf8.h"
#include "story/markdown/corrections_section.h"
#include "story/markdown/front_matter.h"
#include "story/markdown/graph_section.h"
#include "story/markdown/language_guess.h"
#include "story/markdown/meta.h"
#include "story/markdown/parts.h"
#include "story/markdown/source.h"
#include "story/markdown/take_reader.h"
#include "story/markdown/versions_section.h"
#include "story/markdown/words.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

class StoryReader {
 public:
  StoryReader(std::string_view file, Diagnostics& diagnostics) : file_(file), reporter_(file, diagnostics) {}

  Story read(std::string_view text);

 private:
  void read_front_matter_parts();
  void take_canonical();
  void keep_further_addresses();
  void read_preamble(Part& part);
  void read_headline(Part& part);
  void read_tagline_and_meta(Part& part);
  void read_part(const Part& part, TakeReader& takes);
  void read_section(const Part& part);
  void finish_roles();
  void finish_identity();
  void finish_quotes();

  std::string file_;
  Reporter reporter_;
  Story story_;
  std::vector<SourceLine> lines_;
  std::size_t first_line_ = 0;  // behind the front matter
  bool has_front_matter_ = false;
  std::vector<MetaPart> meta_;
  std::string meta_literal_;
  std::vector<std::string> end_lines_;                   // behind the canonical address
  std::vector<std::optional<SectionRole>> named_roles_;  // by section
  std::size_t first_section_after_takes_ = static_cast<std::size_t>(-1);
};

void StoryReader::read_front_matter_parts() {
  FrontMatter front_matter = read_front_matter(lines_);
  first_line_ = front_matter.line_count;
  has_front_matter_ = front_matter.line_count > 0;
  meta_ = std::move(front_matter.parts);
  story_.other_lines = std::move(front_matter.comments);
}

// The line of the canonical address: `Canonical: https://…` below a thematic break, or as the last line. With
// a word that is not in the table it must be both.
std::optional<std::size_t> canonical_line(const std::vector<SourceLine>& lines, std::size_t first) {
  std::size_t last = lines.size();
  while (last > first && is_blank(lines[last - 1].text)) --last;
  bool is_below_break = false;
  for (std::size_t i = first; i < last; ++i) {
    const SourceLine& line = lines[i];
    if (is_blank(line.text) || line.is_code) continue;
    const std::optional<KeyedText> keyed =
        indentation(line.text) == 0 ? keyed_text_of(line.text) : std::nullopt;
    const bool is_last = i + 1 == last;
    if (keyed && is_canonical_key(keyed->key) && (is_below_break || is_last)) return i;
    const bool is_other_key = keyed && take_key(keyed->key) == TakeKey::None && !list_item_of(line.text);
    if (is_other_key && is_below_break && is_last && !safe_url(written_target(keyed->value)).empty())
      return i;
    is_below_break = is_thematic_break(line.text);
  }
  return std::nullopt;
}

// Takes the canonical address and what stands behind it, up to a further level-2 heading, out of the lines.
void StoryReader::take_canonical() {
  const std::optional<std::size_t> found = canonical_line(lines_, first_line_);
  if (!found) return;
  const SourceLine line = lines_[*found];
  const std::string_view target = written_target(keyed_text_of(line.text)->value);
  story_.url = safe_url(target);
  if (story_.url.empty() && !target.empty()) {
    end_lines_.push_back(kept_line(line.text));
    reporter_.report(Severity::Error, "url-not-http",
                     "The canonical address is not an http or https address.", line.number);
  }
  std::size_t end = *found + 1;
  for (; end < lines_.size(); ++end) {
    const std::optional<Heading> heading = heading_of(lines_[end]);
    if (heading && heading->level == 2) break;
    if (is_blank(lines_[end].text)) continue;
    end_lines_.push_back(kept_line(lines_[end].text));
    reporter_.report(Severity::Warning, "unknown-line",
                     "Nothing is read behind the canonical address; the line is kept.", lines_[end].number);
  }
  std::size_t begin = *found;
  while (begin > first_line_ && is_blank(lines_[begin - 1].text)) --begin;
  if (begin > first_line_ && is_thematic_break(lines_[begin - 1].text)) --begin;
  lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
               lines_.begin() + static_cast<std::ptrdiff_t>(end));
  keep_further_addresses();
}

// Left in the text, a second one would be the first when the story is written and read again.
void StoryReader::keep_further_addresses() {
  std::vector<SourceLine> others;
  std::size_t last = lines_.size();
  while (last > first_line_ && is_blank(lines_[last - 1].text)) --last;
  bool is_below_break = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const SourceLine& line = lines_[i];
    const bool is_plain = i >= first_line_ && !is_blank(line.text) && !line.is_code;
    const std::optional<KeyedText> keyed =
        is_plain && indentation(line.text) == 0 ? keyed_text_of(line.text) : std::nullopt;
    if (keyed && is_canonical_key(keyed->key) && (is_below_break || i + 1 == last)) {
      end_lines_.push_back(kept_line(line.text));
      reporter_.report(Severity::Warning, "unknown-line",
                       "The story has a canonical address already; the line is kept.", line.number);
      continue;
    }
    if (is_plain) is_below_break = is_thematic_break(line.text);
    others.push_back(line);
  }
  lines_ = std::move(others);
}

bool is_setext_underline(std::string_view line) {
  const std::string_view text = trimmed(line);
  return !text.empty() && indentation(line) <= 3 && text.find_first_not_of('=') == std::string_view::npos;
}

// `# Headline`, or a line underlined with =. What stands above it is kept.
void StoryReader::read_headline(Part& part) {
  for (std::size_t i = part.first; i < part.last; ++i) {
    const std::optional<Heading> heading = heading_of(lines_[i]);
    const bool is_atx = heading && heading->level == 1;
    const bool is_setext = !heading && !is_blank(lines_[i].text) && i + 1 < part.last && !lines_[i].is_code &&
                           is_setext_underline(lines_[i + 1].text);
    if (!is_atx && !is_setext) continue;
    story_.headline = is_atx ? heading->text : trimmed(lines_[i].text);
    for (std::size_t above = part.first; above < i; ++above) {
      if (is_blank(lines_[above].text)) continue;
      story_.other_lines.push_back(kept_line(lines_[above].text));
      reporter_.report(Severity::Warning, "unknown-line",
                       "Nothing is read above the headline; the line is kept.", lines_[above].number);
    }
    part.first = i + (is_atx ? 1 : 2);
    return;
  }
}

void StoryReader::read_tagline_and_meta(Part& part) {
  bool has_meta = false;
  while (part.first < part.last) {
    const SourceLine& line = lines_[part.first];
    const std::string_view text = trimmed(line.text);
    if (text.empty()) {
      ++part.first;
    } else if (text[0] == '>' && story_.alternative_headline.empty()) {
      for (; part.first < part.last && trimmed(lines_[part.first].text).substr(0, 1) == ">"; ++part.first) {
        append_wrapped(story_.alternative_headline, trimmed(trimmed(lines_[part.first].text).substr(1)));
      }
    } else if (std::optional<std::vector<MetaPart>> parts = has_meta ? std::nullopt : meta_parts(line)) {
      has_meta = true;
      meta_.insert(meta_.end(), parts->begin(), parts->end());
      meta_literal_ = text;
      ++part.first;
    } else {
      return;
    }
  }
}

void StoryReader::read_preamble(Part& part) {
  read_headline(part);
  read_tagline_and_meta(part);
  apply_meta(story_, meta_, reporter_);
  if (!joined_lines(lines_, part.first, part.last).empty()) read_section(part);
}

void StoryReader::read_section(const Part& part) {
  const HeadingAndRole heading = split_role(part.heading);
  Section section;
  section.heading = heading.heading;
  section.markdown = joined_lines(lines_, part.first, part.last);
  if (section.markdown.empty()) {
    reporter_.report(Severity::Warning, "section-empty", "The section \"" + section.heading + "\" is empty.",
                     part.heading_line->number);
  }
  story_.sections.push_back(std::move(section));
  named_roles_.push_back(heading.role);
}

void StoryReader::read_part(const Part& part, TakeReader& takes) {
  switch (part.kind) {
    case PartKind::Text: read_section(part); break;
    case PartKind::Takes:
      if (story_.takes_heading.empty()) {
        story_.takes_heading = part.heading;
      } else {
        story_.other_lines.push_back(kept_line(part.heading_line->text));
        reporter_.report(Severity::Warning, "extra-takes-section",
                         "The takes of one story stand in one section; these join them.",
                         part.heading_line->number);
      }
      first_section_after_takes_ = std::min(first_section_after_takes_, story_.sections.size());
      takes.read(lines_, part.first, part.last);
      break;
    case PartKind::Graph:
      if (story_.graph_heading.empty()) story_.graph_heading = part.heading;
      read_graph(story_, lines_, part.first, part.last, reporter_);
      break;
    case PartKind::Corrections:
      if (story_.corrections_heading.empty()) story_.corrections_heading = part.heading;
      read_corrections(story_, lines_, part.first, part.last, reporter_);
      break;
    case PartKind::Versions: break;  // when the roles of the sections are known
  }
}

void StoryReader::finish_roles() {
  const std::vector<SectionRole> roles = inferred_roles(story_.sections, first_section_after_takes_);
  for (std::size_t i = 0; i < roles.size(); ++i) story_.sections[i].role = named_roles_[i].value_or(roles[i]);
}

void StoryReader::finish_identity() {
  if (story_.headline.empty()) {
    reporter_.report(Severity::Error, "missing-headline",
                     "The story has no headline: a line that begins with \"# \".", 1);
  }
  if (story_.url.empty()) {
    reporter_.report(
        Severity::Error, "missing-canonical",
        "The story has no canonical address: a last line \"Canonical: https://…\" below a line \"---\".",
        static_cast<int>(lines_.empty() ? 1 : lines_.back().number));
  }
  if (story_.in_language.empty()) story_.in_language = inferred_language(story_);
  if (story_.slug.empty()) story_.slug = inferred_slug(story_, file_);
  const bool differs = !meta_literal_.empty() && meta_literal_ != meta_line(story_);
  if (differs && !has_front_matter_ && meta_literal_holds(story_, meta_literal_))
    story_.meta_literal = meta_literal_;
}

void StoryReader::finish_quotes() {
  const std::string story_language = primary_subtag(story_.in_language);
  for (Take& take : story_.takes) {
    if (!take.quote) continue;
    take.quote->in_language = story_.in_language;
    take.quote->is_translated =
        !take.in_language.empty() && primary_subtag(take.in_language) != story_language;
  }
}

Story StoryReader::read(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::string repaired;
  if (!is_valid_utf8(text)) {
    repaired = repaired_utf8(text);
    text = repaired;
    reporter_.report(Severity::Error, "invalid-utf8",
                     "The file is not UTF-8; what cannot be read is shown as U+FFFD.", 0, 0);
  }
  lines_ = split_lines(text, reporter_);
  read_front_matter_parts();
  take_canonical();
  std::vector<Part> parts = divide_into_parts(lines_, first_line_);
  read_preamble(parts[0]);
  TakeReader takes(story_, reporter_);
  for (std::size_t i = 1; i < parts.size(); ++i) read_part(parts[i], takes);
  std::move(end_lines_.begin(), end_lines_.end(), std::back_inserter(story_.other_lines));
  finish_roles();
  read_versions(story_, lines_, parts, reporter_);
  finish_identity();
  finish_quotes();
  return std::move(story_);
}

}  // namespace

Story read_markdown(std::string_view text, std::string_view file, Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.size();
  Story story = StoryReader(file, diagnostics).read(text);
  sort_stably(
      diagnostics, [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; }, first);
  return story;
}

}  // namespace storylens

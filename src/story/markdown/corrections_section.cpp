#include "story/markdown/corrections_section.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/markdown/quote_marks.h"

namespace storylens {
namespace {

constexpr std::string_view kBold = "**";

void skip(std::string_view& text, std::string_view mark) {
  if (text.substr(0, mark.size()) == mark) text = trimmed(text.substr(mark.size()));
}

// "2026-06-27: text", "**2026-06-27** — text": the date, maybe bold, then one colon or dash, or only a space.
Correction correction_of(std::string_view item) {
  Correction correction;
  std::string_view text = item;
  const bool is_bold = text.substr(0, kBold.size()) == kBold;
  if (is_bold) text.remove_prefix(kBold.size());
  std::string_view date = text.substr(0, std::min(text.find_first_not_of("0123456789-T:.+Z"), text.size()));
  while (!date.empty() && (date.back() == ':' || date.back() == '-')) date.remove_suffix(1);
  if (!parse_iso_date(date)) {
    correction.text = item;
    return correction;
  }
  correction.date = date;
  text = trimmed(text.substr(date.size()));
  if (is_bold) skip(text, kBold);
  const std::string_view behind_dash = after_dash(text);
  if (behind_dash.data() != nullptr) {
    text = behind_dash;
  } else {
    skip(text, ":");
    if (is_bold) skip(text, kBold);
  }
  correction.text = text;
  return correction;
}

}  // namespace

void read_corrections(Story& story, const std::vector<SourceLine>& lines, std::size_t first, std::size_t last,
                      Reporter& reporter) {
  bool has_item = false;
  for (std::size_t i = first; i < last; ++i) {
    const SourceLine& line = lines[i];
    if (is_blank(line.text)) continue;
    const std::optional<std::string_view> item = list_item_of(line.text);
    if (has_item && (!item || indentation(line.text) > 0)) {
      append_wrapped(story.corrections.back().text, trimmed(line.text));
      continue;
    }
    has_item = true;
    story.corrections.push_back(correction_of(item ? *item : trimmed(line.text)));
    if (story.corrections.back().date.empty()) {
      reporter.report(Severity::Warning, "correction-without-date",
                      "A correction begins with its date, as in - 2026-06-27: text.", line.number);
    }
  }
  // A date alone corrects nothing, and a bundle holds no correction without a text: it is the text. An item
  // with neither says nothing.
  for (Correction& correction : story.corrections) {
    if (correction.text.empty()) correction.text.swap(correction.date);
  }
  story.corrections.erase(
      std::remove_if(story.corrections.begin(), story.corrections.end(),
                     [](const Correction& correction) { return correction.text.empty(); }),
      story.corrections.end());
}

}  // namespace storylens

#include "story/markdown/take_reader.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/markdown/text_fold.h"
#include "story/markdown/words.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

std::string outlet_id(const Take& take) {
  std::string id = host_of_url(take.url);
  if (id.empty()) id = slug_of(take.outlet_name);
  return id.empty() ? "outlet" : id;
}

bool holds_address(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of("> \t"), line.size()));
  const std::optional<KeyedText> keyed = keyed_text_of(line);
  return keyed && !safe_url(keyed->value).empty();
}

}  // namespace

bool holds_takes(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last) {
  bool is_in_take = false;
  for (std::size_t i = first; i < last; ++i) {
    if (lines[i].is_code) continue;
    if (const std::optional<TakeHeader> header = take_header_of(lines[i].text)) {
      if (!header->language.empty()) return true;
      is_in_take = header->has_parenthesis;
    } else if (list_item_of(lines[i].text) || heading_of(lines[i])) {
      is_in_take = false;
    } else if (is_in_take && holds_address(lines[i].text)) {
      return true;
    }
  }
  return false;
}

void TakeReader::keep(const SourceLine& line, std::string_view code, std::string message) {
  story_.other_lines.push_back(kept_line(line.text));
  reporter_.report(Severity::Warning, code, std::move(message), line.number);
}

void TakeReader::read(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last) {
  bool is_after_blank = true;
  for (std::size_t i = first; i < last; ++i) {
    const SourceLine& line = lines[i];
    if (is_blank(line.text)) {
      is_after_blank = true;
      continue;
    }
    const std::optional<Heading> heading = heading_of(line);
    const std::optional<TakeHeader> header = take_header_of(line.text);
    if (heading && heading->level == 3) {
      start_lens(line, heading->text);
    } else if (header) {
      finish_take();
      draft_.emplace(line, *header, reporter_);
    } else if (heading || is_thematic_break(line.text)) {
      finish_take();
      if (heading) keep(line, "unknown-line", "Only headings of level 3, the lenses, stand among the takes.");
    } else if (!draft_ || !draft_->add(line, is_after_blank)) {
      finish_take();
      const bool is_item = list_item_of(line.text).has_value();
      keep(line, is_item ? "item-not-a-take" : "unknown-line",
           is_item
               ? "The item is not a take, which begins as in - **Outlet** (United States, en) —; it is kept."
               : "This line among the takes has no meaning here; it is kept.");
    }
    is_after_blank = false;
  }
  end_lens();
}

void TakeReader::start_lens(const SourceLine& line, std::string_view heading) {
  end_lens();
  lens_line_ = line;
  lens_ = heading;
  lens_take_count_ = 0;
}

void TakeReader::end_lens() {
  finish_take();
  if (lens_line_ && lens_take_count_ == 0) keep(*lens_line_, "section-empty", "The lens has no takes.");
  lens_line_.reset();
  lens_.clear();
}

void TakeReader::finish_take() {
  if (!draft_) return;
  const int line_number = draft_->line_number();
  Take take = draft_->finish();
  draft_.reset();
  ++lens_take_count_;
  if (story_.takes.size() >= BundleLimits().takes_per_story) {
    if (!std::exchange(is_over_limit_, true)) {
      reporter_.report(Severity::Error, "too-many-takes",
                       "A story has at most 10,000 takes; the rest are left out.", line_number);
    }
    return;
  }
  if (lens_line_ && !lens_.empty() && !is_unlabelled(lens_)) {
    take.lens = lens_;
  } else {
    take.lens_heading = lens_;
  }
  take.outlet = outlet_id(take);
  take.id = take.outlet;
  int& number = takes_by_outlet_[take.outlet];
  if (++number > 1) take.id += "-" + std::to_string(number);
  while (!ids_.insert(take.id).second) take.id = take.outlet + "-" + std::to_string(++number);
  if (!take.url.empty() && !urls_.insert(take.url).second) {
    reporter_.report(Severity::Warning, "duplicate-take", "Another take has the same source: " + take.url,
                     line_number);
  }
  story_.takes.push_back(std::move(take));
}

}  // namespace storylens

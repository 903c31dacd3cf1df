#include "story/markdown/take_draft.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/order.h"
#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/json/field_syntax.h"
#include "story/markdown/quote_marks.h"
#include "story/markdown/region_code.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

// "United States; India" is two regions; "Hong Kong / China" and "Korea, Republic of" are one each.
std::vector<Region> regions_of(std::string_view text) {
  std::vector<Region> regions;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view literal = trimmed(text.substr(0, end));
    if (!literal.empty()) regions.push_back({std::string(literal), region_code(literal), {}});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return regions;
}

// "Original (ko)" → "Original" and "ko".
struct KeyAndLanguage {
  std::string_view key;
  std::string_view language;
};

KeyAndLanguage split_language(std::string_view key) {
  const std::size_t open = key.find('(');
  if (open == std::string_view::npos || key.back() != ')') return {key, {}};
  return {trimmed(key.substr(0, open)), trimmed(key.substr(open + 1, key.size() - open - 2))};
}

// `Byline: Name`: a key that this version does not know, rather than a sentence with a colon in it.
bool has_unknown_key(std::string_view text) {
  const std::optional<KeyedText> keyed = keyed_text_of(text);
  if (!keyed || keyed->value.empty() || keyed->key.find(' ') != std::string_view::npos) return false;
  const char first = keyed->key[0];
  const bool is_spaced = keyed->value.data() > keyed->key.data() + keyed->key.size() + 1;
  return is_spaced && !(first >= '0' && first <= '9');
}

// A word or two that may say "source" in a language that is not in the table; not the end of a sentence.
bool may_name_source(std::string_view key) {
  const std::size_t space = key.find(' ');
  const bool is_short = space == std::string_view::npos || space == key.rfind(' ');
  const std::string_view last_word = key.substr(space == std::string_view::npos ? 0 : space + 1);
  return is_short && take_key(last_word) == TakeKey::None &&
         key.find_first_of(".,;!?\"'()[]") == std::string_view::npos;
}

bool is_in_quote_marks(const std::string& text) {
  return !split_marks(text).open.empty();
}

}  // namespace

TakeDraft::TakeDraft(const SourceLine& line, const TakeHeader& header, Reporter& reporter)
    : reporter_(reporter), header_line_(line) {
  take_.outlet_name = header.outlet;
  take_.regions = regions_of(header.region);
  take_.in_language = header.language;
  take_.abstract = header.abstract;
}

void TakeDraft::keep(const SourceLine& line, std::string_view text, Severity severity, std::string_view code,
                     std::string message) {
  other_lines_.push_back({line.number, std::string(text)});
  reporter_.report(severity, code, std::move(message), line.number, column_of(line, text));
}

bool TakeDraft::add(const SourceLine& line, bool is_after_blank) {
  const std::string_view text = trimmed(line.text);
  const std::optional<std::string_view> item = list_item_of(text);
  const bool is_quote = text[0] == '>';
  if (indentation(line.text) == 0 && !is_quote) {
    if (item) return false;
    if (is_after_blank) return add_keyed(line, text);
  }
  if (is_quote) {
    const std::size_t content = std::min(text.find_first_not_of("> \t"), text.size());
    if (content < text.size() && !add_keyed(line, text.substr(content))) {
      add_quote_line(line, text.substr(content), is_after_blank);
    }
  } else if (!add_keyed(line, item ? *item : text)) {
    add_plain(line, text, is_after_blank);
  }
  return true;
}

bool TakeDraft::add_keyed(const SourceLine& line, std::string_view text) {
  const std::optional<KeyedText> keyed = keyed_text_of(text);
  if (!keyed) return false;
  const KeyAndLanguage key = split_language(keyed->key);
  switch (const TakeKey known = take_key(key.key)) {
    case TakeKey::Source: add_source(line, text, keyed->value); break;
    case TakeKey::Published: add_published(line, text, keyed->value); break;
    case TakeKey::Original:
    case TakeKey::Speaker:
    case TakeKey::Quote:
      quote_lines_.push_back(
          {known, std::string(text), std::string(keyed->value), std::string(key.language), line});
      place_ = known == TakeKey::Original ? Place::Original : Place::Behind;
      return true;
    case TakeKey::None:
      // A word that is not in the table, but an address behind it and nothing else: the source in another
      // language.
      if (!take_.url.empty() || !may_name_source(key.key)) return false;
      if (safe_url(written_target(keyed->value)).empty()) return false;
      add_source(line, text, keyed->value);
      break;
  }
  place_ = Place::Behind;
  return true;
}

void TakeDraft::add_source(const SourceLine& line, std::string_view text, std::string_view value) {
  const std::size_t address_end = std::min(value.find(' '), value.size());
  const std::string_view target = written_target(value);
  const std::string whole = safe_url(target);
  const std::string url = whole.empty() ? safe_url(value.substr(0, address_end)) : whole;
  if (url.empty()) {
    keep(line, text, Severity::Error, "url-not-http", "The source is not an http or https address.");
  } else if (!take_.url.empty()) {
    if (take_.url == url) return;
    keep(line, text, Severity::Warning, "take-second-source",
         "The take has a source already; this one is kept as text.");
  } else {
    take_.url = url;
    if (whole.empty() && address_end < value.size())
      add_behind_source(line, trimmed(value.substr(address_end)));
  }
}

// As it would be read on a line of its own, where it is written.
void TakeDraft::add_behind_source(const SourceLine& line, std::string_view text) {
  const std::size_t content = std::min(text.find_first_not_of("> \t"), text.size());
  if (text[0] == '>' && quote_.empty() && content < text.size()) {
    if (!add_keyed(line, text.substr(content))) add_quote_line(line, text.substr(content), false);
  } else if (!add_keyed(line, list_item_of(text).value_or(text))) {
    keep(line, text, Severity::Warning, "unknown-line",
         "Words behind the address of a source have no meaning; they are kept.");
  }
}

void TakeDraft::add_published(const SourceLine& line, std::string_view text, std::string_view value) {
  if (!parse_iso_date(value)) {
    keep(line, text, Severity::Warning, "date-not-iso",
         "This is not a date such as 2026-06-24, 2026-06 or 2026.");
  } else if (!take_.date_published.empty() && take_.date_published != value) {
    keep(line, text, Severity::Warning, "unknown-line",
         "The take has a date already; this one is kept as text.");
  } else {
    take_.date_published = value;
  }
}

// A quotation mark has been opened and not closed: the next line goes on.
bool TakeDraft::has_open_quote() const {
  return place_ == Place::Quote && opens_with_mark(quote_) && !is_in_quote_marks(quote_);
}

void TakeDraft::add_quote_line(const SourceLine& line, std::string_view text, bool is_after_blank) {
  const bool is_attribution = after_dash(text).data() != nullptr;
  const bool continues =
      place_ == Place::Quote && (has_open_quote() || (!is_after_blank && !is_in_quote_marks(quote_)) ||
                                 (is_attribution && split_attribution(quote_).speaker.empty()));
  if (quote_.empty()) {
    quote_ = text;
    quote_source_line_ = line;
    place_ = Place::Quote;
  } else if (continues) {
    append_wrapped(quote_, text);
  } else {
    keep(line, trimmed(line.text), Severity::Warning, "take-second-quote",
         "A take has one quote; this one is kept as text.");
  }
}

void TakeDraft::add_plain(const SourceLine& line, std::string_view text, bool is_after_blank) {
  const bool is_item = list_item_of(text).has_value();
  if (place_ == Place::Abstract && !is_item && !has_unknown_key(text)) {
    append_wrapped(take_.abstract, text);
  } else if (has_open_quote() && !is_after_blank) {
    append_wrapped(quote_, text);
  } else if (place_ == Place::Original && !is_after_blank && opens_with_mark(quote_lines_.back().value) &&
             !is_in_quote_marks(quote_lines_.back().value)) {
    append_wrapped(quote_lines_.back().value, text);
    append_wrapped(quote_lines_.back().text, text);
  } else {
    keep(line, text, Severity::Warning, "unknown-line",
         "This line of the take has no meaning here; it is kept.");
    place_ = Place::Behind;
  }
}

// A formatter that unwraps paragraphs leaves `Source: https://…` at the end of the abstract or of the quote.
void TakeDraft::take_trailing_source(std::string& text) {
  if (!take_.url.empty()) return;
  const std::size_t gap = text.find_last_of(" \t");
  if (gap == std::string::npos) return;
  const std::string url = safe_url(written_target(std::string_view(text).substr(gap + 1)));
  const std::string_view before = trimmed(std::string_view(text).substr(0, gap));
  if (url.empty() || before.empty() || before.back() != ':') return;
  const std::size_t word = before.find_last_of(" \t") + 1;
  if (take_key(before.substr(word, before.size() - word - 1)) != TakeKey::Source) return;
  take_.url = url;
  text = trimmed(before.substr(0, word));
}

void TakeDraft::apply_quote_line(const QuoteLine& described) {
  Quote& quote = *take_.quote;
  const std::string_view value = trimmed(described.value);
  if (described.key == TakeKey::Speaker && quote.spoken_by.empty() && !value.empty()) {
    quote.spoken_by = value;
  } else if (described.key == TakeKey::Quote && quote.kind == QuoteKind::Unknown && quote_kind_of(value)) {
    quote.kind = *quote_kind_of(value);
  } else if (described.key == TakeKey::Original && quote.original.empty() &&
             !split_marks(value).text.empty() &&
             (described.language.empty() || is_language_tag(described.language))) {
    quote.original = split_marks(value).text;
    quote.original_language = described.language.empty() ? take_.in_language : described.language;
  } else {
    other_lines_.push_back({described.line.number, described.text});
    reporter_.report(Severity::Warning, "unknown-line",
                     "The value is not understood, or given already; the line is kept.",
                     described.line.number);
  }
}

void TakeDraft::finish_quote() {
  take_trailing_source(quote_);
  if (quote_.empty()) {
    for (const QuoteLine& described : quote_lines_) {
      other_lines_.push_back({described.line.number, described.text});
      reporter_.report(Severity::Warning, "quote-line-without-quote",
                       "The line describes a quote, and the take has none; it is kept.",
                       described.line.number);
    }
    return;
  }
  Quote& quote = take_.quote.emplace();
  const bool names_speaker = std::any_of(quote_lines_.begin(), quote_lines_.end(),
                                         [](const QuoteLine& line) { return line.key == TakeKey::Speaker; });
  const Attribution attribution =
      names_speaker || is_in_quote_marks(quote_) ? Attribution() : split_attribution(quote_);
  quote.spoken_by = attribution.speaker;
  const MarkedQuote marked =
      split_marks(attribution.quote.empty() ? std::string_view(quote_) : attribution.quote);
  quote.text = marked.text;
  quote.open_mark = marked.open;
  quote.close_mark = marked.close;
  if (marked.open.empty() && opens_with_mark(quote_)) {
    reporter_.report(Severity::Warning, "quote-unclosed",
                     "The quotation mark that opens the quote is not closed at its end.",
                     quote_source_line_.number);
  }
  for (const QuoteLine& described : quote_lines_) apply_quote_line(described);
}

void TakeDraft::report_gaps() {
  const auto warn = [&](std::string_view code, std::string message) {
    reporter_.report(Severity::Warning, code, std::move(message), header_line_.number);
  };
  if (take_.outlet_name.empty()) warn("take-without-outlet", "The take names no outlet.");
  if (take_.url.empty())
    warn("take-without-source", "The take has no Source line with an http or https address.");
  if (take_.regions.empty()) warn("take-without-region", "The take names no region.");
  if (take_.in_language.empty()) {
    warn("take-without-language", "The take does not name its source's language, as in (United States, en).");
  }
}

Take TakeDraft::finish() {
  take_trailing_source(take_.abstract);
  finish_quote();
  report_gaps();
  sort_stably(other_lines_, [](const OtherLine& a, const OtherLine& b) { return a.number < b.number; });
  for (OtherLine& line : other_lines_) take_.other_lines.push_back(std::move(line.text));
  return std::move(take_);
}

}  // namespace storylens

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/json/field_syntax.h"
#include "story/markdown/meta.h"
#include "story/markdown/words.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr char32_t kDigitZeros[] = {'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10};

// 0 to 9 for a decimal digit of the scripts that newsrooms count in, else -1.
int digit_of(char32_t c) {
  for (const char32_t zero : kDigitZeros) {
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  }
  return -1;
}

struct Count {
  int number = 0;
  std::string_view noun;
};

// "17 takes", "17개 관점", "takes 17". Nothing for a date, a fraction or a number too large to be a count.
std::optional<Count> count_of(std::string_view text) {
  constexpr int kMostDigits = 7;
  std::size_t offset = 0;
  std::size_t digits_begin = 0;
  while (offset < text.size()) {
    digits_begin = offset;
    if (digit_of(decode_utf8(text, offset)) >= 0) break;
    digits_begin = text.size();
  }
  int number = 0;
  int digit_count = 0;
  std::size_t digits_end = digits_begin;
  for (offset = digits_begin; offset < text.size(); digits_end = offset) {
    const int digit = digit_of(decode_utf8(text, offset));
    if (digit < 0) break;
    if (++digit_count > kMostDigits) return std::nullopt;
    number = number * 10 + digit;
  }
  if (digit_count == 0) return std::nullopt;
  const std::string_view before = trimmed(text.substr(0, digits_begin));
  const std::string_view after = text.substr(digits_end);
  if (!after.empty() && std::string_view(".,-:/%+").find(after[0]) != std::string_view::npos)
    return std::nullopt;
  if (before.empty()) return Count{number, trimmed(after)};
  return count_noun(before) != MetaKey::None ? std::optional<Count>(Count{number, before}) : std::nullopt;
}

class FieldSetter {
 public:
  FieldSetter(Story& story, Reporter& reporter) : story_(story), reporter_(reporter) {}

  void set(const MetaPart& part);
  void set_counts(const std::vector<const MetaPart*>& keyless);

 private:
  void keep(const MetaPart& part, Severity severity, std::string_view code, std::string message);
  void set_text(std::string& field, const MetaPart& part);
  void set_date(std::string& field, const MetaPart& part);
  void set_language(const MetaPart& part);
  void set_slug(const MetaPart& part);
  void set_url(const MetaPart& part);
  void set_count(std::optional<int>& field, const MetaPart& part);
  std::optional<int>* count_field(MetaKey key);

  Story& story_;
  Reporter& reporter_;
};

void FieldSetter::keep(const MetaPart& part, Severity severity, std::string_view code, std::string message) {
  story_.other_meta.emplace_back(part.key, part.value);
  reporter_.report(severity, code, std::move(message), part.line, part.column);
}

void FieldSetter::set_text(std::string& field, const MetaPart& part) {
  if (part.value.empty()) {
    keep(part, Severity::Warning, "meta-empty-part", "\"" + part.key + "\" has no value.");
  } else if (field.empty()) {
    field = part.value;
  } else if (field != part.value) {
    keep(part, Severity::Warning, "meta-duplicate-part",
         "\"" + part.key + "\" is given already, with another value.");
  }
}

void FieldSetter::set_date(std::string& field, const MetaPart& part) {
  if (parse_iso_date(part.value)) return set_text(field, part);
  keep(part, Severity::Warning, "date-not-iso",
       "\"" + part.key + "\" is not a date such as 2026-06-24, 2026-06 or 2026.");
}

void FieldSetter::set_language(const MetaPart& part) {
  if (is_language_tag(part.value)) return set_text(story_.in_language, part);
  keep(part, Severity::Warning, "lang-not-a-tag",
       "\"" + part.key + "\" is not a language tag such as ko or zh-Hant.");
}

void FieldSetter::set_slug(const MetaPart& part) {
  if (is_slug(part.value)) return set_text(story_.slug, part);
  keep(part, Severity::Warning, "not-a-slug", "A slug has no spaces, slashes or quotation marks.");
}

void FieldSetter::set_url(const MetaPart& part) {
  const std::string url = safe_url(part.value);
  if (url.empty()) {
    keep(part, Severity::Error, "url-not-http", "The canonical address is not an http or https address.");
  } else {
    set_text(story_.url, part);
  }
}

void FieldSetter::set_count(std::optional<int>& field, const MetaPart& part) {
  const std::optional<Count> count = count_of(part.value);
  if (!count || !count->noun.empty()) {
    keep(part, Severity::Warning, "count-not-a-number", "\"" + part.key + "\" is not a whole number.");
  } else if (field && *field != count->number) {
    keep(part, Severity::Warning, "meta-duplicate-part",
         "\"" + part.key + "\" is given already, with another value.");
  } else {
    field = count->number;
  }
}

std::optional<int>* FieldSetter::count_field(MetaKey key) {
  switch (key) {
    case MetaKey::Takes: return &story_.declared.takes;
    case MetaKey::Lenses: return &story_.declared.lenses;
    case MetaKey::Regions: return &story_.declared.regions;
    default: return nullptr;
  }
}

void FieldSetter::set(const MetaPart& part) {
  switch (const MetaKey key = meta_key(part.key)) {
    case MetaKey::Type: return set_text(story_.type, part);
    case MetaKey::Date: return set_date(story_.start_date, part);
    case MetaKey::End: return set_date(story_.end_date, part);
    case MetaKey::Published: return set_date(story_.date_published, part);
    case MetaKey::Modified: return set_date(story_.date_modified, part);
    case MetaKey::Language: return set_language(part);
    case MetaKey::Slug: return set_slug(part);
    case MetaKey::Url: return set_url(part);
    case MetaKey::Notice: return set_text(story_.notice, part);
    case MetaKey::Title: return set_text(story_.headline, part);
    case MetaKey::Tagline: return set_text(story_.alternative_headline, part);
    case MetaKey::Takes:
    case MetaKey::Lenses:
    case MetaKey::Regions: return set_count(*count_field(key), part);
    case MetaKey::Heads:
      if (story_.rubrics.empty() && !part.items.empty()) {
        story_.rubrics = part.items;
      } else if (story_.rubrics != part.items) {
        keep(part, Severity::Warning, part.items.empty() ? "meta-empty-part" : "meta-duplicate-part",
             "\"" + part.key + "\" is empty, or given already.");
      }
      return;
    case MetaKey::None:
      return keep(part, Severity::Warning, "meta-unknown-part",
                  "\"" + part.key + "\" has no meaning here; it is kept.");
  }
}

// Counts with nouns that are known go by these; otherwise takes, lenses and regions are told by their order.
// A single unknown noun among known ones ("3 corrections") is something else, unless there are three counts
// in all.
void FieldSetter::set_counts(const std::vector<const MetaPart*>& keyless) {
  std::vector<std::pair<const MetaPart*, Count>> counts;
  bool has_known_noun = false;
  for (const MetaPart* part : keyless) {
    const std::optional<Count> count = count_of(part->value);
    if (!count) {
      keep(*part, Severity::Warning, "meta-unknown-part",
           "This part has neither a key nor a number; it is kept.");
      continue;
    }
    counts.emplace_back(part, *count);
    if (count_noun(count->noun) != MetaKey::None) has_known_noun = true;
  }
  constexpr MetaKey kByPosition[] = {MetaKey::Takes, MetaKey::Lenses, MetaKey::Regions};
  const bool goes_by_position = !has_known_noun || counts.size() == 3;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [part, count] = counts[i];
    MetaKey key = count_noun(count.noun);
    if (key == MetaKey::None && goes_by_position && i < 3) key = kByPosition[i];
    std::optional<int>* field = count_field(key);
    if (field == nullptr || (*field && **field != count.number)) {
      keep(*part, Severity::Warning, field ? "meta-duplicate-part" : "meta-unknown-part",
           "It is not clear what this number counts; it is kept.");
    } else {
      *field = count.number;
    }
  }
}

}  // namespace

void apply_meta(Story& story, const std::vector<MetaPart>& parts, Reporter& reporter) {
  FieldSetter setter(story, reporter);
  std::vector<const MetaPart*> keyless;
  for (const MetaPart& part : parts) {
    if (part.key.empty()) {
      keyless.push_back(&part);
    } else {
      setter.set(part);
    }
  }
  setter.set_counts(keyless);
}

}  // namespace storylens

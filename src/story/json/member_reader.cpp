#include "story/json/member_reader.h"

#include <algorithm>
#include <cmath>

#include "base/order.h"
#include "base/utf8.h"
#include "story/iso_date.h"
#include "story/json/field_syntax.h"
#include "story/report_link.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// A value as a message shows it: on one line and not too long.
std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() <= kLongest) return "\"" + displayable_line(text) + "\"";
  return "\"" + displayable_line(utf8_prefix(text, kLongest)) + "…\"";
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    // C2 begins the C1 controls and E2 the bidirectional ones.
    return byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2;
  });
}

std::string clean_text(FaultList& faults, JsonValue value, bool keeps_lines) {
  if (!expect_kind(faults, value, JsonKind::String)) return {};
  const std::string_view text = value.text();
  if (is_plain(text)) return std::string(text);
  std::string clean;
  clean.reserve(text.size());
  bool has_controls = false;
  bool has_line_ends = false;
  for (std::size_t offset = 0; offset < text.size();) {
    char32_t c = decode_utf8(text, offset);
    if (c == '\r') {
      if (offset < text.size() && text[offset] == '\n') continue;
      c = '\n';
    }
    if (!keeps_lines && (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029)) {
      has_line_ends = true;
      c = ' ';
    } else if (is_control(c) || is_bidi_control(c)) {
      has_controls = true;
      c = kReplacement;
    }
    append_utf8(clean, c);
  }
  if (has_controls) {
    faults.report(Severity::Warning, "control-character",
                  "Control or bidirectional override characters are shown as U+FFFD; take them out", value);
  }
  if (has_line_ends) {
    faults.report(Severity::Warning, "line-break", "A line end or tab in a text of one line; read as a space",
                  value);
  }
  return clean;
}

// A text that has to have a certain form, else it is reported and left out.
std::string read_formed(FaultList& faults, JsonValue value, bool (*has_form)(std::string_view),
                        const char* code, const char* expected) {
  if (!expect_kind(faults, value, JsonKind::String)) return {};
  const std::string_view text = value.text();
  if (text.empty() || has_form(text)) return std::string(text);
  faults.report(Severity::Error, code, shown(text) + " is not " + expected + "; left out", value);
  return {};
}

}  // namespace

void FaultList::report(Severity severity, const char* code, std::string message, JsonValue at) {
  if (reports_.size() >= kMostReports) {
    ++unlisted_;
    return;
  }
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  reports_.push_back({std::move(diagnostic), at, at.offset()});
}

void FaultList::fail(std::string message, JsonValue at) {
  if (failure_) return;
  const TextPosition position = text_position(source_, at.offset());
  failure_ = Error{std::move(message), std::to_string(position.line) + ":" + std::to_string(position.column)};
}

void FaultList::move_to(Diagnostics& diagnostics) {
  sort_stably(reports_, [](const Report& a, const Report& b) { return a.offset < b.offset; });
  JsonPointerWalk pointers;
  TextPositionWalk positions(source_);
  for (Report& report : reports_) {
    const TextPosition position = positions.position(report.offset);
    report.diagnostic.pointer = displayable_line(pointers.pointer(report.at));
    report.diagnostic.line = position.line;
    report.diagnostic.column = position.column;
    diagnostics.push_back(std::move(report.diagnostic));
  }
  if (unlisted_ > 0) {
    Diagnostic more;
    more.severity = Severity::Note;
    more.code = "more-faults";
    more.message = std::to_string(unlisted_) + " further faults are not listed";
    diagnostics.push_back(std::move(more));
  }
  reports_.clear();
  unlisted_ = 0;
}

bool expect_kind(FaultList& faults, JsonValue value, JsonKind kind) {
  if (value.kind() == kind) return true;
  faults.report(Severity::Error, "wrong-type",
                std::string("Expected ") + json_kind_name(kind) + ", found " + json_kind_name(value.kind()) +
                    "; left out",
                value);
  return false;
}

std::string read_line(FaultList& faults, JsonValue value) {
  return clean_text(faults, value, false);
}

std::string read_lines(FaultList& faults, JsonValue value) {
  return clean_text(faults, value, true);
}

std::string read_url(FaultList& faults, JsonValue value) {
  const auto is_safe = [](std::string_view text) { return !safe_url(text).empty(); };
  return read_formed(faults, value, is_safe, "bad-url", "an http or https address");
}

std::string read_report_address(FaultList& faults, JsonValue value) {
  return read_formed(faults, value, is_report_address, "bad-url", "an https or a mailto address");
}

std::string read_slug(FaultList& faults, JsonValue value) {
  return read_formed(faults, value, is_slug, "bad-slug",
                     "a slug (no spaces, slashes, quotation marks or # ? & < > * |)");
}

std::string read_language(FaultList& faults, JsonValue value) {
  return read_formed(faults, value, is_language_tag, "bad-language",
                     "a language tag such as \"en\" or \"zh-Hant\"");
}

std::optional<JsonValue> MemberReader::find(std::string_view key) {
  asked_.push_back(key);
  for (const JsonValue member : object_) {
    if (member.key() != key || member.is_shadowed()) continue;
    if (member.kind() == JsonKind::Null) return std::nullopt;
    return member;
  }
  return std::nullopt;
}

std::optional<JsonValue> MemberReader::find(std::string_view key, JsonKind kind) {
  const std::optional<JsonValue> member = find(key);
  return member && expect_kind(faults_, *member, kind) ? member : std::nullopt;
}

std::string MemberReader::date(std::string_view key) {
  const std::optional<JsonValue> value = find(key);
  if (!value) return {};
  const auto is_date = [](std::string_view text) { return parse_iso_date(text).has_value(); };
  return read_formed(faults_, *value, is_date, "bad-date", "a date such as 2026-06-24");
}

bool MemberReader::flag(std::string_view key) {
  const std::optional<JsonValue> value = find(key, JsonKind::Boolean);
  return value && value->text() == "true";
}

std::optional<int> MemberReader::count(std::string_view key) {
  const std::optional<JsonValue> value = find(key, JsonKind::Number);
  if (!value) return std::nullopt;
  constexpr double kLargest = 1e9;
  const double number = value->number();
  if (number >= 0.0 && number <= kLargest && number == std::floor(number)) return static_cast<int>(number);
  faults_.report(Severity::Error, "bad-count", "Expected a whole number from 0; left out", *value);
  return std::nullopt;
}

std::vector<std::string> MemberReader::list_of_lines(std::string_view key) {
  std::vector<std::string> lines;
  each(key, [&](JsonValue element) {
    if (expect_kind(faults_, element, JsonKind::String)) lines.push_back(read_line(faults_, element));
  });
  return lines;
}

UnknownMembers MemberReader::unknown() const {
  UnknownMembers unknown;
  for (const JsonValue member : object_) {
    if (member.is_shadowed()) continue;
    if (std::find(asked_.begin(), asked_.end(), member.key()) != asked_.end()) continue;
    unknown.emplace_back(member.key(), member.raw());
  }
  return unknown;
}

}  // namespace storylens

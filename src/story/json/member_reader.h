// Member reader: takes the members of a JSON object one by one, each as the kind of value that the bundle
// wants there. What does not fit is reported with its JSON pointer and left out. Private to src/story.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "story/bundle.h"
#include "story/json/json_document.h"

namespace storylens {

// Collects what is wrong in one document. At most kMostReports are kept: a hostile file has no more to say.
class FaultList {
 public:
  static constexpr std::size_t kMostReports = 500;

  explicit FaultList(std::string_view source) : source_(source) {}

  void report(Severity severity, const char* code, std::string message, JsonValue at);
  // The text cannot be read as a bundle. The first reason counts.
  void fail(std::string message, JsonValue at);

  bool has_failed() const { return failure_.has_value(); }
  const Error& failure_reason() const { return *failure_; }
  std::size_t unlisted() const { return unlisted_; }  // faults beyond those that are kept

  // Appends the reports in the order of the file, with line and column.
  void move_to(Diagnostics& diagnostics);

 private:
  struct Report {
    Diagnostic diagnostic;
    JsonValue at;
    std::size_t offset = 0;
  };

  std::string_view source_;
  std::vector<Report> reports_;
  std::size_t unlisted_ = 0;
  std::optional<Error> failure_;
};

// Values of their own: for the elements of arrays and for members that may take two forms.
bool expect_kind(FaultList& faults, JsonValue value, JsonKind kind);
// Controls become U+FFFD. One line: line ends and tabs become spaces; lines: line ends become "\n".
std::string read_line(FaultList& faults, JsonValue value);
std::string read_lines(FaultList& faults, JsonValue value);
std::string read_url(FaultList& faults, JsonValue value);
// An https address, or mailto: and one address.
std::string read_report_address(FaultList& faults, JsonValue value);
std::string read_slug(FaultList& faults, JsonValue value);
std::string read_language(FaultList& faults, JsonValue value);

class MemberReader {
 public:
  // object must be of kind Object.
  MemberReader(FaultList& faults, JsonValue object) : faults_(faults), object_(object) {}

  JsonValue object() const { return object_; }

  // The member, unless it is absent or null. The other functions give an empty value then.
  std::optional<JsonValue> find(std::string_view key);
  std::optional<JsonValue> find(std::string_view key, JsonKind kind);

  std::string line(std::string_view key) { return read_with(key, read_line); }
  std::string lines(std::string_view key) { return read_with(key, read_lines); }
  std::string url(std::string_view key) { return read_with(key, read_url); }
  std::string report_address(std::string_view key) { return read_with(key, read_report_address); }
  std::string slug(std::string_view key) { return read_with(key, read_slug); }
  std::string language(std::string_view key) { return read_with(key, read_language); }
  std::string date(std::string_view key);
  bool flag(std::string_view key);
  std::optional<int> count(std::string_view key);

  // Calls read(JsonValue) for each element of the array.
  template <class Read>
  void each(std::string_view key, Read read) {
    const std::optional<JsonValue> array = find(key, JsonKind::Array);
    if (!array) return;
    for (const JsonValue element : *array) read(element);
  }
  std::vector<std::string> list_of_lines(std::string_view key);

  // The members that were not asked for so far.
  UnknownMembers unknown() const;

 private:
  std::string read_with(std::string_view key, std::string (*read)(FaultList&, JsonValue)) {
    const std::optional<JsonValue> value = find(key);
    return value ? read(faults_, *value) : std::string();
  }

  FaultList& faults_;
  JsonValue object_;
  std::vector<std::string_view> asked_;
};

}  // namespace storylens

#include "cli/check_formats.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "cli/rules.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

using Form = JsonWriter::Form;

void number_member(JsonWriter& json, std::string_view name, std::size_t number) {
  json.key(name);
  json.raw(std::to_string(number));
}

void place_member(JsonWriter& json, std::string_view name, int number) {
  if (number > 0) number_member(json, name, static_cast<std::size_t>(number));
}

std::size_t count_of(const Diagnostics& diagnostics, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [severity](const Diagnostic& diagnostic) { return diagnostic.severity == severity; }));
}

// RFC 3986: what a path may hold stays, the rest is escaped, so that the reference is relative and no more.
std::string uri_of_path(std::string_view path) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          std::string_view("-._~/").find(c) != std::string_view::npos;
    if (is_plain) {
      uri += c;
    } else {
      uri.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return uri;
}

void text_object(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  json.begin_object(Form::Inline);
  json.key("text");
  json.string(text);
  json.end_object();
}

void write_sarif_rule(JsonWriter& json, std::string_view code) {
  json.begin_object();
  json.text_member("id", code);
  if (const Rule* rule = find_rule(code)) {
    text_object(json, "shortDescription", rule->summary);
    text_object(json, "fullDescription", rule->explanation);
    text_object(json, "help", rule->explanation);
    json.key("defaultConfiguration");
    json.begin_object(Form::Inline);
    json.text_member("level", rule->severity);
    json.end_object();
  }
  json.end_object();
}

void write_sarif_location(JsonWriter& json, const Diagnostic& diagnostic) {
  json.key("locations");
  json.begin_array();
  json.begin_object();
  json.key("physicalLocation");
  json.begin_object();
  json.key("artifactLocation");
  json.begin_object(Form::Inline);
  json.text_member("uri", uri_of_path(diagnostic.file));
  json.end_object();
  if (diagnostic.line > 0) {
    json.key("region");
    json.begin_object(Form::Inline);
    place_member(json, "startLine", diagnostic.line);
    place_member(json, "startColumn", diagnostic.column);
    json.end_object();
  }
  json.end_object();
  if (!diagnostic.pointer.empty()) {
    json.key("logicalLocations");
    json.begin_array(Form::Inline);
    json.begin_object(Form::Inline);
    json.text_member("fullyQualifiedName", diagnostic.pointer);
    json.end_object();
    json.end_array();
  }
  json.end_object();
  json.end_array();
}

void write_sarif_result(JsonWriter& json, const Diagnostic& diagnostic, std::size_t rule_index) {
  json.begin_object();
  json.text_member("ruleId", diagnostic.code);
  number_member(json, "ruleIndex", rule_index);
  json.text_member("level", severity_name(diagnostic.severity));
  text_object(json, "message", displayable_line(diagnostic.message));
  if (!diagnostic.file.empty()) write_sarif_location(json, diagnostic);
  json.end_object();
}

// In a workflow command the value of a property also ends at a colon or a comma.
std::string escaped_for_github(std::string_view text, bool is_property) {
  std::string escaped;
  for (const char c : displayable_line(text)) {
    if (c == '%') {
      escaped += "%25";
    } else if (is_property && c == ':') {
      escaped += "%3A";
    } else if (is_property && c == ',') {
      escaped += "%2C";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string findings_as_json(const Findings& findings) {
  JsonWriter json;
  json.begin_object();
  json.key("summary");
  json.begin_object(Form::Inline);
  number_member(json, "files", findings.files);
  number_member(json, "stories", findings.stories);
  number_member(json, "errors", count_of(findings.diagnostics, Severity::Error));
  number_member(json, "warnings", count_of(findings.diagnostics, Severity::Warning));
  number_member(json, "notes", count_of(findings.diagnostics, Severity::Note));
  json.end_object();
  json.key("diagnostics");
  json.begin_array();
  for (const Diagnostic& diagnostic : findings.diagnostics) {
    json.begin_object(Form::Inline);
    json.text_member("file", diagnostic.file);
    place_member(json, "line", diagnostic.line);
    place_member(json, "column", diagnostic.column);
    json.text_member("pointer", diagnostic.pointer);
    json.text_member("severity", severity_name(diagnostic.severity));
    json.text_member("code", diagnostic.code);
    json.text_member("message", displayable_line(diagnostic.message));
    const Rule* const rule = find_rule(diagnostic.code);
    json.key("fixable");
    json.raw(rule != nullptr && rule->has_fix ? "true" : "false");
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text() + "\n";
}

std::string findings_as_sarif(const Findings& findings) {
  std::vector<std::string_view> codes;
  for (const Diagnostic& diagnostic : findings.diagnostics) codes.push_back(diagnostic.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  JsonWriter json;
  json.begin_object();
  json.text_member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.text_member("version", "2.1.0");
  json.key("runs");
  json.begin_array();
  json.begin_object();
  json.key("tool");
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.text_member("name", "storylens");
  json.text_member("semanticVersion", STORYLENS_VERSION);
  json.key("rules");
  json.begin_array();
  for (const std::string_view code : codes) write_sarif_rule(json, code);
  json.end_array();
  json.end_object();
  json.end_object();
  json.text_member("columnKind", "unicodeCodePoints");
  json.key("results");
  json.begin_array();
  for (const Diagnostic& diagnostic : findings.diagnostics) {
    const auto place = std::lower_bound(codes.begin(), codes.end(), diagnostic.code);
    write_sarif_result(json, diagnostic, static_cast<std::size_t>(place - codes.begin()));
  }
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  return json.text() + "\n";
}

std::string findings_as_github(const Findings& findings) {
  std::string lines;
  for (const Diagnostic& diagnostic : findings.diagnostics) {
    const char* const command =
        diagnostic.severity == Severity::Note ? "notice" : severity_name(diagnostic.severity);
    lines += std::string("::") + command + " ";
    if (!diagnostic.file.empty()) {
      lines += "file=" + escaped_for_github(diagnostic.file, true) + ",";
      if (diagnostic.line > 0) lines += "line=" + std::to_string(diagnostic.line) + ",";
      if (diagnostic.column > 0) lines += "col=" + std::to_string(diagnostic.column) + ",";
    }
    const std::string place = diagnostic.pointer.empty() ? "" : diagnostic.pointer + ": ";
    lines += "title=" + escaped_for_github(diagnostic.code, true) +
             "::" + escaped_for_github(place + diagnostic.message, false) + "\n";
  }
  return lines;
}

}  // namespace storylens

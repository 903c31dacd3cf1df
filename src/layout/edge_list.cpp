#include "layout/edge_list.h"

#include <cstdio>
#include <unordered_map>

#include "base/utf8.h"

namespace storylens {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

struct LineReader {
  std::string_view file;
  Diagnostics& diagnostics;
  EdgeList& list;
  std::unordered_map<std::string_view, std::int32_t> index_of;
  int line_number = 0;

  void report(std::string_view line, std::size_t offset, const char* code, const char* message) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Error;
    diagnostic.code = code;
    diagnostic.message = message;
    diagnostic.file = file;
    diagnostic.line = line_number;
    diagnostic.column = static_cast<int>(count_code_points(line.substr(0, offset))) + 1;
    diagnostics.push_back(std::move(diagnostic));
  }

  std::int32_t index(std::string_view id) {
    const auto [entry, is_new] = index_of.emplace(id, static_cast<std::int32_t>(list.ids.size()));
    if (is_new) list.ids.push_back(id);
    return entry->second;
  }

  void read(std::string_view line) {
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) return;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      return report(line, line.size(), "edge-without-target", "a line needs a source, a tab and a target");
    }
    const std::size_t second_tab = line.find('\t', tab + 1);
    if (second_tab != std::string_view::npos) {
      return report(line, second_tab, "edge-with-more-columns", "a line has two columns, source and target");
    }
    if (tab == 0) return report(line, 0, "edge-with-empty-id", "the source is empty");
    if (tab + 1 == line.size()) return report(line, tab + 1, "edge-with-empty-id", "the target is empty");
    const std::int32_t source = index(line.substr(0, tab));
    const std::int32_t target = index(line.substr(tab + 1));
    list.edges.push_back({source, target});
  }
};

}  // namespace

EdgeList read_edge_list(std::string_view text, std::string_view file, Diagnostics& diagnostics) {
  EdgeList list;
  LineReader reader{file, diagnostics, list, {}};
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    reader.read(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return list;
}

std::string write_positions(const std::vector<std::string_view>& ids, const std::vector<Vec2>& positions) {
  std::string text;
  text.reserve(ids.size() * 40);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    char numbers[64];
    std::snprintf(numbers, sizeof numbers, "\t%.3f\t%.3f\n", static_cast<double>(positions[i].x),
                  static_cast<double>(positions[i].y));
    text += ids[i];
    text += numbers;
  }
  return text;
}

}  // namespace storylens

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "cli/export.h"
#include "story/bundle_writer.h"
#include "story/markdown_reader.h"

namespace storylens {
namespace {

// The JSON of a story as its lines, without the commas between members: one line holds one member.
std::multiset<std::string> member_lines(const Story& story) {
  Bundle bundle;
  bundle.stories = {story};
  const std::string json = write_bundle(bundle);
  std::multiset<std::string> lines;
  for (std::size_t begin = 0; begin < json.size();) {
    const std::size_t end = json.find('\n', begin);
    std::string line = json.substr(begin, end - begin);
    if (!line.empty() && line.back() == ',') line.pop_back();
    lines.insert(std::move(line));
    begin = end + 1;
  }
  return lines;
}

// `"name": …` or `{"name": …}` → name; empty for a line that begins no member.
std::string member_name(std::string_view line) {
  const std::size_t open = line.find_first_not_of(" {");
  if (open == std::string_view::npos || line[open] != '"') return {};
  const std::size_t close = line.find("\": ", open + 1);
  return close == std::string_view::npos ? std::string()
                                         : std::string(line.substr(open + 1, close - open - 1));
}

}  // namespace

void report_lost_members(const Story& story, const std::string& markdown, const std::string& file,
                         Diagnostics& diagnostics) {
  Diagnostics of_reading;
  const std::multiset<std::string> before = member_lines(story);
  const std::multiset<std::string> after = member_lines(read_markdown(markdown, file, of_reading));
  std::vector<std::string> lost_lines;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(lost_lines));
  if (lost_lines.empty()) return;
  std::set<std::string> names;
  for (const std::string& line : lost_lines) names.insert(member_name(line));
  names.erase("");
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Warning;
  diagnostic.code = "lost-in-markdown";
  diagnostic.message = "Markdown has no place for a part of the story, which stays in the bundle only" +
                       (list.empty() ? std::string() : ": " + list);
  diagnostic.file = file;
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace storylens

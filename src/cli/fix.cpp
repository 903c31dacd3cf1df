#include "cli/fix.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "cli/files.h"
#include "cli/report.h"
#include "cli/rules.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/markdown_reader.h"
#include "story/markdown_writer.h"

namespace storylens {
namespace {

using Codes = std::set<std::string>;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string without_hidden_characters(std::string_view text, Codes& mended) {
  std::string clean;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(text, offset);
    // A carriage return is part of a line end.
    if (is_control(c) && c != '\r') {
      mended.insert("control-character");
    } else if (is_bidi_control(c)) {
      mended.insert("bidi-control");
    } else {
      clean += text.substr(begin, offset - begin);
    }
  }
  return clean;
}

void declare_counted(std::optional<int>& declared, int counted) {
  if (declared) declared = counted;
}

void declare_counted(Story& story) {
  const ComputedCounts counts = count_takes(story);
  declare_counted(story.declared.takes, counts.takes);
  declare_counted(story.declared.lenses, counts.lens_groups);
  declare_counted(story.declared.regions, counts.regions);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// With the counted numbers on the Meta line, where every other line stays as it is.
std::string with_counted_numbers(const std::string& text, const std::string& file, Codes& mended) {
  Diagnostics ignored;
  Story story = read_markdown(text, file, ignored);
  declare_counted(story);
  story.meta_literal.clear();
  const std::string written = write_markdown(story);
  const std::vector<std::string_view> before = lines_of(text);
  std::string mended_text;
  std::size_t changed = 0;
  const std::vector<std::string_view> after = lines_of(written);
  if (before.size() != after.size()) return text;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool is_same = trimmed(before[i]) == trimmed(after[i]);
    if (!is_same) ++changed;
    mended_text += is_same ? before[i] : after[i];
  }
  if (changed != 1) return text;
  mended.insert("count-mismatch");
  return mended_text;
}

std::string fixed_markdown(const std::string& text, const std::string& file, const Codes& wanted,
                           Codes& mended) {
  if (!is_valid_utf8(text)) return text;
  std::string fixed = text;
  if (wanted.count("control-character") + wanted.count("bidi-control") > 0) {
    fixed = without_hidden_characters(text, mended);
  }
  return wanted.count("count-mismatch") > 0 ? with_counted_numbers(fixed, file, mended) : fixed;
}

// Only where every member is understood: what is left out with an error would be lost.
std::string fixed_bundle(const std::string& text, const Codes& wanted, Codes& mended) {
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle(text, diagnostics);
  if (!bundle || has_errors(diagnostics)) return text;
  mended = wanted;
  if (wanted.count("count-mismatch") > 0) {
    for (Story& story : bundle->stories) declare_counted(story);
  }
  return write_bundle(*bundle);
}

std::optional<Fixed> fix_file(const std::string& file, const Codes& wanted, Diagnostics& failures) {
  const Result<std::string> text = read_file(file, BundleLimits().bytes);
  if (!text) return std::nullopt;  // the check has told so
  const bool is_json = ends_with(file, ".json");
  Codes mended;
  const std::string fixed =
      is_json ? fixed_bundle(*text, wanted, mended) : fixed_markdown(*text, file, wanted, mended);
  if (fixed == *text) return std::nullopt;
  if (const Result<void> written = write_files({{file, fixed}}); !written) {
    failures.push_back(file_error(file, "unwritable-file", written.error()));
    return std::nullopt;
  }
  return Fixed{file, {mended.begin(), mended.end()}};
}

}  // namespace

std::vector<Fixed> fix_files(const Diagnostics& diagnostics, Diagnostics& failures) {
  std::map<std::string, Codes> wanted;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Rule* const rule = find_rule(diagnostic.code);
    if (rule != nullptr && rule->has_fix && !diagnostic.file.empty())
      wanted[diagnostic.file].insert(diagnostic.code);
  }
  std::vector<Fixed> fixed;
  for (const auto& [file, codes] : wanted) {
    if (std::optional<Fixed> one = fix_file(file, codes, failures)) fixed.push_back(std::move(*one));
  }
  return fixed;
}

}  // namespace storylens

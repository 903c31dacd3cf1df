// Take reader: the takes of a story, from a section with `### lens` groups and `- **Outlet** (Region, lang) —
// …` items. Private to src/story.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/source.h"
#include "story/markdown/take_draft.h"

namespace storylens {

class TakeReader {
 public:
  TakeReader(Story& story, Reporter& reporter) : story_(story), reporter_(reporter) {}

  // Reads lines [first, last). May be called again, for a further section with takes; a new section begins
  // without a lens.
  void read(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last);

 private:
  void start_lens(const SourceLine& line, std::string_view heading);
  void end_lens();
  void finish_take();
  void keep(const SourceLine& line, std::string_view code, std::string message);

  Story& story_;
  Reporter& reporter_;
  std::optional<TakeDraft> draft_;
  std::optional<SourceLine> lens_line_;  // of the `### lens` that is open
  std::string lens_;
  std::size_t lens_take_count_ = 0;
  std::set<std::string> ids_;
  std::map<std::string, int> takes_by_outlet_;
  std::set<std::string> urls_;
  bool is_over_limit_ = false;
};

// True where the lines hold a take that nothing else is mistaken for: with a language in its parenthesis, or
// with an address below it.
bool holds_takes(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last);

}  // namespace storylens

// Take draft: one take while its lines are read. Private to src/story.
//
// Below the header come, indented by two spaces: more of the abstract, `> "quote"`, and keyed lines in any
// order
// (`Source:`, `Original (ko):`, `Speaker:`, `Quote:`, `Published:`). CommonMark joins a keyed line to the
// paragraph or quote above it (lazy continuation), and some formatters write that down; so they are
// recognized inside both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/source.h"
#include "story/markdown/take_header.h"
#include "story/markdown/words.h"

namespace storylens {

class TakeDraft {
 public:
  TakeDraft(const SourceLine& line, const TakeHeader& header, Reporter& reporter);

  // False when the line is not part of the take. It must not be blank, a heading or the header of another
  // take.
  bool add(const SourceLine& line, bool is_after_blank);

  int line_number() const { return header_line_.number; }

  // The take without id and quote language, which depend on the rest of the story. Call once, as the last.
  Take finish();

 private:
  enum class Place { Abstract, Quote, Original, Behind };  // where a line without a mark of its own belongs

  struct QuoteLine {  // a keyed line that describes the quote
    TakeKey key;
    std::string text;  // the line as written
    std::string value;
    std::string language;
    SourceLine line;
  };

  bool add_keyed(const SourceLine& line, std::string_view text);
  void add_source(const SourceLine& line, std::string_view text, std::string_view value);
  void add_behind_source(const SourceLine& line, std::string_view text);
  void add_published(const SourceLine& line, std::string_view text, std::string_view value);
  void add_quote_line(const SourceLine& line, std::string_view text, bool is_after_blank);
  void add_plain(const SourceLine& line, std::string_view text, bool is_after_blank);
  struct OtherLine {
    int number;
    std::string text;
  };

  void keep(const SourceLine& line, std::string_view text, Severity severity, std::string_view code,
            std::string message);
  bool has_open_quote() const;
  void take_trailing_source(std::string& text);
  void finish_quote();
  void apply_quote_line(const QuoteLine& described);
  void report_gaps();

  Reporter& reporter_;
  SourceLine header_line_;
  Take take_;
  std::string quote_;
  SourceLine quote_source_line_;
  std::vector<QuoteLine> quote_lines_;
  std::vector<OtherLine> other_lines_;
  Place place_ = Place::Abstract;
};

}  // namespace storylens

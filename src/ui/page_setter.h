// Page setter: sets passages one below the other on a page. Private to the files that compose pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/paragraph_steps.h"
#include "ui/page.h"

namespace storylens {

struct Passage {
  float size_px = 17.0f;
  float line_height = 1.6f;  // times size_px
  int weight = 400;
  FontFamily family = FontFamily::Reading;
  Ink ink = Ink::Text;
  float indent_px = 0.0f;  // from the start edge
  float inset_px = 0.0f;   // from the end edge
  float gap_after_px = 0.0f;
  std::string language;            // of the passage: direction and Han forms
  bool is_direction_free = false;  // found in the text itself
  std::string block;
};

class PageSetter {
 public:
  PageSetter(Page& page, UnitPainter& painter, std::string_view language);

  float y() const { return y_; }
  void skip(float px) { y_ += px; }
  void move_to(float y_px) { y_ = y_px; }
  // What is set from now on stands in a part of the page's width; start_px is from the start edge.
  void set_column(float start_px, float width_px) {
    column_start_ = start_px;
    column_width_ = width_px;
  }
  bool is_right_to_left() const { return is_right_to_left_; }

  // A piece of a line with its own look.
  struct Piece {
    std::string text;
    Ink ink = Ink::Text;
    int weight = 0;  // 0 = the passage's
    PageLink link;   // empty = none
    FontFamily family = FontFamily::Reading;
    bool is_italic = false;
    bool uses_family = false;   // family instead of the passage's
    std::string language = {};  // empty = the passage's
    bool is_marked = false;
    bool is_struck = false;
    bool is_added = false;
  };
  // A passage is begun, and advanced until nothing of it is left.
  void begin(const std::vector<Piece>& pieces, const Passage& passage);
  bool advance();
  bool is_setting() const { return steps_.has_value(); }
  std::size_t bytes_left() const { return steps_ ? steps_->bytes_left() : 0; }
  void set(std::string_view text, const Passage& passage);
  void add_rule(float gap_before_px, float gap_after_px);
  // A shape beside text that was set from top_px to the present y.
  void add_quote_bar(float top_px, float indent_px, int lens);
  void add_shape(const PageShape& shape) { page_.shapes.push_back(shape); }

 private:
  int run_index(const Piece& piece);

  Page& page_;
  UnitPainter& painter_;
  std::string language_;
  bool is_right_to_left_ = false;
  std::optional<ParagraphSteps> steps_;
  float gap_after_px_ = 0.0f;  // of the passage that is being set
  float y_ = 0.0f;
  float column_start_ = 0.0f;
  float column_width_ = 0.0f;
};

}  // namespace storylens

// HTML fragment: HTML written element by element. Elements close in the order they were opened, every text
// and attribute is escaped, and a language is written only where it changes. Private to src/story.
//
// Errors: none; what is still open when the text is taken is closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace storylens {

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;  // empty = the attribute is left out
};

class HtmlFragment {
 public:
  // Name and attributes are ours, values may be anyone's. `lang` is left out where it is in force already,
  // and brings `dir` with it where the direction changes.
  void open(std::string_view element, std::initializer_list<HtmlAttribute> attributes = {});
  void close();
  void text(std::string_view text);
  void element(std::string_view element, std::initializer_list<HtmlAttribute> attributes,
               std::string_view content);
  void empty_element(std::string_view element, std::initializer_list<HtmlAttribute> attributes = {});

  // Text of an unknown language, such as an outlet's name: set apart where its direction may differ.
  void literal(std::string_view text);
  // An address as a link that leads out, in its own direction; plain text when it is not http(s).
  void outside_link(std::string_view url);

  bool is_right_to_left() const { return !open_.empty() && open_.back().is_right_to_left; }
  std::string take();

 private:
  struct OpenElement {
    std::string_view name;
    std::string language;
    bool is_right_to_left = false;
  };

  void begin_tag(std::string_view element, std::initializer_list<HtmlAttribute> attributes);

  std::string html_;
  std::vector<OpenElement> open_;
};

// The address of a node within the app: `#story=SLUG`, with `&node=ID` when it is not the story itself.
std::string node_address(std::string_view story_slug, std::string_view node_id);

}  // namespace storylens

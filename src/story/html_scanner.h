// HTML scanner: reads back the tokens of what html_writer.h and its kin write, and of nothing else:
// lower-case names, double-quoted attributes, five named references. What is painted is set from this text,
// so that the canvas cannot say anything that the document does not.
//
// Errors: none; what is not of that form is text.
// Cost:   linear; views stay valid while the HTML does.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storylens {

struct HtmlToken {
  enum class Kind { Open, Close, Text };

  Kind kind = Kind::Text;
  std::string_view name;  // of the element
  std::vector<std::pair<std::string_view, std::string>> attributes;
  std::string text;

  std::string_view attribute(std::string_view key) const;  // empty when it is not there
};

class HtmlScanner {
 public:
  explicit HtmlScanner(std::string_view html) : html_(html) {}

  // False at the end. Void elements (br, hr) come as Open only.
  bool next(HtmlToken& token);
  std::size_t offset() const { return at_; }

 private:
  bool scan_tag(HtmlToken& token);

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace storylens

// XML scanner: the tags and texts of an XML document, one after the other. Lenient, because feeds are often
// not well-formed; document types are passed over and no entity is ever defined, so nothing can be expanded.
// Private to src/story/exchange.
//
// Cost: linear in the text.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

class XmlScanner {
 public:
  enum class Kind { Open, Close, Text, End };

  struct Token {
    Kind kind = Kind::End;
    std::string_view name;  // of a tag, with its prefix: "dc:creator"
    std::string text;       // of a text, with references decoded
    std::string_view attributes;
    bool is_empty = false;  // <link/>: no closing tag follows
    int line = 1;
  };

  explicit XmlScanner(std::string_view xml) : xml_(xml) {}

  Token next();

 private:
  void skip_past(std::string_view end);
  void advance(std::size_t size);

  std::string_view xml_;
  int line_ = 1;
};

// The value of an attribute, decoded; empty where there is none.
std::string xml_attribute(std::string_view attributes, std::string_view name);

// &lt; &#8212; and the names that HTML has.
std::string decoded_references(std::string_view text);

}  // namespace storylens

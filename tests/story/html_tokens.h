// HTML tokens: a strict reader of the HTML that story/html_writer.h promises, and nothing more forgiving.
// What a browser would repair is a fault here.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct HtmlToken {
  enum class Kind { Open, Close, Text };
  Kind kind = Kind::Text;
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  // values decoded
  std::string text;                                             // decoded

  std::string attribute(std::string_view wanted) const;  // empty when it is not there
};

struct HtmlTokens {
  std::vector<HtmlToken> tokens;
  std::string fault;  // what is wrong with the syntax, with the text around; empty = nothing
};

HtmlTokens read_html(std::string_view html);

// What is wrong: syntax, an element or attribute that is not allowed, an element left open or closed out of
// turn, one that may not stand where it stands, an id or (in its article) a data-block given twice, an
// address that is neither http(s) nor of the app. Empty = nothing.
std::string fault_of(std::string_view html);

// The text without its tags.
std::string text_content(std::string_view html);

// The text of the first element whose attribute has that value; empty when there is none.
std::string text_of(std::string_view html, std::string_view attribute, std::string_view value);

// The opening tag of that element.
HtmlToken tag_of(std::string_view html, std::string_view attribute, std::string_view value);

int count_of(std::string_view html, std::string_view attribute, std::string_view value);

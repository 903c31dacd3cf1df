// Quote marks: the outer quotation marks of a quote, in the forms that languages have. Private to src/story.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

struct MarkedQuote {
  std::string_view
      open;  // with the space that French puts inside; empty where the text has no matching outer marks
  std::string_view text;
  std::string_view close;
};

// Views into the quote.
MarkedQuote split_marks(std::string_view quote);

// True where the text begins with an opening mark.
bool opens_with_mark(std::string_view text);

// `"Words." — Name`: the name, and the quote without it; empty where the quote does not end so.
struct Attribution {
  std::string_view quote;
  std::string_view speaker;
};
Attribution split_attribution(std::string_view quote);

// What follows a dash (— – ― -- or - before a space) at the beginning of the text, trimmed; a null view when
// there is none.
std::string_view after_dash(std::string_view text);

}  // namespace storylens

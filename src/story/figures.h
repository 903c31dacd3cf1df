// Figures: the numbers, shares and days in a text, as values that can be compared across languages:
// "2만 5000", "25,000" and "25 000" are one number, "2880만" and "28.8 million" another, "6월 24일" and "24
// June" one day. What could be misread is left out: numbers below ten, years, parts of a date, numbers within
// a word.
//
// Units:  bytes of the text; a day is month * 100 + day.
// Errors: none.
// Cost:   linear in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace storylens {

enum class FigureKind : std::uint8_t { Number, Percent, Day };

struct Figure {
  FigureKind kind = FigureKind::Number;
  double value = 0.0;
  std::size_t begin = 0;
  std::size_t end = 0;
  int digits = 0;  // that say something: 3 in 28,800,000

  bool is_same(const Figure& other) const;
};

// language: of the text, for what a comma and a period mean.
std::vector<Figure> figures_in(std::string_view text, std::string_view language);

}  // namespace storylens

#include "story/figures.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"

namespace storylens {
namespace {

struct Unit {
  std::string_view word;
  double factor;
};

// Longer words before their beginnings.
constexpr Unit kUnits[] = {
    {"만", 1e4},        {"万", 1e4},        {"萬", 1e4},        {"억", 1e8},        {"億", 1e8},
    {"亿", 1e8},        {"조", 1e12},       {"兆", 1e12},       {"천", 1e3},        {"백", 1e2},
    {"千", 1e3},        {"百", 1e2},        {"लाख", 1e5},       {"करोड़", 1e7},      {"हज़ार", 1e3},
    {"ألف", 1e3},       {"آلاف", 1e3},      {"مليون", 1e6},     {"ملايين", 1e6},    {"مليار", 1e9},
    {"thousand", 1e3},  {"trillion", 1e12}, {"tausend", 1e3},   {"mille", 1e3},     {"milliarden", 1e9},
    {"milliards", 1e9}, {"milliard", 1e9},  {"milliarde", 1e9}, {"millionen", 1e6}, {"millions", 1e6},
    {"million", 1e6},   {"millones", 1e6},  {"millón", 1e6},    {"mil", 1e3},       {"mrd", 1e9},
    {"mio", 1e6},       {"billion", 1e9},   {"bn", 1e9},        {"mn", 1e6},        {"m", 1e6},
    {"k", 1e3}};
constexpr std::string_view kPercent[] = {"%",        "％",      "퍼센트",     "percent",
                                         "per cent", "prozent", "por ciento", "pour cent"};
// What makes a number part of a date, an hour or an ordinal.
constexpr std::string_view kDateParts[] = {"년", "월", "일", "시", "분", "年", "月",
                                           "日", "時", "时", "分", "號", "号"};
constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kCommaDecimal[] = {"da", "de", "es", "fi", "fr", "id", "it", "nl",
                                              "no", "pl", "pt", "ru", "sv", "tr", "uk"};

// Between digits: g = groups where three follow, else decimals; d = decimals; G = groups only; ? = by
// language.
struct Mark {
  std::string_view word;
  char kind;
};
constexpr Mark kMarks[] = {{",", '?'},      {".", '?'},      {"\u202F", 'G'}, {"\u00A0", 'G'},
                           {"\u2009", 'G'}, {"\u066C", 'G'}, {"\u066B", 'd'}};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class FigureReader {
 public:
  FigureReader(std::string_view text, std::string_view language) : text_(text) {
    const std::string_view primary = language.substr(0, language.find('-'));
    is_comma_decimal_ =
        std::find(std::begin(kCommaDecimal), std::end(kCommaDecimal), primary) != std::end(kCommaDecimal);
  }

  std::vector<Figure> read();

 private:
  int digit_at(std::size_t at, std::size_t& next) const;
  double digits_from(std::size_t& at, int& count, bool& is_plain) const;
  bool starts(std::size_t at, std::string_view word) const;
  const Unit* unit_at(std::size_t at) const;
  std::size_t after_space(std::size_t at) const {
    return starts(at, " ") ? at + 1 : starts(at, "\u00A0") ? at + 2 : at;
  }
  bool is_date_part(std::size_t at) const;
  int month_at(std::size_t at, std::size_t& end) const;
  int month_before(std::size_t at, std::size_t& begin) const;
  std::optional<Figure> day_at(std::size_t begin, std::size_t end, double number) const;
  std::optional<Figure> number_at(std::size_t& at) const;

  std::string_view text_;
  bool is_comma_decimal_ = false;
};

// Of ASCII, full width, Arabic, Persian and Devanagari digits; -1 = none.
int FigureReader::digit_at(std::size_t at, std::size_t& next) const {
  if (at >= text_.size()) return -1;
  next = at;
  const char32_t c = decode_utf8(text_, next);
  for (const char32_t zero : {U'0', U'\uFF10', U'\u0660', U'\u06F0', U'\u0966'}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

bool FigureReader::starts(std::size_t at, std::string_view word) const {
  return at <= text_.size() && equal_ignoring_ascii_case(text_.substr(at, word.size()), word);
}

const Unit* FigureReader::unit_at(std::size_t at) const {
  for (const Unit& unit : kUnits) {
    if (!starts(at, unit.word)) continue;
    const std::size_t end = at + unit.word.size();
    const bool is_whole =
        !is_ascii_letter(unit.word.back()) || end >= text_.size() || !is_ascii_letter(text_[end]);
    if (is_whole) return &unit;
  }
  return nullptr;
}

bool FigureReader::is_date_part(std::size_t at) const {
  return std::any_of(std::begin(kDateParts), std::end(kDateParts),
                     [&](std::string_view part) { return starts(at, part); });
}

// Digits with their groups and decimals. A mark and three digits are a group, unless the mark is the decimal
// one of the language.
double FigureReader::digits_from(std::size_t& at, int& count, bool& is_plain) const {
  double value = 0.0;
  std::size_t next = at;
  count = 0;
  for (int digit = digit_at(at, next); digit >= 0; digit = digit_at(at, next)) {
    value = value * 10.0 + digit;
    ++count;
    at = next;
  }
  is_plain = true;
  double place = 0.0;
  while (place == 0.0) {
    bool is_group = false;
    bool is_decimal = false;
    std::size_t mark = 1;
    for (const Mark& sign : kMarks) {
      const std::string_view word = sign.word;
      const char kind = sign.kind == '?' ? ((word == ",") == is_comma_decimal_ ? 'd' : 'g') : sign.kind;
      if (!starts(at, word)) continue;
      mark = word.size();
      std::size_t end = at + mark;
      int digits = 0;
      while (digits < 4 && digit_at(end, next) >= 0) ++digits, end = next;
      is_group = digits == 3 && kind != 'd';
      is_decimal = !is_group && digits > 0 && kind != 'G';
    }
    if (!is_group && !is_decimal) break;
    is_plain = false;
    at += mark;
    if (is_decimal) place = 1.0;
    for (int digit = digit_at(at, next); digit >= 0; digit = digit_at(at, next)) {
      value = value * 10.0 + digit;
      if (is_decimal) place *= 10.0;
      ++count;
      at = next;
    }
  }
  return place > 0.0 ? value / place : value;
}

int FigureReader::month_at(std::size_t at, std::size_t& end) const {
  for (int month = 1; month <= 12; ++month) {
    const std::string_view name = kMonths[month - 1];
    for (const std::string_view word : {name, name.substr(0, 3)}) {
      const bool is_name = at < text_.size() && !(text_[at] >= 'a' && text_[at] <= 'z');  // not "may"
      if (!is_name || !starts(at, word)) continue;
      end = at + word.size();
      if (end >= text_.size() || !is_ascii_letter(text_[end])) return month;
    }
  }
  return 0;
}

int FigureReader::month_before(std::size_t at, std::size_t& begin) const {
  if (at == 0 || text_[at - 1] != ' ') return 0;
  std::size_t end = at - 1;
  if (end > 0 && text_[end - 1] == '.') --end;
  begin = end;
  while (begin > 0 && is_ascii_letter(text_[begin - 1])) --begin;
  std::size_t found = 0;
  const int month = begin < end ? month_at(begin, found) : 0;
  return found == end ? month : 0;
}

// "24 June", "June 24", "6월 24일": the number that ends at `end` is a day or a month.
std::optional<Figure> FigureReader::day_at(std::size_t begin, std::size_t end, double number) const {
  const auto day = [&](int month, int value, std::size_t first, std::size_t last) -> std::optional<Figure> {
    if (month < 1 || month > 12 || value < 1 || value > 31) return std::nullopt;
    return Figure{FigureKind::Day, month * 100.0 + value, first, last, 2};
  };
  if (!(number < 32.0)) return std::nullopt;  // neither, and perhaps no int either
  const int value = static_cast<int>(number);
  if (starts(end, "월") || starts(end, "月")) {
    std::size_t at = after_space(end + 3);
    int count = 0;
    bool is_plain = false;
    const std::size_t from = at;
    const double second = digits_from(at, count, is_plain);
    if (at > from && (starts(at, "일") || starts(at, "日")) && second < 32.0) {
      return day(value, static_cast<int>(second), begin, at + 3);
    }
    return std::nullopt;
  }
  std::size_t other = 0;
  if (const int month = month_at(after_space(end), other); month > 0 && starts(end, " "))
    return day(month, value, begin, other);
  if (const int month = month_before(begin, other)) return day(month, value, other, end);
  return std::nullopt;
}

// At a digit. What follows it belongs to it: "2만 5000", "5천만", "28.8 million".
std::optional<Figure> FigureReader::number_at(std::size_t& at) const {
  Figure figure;
  figure.begin = at;
  bool is_plain = false;
  bool has_unit = false;
  double last_unit = 1e18;
  for (;;) {
    int count = 0;
    const std::size_t from = at;
    double number = digits_from(at, count, is_plain);
    if (!has_unit) {
      if (std::optional<Figure> day = day_at(from, at, number)) {
        at = day->end;
        return day;
      }
    }
    if (is_date_part(at)) {
      if (!has_unit) return std::nullopt;
      at = figure.end;
      break;
    }
    double factor = 1.0;
    std::size_t end = at;
    for (std::size_t next = after_space(end);;) {
      const Unit* unit = unit_at(next);
      if (unit == nullptr) break;
      factor *= unit->factor;
      end = next + unit->word.size();
      next = is_ascii_letter(unit->word.back()) ? after_space(end) : end;
    }
    if (has_unit && number * factor >= last_unit) {
      at = figure.end;
      break;
    }
    figure.value += number * factor;
    figure.digits += count;
    figure.end = at = end;
    std::size_t next = 0;
    const std::size_t following = after_space(end);
    if (factor < 1e4 || is_ascii_letter(text_[end - 1]) || digit_at(following, next) < 0) break;
    has_unit = true;
    last_unit = factor;
    at = following;
  }
  const std::size_t behind = after_space(at);
  for (const std::string_view word : kPercent) {
    if (!starts(behind, word)) continue;
    figure.kind = FigureKind::Percent;
    at = figure.end = behind + word.size();
    return figure;
  }
  const bool is_year = is_plain && figure.digits == 4 && figure.value >= 1500.0 && figure.value < 2100.0;
  if (is_year || figure.value < 10.0) return std::nullopt;
  return figure;
}

std::vector<Figure> FigureReader::read() {
  std::vector<Figure> figures;
  for (std::size_t at = 0; at < text_.size();) {
    std::size_t next = at;
    if (digit_at(at, next) < 0) {
      decode_utf8(text_, at);
      continue;
    }
    // "Q1", "GPT-4", "제3": part of a name.
    const char before = at > 0 ? text_[at - 1] : ' ';
    const bool is_hyphened = before == '-' && at > 1 && is_ascii_letter(text_[at - 2]);
    const bool is_in_word = is_ascii_letter(before) || is_hyphened || (at >= 3 && starts(at - 3, "제"));
    if (const std::optional<Figure> figure = number_at(at); figure && !is_in_word) figures.push_back(*figure);
  }
  return figures;
}

}  // namespace

bool Figure::is_same(const Figure& other) const {
  return kind == other.kind && std::fabs(value - other.value) <= 1e-9 * std::fabs(value);
}

std::vector<Figure> figures_in(std::string_view text, std::string_view language) {
  return FigureReader(text, language).read();
}

}  // namespace storylens

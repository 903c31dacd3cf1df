#include "base/number.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

namespace storylens {
namespace {

constexpr std::size_t kMostDigits = 800;  // what lies half way between two doubles has at most 767

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Exact up to 10^22.
double power_of_ten(int exponent) {
  double power = 1.0;
  for (; exponent > 0; --exponent) power *= 10.0;
  return power;
}

// A whole number of any size, its lowest 32 bits first.
class BigNumber {
 public:
  void multiply_and_add(std::uint32_t factor, std::uint32_t added) {
    std::uint64_t carry = added;
    for (std::uint32_t& word : words_) {
      carry += std::uint64_t{word} * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32u;
    }
    if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  }

  void shift_words(std::size_t count) { words_.insert(words_.begin(), count, 0u); }

  // What is lost stays known: has_rest().
  void divide(std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (std::size_t i = words_.size(); i-- > 0;) {
      rest = rest << 32u | words_[i];
      words_[i] = static_cast<std::uint32_t>(rest / divisor);
      rest %= divisor;
    }
    has_rest_ = has_rest_ || rest != 0;
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
  }

  int bit_count() const {
    int count = static_cast<int>(words_.size()) * 32;
    while (count > 0 && !bit(count - 1)) --count;
    return count;
  }
  bool bit(int index) const {
    return index >= 0 && (words_[static_cast<std::size_t>(index) / 32] >> (index % 32) & 1u) != 0;
  }
  bool has_rest() const { return has_rest_; }

 private:
  std::vector<std::uint32_t> words_;
  bool has_rest_ = false;
};

// digits × 10^exponent for any number of digits; is_cut when there were more, not all zeros.
double nearest_double(std::string_view digits, int exponent, bool is_cut) {
  const int magnitude = static_cast<int>(digits.size()) + exponent;
  if (magnitude > 309) return std::numeric_limits<double>::infinity();
  if (magnitude < -323) return 0.0;
  BigNumber number;
  for (const char c : digits) number.multiply_and_add(10, static_cast<std::uint32_t>(c - '0'));
  for (int i = 0; i < exponent; ++i) number.multiply_and_add(10, 0);
  int scale = 0;  // the value is number × 2^scale
  if (exponent < 0) {
    const int words = -exponent / 9 + 4;  // 10^9 < 2^32, and 53 bits must be left
    number.shift_words(static_cast<std::size_t>(words));
    scale = -32 * words;
    for (; exponent <= -9; exponent += 9) number.divide(1'000'000'000);
    for (; exponent < 0; ++exponent) number.divide(10);
  }
  const int bits = number.bit_count();
  const int kept = std::min(53, scale + bits + 1074);  // fewer under 2^-1022
  if (kept < 0) return 0.0;
  std::uint64_t mantissa = 0;
  for (int i = 1; i <= kept; ++i) mantissa = mantissa << 1u | (number.bit(bits - i) ? 1u : 0u);
  const int half = bits - kept - 1;
  if (number.bit(half)) {
    bool is_more = is_cut || number.has_rest() || (mantissa & 1u) != 0;
    for (int i = 0; i < half && !is_more; ++i) is_more = number.bit(i);
    if (is_more) ++mantissa;
  }
  return std::ldexp(static_cast<double>(mantissa), scale + bits - kept);
}

}  // namespace

ParsedNumber parse_number(std::string_view text) {
  std::size_t at = 0;
  const bool is_negative = !text.empty() && text[0] == '-';
  if (is_negative || (!text.empty() && text[0] == '+')) ++at;
  std::string digits;
  int exponent = 0;
  bool has_digits = false, has_point = false, is_cut = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !has_point) {
      has_point = true;
      continue;
    }
    if (!is_digit(c)) break;
    has_digits = true;
    const bool is_kept = digits.size() < kMostDigits;
    if (is_kept && (c != '0' || !digits.empty())) digits += c;
    if (!is_kept) is_cut = is_cut || c != '0';
    exponent += (is_kept ? 0 : 1) - (has_point ? 1 : 0);
  }
  if (!has_digits) return {};
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t next = at + 1;
    const bool is_small = next < text.size() && text[next] == '-';
    if (is_small || (next < text.size() && text[next] == '+')) ++next;
    if (next < text.size() && is_digit(text[next])) {
      constexpr int kLargest = 100'000'000;
      int written = 0;
      for (; next < text.size() && is_digit(text[next]); ++next)
        written = std::min(written * 10 + (text[next] - '0'), kLargest);
      exponent += is_small ? -written : written;
      at = next;
    }
  }
  double value = 0.0;
  if (digits.size() <= 15 && std::abs(exponent) <= 22) {  // both are exact, so one rounding is right
    std::uint64_t whole = 0;
    for (const char c : digits) whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
    value = static_cast<double>(whole);
    value = exponent < 0 ? value / power_of_ten(-exponent) : value * power_of_ten(exponent);
  } else if (!digits.empty()) {
    value = nearest_double(digits, exponent, is_cut);
  }
  return {is_negative ? -value : value, at};
}

// The product is exact: a float has 24 bits, 10^6 has 14 without its twos.
void append_fixed(std::string& text, float value, int decimals) {
  const double scaled = std::nearbyint(std::fabs(static_cast<double>(value)) * power_of_ten(decimals));
  std::string digits = std::to_string(static_cast<std::uint64_t>(scaled));
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (behind > 0) digits.insert(digits.size() - behind, 1, '.');
  if (std::signbit(value)) text += '-';
  text += digits;
}

void append_six_digits(std::string& text, float value) {
  if (std::signbit(value)) text += '-';
  const double size = std::fabs(static_cast<double>(value));
  int exponent = 0;
  while (size >= power_of_ten(exponent + 1)) ++exponent;
  while (size > 0.0 && size * power_of_ten(-exponent) < 1.0) --exponent;
  double scaled = exponent <= 5 ? size * power_of_ten(5 - exponent) : size / power_of_ten(exponent - 5);
  scaled = std::nearbyint(scaled);
  if (scaled >= 1e6) {
    scaled = 1e5;
    ++exponent;
  }
  std::string digits = std::to_string(static_cast<std::uint32_t>(scaled));
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  const bool is_scientific = exponent < -4 || exponent > 5;
  const int before = is_scientific ? 1 : exponent + 1;  // digits before the point
  if (before <= 0) digits.insert(0, static_cast<std::size_t>(1 - before), '0');
  const auto point = static_cast<std::size_t>(std::max(before, 1));
  if (digits.size() < point) digits.append(point - digits.size(), '0');
  if (digits.size() > point) digits.insert(point, 1, '.');
  text += digits;
  if (!is_scientific) return;
  text += exponent < 0 ? "e-" : "e+";
  if (std::abs(exponent) < 10) text += '0';
  text += std::to_string(std::abs(exponent));
}

}  // namespace storylens

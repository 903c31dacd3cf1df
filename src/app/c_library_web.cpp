// What the module has in place of some functions of the C library, which are 30 KB of code for a few lines of
// text and 4 for what is there already or not needed. They are called by libraries only; the linker is told
// to take these (--wrap in CMakeLists.txt).
#include <algorithm>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/number.h"
#include "base/order.h"

namespace {

struct Items {
  const unsigned char* bytes;
  std::size_t size;
  int (*compare)(const void* a, const void* b);
};

// The part of printf that Dear ImGui (names of windows) and nlohmann/json (control characters in an error)
// need: %s, %c, whole numbers and % with a width, a precision and leading zeros.
std::string formatted(const char* format, std::va_list arguments) {
  std::string text;
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      text += *format;
      continue;
    }
    bool has_zeros = false;
    std::size_t numbers[2] = {0, 0};  // width, precision
    bool has_precision = false;
    for (++format; (*format >= '0' && *format <= '9') || *format == '.'; ++format) {
      std::size_t& number = numbers[has_precision ? 1 : 0];
      if (*format == '.')
        has_precision = true;
      else if (*format == '0' && number == 0 && !has_precision)
        has_zeros = true;
      else
        number = number * 10 + static_cast<std::size_t>(*format - '0');
    }
    std::string part;
    std::size_t least_digits = has_precision ? numbers[1] : has_zeros ? numbers[0] : 1;
    bool is_negative = false;
    std::uint32_t number = 0, base = 10;
    switch (*format) {
      case 's': part = va_arg(arguments, const char*); break;
      case 'c': part = static_cast<char>(va_arg(arguments, int)); break;
      case 'd':
      case 'i': {
        const int value = va_arg(arguments, int);
        is_negative = value < 0;
        number = is_negative ? 0u - static_cast<std::uint32_t>(value) : static_cast<std::uint32_t>(value);
        break;
      }
      case 'x':
      case 'X': base = 16; [[fallthrough]];
      case 'u': number = va_arg(arguments, std::uint32_t); break;
      case '\0': return text;
      default: part = *format;
    }
    if (part.empty() && *format != 's') {
      const char* const digits = *format == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
      for (; number != 0; number /= base) part += digits[number % base];
      if (is_negative && has_zeros && least_digits > 0) --least_digits;
      if (part.size() < least_digits) part.append(least_digits - part.size(), '0');
      if (is_negative) part += '-';
      std::reverse(part.begin(), part.end());
    }
    if (part.size() < numbers[0]) part.insert(0, numbers[0] - part.size(), ' ');
    text += part;
  }
  return text;
}

}  // namespace

extern "C" {

int __wrap_vsnprintf(char* buffer, std::size_t size, const char* format, std::va_list arguments) {
  const std::string text = formatted(format, arguments);
  if (size > 0) {
    const std::size_t copied = std::min(text.size(), size - 1);
    std::memcpy(buffer, text.data(), copied);
    buffer[copied] = '\0';
  }
  return static_cast<int>(text.size());
}

int __wrap_snprintf(char* buffer, std::size_t size, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  const int written = __wrap_vsnprintf(buffer, size, format, arguments);
  va_end(arguments);
  return written;
}

// Dear ImGui alone, for settings in a file, which we have not.
int __wrap_sscanf(const char*, const char*, ...) {
  return 0;
}

// nlohmann/json alone, for numbers that it has checked.
double __wrap_strtod(const char* text, char** end) {
  const storylens::ParsedNumber number = storylens::parse_number(text);
  if (end != nullptr) *end = const_cast<char*>(text) + number.size;
  return number.value;
}

// Dear ImGui and md4c.
void __wrap_qsort(void* items, std::size_t count, std::size_t size,
                  int (*compare)(const void*, const void*)) {
  const Items context{static_cast<const unsigned char*>(items), size, compare};
  const auto is_before = [](const void* given, std::uint32_t a, std::uint32_t b) -> bool {
    const auto& [bytes, item_size, order] = *static_cast<const Items*>(given);
    return order(bytes + a * item_size, bytes + b * item_size) < 0;
  };
  storylens::reorder_bytes(items, size, storylens::stable_order(count, is_before, &context));
}

// The library's sinf() and cosf(), for angles of more than 4e8, of which a picture has none.
int __wrap___rem_pio2_large(double*, double* rest, int, int, int) {
  *rest = 0.0;
  return 0;
}
}

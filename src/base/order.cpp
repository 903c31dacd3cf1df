#include "base/order.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace storylens {
namespace {

constexpr std::size_t kRun = 8;  // so many are sorted by insertion, then merged

}  // namespace

void sort_numbers_stably(std::uint32_t* numbers, std::size_t count, IsBefore is_before, const void* context) {
  for (std::size_t i = 1; i < count; ++i) {
    const std::uint32_t number = numbers[i];
    std::size_t place = i;
    for (; place % kRun != 0 && is_before(context, number, numbers[place - 1]); --place)
      numbers[place] = numbers[place - 1];
    numbers[place] = number;
  }
  if (count <= kRun) return;
  // A run is merged from a copy of its left half into its own place.
  std::vector<std::uint32_t> left(count);
  for (std::size_t run = kRun; run < count; run *= 2) {
    for (std::size_t begin = 0; begin + run < count; begin += 2 * run) {
      std::uint32_t* const middle = numbers + begin + run;
      if (!is_before(context, *middle, middle[-1])) continue;
      const std::uint32_t* const end = numbers + std::min(begin + 2 * run, count);
      std::copy(numbers + begin, middle, left.data());
      const std::uint32_t* a = left.data();
      const std::uint32_t* const a_end = a + run;
      const std::uint32_t* b = middle;
      for (std::uint32_t* to = numbers + begin; a != a_end; ++to)
        *to = b != end && is_before(context, *b, *a) ? *b++ : *a++;
    }
  }
}

void reorder_bytes(void* items, std::size_t item_size, const std::vector<std::uint32_t>& order) {
  auto* const bytes = static_cast<unsigned char*>(items);
  const std::vector<unsigned char> unsorted(bytes, bytes + order.size() * item_size);
  for (std::size_t i = 0; i < order.size(); ++i)
    std::memcpy(bytes + i * item_size, unsorted.data() + order[i] * item_size, item_size);
}

std::vector<std::uint32_t> stable_order(std::size_t count, IsBefore is_before, const void* context) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  sort_numbers_stably(order.data(), count, is_before, context);
  return order;
}

}  // namespace storylens

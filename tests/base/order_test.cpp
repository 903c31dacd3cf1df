#include "base/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"

namespace storylens {
namespace {

// Random keys, few enough that many are equal, each with its place.
std::vector<std::pair<int, int>> random_pairs(Random& random, std::size_t count) {
  std::vector<std::pair<int, int>> pairs;
  const auto keys = static_cast<std::uint32_t>(count / 3 + 1);
  for (std::size_t i = 0; i < count; ++i)
    pairs.emplace_back(static_cast<int>(random.next() % keys), static_cast<int>(i));
  return pairs;
}

bool has_smaller_key(const std::pair<int, int>& a, const std::pair<int, int>& b) {
  return a.first < b.first;
}

TEST_SUITE("base/order") {
  TEST_CASE("any number of items is sorted as std::stable_sort does") {
    Random random(1);
    for (std::size_t count = 0; count < 200; ++count) {
      std::vector<std::pair<int, int>> items = random_pairs(random, count);
      std::vector<std::pair<int, int>> expected = items;
      std::stable_sort(expected.begin(), expected.end(), has_smaller_key);
      sort_stably(items, has_smaller_key);
      REQUIRE(items == expected);
    }
  }

  TEST_CASE("numbers are sorted by what they stand for, negative ones too") {
    Random random(2);
    std::vector<int> numbers;
    for (int i = 0; i < 1000; ++i) numbers.push_back(static_cast<int>(random.next() % 500) - 250);
    std::vector<int> expected = numbers;
    const auto is_further = [](int a, int b) { return a * a > b * b; };
    std::stable_sort(expected.begin(), expected.end(), is_further);
    sort_stably(numbers, is_further);
    CHECK(numbers == expected);
    std::stable_sort(expected.begin(), expected.end());
    sort_stably(numbers);
    CHECK(numbers == expected);
  }

  TEST_CASE("items that own memory are moved, not copied as bytes") {
    Random random(3);
    std::vector<std::string> names;
    for (int i = 0; i < 100; ++i)
      names.push_back("a name as long as this " + std::to_string(random.next() % 40));
    for (int i = 0; i < 100; ++i) names.push_back(std::to_string(random.next() % 40));
    std::vector<std::string> expected = names;
    std::stable_sort(expected.begin(), expected.end());
    sort_stably(names);
    CHECK(names == expected);
  }

  TEST_CASE("what stands before the first item to sort stays") {
    std::vector<std::string> names = {"c", "d", "b", "a"};
    sort_stably(
        names, [](const std::string& a, const std::string& b) { return a < b; }, 1);
    CHECK(names == std::vector<std::string>{"c", "a", "b", "d"});
  }
}

}  // namespace
}  // namespace storylens

// Order: stable sorting for the places where code size counts more than speed. std::sort and std::stable_sort
// are one to five kilobytes of code for each order; here all orders share one merge sort, which compares
// through a pointer.
//
// Errors: none; `less` must be a strict weak order.
// Cost:   O(n log n) comparisons, each a call; n places of scratch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace storylens {

using IsBefore = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

// Sorts numbers by an order of what they stand for.
void sort_numbers_stably(std::uint32_t* numbers, std::size_t count, IsBefore is_before, const void* context);

// Puts items[order[i]] at i, as bytes.
void reorder_bytes(void* items, std::size_t item_size, const std::vector<std::uint32_t>& order);

// 0 … count − 1 in the order of what they stand for.
std::vector<std::uint32_t> stable_order(std::size_t count, IsBefore is_before, const void* context);

// Sorts items from `first` on; equals keep their order.
template <class Item, class Less>
void sort_stably(std::vector<Item>& items, const Less& less, std::size_t first = 0) {
  if constexpr (std::is_same_v<Item, int> || std::is_same_v<Item, std::uint32_t>) {
    const IsBefore is_before = [](const void* order, std::uint32_t a, std::uint32_t b) -> bool {
      return (*static_cast<const Less*>(order))(static_cast<Item>(a), static_cast<Item>(b));
    };
    sort_numbers_stably(reinterpret_cast<std::uint32_t*>(items.data()) + first, items.size() - first,
                        is_before, &less);
  } else {
    struct Context {
      Item* items;
      const Less& less;
    } const context{items.data() + first, less};
    const IsBefore is_before = [](const void* given, std::uint32_t a, std::uint32_t b) -> bool {
      const auto& sorted = *static_cast<const Context*>(given);
      return sorted.less(sorted.items[a], sorted.items[b]);
    };
    const std::vector<std::uint32_t> order = stable_order(items.size() - first, is_before, &context);
    if constexpr (std::is_trivially_copy_constructible_v<Item> && std::is_trivially_destructible_v<Item>) {
      reorder_bytes(context.items, sizeof(Item), order);
    } else {
      std::vector<Item> sorted;
      sorted.reserve(order.size());
      for (const std::uint32_t i : order) sorted.push_back(std::move(context.items[i]));
      for (std::size_t i = 0; i < order.size(); ++i) context.items[i] = std::move(sorted[i]);
    }
  }
}

template <class Item>
void sort_stably(std::vector<Item>& items) {
  sort_stably(items, [](const Item& a, const Item& b) { return a < b; });
}

}  // namespace storylens

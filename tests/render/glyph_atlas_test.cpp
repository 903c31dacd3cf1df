#include "render/glyph_atlas.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/random.h"

using namespace storylens;

namespace {

constexpr AtlasLimits kSmall{64, 2, 1};

InkBox ink(int width, int height) {
  return {1, -height, width, height};
}

std::string unit_name(int number) {
  return "unit " + std::to_string(number);
}

bool is_placed(GlyphAtlas& atlas, const std::string& text) {
  return atlas.find({text, 0}) != nullptr;
}

// Places units of one size until the kind is full; the number placed.
int fill(GlyphAtlas& atlas, const std::string& prefix, AtlasPageKind kind) {
  int count = 0;
  while (count < 1000 && atlas.place({prefix + std::to_string(count), 0}, ink(14, 11), kind) != nullptr)
    ++count;
  return count;
}

// True when the rectangles, each grown by a texel, overlap: two units share their gap.
bool are_too_near(const GlyphSlot& a, const GlyphSlot& b) {
  return a.page == b.page && a.x < b.x + b.ink.width + 1 && b.x < a.x + a.ink.width + 1 &&
         a.y < b.y + b.ink.height + 1 && b.y < a.y + a.ink.height + 1;
}

}  // namespace

TEST_SUITE("render/glyph_atlas") {
  TEST_CASE("a unit is found where it was placed") {
    GlyphAtlas atlas;
    CHECK(atlas.find({"가", 1}) == nullptr);
    const GlyphSlot* placed = atlas.place({"가", 1}, {2, -18, 20, 22}, AtlasPageKind::Mask);
    REQUIRE(placed != nullptr);
    if (placed == nullptr) return;
    const GlyphSlot copy = *placed;
    const GlyphSlot* found = atlas.find({"가", 1});
    REQUIRE(found != nullptr);
    if (found == nullptr) return;
    CHECK(found->page == copy.page);
    CHECK(found->x == copy.x);
    CHECK(found->y == copy.y);
    CHECK(found->ink.left == 2);
    CHECK(found->ink.top == -18);
    CHECK(found->ink.width == 20);
    CHECK(found->ink.height == 22);
  }

  TEST_CASE("the same text in another style is another unit") {
    GlyphAtlas atlas;
    atlas.place({"word", 1}, ink(20, 10), AtlasPageKind::Mask);
    CHECK(atlas.find({"word", 2}) == nullptr);
    CHECK(atlas.find({"wor", 1}) == nullptr);
    CHECK(atlas.find({"word", 1}) != nullptr);
  }

  TEST_CASE("the text of a key need not outlive the call") {
    GlyphAtlas atlas;
    std::string text = "transient";
    atlas.place({text, 1}, ink(20, 10), AtlasPageKind::Mask);
    text = "overwritten";
    CHECK(atlas.find({"transient", 1}) != nullptr);
  }

  TEST_CASE("a unit placed twice keeps its slot and is requested once") {
    GlyphAtlas atlas;
    const GlyphSlot* first = atlas.place({"a", 1}, ink(8, 8), AtlasPageKind::Mask);
    const GlyphSlot* second = atlas.place({"a", 1}, ink(8, 8), AtlasPageKind::Mask);
    CHECK(first == second);
    CHECK(atlas.take_requests().size() == 1);
  }

  TEST_CASE("a unit without ink has an empty slot and is neither remembered nor requested") {
    GlyphAtlas atlas;
    const GlyphSlot* slot = atlas.place({"\u200B", 1}, {0, 0, 0, 0}, AtlasPageKind::Color);
    REQUIRE(slot != nullptr);
    if (slot == nullptr) return;
    CHECK(slot->ink.width == 0);
    CHECK(atlas.find({"\u200B", 1}) == nullptr);
    CHECK(atlas.unit_count() == 0);
    CHECK(atlas.take_requests().empty());
    CHECK(atlas.page_count() == 1);
  }

  TEST_CASE("units of random sizes lie inside their page, apart from each other and from the solid block") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      GlyphAtlas atlas({256, 3, 2});
      Random random(seed);
      std::vector<GlyphSlot> slots;
      for (int i = 0; i < 400; ++i) {
        const int width = 1 + static_cast<int>(random.next() % 60u);
        const int height = 1 + static_cast<int>(random.next() % 40u);
        const auto kind = random.next() % 4u == 0 ? AtlasPageKind::Color : AtlasPageKind::Mask;
        const GlyphSlot* slot = atlas.place({unit_name(i), 0}, ink(width, height), kind);
        if (slot == nullptr) continue;
        CHECK(atlas.page_kind(slot->page) == kind);
        slots.push_back(*slot);
      }
      CHECK(slots.size() > 150);
      int faults = 0;
      for (std::size_t i = 0; i < slots.size(); ++i) {
        const GlyphSlot& slot = slots[i];
        if (slot.x < 1 || slot.y < 1) ++faults;
        if (slot.x + slot.ink.width > 255 || slot.y + slot.ink.height > 255) ++faults;
        const bool is_mask = atlas.page_kind(slot.page) == AtlasPageKind::Mask;
        if (is_mask && slot.x < kWhiteBlockSize + 1 && slot.y < kWhiteBlockSize + 1) ++faults;
        for (std::size_t j = 0; j < i; ++j) faults += are_too_near(slot, slots[j]) ? 1 : 0;
      }
      CHECK(faults == 0);
    }
  }

  TEST_CASE("units of one text size fill most of a page") {
    GlyphAtlas atlas({512, 1, 0});
    Random random(3);
    std::size_t used = 0;
    for (int i = 0; i < 2000; ++i) {
      const int width = 10 + static_cast<int>(random.next() % 30u);
      const int height = 14 + static_cast<int>(random.next() % 8u);
      const GlyphSlot* slot = atlas.place({unit_name(i), 0}, ink(width, height), AtlasPageKind::Mask);
      if (slot == nullptr) break;
      used += static_cast<std::size_t>(width * height);
    }
    CHECK(used > 512u * 512u * 7u / 10u);
  }

  TEST_CASE("a low unit does not stand on a shelf of tall ones while a shelf of its own has room") {
    GlyphAtlas atlas({128, 1, 0});
    const GlyphSlot* tall = atlas.place({"tall", 0}, ink(10, 60), AtlasPageKind::Mask);
    const GlyphSlot* low = atlas.place({"low", 0}, ink(10, 10), AtlasPageKind::Mask);
    const GlyphSlot* high = atlas.place({"high", 0}, ink(10, 59), AtlasPageKind::Mask);
    REQUIRE(tall != nullptr);
    REQUIRE(low != nullptr);
    REQUIRE(high != nullptr);
    if (tall == nullptr || low == nullptr || high == nullptr) return;
    CHECK(low->y >= tall->y + 61);
    CHECK(high->y == tall->y);
  }

  TEST_CASE("page 0 is a mask page from the start, and the white texel is in its solid block") {
    GlyphAtlas atlas(kSmall);
    CHECK(atlas.page_count() == 1);
    CHECK(atlas.page_kind(0) == AtlasPageKind::Mask);
    CHECK(atlas.white_texel() == Vec2{2.0f / 64.0f, 2.0f / 64.0f});
    const GlyphSlot* emoji = atlas.place({"😀", 1}, ink(20, 20), AtlasPageKind::Color);
    REQUIRE(emoji != nullptr);
    if (emoji != nullptr) CHECK(emoji->page == 1);
  }

  TEST_CASE("texture memory is a byte a texel for masks and four for color") {
    GlyphAtlas atlas(kSmall);
    CHECK(atlas.texture_bytes() == 64u * 64u);
    atlas.place({"😀", 1}, ink(20, 20), AtlasPageKind::Color);
    CHECK(atlas.texture_bytes() == 64u * 64u * 5u);
  }

  TEST_CASE("requests come sorted by page, then y, then x, and once") {
    GlyphAtlas atlas({128, 3, 1});
    Random random(5);
    std::map<std::string, GlyphSlot> slots;
    for (int i = 0; i < 100; ++i) {
      const int width = 4 + static_cast<int>(random.next() % 30u);
      const int height = 4 + static_cast<int>(random.next() % 20u);
      const auto kind = i % 9 == 0 ? AtlasPageKind::Color : AtlasPageKind::Mask;
      const GlyphSlot* slot = atlas.place({unit_name(i), 3}, ink(width, height), kind);
      if (slot != nullptr) slots[unit_name(i)] = *slot;
    }
    const std::vector<RasterRequest> requests = atlas.take_requests();
    CHECK(requests.size() == slots.size());
    CHECK(
        std::is_sorted(requests.begin(), requests.end(), [](const RasterRequest& a, const RasterRequest& b) {
          return std::tie(a.slot.page, a.slot.y, a.slot.x) < std::tie(b.slot.page, b.slot.y, b.slot.x);
        }));
    for (const RasterRequest& request : requests) {
      CHECK(request.style == 3);
      CHECK(slots[request.text].page == request.slot.page);
      CHECK(slots[request.text].x == request.slot.x);
      CHECK(slots[request.text].y == request.slot.y);
    }
    CHECK(atlas.take_requests().empty());
  }

  TEST_CASE("a new page is preferred to giving one up") {
    GlyphAtlas atlas(kSmall);
    int count = 0;
    while (atlas.page_count() == 1 && count < 1000) {
      atlas.begin_frame();
      atlas.place({unit_name(count++), 0}, ink(14, 11), AtlasPageKind::Mask);
    }
    CHECK(atlas.page_count() == 2);
    CHECK(atlas.generation() == 0);
    CHECK(is_placed(atlas, unit_name(0)));
  }

  TEST_CASE("a unit that is used in this frame is never given up") {
    GlyphAtlas atlas(kSmall);
    const int count = fill(atlas, "a", AtlasPageKind::Mask);
    CHECK(count > 20);
    CHECK(atlas.page_count() == 2);
    CHECK(atlas.generation() == 0);
    for (int i = 0; i < count; ++i) CHECK(is_placed(atlas, "a" + std::to_string(i)));
  }

  TEST_CASE("what was used longest ago is given up, about half of it at once, and the generation grows") {
    GlyphAtlas atlas(kSmall);
    const int count = fill(atlas, "a", AtlasPageKind::Mask);
    atlas.take_requests();
    atlas.begin_frame();
    for (int i = 0; i < count / 2; ++i) CHECK(is_placed(atlas, "a" + std::to_string(i)));
    atlas.begin_frame();
    atlas.begin_frame();
    CHECK(atlas.place({"new", 0}, ink(14, 11), AtlasPageKind::Mask) != nullptr);
    CHECK(atlas.generation() == 1);
    CHECK(atlas.page_count() == 2);
    for (int page = 0; page < 2; ++page) CHECK(atlas.page_generation(page) == 0);
    for (int i = 0; i < count / 2; ++i) CHECK(is_placed(atlas, "a" + std::to_string(i)));
    for (int i = count / 2 + 1; i < count; ++i) CHECK_FALSE(is_placed(atlas, "a" + std::to_string(i)));
    CHECK(is_placed(atlas, "new"));
  }

  TEST_CASE("common units that are seen in every frame stay where they are while all else passes") {
    GlyphAtlas atlas({256, 2, 0});
    std::map<std::string, GlyphSlot> common;
    int missing = 0;
    int moved = 0;
    for (int frame = 0; frame < 300; ++frame) {
      atlas.begin_frame();
      for (int i = 0; i < 120; ++i) {
        // A new word of any length stands between any two common ones.
        const bool is_common = i % 3 == 0;
        const std::string name = is_common ? "common " + std::to_string(i) : unit_name(frame * 40 + i);
        const GlyphSlot* slot = atlas.find({name, 0});
        if (slot == nullptr) slot = atlas.place({name, 0}, ink(6 + i % 17, 12), AtlasPageKind::Mask);
        if (slot == nullptr) {
          ++missing;
        } else if (is_common) {
          const auto [known, is_new] = common.emplace(name, *slot);
          if (!is_new && (known->second.x != slot->x || known->second.y != slot->y)) ++moved;
        }
      }
      atlas.take_requests();
    }
    CHECK(missing == 0);
    CHECK(moved == 0);
    CHECK(atlas.generation() > 5);
    CHECK(atlas.texture_bytes() == 2u * 256u * 256u);
    CHECK(atlas.unit_count() < 1200);
  }

  TEST_CASE("the room of small units becomes room for large ones, which is wiped first") {
    GlyphAtlas atlas({64, 1, 0});
    fill(atlas, "a", AtlasPageKind::Mask);
    atlas.take_requests();
    atlas.begin_frame();
    atlas.begin_frame();
    const GlyphSlot* slot = atlas.place({"large", 0}, ink(60, 50), AtlasPageKind::Mask);
    REQUIRE(slot != nullptr);
    if (slot == nullptr) return;
    const std::vector<RasterRequest> requests = atlas.take_requests();
    REQUIRE(requests.size() == 2);
    if (requests.size() != 2) return;
    CHECK(requests[0].text.empty());
    CHECK(requests[0].slot.ink.width == 63);
    CHECK(requests[0].slot.y == slot->y);
    CHECK(requests[0].slot.ink.height >= 50);
    CHECK(requests[1].text == "large");
  }

  TEST_CASE("units that come and go lie apart from each other") {
    GlyphAtlas atlas({128, 2, 1});
    Random random(11);
    std::map<std::string, GlyphSlot> seen;
    int faults = 0;
    for (int frame = 0; frame < 200; ++frame) {
      atlas.begin_frame();
      seen.clear();
      for (int i = 0; i < 12; ++i) {
        const std::string name = unit_name(static_cast<int>(random.next() % 400u));
        const int width = 4 + static_cast<int>(std::hash<std::string>()(name) % 40u);
        const int height = 4 + static_cast<int>(std::hash<std::string>()(name) / 64u % 24u);
        const GlyphSlot* slot = atlas.place({name, 0}, ink(width, height), AtlasPageKind::Mask);
        if (slot == nullptr) continue;
        if (slot->x < 1 || slot->x + slot->ink.width > 127 || slot->y + slot->ink.height > 127) ++faults;
        for (const auto& [other, place] : seen) faults += other != name && are_too_near(*slot, place) ? 1 : 0;
        seen[name] = *slot;
      }
      atlas.take_requests();
    }
    CHECK(faults == 0);
    CHECK(atlas.generation() > 10);
  }

  TEST_CASE("pages of one kind are not given up for the other") {
    GlyphAtlas atlas(kSmall);
    fill(atlas, "emoji", AtlasPageKind::Color);
    atlas.begin_frame();
    fill(atlas, "a", AtlasPageKind::Mask);
    CHECK(is_placed(atlas, "emoji0"));
    CHECK(atlas.generation() == 0);
  }

  TEST_CASE("requests for what is given up are dropped") {
    GlyphAtlas atlas({64, 1, 0});
    fill(atlas, "a", AtlasPageKind::Mask);
    atlas.begin_frame();
    atlas.place({"new", 0}, ink(14, 11), AtlasPageKind::Mask);
    const std::vector<RasterRequest> requests = atlas.take_requests();
    REQUIRE(requests.size() == 1);
    if (requests.size() == 1) CHECK(requests[0].text == "new");
  }

  TEST_CASE("a page that was given up fills again without overlap") {
    GlyphAtlas atlas({64, 1, 0});
    const int first = fill(atlas, "a", AtlasPageKind::Mask);
    atlas.begin_frame();
    const int second = fill(atlas, "b", AtlasPageKind::Mask);
    CHECK(first == second);
    const std::vector<RasterRequest> requests = atlas.take_requests();
    CHECK(requests.size() == static_cast<std::size_t>(second));
    for (std::size_t i = 1; i < requests.size(); ++i) {
      CHECK_FALSE(are_too_near(requests[i - 1].slot, requests[i].slot));
    }
  }

  TEST_CASE("a unit larger than a page has no slot and costs nobody theirs") {
    GlyphAtlas atlas({64, 1, 1});
    fill(atlas, "a", AtlasPageKind::Mask);
    atlas.begin_frame();
    CHECK(atlas.place({"wide", 0}, ink(63, 10), AtlasPageKind::Mask) == nullptr);
    CHECK(atlas.place({"high", 0}, ink(10, 59), AtlasPageKind::Mask) == nullptr);
    CHECK(atlas.place({"wide emoji", 0}, ink(63, 10), AtlasPageKind::Color) == nullptr);
    CHECK(atlas.generation() == 0);
    CHECK(atlas.page_count() == 1);
    CHECK(is_placed(atlas, "a0"));
  }

  TEST_CASE("a unit exactly as large as a page allows has a slot") {
    GlyphAtlas atlas(kSmall);
    CHECK(atlas.place({"mask", 0}, ink(62, 58), AtlasPageKind::Mask) != nullptr);
    CHECK(atlas.place({"color", 0}, ink(62, 62), AtlasPageKind::Color) != nullptr);
  }

  TEST_CASE("clearing forgets every unit and makes every page a new one") {
    GlyphAtlas atlas(kSmall);
    fill(atlas, "a", AtlasPageKind::Mask);
    atlas.clear();
    CHECK(atlas.page_count() == 1);
    CHECK(atlas.generation() == 1);
    CHECK(atlas.page_generation(0) == 1);
    CHECK_FALSE(is_placed(atlas, "a0"));
    CHECK(atlas.take_requests().empty());
    CHECK(atlas.place({"a0", 0}, ink(14, 11), AtlasPageKind::Mask) != nullptr);
  }
}

#include "render/glyph_atlas.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/order.h"
#include "render/shelf_packer.h"

namespace storylens {
namespace {

struct Page {
  AtlasPageKind kind;
  ShelfPacker packer;
  std::uint32_t generation;
};

struct Entry {
  GlyphSlot slot;
  std::uint64_t last_used_frame;
};

struct OwnedKey {
  std::string text;
  std::uint32_t style;
  operator GlyphKey() const { return {text, style}; }
};

struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(const GlyphKey& key) const {
    constexpr std::uint32_t kGoldenRatio = 0x9E3779B9u;
    return std::hash<std::string_view>()(key.text) ^ (key.style * kGoldenRatio);
  }
};

struct KeyEqual {
  using is_transparent = void;
  bool operator()(const GlyphKey& a, const GlyphKey& b) const {
    return a.style == b.style && a.text == b.text;
  }
};

using Entries = std::unordered_map<OwnedKey, Entry, KeyHash, KeyEqual>;

// How much is given up when there is no room: each step once a frame, so that the work of a frame is bounded.
enum GiveUp : int {
  kOlder,      // of what was used in neither this frame nor the last
  kAllOld,     // all of that
  kAllUnused,  // all that was not used in this frame so far
  kNothingLeft,
};

}  // namespace

struct GlyphAtlas::State {
  AtlasLimits limits;
  std::vector<Page> pages;
  Entries entries;
  std::vector<RasterRequest> requests;
  std::uint64_t frame = 2;
  std::uint32_t generation = 0;
  int next_step[2] = {kOlder, kOlder};  // by kind

  ShelfPacker empty_packer(AtlasPageKind kind) const {
    return {limits.page_size,
            kind == AtlasPageKind::Mask ? kWhiteBlockSize + ShelfPacker::kGap : ShelfPacker::kGap};
  }

  Page& page_of(const GlyphSlot& slot) { return pages[slot.page]; }

  bool can_open_page(AtlasPageKind kind) const {
    const auto count =
        std::count_if(pages.begin(), pages.end(), [&](const Page& page) { return page.kind == kind; });
    return count < (kind == AtlasPageKind::Mask ? limits.mask_pages : limits.color_pages);
  }

  int open_page(AtlasPageKind kind) {
    pages.push_back({kind, empty_packer(kind), generation});
    return static_cast<int>(pages.size()) - 1;
  }

  // The last frame of the entries that a step gives up.
  std::uint64_t last_frame_to_give_up(AtlasPageKind kind, int step) {
    const std::uint64_t youngest = step == kAllUnused ? frame - 1 : frame - 2;
    if (step != kOlder) return youngest;
    std::uint64_t sum = 0;
    std::uint64_t count = 0;
    for (const auto& [key, entry] : entries) {
      if (page_of(entry.slot).kind != kind || entry.last_used_frame > youngest) continue;
      sum += entry.last_used_frame;
      ++count;
    }
    return count == 0 ? 0 : sum / count;
  }

  void give_up(AtlasPageKind kind, int step) {
    const std::uint64_t last_frame = last_frame_to_give_up(kind, step);
    std::size_t given_up = 0;
    for (auto it = entries.begin(); it != entries.end();) {
      const Entry& entry = it->second;
      Page& page = page_of(entry.slot);
      if (page.kind != kind || entry.last_used_frame > last_frame) {
        ++it;
        continue;
      }
      page.packer.give_back({entry.slot.x, entry.slot.y});
      it = entries.erase(it);
      ++given_up;
    }
    if (given_up > 0) ++generation;
  }

  // Whether a unit was given up, or placed anew elsewhere, since it was requested.
  bool is_stale(const RasterRequest& request) const {
    if (request.text.empty()) return false;
    const auto found = entries.find(GlyphKey{request.text, request.style});
    if (found == entries.end()) return true;
    const GlyphSlot& slot = found->second.slot;
    return slot.page != request.slot.page || slot.x != request.slot.x || slot.y != request.slot.y;
  }

  void request_wipe(int index) {
    const ShelfPacker::Strip strip = pages[static_cast<std::size_t>(index)].packer.reused_strip();
    if (strip.height == 0) return;
    const InkBox all = {0, 0, limits.page_size - ShelfPacker::kGap, strip.height - ShelfPacker::kGap};
    const GlyphSlot place{static_cast<std::uint16_t>(index), 0, static_cast<std::uint16_t>(strip.y), all};
    requests.push_back({{}, 0, place});
  }

  // The page that took the unit; -1 = none.
  int pack_in_pages(const InkBox& ink, AtlasPageKind kind, PackedPlace& place) {
    for (int i = 0; i < static_cast<int>(pages.size()); ++i) {
      Page& page = pages[static_cast<std::size_t>(i)];
      if (page.kind != kind || !page.packer.pack(ink.width, ink.height, place)) continue;
      request_wipe(i);
      return i;
    }
    return -1;
  }

  int pack(const InkBox& ink, AtlasPageKind kind, PackedPlace& place) {
    int index = pack_in_pages(ink, kind, place);
    // Nothing is given up for a unit that no page can hold.
    if (index >= 0 || !empty_packer(kind).pack(ink.width, ink.height, place)) return index;
    if (can_open_page(kind)) {
      open_page(kind);
      return pack_in_pages(ink, kind, place);
    }
    for (int& step = next_step[static_cast<int>(kind)]; index < 0 && step < kNothingLeft; ++step) {
      give_up(kind, step);
      index = pack_in_pages(ink, kind, place);
    }
    return index;
  }
};

GlyphAtlas::GlyphAtlas(AtlasLimits limits) : state_(std::make_unique<State>()) {
  state_->limits = limits;
  state_->open_page(AtlasPageKind::Mask);
}

GlyphAtlas::~GlyphAtlas() = default;

void GlyphAtlas::begin_frame() {
  ++state_->frame;
  for (int& step : state_->next_step) step = kOlder;
}

const GlyphSlot* GlyphAtlas::find(const GlyphKey& key) {
  const auto found = state_->entries.find(key);
  if (found == state_->entries.end()) return nullptr;
  found->second.last_used_frame = state_->frame;
  return &found->second.slot;
}

const GlyphSlot* GlyphAtlas::place(const GlyphKey& key, const InkBox& ink, AtlasPageKind kind) {
  static constexpr GlyphSlot kWithoutInk;
  if (ink.width <= 0 || ink.height <= 0) return &kWithoutInk;
  if (const GlyphSlot* slot = find(key)) return slot;
  PackedPlace place;
  const int index = state_->pack(ink, kind, place);
  if (index < 0) return nullptr;
  const GlyphSlot slot{static_cast<std::uint16_t>(index), static_cast<std::uint16_t>(place.x),
                       static_cast<std::uint16_t>(place.y), ink};
  state_->requests.push_back({std::string(key.text), key.style, slot});
  const Entry entry{slot, state_->frame};
  return &state_->entries.emplace(OwnedKey{std::string(key.text), key.style}, entry).first->second.slot;
}

std::vector<RasterRequest> GlyphAtlas::take_requests() {
  std::vector<RasterRequest>& requests = state_->requests;
  requests.erase(std::remove_if(requests.begin(), requests.end(),
                                [&](const RasterRequest& request) { return state_->is_stale(request); }),
                 requests.end());
  sort_stably(state_->requests, [](const RasterRequest& a, const RasterRequest& b) {
    return std::tie(a.slot.page, a.slot.y, a.slot.x) < std::tie(b.slot.page, b.slot.y, b.slot.x);
  });
  return std::exchange(state_->requests, {});
}

void GlyphAtlas::clear() {
  state_->entries.clear();
  state_->requests.clear();
  state_->pages.clear();
  ++state_->generation;
  state_->open_page(AtlasPageKind::Mask);
}

int GlyphAtlas::page_count() const {
  return static_cast<int>(state_->pages.size());
}

AtlasPageKind GlyphAtlas::page_kind(int page) const {
  return state_->pages[static_cast<std::size_t>(page)].kind;
}

int GlyphAtlas::page_size() const {
  return state_->limits.page_size;
}

Vec2 GlyphAtlas::white_texel() const {
  const float middle =
      0.5f * static_cast<float>(kWhiteBlockSize) / static_cast<float>(state_->limits.page_size);
  return {middle, middle};
}

std::size_t GlyphAtlas::unit_count() const {
  return state_->entries.size();
}

std::size_t GlyphAtlas::texture_bytes() const {
  const auto size = static_cast<std::size_t>(state_->limits.page_size);
  std::size_t bytes = 0;
  for (const Page& page : state_->pages) bytes += size * size * (page.kind == AtlasPageKind::Color ? 4u : 1u);
  return bytes;
}

std::uint32_t GlyphAtlas::generation() const {
  return state_->generation;
}

std::uint32_t GlyphAtlas::page_generation(int page) const {
  return state_->pages[static_cast<std::size_t>(page)].generation;
}

}  // namespace storylens

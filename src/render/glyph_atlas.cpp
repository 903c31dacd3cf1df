#include "render/glyph_atlas.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "render/shelf_packer.h"

namespace storylens {
namespace {

// Keeps strings until all are dropped at once.
class StringArena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (block_size_ - used_ < text.size()) open_block(std::max(text.size(), kMinBlockSize));
    char* begin = blocks_.back().get() + used_;
    std::copy(text.begin(), text.end(), begin);
    used_ += text.size();
    return {begin, text.size()};
  }

  void clear() { *this = StringArena(); }

 private:
  static constexpr std::size_t kMinBlockSize = 4096;

  void open_block(std::size_t size) {
    blocks_.push_back(std::make_unique<char[]>(size));
    block_size_ = size;
    used_ = 0;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_size_ = 0;
  std::size_t used_ = 0;
};

struct Page {
  AtlasPageKind kind;
  ShelfPacker packer;
  StringArena texts;  // of the keys of its slots
  std::uint64_t last_used_frame;
  std::uint32_t generation;
};

struct KeyHash {
  std::size_t operator()(const GlyphKey& key) const {
    constexpr std::uint32_t kGoldenRatio = 0x9E3779B9u;
    return std::hash<std::string_view>()(key.text) ^ (key.style * kGoldenRatio);
  }
};

struct KeyEqual {
  bool operator()(const GlyphKey& a, const GlyphKey& b) const {
    return a.style == b.style && a.text == b.text;
  }
};

}  // namespace

struct GlyphAtlas::State {
  AtlasLimits limits;
  std::vector<Page> pages;
  std::unordered_map<GlyphKey, GlyphSlot, KeyHash, KeyEqual> slots;
  std::vector<RasterRequest> requests;
  std::uint64_t frame = 1;
  std::uint32_t generation = 0;

  ShelfPacker empty_packer(AtlasPageKind kind) const {
    return {limits.page_size,
            kind == AtlasPageKind::Mask ? kWhiteBlockSize + ShelfPacker::kGap : ShelfPacker::kGap};
  }

  bool can_open_page(AtlasPageKind kind) const {
    const auto count =
        std::count_if(pages.begin(), pages.end(), [&](const Page& page) { return page.kind == kind; });
    return count < (kind == AtlasPageKind::Mask ? limits.mask_pages : limits.color_pages);
  }

  int open_page(AtlasPageKind kind) {
    pages.push_back({kind, empty_packer(kind), {}, 0, generation});
    return static_cast<int>(pages.size()) - 1;
  }

  // The page of a kind that was not used for longest, before this frame; -1 = none.
  int oldest_idle_page(AtlasPageKind kind) const {
    int oldest = -1;
    for (int i = 0; i < static_cast<int>(pages.size()); ++i) {
      const Page& page = pages[static_cast<std::size_t>(i)];
      if (page.kind != kind || page.last_used_frame == frame) continue;
      if (oldest < 0 || page.last_used_frame < pages[static_cast<std::size_t>(oldest)].last_used_frame)
        oldest = i;
    }
    return oldest;
  }

  void give_up_page(int index) {
    for (auto it = slots.begin(); it != slots.end();) {
      it = it->second.page == index ? slots.erase(it) : std::next(it);
    }
    requests.erase(std::remove_if(requests.begin(), requests.end(),
                                  [&](const RasterRequest& request) { return request.slot.page == index; }),
                   requests.end());
    Page& page = pages[static_cast<std::size_t>(index)];
    page.packer = empty_packer(page.kind);
    page.texts.clear();
    page.generation = ++generation;
  }

  // The page that took the unit; -1 = none.
  int pack(const InkBox& ink, AtlasPageKind kind, PackedPlace& place) {
    for (int i = 0; i < static_cast<int>(pages.size()); ++i) {
      Page& page = pages[static_cast<std::size_t>(i)];
      if (page.kind == kind && page.packer.pack(ink.width, ink.height, place)) return i;
    }
    // Nothing is given up for a unit that no page can hold.
    if (!empty_packer(kind).pack(ink.width, ink.height, place)) return -1;
    int index = -1;
    if (can_open_page(kind)) {
      index = open_page(kind);
    } else {
      index = oldest_idle_page(kind);
      if (index < 0) return -1;
      give_up_page(index);
    }
    pages[static_cast<std::size_t>(index)].packer.pack(ink.width, ink.height, place);
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
}

const GlyphSlot* GlyphAtlas::find(const GlyphKey& key) {
  const auto found = state_->slots.find(key);
  if (found == state_->slots.end()) return nullptr;
  state_->pages[found->second.page].last_used_frame = state_->frame;
  return &found->second;
}

const GlyphSlot* GlyphAtlas::place(const GlyphKey& key, const InkBox& ink, AtlasPageKind kind) {
  if (const GlyphSlot* slot = find(key)) return slot;

  const bool has_ink = ink.width > 0 && ink.height > 0;
  PackedPlace place;
  const int index = has_ink ? state_->pack(ink, kind, place) : 0;
  if (index < 0) return nullptr;
  const GlyphSlot slot{static_cast<std::uint16_t>(index), static_cast<std::uint16_t>(place.x),
                       static_cast<std::uint16_t>(place.y), has_ink ? ink : InkBox{}};
  Page& page = state_->pages[static_cast<std::size_t>(index)];
  page.last_used_frame = state_->frame;
  if (has_ink) state_->requests.push_back({std::string(key.text), key.style, slot});
  return &state_->slots.emplace(GlyphKey{page.texts.keep(key.text), key.style}, slot).first->second;
}

std::vector<RasterRequest> GlyphAtlas::take_requests() {
  std::sort(state_->requests.begin(), state_->requests.end(),
            [](const RasterRequest& a, const RasterRequest& b) {
              return std::tie(a.slot.page, a.slot.y, a.slot.x) < std::tie(b.slot.page, b.slot.y, b.slot.x);
            });
  return std::exchange(state_->requests, {});
}

void GlyphAtlas::clear() {
  state_->slots.clear();
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

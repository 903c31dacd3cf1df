// Glyph atlas: where each shaped unit of text stands in a set of texture pages, and which are still to be
// drawn there. Packs by shelves (render/shelf_packer.h). When the limit is reached, the units that were used
// longest ago give up their room, about half of them at once, and never one that was used in this frame; the
// page and its texture stay. Single units are given up, not pages, because common words and syllables stand
// everywhere: soon no page would be without one that is seen. Knows no GL and no fonts.
//
// Mask pages hold coverage (R8); color pages hold emoji (RGBA8, premultiplied). The 4×4 texels at the origin
// of each mask page are solid, so that shapes and text share one texture (white_texel()). Page 0 is always
// there, and a mask page. A texel is left free around each unit.
//
// Units:  device pixels.
// Shapes: a request's rectangle is inside its page; the requests of take_requests() are sorted by page, then
//         y, then x. Each is to be wiped with a texel more to the right and below, which is its gap. A
//         request with empty text is only to be wiped.
// Errors: a unit larger than a page, or past the limit in one frame, has no slot: place() gives nullptr, and
//         nothing is drawn.
// Cost:   O(1) a look-up; no allocation when found. At most three walks over all units a frame and kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec2.h"

namespace storylens {

enum class AtlasPageKind : std::uint8_t { Mask, Color };

// Where the ink of a unit lies around its pen origin on the baseline, y down (so top is negative for most).
struct InkBox {
  int left = 0;
  int top = 0;
  int width = 0;  // 0 = nothing to draw (a space)
  int height = 0;
};

struct GlyphSlot {
  std::uint16_t page = 0;
  std::uint16_t x = 0;
  std::uint16_t y = 0;
  InkBox ink;
};

struct GlyphKey {
  std::string_view text;
  std::uint32_t style = 0;  // the caller's id of font and size; equal ids mean equal pictures
};

struct RasterRequest {
  std::string text;
  std::uint32_t style = 0;
  GlyphSlot slot;
};

struct AtlasLimits {
  int page_size = 2048;  // width and height; at most GL's MAX_TEXTURE_SIZE
  int mask_pages = 4;    // 4 MB each at 2048
  int color_pages = 1;   // 16 MB each at 2048
};

inline constexpr int kWhiteBlockSize = 4;

class GlyphAtlas {
 public:
  explicit GlyphAtlas(AtlasLimits limits = {});
  ~GlyphAtlas();

  // Marks the start of a frame: slots used since then are not given up.
  void begin_frame();

  // The slot of a unit that was placed before, else nullptr. Valid until the next place() or clear().
  const GlyphSlot* find(const GlyphKey& key);
  // Makes room for a unit and queues a request to draw it; nullptr when there is no room. A unit that was
  // placed before keeps its slot. A unit without ink (width or height 0) has an empty slot, which is neither
  // remembered nor requested.
  const GlyphSlot* place(const GlyphKey& key, const InkBox& ink, AtlasPageKind kind);

  // What is to be drawn before the next GL frame; empties the queue.
  std::vector<RasterRequest> take_requests();

  // Forgets everything (context lost, device pixel ratio changed).
  void clear();

  int page_count() const;
  AtlasPageKind page_kind(int page) const;
  int page_size() const;
  // The middle of the solid block, in texture coordinates; the same on each mask page.
  Vec2 white_texel() const;
  std::size_t unit_count() const;
  std::size_t texture_bytes() const;
  // Grows whenever slots were given up: cached vertices of older generations are stale.
  std::uint32_t generation() const;
  // The generation since which a page has been filled: when it grows, the page is another one, with a texture
  // of its own.
  std::uint32_t page_generation(int page) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace storylens

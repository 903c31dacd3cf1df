// UI pass: draws Dear ImGui's draw lists, text included, from the glyph pages. It replaces ImGui's stock GL backend because pages hold one channel of
// coverage instead of RGBA, because the stock one reads GL state back each frame (a stall in WebGL), and because a lost
// context must be rebuilt in one place.
//
// ImTextureID is the number of a glyph page. Mask pages: alpha is the red channel, times the vertex color; color pages: the texel itself,
// premultiplied, times the vertex alpha.
//
// Units:  device pixels.
// Errors: create() fails with the shader's log.
#pragma once

#include <vector>

#include "base/result.h"
#include "render/glyph_atlas.h"

struct ImDrawData;

namespace storylens {

class UiPass {
 public:
  static Result<UiPass> create();
  UiPass(UiPass&&) noexcept;
  UiPass& operator=(UiPass&&) noexcept;
  ~UiPass();

  // Makes a texture for each page of the atlas that has none yet. Call before glyphs are uploaded.
  void ensure_pages(const GlyphAtlas& atlas);
  unsigned page_texture(int page) const;  // GL name

  void draw(const ImDrawData& draw_data);

 private:
  UiPass() = default;
  struct Page {
    unsigned texture = 0;
    AtlasPageKind kind = AtlasPageKind::Mask;
  };
  unsigned program_ = 0;
  unsigned vertex_array_ = 0;
  unsigned vertex_buffer_ = 0;
  unsigned index_buffer_ = 0;
  std::vector<Page> pages_;
};

}  // namespace storylens

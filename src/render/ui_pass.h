// UI pass: draws Dear ImGui's draw lists, text included, from the glyph pages. It replaces ImGui's stock GL
// backend because pages hold one channel of coverage instead of RGBA, because the stock one reads GL state
// back each frame (a stall in WebGL), and because a lost context must be rebuilt in one place.
//
// ImTextureID is the number of a glyph page. Mask pages: alpha is the red channel, times the vertex color;
// color pages: the texel itself, premultiplied, times the vertex alpha. ImDrawCmd::VtxOffset is honored
// (ImGuiBackendFlags_RendererHasVtxOffset), and so are user callbacks: the state is set again after each.
//
// Units:  the draw data's own, times its FramebufferScale = device pixels. The display is the whole canvas.
// Errors: create() fails with the shader's log. A command whose page has no texture is not drawn.
// Cost:   one upload for each draw list, one draw call for each command; no allocation.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "render/gl_object.h"
#include "render/glyph_atlas.h"

struct ImDrawData;
struct ImDrawList;

namespace storylens {

class UiPass {
 public:
  static Result<UiPass> create();
  UiPass(UiPass&&) noexcept;
  UiPass& operator=(UiPass&&) noexcept;
  ~UiPass();

  // Makes a texture for each page of the atlas that has none yet, and an empty one for each that was given up
  // since the last call. Call before glyphs are uploaded.
  void ensure_pages(const GlyphAtlas& atlas);
  unsigned page_texture(int page) const;  // GL name, until the next ensure_pages(); 0 = there is none

  void draw(const ImDrawData& draw_data);

 private:
  UiPass() = default;
  struct Page {
    GlTexture texture;
    AtlasPageKind kind = AtlasPageKind::Mask;
    std::uint32_t generation = 0;
  };
  void set_state(const ImDrawData& draw_data);
  void bind_page(int page);
  void draw_list(const ImDrawList& list, const ImDrawData& draw_data);

  GlProgram program_;
  GlVertexArray vertex_array_;
  GlBuffer vertex_buffer_;
  GlBuffer index_buffer_;
  int u_display_origin_ = -1;
  int u_clip_from_display_ = -1;
  int u_is_color_page_ = -1;
  std::vector<Page> pages_;
};

}  // namespace storylens

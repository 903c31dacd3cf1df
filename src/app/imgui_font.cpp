// Dear ImGui wants a font, but all text is drawn by GlyphText. This builder gives it an empty one whose texture is glyph page 0: no font file,
// no rasterizer. It takes the place of FreeType's builder through the hook that ImGui has for it.
#include "app/imgui_font.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <initializer_list>

namespace {

bool build_empty_font(ImFontAtlas* atlas) {
  ImFontAtlasBuildInit(atlas);
  atlas->TexID = nullptr;
  atlas->TexWidth = 1;
  atlas->TexHeight = 1;
  atlas->TexUvScale = {1.0f, 1.0f};
  for (ImFontConfig& config : atlas->ConfigData) {
    ImFontAtlasBuildSetupFont(atlas, config.DstFont, &config, config.SizePixels, 0.0f);
    for (const ImWchar letter : {ImWchar(' '), ImWchar('?'), ImWchar('.')}) {
      config.DstFont->AddGlyph(&config, letter, 0, 0, 0, 0, 0, 0, 0, 0, config.SizePixels * 0.5f);
    }
    config.DstFont->BuildLookupTable();
  }
  atlas->TexReady = true;
  return true;
}

}  // namespace

namespace ImGuiFreeType {

const ImFontBuilderIO* GetBuilderForFreeType() {
  static const ImFontBuilderIO kBuilder = {build_empty_font};
  return &kBuilder;
}

}  // namespace ImGuiFreeType

namespace storylens {

void add_empty_font(ImFontAtlas& atlas, int page_size) {
  static char empty_font = 0;
  constexpr float kFontSize = 16.0f;
  ImFontConfig config;
  config.FontData = &empty_font;
  config.FontDataSize = 1;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = kFontSize;
  atlas.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  atlas.AddFont(&config);
  atlas.Build();
  // The middle of the solid texels at the origin of every mask page (render/glyph_atlas.h).
  constexpr float kSolidMiddle = 2.0f;
  atlas.TexUvWhitePixel = {kSolidMiddle / static_cast<float>(page_size), kSolidMiddle / static_cast<float>(page_size)};
}

}  // namespace storylens

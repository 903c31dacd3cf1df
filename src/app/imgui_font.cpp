#include "app/imgui_font.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <initializer_list>

namespace storylens {
namespace {

// Takes the place of ImFontAtlas::Build(), which would link a rasterizer and a font file.
void build_empty_font(ImFontAtlas* atlas) {
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
}

}  // namespace

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
  build_empty_font(&atlas);
  // The middle of the solid texels at the origin of every mask page (render/glyph_atlas.h).
  constexpr float kSolidMiddle = 2.0f;
  atlas.TexUvWhitePixel = {kSolidMiddle / static_cast<float>(page_size),
                           kSolidMiddle / static_cast<float>(page_size)};
}

}  // namespace storylens

// ImGui font: an empty font for Dear ImGui; text is drawn by app/glyph_text.h.
#pragma once

struct ImFontAtlas;

namespace storylens {

// page_size: of the glyph pages, texels.
void add_empty_font(ImFontAtlas& atlas, int page_size);

}  // namespace storylens

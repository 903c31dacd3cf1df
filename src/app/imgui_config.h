// Dear ImGui's compile-time switches (IMGUI_USER_CONFIG): what a reader's page never uses is left out.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_KEYIO
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS

// Glyphs come from the browser. FreeType is "enabled" so that stb_truetype is left out: the font builder that Dear ImGui then
// asks for is ours, and no FreeType is linked.
#define IMGUI_ENABLE_FREETYPE

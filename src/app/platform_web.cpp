// The browser's answers to app/platform.h. Each calls a method of `Module.host`, which web/host.ts
// implements; C++ never searches the DOM.
#include <emscripten/emscripten.h>

#include "app/platform.h"

EM_JS(void, host_define_style,
      (unsigned id, float size, int weight, int family, int is_italic, int has_halo, int is_right_to_left,
       const char* language, int language_size),
      {
        Module["host"].defineStyle(id, size, weight, family, !!is_italic, !!has_halo, !!is_right_to_left,
                                   language, language_size);
      });

EM_JS(void, host_measure, (const char* text, int size, unsigned style, float* out),
      { Module["host"].measure(text, size, style, out >> 2); });

EM_JS(void, host_font_metrics, (unsigned style, float* out),
      { Module["host"].fontMetrics(style, out >> 2); });

EM_JS(void, host_word_starts, (const char* run, int size, unsigned char* starts),
      { Module["host"].wordStarts(run, size, starts); });

EM_JS(void, host_raster_unit,
      (const char* text, int size, unsigned style, int page, int x, int y, int left, int top, int width,
       int height),
      { Module["host"].rasterUnit(text, size, style, page, x, y, left, top, width, height); });

EM_JS(void, host_upload, (int page, unsigned texture, int is_color),
      { Module["host"].upload(page, GL.textures[texture], !!is_color); });

EM_JS(int, host_emit, (const char* name, int name_size, const char* detail, int detail_size),
      { return Module["host"].emit(name, name_size, detail, detail_size) ? 1 : 0; });

EM_JS(void, host_set_cursor, (const char* cursor, int size), { Module["host"].setCursor(cursor, size); });

EM_JS(void, host_start_layout,
      (const float* bodies, int body_count, const float* links, const int* ends, int link_count),
      { Module["host"].startLayout(bodies >> 2, body_count, links >> 2, ends, link_count); });

EM_JS(void, host_stop_layout, (), { Module["host"].stopLayout(); });

namespace storylens {
namespace {

int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

}  // namespace

void platform_define_style(std::uint32_t id, const TextStyle& style, std::string_view language) {
  host_define_style(id, style.size_px, style.weight, static_cast<int>(style.family), style.is_italic,
                    style.has_halo, style.is_right_to_left, language.data(), size_of(language));
}

UnitMetrics platform_measure(std::string_view unit, std::uint32_t style) {
  float out[5] = {};
  host_measure(unit.data(), size_of(unit), style, out);
  return {out[0], out[1], out[2], out[3], out[4]};
}

FontMetrics platform_font_metrics(std::uint32_t style) {
  float out[2] = {};
  host_font_metrics(style, out);
  return {out[0], out[1]};
}

void platform_word_starts(std::string_view run, std::uint8_t* starts) {
  host_word_starts(run.data(), size_of(run), starts);
}

void platform_raster(const std::vector<RasterRequest>& requests, const std::vector<unsigned>& textures,
                     const GlyphAtlas& atlas) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const RasterRequest& request = requests[i];
    const GlyphSlot& slot = request.slot;
    host_raster_unit(request.text.data(), size_of(request.text), request.style & kStyleMask, slot.page,
                     slot.x, slot.y, slot.ink.left, slot.ink.top, slot.ink.width, slot.ink.height);
    const bool is_last_of_page = i + 1 == requests.size() || requests[i + 1].slot.page != slot.page;
    if (is_last_of_page) {
      host_upload(slot.page, textures[slot.page], atlas.page_kind(slot.page) == AtlasPageKind::Color);
    }
  }
}

bool platform_emit(std::string_view event, std::string_view detail_json) {
  return host_emit(event.data(), size_of(event), detail_json.data(), size_of(detail_json)) != 0;
}

double platform_now_ms() {
  return emscripten_get_now();
}

void platform_start_layout(const Picture& picture) {
  std::vector<float> bodies, links;
  std::vector<int> ends;
  for (std::size_t i = 0; i < picture.bodies.size(); ++i) {
    const Box& box = picture.boxes[i];
    bodies.insert(bodies.end(), {picture.bodies[i].radius, box.min.x, box.min.y, box.max.x, box.max.y});
  }
  for (const Link& link : picture.links) {
    links.insert(links.end(), {link.distance, link.strength});
    ends.insert(ends.end(), {link.a, link.b});
  }
  host_start_layout(bodies.data(), static_cast<int>(picture.bodies.size()), links.data(), ends.data(),
                    static_cast<int>(picture.links.size()));
}

void platform_stop_layout() {
  host_stop_layout();
}

void platform_set_cursor(std::string_view css_cursor) {
  host_set_cursor(css_cursor.data(), size_of(css_cursor));
}

}  // namespace storylens

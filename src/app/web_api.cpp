// Web API: everything that JavaScript can call, in the order of web/module.ts. Strings come as pointer and
// length of UTF-8, and go as a pointer that is valid until the next call.
#include <emscripten/emscripten.h>
#include <imgui.h>

#include <cstddef>
#include <string>

#include "app/app.h"
#include "story/json/json_writer.h"
#include "story/search_terms.h"

namespace {

using namespace storylens;

App* g_app = nullptr;
std::string g_answer;

const char* answer(std::string text) {
  g_answer = std::move(text);
  return g_answer.c_str();
}

// Empty on success, else the error with its place.
std::string failure_text(const Result<bool>& result) {
  if (result) return {};
  const Error& error = result.error();
  return error.where.empty() ? error.message : error.message + " (" + error.where + ")";
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void sl_create() {
  if (g_app == nullptr) g_app = new App();
}

EMSCRIPTEN_KEEPALIVE void sl_destroy() {
  delete g_app;
  g_app = nullptr;
}

// Empty on success, else why not.
EMSCRIPTEN_KEEPALIVE const char* sl_create_graphics() {
  const Result<bool> made = g_app->create_graphics();
  return answer(made ? std::string() : made.error().message);
}

EMSCRIPTEN_KEEPALIVE void sl_drop_graphics() {
  g_app->drop_graphics();
}

EMSCRIPTEN_KEEPALIVE const char* sl_load(const char* json, std::size_t size, const char* slug,
                                         const char* language) {
  return answer(failure_text(g_app->load({json, size}, slug, language)));
}

EMSCRIPTEN_KEEPALIVE const char* sl_update(const char* json, std::size_t size, const char* slug,
                                           const char* language) {
  return answer(failure_text(g_app->update({json, size}, slug, language)));
}

EMSCRIPTEN_KEEPALIVE void sl_set_archive_size(int stories) {
  g_app->set_archive_size(stories);
}

EMSCRIPTEN_KEEPALIVE void sl_set_page_stories(const char* page, int stories, int before, int after) {
  g_app->set_page_stories(page, stories, before, after);
}

EMSCRIPTEN_KEEPALIVE void sl_browse(const char* json, std::size_t size) {
  g_app->browse({json, size});
}

EMSCRIPTEN_KEEPALIVE void sl_resize(float width, float height, float device_pixel_ratio) {
  g_app->resize({width, height, device_pixel_ratio});
}

EMSCRIPTEN_KEEPALIVE int sl_has_input() {
  return g_app->has_input() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int sl_frame(double now_ms) {
  return g_app->frame(now_ms) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void sl_wake() {
  g_app->wake();
}

// Colors as 0xAABBGGRR, 0 = not given.
EMSCRIPTEN_KEEPALIVE void sl_set_look(int theme, int is_system_dark, int is_system_contrast,
                                      int is_motion_reduced, float text_scale, unsigned page, unsigned text,
                                      unsigned accent) {
  AppState& state = g_app->state();
  if (theme >= 0) state.theme = static_cast<ThemeChoice>(theme);
  state.is_system_dark = is_system_dark != 0;
  state.is_system_contrast = is_system_contrast != 0;
  state.is_motion_reduced = is_motion_reduced != 0;
  state.text_scale = text_scale;
  state.custom_page = page;
  state.custom_text = text;
  state.custom_accent = accent;
  g_app->wake();
}

EMSCRIPTEN_KEEPALIVE void sl_set_interface_language(const char* language) {
  g_app->state().interface_language = language;
  g_app->wake();
}

EMSCRIPTEN_KEEPALIVE void sl_add_strings(const char* language, const char* table) {
  g_app->add_strings(language, table);
}

EMSCRIPTEN_KEEPALIVE void sl_miss_strings(const char* language, const char* why) {
  g_app->miss_strings(language, why);
}

EMSCRIPTEN_KEEPALIVE int sl_set_view(const char* name) {
  const std::optional<View> view = view_from_name(name);
  if (!view) return 0;
  g_app->state().view = *view;
  g_app->wake();
  return 1;
}

EMSCRIPTEN_KEEPALIVE void sl_fonts_changed() {
  g_app->text().forget_fonts();
  g_app->wake();
}

EMSCRIPTEN_KEEPALIVE int sl_open(const char* slug, const char* language) {
  return g_app->open(slug, language) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void sl_set_since(const char* date) {
  g_app->set_since(date);
}

EMSCRIPTEN_KEEPALIVE int sl_select(const char* node_id) {
  return g_app->select(node_id) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void sl_go_to(const char* location) {
  g_app->go_to(location);
}

EMSCRIPTEN_KEEPALIVE void sl_set_filter(const char* location) {
  g_app->set_filter(location);
}

EMSCRIPTEN_KEEPALIVE const char* sl_location() {
  return answer(g_app->location());
}

EMSCRIPTEN_KEEPALIVE const char* sl_inspect() {
  return answer(g_app->inspect());
}

EMSCRIPTEN_KEEPALIVE const char* sl_document() {
  return answer(g_app->document());
}

EMSCRIPTEN_KEEPALIVE const char* sl_node_list(int first, int count) {
  return answer(g_app->node_list(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
}

EMSCRIPTEN_KEEPALIVE const char* sl_picture_svg(const char* font_family, const char* source) {
  return answer(g_app->picture_svg(font_family, source));
}

EMSCRIPTEN_KEEPALIVE const char* sl_quotation(const char* block, const char* selected) {
  return answer(g_app->quotation_of(block, selected));
}

EMSCRIPTEN_KEEPALIVE const char* sl_markdown() {
  return answer(g_app->markdown());
}

// What is selected in the story's document, and in which block it begins.
EMSCRIPTEN_KEEPALIVE void sl_tell_selected(const char* block, const char* text) {
  g_app->state().selected_block = block;
  g_app->state().selected_text = text;
}

// Times are those of the events, in milliseconds: a frame may come much later.
EMSCRIPTEN_KEEPALIVE void sl_pointer_move(float x, float y, int is_touch, double now_ms) {
  g_app->state().is_touch = is_touch != 0;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(is_touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(x, y);
  g_app->tell_move({x, y}, now_ms);
}

EMSCRIPTEN_KEEPALIVE void sl_pointer_button(int button, int is_down, int is_shift_down, double now_ms) {
  if (is_down) g_app->state().is_shift_down = is_shift_down != 0;
  if (button >= 0 && button < ImGuiMouseButton_COUNT)
    ImGui::GetIO().AddMouseButtonEvent(button, is_down != 0);
  g_app->tell_button(now_ms, is_down != 0);
}

EMSCRIPTEN_KEEPALIVE void sl_pointer_leave() {
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  g_app->wake();
}

// Two fingers moved apart or together around a point, and that by (dx, dy); or a wheel turned over it.
EMSCRIPTEN_KEEPALIVE void sl_pinch(float x, float y, float dx, float dy, float factor, double now_ms) {
  g_app->pinch({x, y}, {dx, dy}, factor, now_ms);
}

EMSCRIPTEN_KEEPALIVE void sl_choose(const char* node_id) {
  g_app->choose(node_id);
}

EMSCRIPTEN_KEEPALIVE void sl_follow(const char* node_id) {
  g_app->follow(node_id);
}

EMSCRIPTEN_KEEPALIVE void sl_command(const char* name) {
  g_app->command(name);
}

EMSCRIPTEN_KEEPALIVE void sl_activate(const char* control_id) {
  g_app->activate(control_id);
}

EMSCRIPTEN_KEEPALIVE void sl_set_value(const char* control_id, float value) {
  g_app->activate(control_id, value);
}

EMSCRIPTEN_KEEPALIVE void sl_scroll_panel(const char* panel, float y) {
  g_app->scroll_panel(panel, y);
}

EMSCRIPTEN_KEEPALIVE void sl_search(const char* query) {
  g_app->search(query);
}

// As a JSON array: story/search_terms.h.
EMSCRIPTEN_KEEPALIVE const char* sl_search_beginnings(const char* query) {
  std::string json = "[";
  for (const std::string& beginning : search_beginnings(query)) {
    if (json.size() > 1) json += ",";
    append_json_string(json, beginning);
  }
  return answer(json + "]");
}

EMSCRIPTEN_KEEPALIVE void sl_open_result(int number) {
  g_app->open_result(static_cast<std::size_t>(number));
}

EMSCRIPTEN_KEEPALIVE const char* sl_neighbor(const char* node_id, float x, float y) {
  return answer(g_app->neighbor(node_id, {x, y}));
}

EMSCRIPTEN_KEEPALIVE void sl_focus_node(const char* node_id) {
  g_app->focus_node(node_id);
}

// x and y of each node of the layout that was asked for.
EMSCRIPTEN_KEEPALIVE void sl_take_layout(const float* places, int count, float progress, int is_complete) {
  std::vector<Vec2> positions;
  for (int i = 0; i < count; ++i) positions.push_back({places[2 * i], places[2 * i + 1]});
  g_app->take_layout(positions, progress, is_complete != 0);
}

EMSCRIPTEN_KEEPALIVE void sl_fail_layout(const char* why) {
  g_app->fail_layout(why);
}

}  // extern "C"

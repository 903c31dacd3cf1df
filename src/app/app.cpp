#include "app/app.h"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <utility>

#include "app/event_detail.h"
#include "app/imgui_font.h"
#include "app/inspect.h"
#include "story/bundle_reader.h"
#include "story/check.h"
#include "story/corpus_html.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

void clear_canvas(const Surface& surface, Rgba ground) {
  const auto channel = [&](int shift) { return static_cast<float>((ground >> shift) & 0xFFu) / 255.0f; };
  glViewport(0, 0, static_cast<GLsizei>(surface.width * surface.device_pixel_ratio),
             static_cast<GLsizei>(surface.height * surface.device_pixel_ratio));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(channel(0), channel(8), channel(16), 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

App::App() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  add_empty_font(*io.Fonts, text_.atlas().page_size());
}

App::~App() {
  ImGui::DestroyContext();
}

Result<bool> App::take_bundle(std::string_view json) {
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle(json, diagnostics);
  if (!bundle) return tl::unexpected(bundle.error());
  check_bundle(*bundle, diagnostics);
  state_.bundle = std::move(*bundle);
  diagnostics.insert(diagnostics.end(), page_diagnostics_.begin(), page_diagnostics_.end());
  state_.diagnostics = std::move(diagnostics);
  state_.chosen.clear();
  search_index_ = {};
  search_stage_ = 0;
  stop_layout();
  history_.clear();
  find_months();
  return true;
}

Result<bool> App::load(std::string_view json, std::string_view slug, std::string_view language) {
  const Result<bool> taken = take_bundle(json);
  if (!taken) return taken;
  scene_ = GraphScene();
  other_scene_ = GraphScene();
  is_scene_browsed_ = false;
  tiles_.clear();
  state_.selected_node = -1;
  state_.exploration = {};
  state_.story = -1;
  left_at_.clear();
  told_story_ = -1;
  state_.corpus = {.since = state_.corpus.since};
  set_since(state_.corpus.since);
  if (!open(slug, language)) {
    open(state_.bundle.stories.front().slug, language);
    if (!slug.empty()) say_missing(slug);
  }
  return true;
}

Result<bool> App::update(std::string_view json, std::string_view slug, std::string_view language) {
  if (state_.current() == nullptr) return load(json, slug, language);
  const std::string slug_before = state_.current()->slug;
  const std::string language_before = state_.current()->in_language;
  const bool was_told = told_story_ == state_.story;
  const Result<bool> taken = take_bundle(json);
  if (!taken) return taken;
  set_since(state_.corpus.since);
  const Story* same = find_story(state_.bundle, slug_before, language_before);
  if (same == nullptr) same = &state_.bundle.stories.front();
  state_.story = static_cast<int>(same - state_.bundle.stories.data());
  told_story_ = was_told && same->slug == slug_before ? state_.story : -1;
  if (slug.empty() || slug == slug_before) {
    rebuild_graph();
    wake();
    return true;
  }
  // Nothing of what is on the screen says where such a story belongs.
  const bool is_elsewhere = scene_around().graph().find("story:" + std::string(slug)) < 0;
  if (is_elsewhere) {
    scene_around() = GraphScene();
    state_.selected_node = -1;
  }
  if (!open(slug, language)) say_missing(slug);
  if (is_elsewhere) scene_.fit(false);
  return true;
}

void App::add_strings(std::string_view language, std::string_view table) {
  Strings::add(language, table);
  wake();
}

void App::miss_strings(std::string_view language, std::string_view why) {
  Diagnostic diagnostic;
  diagnostic.code = "strings-missing";
  diagnostic.message = "The words of the interface in " + std::string(language) + " did not arrive (" +
                       std::string(why) + "); it is in English";
  page_diagnostics_.push_back(diagnostic);
  state_.diagnostics.push_back(std::move(diagnostic));
}

bool App::open(std::string_view slug, std::string_view language) {
  const std::string wanted(language.empty() && state_.current() != nullptr ? state_.current()->in_language
                                                                           : std::string(language));
  const Story* story = find_story(state_.bundle, slug, wanted.empty() ? state_.interface_language : wanted);
  if (story == nullptr) return false;
  show_story(static_cast<int>(story - state_.bundle.stories.data()));
  return true;
}

void App::show_story(int index) {
  const bool is_first = state_.story < 0;
  const bool is_same_slug =
      !is_first && state_.current()->slug == state_.bundle.stories[static_cast<std::size_t>(index)].slug;
  leave_document();
  const bool was_page = !state_.corpus.page.empty();
  state_.story = index;
  state_.corpus = {.since = state_.corpus.since};
  state_.selected_node = -1;
  move_.reset();
  state_.takes = {};  // of another story, with other labels
  state_.is_list_open = false;
  state_.query.clear();
  scroll_reader_to(0.0f);
  marked_words_.clear();
  found_ = {};
  text_.set_language(state_.current()->in_language);
  rebuild_graph();
  if (!is_same_slug || was_page) scene_.fit(!is_first);
  wake();
}

void App::rebuild_graph() {
  const Story* story = state_.current();
  if (story == nullptr) return;
  const std::string selected = state_.selected_node < 0
                                   ? std::string()
                                   : scene_.graph().nodes[static_cast<std::size_t>(state_.selected_node)].id;
  change_scene();
  const bool is_panning = is_browsing() && graph_state_.is_dragging && graph_state_.pressed_node < 0;
  graph_state_ = {};
  graph_state_.is_dragging = is_panning;
  move_.reset();
  ++graph_generation_;
  if (is_browsing())
    build_tiles();
  else
    scene_.build(state_.bundle, document_language(), subject(), wanted_exploration(), state_.takes.filter);
  shown_exploration_ = state_.exploration;
  shown_filter_ = state_.takes.filter;
  state_.selected_node = selected.empty() ? -1 : scene_.graph().find(selected);
  if (state_.selected_node >= 0 && !scene_.is_visible(state_.selected_node)) state_.selected_node = -1;
}

void App::set_selection(int node) {
  state_.chosen.clear();
  if (node == state_.selected_node) return;
  if (move_) end_move(true);
  state_.selected_node = node;
  state_.card_scroll = 0.0f;
  is_reveal_wanted_ = node >= 0;
  marked_words_.clear();
  if (node >= 0) {
    const GraphNode& data = scene_.graph().nodes[static_cast<std::size_t>(node)];
    if (data.kind == NodeKind::Entity) {
      marked_words_.push_back(data.label);
      if (data.item >= 0) {
        const Entity& entity = state_.bundle.entities[static_cast<std::size_t>(data.item)];
        for (const auto* names : {&entity.names, &entity.alternate_names}) {
          for (const LocalizedName& name : *names) {
            if (name.text != data.label) marked_words_.push_back(name.text);
          }
        }
      }
    }
  }
  const std::string id = node < 0 ? std::string() : scene_.graph().nodes[static_cast<std::size_t>(node)].id;
  platform_emit("story-select", event_detail({{"id", id}}));
  wake();
}

bool App::select(std::string_view node_id) {
  const int node = node_id.empty() ? -1 : scene_.graph().find(node_id);
  if (!node_id.empty() && node < 0) return false;
  if (node >= 0 && !scene_.is_visible(node)) {
    const bool is_outlet = scene_.graph().nodes[static_cast<std::size_t>(node)].kind == NodeKind::Outlet;
    Exploration& exploration = state_.exploration;
    history_.record(snapshot());
    remove_id(exploration.hidden, node_id);
    exploration.focus.clear();
    (is_outlet ? exploration.shows_outlets : exploration.is_whole) = true;
    refresh_exploration();
    if (!scene_.is_visible(node)) {
      // An outlet of another story, or filtered: on its own, with what it touches.
      exploration.hidden_kinds = 0;
      add_id(exploration.expanded, node_id);
      refresh_exploration();
    }
    if (!scene_.is_visible(node)) return false;
  }
  set_selection(node);
  return true;
}

bool App::has_input() const {
  return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

// Two presses are a double click by their own times: on a busy page their frames may lie far apart. The
// browser may know better.
void App::tell_button(double now_ms, bool is_down) {
  button_ms_ = now_ms;
  if (is_down) scene_.motion().feel_press();
  wake();
  if (!is_down) return;
  constexpr double kDoubleClickMs = 500.0;  // as most desktops have it
  const bool is_soon = now_ms - std::exchange(last_press_ms_, now_ms) < kDoubleClickMs;
  ImGui::GetIO().MouseDoubleClickTime = is_soon ? FLT_MAX : 0.0f;
}

void App::tell_move(Vec2 point, double now_ms) {
  constexpr std::size_t kMostPoints = 1000;
  scene_.motion().feel((point - pointer_) * state_.surface.device_pixel_ratio, now_ms);
  pointer_ = point;
  if (pointer_trail_.size() < kMostPoints) pointer_trail_.push_back(point);
  wake();
}

void App::pinch(Vec2 point, Vec2 moved, float factor, double now_ms) {
  if (!places_.graph.contains(point)) return;
  const float ratio = state_.surface.device_pixel_ratio;
  scene_.motion().zoom(point * ratio, factor);
  scene_.motion().pan(moved * ratio);
  scene_.motion().feel(moved * ratio, now_ms);
  wake();
}

void App::go_to(std::string_view text) {
  const Location place = read_location(text);
  state_.view = place.view;
  take_over(state_.reading, place.settings);
  const std::string left = reading();
  if (!place.since.empty()) set_since(place.since);
  state_.corpus.missing.clear();
  bool is_missing = false;
  if (!place.story.empty()) {
    const Story* now = state_.current();
    const bool is_shown = now != nullptr && now->slug == place.story &&
                          (place.language.empty() || now->in_language == place.language);
    if (!is_shown) is_missing = !open(place.story, place.language) && place.page.empty();
  }
  state_.takes = place.takes;  // of the story that is open now
  state_.exploration = place.exploration;
  if (is_missing)
    say_missing(place.story);
  else
    go_to_page(place);
  refresh_exploration();
  if (state_.current() != nullptr) select(place.node);
  if (place.camera) scene_.motion().set_place({place.camera->x, place.camera->y}, place.camera->zoom);
  if (place.camera) is_reveal_wanted_ = false;  // it is as it was seen
  scene_.set_pins(place.pins);
  return_to_place(left);
  told_place_ = this->place();
  wake();
}

void App::set_filter(std::string_view text) {
  state_.takes.filter = read_location(text).takes.filter;
  wake();
}

Location App::place() const {
  const Story* story = state_.current();
  Location place;
  if (story == nullptr) return place;
  place.story = story->slug;
  place.language = story->in_language;
  place.page = state_.corpus.page;
  place.since = state_.corpus.since;
  place.versions = state_.corpus.versions;
  if (state_.selected_node >= 0)
    place.node = scene_.graph().nodes[static_cast<std::size_t>(state_.selected_node)].id;
  place.takes = state_.takes;
  place.exploration = state_.exploration;
  place.view = state_.view;
  place.pins = scene_.pins();
  place.settings = state_.reading;
  if (scene_.motion().has_viewport()) {
    const Camera& camera = scene_.camera();
    place.camera = CameraPlace{camera.center_world.x, camera.center_world.y,
                               camera.px_per_world / scene_.device_pixel_ratio()};
  }
  return place;
}

std::string App::inspect() {
  refresh_view();
  const bool is_setting = reader_.setting && places_.has_reader() && !state_.is_text_shown;
  return inspect_json(state_, scene_, view_, frames_drawn_, !is_setting);
}

std::string App::document() const {
  const Story* story = state_.current();
  if (story == nullptr) return {};
  const CorpusView view = corpus_view();
  if (!view.page.empty()) return corpus_page_html(state_.bundle, scene_.graph(), strings(), view);
  return story_html(state_.bundle, *story, strings(), &state_.takes, &view);
}

Result<bool> App::create_graphics() {
  text_.forget_pictures();
  graphics_.reset();
  auto ui = UiPass::create();
  if (!ui) return tl::unexpected(ui.error());
  auto graph = GraphPainter::create();
  if (!graph) return tl::unexpected(graph.error());
  graphics_.emplace(Graphics{std::move(*ui), std::move(*graph)});
  wake();
  return true;
}

void App::drop_graphics() {
  graphics_.reset();
  text_.forget_pictures();
}

void App::resize(const Surface& surface) {
  state_.surface = surface;
  text_.set_device_pixel_ratio(surface.device_pixel_ratio);
  wake();
}

Palette App::palette() const {
  if (state_.has_high_contrast()) return contrast_palette(state_.is_dark());
  return customized(state_.is_dark() ? dark_palette() : light_palette(), state_.custom_page,
                    state_.custom_text, state_.custom_accent);
}

bool App::is_mirrored() const {
  return is_right_to_left(strings().language());
}

bool App::advance(float elapsed_ms) {
  return places_.has_graph() && scene_.tick(elapsed_ms, state_.is_motion_reduced);
}

bool App::frame(double now_ms) {
  if (state_.current() == nullptr) return false;
  if (!graphics_ || state_.surface.width <= 0.0f) {
    tell_changes();  // the document is read without a picture too
    const bool is_other_view = std::exchange(told_takes_, state_.takes) != state_.takes;
    const CorpusView corpus = corpus_view();
    if (std::exchange(told_corpus_, corpus) != corpus || is_other_view) platform_emit("layer-document", "{}");
    return false;
  }
  if (std::exchange(is_only_page_left_, false) && frames_wanted_ == 0 && set_unseen())
    return is_only_page_left_ = true;
  constexpr float kLongestStepMs = 50.0f;  // of an animation; no frame is drawn while nothing moves
  const auto since_last_ms = static_cast<float>(std::max(now_ms - last_frame_ms_, 1.0));
  const float elapsed_ms = std::min(since_last_ms, kLongestStepMs);
  last_frame_ms_ = now_ms;
  elapsed_ms_ = elapsed_ms;
  const float ratio = state_.surface.device_pixel_ratio;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {state_.surface.width, state_.surface.height};
  io.DisplayFramebufferScale = {ratio, ratio};
  io.DeltaTime = since_last_ms * 0.001f;

  places_ = place_panels(state_.surface, state_.view, is_mirrored());
  if (places_.has_graph()) {
    place_scene();
    start_layout();
  }
  refresh_exploration();
  const bool is_moving = advance(elapsed_ms);
  const bool is_indexing = index_some();
  text_.begin_frame();
  is_page_left_ = false;
  Actions actions;
  ImGui::NewFrame();
  draw_panels(actions);
  ImGui::Render();
  if (!has_input()) pointer_trail_.clear();  // else its end is not heard of yet
  for (const Action& action : actions) apply(action);
  const bool was_light = is_light_;  // what was left out for that comes with the next frame
  draw_gl(is_picture_moving(now_ms));
  ++frames_drawn_;
  if (!actions.empty()) wake();
  tell_changes();
  // Else what was painted is not what is meant now; a later frame tells.
  if (actions.empty() && !text_.is_estimating() && !is_plain_) tell_layer();
  frames_wanted_ = std::max(0, frames_wanted_ - 1);
  const bool is_changing = is_moving || is_indexing || frames_wanted_ > 0 || text_.has_more() || was_light ||
                           is_light_ || (places_.has_graph() && labels_.is_fading());
  const bool wants_more = is_changing || is_page_left_;
  is_only_page_left_ = is_page_left_ && !is_changing;
  if (!wants_more) {
    tell_places();
    tell_view();
  }
  return wants_more;
}

// A large picture is drawn whole once its camera has stood still for a moment: between two moves of a slow
// hand there is no time for it.
bool App::is_picture_moving(double now_ms) {
  constexpr double kRestMs = 64.0;
  if (!is_same_view(scene_.camera(), drawn_camera_)) moved_ms_ = now_ms;
  drawn_camera_ = scene_.camera();
  return now_ms - moved_ms_ < kRestMs;
}

void App::draw_gl(bool is_moving) {
  const Palette colors = palette();
  graphics_->ui.ensure_pages(text_.atlas());
  const std::vector<RasterRequest> requests = text_.atlas().take_requests();
  if (!requests.empty()) {
    std::vector<unsigned> textures;
    for (int page = 0; page < text_.atlas().page_count(); ++page)
      textures.push_back(graphics_->ui.page_texture(page));
    platform_raster(requests, textures, text_.atlas());
  }
  clear_canvas(state_.surface, colors.graph_ground);
  if (places_.has_graph()) {
    // What was asked for in this frame may have moved the camera, a node, or the graph itself.
    refresh_view();
    scene_.place_view(view_);
    index_.update(scene_.graph(), view_, scene_.positions_world());
    is_light_ = graphics_->graph.draw({state_.bundle, scene_, view_, index_, bubbles_, colors,
                                       graph_state_.hovered_node, graph_state_.hovered_edge, is_moving});
  } else {
    is_light_ = false;
  }
  graphics_->ui.draw(*ImGui::GetDrawData());
}

void App::tell_changes() {
  if (state_.story != told_story_) {
    told_story_ = state_.story;
    const Story& story = *state_.current();
    platform_emit("story-document", event_detail({{"slug", story.slug}, {"lang", story.in_language}}));
    reader_.is_html_told = true;  // the browser asked for document() just now
    reader_.is_told = false;
    reader_.is_shown = true;
    told_page_ = state_.corpus.page;
  }
  if (state_.corpus.page != told_page_) {
    told_page_ = state_.corpus.page;
    platform_emit("layer-document", "{}");
    reader_.is_html_told = true;
    reader_.is_told = false;
  }
  if (ImGui::GetIO().MouseDown[0]) return;
  Location now = place();
  // Where the camera stands is told when it does; all else at once, or a way back taken meanwhile leads past
  // it.
  const bool is_moving = scene_.motion().is_moving();
  if (is_moving) now.camera = told_place_.camera;
  if (now == told_place_) return;
  if (is_moving) now.camera.reset();
  told_place_ = std::move(now);
  platform_emit("story-state", event_detail({{"state", write_location(told_place_)}}));
}

}  // namespace storylens

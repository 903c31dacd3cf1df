#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "ui/controls.h"
#include "ui/node_card.h"
#include "ui/page_painter.h"
#include "ui/reader_panel.h"
#include "ui/story_list.h"
#include "ui/toolbar.h"

namespace storylens {
namespace {

constexpr float kListWidth = 420.0f;

std::string_view css_cursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_ResizeAll: return "grabbing";
    default: return "default";
  }
}

}  // namespace

App::PageKey App::page_key(float width) const {
  PageKey key;
  key.story = state_.story;
  key.width = width;
  key.generation = text_.generation();
  key.language = state_.interface_language;
  return key;
}

const Page& App::reader_page() {
  const Story& story = *state_.current();
  const float width = column_width(places_.reader.width(), story.in_language);
  PageKey key = page_key(width);
  key.part = static_cast<int>(places_.part);
  if (!(key == reader_.key)) {
    reader_.page = set_story_page(state_.bundle, story, strings(), places_.part, width, text_);
    reader_.key = std::move(key);
  }
  return reader_.page;
}

const Page& App::card_page(float width) {
  PageKey key = page_key(width);
  key.node = state_.selected_node;
  if (!(key == card_.key)) {
    card_.page = set_node_card(state_.bundle, scene_.graph(), state_.selected_node, strings(), width, text_);
    card_.key = std::move(key);
  }
  return card_.page;
}

const Page& App::list_page(float width) {
  PageKey key = page_key(width);
  if (!(key == list_.key)) {
    const Story& story = *state_.current();
    list_.page = set_story_list(state_.bundle, story.slug, story.in_language, strings(), width, text_);
    list_.key = std::move(key);
  }
  return list_.page;
}

void App::draw_panels(Actions& actions) {
  const Palette colors = palette();
  const UiFrame ui = {colors, strings(), text_, actions, state_.is_touch, state_.is_motion_reduced};
  if (places_.has_graph()) draw_graph(ui);
  if (places_.has_reader()) draw_reader(ui);
  draw_toolbar(ui);
  if (places_.has_tabs()) tab_bar(ui, places_.tabs, state_.view);
  if (state_.is_list_open) draw_list(ui);
  keyboard(actions);
  platform_set_cursor(css_cursor(ImGui::GetMouseCursor()));
}

void App::draw_graph(const UiFrame& ui) {
  view_ = scene_.view(state_.selected_node, graph_state_.hovered_node);
  const GraphPanel panel = {view_,
                            state_.bundle,
                            scene_.graph(),
                            state_.shows_outlets,
                            state_.shows_whole_graph,
                            state_.bundle.stories.size() > 1,
                            scene_.has_pinned()};
  graph_panel(ui, panel, graph_state_);
  if (state_.selected_node < 0) return;
  constexpr float kCardWidth = 320.0f;
  constexpr float kCardInset = 52.0f;
  const float width = std::min(kCardWidth, places_.graph.width() - kCardInset);
  const Page& card = card_page(width);
  node_card(ui, places_.graph, card, state_.card_scroll);
  if (is_reveal_wanted_) {
    is_reveal_wanted_ = false;
    scene_.reveal(state_.selected_node, node_card_height(places_.graph, card) * scene_.device_pixel_ratio(),
                  true);
  }
}

void App::draw_reader(const UiFrame& ui) {
  const Page& page = reader_page();
  ReaderPanel panel = {places_.reader, state_.scroll};
  state_.scroll = std::clamp(state_.scroll, 0.0f, max_scroll(panel, page));
  panel.scroll_px = state_.scroll;
  PageMarks marks = {{}, &marked_words_};
  if (state_.selected_node >= 0)
    marks.node_id = scene_.graph().nodes[static_cast<std::size_t>(state_.selected_node)].id;
  scrolling_page(ui, "reader", panel, page, marks);
}

void App::draw_list(const UiFrame& ui) {
  const float panel_width = std::min(kListWidth, state_.surface.width);
  const UiRect area = {{0.0f, places_.toolbar.max.y}, {panel_width, state_.surface.height}};
  const Page& page = list_page(column_width(panel_width, "ko"));
  ReaderPanel panel = {area, 0.0f};
  state_.list_scroll = std::clamp(state_.list_scroll, 0.0f, max_scroll(panel, page));
  panel.scroll_px = state_.list_scroll;
  begin_area("story_list_shade", {{0.0f, area.min.y}, {state_.surface.width, state_.surface.height}});
  ImGui::GetWindowDrawList()->AddRectFilled({area.max.x, area.min.y},
                                            {state_.surface.width, state_.surface.height},
                                            with_alpha(rgb(0), ui.palette.is_dark ? 0.5f : 0.28f));
  ImGui::SetCursorScreenPos({area.max.x, area.min.y});
  const float shade_width = state_.surface.width - area.max.x;
  if (shade_width > 1.0f && ImGui::InvisibleButton("shade", {shade_width, area.height()})) {
    ui.actions.push_back({.kind = ActionKind::ToggleStories});
  }
  end_area();
  scrolling_page(ui, "story_list", panel, page, {});
}

void App::draw_toolbar(const UiFrame& ui) {
  const Story& story = *state_.current();
  Toolbar bar;
  bar.area = places_.toolbar;
  bar.view = state_.view;
  bar.theme = state_.theme;
  bar.shows_views = !places_.has_tabs();
  bar.is_list_open = state_.is_list_open;
  bar.has_list = state_.bundle.stories.size() > 1;
  bar.language = story.in_language;
  for (const Story& edition : state_.bundle.stories) {
    if (edition.slug == story.slug) bar.languages.push_back(edition.in_language);
  }
  toolbar(ui, bar);
}

void App::keyboard(Actions& actions) const {
  const float page = std::max(100.0f, places_.reader.height() - 60.0f);
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
  const auto scroll = [&](float by) { actions.push_back({.kind = ActionKind::ScrollReader, .value = by}); };
  constexpr float kLine = 60.0f;
  if (pressed(ImGuiKey_DownArrow)) scroll(kLine);
  if (pressed(ImGuiKey_UpArrow)) scroll(-kLine);
  if (pressed(ImGuiKey_PageDown)) scroll(page);
  if (pressed(ImGuiKey_PageUp)) scroll(-page);
  if (pressed(ImGuiKey_Space)) scroll(ImGui::GetIO().KeyShift ? -page : page);
  if (pressed(ImGuiKey_Home)) actions.push_back({.kind = ActionKind::ScrollReaderTo, .value = 0.0f});
  if (pressed(ImGuiKey_End)) actions.push_back({.kind = ActionKind::ScrollReaderTo, .value = 1e9f});
  const Vec2 middle = (places_.graph.min + places_.graph.max) * 0.5f;
  constexpr float kZoomStep = 1.25f;
  if (pressed(ImGuiKey_Equal))
    actions.push_back({.kind = ActionKind::ZoomGraph, .point = middle, .value = kZoomStep});
  if (pressed(ImGuiKey_Minus)) {
    actions.push_back({.kind = ActionKind::ZoomGraph, .point = middle, .value = 1.0f / kZoomStep});
  }
  if (pressed(ImGuiKey_0)) actions.push_back({.kind = ActionKind::FitGraph});
  if (pressed(ImGuiKey_Escape)) {
    if (state_.is_list_open)
      actions.push_back({.kind = ActionKind::ToggleStories});
    else
      actions.push_back({.kind = ActionKind::SelectNode});
  }
}

}  // namespace storylens

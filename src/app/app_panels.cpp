#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/app.h"
#include "base/utf8.h"
#include "story/panel_html.h"
#include "ui/controls.h"
#include "ui/node_card.h"
#include "ui/page_painter.h"
#include "ui/reader_panel.h"
#include "ui/search_box.h"
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
  key.text_scale = state_.text_scale;
  key.graph = graph_generation_;
  key.language = state_.interface_language;
  return key;
}

void App::set_if_stale(CachedPage& cached, PageKey key, float width, const Story* story,
                       const std::function<std::string()>& html) {
  if (key == cached.key) return;
  const bool is_same_text = cached.key.has_text_of(key);
  if (!is_same_text) cached.html = html();
  const std::string_view language = story != nullptr ? story->in_language : strings().language();
  cached.page = set_page({cached.html, language, places_.part, state_.text_scale, story}, width, text_);
  cached.key = std::move(key);
  cached.is_told = false;
  cached.is_html_told = cached.is_html_told && is_same_text;
}

const Page& App::reader_page() {
  const Story& story = *state_.current();
  const float width = column_width(places_.reader.width(), story.in_language, state_.text_scale);
  PageKey key = page_key(width);
  key.part = static_cast<int>(places_.part);
  set_if_stale(reader_, std::move(key), width, &story, [this] { return document(); });
  return reader_.page;
}

const Page& App::card_page(float width) {
  PageKey key = page_key(width);
  key.node = state_.selected_node;
  set_if_stale(card_, std::move(key), width, nullptr, [this] {
    return node_card_html(state_.bundle, scene_.graph(), state_.selected_node, strings());
  });
  return card_.page;
}

const Page& App::list_page(float width) {
  PageKey key = page_key(width);
  key.query = state_.query;
  key.node = search_stage_;
  set_if_stale(list_, std::move(key), width, nullptr, [this] {
    const Story& story = *state_.current();
    if (trimmed(state_.query).empty()) {
      return story_list_html(state_.bundle, story.slug, story.in_language, strings());
    }
    results_ = search_index_.search({state_.query, state_.interface_language});
    status_ = results_.is_complete ? search_summary(results_, state_.query, strings()) : std::string();
    return search_results_html(state_.bundle, story.slug, state_.query, results_, strings());
  });
  return list_.page;
}

void App::draw_panels(Actions& actions) {
  const Palette colors = palette();
  controls_.clear();
  const std::string activated = std::exchange(activated_, {});
  UiFrame ui = {colors,          strings(), text_,           actions,
                &controls_,      activated, state_.is_touch, state_.is_motion_reduced,
                activated_value_};
  const bool is_covered = state_.is_list_open;
  draw_toolbar(ui);
  if (is_covered) ui.controls = nullptr;
  if (places_.has_graph()) draw_graph(ui);
  if (places_.has_reader()) draw_reader(ui);
  if (places_.has_tabs()) tab_bar(ui, places_.tabs, state_.view);
  ui.controls = &controls_;
  if (is_covered) draw_list(ui);
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
  node_card(ui, card_panel(places_.graph, card, state_.card_scroll), card);
  if (is_reveal_wanted_) {
    is_reveal_wanted_ = false;
    scene_.reveal(state_.selected_node, node_card_height(places_.graph, card) * scene_.device_pixel_ratio(),
                  true);
  }
}

void App::draw_reader(const UiFrame& ui) {
  const Page& page = reader_page();
  if (found_.is_to_be_found) find_passage();
  const ReaderPanel panel = {places_.reader, state_.scroll};
  PageMarks marks = {{}, &marked_words_};
  if (!found_.ranges.empty()) {
    marks.block = found_.block;
    marks.ranges = &found_.ranges;
  }
  if (state_.selected_node >= 0)
    marks.node_id = scene_.graph().nodes[static_cast<std::size_t>(state_.selected_node)].id;
  scrolling_page(ui, "reader", panel, page, marks);
}

ReaderPanel App::list_panel() const {
  const float width = std::min(kListWidth, state_.surface.width);
  return {{{0.0f, places_.toolbar.max.y + kSearchBoxHeight}, {width, state_.surface.height}},
          state_.list_scroll};
}

void App::draw_list(const UiFrame& ui) {
  const ReaderPanel panel = list_panel();
  const float top = places_.toolbar.max.y;
  const UiRect shade = {{panel.area.max.x, top}, {state_.surface.width, state_.surface.height}};
  begin_area("shade", {{0.0f, top}, shade.max});
  ImGui::GetWindowDrawList()->AddRectFilled({shade.min.x, shade.min.y}, {shade.max.x, shade.max.y},
                                            with_alpha(rgb(0), ui.palette.is_dark ? 0.5f : 0.28f));
  if (shade.width() > 1.0f &&
      declare_control(ui, {.id = "close", .label = std::string(ui.strings.get("close")), .area = shade})) {
    ui.actions.push_back({.kind = ActionKind::ToggleStories});
  }
  end_area();
  search_box(ui, {{0.0f, top}, panel.area.max});
  scrolling_page(ui, "list_page", panel, list_page(column_width(panel.area.width(), "ko", state_.text_scale)),
                 {});
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

}  // namespace storylens

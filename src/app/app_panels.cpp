#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/app.h"
#include "base/utf8.h"
#include "story/corpus.h"
#include "story/interface_language.h"
#include "story/panel_html.h"
#include "ui/controls.h"
#include "ui/node_card.h"
#include "ui/page_painter.h"
#include "ui/reader_panel.h"
#include "ui/search_box.h"
#include "ui/settings_panel.h"
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
  key.text_scale = state_.page_scale();
  key.graph = graph_generation_;
  key.language = strings().language();
  return key;
}

void App::set_if_stale(CachedPage& cached, PageKey key, float seen_px, const Story* story,
                       const std::function<std::string()>& html) {
  if (key != cached.key) {
    bool is_same_text = cached.key.has_text_of(key);
    if (!is_same_text) {
      std::string text = html();
      is_same_text = text == cached.html;
      cached.html = std::move(text);
    }
    const std::string_view language = story != nullptr ? story->in_language : strings().language();
    const PageSource source = {cached.html, language, static_cast<PagePart>(std::max(key.part, 0)),
                               state_.page_scale(), story};
    cached.setting = std::make_unique<PageSetting>(source, key.width, text_, cached.page);
    cached.key = std::move(key);
    cached.is_told = false;
    cached.is_html_told = cached.is_html_told && is_same_text;
  }
  if (cached.setting) set_more(cached, seen_px);
}

// What is seen is set at once, within reason; what is below by some KB a frame.
void App::set_more(CachedPage& cached, float seen_px) {
  constexpr std::size_t kFrameBytes = 32 * 1024;
  constexpr std::size_t kFrameUnits = 1000;
  constexpr std::size_t kMostBytes = 256 * 1024;
  constexpr std::size_t kMostUnits = 2000;
  const std::size_t begun = cached.setting->bytes_done();
  bool is_left = true;
  for (bool goes_on = true; goes_on;) {
    is_left = cached.setting->advance();
    const bool is_seen = cached.setting->y() < seen_px;
    const std::size_t bytes = cached.setting->bytes_done() - begun;
    goes_on = is_left && bytes < (is_seen ? kMostBytes : kFrameBytes) &&
              text_.new_units() < (is_seen ? kMostUnits : kFrameUnits);
  }
  if (is_left) {
    is_page_left_ = true;
    return;
  }
  end_setting(cached);
}

// What is seen does not change while the rest of a page is set: nothing is painted for it. False when nothing
// is left.
bool App::set_unseen() {
  constexpr double kMostMs = 10.0;
  constexpr std::size_t kMostUnits = 500;
  text_.begin_frame();
  const double start_ms = platform_now_ms();
  for (CachedPage* cached : {&reader_, &card_, &list_, &help_}) {
    while (cached->setting) {
      if (platform_now_ms() - start_ms >= kMostMs || text_.new_units() >= kMostUnits) return true;
      if (!cached->setting->advance()) end_setting(*cached);
    }
  }
  return false;
}

void App::end_setting(CachedPage& cached) {
  cached.setting.reset();
  cached.is_told = false;
}

const Page& App::reader_page() {
  const bool is_story = state_.corpus.page.empty();
  const float width = column_width(places_.reader.width(), document_language(),
                                   state_.page_scale() * state_.reading.measure_scale());
  PageKey key = page_key(width);
  key.part = static_cast<int>(is_story ? places_.part : PagePart::Whole);
  key.takes = state_.takes;
  key.corpus = corpus_view();
  set_if_stale(reader_, std::move(key), state_.scroll + state_.surface.height,
               is_story ? state_.current() : nullptr, [this] { return document(); });
  return reader_.page;
}

const Page& App::card_page(float width) {
  PageKey key = page_key(width);
  key.node = state_.selected_node;
  set_if_stale(card_, std::move(key), state_.card_scroll + state_.surface.height, nullptr, [this] {
    if (state_.selected_node < 0)
      return path_html(state_.bundle, scene_.graph(), state_.current()->slug, scene_.explored().path(),
                       strings());
    return node_card_html(state_.bundle, scene_.graph(), state_.selected_node, strings());
  });
  return card_.page;
}

const Page& App::list_page(float width) {
  PageKey key = page_key(width);
  key.query = state_.query;
  key.node = search_stage_;
  set_if_stale(list_, std::move(key), state_.list_scroll + state_.surface.height, nullptr, [this] {
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
  UiFrame ui = {colors,           strings(),    text_,           actions,
                &controls_,       activated,    state_.is_touch, state_.is_motion_reduced,
                activated_value_, is_mirrored()};
  const bool is_covered = state_.is_list_open || state_.is_help_open;
  draw_toolbar(ui);
  if (is_covered) ui.controls = nullptr;
  if (places_.has_graph()) draw_graph(ui);
  if (places_.has_reader()) draw_reader(ui);
  if (places_.has_tabs()) tab_bar(ui, places_.tabs, state_.view);
  ui.controls = &controls_;
  if (state_.is_list_open) draw_list(ui);
  if (state_.is_help_open) draw_help(ui);
  if (state_.is_settings_open) draw_settings(ui);
  if (state_.is_share_open && !is_plain_) draw_share(ui);
  platform_set_cursor(css_cursor(ImGui::GetMouseCursor()));
}

void App::update_view() {
  scene_.update_view(view_, state_.selected_node, graph_state_.hovered_node);
  mark_set();
  index_.update(scene_.graph(), view_, scene_.positions_world());
  view_.index = &index_;
  bubbles_.update(scene_.graph(), view_, index_, scene_.spacing_world() * view_.px_per_world);
  bubbles_.apply(view_);
}

// Between frames another graph may have come; it has no places on the canvas before there is room for it.
void App::refresh_view() {
  if (view_.edges_revision == scene_.shown_edges().revision()) return;
  if (scene_.motion().has_viewport())
    update_view();
  else
    view_ = {};
}

void App::find_time_marks(const UiFrame& ui) {
  std::vector<TimeMark>& marks = time_marks_;
  marks.clear();
  const TimeAxis* axis = scene_.time_axis();
  if (axis == nullptr) return;
  if (axis->undated > 0)
    marks.push_back(
        {view_.screen({axis->undated_x, 0.0f}).x, std::string(strings().get("explore.no_date")), false});
  for (const TimeTick& tick : axis->ticks)
    marks.push_back({view_.screen({tick.x, 0.0f}).x, strings().date(tick.date), true});
  choose_names(ui, marks, view_.area);
}

void App::draw_graph(const UiFrame& ui) {
  if (is_plain_) graph_state_.hovered_node = graph_state_.hovered_edge = -1;
  update_view();
  find_time_marks(ui);
  const GraphPanel panel = {
      view_,
      state_.bundle,
      scene_.graph(),
      state_.exploration.shows_outlets,
      state_.exploration.is_whole,
      state_.bundle.stories.size() > 1 && !state_.corpus.is_front(),
      scene_.has_pinned(),
      is_plain_,
      {.text_generation = text_.generation(), .elapsed_ms = elapsed_ms_, .takes_newcomers = !is_light_},
      state_.is_lasso_on,
      state_.is_shift_down,
      time_marks_,
      pointer_trail_};
  graph_state_.moving_node = move_ ? move_->node : -1;
  graph_panel(ui, panel, graph_state_, labels_);
  if (is_plain_) return;
  if (const std::string note = layout_note(); !note.empty())
    draw_tooltip(ui, note, {places_.graph.min.x + 8.0f, places_.graph.max.y - 58.0f});
  draw_set(ui);
  if (has_card()) draw_card(ui);
  draw_exploration(ui);
}

void App::draw_card(const UiFrame& ui) {
  constexpr float kCardWidth = 320.0f;
  constexpr float kCardInset = 52.0f;
  const float width = std::min(kCardWidth, places_.graph.width() - kCardInset);
  const NodeActions actions = node_actions_data();
  card_foot_ = node_actions_height(ui, actions, width);
  const Page& card = card_page(width);
  const ReaderPanel panel = card_panel(places_.graph, card, state_.card_scroll, card_foot_, is_mirrored());
  card_area_ = {panel.area.min, panel.area.max + Vec2{0.0f, card_foot_}};
  node_card(ui, panel, card, actions, card_foot_, move_.has_value());
  if (is_reveal_wanted_) {
    constexpr float kBeside = 40.0f;
    const float foot_px = card_area_.height() * scene_.device_pixel_ratio();
    const float x = scene_.is_visible(state_.selected_node)
                        ? view_.screen(scene_.place_world(state_.selected_node)).x
                        : card_area_.min.x;
    const bool is_beside = x < card_area_.min.x - kBeside || x > card_area_.max.x + kBeside;
    if (is_flight_wanted_)
      scene_.fly_to(state_.selected_node, foot_px);
    else
      scene_.reveal(state_.selected_node, is_beside ? 0.0f : foot_px,
                    true);  // else the picture need not move
    is_reveal_wanted_ = is_flight_wanted_ = false;
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
  const UiRect area = {{0.0f, places_.toolbar.max.y + kSearchBoxHeight}, {width, state_.surface.height}};
  return {is_mirrored() ? mirrored(area, {{}, {state_.surface.width, 0.0f}}) : area, state_.list_scroll};
}

// Over all but the panel: what is beside it closes it.
void App::draw_shade(const UiFrame& ui, const UiRect& panel_area, ActionKind closes) {
  const UiRect all = {{0.0f, places_.toolbar.max.y}, {state_.surface.width, state_.surface.height}};
  const UiRect shade = ui.placed({{panel_area.width(), all.min.y}, all.max}, all);
  begin_area("shade", all);
  ImGui::GetWindowDrawList()->AddRectFilled({shade.min.x, shade.min.y}, {shade.max.x, shade.max.y},
                                            with_alpha(rgb(0), ui.palette.is_dark ? 0.5f : 0.28f));
  if (shade.width() > 1.0f &&
      declare_control(ui, {.id = "close", .label = std::string(ui.strings.get("close")), .area = shade})) {
    ui.actions.push_back({.kind = closes});
  }
  end_area();
}

void App::draw_list(const UiFrame& ui) {
  const ReaderPanel panel = list_panel();
  draw_shade(ui, panel.area, ActionKind::ToggleStories);
  search_box(ui, {{panel.area.min.x, places_.toolbar.max.y}, panel.area.max});
  scrolling_page(ui, "list_page", panel,
                 list_page(column_width(panel.area.width(), "ko", state_.page_scale())), {});
}

const Page& App::help_page(float width) {
  set_if_stale(help_, page_key(width), state_.help_scroll + state_.surface.height, nullptr,
               [this] { return help_html(strings()); });
  return help_.page;
}

ReaderPanel App::help_panel() const {
  constexpr float kHelpWidth = 520.0f;
  const float width = std::min(kHelpWidth, state_.surface.width);
  const UiRect area = {{0.0f, places_.toolbar.max.y}, {width, state_.surface.height}};
  return {is_mirrored() ? mirrored(area, {{}, {state_.surface.width, 0.0f}}) : area, state_.help_scroll};
}

void App::draw_help(const UiFrame& ui) {
  const ReaderPanel panel = help_panel();
  draw_shade(ui, panel.area, ActionKind::ToggleHelp);
  scrolling_page(ui, "help_page", panel,
                 help_page(column_width(panel.area.width(), "ko", state_.page_scale())), {});
}

void App::draw_settings(const UiFrame& ui) {
  const UiRect below = {{0.0f, places_.toolbar.max.y}, {state_.surface.width, state_.surface.height}};
  SettingsPanel panel = {below, state_.reading, state_.theme_choice(), {}, state_.current()->in_language};
  if (!has_language_bar_) panel.languages = edition_languages();
  settings_panel(ui, panel);
}

// Of the story; of a page, which is in the words of the interface, those languages of the bundle that it can
// be in.
std::vector<std::string> App::edition_languages() const {
  const bool is_page = !state_.corpus.page.empty();
  std::vector<std::string> languages;
  std::string_view last;  // most stories are of the language of the one before
  for (const Story& edition : state_.bundle.stories) {
    if (!is_page) {
      if (edition.slug == state_.current()->slug) languages.push_back(edition.in_language);
      continue;
    }
    if (edition.in_language == last) continue;
    last = edition.in_language;
    const std::string_view spoken = interface_language_for(edition.in_language);
    const bool is_held = std::find(languages.begin(), languages.end(), spoken) != languages.end();
    if (!spoken.empty() && !is_held) languages.emplace_back(spoken);
  }
  return languages;
}

void App::draw_toolbar(const UiFrame& ui) {
  Toolbar bar;
  bar.area = places_.toolbar;
  bar.view = state_.view;
  bar.shows_views = !places_.has_tabs();
  bar.is_list_open = state_.is_list_open;
  bar.has_list = state_.bundle.stories.size() > 1;
  bar.has_front = has_front_page(state_.bundle);
  bar.is_front = state_.corpus.is_front();
  bar.is_settings_open = state_.is_settings_open;
  bar.is_share_open = state_.is_share_open;
  bar.is_help_open = state_.is_help_open;
  const bool is_page = !state_.corpus.page.empty();
  bar.language = is_page ? std::string(strings().language()) : state_.current()->in_language;
  bar.languages = edition_languages();
  has_language_bar_ = toolbar(ui, bar);
}

}  // namespace storylens

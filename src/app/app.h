// App: joins the modules. A frame: input → tick the layout → draw panels (they append actions) → apply
// actions → build the scene → draw. Then sleep: no frame is drawn while nothing changes.
//
// Units:  CSS pixels in, device pixels to GL; milliseconds.
// Errors: load() fails with a message and keeps what was shown; create_graphics() fails where WebGL2 does not
// work.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/arrangement.h"
#include "app/glyph_text.h"
#include "app/graph_painter.h"
#include "app/graph_scene.h"
#include "app/history.h"
#include "app/location.h"
#include "app/state.h"
#include "base/result.h"
#include "render/ui_pass.h"
#include "story/search_index.h"
#include "ui/explore_panel.h"
#include "ui/graph_panel.h"
#include "ui/node_actions.h"
#include "ui/page.h"
#include "ui/reader_panel.h"

namespace storylens {

struct Graphics {
  UiPass ui;
  GraphPainter graph;
};

class App {
 public:
  App();
  ~App();

  // Replaces the bundle and opens a story of it: the one named, else the first; in the language, where there
  // is such an edition. On failure nothing changes.
  Result<bool> load(std::string_view json, std::string_view slug, std::string_view language);

  // Other stories of the same archive: the reader keeps the place, as far as the bundle still has it, unless
  // a story is named. Places of the graph stay; what can be undone is forgotten. On failure nothing changes.
  Result<bool> update(std::string_view json, std::string_view slug, std::string_view language);
  // How many stories there are, where the bundle holds a part of an archive; 0 = it is all there is.
  void set_archive_size(int stories) { archive_stories_ = stories; }
  // How many stories of the archive belong on a page, and how many of them are newer and older than those
  // that the bundle has (story/corpus_view.h).
  void set_page_stories(std::string_view page, int stories, int before, int after);
  // What of the archive's whole graph is shown on the front page (story/tile_graph.h), in place of the graph
  // of the bundle; empty = that one. The host hears what is looked at ("archive-view") and tells it.
  void browse(std::string_view tiles);

  // Needs a current GL context. Call again after a lost context was restored.
  Result<bool> create_graphics();
  void drop_graphics();

  void resize(const Surface& surface);
  // One frame. True while another is wanted without further input.
  bool frame(double now_ms);
  // Something changed outside: the next frames are worth drawing.
  void wake() { frames_wanted_ = kFramesToSettle; }
  // Something happened that no frame has heard of: Dear ImGui takes moves and buttons in turns, one kind a
  // frame.
  bool has_input() const;
  // Where the pointer is now and when a button went down or up: a frame hears of the last place only.
  void tell_move(Vec2 point, double now_ms);
  void tell_button(double now_ms, bool is_down);

  bool open(std::string_view slug, std::string_view language);
  // A page of the corpus in place of the story (story/corpus_view.h). False when there is none of that name.
  bool open_page(std::string_view page);
  // What is later than this date is told as new; what is no date is told too, and reported.
  void set_since(std::string_view date);
  bool select(std::string_view node_id);
  // What a link to a node does: opens a story of the bundle, selects anything else.
  void follow(std::string_view node_id);
  // zoom-in, zoom-out, fit, search, help, undo, redo, double-click, can-share, escape; others are ignored.
  void command(std::string_view name);
  // A control's element was pressed, or a slider's moved to a value.
  void activate(std::string_view control_id, float value = 0.0f);
  // The browser scrolled a panel of the layer.
  void scroll_panel(std::string_view panel, float y_px);
  void search(std::string_view query);
  // Opens what the link with that number in the list of results leads to: a story at the passage, or a node.
  void open_result(std::size_t number);
  // The visible node that lies nearest in a direction, for the arrow keys; empty when there is none.
  std::string neighbor(std::string_view node_id, Vec2 direction);
  // The keyboard stands on a node: it is brought into view. The mark around it is the browser's.
  void focus_node(std::string_view node_id);
  // Zooms the graph, if it is under the point, and moves what is under it along. CSS pixels.
  void pinch(Vec2 point, Vec2 moved, float factor, double now_ms);
  // Adds a node to the set of chosen ones, or takes it away.
  void choose(std::string_view node_id);
  // What the browser tells of the layout that it was asked for: where nodes are so far, or why they will not
  // be.
  void take_layout(const std::vector<Vec2>& places, float progress, bool is_complete);
  void fail_layout(std::string_view why);
  void go_to(std::string_view location);
  // The words of the interface: a table that arrived, or why it did not. Until it does the interface is
  // English.
  void add_strings(std::string_view language, std::string_view table);
  void miss_strings(std::string_view language, std::string_view why);
  // The facets of a location; all else stays as it is.
  void set_filter(std::string_view location);
  std::string location() const { return write_location(place()); }
  std::string inspect();
  std::string document() const;
  // Some of the list of the graph's nodes (story/panel_html.h), of as many as the layer was told of.
  std::string node_list(std::size_t first, std::size_t count) const;
  // What stands on the screen of the graph (app/graph_svg.h); empty where there is no picture of it. source:
  // the bundle's address, or empty.
  std::string picture_svg(std::string_view font_family, std::string_view source) const;

  // Words of the story's document as text with their source (story/quotation.h).
  std::string quotation_of(std::string_view block, std::string_view selected) const;
  // The story in the form that editors write.
  std::string markdown() const;

  AppState& state() { return state_; }
  GlyphText& text() { return text_; }

 private:
  static constexpr int kFramesToSettle = 3;  // Dear ImGui needs a frame to see, one to react, one to show

  struct PageKey {
    int story = -1;
    int node = -1;
    int part = -1;
    float width = 0.0f;
    float text_scale = 1.0f;
    unsigned generation = 0;
    unsigned graph = 0;
    std::string language;
    std::string query;
    TakesView takes;
    CorpusView corpus;
    bool operator==(const PageKey&) const = default;
    // Whether the HTML is the same, if not its lines.
    bool has_text_of(const PageKey& other) const {
      return story == other.story && node == other.node && graph == other.graph &&
             language == other.language && query == other.query && takes == other.takes &&
             corpus == other.corpus;
    }
  };
  struct NodeMove {
    int node = -1;
    Vec2 from_world;
    bool was_pinned = false;
  };
  struct CachedPage {
    PageKey key;
    std::string html;
    Page page;
    std::unique_ptr<PageSetting> setting;  // none: the page is whole
    UiRect told_area;
    bool is_told = false;  // to the layer
    bool is_html_told = false;
    bool is_shown = true;  // by the layer, as far as it was told
  };

  bool is_mirrored() const;
  const Strings& strings() const { return Strings::for_language(state_.interface_language); }
  Palette palette() const;
  Location place() const;
  Result<bool> take_bundle(std::string_view json);
  void show_story(int index);
  // app/app_corpus.cpp
  bool has_page(std::string_view page) const;
  void show_page(std::string_view page);
  void follow_address(std::string_view address);
  void go_to_page(const Location& place);
  void say_missing(std::string_view what);
  // Where the reader was in each document, for the way back.
  std::string reading() const;
  void leave_document();
  void return_to_place(const std::string& left);
  void set_language(const std::string& language);
  CorpusView corpus_view() const;
  // The language of the document that is read: the story's, or the interface's.
  std::string_view document_language() const;
  // The node that the graph is drawn around; empty on the front page.
  std::string subject() const;
  Exploration wanted_exploration() const;
  void rebuild_graph();
  // app/app_browse.cpp
  bool is_browsing() const { return !tiles_.empty() && state_.corpus.is_front(); }
  GraphScene& scene_around() { return is_scene_browsed_ ? other_scene_ : scene_; }
  void change_scene();
  void build_tiles();
  void place_scene();
  void tell_view();
  std::string browse_note() const;
  void start_layout();
  void stop_layout();
  void tell_layout();
  std::string layout_note() const;
  void set_selection(int node);
  // Moving a node without a drag (app_move.cpp).
  void begin_move(int node);
  void move_by(Vec2 moved_css);
  void put_at(Vec2 point_css);
  void end_move(bool is_kept);
  bool move_command(std::string_view name);
  void tell_status(std::string_view key, int node);
  bool advance(float elapsed_ms);
  void draw_panels(Actions& actions);
  void draw_reader(const UiFrame& ui);
  void draw_graph(const UiFrame& ui);
  void find_time_marks(const UiFrame& ui);
  void draw_list(const UiFrame& ui);
  void draw_help(const UiFrame& ui);
  void draw_shade(const UiFrame& ui, const UiRect& panel_area, ActionKind closes);
  void draw_settings(const UiFrame& ui);
  void draw_share(const UiFrame& ui);
  void draw_card(const UiFrame& ui);
  void draw_toolbar(const UiFrame& ui);
  void apply(const Action& action);
  void apply_now(const Action& action);
  void set_reading(const Action& action);
  void escape();
  void apply_graph_action(const Action& action);
  // app/app_sets.cpp
  void apply_to_set(const Action& action);
  void tell_set(std::string_view changed_id);
  void mark_set();
  void draw_set(const UiFrame& ui);
  void prepare_flight();
  // app/app_share.cpp
  void share(std::string_view what);
  void shared(std::string_view note);
  // app/app_explore.cpp
  Snapshot snapshot() const;
  void explore(const Action& action);
  void toggle_kind(NodeKind kind);
  void go_back(const std::optional<Snapshot>& to);
  void refresh_exploration();
  void show_exploration(const std::vector<PlacedNode>* places);
  void begin_connect(std::string_view from);
  void choose_end(std::string_view id);
  void connect(std::string_view from, std::string_view to);
  bool is_legend_open() const;
  bool has_card() const;
  void find_months();
  ExplorePanel explore_panel_data() const;
  NodeActions node_actions_data() const;
  void draw_exploration(const UiFrame& ui);
  void tell_exploration();
  void tell_changes();
  void tell_layer();
  void tell_look();
  void tell_panel(std::string_view id, CachedPage& cached, const UiRect& area, Vec2 page_place, float height);
  void hide_panel(std::string_view id, CachedPage& cached);
  void tell_graph();
  std::size_t listed_count() const;
  void tell_places();
  // block: of the document, where the keyboard is to go on; empty = stays where it is.
  void scroll_reader_to(float y_px, std::string_view block = {});
  ReaderPanel list_panel() const;
  ReaderPanel help_panel() const;
  std::vector<std::string> edition_languages() const;
  bool index_some();
  void open_found(const SearchResult& result);
  void open_report(std::string_view node_id);
  void find_passage();
  void tell_status();
  void set_if_stale(CachedPage& cached, PageKey key, float seen_px, const Story* story,
                    const std::function<std::string()>& html);
  void set_more(CachedPage& cached, float seen_px);
  bool set_unseen();
  void end_setting(CachedPage& cached);
  void update_view();
  void refresh_view();
  bool is_picture_moving(double now_ms);
  void draw_gl(bool is_moving);
  const Page& reader_page();
  const Page& card_page(float width);
  const Page& list_page(float width);
  const Page& help_page(float width);
  PageKey page_key(float width) const;

  AppState state_;
  GlyphText text_;
  GraphScene scene_;
  GraphScene
      other_scene_;  // of what is around the reader, while the whole archive is browsed, or the other way
  bool is_scene_browsed_ = false;
  std::string tiles_;
  int tile_total_ = 0, tile_missing_ = 0;
  std::string told_view_;
  GraphView view_;
  GraphIndex index_;
  GraphBubbles bubbles_;
  GraphLabels labels_;
  float elapsed_ms_ = 0.0f;
  Camera drawn_camera_;
  double moved_ms_ = 0.0;  // when the picture moved last
  bool is_light_ = false;  // the picture in motion shows less than it will at rest
  GraphPanelState graph_state_;
  PanelPlaces places_;
  std::optional<Graphics> graphics_;
  CachedPage reader_;
  CachedPage card_;
  CachedPage list_;
  CachedPage help_;
  UiRect card_area_;  // with what stands at its foot
  float card_foot_ = 0.0f;
  History history_;
  Exploration shown_exploration_;  // by the scene
  TakeFilter shown_filter_;
  std::vector<std::string> months_;
  std::string told_shown_;
  bool is_fit_wanted_ = false;
  float legend_width_ = 250.0f;  // CSS pixels, as it was open last, with its margin
  std::vector<Control> controls_;
  bool has_language_bar_ = true;  // the toolbar had room for it
  std::string activated_;         // the control that was pressed since the last frame
  float activated_value_ = 0.0f;
  std::string told_controls_;
  Diagnostics page_diagnostics_;  // of what is around the bundle: outlive it
  std::string told_look_;
  std::string told_canvas_;
  std::string told_places_;
  std::string told_graph_key_;
  unsigned graph_generation_ = 0;
  std::vector<std::string> marked_words_;
  SearchIndex search_index_;
  int search_stage_ = 0;  // how much of the bundle is read for searching: 0 nothing, 1 names, 2 all
  SearchResults results_;
  // The passage that a result led to.
  struct FoundPassage {
    std::string block;
    std::string query;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    bool is_to_be_found = false;  // in the page, when that is set
    bool is_to_be_told = false;   // to the layer, after the page
  };
  FoundPassage found_;
  std::string status_;  // for those who hear the page
  std::string told_status_;
  Location told_place_;
  int told_story_ = -1;
  TakesView told_takes_;  // with the document, where there is no picture
  CorpusView told_corpus_;
  std::string told_page_;
  int archive_stories_ = 0;
  std::string counted_page_;  // of which the next three tell
  int page_stories_ = -1;
  int page_before_ = 0;
  int page_after_ = 0;
  std::vector<std::pair<std::string, float>>
      left_at_;                      // reading() and how far it was scrolled; at most kMostPlaces
  std::optional<float> scroll_due_;  // when the page is set so far
  int told_layout_percent_ = -1;
  std::optional<NodeMove> move_;
  bool is_plain_ = false;           // the picture is for paper: no controls
  bool is_page_left_ = false;       // a page that is painted is not set to its end
  bool is_only_page_left_ = false;  // and nothing else is wanted of the next frame
  bool is_reveal_wanted_ = false;   // bring the selected node out from under its card
  bool is_flight_wanted_ = false;   // and into the middle
  UiRect set_area_;                 // of the bar of what is chosen
  int frames_wanted_ = 0;
  double last_frame_ms_ = 0.0;
  double last_press_ms_ = -1e9;
  std::vector<TimeMark> time_marks_;  // as painted last
  std::vector<Vec2> pointer_trail_;   // since the last frame, CSS pixels
  Vec2 pointer_;                      // its end
  double button_ms_ = 0.0;            // when a button went down or up
  std::uint64_t frames_drawn_ = 0;
};

}  // namespace storylens

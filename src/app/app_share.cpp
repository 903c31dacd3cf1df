// The part of App that hands things out: the graph's picture, words with their source, files.
#include "app/app.h"
#include "app/event_detail.h"
#include "app/graph_svg.h"
#include "story/markdown_writer.h"
#include "story/quotation.h"
#include "ui/share_panel.h"

namespace storylens {

std::string App::picture_svg(std::string_view font_family, std::string_view source) const {
  const Story* story = state_.current();
  if (!graphics_ || story == nullptr || !places_.has_graph()) return {};
  std::string about(strings().get("graph.label"));
  about.append(". ").append(shown_summary(explore_panel_data(), strings()));
  for (const std::string_view address : {std::string_view(story->url), source}) {
    if (!address.empty()) about.append("\n").append(address);
  }
  const Palette colors = palette();
  return graph_svg({state_.bundle, scene_, view_, index_, bubbles_, labels_.placed(), colors,
                    strings().language(), story->headline, story->in_language, font_family, about,
                    time_marks_});
}

std::string App::quotation_of(std::string_view block, std::string_view selected) const {
  const Story* story = state_.current();
  if (story == nullptr) return {};
  return quotation(state_.bundle, *story, block, selected, strings());
}

std::string App::markdown() const {
  return state_.current() == nullptr ? std::string() : write_markdown(*state_.current());
}

// The browser has the clipboard and the files; shared() hears what came of it.
void App::share(std::string_view what) {
  const Story& story = *state_.current();
  const bool is_words = (what == "quotation" || what == "system") && !state_.selected_text.empty();
  platform_emit(
      "layer-share",
      event_detail({{"what", what},
                    {"name", story.slug},
                    {"title", story.headline},
                    {"url", story.url},
                    {"text", is_words ? quotation_of(state_.selected_block, state_.selected_text) : ""}}));
}

void App::shared(std::string_view note) {
  state_.share_note = note;
  platform_emit("layer-status", event_detail({{"text", strings().get(note)}}));
}

void App::draw_share(const UiFrame& ui) {
  SharePanel panel;
  panel.area = {{0.0f, places_.toolbar.max.y}, {state_.surface.width, state_.surface.height}};
  panel.has_story = state_.corpus.page.empty();
  panel.has_picture = graphics_.has_value() && places_.has_graph();
  panel.has_selection = !state_.selected_text.empty();
  panel.has_system = state_.has_system_share;
  panel.note = state_.share_note;
  share_panel(ui, panel);
}

}  // namespace storylens

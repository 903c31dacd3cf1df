// The part of App that hands out the graph's picture: as text, and to the reader who asked for a copy.
#include "app/app.h"
#include "app/graph_svg.h"
#include "story/json/json_writer.h"

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

// The browser has the clipboard and the files; picture_taken() hears what came of it.
void App::take_picture(std::string_view form) {
  std::string json = "{\"form\":";
  append_json_string(json, form);
  json += ",\"name\":";
  append_json_string(json, state_.current()->slug);
  platform_emit("layer-picture", json + "}");
}

void App::picture_taken(std::string_view note) {
  state_.picture_note = note;
  std::string json = "{\"text\":";
  append_json_string(json, strings().get(note));
  platform_emit("layer-status", json + "}");
}

}  // namespace storylens

// The part of App that has a bundle without places laid out: the browser runs it (web/layout-job.ts), the
// scene glides to what it tells, and the reader hears how far it is.
#include <string>

#include "app/app.h"
#include "base/number.h"
#include "story/json/json_writer.h"

namespace storylens {

void App::start_layout() {
  std::optional<Picture> task = scene_.places().take_task();
  if (!task) return;
  told_layout_percent_ = -1;
  platform_start_layout(*task);
  tell_layout();
}

void App::stop_layout() {
  platform_stop_layout();
  scene_.places().give_up_layout();
}

void App::take_layout(const std::vector<Vec2>& places, float progress, bool is_complete) {
  scene_.places().take_places(places, progress, is_complete);
  tell_layout();
  wake();
}

void App::fail_layout(std::string_view why) {
  if (!scene_.places().is_laying_out()) return;
  scene_.places().give_up_layout();
  Diagnostic diagnostic;
  diagnostic.code = "layout-failed";
  diagnostic.message = "The graph could not be laid out as a whole (" + std::string(why) + ")";
  state_.diagnostics.push_back(std::move(diagnostic));
  if (scene_.places().is_too_large() && state_.exploration.is_whole) {
    state_.exploration.is_whole = false;
    rebuild_graph();
  }
  scene_.fit(true);
  platform_emit("layer-status", "{\"text\":\"\"}");
  wake();
}

// Each quarter is told to who listens; every percent to the host.
void App::tell_layout() {
  const int percent = static_cast<int>(scene_.places().layout_progress() * 100.0f);
  if (percent == told_layout_percent_) return;
  std::string detail = "{\"phase\":\"layout\",\"progress\":";
  append_fixed(detail, static_cast<float>(percent) / 100.0f, 2);
  platform_emit("story-progress", detail + "}");
  constexpr int kQuarter = 25;
  if (percent / kQuarter != told_layout_percent_ / kQuarter || told_layout_percent_ < 0) {
    std::string status = "{\"text\":";
    append_json_string(status, percent < 100 ? layout_note() : std::string(strings().get("graph.laid_out")));
    platform_emit("layer-status", status + "}");
  }
  told_layout_percent_ = percent;
}

// What stands at the graph's foot while it grows, or because it could not.
std::string App::layout_note() const {
  const GraphPlaces& places = scene_.places();
  if (places.is_laying_out()) {
    const int percent = static_cast<int>(places.layout_progress() * 100.0f);
    return strings().format("graph.laying_out", {std::to_string(percent)});
  }
  if (is_browsing()) return browse_note();
  return places.is_too_large() ? std::string(strings().get("graph.too_large")) : std::string();
}

}  // namespace storylens

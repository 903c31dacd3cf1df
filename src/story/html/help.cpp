#include <cstddef>
#include <string>
#include <string_view>

#include "story/html/fragment.h"
#include "story/panel_html.h"

namespace storylens {
namespace {

// How something is done: keys as they are written on them, or gestures; words of the tables begin with "key."
// or "gesture.". What it does is another word of the tables. tests/browser/help.mjs tries every line that
// begins with a key.
struct HelpLine {
  std::string_view block;
  std::string_view how;
  std::string_view what;
};

struct HelpSection {
  std::string_view heading;
  const HelpLine* lines;
  int count;
};

constexpr HelpLine kEverywhere[] = {
    {"search", "/", "search"},  {"help", "?", "help.help"},         {"escape", "Esc", "help.escape"},
    {"tab", "Tab", "help.tab"}, {"zoom_in", "+", "graph.zoom_in"},  {"zoom_out", "−", "graph.zoom_out"},
    {"fit", "0", "graph.fit"},  {"undo", "Ctrl+Z", "explore.undo"}, {"redo", "Ctrl+Y", "explore.redo"}};
constexpr HelpLine kGraph[] = {{"arrows", "key.arrows", "help.arrows"},
                               {"ends", "key.ends", "help.ends"},
                               {"enter", "key.enter", "help.enter"},
                               {"space", "key.space", "help.space"},
                               {"move", "M", "help.move"}};
constexpr HelpLine kMoving[] = {{"move_arrows", "key.arrows", "help.move_arrows"},
                                {"move_enter", "key.enter", "help.move_enter"},
                                {"move_escape", "Esc", "help.move_escape"}};
constexpr HelpLine kList[] = {{"list_arrows", "key.arrows", "help.list_arrows"},
                              {"list_ends", "key.ends", "help.list_ends"},
                              {"list_enter", "key.enter", "help.list_enter"}};
constexpr HelpLine kMouse[] = {{"drag", "gesture.drag", "help.pan"},
                               {"wheel", "gesture.wheel", "help.wheel"},
                               {"drag_node", "gesture.drag_node", "help.drag_node"},
                               {"double", "gesture.double", "help.pin"},
                               {"shift_drag", "gesture.shift_drag", "help.lasso"},
                               {"point", "gesture.point", "help.edge"}};
constexpr HelpLine kTouch[] = {{"finger", "gesture.finger", "help.pan"},
                               {"fingers", "gesture.fingers", "help.pinch"},
                               {"double_tap", "gesture.double_tap", "help.pin"},
                               {"tap", "gesture.tap", "help.tap"}};

template <std::size_t Count>
constexpr HelpSection section(std::string_view heading, const HelpLine (&lines)[Count]) {
  return {heading, lines, Count};
}
constexpr HelpSection kSections[] = {section("help.everywhere", kEverywhere), section("help.graph", kGraph),
                                     section("help.moving", kMoving),         section("help.list", kList),
                                     section("help.mouse", kMouse),           section("help.touch", kTouch)};

bool is_word(std::string_view how) {
  return how.substr(0, 4) == "key." || how.substr(0, 8) == "gesture.";
}

}  // namespace

std::string help_html(const Strings& strings) {
  HtmlFragment html;
  html.open("article", {{"class", "help"}, {"lang", strings.language()}});
  html.element("h2", {{"data-block", "heading"}}, strings.get("help.heading"));
  for (const HelpSection& section : kSections) {
    html.open("section");
    html.element("h3", {{"data-block", section.heading}}, strings.get(section.heading));
    html.open("ul", {{"class", "keys"}});
    for (int i = 0; i < section.count; ++i) {
      const HelpLine& line = section.lines[i];
      html.open("li", {{"data-block", line.block}});
      html.element("strong", {}, is_word(line.how) ? strings.get(line.how) : line.how);
      html.text(" · ");
      html.text(strings.get(line.what));
      html.close();
    }
    html.close();
    html.close();
  }
  return html.take();
}

}  // namespace storylens

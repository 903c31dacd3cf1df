#include "ui/story_list.h"

#include <algorithm>

#include "ui/page_setter.h"

namespace storylens {
namespace {

std::vector<const Story*> listed_stories(const Bundle& bundle, std::string_view language) {
  std::vector<const Story*> stories;
  for (const Story& story : bundle.stories) {
    const Story* edition = find_story(bundle, story.slug, language);
    if (std::find(stories.begin(), stories.end(), edition) == stories.end()) stories.push_back(edition);
  }
  std::stable_sort(stories.begin(), stories.end(),
                   [](const Story* a, const Story* b) { return a->start_date > b->start_date; });
  return stories;
}

}  // namespace

Page set_story_list(const Bundle& bundle, std::string_view current_slug, std::string_view language,
                    const Strings& strings, float width_px, UnitPainter& painter) {
  Page page;
  page.width = width_px;
  PageSetter setter(page, painter, strings.language());
  Passage heading;
  heading.size_px = 22.0f;
  heading.weight = 700;
  heading.gap_after_px = 14.0f;
  setter.set(strings.get("stories"), heading);
  for (const Story* story : listed_stories(bundle, language)) {
    const ComputedCounts counts = count_takes(*story);
    Passage small;
    small.size_px = 12.5f;
    small.line_height = 1.5f;
    small.family = FontFamily::Interface;
    small.ink = Ink::Muted;
    std::string meta = story->start_date.empty() ? std::string() : strings.date(story->start_date) + "  ·  ";
    meta += strings.count("numbers.sources", counts.takes) + "  ·  " +
            strings.count("numbers.framed", counts.framed);
    if (story->in_language != language)
      meta += "  ·  " + std::string(strings.language_name(story->in_language));
    setter.set(meta, small);
    Passage title;
    title.size_px = 17.0f;
    title.line_height = 1.4f;
    title.weight = story->slug == current_slug ? 700 : 500;
    title.language = story->in_language;
    title.gap_after_px = 4.0f;
    const Ink ink = story->slug == current_slug ? Ink::Accent : Ink::Text;
    setter.set({{story->headline, ink, 0, {"story:" + story->slug, {}, {}}}}, title);
    setter.add_rule(6.0f, 12.0f);
  }
  page.height = setter.y();
  return page;
}

}  // namespace storylens

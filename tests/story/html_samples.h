// HTML samples: small stories and their documents, each checked for faults as it is made.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "story/html_tokens.h"
#include "story/html_writer.h"

namespace storylens {

inline const Strings& english() {
  return Strings::for_language("en");
}

inline Story bare_story(std::string slug, std::string language) {
  Story story;
  story.slug = std::move(slug);
  story.in_language = std::move(language);
  story.headline = "The dam holds";
  return story;
}

inline Take bare_take(std::string id) {
  Take take;
  take.id = id;
  take.outlet = std::move(id);
  take.outlet_name = "The Paper";
  take.url = "https://paper.example/a?b=1&c=2";
  return take;
}

inline std::string html_of(Story story, const Strings& strings = english()) {
  Bundle bundle;
  bundle.stories = {std::move(story)};
  std::string html = story_html(bundle, bundle.stories[0], strings);
  CHECK(fault_of(html) == "");
  return html;
}

inline std::string html_of_take(Take take, std::string language = "en") {
  Story story = bare_story("dam", std::move(language));
  story.takes = {std::move(take)};
  return html_of(std::move(story));
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace storylens

// Corpus view: what the reader looks at beside or instead of a story, as one value that can be compared and
// written into an address.
//
// Shapes: page is empty for the story itself, "front" for the front page, else the id of a node:
// "entity:SLUG",
//         "outlet:HOST", or "story:SLUG" of a story that the bundle refers to and does not hold.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

inline constexpr std::string_view kFrontPage = "front";

struct CorpusView {
  std::string page;
  std::string since;      // an ISO date, as it was given: what is later is told as new; empty = not asked
  std::string versions;   // "0,2": which two versions of the story are compared; empty = none
  std::string from_date;  // of the front page: the stories of some dates only, as Exploration has them
  std::string to_date;
  int archive_stories = 0;  // where the bundle holds a part of an archive; 0 = it is all there is
  int page_stories = -1;    // how many of them belong on the page; -1 = that is not known
  int page_before = 0;      // how many of these, the newest, are not in the bundle for there being so many
  int page_after = 0;       // and how many, the oldest, are still to come
  std::string missing;      // what an address asked for and the bundle does not hold; empty = nothing

  bool operator==(const CorpusView&) const = default;
  bool is_front() const { return page == kFrontPage; }
};

}  // namespace storylens

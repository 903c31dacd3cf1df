// Page: a story set as text of a given width: paragraphs with their places, rules, grounds and links. Made
// once for each story, width and font generation; painting only copies from it, and the document layer reads
// the same lines.
//
// Units:  CSS pixels from the page's top left, y down.
// Shapes: a TextSpan's tag indexes `runs`; PageRun::link indexes `links` (-1 = none).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/strings.h"
#include "text/paragraph.h"
#include "ui/theme.h"
#include "ui/unit_painter.h"

namespace storylens {

// Which of the palette's colors; the palette itself may change without setting the page anew.
enum class Ink : std::uint8_t { Text, Muted, Accent, Warning };

struct PageLink {
  std::string node_id;  // leads to a node; else
  std::string url;      // leads out
  std::string take_id;  // the take whose source it is; empty = none
};

struct PageRun {
  Ink ink = Ink::Text;
  int link = -1;
};

struct PageText {
  ParagraphLayout layout;
  Vec2 place;
  std::string block;  // data-block of the same passage in the document (story/html_writer.h)
};

enum class PageMark : std::uint8_t { Rule, QuoteBar, WarningGround, LensDot, Petal, HollowPetal };

struct PageShape {
  PageMark mark = PageMark::Rule;
  Vec2 place;
  Vec2 size;
  int lens = -1;  // index in Palette::lens; -1 = unlabelled
};

struct Page {
  float width = 0.0f;  // of the text column
  float height = 0.0f;
  std::vector<PageRun> runs;
  std::vector<PageLink> links;
  std::vector<PageText> texts;  // sorted by place.y
  std::vector<PageShape> shapes;
  float takes_top = 0.0f;  // where the takes begin
};

// What part of the story is set.
enum class PagePart : std::uint8_t { Whole, Summary, Takes };

Page set_story_page(const Bundle& bundle, const Story& story, const Strings& strings, PagePart part,
                    float width_px, UnitPainter& painter);

// The color index of each take's lens group: equal labels share one; -1 = unlabelled.
std::vector<int> lens_indices(const Story& story);

}  // namespace storylens

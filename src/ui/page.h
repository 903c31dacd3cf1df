// Page: a document set as text of a given width: paragraphs with their places, rules, grounds and links. It
// is set from the HTML that story/ writes and from nothing else, so that what is painted and what stands in
// the DOM are the same text. Made once for each document, width and font generation; painting only copies
// from it, and the document layer (ui/page_layer.h) tells the browser its lines.
//
// Units:  CSS pixels from the page's top left, y down.
// Shapes: a TextSpan's tag indexes `runs`; PageRun::link indexes `links` (-1 = none).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "text/paragraph.h"
#include "ui/theme.h"
#include "ui/unit_painter.h"

namespace storylens {

// Which of the palette's colors; the palette itself may change without setting the page anew.
enum class Ink : std::uint8_t { Text, Muted, Accent, Warning };

struct PageLink {
  std::string node_id;      // leads to a node; else
  std::string url;          // leads out, or with "#" to another view of the story
  bool is_chip = false;     // on a ground of its own, as a control is
  bool is_current = false;  // the present choice

  bool leads_out() const { return !url.empty() && url.front() != '#'; }
  bool operator==(const PageLink&) const = default;
};

struct PageRun {
  Ink ink = Ink::Text;
  int link = -1;
  bool is_marked = false;  // what was searched for
  bool is_struck = false;  // with a line through it
  bool is_added = false;   // with a line under it
  bool operator==(const PageRun&) const = default;
};

struct PageText {
  ParagraphLayout layout;
  Vec2 place;
  float width = 0.0f;  // that its lines were broken to
  float line_height = 0.0f;
  std::vector<std::uint32_t> span_ends;  // byte offsets in layout.text
  std::string block;  // data-block of the element whose text this is; empty = a list's mark, of no element
};

enum class PageMark : std::uint8_t {
  Rule,
  QuoteBar,
  WarningGround,
  LensDot,
  Petal,
  HollowPetal,
  BarPart,
  HollowPart,
  TimeBar
};

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
  std::vector<PageText> texts;  // in the order of the document
  std::vector<PageShape> shapes;
};

// What part of a story is set.
enum class PagePart : std::uint8_t { Whole, Summary, Takes };

struct PageSource {
  std::string_view html;
  std::string_view language;  // of the whole, for its direction
  PagePart part = PagePart::Whole;
  float text_scale = 1.0f;
  const Story* story = nullptr;  // whose petals stand above its numbers; null = none
};

class DocumentSetter;

// Sets a page by and by, so that no frame waits for the end of a long one. What is set so far may be painted;
// the page's height is estimated until all is.
//
// Cost: a step is an element, or 4 KB of a paragraph. The HTML, the page and the painter must outlive it.
class PageSetting {
 public:
  // Empties the page.
  PageSetting(const PageSource& source, float width_px, UnitPainter& painter, Page& page);
  ~PageSetting();

  // Sets some more. False when nothing is left.
  bool advance();
  float y() const;                 // down to which the page is set
  std::size_t bytes_done() const;  // of the HTML, or nearly so

 private:
  Page& page_;
  std::size_t bytes_ = 0;
  std::unique_ptr<DocumentSetter> setter_;
};

Page set_page(const PageSource& source, float width_px, UnitPainter& painter);

}  // namespace storylens

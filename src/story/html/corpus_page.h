// Corpus page: what the documents of the front page and of nodes are written with. Private to src/story.
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"
#include "story/bundle_index.h"
#include "story/corpus_view.h"
#include "story/html/fragment.h"
#include "story/story_graph.h"
#include "story/strings.h"

namespace storylens {

inline constexpr std::string_view kDot = " · ";

struct CorpusPage {
  const Bundle& bundle;
  const StoryGraph& graph;
  const Strings& strings;
  const CorpusView& view;
  BundleIndex index;
  HtmlFragment html = {};
  int blocks = 0;  // of those without a name of their own

  const Story& story(int item) const { return bundle.stories[static_cast<std::size_t>(item)]; }
  const GraphNode& node(int item) const { return graph.nodes[static_cast<std::size_t>(item)]; }
  std::string next_block() { return "p" + std::to_string(blocks++); }
  // A paragraph of words of the interface.
  // Between two names: their order holds too where both run the other way.
  void separate() {
    html.text(html.is_right_to_left() ? "\u200F" : "\u200E");
    html.text(kDot);
  }
  void words(std::string_view css_class, std::string_view text);
  void heading(std::string_view text);
};

std::string_view headline_of(const Story& story, std::string& scratch);
// <time> where it is a date.
void write_date(HtmlFragment& html, const Strings& strings, std::string_view iso_date);
void write_story_link(CorpusPage& page, const Story& story);
// A node as a link to its page; a story that the bundle holds, to itself.
void write_page_link(CorpusPage& page, const GraphNode& node);
// Type, date, and language where it is not the interface's.
void write_kicker(CorpusPage& page, const Story& story);
// Sources, with framing, link-only; nothing for a story without takes.
void write_figures(CorpusPage& page, const Story& story);
// What of the story is later than view.since; nothing where there is none.
void write_news(CorpusPage& page, const Story& story);
// Where a reader is told that what was asked for is not here, and that a date cannot be read.
void write_notes(HtmlFragment& html, const Strings& strings, const CorpusView& view);
// Which places of the file could not be used, in the words of `key`: a paragraph, or nothing. `unlisted` is
// how many there are besides.
void write_left_out(HtmlFragment& html, const Strings& strings, std::string_view key,
                    const std::vector<std::string>& places, int unlisted);
// The words of news, for a story's own document too; empty = there is none.
std::string news_words(const Strings& strings, const Story& story, std::string_view since);

void write_timeline(CorpusPage& page, const std::vector<int>& stories);
void write_front_page(CorpusPage& page);
void write_entity_page(CorpusPage& page, std::string_view slug);
void write_outlet_page(CorpusPage& page, std::string_view id);
void write_stub_page(CorpusPage& page, std::string_view slug);
// Of a story's graph node: the sentences by which its text leads to another, from the edge's evidence.
void write_evidence(CorpusPage& page, const GraphEdge& edge);

}  // namespace storylens

// HTML article: what the parts of a story's document are written with. Private to the html_*.cpp files of
// src/story.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "story/bundle.h"
#include "story/bundle_index.h"
#include "story/corpus_view.h"
#include "story/facets.h"
#include "story/html/fragment.h"
#include "story/rich_text.h"
#include "story/strings.h"

namespace storylens {

// Room for the grounds of two chips side by side, which reach beyond their words.
inline constexpr std::string_view kBeforeChip = "\u2002\u2002\u2002";

struct HtmlArticle {
  const Bundle& bundle;
  const BundleIndex& index;
  const Story& story;
  const Strings& strings;
  std::unordered_map<std::string, int>&
      ids;  // of the whole document, each with the number for the next one alike
  HtmlFragment html;
  const TakesView* view = nullptr;  // null: a document that stands alone, without what can be pressed
  const CorpusView* corpus = nullptr;

  // `name` made fit for an id, with the story's slug and language before it; numbered when it is taken.
  std::string unique_id(std::string_view name);

  // The language of the interface, for `lang`.
  std::string_view words() const { return strings.language(); }
};

// Where a link to a node leads: to the story when the bundle has it, else to the node in this story's graph.
std::string link_to_node(const HtmlArticle& article, std::string_view node_id);
void write_spans(HtmlArticle& article, const std::vector<Span>& spans);
// data-block: block_prefix + ".b0", ".b1", …
void write_blocks(HtmlArticle& article, const std::vector<Block>& blocks, std::string_view block_prefix);
// <time> where the date is one, with the words around it in `text`.
void write_time(HtmlArticle& article, std::string_view iso_date, std::string_view text);
// "English", and the tag too where it says more than the name: "English (en-GB)".
std::string language_words(const Strings& strings, std::string_view tag);
std::string quoted(const Quote& quote);  // between its marks
// How the take's quotation came to be: who spoke, what it is from, what was translated.
std::string provenance(const Strings& strings, const Take& take);
void write_takes(HtmlArticle& article);
// How many versions there are, and what changed between two of them.
void write_versions(HtmlArticle& article);
// What happened when, where the story holds more than one day.
void write_moments(HtmlArticle& article);

// Of a live document: an address that shows the takes in another way.
std::string view_address(const HtmlArticle& article, const TakesView& view);
// versions: those that it compares, instead of the present ones.
std::string view_address(const HtmlArticle& article, const TakesView& view, std::string_view versions);
// A value of a facet in words: a literal of the file, a name, or that it is not given.
void write_facet_value(HtmlArticle& article, Facet facet, std::string_view value);
// The order of the takes, how many of them are shown, and what each facet counts.
void write_facets(HtmlArticle& article, const TakeTable& table, std::size_t shown);
// Where a mistake is reported, of the story or of one of its takes, where the bundle says where.
void write_report_link(HtmlArticle& article, const Take* take);
void write_compare_link(HtmlArticle& article, const Take& take);
// Which take carries which sentence, as a table with the evidence.
void write_claims(HtmlArticle& article);
// Two to four takes side by side.
void write_comparison(HtmlArticle& article, const TakeTable& table);

}  // namespace storylens

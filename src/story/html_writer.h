// HTML writer: a story as a semantic, self-contained fragment of HTML. It is the truth that the canvas is a
// view of: what a screen reader, find in page, translation, print and a browser without WebGL get.
//
// Structure: one <article lang dir class="story" data-story="SLUG"> with <header> (p.notice,
// section.corrections, h1,
//   p.tagline, p.meta with <time datetime>, ul.rubrics, p.numbers, p.mismatch), one <section class="ROLE">
//   with h2 per section, <section class="takes"> (h2, per lens group <section class="lens"> with h3, ul of
//   li.take#…take-ID: outlet, region, language, abstract, blockquote cite, source link), <section
//   class="graph"> (related, referring, entities as links), <footer> (canonical link). Every passage in
//   another language than its parent carries lang and, where it differs, dir. Names whose language is not
//   known carry dir="auto" where it can matter. Links to nodes are <a href="#story=…"
//   data-node="entity:SLUG">; outside links have rel="noopener noreferrer" target="_blank". Ids begin with
//   the story's slug and language and are unique in the text returned. All text stands in elements with
//   data-block, a name that is unique in its article: notice, corrections, correctionN, headline, tagline,
//   meta, rubrics, numbers, mismatch.WHAT, sN.heading, sN.bN, takes.heading, takes.none, lensN (N: its first
//   take), tN.outlet, tN.owner, tN.funding, tN.abstract, tN.quote, tN.original, tN.provenance, tN.passage,
//   tN.otherN, tN.source, moments, momentN, moments.undated, versions, versions.WHAT, changeN, note.WHAT,
//   news, front, graph.heading, related, takes.order, takes.shown, facet.NAME, group, sort, compare.…,
//   claims.…, claimN.… (html/facets.cpp, compare.cpp, claims.cpp), relatedN, referring, referringN,
//   entities.heading, entities, otherN, license, canonical, report. Each is one paragraph of the painted
//   page.
//
// Only these elements occur: article header section footer nav h1 h2 h3 h4 h5 h6 p ul ol li blockquote cite q
// a time span strong em code pre s del ins br hr dl dt dd small table tr th td; only these attributes: lang
// dir class id href rel target datetime cite start data-story data-node data-take data-block data-lens (the
// number of the take group's label, as lens_indices() counts), data-n (a part of p.bar, or the columns of a
// table), aria-label, aria-current, aria-hidden. Text is escaped; there is no script, style or event
// attribute.
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"
#include "story/corpus_view.h"
#include "story/facets.h"
#include "story/strings.h"

namespace storylens {

// view: how a live document shows the takes, and that it can be changed; null: all of them, as in the file.
// corpus: what it tells of what is new, of other versions, and of what was asked for in vain; null: nothing.
std::string story_html(const Bundle& bundle, const Story& story, const Strings& strings,
                       const TakesView* view = nullptr, const CorpusView* corpus = nullptr);

// All stories of the bundle, one <article> after the other, in bundle order.
std::string bundle_html(const Bundle& bundle, const Strings& strings);

// & < > " ' as references; controls, bidi controls and what HTML has no place for as U+FFFD, and so, once,
// all combining marks of a letter after its 64th.
std::string escape_html(std::string_view text);

bool is_right_to_left(std::string_view language);  // by primary subtag or script subtag
bool is_right_to_left_letter(char32_t code_point);

}  // namespace storylens

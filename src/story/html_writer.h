// HTML writer: a story as a semantic, self-contained fragment of HTML. It is the truth that the canvas is a view of: what
// a screen reader, find in page, translation, print and a browser without WebGL get.
//
// Structure: one <article lang dir class="story" data-story="SLUG"> with <header> (h1, p.tagline, p.meta with
//   <time datetime>, ul.rubrics, p.numbers), one <section class="ROLE"> with h2 per section, <section class="takes">
//   (h2, per lens group <section class="lens"> with h3, ul of li.take#take-ID: outlet, region, language, abstract,
//   blockquote cite, source link), <section class="graph"> (related, entities as links), <footer> (canonical link).
//   Every passage in another language than its parent carries lang and, where it differs, dir.
//   Links to nodes are <a href="#story=…" data-node="entity:SLUG">; outside links have rel="noopener noreferrer" target="_blank".
//
// Only these elements occur: article header section footer nav h1 h2 h3 h4 h5 h6 p ul ol li blockquote cite q a time span strong em
// code pre s br hr dl dt dd small; only these attributes: lang dir class id href rel target datetime cite data-story data-node
// data-take data-block. Text is escaped; there is no script, style or event attribute.
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"
#include "story/strings.h"

namespace storylens {

std::string story_html(const Bundle& bundle, const Story& story, const Strings& strings);

// All stories of the bundle, one <article> after the other, in bundle order.
std::string bundle_html(const Bundle& bundle, const Strings& strings);

std::string escape_html(std::string_view text);  // & < > " '

bool is_right_to_left(std::string_view language);  // by primary subtag or script subtag

}  // namespace storylens

// Corpus HTML: the front page and the pages of entities, outlets and stories elsewhere, as documents of the
// same form as html_writer.h's. data-block names each passage, as there; further attributes: data-bin
// (FROM/TO of a part of the timeline), data-n on tr and td of table.timeline (the most in one part, and how
// many are in this one).
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"
#include "story/corpus_view.h"
#include "story/story_graph.h"
#include "story/strings.h"

namespace storylens {

// Of the page that the view names, which must not be empty; graph: of this bundle.
std::string corpus_page_html(const Bundle& bundle, const StoryGraph& graph, const Strings& strings,
                             const CorpusView& view);

// "#page=entity:SLUG": where a page stands in an address.
std::string page_address(std::string_view page);

}  // namespace storylens

// Quotation: words of a story as text to take along, with where they are from: who said or wrote them, when,
// and an address that leads to them where there is one.
//
// Errors: empty where the block is none that can be quoted and nothing is selected.
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"
#include "story/strings.h"

namespace storylens {

// block: a name of the story's document (html_writer.h). Of tN the quotation of take N, of claimN the
// sentence N of the table of claims; any other is of the story's own text. selected: the words that the
// reader chose; empty = all that the block has.
std::string quotation(const Bundle& bundle, const Story& story, std::string_view block,
                      std::string_view selected, const Strings& strings);

}  // namespace storylens

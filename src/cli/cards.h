// Cards: a picture of each story (story/exchange/story_card.h) in the folder cards/ beside its bundle, where
// <story-lens> looks for it:
//
//   cards/SLUG.svg            the first edition of a story
//   cards/SLUG.LANGUAGE.svg   each edition, where there are several
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/files.h"
#include "story/bundle.h"

namespace storylens {

// Of an edition: the first has the name without a language too.
std::string card_file(const std::string& slug, const std::string& language, bool is_only);

// The cards of the first `count` stories of a bundle, with paths in the folder.
std::vector<OutputFile> story_card_files(const Bundle& bundle, std::size_t count, const std::string& folder);

// Removes cards of stories that are no more, and what a killed build left unfinished.
void remove_other_cards(const std::string& folder,
                        const std::function<bool(const std::string& path)>& is_kept);

}  // namespace storylens

// Search terms: the words by which an archive is searched before its stories are here: `storylens build`
// lists the stories of each term, the app looks up what begins with the words of a query. The same folding
// and words as in search_index.h, so that what is found by one is found by the other; initials and slips are
// not.
//
// Units:  folded letters as UTF-8; sorted by bytes, terms that begin alike stand together.
// Cost:   linear in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storylens {

// What a text is found by, each once, sorted. A word with an article is there without it too.
std::vector<std::string> search_terms(std::string_view text);

// What the terms of a story must begin with, each once, in the order of the query, without Korean particles
// and Arabic or Hebrew articles. Words of one letter are left out: too much begins so.
std::vector<std::string> search_beginnings(std::string_view query);

}  // namespace storylens

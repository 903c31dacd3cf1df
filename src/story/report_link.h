// Report link: where a reader reports a mistake, at the address that the bundle gives (Bundle::report_to). It
// names the bundle by what it holds, so that an editor knows which file was read: `bundle`, the first half of
// the SHA-256 of its bytes, as shards are named; `version` of the format and `created`; `pointer`, the place
// in that file (RFC 6901); `story`, `lang` and `take`, which last longer than a place. An https address gets
// these as its query, a mailto one as the subject and text of a message.
//
// Errors: empty where the bundle gives no address.
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"

namespace storylens {

// take: null = the story as a whole.
std::string report_link(const Bundle& bundle, const Story& story, const Take* take);

// An https address, or `mailto:` and one plain address: what report_to may be.
bool is_report_address(std::string_view text);

}  // namespace storylens

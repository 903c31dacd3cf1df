// oEmbed: what a page tells programs that turn its address into a widget (https://oembed.com), as a file
// beside it. Private to src/cli/site.
#pragma once

#include <string>

namespace storylens {

struct Embed {
  std::string site;  // address of the site, without a slash at its end
  std::string app;   // address of storylens.js, beside which embed.html stands; may be empty
  std::string card;  // address of the card
  std::string slug;
  std::string language;
  std::string title;
};

// The frame is given where the app's address is whole, or begins at the site's root; else the page is a link.
std::string oembed_json(const Embed& embed);

}  // namespace storylens

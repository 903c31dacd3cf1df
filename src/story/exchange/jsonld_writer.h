// JSON-LD writer: stories in the words of schema.org, for search engines and whoever reads RDF.
// docs/bundle-format.md has the table of what becomes what.
#pragma once

#include <string>

#include "story/bundle.h"

namespace storylens {

// One document with a @graph of all stories.
std::string write_jsonld(const Bundle& bundle);

// One story as a document of its own, safe inside <script type="application/ld+json">. image: address of a
// picture of it; may be empty.
std::string write_story_jsonld(const Bundle& bundle, const Story& story, const std::string& image = {});

}  // namespace storylens

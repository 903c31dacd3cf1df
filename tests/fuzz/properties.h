// Properties: what must hold of whatever a reader was given, sound or not. The libFuzzer targets beside this
// file look for an input that breaks one; mutation_test.cpp holds them in every run of the unit tests.
//
// Each reads the text and answers what is wrong, with what shows it; empty = nothing. Memory that is touched
// amiss is the sanitizers' to find.
#pragma once

#include <string>
#include <string_view>

#include "story/exchange/import.h"

namespace storylens {

// A story of any text; what it was written back as is read as the same story. As bundle_fault() of its
// bundle.
std::string markdown_fault(std::string_view text);

// Refused with a reason, or read, written, and read again to the same bytes; within limits; its HTML has the
// structure that html_writer.h promises, its JSON-LD is JSON.
std::string bundle_fault(std::string_view text);

// Of a manifest and of a page of its index: nothing but files of the folder is named, and what was read can
// be written and read again.
std::string manifest_fault(std::string_view text);

// Stories that a bundle can hold, each under a slug of its own, and that can be written as Markdown and read
// again.
std::string import_fault(ImportForm form, std::string_view text);

}  // namespace storylens

// Report: diagnostics on the standard error stream, one a line, and the line that closes them.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"

namespace storylens {

// An operation on a file that failed, as an error in that file. Error::where is read when it is
// "line:column".
Diagnostic file_error(std::string_view file, std::string_view code, const Error& error);

void print_diagnostics(const Diagnostics& diagnostics);

// "1 error, 2 warnings, 0 notes"
std::string counted_severities(const Diagnostics& diagnostics);

// "1 story", "2 stories"
std::string counted(std::size_t number, std::string_view one, std::string_view many);

}  // namespace storylens

#include "cli/report.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"

namespace storylens {
namespace {

// "12:5" → line 12, column 5. Anything else leaves the place unknown.
void read_place(const std::string& where, Diagnostic& diagnostic) {
  int line = 0;
  int column = 0;
  int length = 0;
  if (std::sscanf(where.c_str(), "%9d:%9d%n", &line, &column, &length) == 2 &&
      static_cast<std::size_t>(length) == where.size()) {
    diagnostic.line = line;
    diagnostic.column = column;
  }
}

}  // namespace

Diagnostic file_error(std::string_view file, std::string_view code, const Error& error) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Error;
  diagnostic.code = std::string(code);
  diagnostic.message = error.message;
  diagnostic.file = std::string(file);
  read_place(error.where, diagnostic);
  return diagnostic;
}

void print_diagnostics(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    std::fprintf(stderr, "%s\n", displayable_line(format_diagnostic(diagnostic)).c_str());
  }
}

std::string counted_severities(const Diagnostics& diagnostics) {
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::count_if(
        diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
  };
  return counted(count(Severity::Error), "error", "errors") + ", " +
         counted(count(Severity::Warning), "warning", "warnings") + ", " +
         counted(count(Severity::Note), "note", "notes");
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace storylens

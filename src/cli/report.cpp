#include "cli/report.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

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

// https://no-color.org: any value but an empty one.
bool wants_color() {
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  if (no_color != nullptr && no_color[0] != '\0') return false;
  return ::isatty(STDERR_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

const char* color_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "\x1b[1;31m";
    case Severity::Warning: return "\x1b[1;33m";
    case Severity::Note: return "\x1b[1;36m";
  }
  return "";
}

// The severity in its color, the code fainter than the message.
std::string colored(const std::string& line, const Diagnostic& diagnostic) {
  const std::string severity = std::string(severity_name(diagnostic.severity)) + ": ";
  const std::size_t begin = line.find(severity + displayable_line(diagnostic.message).substr(0, 20));
  const std::size_t code = line.rfind(" [");
  if (begin == std::string::npos || code == std::string::npos) return line;
  const std::size_t end = begin + severity.size() - 1;
  return line.substr(0, begin) + color_of(diagnostic.severity) + line.substr(begin, end - begin) + "\x1b[0m" +
         line.substr(end, code - end) + "\x1b[2m" + line.substr(code) + "\x1b[0m";
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
  const bool has_color = wants_color();
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string line = displayable_line(format_diagnostic(diagnostic));
    std::fprintf(stderr, "%s\n", (has_color ? colored(line, diagnostic) : line).c_str());
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

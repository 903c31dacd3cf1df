// Diagnostics: what is wrong in content, collected while reading continues.
//
// Units: line and column count from 1; column counts Unicode code points. 0 means "not known".
#pragma once

#include <string>
#include <vector>

namespace storylens {

enum class Severity { Note, Warning, Error };

struct Diagnostic {
  Severity severity = Severity::Warning;
  std::string code;     // stable, kebab-case: "take-without-source"
  std::string message;  // a sentence for people, in English
  std::string file;     // path as given; empty when the input has no file
  int line = 0;
  int column = 0;
  std::string pointer;  // JSON pointer (RFC 6901) when the input is a bundle
};

using Diagnostics = std::vector<Diagnostic>;

const char* severity_name(Severity severity);  // "note", "warning", "error"

bool has_errors(const Diagnostics& diagnostics);

// `file:line:column: error|warning|note: message [code]`, leaving out what is not known.
std::string format_diagnostic(const Diagnostic& diagnostic);

}  // namespace storylens

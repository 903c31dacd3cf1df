#include "base/diagnostic.h"

namespace storylens {

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::Note: return "note";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
  }
  return "error";
}

bool has_errors(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::Error) return true;
  }
  return false;
}

std::string format_diagnostic(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) {
    text += ":" + std::to_string(diagnostic.line);
    if (diagnostic.column > 0) text += ":" + std::to_string(diagnostic.column);
  }
  if (!diagnostic.pointer.empty()) text += (text.empty() ? "" : ":") + diagnostic.pointer;
  if (!text.empty()) text += ": ";
  text += severity_name(diagnostic.severity);
  text += ": " + diagnostic.message + " [" + diagnostic.code + "]";
  return text;
}

}  // namespace storylens

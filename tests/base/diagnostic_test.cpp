#include "base/diagnostic.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

Diagnostic take_without_source() {
  Diagnostic diagnostic;
  diagnostic.code = "take-without-source";
  diagnostic.message = "The take has no source.";
  return diagnostic;
}

TEST_SUITE("base/diagnostic") {
  TEST_CASE("a place in a file is written as file, line and column") {
    Diagnostic diagnostic = take_without_source();
    diagnostic.severity = Severity::Error;
    diagnostic.file = "story.md";
    diagnostic.line = 12;
    diagnostic.column = 3;
    CHECK(format_diagnostic(diagnostic) ==
          "story.md:12:3: error: The take has no source. [take-without-source]");
  }

  TEST_CASE("what is not known is left out") {
    Diagnostic diagnostic = take_without_source();
    CHECK(format_diagnostic(diagnostic) == "warning: The take has no source. [take-without-source]");
    diagnostic.file = "story.md";
    CHECK(format_diagnostic(diagnostic) ==
          "story.md: warning: The take has no source. [take-without-source]");
    diagnostic.line = 4;
    CHECK(format_diagnostic(diagnostic) ==
          "story.md:4: warning: The take has no source. [take-without-source]");
  }

  TEST_CASE("a place in a bundle is written as its JSON pointer") {
    Diagnostic diagnostic = take_without_source();
    diagnostic.severity = Severity::Note;
    diagnostic.pointer = "/stories/0/takes/2";
    CHECK(format_diagnostic(diagnostic) ==
          "/stories/0/takes/2: note: The take has no source. [take-without-source]");
    diagnostic.file = "bundle.json";
    CHECK(format_diagnostic(diagnostic) ==
          "bundle.json:/stories/0/takes/2: note: The take has no source. [take-without-source]");
  }

  TEST_CASE("only errors count as errors") {
    Diagnostics diagnostics;
    CHECK_FALSE(has_errors(diagnostics));
    diagnostics.push_back(take_without_source());
    CHECK_FALSE(has_errors(diagnostics));
    diagnostics.push_back(take_without_source());
    diagnostics.back().severity = Severity::Error;
    CHECK(has_errors(diagnostics));
  }
}

}  // namespace
}  // namespace storylens

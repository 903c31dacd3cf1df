// Colors would only be noise in the logs, and Node's terminal is never told apart from a file.
#define DOCTEST_CONFIG_COLORS_NONE
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "file_text.h"
#include "story/interface_language.h"
#include "story/strings.h"

int main(int count, char** arguments) {
  // As a page does it: the WebAssembly build holds only English.
  for (const std::string_view language : storylens::kInterfaceLanguages) {
    const std::string path = std::string(STORYLENS_TESTS_DIR "/../data/strings/").append(language) + ".tsv";
    storylens::Strings::add(language, file_text(path));
  }
  return doctest::Context(count, arguments).run();
}

#include "story/markdown_files.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

std::string fixture_text(std::string_view name) {
  const std::string text = file_text(STORYLENS_TESTS_DIR "/fixtures/markdown/" + std::string(name));
  CHECK_MESSAGE(!text.empty(), "missing fixture " << std::string(name));
  return text;
}

std::string seed_text() {
  return file_text(STORYLENS_SHARED_DIR "/seed/000_4aba10bfd2ee548c.txt");
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += line_end;
    } else {
      result += c;
    }
  }
  return result;
}

std::string without_trailing_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    while (c == '\n' && !result.empty() && result.back() == ' ') result.pop_back();
    result += c;
  }
  return result;
}

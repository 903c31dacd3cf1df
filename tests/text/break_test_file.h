// Break test file: reads the conformance tests of Unicode's segmentation annexes ("÷ 0061 × 0308 ÷  #
// comment"). The folder is the build's: what comes with libunibreak, and what was decompressed from the
// shared data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace storylens {

struct BreakTest {
  std::string line;                 // as written
  std::string text;                 // UTF-8
  std::vector<std::size_t> breaks;  // byte offsets, the end of the text included, the start not
};

inline std::ifstream open_unicode_file(const std::string& name) {
  return std::ifstream(std::string(STORYLENS_UNICODE_DIR) + "/" + name);
}

inline std::vector<std::string> words_of(const std::string& line, char separator) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin <= line.size()) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    if (end > begin) words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

inline char32_t code_point_from_hex(const std::string& hex) {
  return static_cast<char32_t>(std::strtoul(hex.c_str(), nullptr, 16));
}

inline std::vector<BreakTest> read_break_tests(const std::string& name) {
  std::vector<BreakTest> tests;
  std::ifstream file = open_unicode_file(name);
  for (std::string line; std::getline(file, line);) {
    BreakTest test;
    test.line = line;
    const std::string data = line.substr(0, std::min(line.find('#'), line.find('\t')));
    for (const std::string& word : words_of(data, ' ')) {
      if (word == "÷") {
        if (!test.text.empty()) test.breaks.push_back(test.text.size());
      } else if (word != "×") {
        append_utf8(test.text, code_point_from_hex(word));
      }
    }
    if (!test.text.empty()) tests.push_back(test);
  }
  return tests;
}

}  // namespace storylens

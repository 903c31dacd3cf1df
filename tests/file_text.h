// File text: a file of the source tree, or of the shared folder where there is one.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

// Empty when the file cannot be read.
inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

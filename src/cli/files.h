// Files: whole files in and out. What is written stands under its name complete or not at all.
//
// Errors: a message for people; Error::where is empty, the caller knows the path.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storylens {

// Fails without reading when the file is larger than the limit.
Result<std::string> read_file(const std::string& path, std::size_t byte_limit);

struct OutputFile {
  std::string path;
  std::string content;
};

// Writes all files next to their places, then renames all of them; until then nothing that was there is
// touched. Folders that are missing are made. What is neither a file nor a folder (a pipe, a device) is
// written to directly. Error::where is the path.
Result<void> write_files(const std::vector<OutputFile>& files);

// Writes one file next to its place and renames it, without waiting for the disk: for what can be made again.
Result<void> write_replaceable(const OutputFile& file);

// The same for what is too large to be held: produce hands it over by pieces.
using Append = std::function<void(std::string_view piece)>;
Result<void> write_replaceable(const std::string& path, const std::function<void(const Append&)>& produce);

bool is_folder(const std::string& path);

}  // namespace storylens

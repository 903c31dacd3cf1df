// Commands: the verbs of `storylens`, one file each. A verb takes the arguments after its name and returns
// the exit status. What a verb finds wrong goes to the standard error stream, what it makes to the file named
// or, as a summary, to the standard output stream.
#pragma once

#include <string>
#include <vector>

namespace storylens {

inline constexpr int kSuccess = 0;
inline constexpr int kContentErrors =
    1;  // an input or output that is not as it should be; but for builds in shards, nothing was written
inline constexpr int kWrongUse = 2;  // arguments that make no sense

using Arguments = std::vector<std::string>;

int run_check(const Arguments& arguments);
int run_build(const Arguments& arguments);
int run_export(const Arguments& arguments);
int run_import(const Arguments& arguments);
int run_merge(const Arguments& arguments);
int run_layout(const Arguments& arguments);

}  // namespace storylens

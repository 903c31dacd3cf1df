// Options: the arguments of a verb as options and operands. `--name VALUE`, `--name=VALUE`, `-o VALUE` and
// `-oVALUE` are understood; `--` ends the options; `-` is an operand. Every verb has --help.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/commands.h"

namespace storylens {

struct Options {
  std::vector<std::string> operands;
  std::vector<std::pair<std::string, std::string>> given;  // name and value

  bool wants_help() const { return value("--help").has_value(); }
  // The last value given for the option.
  std::optional<std::string> value(std::string_view name) const;
};

// names: the options with a value that the verb knows, such as "-o" and "--format"; flags: those without one,
// such as "--fix".
// Errors: an option that the verb does not know, and one without its value.
Result<Options> parse_options(const Arguments& arguments, std::initializer_list<std::string_view> names,
                              std::initializer_list<std::string_view> flags = {});

// The value of --brotli: 0 to 11, 9 where it is not given; nullopt = something else.
std::optional<int> brotli_quality_of(const Options& options);

// Says on the standard error stream what is wrong with the arguments and where to read more.
int wrong_use(std::string_view verb, std::string_view message);

}  // namespace storylens

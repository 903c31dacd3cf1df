#include "cli/options.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"

namespace storylens {

std::optional<std::string> Options::value(std::string_view name) const {
  const auto found =
      std::find_if(given.rbegin(), given.rend(), [&](const auto& option) { return option.first == name; });
  if (found == given.rend()) return std::nullopt;
  return found->second;
}

Result<Options> parse_options(const Arguments& arguments, std::initializer_list<std::string_view> names,
                              std::initializer_list<std::string_view> flags) {
  Options options;
  const auto is_known = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const auto is_flag = [&](std::string_view name) {
    return std::find(flags.begin(), flags.end(), name) != flags.end();
  };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      options.operands.insert(options.operands.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                              arguments.end());
      break;
    }
    if (argument.size() < 2 || argument[0] != '-') {
      options.operands.push_back(argument);
      continue;
    }
    if (argument == "--help" || argument == "-h") {
      options.given.emplace_back("--help", "");
      continue;
    }
    if (is_flag(argument)) {
      options.given.emplace_back(argument, "");
      continue;
    }
    const bool is_long = argument[1] == '-';
    const std::size_t name_size = is_long ? argument.find('=') : 2;
    const std::string name = argument.substr(0, name_size);
    if (!is_known(name)) return failure("There is no option " + name);
    if (name.size() < argument.size()) {
      options.given.emplace_back(name, argument.substr(name.size() + (is_long ? 1 : 0)));
    } else if (i + 1 < arguments.size()) {
      options.given.emplace_back(name, arguments[++i]);
    } else {
      return failure("The option " + name + " needs a value");
    }
  }
  return options;
}

std::optional<int> brotli_quality_of(const Options& options) {
  constexpr int kUsual = 9;
  const std::optional<std::string> text = options.value("--brotli");
  if (!text) return kUsual;
  const bool is_number =
      !text->empty() && text->size() <= 2 && text->find_first_not_of("0123456789") == std::string::npos;
  const int quality = is_number ? std::atoi(text->c_str()) : -1;
  return quality >= 0 && quality <= 11 ? std::optional<int>(quality) : std::nullopt;
}

int wrong_use(std::string_view verb, std::string_view message) {
  const std::string command = verb.empty() ? std::string("storylens") : "storylens " + std::string(verb);
  std::fprintf(stderr, "%s: %s. See `%s --help`.\n", command.c_str(), displayable_line(message).c_str(),
               command.c_str());
  return kWrongUse;
}

}  // namespace storylens

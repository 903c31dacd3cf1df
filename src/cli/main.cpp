// storylens: checks stories, builds bundles from them and writes them back. One verb, one file.

#include <cstdio>
#include <string_view>

#include "cli/commands.h"
#include "cli/options.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens VERB ARGUMENTS

  check   say what is wrong or doubtful in stories and bundles
  build   make a bundle of stories in Markdown, or shards of many
  merge   join shards that several machines built
  export  write a bundle in other forms: Markdown, HTML, JSON-LD, graphs
  import  make stories of Markdown with front matter, tables and feeds
  layout  lay out a graph given as a list of edges

`storylens VERB --help` tells the arguments of a verb; `storylens --version` the version.
Exit status: 0 success, 1 errors in what was read or in writing, 2 wrong use.
)";

struct Verb {
  std::string_view name;
  int (*run)(const Arguments&);
};

constexpr Verb kVerbs[] = {
    {"check", run_check},   {"build", run_build},   {"merge", run_merge},
    {"export", run_export}, {"import", run_import}, {"layout", run_layout},
};

int run(const Arguments& arguments) {
  if (arguments.empty()) {
    std::fputs(kHelp, stderr);
    return kWrongUse;
  }
  if (arguments[0] == "--help" || arguments[0] == "-h") {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  if (arguments[0] == "--version") {
    std::printf("storylens %s\n", STORYLENS_VERSION);
    return kSuccess;
  }
  for (const Verb& verb : kVerbs) {
    if (verb.name == arguments[0]) return verb.run(Arguments(arguments.begin() + 1, arguments.end()));
  }
  return wrong_use("", "There is no verb " + arguments[0]);
}

}  // namespace
}  // namespace storylens

int main(int count, char** values) {
  storylens::Arguments arguments(values, values + count);
  if (!arguments.empty()) arguments.erase(arguments.begin());  // the name of the program
  return storylens::run(arguments);
}

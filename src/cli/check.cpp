#include <cstdio>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/report.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens check INPUTS...

Reads stories and says what is wrong or doubtful in them, without writing anything.
INPUTS are stories in Markdown, folders of them, and bundles (.json). Of a folder
every .md, .markdown and .txt file is read, with the folders within it, and
entities.json, outlets.json and about.json beside the stories.

Diagnostics go to the standard error stream, one a line:
  FILE:LINE:COLUMN: error|warning|note: MESSAGE [CODE]

Exit status: 0 no errors, 1 errors, 2 wrong use.
)";

}  // namespace

int run_check(const Arguments& arguments) {
  const Result<Options> options = parse_options(arguments, {});
  if (!options) return wrong_use("check", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  if (options->operands.empty()) return wrong_use("check", "Name the stories to check");
  Inputs inputs = read_inputs(options->operands);
  examine_inputs(inputs);
  print_diagnostics(inputs.diagnostics);
  std::fprintf(stderr, "%s, %s: %s\n", counted(inputs.files, "file", "files").c_str(),
               counted(inputs.bundle.stories.size(), "story", "stories").c_str(),
               counted_severities(inputs.diagnostics).c_str());
  return has_errors(inputs.diagnostics) ? kContentErrors : kSuccess;
}

}  // namespace storylens

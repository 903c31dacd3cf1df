#include <cstdio>

#include "cli/check_formats.h"
#include "cli/commands.h"
#include "cli/fix.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/rules.h"
#include "cli/shards/archive_check.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens check INPUTS... [--fix] [--format text|json|sarif|github]
       storylens check --archive DIRS... [--format text|json|sarif|github]
       storylens check --explain [CODE...]

Reads stories and says what is wrong or doubtful in them, without writing anything.
INPUTS are stories in Markdown, folders of them, and bundles (.json). Of a folder
every .md, .markdown and .txt file is read, with the folders within it, and
entities.json, outlets.json and about.json beside the stories.

Diagnostics go to the standard error stream, one a line:
  FILE:LINE:COLUMN: error|warning|note: MESSAGE [CODE]
in color on a terminal, unless NO_COLOR is set.

  --archive        each DIR is a folder of shards, or its manifest.json: whether every file is
                   there, undamaged and within its limits, and index, front, search and
                   graph agree with the stories
  --explain        what a code means and how to mend it; without CODE, all codes
  --fix            mend what can be mended safely, say what was done, then check
  --format FORMAT  json, sarif (2.1.0) or github (annotations) go to the standard
                   output stream

Exit status: 0 no errors, 1 errors, 2 wrong use.
)";

void print_rule(const Rule& rule) {
  std::printf("%.*s (%.*s%s)\n  %.*s.\n  %.*s\n", static_cast<int>(rule.code.size()), rule.code.data(),
              static_cast<int>(rule.severity.size()), rule.severity.data(), rule.has_fix ? ", --fix" : "",
              static_cast<int>(rule.summary.size()), rule.summary.data(),
              static_cast<int>(rule.explanation.size()), rule.explanation.data());
}

int explain(const std::vector<std::string>& codes) {
  if (codes.empty()) {
    for (const Rule& rule : all_rules()) print_rule(rule);
    return kSuccess;
  }
  for (const std::string& code : codes) {
    const Rule* const rule = find_rule(code);
    if (rule == nullptr)
      return wrong_use("check", "There is no code " + code + "; --explain alone lists all");
    print_rule(*rule);
  }
  return kSuccess;
}

Inputs examined(const std::vector<std::string>& paths) {
  Inputs inputs = read_inputs(paths);
  examine_inputs(inputs);
  return inputs;
}

// Mends, says what was mended, and reads anew what is left to say.
void fix(Inputs& inputs, const std::vector<std::string>& paths) {
  Diagnostics failures;
  const std::vector<Fixed> fixed = fix_files(inputs.diagnostics, failures);
  for (const Fixed& file : fixed) {
    std::string codes;
    for (const std::string& code : file.codes) codes += (codes.empty() ? "" : ", ") + code;
    std::fprintf(stderr, "%s: fixed %s\n", file.file.c_str(), codes.c_str());
  }
  if (!fixed.empty()) inputs = examined(paths);
  inputs.diagnostics.insert(inputs.diagnostics.end(), failures.begin(), failures.end());
}

void tell(const Findings& findings, const std::string& format) {
  if (format == "json") {
    std::fputs(findings_as_json(findings).c_str(), stdout);
  } else if (format == "sarif") {
    std::fputs(findings_as_sarif(findings).c_str(), stdout);
  } else if (format == "github") {
    std::fputs(findings_as_github(findings).c_str(), stdout);
  } else {
    print_diagnostics(findings.diagnostics);
  }
  std::fprintf(stderr, "%s, %s: %s\n", counted(findings.files, "file", "files").c_str(),
               counted(findings.stories, "story", "stories").c_str(),
               counted_severities(findings.diagnostics).c_str());
}

ArchiveFindings examined_archives(const std::vector<std::string>& paths) {
  ArchiveFindings all;
  for (const std::string& path : paths) {
    const ArchiveFindings found = check_archive(path);
    all.diagnostics.insert(all.diagnostics.end(), found.diagnostics.begin(), found.diagnostics.end());
    all.files += found.files;
    all.stories += found.stories;
  }
  return all;
}

}  // namespace

int run_check(const Arguments& arguments) {
  const Result<Options> options = parse_options(arguments, {"--format"}, {"--archive", "--explain", "--fix"});
  if (!options) return wrong_use("check", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  if (options->value("--explain")) return explain(options->operands);
  const std::string format = options->value("--format").value_or("text");
  if (format != "text" && format != "json" && format != "sarif" && format != "github")
    return wrong_use("check", "Say --format text, json, sarif or github");
  if (options->operands.empty()) return wrong_use("check", "Name the stories to check");
  if (options->value("--archive")) {
    if (options->value("--fix")) return wrong_use("check", "--fix mends stories; build an archive again");
    const ArchiveFindings found = examined_archives(options->operands);
    tell({found.diagnostics, found.files, found.stories}, format);
    return has_errors(found.diagnostics) ? kContentErrors : kSuccess;
  }
  Inputs inputs = examined(options->operands);
  if (options->value("--fix")) fix(inputs, options->operands);
  tell({inputs.diagnostics, inputs.files, inputs.bundle.stories.size()}, format);
  return has_errors(inputs.diagnostics) ? kContentErrors : kSuccess;
}

}  // namespace storylens

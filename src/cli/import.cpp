#include <cstdio>
#include <filesystem>
#include <optional>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/report.h"
#include "story/bundle_writer.h"
#include "story/exchange/import.h"
#include "story/markdown_writer.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

constexpr char kHelp[] = R"(usage: storylens import INPUTS... --format FORMAT -o DIR | FILE.json

Makes stories of what others keep them in:
  md        Markdown with front matter in YAML or TOML, as of Hugo and Obsidian
  csv       a table of events; the first row names the columns: title, date, summary,
            url, tags, entities, outlet, source, quote, … (comma, semicolon or tab)
  jsonfeed  JSON Feed
  rss       RSS or Atom

Each becomes SLUG.LANGUAGE.md in the folder DIR, or all together a bundle FILE.json.
What has no place in a story is kept: lines of text as parts of the Meta line, JSON
as members that the bundle carries along.

  --site URL       the address under which stories without one will be
  --lang TAG       the language of those that do not say theirs; else it is guessed
  --format FORMAT  the form
  -o PATH          where to write

Exit status: 0 success, 1 records that could not be read, 2 wrong use.
)";

std::optional<ImportForm> form_of(const std::optional<std::string>& name) {
  if (name == "md") return ImportForm::Markdown;
  if (name == "csv") return ImportForm::Csv;
  if (name == "jsonfeed") return ImportForm::JsonFeed;
  if (name == "rss") return ImportForm::Feed;
  return std::nullopt;
}

// The files of a folder that have the form's extension, in the order of their names.
std::vector<std::string> files_of(const std::string& path, ImportForm form, Diagnostics& diagnostics) {
  if (!is_folder(path)) return {path};
  const auto is_wanted = [form](const fs::path& file) {
    const std::string extension = file.extension().string();
    switch (form) {
      case ImportForm::Markdown: return extension == ".md" || extension == ".markdown";
      case ImportForm::Csv: return extension == ".csv" || extension == ".tsv";
      case ImportForm::JsonFeed: return extension == ".json";
      case ImportForm::Feed: return extension == ".xml" || extension == ".rss" || extension == ".atom";
    }
    return false;
  };
  return story_paths(path, is_wanted, &diagnostics);
}

std::vector<OutputFile> markdown_files(const std::vector<Story>& stories, const std::string& folder,
                                       Diagnostics& diagnostics) {
  std::vector<OutputFile> files;
  for (const Story& story : stories) {
    const std::string name = story.slug + "." + story.in_language + ".md";
    files.push_back({(fs::path(folder) / name).string(), write_markdown(story)});
    report_lost_members(story, files.back().content, files.back().path, diagnostics);
  }
  return files;
}

int write_imported(const std::vector<OutputFile>& files) {
  if (const Result<void> written = write_files(files); !written) {
    print_diagnostics({file_error(written.error().where, "unwritable-file", written.error())});
    return kContentErrors;
  }
  return kSuccess;
}

int import_files(const std::vector<std::string>& paths, ImportForm form, const ImportSettings& settings,
                 const std::string& output) {
  Importer importer(settings);
  Diagnostics diagnostics;
  Bundle bundle;
  for (const std::string& path : paths) {
    for (const std::string& file : files_of(path, form, diagnostics)) {
      const Result<std::string> text = read_file(file, BundleLimits().bytes);
      if (!text) {
        diagnostics.push_back(file_error(file, "unreadable-file", text.error()));
        continue;
      }
      for (Story& story : importer.read(form, *text, file, diagnostics))
        bundle.stories.push_back(std::move(story));
    }
  }
  if (bundle.stories.empty() && !has_errors(diagnostics)) {
    diagnostics.push_back(file_error(paths[0], "no-stories", Error{"There is nothing to import here", {}}));
  }
  const bool is_bundle = !is_folder(output) && fs::path(output).extension() == ".json";
  std::vector<OutputFile> files;
  if (!bundle.stories.empty()) {
    files = is_bundle ? std::vector<OutputFile>{{output, write_bundle(bundle)}}
                      : markdown_files(bundle.stories, output, diagnostics);
  }
  print_diagnostics(diagnostics);
  const int written = write_imported(files);
  std::fprintf(stderr, "%s: %s\n", counted(bundle.stories.size(), "story", "stories").c_str(),
               counted_severities(diagnostics).c_str());
  return written == kSuccess && has_errors(diagnostics) ? kContentErrors : written;
}

}  // namespace

int run_import(const Arguments& arguments) {
  const Result<Options> options = parse_options(arguments, {"-o", "--format", "--site", "--lang"});
  if (!options) return wrong_use("import", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  const std::optional<ImportForm> form = form_of(options->value("--format"));
  const std::optional<std::string> output = options->value("-o");
  ImportSettings settings{options->value("--site").value_or(""), options->value("--lang").value_or("")};
  if (options->operands.empty()) return wrong_use("import", "Name what to import");
  if (!form) return wrong_use("import", "Say --format md, csv, jsonfeed or rss");
  if (!output || output->empty()) return wrong_use("import", "Say with -o where to write");
  if (!settings.site.empty() && safe_url(settings.site).empty())
    return wrong_use("import", "--site wants an http or https address");
  return import_files(options->operands, *form, settings, *output);
}

}  // namespace storylens

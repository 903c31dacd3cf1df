#include "cli/export.h"

#include <cstdio>
#include <filesystem>
#include <set>

#include "arrange/arrange.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/options.h"
#include "cli/report.h"
#include "story/bundle_reader.h"
#include "story/exchange/graph_writers.h"
#include "story/exchange/jsonld_writer.h"
#include "story/html_writer.h"
#include "story/markdown_writer.h"
#include "story/story_graph.h"
#include "story/strings.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens export BUNDLE --format FORMAT -o DIR | FILE

Writes the stories of a bundle in another form:
  md       Markdown that `storylens build` reads back
  html     pages that need no script
  jsonld   the stories in the words of schema.org
  gexf     the graph for Gephi
  graphml  the graph for yEd, Cytoscape, networkx
  csv      the graph as tables, nodes.csv and edges.csv in the folder DIR
  svg      the graph as a picture

With md and html each story becomes SLUG.LANGUAGE.md or .html in the folder DIR; with
Markdown come entities.json, outlets.json and about.json where the bundle says more
than the stories. A FILE that ends in .html takes all stories as one page; one that
ends in .md takes the only story. What Markdown has no place for is told. The others
are one FILE, or stories.jsonld, graph.gexf, graph.graphml, graph.svg in DIR.
Where the bundle has errors nothing is written.

  --format FORMAT  the form
  -o PATH          where to write

Exit status: 0 success, 1 errors in the bundle or in writing, 2 wrong use.
)";

enum class Form { Markdown, Html };

const char* extension_of(Form form) {
  return form == Form::Markdown ? ".md" : ".html";
}

std::string page(const Bundle& bundle, const std::vector<const Story*>& stories) {
  const Story& first = *stories.front();
  const std::string direction = is_right_to_left(first.in_language) ? " dir=\"rtl\"" : "";
  std::string html = "<!doctype html>\n<html lang=\"" + escape_html(first.in_language) + "\"" + direction +
                     ">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                     escape_html(first.headline) + "</title>\n</head>\n<body>\n";
  for (const Story* story : stories) {
    html += story_html(bundle, *story, Strings::for_language(story->in_language)) + "\n";
  }
  return html + "</body>\n</html>\n";
}

std::string story_file_name(const Story& story, Form form) {
  const std::string language = story.in_language.empty() ? "" : "." + story.in_language;
  return story.slug + language + extension_of(form);
}

// One file for the whole bundle where the path names a file, else one for each story in that folder.
Result<std::vector<OutputFile>> output_files(const Bundle& bundle, Form form, const std::string& path,
                                             Diagnostics& diagnostics) {
  const bool is_one_file = !is_folder(path) && std::filesystem::path(path).extension() == extension_of(form);
  std::vector<OutputFile> files;
  if (is_one_file && form == Form::Markdown && bundle.stories.size() != 1) {
    return failure("The bundle holds " + std::to_string(bundle.stories.size()) +
                       " stories, and a Markdown file holds one: name a folder with -o",
                   path);
  }
  if (is_one_file && form == Form::Html) {
    std::vector<const Story*> stories;
    for (const Story& story : bundle.stories) stories.push_back(&story);
    files.push_back({path, page(bundle, stories)});
    return files;
  }
  std::set<std::string> names;
  for (const Story& story : bundle.stories) {
    const std::string name = story_file_name(story, form);
    if (!names.insert(name).second) return failure("Two stories would be written to one file", name);
    const std::string place = is_one_file ? path : (std::filesystem::path(path) / name).string();
    files.push_back({place, form == Form::Markdown ? write_markdown(story) : page(bundle, {&story})});
    if (form == Form::Markdown) report_lost_members(story, files.back().content, place, diagnostics);
  }
  if (form == Form::Markdown && !is_one_file) {
    for (OutputFile& file : companion_files(bundle, path)) files.push_back(std::move(file));
  }
  return files;
}

int fail(const std::string& file, const char* code, const Error& error) {
  print_diagnostics({file_error(file, code, error)});
  std::fputs("Nothing was written.\n", stderr);
  return kContentErrors;
}

using Files = Result<std::vector<OutputFile>>;

// A file for all where the path has the extension and is no folder, else that name in the folder.
std::string whole_path(const std::string& path, const char* name) {
  const std::filesystem::path file(name);
  const bool is_file = !is_folder(path) && std::filesystem::path(path).extension() == file.extension();
  return is_file ? path : (std::filesystem::path(path) / file).string();
}

struct Format {
  const char* name;
  bool shows_places;
  Files (*files)(const Bundle& bundle, const StoryGraph& graph, const std::string& path,
                 Diagnostics& diagnostics);
};

constexpr Format kFormats[] = {
    {"md", false,
     [](const Bundle& bundle, const StoryGraph&, const std::string& path, Diagnostics& diagnostics) {
       return output_files(bundle, Form::Markdown, path, diagnostics);
     }},
    {"html", false,
     [](const Bundle& bundle, const StoryGraph&, const std::string& path, Diagnostics& diagnostics) {
       return output_files(bundle, Form::Html, path, diagnostics);
     }},
    {"jsonld", false,
     [](const Bundle& bundle, const StoryGraph&, const std::string& path, Diagnostics&) {
       return Files(std::vector<OutputFile>{{whole_path(path, "stories.jsonld"), write_jsonld(bundle)}});
     }},
    {"gexf", true,
     [](const Bundle& bundle, const StoryGraph& graph, const std::string& path, Diagnostics&) {
       return Files(std::vector<OutputFile>{{whole_path(path, "graph.gexf"), write_gexf(bundle, graph)}});
     }},
    {"graphml", true,
     [](const Bundle& bundle, const StoryGraph& graph, const std::string& path, Diagnostics&) {
       return Files(
           std::vector<OutputFile>{{whole_path(path, "graph.graphml"), write_graphml(bundle, graph)}});
     }},
    {"csv", true,
     [](const Bundle& bundle, const StoryGraph& graph, const std::string& path, Diagnostics&) {
       const std::filesystem::path folder(path);
       return Files(
           std::vector<OutputFile>{{(folder / "nodes.csv").string(), write_nodes_csv(bundle, graph)},
                                   {(folder / "edges.csv").string(), write_edges_csv(bundle, graph)}});
     }},
    {"svg", true,
     [](const Bundle& bundle, const StoryGraph& graph, const std::string& path, Diagnostics&) {
       return Files(std::vector<OutputFile>{{whole_path(path, "graph.svg"), write_graph_svg(bundle, graph)}});
     }},
};

const Format* find_format(const std::optional<std::string>& name) {
  for (const Format& format : kFormats) {
    if (name && *name == format.name) return &format;
  }
  return nullptr;
}

int export_bundle(const std::string& path, const Format& format, const std::string& output) {
  const Result<std::string> json = read_file(path, BundleLimits().bytes);
  if (!json) return fail(path, "unreadable-file", json.error());
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle(*json, diagnostics);
  for (Diagnostic& diagnostic : diagnostics) diagnostic.file = path;
  print_diagnostics(diagnostics);
  if (!bundle) return fail(path, "unreadable-json", bundle.error());
  if (has_errors(diagnostics)) {
    std::fprintf(stderr, "%s\nNothing was written.\n", counted_severities(diagnostics).c_str());
    return kContentErrors;
  }
  diagnostics.clear();
  const StoryGraph graph = build_story_graph(*bundle, bundle->stories[0].in_language);
  if (format.shows_places && bundle->layout.empty()) bundle->layout = settled_positions(graph);
  const Files files = format.files(*bundle, graph, output, diagnostics);
  print_diagnostics(diagnostics);
  if (!files) return fail(files.error().where, "unwritable-file", files.error());
  if (const Result<void> written = write_files(*files); !written) {
    return fail(written.error().where, "unwritable-file", written.error());
  }
  for (const OutputFile& file : *files) {
    std::printf("%s: %s\n", file.path.c_str(), counted(file.content.size(), "byte", "bytes").c_str());
  }
  return kSuccess;
}

}  // namespace

int run_export(const Arguments& arguments) {
  const Result<Options> options = parse_options(arguments, {"-o", "--format"});
  if (!options) return wrong_use("export", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  const Format* const format = find_format(options->value("--format"));
  const std::optional<std::string> output = options->value("-o");
  if (options->operands.size() != 1) return wrong_use("export", "Name one bundle");
  if (format == nullptr)
    return wrong_use("export", "Say --format md, html, jsonld, gexf, graphml, csv or svg");
  if (!output || output->empty()) return wrong_use("export", "Say with -o where to write");
  return export_bundle(options->operands[0], *format, *output);
}

}  // namespace storylens

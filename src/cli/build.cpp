#include <cstdio>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include "arrange/arrange.h"
#include "cli/cards.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/shards/sharded_build.h"
#include "cli/site/site_writer.h"
#include "story/bundle_writer.h"
#include "story/iso_date.h"
#include "story/report_link.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens build INPUTS... -o FILE.json | DIR

Makes one bundle of stories, with a settled picture of how they hang together, and
writes it to FILE.json, or to bundle.json in the folder DIR, with a card of each story
(cards/SLUG.svg) beside it. Without -o it says what the bundle would hold and writes
nothing. INPUTS are as for `storylens check`.
Where there are errors nothing is written.

Of more than 500 files, or with --shards, DIR gets manifest.json and shards of some
60 KB each; a folder of shards stays one. A file in error is left out and told, and
the rest is built. What did not change since the last build is kept, and a build may
be killed at any time.

  -o PATH         where to write
  --created DATE  the date or time of making (ISO 8601); without it the bundle has
                  none, and the same stories give the same bytes
  --report-to URL where readers report mistakes: an https or mailto address
  --shards        write shards, however few stories there are
  --part I/N      only every Nth file, from the Ith on, as shards for `storylens merge`
  --site URL      with shards: a page for each story and entity under this address, lists,
                  sitemap.xml and feeds, complete without a script
  --app URL       storylens.js, which the pages of the site load to show more
  --offline       pages of the site that were opened open again without a connection
  --brotli N      quality of the .br files beside shards from 1 to 11, 0 for none;
                  9 without it

Exit status: 0 success, 1 errors in the stories or in writing, 2 wrong use.
)";

constexpr std::size_t kMostFilesOfABundle = 500;

// "2/8": the second of eight.
bool read_part(const std::optional<std::string>& text, ShardedBuild& build) {
  if (!text) return true;
  unsigned part = 0, parts = 0;
  int length = 0;
  const bool is_read = std::sscanf(text->c_str(), "%5u/%5u%n", &part, &parts, &length) == 2;
  if (!is_read || static_cast<std::size_t>(length) != text->size() || part < 1 || part > parts) return false;
  build.part = part - 1;
  build.parts = parts;
  return true;
}

bool wants_shards(const Options& options) {
  const std::optional<std::string> output = options.value("-o");
  if (options.value("--shards") || options.value("--part") || options.value("--site") ||
      options.value("--offline"))
    return true;
  // A folder of shards stays one, also where stories were taken out.
  std::error_code error;
  if (output && std::filesystem::exists(std::filesystem::path(*output) / "manifest.json", error)) return true;
  const bool is_file = output && !is_folder(*output) && std::filesystem::path(*output).extension() == ".json";
  return output && !is_file && count_story_files(options.operands) > kMostFilesOfABundle;
}

int build_shards(const Options& options, const std::string& created) {
  const std::optional<std::string> output = options.value("-o");
  const std::optional<int> quality = brotli_quality_of(options);
  ShardedBuild build;
  build.inputs = options.operands;
  build.created = created;
  build.report_to = options.value("--report-to").value_or("");
  if (!output || output->empty()) return wrong_use("build", "Say with -o in which folder shards go");
  if (!quality) return wrong_use("build", "--brotli wants a number from 0 to 11");
  if (!read_part(options.value("--part"), build)) return wrong_use("build", "--part wants I/N, such as 2/8");
  build.site = site_address(options.value("--site").value_or(""));
  if (options.value("--site") && build.site.empty())
    return wrong_use("build", "--site wants an http or https address");
  if (build.parts > 1 && !build.site.empty())
    return wrong_use("build", "A part has no site: merge the parts first");
  build.app = options.value("--app").value_or("");
  build.is_offline = options.value("--offline").has_value();
  if (build.is_offline && build.site.empty())
    return wrong_use("build", "--offline is for a site: say --site");
  build.folder = *output;
  build.brotli_quality = *quality;
  return run_sharded_build(build);
}

std::string output_path(const std::string& given) {
  if (!is_folder(given) && std::filesystem::path(given).extension() == ".json") return given;
  return (std::filesystem::path(given) / "bundle.json").string();
}

// The first of several with one slug is the one that is shown; the check has told of the others.
template <class Item, class Key>
void keep_first(std::vector<Item>& items, Key key) {
  std::unordered_set<std::string> seen;
  std::vector<Item> kept;
  for (Item& item : items) {
    if (seen.insert(key(item)).second) kept.push_back(std::move(item));
  }
  items = std::move(kept);
}

std::string summary(const Bundle& bundle) {
  ComputedCounts total;
  std::unordered_set<std::string> slugs;
  for (const Story& story : bundle.stories) {
    const ComputedCounts counts = count_takes(story);
    total.takes += counts.takes;
    total.framed += counts.framed;
    total.link_only += counts.link_only;
    slugs.insert(story.slug);
  }
  const std::string takes = counted(static_cast<std::size_t>(total.takes), "take", "takes") + " (" +
                            std::to_string(total.framed) + " framed, " + std::to_string(total.link_only) +
                            " link-only)";
  if (bundle.stories.size() != 1) {
    return counted(slugs.size(), "story", "stories") + " in " +
           counted(bundle.stories.size(), "edition", "editions") + ", " + takes + ", " +
           counted(bundle.entities.size(), "entity", "entities") + ", " +
           counted(bundle.outlets.size(), "outlet", "outlets");
  }
  const Story& story = bundle.stories[0];
  const ComputedCounts counts = count_takes(story);
  return takes + ", " + counted(static_cast<std::size_t>(counts.lens_groups), "lens group", "lens groups") +
         " (" + std::to_string(counts.named_lenses) + " named), " +
         counted(static_cast<std::size_t>(counts.regions), "region", "regions") + ", " +
         counted(story.entities.size(), "entity", "entities") + ", " + std::to_string(story.related.size()) +
         " related";
}

// A folder has the pictures of its stories too; that of the first one has the bundle's name.
std::vector<OutputFile> cards_beside(const Bundle& bundle, const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  std::vector<OutputFile> files = story_card_files(bundle, bundle.stories.size(), folder);
  files.push_back({std::filesystem::path(path).replace_extension(".svg").string(), files.front().content});
  return files;
}

int write_built(const Bundle& bundle, const std::string& path, bool is_folder_given) {
  const std::string json = write_bundle(bundle);
  std::vector<OutputFile> files;
  if (is_folder_given) files = cards_beside(bundle, path);
  files.push_back({path, json});
  if (const Result<void> written = write_files(files); !written) {
    print_diagnostics({file_error(written.error().where, "unwritable-file", written.error())});
    return kContentErrors;
  }
  if (is_folder_given) {
    std::unordered_set<std::string> kept;
    for (const OutputFile& file : files) kept.insert(file.path);
    remove_other_cards(std::filesystem::path(path).parent_path().string(),
                       [&](const std::string& card) { return kept.count(card) > 0; });
  }
  std::printf("%s: %s\n", path.c_str(), counted(json.size(), "byte", "bytes").c_str());
  return kSuccess;
}

}  // namespace

int run_build(const Arguments& arguments) {
  const Result<Options> options =
      parse_options(arguments, {"-o", "--created", "--report-to", "--part", "--brotli", "--site", "--app"},
                    {"--shards", "--offline"});
  if (!options) return wrong_use("build", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  if (options->operands.empty()) return wrong_use("build", "Name the stories to build from");
  const std::string created = options->value("--created").value_or("");
  if (!created.empty() && !parse_iso_date(created)) {
    return wrong_use("build", "--created wants a date such as 2026-06-24, not " + created);
  }

  const std::string report_to = options->value("--report-to").value_or("");
  if (!report_to.empty() && !is_report_address(report_to)) {
    return wrong_use("build", "--report-to wants an https or mailto address, not " + report_to);
  }

  if (wants_shards(*options)) return build_shards(*options, created);

  Inputs inputs = read_inputs(options->operands);
  examine_inputs(inputs);
  print_diagnostics(inputs.diagnostics);
  if (!inputs.diagnostics.empty())
    std::fprintf(stderr, "%s\n", counted_severities(inputs.diagnostics).c_str());
  if (has_errors(inputs.diagnostics)) {
    std::fputs("Nothing was written.\n", stderr);
    return kContentErrors;
  }

  Bundle& bundle = inputs.bundle;
  keep_first(bundle.entities, [](const Entity& entity) { return entity.slug; });
  keep_first(bundle.outlets, [](const Outlet& outlet) { return outlet.id; });
  bundle.generator = std::string("storylens ") + STORYLENS_VERSION;
  bundle.created = created;
  if (!report_to.empty()) bundle.report_to = report_to;
  std::printf("%s\n", summary(bundle).c_str());
  const std::optional<std::string> output = options->value("-o");
  if (!output) {
    std::fputs("Nothing was written: name a file with -o.\n", stderr);
    return kSuccess;
  }
  bundle.layout = settled_positions(build_story_graph(bundle, bundle.stories[0].in_language));
  const std::string path = output_path(*output);
  return write_built(bundle, path, path != *output);
}

}  // namespace storylens

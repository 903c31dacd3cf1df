#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/sha256.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/shards/corpus_reader.h"
#include "cli/shards/progress.h"
#include "cli/shards/shard_writer.h"
#include "cli/shards/story_records.h"
#include "cli/site/site_writer.h"
#include "story/iso_date.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens merge DIRS... -o DIR

Joins what `storylens build --part I/N` made on several machines, or any corpora in
shards, into one, with the same bytes as one build of all their stories. Memory grows
with the number of stories, not with their length.

  -o DIR           where to write
  --created DATE   the date or time of making (ISO 8601), for the manifest
  --site URL       also the pages of a site under this address, as `build --site` makes them
  --app URL        storylens.js, which the pages of the site load to show more
  --offline        pages that were opened open again without a connection
  --brotli N       quality of the .br files from 1 to 11, 0 for none; 9 without it

Exit status: 0 success, 1 a part that is not whole or two parts with one story, 2
wrong use.
)";

struct Merge {
  std::vector<std::string> folders;
  std::string output;
  std::string created;
  std::string site;  // address without a slash at its end; empty = none
  std::string app;
  bool is_offline = false;
  int brotli_quality = 9;
};

class Merger {
 public:
  explicit Merger(const Merge& merge) : merge_(merge), records_(merge.output) {}

  int run() {
    for (const std::string& folder : merge_.folders) read_folder(folder);
    if (has_errors(diagnostics_)) return finish("Nothing was changed.\n");
    records_.sort([this](const StoryRecord& dropped, const StoryRecord&) {
      diagnostics_.push_back(file_error(dropped.path, "duplicate-story",
                                        Error{"Another part has the same story: " + dropped.slug, {}}));
    });
    if (const Result<void> status = records_.status(); !status) {
      diagnostics_.push_back(file_error(status.error().where, "unwritable-file", status.error()));
      return finish("Nothing was changed.\n");
    }
    Corpus corpus{{}, {}, {}, {}, {}, 0, records_, {}, {}};
    corpus.folder = merge_.output;
    corpus.created = merge_.created;
    corpus.generator = std::string("storylens ") + STORYLENS_VERSION;
    corpus.license = license_;
    corpus.brotli_quality = merge_.brotli_quality;
    corpus.entities = &entities_;
    corpus.load = [this](std::size_t begin, std::size_t end, Bundle& bundle, Diagnostics& diagnostics) {
      load(begin, end, bundle, diagnostics);
    };
    const CorpusResult result = write_corpus(corpus);
    for (const Diagnostic& diagnostic : result.diagnostics) diagnostics_.push_back(diagnostic);
    if (has_errors(result.diagnostics)) return finish("Nothing was changed.\n");
    std::printf("%s, %s\n", counted(records_.size(), "edition", "editions").c_str(),
                counted(result.made, "shard", "shards").c_str());
    if (!merge_.site.empty()) write_pages(result);
    return finish("");
  }

 private:
  int finish(const char* closing) {
    print_diagnostics(diagnostics_);
    std::fputs(closing, stderr);
    return has_errors(diagnostics_) ? kContentErrors : kSuccess;
  }

  void read_folder(const std::string& folder) {
    const Result<CorpusIndex> index = read_corpus_index(folder);
    if (!index) {
      diagnostics_.push_back(
          file_error(index.error().where, "unreadable-json", Error{index.error().message, {}}));
      return;
    }
    if (license_.empty()) license_ = index->license;
    Progress progress("reading shard", index->shards.size());
    for (std::size_t i = 0; i < index->shards.size(); ++i) {
      progress.show(i);
      read_shard((std::filesystem::path(folder) / index->shards[i]).string());
    }
  }

  void read_shard(const std::string& path) {
    const Result<Bundle> bundle = read_shard_file(path);
    if (!bundle) {
      diagnostics_.push_back(file_error(path, "unreadable-json", bundle.error()));
      return;
    }
    for (const Entity& entity : bundle->entities) {
      if (entity_slugs_.insert(entity.slug).second) entities_.push_back(entity);
    }
    const Descriptions descriptions(bundle->entities, bundle->outlets);
    for (const Story& story : bundle->stories) {
      Bundle alone;
      alone.stories.push_back(story);
      descriptions.describe(alone);
      // The bytes that the build counted, generator and licence apart as there.
      records_.add({hash_of_slug(story.slug),
                    story.slug,
                    story.in_language,
                    estimated_bytes(alone),
                    {},
                    path,
                    card_of(story)},
                   count_++);
    }
  }

  void load(std::size_t begin, std::size_t end, Bundle& bundle, Diagnostics& diagnostics) const {
    std::unordered_map<std::string, Bundle> parts;  // by path
    std::vector<Entity> entities;
    std::vector<Outlet> outlets;
    for (std::size_t i = begin; i < end; ++i) {
      const StoryRecord record = records_[i];
      auto part = parts.find(record.path);
      if (part == parts.end()) {
        Result<Bundle> read = read_shard_file(record.path);
        if (!read) {
          diagnostics.push_back(file_error(record.path, "unreadable-json", read.error()));
          return;
        }
        part = parts.emplace(record.path, std::move(*read)).first;
        if (bundle.report_to.empty()) bundle.report_to = part->second.report_to;
        entities.insert(entities.end(), part->second.entities.begin(), part->second.entities.end());
        outlets.insert(outlets.end(), part->second.outlets.begin(), part->second.outlets.end());
      }
      if (const Story* const story = edition(part->second, record)) bundle.stories.push_back(*story);
    }
    Descriptions(entities, outlets).describe(bundle);
  }

  void write_pages(const CorpusResult& result) {
    Site site{merge_.output, merge_.site, merge_.app, records_, result.planned,
              result.files,  entities_,   {},         nullptr,  merge_.is_offline};
    const SiteResult pages = write_site(site);
    for (const Diagnostic& diagnostic : pages.diagnostics) diagnostics_.push_back(diagnostic);
    std::printf("%s, %zu written\n", counted(pages.page_count, "page", "pages").c_str(), pages.written);
  }

  static const Story* edition(const Bundle& bundle, const StoryRecord& record) {
    for (const Story& story : bundle.stories) {
      if (story.slug == record.slug && story.in_language == record.language) return &story;
    }
    return nullptr;
  }

  const Merge& merge_;
  std::string license_;
  StoryRecords records_;
  std::uint64_t count_ = 0;       // of editions that were read
  std::vector<Entity> entities_;  // described ones
  std::unordered_set<std::string> entity_slugs_;
  Diagnostics diagnostics_;
};

}  // namespace

int run_merge(const Arguments& arguments) {
  const Result<Options> options =
      parse_options(arguments, {"-o", "--brotli", "--created", "--site", "--app"}, {"--offline"});
  if (!options) return wrong_use("merge", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  const std::optional<std::string> output = options->value("-o");
  const std::optional<int> quality = brotli_quality_of(*options);
  if (options->operands.empty()) return wrong_use("merge", "Name the folders to join");
  if (!output || output->empty()) return wrong_use("merge", "Say with -o where to write");
  if (!quality) return wrong_use("merge", "--brotli wants a number from 0 to 11");
  Merge merge;
  merge.folders = options->operands;
  merge.output = *output;
  merge.created = options->value("--created").value_or("");
  merge.brotli_quality = *quality;
  if (!merge.created.empty() && !parse_iso_date(merge.created))
    return wrong_use("merge", "--created wants a date such as 2026-06-24, not " + merge.created);
  merge.site = site_address(options->value("--site").value_or(""));
  if (options->value("--site") && merge.site.empty())
    return wrong_use("merge", "--site wants an http or https address");
  merge.app = options->value("--app").value_or("");
  merge.is_offline = options->value("--offline").has_value();
  if (merge.is_offline && merge.site.empty())
    return wrong_use("merge", "--offline is for a site: say --site");
  return Merger(merge).run();
}

}  // namespace storylens

#include "cli/shards/sharded_build.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <unordered_set>

#include "base/sha256.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/references.h"
#include "cli/report.h"
#include "cli/shards/build_state.h"
#include "cli/shards/parallel.h"
#include "cli/shards/progress.h"
#include "cli/shards/shard_writer.h"
#include "cli/shards/sources.h"
#include "cli/shards/story_records.h"
#include "cli/site/site_writer.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/check.h"
#include "story/check_texts.h"
#include "story/markdown_reader.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

// More than anyone reads; errors are always told.
constexpr std::size_t kMostRemarks = 1000;

// What reading one file gave.
struct Read {
  bool is_sound = false;
  bool is_new = false;  // not known from the last build
  StoryRecord record;
  Diagnostics diagnostics;
};

class Builder {
 public:
  explicit Builder(const ShardedBuild& build) : build_(build), records_(build.folder) {}

  int run() {
    sources_ = find_sources(build_.inputs, diagnostics_);
    if (has_errors(diagnostics_)) return give_up();
    take_part();
    descriptions_.emplace(sources_.entities, sources_.outlets);
    made_of_ = short_hash(std::string(STORYLENS_VERSION) + "\n" + sources_.companions_hash + "\n" +
                          std::to_string(build_.brotli_quality) + (build_.site.empty() ? "" : " site") +
                          build_.report_to);
    state_.emplace(state_path(), made_of_);
    read_all();
    if (const Result<void> status = records_.status(); !status) {
      diagnostics_.push_back(file_error(status.error().where, "unwritable-file", status.error()));
      return give_up();
    }
    if (records_.empty()) {
      diagnostics_.push_back(
          file_error({}, "no-stories", Error{"There are no stories to build from that can be used", {}}));
      return give_up();
    }
    begin_writing();
    const CorpusResult result = write_corpus(corpus());
    for (const Diagnostic& diagnostic : result.diagnostics) diagnostics_.push_back(diagnostic);
    if (has_errors(result.diagnostics)) return give_up();
    std::unordered_set<std::string> pages;
    if (!build_.site.empty() && !make_site(result, pages)) return give_up();
    write_state(result.shards, pages);
    tell();
    std::printf("%s, %s: %zu made, %zu kept; %s parsed%s\n",
                counted(records_.size(), "edition", "editions").c_str(),
                counted(result.made + result.kept, "shard", "shards").c_str(), result.made, result.kept,
                counted(parsed_, "file", "files").c_str(), left_out_ == 0 ? "" : left_out_text().c_str());
    return has_errors(diagnostics_) ? kContentErrors : kSuccess;
  }

 private:
  std::string state_path() const { return (fs::path(build_.folder) / ".storylens" / "state.tsv").string(); }
  std::string mark_path() const { return (fs::path(build_.folder) / ".storylens" / "unfinished").string(); }

  // Cards and pages are replaced under their names. A build that did not end may have left some that are of
  // other stories than the state tells, so that they are all made anew.
  void begin_writing() {
    std::error_code ignored;
    if (fs::exists(mark_path(), ignored)) {
      state_->shards.clear();
      state_->pages.clear();
    }
    static_cast<void>(
        write_replaceable({mark_path(), {}}));  // what else is written tells of a folder that forbids it
  }

  std::string left_out_text() const { return ", " + counted(left_out_, "file", "files") + " left out"; }

  int give_up() {
    tell();
    std::fputs("What was there before is still whole.\n", stderr);
    return kContentErrors;
  }

  void tell() {
    std::size_t listed = 0;  // remarks
    std::size_t unlisted = unkept_remarks_;
    Diagnostics told;
    for (Diagnostic& diagnostic : diagnostics_) {
      if (diagnostic.severity == Severity::Error || listed++ < kMostRemarks)
        told.push_back(std::move(diagnostic));
      else
        ++unlisted;
    }
    diagnostics_ = std::move(told);
    print_diagnostics(diagnostics_);
    if (unlisted > 0) std::fprintf(stderr, "%zu further remarks are not listed\n", unlisted);
    if (!diagnostics_.empty()) std::fprintf(stderr, "%s\n", counted_severities(diagnostics_).c_str());
  }

  void take_part() {
    std::vector<std::string> paths;
    for (std::size_t i = build_.part; i < sources_.stories.size(); i += build_.parts)
      paths.push_back(std::move(sources_.stories[i]));
    sources_.stories = std::move(paths);
  }

  std::string content_hash(const std::string& path, const std::string& content) const {
    // The file's name is the slug of a story that says none.
    return short_hash(content + '\0' + notice_for(sources_, path) + '\0' +
                      fs::path(path).filename().string());
  }

  Story parse(const std::string& path, const std::string& content, Diagnostics& diagnostics) const {
    Story story = read_markdown(content, path, diagnostics);
    if (story.notice.empty()) story.notice = notice_for(sources_, path);
    return story;
  }

  Read read_one(std::size_t index) const {
    const std::string& path = sources_.stories[index];
    Read read;
    const Result<std::string> content = read_file(path, BundleLimits().bytes);
    if (!content) {
      read.diagnostics.push_back(file_error(path, "unreadable-file", content.error()));
      return read;
    }
    read.record.path = path;
    read.record.content_hash = content_hash(path, *content);
    if (std::optional<KnownStory> known = state_->find(read.record.content_hash)) {
      read.record.slug = std::move(known->slug);
      read.record.language = std::move(known->language);
      read.record.bytes = known->bytes;
      read.record.card = std::move(known->card);
      read.is_sound = true;
    } else {
      read.is_new = true;
      examine(parse(path, *content, read.diagnostics), path, read);
    }
    read.record.hash = hash_of_slug(read.record.slug);
    return read;
  }

  // As `storylens check` does, without what only the whole corpus could tell.
  void examine(Story story, const std::string& path, Read& read) const {
    read.record.slug = story.slug;
    read.record.language = story.in_language;
    read.record.card = card_of(story);
    Bundle bundle;
    bundle.stories.push_back(std::move(story));
    descriptions_->describe(bundle);
    read.record.bytes = estimated_bytes(bundle);
    for (Referenced<Entity>& entity : referenced_entities(bundle.stories)) {
      if (find_entity(bundle, entity.item.slug) == nullptr) bundle.entities.push_back(std::move(entity.item));
    }
    Diagnostics found;
    check_bundle(bundle, found);
    check_texts(bundle, found);
    const Result<Bundle> again = read_bundle(write_bundle(bundle), found);
    if (!again) found.push_back(file_error({}, "unreadable-bundle", Error{again.error().message, {}}));
    if (read.record.bytes > kLargestStory) {
      found.push_back(
          file_error({}, "story-too-large", Error{"The story is larger than a shard may be, 1 MiB", {}}));
    }
    for (Diagnostic& diagnostic : found) {
      if (diagnostic.code == "unresolved-related") continue;
      diagnostic.file = path;
      diagnostic.pointer.clear();
      diagnostic.line = diagnostic.column = 0;
      read.diagnostics.push_back(std::move(diagnostic));
    }
    read.is_sound = !has_errors(read.diagnostics);
  }

  struct Found {
    std::size_t file = 0;
    Diagnostic diagnostic;
  };

  // In the order of the files, and no more remarks than are listed.
  void keep_first(std::vector<Found>& found) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.file < b.file; });
    std::size_t remarks = 0;
    unkept_remarks_ += std::erase_if(found, [&](const Found& each) {
      return each.diagnostic.severity != Severity::Error && ++remarks > kMostRemarks;
    });
  }

  // The paths are in order, and each is the number of its record: of two files with one slug and language the
  // first stays.
  void read_all() {
    const std::size_t count = sources_.stories.size();
    std::vector<Found> found;
    std::size_t enough = 2 * kMostRemarks;  // of what was found
    std::mutex mutex;
    {
      Progress progress("reading story", count);
      for_each_index(
          count,
          [&](std::size_t i) {
            Read read = read_one(i);
            const std::lock_guard lock(mutex);
            if (read.is_new) ++parsed_;
            if (read.is_sound)
              records_.add(read.record, i);
            else
              ++left_out_;
            for (Diagnostic& diagnostic : read.diagnostics) found.push_back({i, std::move(diagnostic)});
            if (found.size() < enough) return;
            keep_first(found);
            enough = 2 * found.size();
          },
          [&](std::size_t done) { progress.show(done); });
    }
    sources_.stories = {};
    state_->forget_stories();
    keep_first(found);
    for (Found& each : found) diagnostics_.push_back(std::move(each.diagnostic));
    records_.sort([this](const StoryRecord& dropped, const StoryRecord& kept) {
      ++left_out_;
      diagnostics_.push_back(
          file_error(dropped.path, "duplicate-story",
                     Error{"A story before this one has the same slug and language: " + dropped.slug + " (" +
                               dropped.language + "), in " + kept.path,
                           {}}));
    });
    tell_clashes();
  }

  // Of the slugs that many hosts take for one the first in the order of the records is not told.
  void tell_clashes() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;  // hash, first edition
    records_.for_each([&](std::size_t i, const StoryRecord& record) {
      if (records_.begins_story(i))
        keys.emplace_back(hash_of_slug(slug_key(record.slug)), static_cast<std::uint32_t>(i));
    });
    std::sort(keys.begin(), keys.end());
    std::vector<std::pair<std::size_t, std::string>> clashes;  // edition, the other slug
    for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
      if (keys[i].first != keys[first].first) {
        first = i;
        continue;
      }
      for (std::size_t k = keys[i].second; k < records_.end_of_story(keys[i].second); ++k)
        clashes.emplace_back(k, records_[keys[first].second].slug);
    }
    std::sort(clashes.begin(), clashes.end());
    for (const auto& [index, other] : clashes) {
      const StoryRecord record = records_[index];
      Diagnostic clash =
          file_error(record.path, "slug-clash",
                     Error{"Many hosts take these slugs for one: " + other + ", " + record.slug, {}});
      clash.severity = Severity::Warning;
      diagnostics_.push_back(std::move(clash));
    }
  }

  Corpus corpus() {
    Corpus corpus{{}, {}, {}, {}, {}, 0, records_, {}, {}};
    corpus.folder = build_.folder;
    corpus.generator = std::string("storylens ") + STORYLENS_VERSION;
    corpus.created = build_.created;
    corpus.license = sources_.license;
    corpus.made_of = made_of_;
    corpus.brotli_quality = build_.brotli_quality;
    corpus.known = std::move(state_->shards);
    // Where the stories of a part stand is known when all are together.
    if (build_.parts == 1) corpus.entities = &sources_.entities;
    corpus.load = [this](std::size_t begin, std::size_t end, Bundle& bundle, Diagnostics& diagnostics) {
      for (std::size_t i = begin; i < end; ++i) load(records_[i], bundle, diagnostics);
      descriptions_->describe(bundle);
      bundle.report_to = build_.report_to;
    };
    return corpus;
  }

  void load(const StoryRecord& record, Bundle& bundle, Diagnostics& diagnostics) const {
    const std::string& path = record.path;
    const Result<std::string> content = read_file(path, BundleLimits().bytes);
    if (!content || content_hash(path, *content) != record.content_hash) {
      diagnostics.push_back(
          file_error(path, "unreadable-file", Error{"The file changed while it was built; build again", {}}));
      return;
    }
    Diagnostics told_already;
    bundle.stories.push_back(parse(path, *content, told_already));
  }

  bool make_site(const CorpusResult& result, std::unordered_set<std::string>& pages) {
    Site site{build_.folder, build_.site,       build_.app,    records_, result.planned,
              result.files,  sources_.entities, state_->pages, &*state_, build_.is_offline};
    SiteResult written = write_site(site);
    for (Diagnostic& diagnostic : written.diagnostics) diagnostics_.push_back(std::move(diagnostic));
    pages = std::move(written.pages);
    std::printf("%s, %zu written\n", counted(written.page_count, "page", "pages").c_str(), written.written);
    return !has_errors(written.diagnostics);
  }

  void write_state(const KnownShards& shards, const std::unordered_set<std::string>& pages) {
    // A cache: without it the next build takes longer.
    if (!write_build_state(state_path(), build_.folder, made_of_, records_, shards, pages)) {
      std::fputs("The state of the build could not be kept.\n", stderr);
      return;
    }
    std::error_code ignored;
    fs::remove(mark_path(), ignored);
  }

  const ShardedBuild& build_;
  Sources sources_;
  std::optional<Descriptions> descriptions_;
  std::string made_of_;
  std::optional<BuildState> state_;
  StoryRecords records_;
  Diagnostics diagnostics_;
  std::size_t unkept_remarks_ = 0;  // that would not be listed
  std::size_t parsed_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

std::size_t count_story_files(const std::vector<std::string>& inputs) {
  std::size_t count = 0;
  for (const std::string& input : inputs)
    count += is_folder(input) ? story_paths(input, is_story_file).size() : 1;
  return count;
}

int run_sharded_build(const ShardedBuild& build) {
  return Builder(build).run();
}

}  // namespace storylens

#include "cli/shards/shard_writer.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <unordered_set>

#include "arrange/arrange.h"
#include "base/sha256.h"
#include "cli/cards.h"
#include "cli/files.h"
#include "cli/report.h"
#include "cli/shards/compress.h"
#include "cli/shards/corpus_graph.h"
#include "cli/shards/corpus_reader.h"
#include "cli/shards/front.h"
#include "cli/shards/graph_tiles.h"
#include "cli/shards/name_shards.h"
#include "cli/shards/parallel.h"
#include "cli/shards/progress.h"
#include "cli/shards/search_shards.h"
#include "story/bundle_writer.h"
#include "story/json/json_writer.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

using Form = JsonWriter::Form;

void number_member(JsonWriter& json, std::string_view name, std::size_t number) {
  json.key(name);
  json.raw(std::to_string(number));
}

class CorpusWriter {
 public:
  explicit CorpusWriter(const Corpus& corpus) : corpus_(corpus) {}

  CorpusResult write() {
    shards_ = plan_shards(corpus_.records.sizes());
    make_shards();
    const std::vector<PlannedPage> pages = plan_pages(shards_);
    std::vector<WrittenShard> written_pages;
    for (const PlannedPage& page : pages) written_pages.push_back(write_page(page));
    const WrittenShard front = has_failed_ ? WrittenShard() : write_front();
    if (!has_failed_) write_search();
    if (!has_failed_ && corpus_.entities != nullptr) write_names();
    if (!has_failed_ && corpus_.entities != nullptr) write_graph();
    keep(corpus_.records.status());
    if (has_failed_) return std::move(result_);
    const std::string manifest = manifest_json(pages, written_pages, front);
    write(OutputFile{path_of("manifest.json"), manifest}, Durable::Yes);
    // One that a smaller corpus left would tell another story.
    std::error_code ignored;
    for (const char* const file : {"bundle.json", "bundle.svg"}) fs::remove(path_of(file), ignored);
    if (!has_failed_) remove_others();
    for (const WrittenShard& file : files_) result_.files.push_back(file.file);
    result_.planned = std::move(shards_);
    return std::move(result_);
  }

 private:
  enum class Durable { No, Yes };
  struct SearchEntry {
    std::string from;
    WrittenShard file;
  };

  std::string path_of(const std::string& file) const { return (fs::path(corpus_.folder) / file).string(); }

  std::string signature_of(const PlannedShard& shard) const {
    std::string text = corpus_.made_of;
    for (std::size_t i = shard.begin; i < shard.end; ++i) {
      const StoryRecord record = corpus_.records[i];
      text += "\n" + record.slug + "\t" + record.language + "\t" + record.content_hash;
    }
    return short_hash(text);
  }

  bool is_there(const WrittenShard& shard) const {
    std::error_code error;
    const std::string path = path_of(shard.file);
    const bool has_size = fs::file_size(path, error) == shard.bytes && !error;
    return has_size && (corpus_.brotli_quality == 0 || !can_compress() || fs::exists(path + ".br", error));
  }

  bool has_cards(const PlannedShard& shard) const {
    std::error_code error;
    for (std::size_t i = shard.begin; i < shard.end; ++i) {
      if (!fs::exists(path_of(card_file(corpus_.records[i].slug, {}, true)), error)) return false;
    }
    return true;
  }

  void make_shards() {
    std::vector<WrittenShard> written(shards_.size());
    std::vector<std::string> signatures(shards_.size());
    std::vector<Diagnostics> diagnostics(shards_.size());
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      signatures[i] = signature_of(shards_[i]);
      const auto known = corpus_.known.find(signatures[i]);
      if (known != corpus_.known.end() && is_there(known->second) && has_cards(shards_[i])) {
        written[i] = known->second;
      } else {
        missing.push_back(i);
      }
    }
    Progress progress("writing shard", missing.size());
    for_each_index(
        missing.size(),
        [&](std::size_t i) {
          written[missing[i]] = make_shard(shards_[missing[i]], diagnostics[missing[i]]);
        },
        [&](std::size_t done) { progress.show(done); });
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      for (Diagnostic& diagnostic : diagnostics[i]) add(std::move(diagnostic));
      if (!written[i].file.empty()) result_.shards.emplace(signatures[i], written[i]);
    }
    files_ = std::move(written);
    result_.made = missing.size();
    result_.kept = shards_.size() - missing.size();
  }

  void add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::Error) has_failed_ = true;
    result_.diagnostics.push_back(std::move(diagnostic));
  }

  void keep(const Result<void>& status) {
    if (!status) add(file_error(status.error().where, "unwritable-file", status.error()));
  }

  WrittenShard make_shard(const PlannedShard& shard, Diagnostics& diagnostics) const {
    Bundle bundle;
    bundle.generator = corpus_.generator;
    bundle.license = corpus_.license;
    corpus_.load(shard.begin, shard.end, bundle, diagnostics);
    if (has_errors(diagnostics)) return {};
    bundle.layout = settled_positions(build_story_graph(bundle, bundle.stories[0].in_language));
    const std::string json = write_bundle(bundle);
    const std::string hash = short_hash(json);
    WrittenShard written{"stories/" + hash.substr(0, 2) + "/" + hash + ".json", json.size()};
    write_addressed(written, json, diagnostics);
    for (const OutputFile& card : story_card_files(bundle, shard.end - shard.begin, corpus_.folder)) {
      if (const Result<void> done = write_replaceable(card); !done)
        diagnostics.push_back(file_error(done.error().where, "unwritable-file", done.error()));
    }
    return written;
  }

  // A file that is named after its content is either there or not.
  void write_addressed(const WrittenShard& file, const std::string& content, Diagnostics& diagnostics) const {
    if (is_there(file)) return;
    const std::string path = path_of(file.file);
    std::vector<OutputFile> files;
    if (corpus_.brotli_quality > 0 && can_compress()) {
      files.push_back({path + ".br", compressed(content, corpus_.brotli_quality)});
    }
    files.push_back({path, content});
    for (const OutputFile& output : files) {
      if (const Result<void> done = write_replaceable(output); !done) {
        diagnostics.push_back(file_error(done.error().where, "unwritable-file", done.error()));
        return;
      }
    }
  }

  void write(const OutputFile& file, Durable durable) {
    const Result<void> done = durable == Durable::Yes ? write_files({file}) : write_replaceable(file);
    if (!done) add(file_error(done.error().where, "unwritable-file", done.error()));
  }

  WrittenShard write_page(const PlannedPage& page) {
    JsonWriter json;
    json.begin_object();
    json.text_member("format", "storylens-index");
    json.text_member("version", kBundleVersion);
    json.key("prefix");
    json.string(page.prefix);
    json.key("shards");
    json.begin_array();
    for (std::size_t i = page.begin; i < page.end; ++i) write_entry(json, shards_[i].prefix, files_[i]);
    json.end_array();
    json.end_object();
    return write_part("index/", json.text() + "\n");
  }

  WrittenShard write_front() {
    Diagnostics diagnostics;
    const Bundle front = front_bundle(corpus_, diagnostics);
    for (Diagnostic& diagnostic : diagnostics) add(std::move(diagnostic));
    return has_failed_ ? WrittenShard() : write_part("front/", write_bundle(front));
  }

  // The files of terms, and pages that name them, as for stories.
  void write_search() {
    std::vector<SearchEntry> shards;
    keep(for_each_search_shard(corpus_.records, corpus_.folder, [&](SearchShard&& shard) {
      shards.push_back({std::move(shard.from), write_part("search/", shard.json)});
    }));
    for (std::size_t i = 0; i < shards.size(); i += kShardsPerPage) {
      JsonWriter json;
      json.begin_object();
      json.text_member("format", "storylens-search-index");
      json.text_member("version", kBundleVersion);
      json.key("shards");
      json.begin_array();
      for (std::size_t k = i; k < std::min(i + kShardsPerPage, shards.size()); ++k)
        write_search_entry(json, shards[k]);
      json.end_array();
      json.end_object();
      search_.push_back({shards[i].from, write_part("search/", json.text() + "\n")});
    }
  }

  void write_names() {
    Result<std::vector<NamePage>> names = write_name_shards(
        corpus_.records, *corpus_.entities, corpus_.folder,
        [&](const std::vector<std::string>& texts) { return write_parts("names/", texts); });
    if (names)
      names_ = std::move(*names);
    else
      keep(tl::unexpected<Error>(names.error()));
  }

  std::string graph_signature() const {
    Sha256 sum;
    sum.add(corpus_.made_of + "\ngraph");
    corpus_.records.for_each([&](std::size_t, const StoryRecord& record) {
      sum.add("\n" + record.slug + "\t" + record.language + "\t" + record.content_hash);
    });
    return short_hash(sum.digest());
  }

  void write_graph() {
    const std::string signature = graph_signature();
    const auto known = corpus_.known.find(signature);
    if (known != corpus_.known.end() && keep_graph(known->second)) {
      graph_ = known->second;
    } else {
      const Result<CorpusGraph> graph = build_corpus_graph(corpus_.records, corpus_.folder);
      if (!graph) return keep(tl::unexpected<Error>(graph.error()));
      const std::vector<Vec2> places =
          place_corpus(*graph, corpus_.records, read_earlier_places(corpus_.folder, result_.diagnostics));
      graph_ = write_graph_tiles(*graph, corpus_.records, *corpus_.entities, places,
                                 [&](const std::string& text) { return write_part("graph/", text); });
    }
    result_.shards.emplace(signature, *graph_);
  }

  // Whether all that the page leads to is there.
  bool keep_graph(const WrittenShard& root) {
    const GraphFiles files = read_graph_index(corpus_.folder, root.file);
    const auto is_here = [&](const std::string& file) {
      std::error_code error;
      const std::string path = path_of(file);
      return fs::exists(path, error) &&
             (corpus_.brotli_quality == 0 || !can_compress() || fs::exists(path + ".br", error));
    };
    for (const auto* const some : {&files.pages, &files.tiles}) {
      if (!files.diagnostics.empty() || !std::all_of(some->begin(), some->end(), is_here)) return false;
      used_.insert(some->begin(), some->end());
    }
    return true;
  }

  static void write_search_entry(JsonWriter& json, const SearchEntry& entry) {
    json.begin_object(Form::Inline);
    json.key("from");
    json.string(entry.from);
    write_file(json, entry.file);
    json.end_object();
  }

  WrittenShard write_part(const std::string& folder, const std::string& text) {
    return std::move(write_parts(folder, {text}).front());
  }

  std::vector<WrittenShard> write_parts(const std::string& folder, const std::vector<std::string>& texts) {
    std::vector<WrittenShard> written;
    std::vector<std::size_t> missing;  // two threads must not write one file
    for (const std::string& text : texts) {
      written.push_back({folder + short_hash(text) + ".json", text.size()});
      const bool is_first = used_.insert(written.back().file).second;
      if (is_first && !is_there(written.back())) missing.push_back(written.size() - 1);
    }
    std::vector<Diagnostics> diagnostics(missing.size());
    const auto write_one = [&](std::size_t i) {
      write_addressed(written[missing[i]], texts[missing[i]], diagnostics[i]);
    };
    if (missing.size() == 1)
      write_one(0);
    else
      for_each_index(missing.size(), write_one, [](std::size_t) {});
    for (Diagnostics& some : diagnostics) {
      for (Diagnostic& diagnostic : some) add(std::move(diagnostic));
    }
    return written;
  }

  static void write_entry(JsonWriter& json, const std::string& prefix, const WrittenShard& file) {
    json.begin_object(Form::Inline);
    json.key("prefix");
    json.string(prefix);
    write_file(json, file);
    json.end_object();
  }

  static void write_file(JsonWriter& json, const WrittenShard& file) {
    json.text_member("file", file.file);
    number_member(json, "bytes", file.bytes);
  }

  std::string manifest_json(const std::vector<PlannedPage>& pages, const std::vector<WrittenShard>& files,
                            const WrittenShard& front) const {
    std::size_t stories = 0;
    for (std::size_t i = 0; i < corpus_.records.size(); ++i)
      stories += corpus_.records.begins_story(i) ? 1u : 0u;
    JsonWriter json;
    json.begin_object();
    json.text_member("format", "storylens-manifest");
    json.text_member("version", kBundleVersion);
    json.text_member("generator", corpus_.generator);
    json.text_member("created", corpus_.created);
    json.text_member("license", corpus_.license);
    json.key("counts");
    json.begin_object(Form::Inline);
    number_member(json, "stories", stories);
    number_member(json, "editions", corpus_.records.size());
    number_member(json, "shards", shards_.size());
    json.end_object();
    json.key("search");
    json.begin_array();
    for (const SearchEntry& page : search_) write_search_entry(json, page);
    json.end_array();
    json.key("front");
    json.begin_object(Form::Inline);
    write_file(json, front);
    json.end_object();
    if (!names_.empty()) {
      json.key("names");
      json.begin_array();
      for (const NamePage& page : names_) write_entry(json, page.prefix, page.file);
      json.end_array();
    }
    if (graph_) {
      json.key("graph");
      json.begin_object(Form::Inline);
      write_file(json, *graph_);
      json.end_object();
    }
    json.key("index");
    json.begin_array();
    for (std::size_t i = 0; i < pages.size(); ++i) write_entry(json, pages[i].prefix, files[i]);
    json.end_array();
    json.end_object();
    return json.text() + "\n";
  }

  // What a killed build left of the manifest, and of what it put aside.
  void remove_temporaries() {
    std::error_code error;
    std::vector<fs::path> others;
    for (const fs::directory_entry& entry : fs::directory_iterator(corpus_.folder, error)) {
      const std::string name = entry.path().filename().string();
      const bool is_ours = name.rfind("manifest.json.", 0) == 0 || name.rfind(kSpoolPrefix, 0) == 0;
      if (is_ours && entry.path().extension() == ".tmp") others.push_back(entry.path());
    }
    for (const fs::path& path : others) fs::remove(path, error);
  }

  // Files in our folders that the manifest does not lead to: of an earlier build, or of one that was
  // killed.
  void remove_others() {
    remove_temporaries();
    // Hashes of paths: of two that are alike a stale card stays, which does no harm.
    std::vector<std::size_t> cards;
    const std::hash<std::string> hash;
    corpus_.records.for_each([&](std::size_t i, const StoryRecord& record) {
      if (corpus_.records.begins_story(i)) cards.push_back(hash(path_of(card_file(record.slug, {}, true))));
      cards.push_back(hash(path_of(card_file(record.slug, record.language, false))));
    });
    std::sort(cards.begin(), cards.end());
    remove_other_cards(corpus_.folder, [&](const std::string& path) {
      return std::binary_search(cards.begin(), cards.end(), hash(path));
    });
    for (const WrittenShard& shard : files_) used_.insert(shard.file);
    for (const char* const folder : {"front", "graph", "index", "names", "search", "stories"}) {
      std::error_code error;
      std::vector<fs::path> others;
      for (fs::recursive_directory_iterator entry(path_of(folder), error), end; !error && entry != end;
           entry.increment(error)) {
        std::error_code ignored;
        if (!entry->is_regular_file(ignored)) continue;
        std::string name = entry->path().lexically_relative(corpus_.folder).generic_string();
        const bool is_compressed = entry->path().extension() == ".br";
        if (is_compressed) name.resize(name.size() - 3);
        const bool is_stale = is_compressed && (corpus_.brotli_quality == 0 || !can_compress());
        if (used_.count(name) == 0 || is_stale) others.push_back(entry->path());
      }
      for (const fs::path& path : others) {
        fs::remove(path, error);
        fs::remove(path.parent_path(), ignored_);  // where it is empty now
      }
    }
  }

  const Corpus& corpus_;
  CorpusResult result_;
  std::vector<PlannedShard> shards_;
  std::vector<WrittenShard> files_;    // of shards_
  std::vector<SearchEntry> search_;    // pages
  std::vector<NamePage> names_;        // pages
  std::optional<WrittenShard> graph_;  // the first page of its index
  std::unordered_set<std::string> used_;
  std::error_code ignored_;
  bool has_failed_ = false;
};

}  // namespace

CorpusResult write_corpus(const Corpus& corpus) {
  return CorpusWriter(corpus).write();
}

}  // namespace storylens

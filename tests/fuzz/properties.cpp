#include "fuzz/properties.h"

#include <set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "cli/shards/manifest_reader.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/exchange/jsonld_writer.h"
#include "story/html_tokens.h"
#include "story/html_writer.h"
#include "story/json/field_syntax.h"
#include "story/json/json_document.h"
#include "story/json/json_writer.h"
#include "story/markdown_reader.h"
#include "story/markdown_writer.h"
#include "story/strings.h"

namespace storylens {
namespace {

// Where two texts part, with what stands around in each.
std::string difference(const std::string& what, std::string_view before, std::string_view after) {
  if (before == after) return {};
  std::size_t at = 0;
  while (at < before.size() && at < after.size() && before[at] == after[at]) ++at;
  const std::size_t begin = at > 60 ? at - 60 : 0;
  return what + ", at " + std::to_string(at) + ":\n--- before\n" + std::string(before.substr(begin, 200)) +
         "\n--- after\n" + std::string(after.substr(begin, 200));
}

bool is_code(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// What a reader tells can be looked up by its code, printed, and found in the text.
std::string diagnostics_fault(const Diagnostics& diagnostics, std::string_view text) {
  int lines = 2;  // an end that is missing may be told behind the last line
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || text[i] == '\r') ++lines;
  }
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string printed = format_diagnostic(diagnostic);
    if (!is_code(diagnostic.code)) return "a diagnostic without a code: " + printed;
    if (diagnostic.message.empty()) return "a diagnostic without words: " + printed;
    if (diagnostic.line < 0 || diagnostic.line > lines || diagnostic.column < 0)
      return "a diagnostic outside the text: " + printed;
    if (!is_valid_utf8(printed)) return "a diagnostic that is not UTF-8: " + printed;
  }
  return {};
}

std::string first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::Error) return format_diagnostic(diagnostic);
  }
  return {};
}

std::string json_fault(const std::string& what, const std::string& json) {
  if (!is_valid_utf8(json)) return what + " is not UTF-8";
  JsonLimits limits;
  limits.depth = 64;
  const Result<JsonDocument> document = JsonDocument::parse(json, limits);
  return document ? "" : what + ": " + document.error().message + " at " + document.error().where;
}

// What is shown and handed on of a bundle.
std::string shown_fault(const Bundle& bundle) {
  if (std::string fault = json_fault("JSON-LD", write_jsonld(bundle)); !fault.empty()) return fault;
  const std::string html = bundle_html(bundle, Strings::for_language("en"));
  if (!is_valid_utf8(html)) return "HTML that is not UTF-8";
  const std::string fault = fault_of(html);
  return fault.empty() ? "" : "HTML: " + fault;
}

// What a written bundle is read as. Fails where it is not UTF-8, refused, or has an error.
Result<Bundle> read_written(const std::string& written) {
  if (!is_valid_utf8(written)) return failure("a bundle that is not UTF-8");
  Diagnostics diagnostics;
  Result<Bundle> again = read_bundle(written, diagnostics);
  if (!again)
    return failure("a written bundle is refused: " + again.error().message + " at " + again.error().where);
  if (std::string error = first_error(diagnostics); !error.empty())
    return failure("a written bundle has an error: " + error);
  return again;
}

// A bundle that was read, written and read again.
std::string stable_fault(const Bundle& bundle) {
  const std::string written = write_bundle(bundle);
  const Result<Bundle> again = read_written(written);
  if (!again) return again.error().message;
  if (std::string fault = difference("a bundle changes", written, write_bundle(*again)); !fault.empty())
    return fault;
  return shown_fault(bundle);
}

// Whatever was read can be written as a bundle that is read without an error. Hidden characters, which
// Markdown may hold and a bundle may not, are replaced then; after that nothing changes any more.
std::string stories_fault(const std::vector<Story>& stories) {
  Bundle bundle;
  for (const Story& story : stories) {
    if (!story.slug.empty() && !story.headline.empty()) bundle.stories.push_back(story);
  }
  if (bundle.stories.empty()) return {};
  const Result<Bundle> clean = read_written(write_bundle(bundle));
  return clean ? stable_fault(*clean) : clean.error().message;
}

std::string rewritten_fault(const std::string& markdown) {
  if (!is_valid_utf8(markdown)) return "Markdown that is not UTF-8";
  Diagnostics diagnostics;
  return difference("Markdown changes", markdown,
                    write_markdown(read_markdown(markdown, "story.md", diagnostics)));
}

std::string within_fault(const Bundle& bundle, const BundleLimits& limits) {
  if (bundle.stories.empty()) return "a bundle without a story";
  if (bundle.stories.size() > limits.stories) return "more stories than the limit";
  for (const Story& story : bundle.stories) {
    if (story.takes.size() > limits.takes_per_story) return "more takes than the limit";
    if (!is_slug(story.slug)) return "a slug that is none: " + story.slug;
    if (story.headline.empty()) return "a story without a headline";
    if (story.headline.size() > 3 * limits.string_bytes) return "a headline over the limit";
  }
  return {};
}

// A reader with less room refuses, or reads the same.
std::string limits_fault(std::string_view text, const Bundle& whole) {
  BundleLimits limits;
  limits.bytes = 1u << 13;
  limits.depth = 6;
  limits.values = 300;
  limits.stories = 2;
  limits.takes_per_story = 3;
  limits.string_bytes = 200;
  Diagnostics diagnostics;
  const Result<Bundle> small = read_bundle(text, diagnostics, limits);
  if (!small) return small.error().message.empty() ? "refused without a reason" : "";
  if (text.size() > limits.bytes) return "a bundle over the limit of bytes is read";
  if (std::string fault = within_fault(*small, limits); !fault.empty()) return fault;
  return difference("a bundle is another within limits", write_bundle(whole), write_bundle(*small));
}

std::string written_manifest(const Manifest& manifest) {
  JsonWriter json;
  json.begin_object();
  json.text_member("format", "storylens-manifest");
  json.text_member("version", "1.0");
  json.text_member("license", manifest.license);
  json.key("index");
  json.begin_array();
  for (const std::string& page : manifest.pages) {
    json.begin_object();
    json.text_member("file", page);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text();
}

std::string names_fault(const std::vector<std::string>& names, std::string_view folder) {
  for (const std::string& name : names) {
    const bool is_inside =
        name.rfind(folder, 0) == 0 && name.find("..") == std::string::npos &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789./") == std::string::npos;
    if (!is_inside) return "a file that may not be in the folder: " + name;
  }
  return {};
}

}  // namespace

std::string markdown_fault(std::string_view text) {
  Diagnostics diagnostics;
  const Story story = read_markdown(text, "story.md", diagnostics);
  if (std::string fault = diagnostics_fault(diagnostics, text); !fault.empty()) return fault;
  if (std::string fault = rewritten_fault(write_markdown(story)); !fault.empty()) return fault;
  return stories_fault({story});
}

std::string bundle_fault(std::string_view text) {
  Diagnostics diagnostics;
  const Result<Bundle> bundle = read_bundle(text, diagnostics);
  if (std::string fault = diagnostics_fault(diagnostics, text); !fault.empty()) return fault;
  if (!bundle) {
    const std::string& message = bundle.error().message;
    return message.empty() || displayable_line(message) != message
               ? "refused without one line of reason: " + message
               : "";
  }
  if (std::string fault = within_fault(*bundle, {}); !fault.empty()) return fault;
  if (std::string fault = stable_fault(*bundle); !fault.empty()) return fault;
  return limits_fault(text, *bundle);
}

std::string manifest_fault(std::string_view text) {
  if (const Result<std::vector<std::string>> shards = read_index_page(text)) {
    if (std::string fault = names_fault(*shards, "stories/"); !fault.empty()) return fault;
  } else if (shards.error().message.empty()) {
    return "a page is refused without a reason";
  }
  const Result<Manifest> manifest = read_manifest(text);
  if (!manifest) return manifest.error().message.empty() ? "refused without a reason" : "";
  if (std::string fault = names_fault(manifest->pages, "index/"); !fault.empty()) return fault;
  if (displayable_line(manifest->license) != manifest->license)
    return "a licence that is not one line of text";
  const std::string written = written_manifest(*manifest);
  const Result<Manifest> again = read_manifest(written);
  if (!again) return "a written manifest is refused: " + again.error().message;
  return difference("a manifest changes", written, written_manifest(*again));
}

std::string import_fault(ImportForm form, std::string_view text) {
  Diagnostics diagnostics;
  Importer importer({"https://news.example", {}});
  const std::vector<Story> stories = importer.read(form, text, "in", diagnostics);
  if (std::string fault = diagnostics_fault(diagnostics, text); !fault.empty()) return fault;
  std::set<std::pair<std::string, std::string>> editions;
  for (const Story& story : stories) {
    if (!is_slug(story.slug)) return "a slug that is none: " + story.slug;
    if (!editions.emplace(story.slug, story.in_language).second)
      return "two stories with one slug: " + story.slug;
    Diagnostics of_reading;
    const Story written = read_markdown(write_markdown(story), "in", of_reading);
    if (std::string fault = rewritten_fault(write_markdown(written)); !fault.empty()) return fault;
  }
  return stories_fault(stories);
}

}  // namespace storylens

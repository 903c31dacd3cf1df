// Runs the examples of docs/bundle-format.md. The word behind ``` says what an example is; codes behind a
// colon are the diagnostics that it gives.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "file_text.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/markdown_reader.h"
#include "story/markdown_writer.h"

namespace storylens {
namespace {

struct Example {
  std::string kind;
  std::set<std::string> codes;
  std::string text;
};

std::vector<Example> examples() {
  const std::string page = file_text(STORYLENS_TESTS_DIR "/../docs/bundle-format.md");
  std::vector<Example> examples;
  for (std::size_t begin = page.find("\n```"); begin != std::string::npos;
       begin = page.find("\n```", begin)) {
    begin += 4;
    const std::size_t line_end = page.find('\n', begin);
    const std::size_t end = page.find("\n```", line_end);
    const std::string label = page.substr(begin, line_end - begin);
    Example example{label.substr(0, label.find(':')), {}, page.substr(line_end + 1, end - line_end - 1)};
    for (std::size_t at = label.find(": "); at != std::string::npos; at = label.find(' ', at + 1)) {
      const std::size_t code = label.find_first_not_of(": ", at);
      at = code - 1;
      example.codes.insert(label.substr(code, label.find(' ', code) - code));
    }
    examples.push_back(example);
    begin = end + 4;
  }
  return examples;
}

std::string as_bundle(const Example& example) {
  const std::string story = R"("slug": "a", "headline": "A")";
  const std::string head = R"({"format": "storylens-bundle", "version": "1.0", "stories": [{)" + story;
  if (example.kind == "json members-of-story") return head + ", " + example.text + "}]}";
  if (example.kind == "json members-of-bundle") return head + "}], " + example.text + "}";
  return example.text;
}

TEST_SUITE("story/bundle_format") {
  TEST_CASE("every bundle of the page is read with the diagnostics that the page names, and written stably") {
    int count = 0;
    for (const Example& example : examples()) {
      if (example.kind.rfind("json bundle", 0) != 0 && example.kind.rfind("json members-of-", 0) != 0)
        continue;
      ++count;
      CAPTURE(example.text);
      Diagnostics diagnostics;
      const Result<Bundle> bundle = read_bundle(as_bundle(example), diagnostics);
      CHECK(bundle.has_value());
      std::set<std::string> codes;
      for (const Diagnostic& diagnostic : diagnostics) codes.insert(diagnostic.code);
      CHECK(codes == example.codes);
      if (!bundle) continue;
      const std::string written = write_bundle(*bundle);
      Diagnostics of_rereading;
      const Result<Bundle> again = read_bundle(written, of_rereading);
      CHECK(write_bundle(again.value_or(Bundle())) == written);
    }
    CHECK(count == 10);
  }

  TEST_CASE("every story of the page in Markdown is read without a fault and comes back as the same bytes") {
    int count = 0;
    for (const Example& example : examples()) {
      if (example.kind != "markdown") continue;
      ++count;
      Diagnostics diagnostics;
      const Story story = read_markdown(example.text, "story.md", diagnostics);
      CHECK(diagnostics.empty());
      CHECK(story.takes.size() == 2);
      CHECK(write_markdown(story) == example.text);
    }
    CHECK(count == 1);
  }

  TEST_CASE("the facts of a folder on the page are read") {
    int count = 0;
    for (const Example& example : examples()) {
      if (example.kind != "json about") continue;
      ++count;
      Diagnostics diagnostics;
      const Result<FolderFacts> facts = read_folder_facts(example.text, diagnostics);
      CHECK(facts.value_or(FolderFacts()).license == "CC-BY-4.0");
      CHECK(diagnostics.empty());
    }
    CHECK(count == 1);
  }
}

}  // namespace
}  // namespace storylens

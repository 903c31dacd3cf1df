#include "story/markdown_writer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/random.h"
#include "story/markdown_files.h"
#include "story/markdown_reader.h"

using namespace storylens;

namespace {

Story read(std::string_view text, Diagnostics* diagnostics = nullptr) {
  Diagnostics unused;
  return read_markdown(text, "a-file.md", diagnostics ? *diagnostics : unused);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::size_t below(Random& random, std::size_t count) {
  return random.next() % static_cast<std::uint32_t>(count);
}

// A file as it may come from a careless hand: some of its lines gone, doubled, moved, cut, or beside lines of
// another kind.
std::string damaged(std::vector<std::string> lines, Random& random) {
  static const std::vector<std::string> stray = {"---",
                                                 "## ",
                                                 "### ",
                                                 "> ",
                                                 "  > \"x",
                                                 "Canonical: https://a.example/b",
                                                 "  Source: https://a.example/c",
                                                 "**Meta:** a · 3 b",
                                                 "- **X** (Y, en) —",
                                                 "- **X** — z",
                                                 "  Key: v",
                                                 "- [[a]]",
                                                 "===",
                                                 "# T",
                                                 "  - Related: [[x]]",
                                                 "- Entities: a, b",
                                                 "{.other}",
                                                 "## Summary {.other}",
                                                 "## Corrections",
                                                 "- 2026-01-01: x",
                                                 "Original (ko): \"",
                                                 "  text",
                                                 "  > — Name",
                                                 ""};
  constexpr std::string_view kMarks = "\"*-:>#[]|(),. \\_";
  for (std::size_t change = 1 + below(random, 5); change > 0 && !lines.empty(); --change) {
    const std::size_t at = below(random, lines.size());
    std::string& line = lines[at];
    const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
    switch (random.next() % 6) {
      case 0: lines.erase(place); break;
      case 1: lines.insert(place, std::string(lines[below(random, lines.size())])); break;
      case 2: std::swap(line, lines[below(random, lines.size())]); break;
      case 3: lines.insert(place, stray[below(random, stray.size())]); break;
      case 4: line = line.substr(0, below(random, line.size() + 1)); break;
      default: line.insert(below(random, line.size() + 1), 1, kMarks[below(random, kMarks.size())]);
    }
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

const char* const kFixtures[] = {"canonical.md", "formatted.md",     "front_matter.md",    "minimal.md",
                                 "odd.md",       "right_to_left.md", "unknown_language.md"};

}  // namespace

TEST_SUITE("story/markdown_writer") {
  TEST_CASE("the seed story is written with the same bytes") {
    const std::string text = seed_text();
    if (text.empty()) {
      MESSAGE("the seed story is not here");
      return;
    }
    CHECK(write_markdown(read(text)) == text);
  }

  TEST_CASE("a file of the canonical form is written with the same bytes") {
    const std::string text = fixture_text("canonical.md");
    CHECK(write_markdown(read(text)) == text);
  }

  TEST_CASE("every file is read back from what is written as the same story") {
    for (const char* const name : kFixtures) {
      CAPTURE(name);
      const Story story = read(fixture_text(name));
      const std::string written = write_markdown(story);
      CHECK(describe_story(read(written)) == describe_story(story));
      CHECK(write_markdown(read(written)) == written);
    }
  }

  TEST_CASE("a damaged file is read back from what is written as the same story") {
    Random random(2);
    for (const char* const name : kFixtures) {
      const std::vector<std::string> lines = lines_of(fixture_text(name));
      for (int i = 0; i < 100; ++i) {
        const std::string text = damaged(lines, random);
        const Story story = read(text);
        CHECK_MESSAGE(describe_story(read(write_markdown(story))) == describe_story(story), text);
      }
    }
  }

  TEST_CASE("a Meta line in another order or language is written as it was") {
    const std::string text =
        "# H\n\n**Meta:** 2개 관점 · date: 2026-06-24 · type: event\n\n---\nCanonical: "
        "https://a.example/en/n/x";
    CHECK(write_markdown(read(text)) == text);
  }

  TEST_CASE("a Meta line that no longer fits the fields is written anew") {
    Story story =
        read("# H\n\n**Meta:** date: 2026-06-24 · type: event\n\n---\nCanonical: https://a.example/en/n/x");
    CHECK(story.meta_literal == "**Meta:** date: 2026-06-24 · type: event");
    story.type = "topic";
    CHECK(write_markdown(story) ==
          "# H\n\n**Meta:** type: topic · date: 2026-06-24\n\n---\nCanonical: https://a.example/en/n/x");
  }

  TEST_CASE("front matter becomes a Meta line that says what is not inferred") {
    const std::string written =
        write_markdown(read("---\nlang: ko\nslug: x\ntype: event\nnotice: 'a · b'\n---\n# "
                            "H\n\n---\nCanonical: https://a.example/ko/n/y\n"));
    CHECK(written ==
          "# H\n\n**Meta:** type: event · slug: x · notice: \"a · b\"\n\n---\nCanonical: "
          "https://a.example/ko/n/y");
  }

  TEST_CASE("line ends in a field cannot begin a line of their own") {
    Story story;
    story.headline = "H\n\n## Injected";
    story.alternative_headline = "t\r\n---";
    story.url = "https://a.example/en/n/x";
    story.slug = "x";
    story.in_language = "en";
    story.meta_literal = "**Meta:** type: event\n## Injected";
    Take take;
    take.outlet_name = "A\n## Injected";
    take.regions.push_back({"R\n- **B** (C, en) —", "", {}});
    take.in_language = "en";
    take.abstract = "a\n\n## Injected";
    take.lens = "l\n## Injected";
    take.quote.emplace();
    take.quote->text = "q\n\n## Injected";
    take.other_lines = {"x\n## Injected"};
    story.takes.push_back(take);
    story.related.push_back({"s", "l\n## Injected", {}});
    story.corrections.push_back({"2026-01-01", "c\n## Injected", {}});
    story.other_lines = {"o\n## Injected"};
    const std::string written = write_markdown(story);
    CHECK(written.find("\n## Injected") == std::string::npos);
    CHECK(read(written).takes.size() == 1);
  }

  TEST_CASE("a story that was not read from Markdown is written so that it can be") {
    Story story;
    story.headline = "H";
    story.url = "https://a.example/en/n/x";
    story.slug = "x";
    story.in_language = "en";
    story.sections = {{SectionRole::Other, "Background", "b", {}},
                      {SectionRole::Summary, "In short", "s", {}}};
    Take take;
    take.outlet_name = "A";
    take.outlet = take.id = "a.example";
    take.url = "https://a.example/1";
    take.in_language = "ko";
    take.regions = {{"Japan", "JP", {}}, {"India", "IN", {}}};
    take.lens = "one";
    story.takes.push_back(take);
    take.lens.reset();
    take.id = "a.example-2";
    take.url = "https://a.example/2";
    story.takes.push_back(take);
    story.entities = {{"openai", "OpenAI", {}}, {"x-y", "A, B", {}}, {"bare", "", {}}};
    Diagnostics diagnostics;
    const Story again = read(write_markdown(story), &diagnostics);
    CHECK(diagnostics.empty());
    CHECK(describe_story(again) == describe_story(story));
  }

  TEST_CASE("the example of the documentation is canonical and reads without a diagnostic") {
    const std::string page = file_text(STORYLENS_TESTS_DIR "/../docs/markdown-form.md");
    const std::string fence = "```markdown\n";
    const std::size_t begin = page.find(fence);
    const std::size_t end = begin == std::string::npos ? begin : page.find("\n```", begin);
    CHECK(end != std::string::npos);
    if (end == std::string::npos) return;
    const std::string example = page.substr(begin + fence.size(), end - begin - fence.size());
    Diagnostics diagnostics;
    const Story story = read(example, &diagnostics);
    CHECK(diagnostics.empty());
    CHECK(story.takes.size() == 4);
    CHECK(story.sections.size() == 3);
    CHECK(story.corrections.size() == 1);
    CHECK(write_markdown(story) == example);
  }
}

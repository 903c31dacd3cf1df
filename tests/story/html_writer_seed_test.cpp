#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "file_text.h"
#include "require_ok.h"
#include "story/html_tokens.h"
#include "story/html_writer.h"
#include "story/markdown_reader.h"
#include "story/rich_text.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

// White space as a reader sees it: one space wherever there is any.
std::string collapsed(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (!is_space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

bool holds(const std::string& content, const std::string& part) {
  return content.find(collapsed(part)) != std::string::npos;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// `[words](target)` → words.
std::string without_links(std::string text) {
  for (std::size_t open = text.find('['); open != std::string::npos; open = text.find('[', open + 1)) {
    const std::size_t middle = text.find("](", open);
    const std::size_t end = middle == std::string::npos ? middle : text.find(')', middle);
    if (end == std::string::npos) break;
    text = text.substr(0, open) + text.substr(open + 1, middle - open - 1) + text.substr(end + 1);
  }
  return text;
}

// What a line of the seed says, in the pieces that the document may hold apart. Read by hand-made rules and
// not by the reader under test, so that what both lose is noticed.
std::vector<std::string> pieces_of(std::string line) {
  for (const char* mark : {"  ", "### ", "## ", "# ", "> ", "- "}) {
    if (line.rfind(mark, 0) == 0) line = line.substr(std::string(mark).size());
  }
  if (line.rfind("> ", 0) == 0) line = line.substr(2);
  for (const char* key : {"Source: ", "Canonical: "}) {
    if (line.rfind(key, 0) == 0) return {line.substr(std::string(key).size())};
  }
  std::vector<std::string> pieces;
  if (line.rfind("**Meta:** ", 0) == 0) {
    const std::size_t heads = line.find("heads: ");
    replace_all(line, " · ", "\n");
    replace_all(line, ", ", "\n");
    line = line.substr(heads == std::string::npos ? 0 : heads + 7);
    line = line.substr(0, line.find("17 takes"));
  } else if (line.rfind("**", 0) == 0) {
    // **outlet** (region, language) — abstract
    const std::size_t comma = line.find(", ");
    const std::size_t dash = line.find("—");
    line = line.substr(2, line.find("**", 2) - 2) + "\n" +
           line.substr(line.find('(') + 1, comma - line.find('(') - 1) + "\n" + line.substr(dash + 3);
  } else if (line.rfind("Entities: ", 0) == 0) {
    line = line.substr(10);
    replace_all(line, ", ", "\n");
  } else if (line.rfind("Related: ", 0) == 0) {
    line = line.substr(9);
    replace_all(line, ", ", "\n");
    for (const char* mark : {"[[", "]]"}) replace_all(line, mark, "");
    replace_all(line, "-", " ");
  }
  std::istringstream rest(without_links(line));
  for (std::string piece; std::getline(rest, piece);) pieces.push_back(piece);
  return pieces;
}

std::string seed_text() {
  return file_text(std::string(STORYLENS_SHARED_DIR) + "/seed/000_4aba10bfd2ee548c.txt");
}

std::vector<std::string> sample_files() {
  std::vector<std::string> files;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator
           at(std::string(STORYLENS_TESTS_DIR) + "/../data/stories", error),
       end;
       !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".md") files.push_back(at->path().string());
  }
  return files;
}

Bundle bundle_of(const std::string& markdown, const std::string& file) {
  Diagnostics diagnostics;
  Bundle bundle;
  bundle.stories = {read_markdown(markdown, file, diagnostics)};
  return bundle;
}

TEST_SUITE("story/html_writer") {
  TEST_CASE("every line of the seed is in the document") {
    const std::string seed = seed_text();
    if (seed.empty()) {
      MESSAGE("the seed story is not here: skipped");
      return;
    }
    const Bundle bundle = bundle_of(seed, "seed.md");
    for (const char* language : {"ko", "en"}) {
      const std::string html = story_html(bundle, bundle.stories[0], Strings::for_language(language));
      CHECK(fault_of(html) == "");
      const std::string content = collapsed(text_content(html));
      int pieces = 0;
      std::istringstream lines(seed);
      for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line == "---") continue;
        for (const std::string& piece : pieces_of(line)) {
          CAPTURE(piece);
          const bool is_interface_word = piece == "unlabelled" && holds(content, "Unlabelled");
          CHECK((holds(content, piece) || is_interface_word));
          ++pieces;
        }
      }
      CHECK(pieces > 80);
      CHECK(count_of(html, "class", "take framed") == 5);
      CHECK(count_of(html, "class", "take link-only") == 12);
      CHECK(count_of(html, "class", "lens") == 6);
      CHECK(count_of(html, "class", "stub") == 4);
    }
  }

  TEST_CASE("the seed's numbers are the honest ones") {
    const std::string seed = seed_text();
    if (seed.empty()) return;
    const Bundle bundle = bundle_of(seed, "seed.md");
    CHECK(text_of(story_html(bundle, bundle.stories[0], Strings::for_language("en")), "data-block",
                  "numbers") ==
          "17 sources · 5 with framing · 12 link-only · 6 lens groups (5 named) · 8 regions · 2 languages");
    CHECK(text_of(story_html(bundle, bundle.stories[0], Strings::for_language("ko")), "data-block",
                  "numbers") ==
          "출처 17곳 · 논조 정리 5건 · 링크만 12건 · 관점 6갈래 (이름 붙은 것 5갈래) · 지역 8곳 · 언어 2개");
  }

  TEST_CASE("the seed's graph has its story, four stubs, three entities and seventeen outlets") {
    const std::string seed = seed_text();
    if (seed.empty()) return;
    const StoryGraph graph = build_story_graph(bundle_of(seed, "seed.md"), "ko");
    int counts[4] = {};
    for (const GraphNode& node : graph.nodes) ++counts[static_cast<std::size_t>(node.kind)];
    CHECK(counts[static_cast<std::size_t>(NodeKind::Story)] == 1);
    CHECK(counts[static_cast<std::size_t>(NodeKind::Stub)] == 4);
    CHECK(counts[static_cast<std::size_t>(NodeKind::Entity)] == 3);
    CHECK(counts[static_cast<std::size_t>(NodeKind::Outlet)] == 17);
    const int alibaba = graph.find("entity:alibaba-qwen");
    REQUIRE_OK(alibaba >= 0);
    CHECK(graph.nodes[static_cast<std::size_t>(alibaba)].label == "Alibaba Qwen");
    CHECK(graph.find("story:chip-controls") >= 0);
  }

  TEST_CASE("every passage of the sample stories is in their documents") {
    int files = 0;
    for (const std::string& file : sample_files()) {
      CAPTURE(file);
      ++files;
      const Bundle bundle = bundle_of(file_text(file), file);
      const Story& story = bundle.stories[0];
      const std::string html = story_html(bundle, story, Strings::for_language("en"));
      CHECK(fault_of(html) == "");
      const std::string content = collapsed(text_content(html));
      CHECK(holds(content, story.headline));
      CHECK(holds(content, story.alternative_headline));
      for (const Section& section : story.sections) {
        for (const Block& block : parse_rich_text(section.markdown))
          CHECK(holds(content, plain_text(block.spans)));
      }
      for (const Take& take : story.takes) {
        CHECK(holds(content, take.outlet_name));
        CHECK(holds(content, take.url));
        CHECK(holds(content, plain_text(parse_inline(take.abstract))));
        if (!take.quote) continue;
        CHECK(holds(content, take.quote->text));
        CHECK(holds(content, take.quote->original));
        CHECK(holds(content, take.quote->spoken_by));
      }
    }
    CHECK(files > 5);
  }
}

}  // namespace
}  // namespace storylens

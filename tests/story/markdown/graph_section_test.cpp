#include "story/markdown/graph_section.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace storylens;

namespace {

struct GraphRead {
  std::string related;   // "slug|label" separated by blanks
  std::string entities;  // likewise
  std::vector<std::string> other_lines;
};

GraphRead read(const std::string& text) {
  Diagnostics diagnostics;
  Reporter reporter("", diagnostics);
  const std::vector<SourceLine> lines = split_lines(text, reporter);
  Story story;
  read_graph(story, lines, 0, lines.size(), reporter);
  GraphRead result;
  for (const RelatedReference& related : story.related)
    result.related += related.slug + "|" + related.label + " ";
  for (const EntityReference& entity : story.entities)
    result.entities += entity.slug + "|" + entity.label + " ";
  result.other_lines = story.other_lines;
  CHECK(story.other_lines.size() == diagnostics.size());
  return result;
}

bool holds(const std::string& text, bool is_after_takes) {
  Diagnostics diagnostics;
  Reporter reporter("", diagnostics);
  const std::vector<SourceLine> lines = split_lines(text, reporter);
  return holds_graph(lines, 0, lines.size(), is_after_takes);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_SUITE("story/markdown/graph_section") {
  TEST_CASE("related are wiki-links and entities words from which slugs are made") {
    const GraphRead graph = read(
        "- Related: [[a-b-2026]], [[c|The alias, with comma]]\n- Entities: Anthropic, Alibaba Qwen, "
        "Openai\n");
    CHECK(graph.related == "a-b-2026| c|The alias, with comma ");
    CHECK(graph.entities == "anthropic|Anthropic alibaba-qwen|Alibaba Qwen openai|Openai ");
  }

  TEST_CASE("an entity may be given with its slug") {
    CHECK(read("- Entities: [[oh|OpenAI (Hangul)]], [[x]], [표기](/ko/entity/slug), A (B\n").entities ==
          "oh|OpenAI (Hangul) x| slug|표기 a-(b|A (B ");
  }

  TEST_CASE("lists are known by words of other languages and else by their shape") {
    CHECK(read("- 관련: [[a]]\n- 개체: B\n").related == "a| ");
    CHECK(read("- Skylt: [[a]]\n- Aðilar: B, C\n").entities == "b|B c|C ");
    const GraphRead both = read("- Related: [[a]]\n- Topics: [[b]]\n- Entities: C\n- Mood: grim\n");
    CHECK(both.related == "a| ");
    CHECK(both.entities == "c|C ");
    CHECK(both.other_lines == Strings{"- Topics: [[b]]", "- Mood: grim"});
  }

  TEST_CASE("a list may stand in lines of its own, without a bullet, or twice") {
    CHECK(read("- Related:\n  - [[a]]\n  - [[b|B]]\n").related == "a| b|B ");
    CHECK(read("Related: [[a]]\n\nEntities: B\n").entities == "b|B ");
    CHECK(read("- Related: [[a]]\n- Related: [[b]]\n").related == "a| b| ");
  }

  TEST_CASE("what is no reference is kept") {
    CHECK(read("- Related: [[a]], two words, [[b/c]], plain-slug\nSome words.\n").other_lines ==
          Strings{"Some words.", "- Related: two words", "- Related: [[b/c]]"});
    CHECK(read("- Related: [[a]], plain-slug\n").related == "a| plain-slug| ");
    CHECK(read("- Entities: ///, [[x y]]\n").other_lines.size() == 2);
  }

  TEST_CASE("a label with brackets, which a wiki-link cannot hold, is no reference") {
    const GraphRead graph = read("- Entities: [Bay]]](/en/entity/bay), Gate");
    CHECK(graph.entities == "gate|Gate ");
    CHECK(graph.other_lines == std::vector<std::string>{"- Entities: [Bay]]](/en/entity/bay)"});
  }

  TEST_CASE("only lists of references make a graph section") {
    CHECK(holds("- Related: [[a]]\n- Entities: B", false));
    CHECK(holds("- Skylt: [[a]], [[b]]", false));
    CHECK(holds("- Entities: A", false));
    CHECK(holds("- Aðilar: A, B", true));
    CHECK_FALSE(holds("- Aðilar: A, B", false));
    CHECK_FALSE(holds("- Senate: whether it votes, and when\n- FTC: x\n- DoJ: y", true));
    CHECK_FALSE(holds("A sentence about [[a]].", true));
    CHECK_FALSE(holds("", true));
  }
}

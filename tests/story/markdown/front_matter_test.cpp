#include "story/markdown/front_matter.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace storylens;

namespace {

using Strings = std::vector<std::string>;

// The lines must outlive what is read from them; so the text is held here.
FrontMatter read(const std::string& text) {
  Diagnostics diagnostics;
  Reporter reporter("", diagnostics);
  return read_front_matter(split_lines(text, reporter));
}

std::string value_of(const std::string& line) {
  const FrontMatter front_matter = read("---\n" + line + "\n---\n");
  return front_matter.parts.empty() ? "no part" : front_matter.parts[0].value;
}

Strings items_of(const std::string& lines) {
  const FrontMatter front_matter = read("---\n" + lines + "\n---\n");
  return front_matter.parts.empty() ? Strings() : front_matter.parts[0].items;
}

}  // namespace

TEST_SUITE("story/markdown/front_matter") {
  TEST_CASE("pairs between two rules at the beginning are front matter") {
    const FrontMatter front_matter = read("---\ntype: event\n\n# a comment\nheads: [a, b]\n---\n# H\n");
    CHECK(front_matter.line_count == 6);
    REQUIRE(front_matter.parts.size() == 2);
    CHECK(front_matter.parts[0].key == "type");
    CHECK(front_matter.parts[0].value == "event");
    CHECK(front_matter.parts[0].line == 2);
    CHECK(front_matter.parts[1].items == Strings{"a", "b"});
    CHECK(front_matter.comments == Strings{"# a comment"});
    CHECK(read("---\ntype: event\n...\n# H\n").line_count == 3);
  }

  TEST_CASE("a thematic break is no front matter") {
    CHECK(read("# H\n\n---\nCanonical: https://a.example/\n---\n").line_count == 0);
    CHECK(read("---\nA sentence: with a colon, but no pair.\n\n---\n").line_count == 0);
    CHECK(read("---\n\n# H\n\nText.\n\n---\nCanonical: https://a.example/\n").line_count == 0);
    CHECK(read("---\ntype: event\n# H\n").line_count == 0);
    CHECK(read("").line_count == 0);
  }

  TEST_CASE("scalars may be plain or quoted") {
    CHECK(value_of("key: plain text # comment") == "plain text");
    CHECK(value_of("key: C# and #tags") == "C# and");
    CHECK(value_of("key: \"a # b: \\\"c\\\" \\u00e9\"  # comment") == "a # b: \"c\" é");
    CHECK(value_of("key: 'it''s'") == "it's");
    CHECK(value_of("key: https://a.example/x#y") == "https://a.example/x#y");
    CHECK(value_of("key:") == "");
    CHECK(value_of("key: ~") == "");
    CHECK(value_of("key: 'open") == "'open");
  }

  TEST_CASE("a value may go on in indented lines") {
    CHECK(value_of("key: one\n  two\n  three") == "one two three");
    CHECK(value_of("key: >-\n  one\n  two") == "one two");
  }

  TEST_CASE("lists are in brackets, in lines or between commas") {
    CHECK(items_of("heads: [a, \"b, c\", 'd']") == Strings{"a", "b, c", "d"});
    CHECK(items_of("heads: [a,\n  b]") == Strings{"a", "b"});
    CHECK(items_of("heads:\n  - a\n  - \"b: c\"\n  -\n  - d") == Strings{"a", "b: c", "d"});
    CHECK(items_of("heads:\n- a\n- b") == Strings{"a", "b"});
    CHECK(items_of("heads: a, b") == Strings{"a", "b"});
    CHECK(items_of("heads: \"a, b\"") == Strings{"a, b"});
    CHECK(items_of("heads: []").empty());
    CHECK(items_of("heads: [a") == Strings{"a"});
  }
}

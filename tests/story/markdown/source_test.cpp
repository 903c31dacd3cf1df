#include "story/markdown/source.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "story/markdown/quoted_text.h"

using namespace storylens;

namespace {

std::vector<SourceLine> lines_of(std::string_view text) {
  Diagnostics diagnostics;
  Reporter reporter("", diagnostics);
  return split_lines(text, reporter);
}

std::string code_lines(std::string_view text) {
  std::string marks;
  for (const SourceLine& line : lines_of(text)) marks += line.is_code ? 'c' : '.';
  return marks;
}

std::string heading(std::string_view text) {
  const std::optional<Heading> found = heading_of({text, 1, false});
  return found ? std::to_string(found->level) + ":" + std::string(found->text) : "none";
}

}  // namespace

TEST_SUITE("story/markdown/source") {
  TEST_CASE("lines end with LF, CRLF or CR") {
    const std::vector<SourceLine> lines = lines_of("a\nb\r\nc\rd\n\n");
    REQUIRE(lines.size() == 5);
    CHECK(lines[1].text == "b");
    CHECK(lines[2].text == "c");
    CHECK(lines[3].number == 4);
    CHECK(lines[4].text == "");
    CHECK(lines_of("").empty());
  }

  TEST_CASE("a fence needs its end, of the same kind and length") {
    CHECK(code_lines("a\n```\nb\n```\nc") == ".ccc.");
    CHECK(code_lines("````md\n```\n````\nc") == "ccc.");
    CHECK(code_lines("~~~\n```\n~~~\nc") == "ccc.");
    CHECK(code_lines("```\nb\n~~~\nc") == "....");
    CHECK(code_lines("```a`b\n```\nc") == "...");
    CHECK(code_lines("    ```\nb\n    ```") == "...");
  }

  TEST_CASE("headings have up to six number signs and a space") {
    CHECK(heading("## A b") == "2:A b");
    CHECK(heading("   # A ##  ") == "1:A");
    CHECK(heading("##") == "2:");
    CHECK(heading("## ##") == "2:");
    CHECK(heading("# C#") == "1:C#");
    CHECK(heading("#A") == "none");
    CHECK(heading("####### A") == "none");
    CHECK(heading("    # A") == "none");
    CHECK_FALSE(heading_of({"# A", 1, true}));
  }

  TEST_CASE("thematic breaks are three or more marks") {
    CHECK(is_thematic_break("---"));
    CHECK(is_thematic_break(" * * * "));
    CHECK(is_thematic_break("____"));
    CHECK_FALSE(is_thematic_break("--"));
    CHECK_FALSE(is_thematic_break("--*"));
    CHECK_FALSE(is_thematic_break("    ---"));
  }

  TEST_CASE("list items begin with a bullet or a number") {
    CHECK(list_item_of("- a") == "a");
    CHECK(list_item_of("  12) a ") == "a");
    CHECK(list_item_of("+") == "");
    CHECK_FALSE(list_item_of("-a"));
    CHECK_FALSE(list_item_of("**a**"));
    CHECK_FALSE(list_item_of("2026.6"));
  }

  TEST_CASE("keyed text has a key and a colon of either width, and an address is none") {
    CHECK(keyed_text_of(" Source : x ")->key == "Source");
    CHECK(keyed_text_of(" Source : x ")->value == "x");
    CHECK(keyed_text_of("出典：x")->value == "x");
    CHECK(keyed_text_of("a:")->value == "");
    CHECK_FALSE(keyed_text_of("https://a.example/"));
    CHECK_FALSE(keyed_text_of(": x"));
    CHECK_FALSE(keyed_text_of("x"));
  }

  TEST_CASE("columns count characters") {
    const SourceLine line{"가나 x", 1, false};
    CHECK(column_of(line, line.text) == 1);
    CHECK(column_of(line, line.text.substr(7)) == 4);
  }

  TEST_CASE("a kept line does not read as a heading of a section or a fence") {
    CHECK(kept_line("plain") == "plain");
    CHECK(kept_line("### lens") == "### lens");
    CHECK(kept_line("## A") == "    ## A");
    CHECK(kept_line("```") == "    ```");
    CHECK(kept_line(kept_line("## A")) == "    ## A");
  }

  TEST_CASE("items in quotes may hold commas") {
    using Strings = std::vector<std::string>;
    CHECK(split_items("a, \"b, c\" ,d") == Strings{"a", "b, c", "d"});
    CHECK(split_items("\"a\" b, c") == Strings{"\"a\" b", "c"});
    CHECK(split_items("\"a, b") == Strings{"\"a", "b"});
    CHECK(split_items(" , ,").empty());
    std::size_t end = 0;
    CHECK(unquoted(quoted("a \"b\" \\ \n c"), end) == "a \"b\" \\ \n c");
    unquoted("\"\\u12", end);
    CHECK(end == std::string::npos);
  }
}

#include "story/markdown/take_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace storylens;

namespace {

struct TakesRead {
  Story story;
  std::vector<std::string> codes;
};

TakesRead read(const std::string& text) {
  TakesRead result;
  Diagnostics diagnostics;
  Reporter reporter("takes.md", diagnostics);
  const std::vector<SourceLine> lines = split_lines(text, reporter);
  TakeReader(result.story, reporter).read(lines, 0, lines.size());
  for (const Diagnostic& diagnostic : diagnostics) result.codes.push_back(diagnostic.code);
  return result;
}

// The take below a header that says everything, and its source.
Take take_with(const std::string& lines) {
  const TakesRead result = read("- **A** (Japan, en) — x\n" + lines);
  return result.story.takes.size() == 1 ? result.story.takes[0] : Take();
}

Quote quote_of(const std::string& lines) {
  return take_with(lines).quote.value_or(Quote());
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_SUITE("story/markdown/take_reader") {
  TEST_CASE("a take has outlet, region, language, abstract, quote and source") {
    const TakesRead result = read(
        "### US tech financial\n- **CNBC** (United States, en) — How it frames.\n  > \"The quote.\"\n  "
        "Source: https://www.cnbc.com/x\n");
    CHECK(result.codes.empty());
    REQUIRE(result.story.takes.size() == 1);
    const Take& take = result.story.takes[0];
    CHECK(take.id == "cnbc.com");
    CHECK(take.outlet == "cnbc.com");
    CHECK(take.outlet_name == "CNBC");
    CHECK(take.lens == "US tech financial");
    REQUIRE(take.regions.size() == 1);
    CHECK(take.regions[0].literal == "United States");
    CHECK(take.regions[0].code == "US");
    CHECK(take.in_language == "en");
    CHECK(take.abstract == "How it frames.");
    CHECK(take.url == "https://www.cnbc.com/x");
    REQUIRE(take.quote);
    CHECK(take.quote->text == "The quote.");
    CHECK(take.quote->open_mark == "\"");
  }

  TEST_CASE("any dash, with or without a blank behind it, ends the header") {
    for (const std::string dash : {" — ", " —", "—", " – ", " -- ", " --", " - ", " -", " ― ", ""}) {
      CAPTURE(dash);
      const TakesRead result = read("- **A** (Japan, en)" + dash + "\n  Source: https://a.example/\n");
      REQUIRE(result.story.takes.size() == 1);
      CHECK(result.story.takes[0].abstract == "");
      CHECK(result.story.takes[0].url == "https://a.example/");
      CHECK_FALSE(result.story.takes[0].is_framed());
      CHECK(result.codes.empty());
    }
  }

  TEST_CASE("an abstract may hold colons, parentheses and bold words") {
    CHECK(read("- **A** (Japan, en) — says: (so) **bold** — and, more\n").story.takes.at(0).abstract ==
          "says: (so) **bold** — and, more");
  }

  TEST_CASE("an abstract goes on over several lines until something else begins") {
    const Take take =
        take_with("  and more\nand lazily more\n\n  after a blank\n  Source: https://a.example/\n");
    CHECK(take.abstract == "x and more and lazily more after a blank");
    CHECK(take.other_lines.empty());
    CHECK(read("- **A** (Japan, ja) —\n  訂正は\n  後日\n").story.takes.at(0).abstract == "訂正は後日");
  }

  TEST_CASE("an abstract without a quote and a quote without an abstract are takes with framing") {
    CHECK(take_with("  Source: https://a.example/\n").is_framed());
    const TakesRead result = read("- **A** (Japan, en) —\n  > \"q\"\n  Source: https://a.example/\n");
    CHECK(result.story.takes.at(0).is_framed());
    CHECK(result.story.takes.at(0).abstract == "");
  }

  TEST_CASE("a quote goes on over several lines until its mark closes") {
    CHECK(quote_of("  > \"one\n  > two\n  three\"\n  Source: https://a.example/\n").text == "one two three");
    CHECK(quote_of("> “one\n> two”\nSource: https://a.example/\n").text == "one two");
    CHECK(quote_of("  > one\n  >\n  > two\n").text == "one two");
  }

  TEST_CASE("a second quote is kept as a line") {
    const Take take = take_with("  > \"one\"\n  > \"two\"\n\n  > \"three\"\n  Source: https://a.example/\n");
    REQUIRE(take.quote);
    CHECK(take.quote->text == "one");
    CHECK(take.other_lines == Strings{"> \"two\"", "> \"three\""});
    CHECK(take.url == "https://a.example/");
  }

  TEST_CASE("a quote that is not closed keeps its mark in the text") {
    const TakesRead result = read("- **A** (Japan, en) —\n  > \"one\n  Source: https://a.example/\n");
    REQUIRE(result.story.takes.at(0).quote);
    CHECK(result.story.takes[0].quote->text == "\"one");
    CHECK(result.story.takes[0].quote->open_mark == "");
    CHECK(result.story.takes[0].url == "https://a.example/");
    CHECK(result.codes == Strings{"quote-unclosed"});
  }

  TEST_CASE("a name behind a dash after the quote is its speaker") {
    CHECK(quote_of("  > \"one\" — Mora Keld\n").spoken_by == "Mora Keld");
    CHECK(quote_of("  > \"one\" — Mora Keld\n").text == "one");
    CHECK(quote_of("  > \"one\"\n  > — Mora Keld\n").spoken_by == "Mora Keld");
    CHECK(quote_of("  > \"one\" — and \"two\"\n").text == "one\" — and \"two");
  }

  TEST_CASE("a source line is found inside the quote and at the end of a line, where formatters put it") {
    CHECK(take_with("  > \"q\"\n  > Source: https://a.example/\n").url == "https://a.example/");
    CHECK(quote_of("  > \"q\"\n  > Source: https://a.example/\n").text == "q");
    CHECK(take_with("  > \"q\" Source: https://a.example/\n").url == "https://a.example/");
    CHECK(quote_of("  > \"q\" Source: https://a.example/\n").text == "q");
    CHECK(take_with("  more. Source: https://a.example/\n").abstract == "x more.");
    CHECK(take_with("  - Source: https://a.example/\n").url == "https://a.example/");
  }

  TEST_CASE("a source may be in brackets, a link, or behind a word of another language") {
    for (const std::string line :
         {"Source: <https://a.example/>", "Source: [here](https://a.example/)", "출처: https://a.example/",
          "出典：https://a.example/", "Heimild: https://a.example/", "Source:https://a.example/"}) {
      CAPTURE(line);
      CHECK(take_with("  " + line + "\n").url == "https://a.example/");
    }
  }

  TEST_CASE("a source that is not http is an error and is kept as a line") {
    for (const std::string target : {"javascript:alert(1)", "data:text/html,x", "ftp://a.example/",
                                     "interview", "https://a\u200B.example/"}) {
      CAPTURE(target);
      const TakesRead result = read("- **A** (Japan, en) — x\n  Source: " + target + "\n");
      CHECK(result.story.takes.at(0).url == "");
      CHECK(result.story.takes.at(0).other_lines == Strings{"Source: " + target});
      CHECK(result.codes == Strings{"url-not-http", "take-without-source"});
    }
  }

  TEST_CASE("a second source and words behind a source are kept as lines") {
    const Take take = take_with("  Source: https://a.example/ (archived)\n  Source: https://b.example/\n");
    CHECK(take.url == "https://a.example/");
    CHECK(take.other_lines == Strings{"(archived)", "Source: https://b.example/"});
  }

  TEST_CASE("keyed lines describe the quote, in any order") {
    const Quote quote =
        quote_of("  Speaker: Mora Keld\n  Original (ko): \"원문\"\n  > \"q\"\n  Quote: speech\n");
    CHECK(quote.spoken_by == "Mora Keld");
    CHECK(quote.original == "원문");
    CHECK(quote.original_language == "ko");
    CHECK(quote.kind == QuoteKind::Speech);
    CHECK(quote_of("  > \"q\"\n  Quote: Headline\n").kind == QuoteKind::Headline);
    CHECK(quote_of("  > \"q\"\n  Quote: document\n").kind == QuoteKind::Document);
    CHECK(quote_of("  > \"q\"\n  Original: «o»\n").original_language == "en");
    CHECK(quote_of("  > \"q\"\n  Original (ko): \"한\n  줄 더\"\n").original == "한 줄 더");
    CHECK(quote_of("  > \"q\"\n  Original: \"  o \t \"\n").original == "o");
    CHECK(take_with("  > \"q\"\n  Original: \" \"\n").other_lines == Strings{"Original: \" \""});
  }

  TEST_CASE("a description of a quote that is not there, or not understood, is kept") {
    CHECK(take_with("  Speaker: Mora Keld\n").other_lines == Strings{"Speaker: Mora Keld"});
    CHECK(take_with("  > \"q\"\n  Quote: whisper\n  Original (Korean language): \"o\"\n").other_lines ==
          Strings{"Quote: whisper", "Original (Korean language): \"o\""});
    CHECK(take_with("  > \"q\"\n  Speaker: A\n  Speaker: B\n").other_lines == Strings{"Speaker: B"});
  }

  TEST_CASE("a take may say when it was published") {
    CHECK(take_with("  Published: 2026-06-24\n").date_published == "2026-06-24");
    CHECK(take_with("  Published: 2026-06\n").date_published == "2026-06");
    CHECK(take_with("  Published: yesterday\n").other_lines == Strings{"Published: yesterday"});
  }

  TEST_CASE("what stands behind the address of a source is read as if it stood on the next line") {
    const Take quoted = take_with("  Source: https://a.example/ > \"q\"\n  Original: \"o\"\n");
    CHECK(quoted.url == "https://a.example/");
    CHECK(quoted.quote.value_or(Quote()).text == "q");
    CHECK(quoted.quote.value_or(Quote()).original == "o");
    CHECK(quoted.other_lines.empty());
    CHECK(take_with("  Source: https://a.example/ Published: 2026-06\n").date_published == "2026-06");
    CHECK(take_with("  > \"q\"\n  Source: https://a.example/ > \"r\"\n").other_lines == Strings{"> \"r\""});
    CHECK(take_with("  Source: https://a.example/ (archived)\n").other_lines == Strings{"(archived)"});
  }

  TEST_CASE("lines of a take that have no meaning are kept in order") {
    const Take take = take_with("  Byline: Mora Keld\n  Source: https://a.example/\n  stray\n\n  - nested\n");
    CHECK(take.abstract == "x");
    CHECK(take.other_lines == Strings{"Byline: Mora Keld", "stray", "- nested"});
  }

  TEST_CASE("a sentence with a colon goes on with the abstract") {
    CHECK(take_with("  the letter said: no\n").abstract == "x the letter said: no");
    CHECK(take_with("  12:30 it closed\n").abstract == "x 12:30 it closed");
  }

  TEST_CASE("a take without groups has no lens, and one under a word for none keeps the word") {
    CHECK_FALSE(read("- **A** (Japan, en) —\n").story.takes.at(0).lens);
    for (const std::string word : {"unlabelled", "Unlabeled", "none", "미분류", "라벨 없음", "ラベルなし",
                                   "未分类", "Sans étiquette"}) {
      CAPTURE(word);
      const Story story = read("### " + word + "\n- **A** (Japan, en) —\n").story;
      CHECK_FALSE(story.takes.at(0).lens);
      CHECK(story.takes[0].lens_heading == word);
    }
    CHECK(read("### hardware, security / detail\n- **A** (Japan, en) —\n").story.takes.at(0).lens ==
          "hardware, security / detail");
  }

  TEST_CASE("a lens without takes is reported and kept") {
    const TakesRead result =
        read("### one\n### two\n- **A** (Japan, en) —\n  Source: https://a.example/\n### three\n");
    CHECK(result.story.takes.at(0).lens == "two");
    CHECK(result.story.other_lines == Strings{"### one", "### three"});
    CHECK(result.codes == Strings{"section-empty", "section-empty"});
  }

  TEST_CASE("what is no take among the takes is reported and kept") {
    const TakesRead result =
        read("Some words.\n\n- plain item\n- **Bold lead.** And text.\n\n---\n#### small\n");
    CHECK(result.story.takes.empty());
    CHECK(result.story.other_lines ==
          Strings{"Some words.", "- plain item", "- **Bold lead.** And text.", "#### small"});
    CHECK(result.codes == Strings{"unknown-line", "item-not-a-take", "item-not-a-take", "unknown-line"});
  }

  TEST_CASE("takes of one outlet have ids of their own") {
    const TakesRead result = read(
        "- **A** (Japan, en) —\n  Source: https://www.a.example/1\n- **A** (Japan, en) —\n  Source: "
        "https://A.example:443/2\n- **a.example-2** (Japan, en) —\n- **A** (Japan, en) —\n  Source: "
        "https://user@a.example/3\n");
    REQUIRE(result.story.takes.size() == 4);
    CHECK(result.story.takes[0].id == "a.example");
    CHECK(result.story.takes[1].id == "a.example-2");
    CHECK(result.story.takes[1].outlet == "a.example");
    CHECK(result.story.takes[2].id == "a.example-2-2");
    CHECK(result.story.takes[3].id == "a.example-3");
  }

  TEST_CASE("an outlet without a source is known by its name") {
    CHECK(read("- **Tom's Hardware** (Japan, en) —\n").story.takes.at(0).outlet == "tom's-hardware");
    CHECK(read("- **///** (Japan, en) —\n").story.takes.at(0).outlet == "outlet");
    CHECK(read("- **** (Japan, en) —\n  Source: https://a.example/\n").codes ==
          Strings{"take-without-outlet"});
  }

  TEST_CASE("a source that two takes have is reported") {
    CHECK(read("- **A** (Japan, en) —\n  Source: https://a.example/\n- **B** (Japan, en) —\n  Source: "
               "https://a.example/\n")
              .codes == Strings{"duplicate-take"});
  }

  TEST_CASE("what a take lacks is reported") {
    CHECK(read("- **A** — x\n").codes ==
          Strings{"take-without-source", "take-without-region", "take-without-language"});
    CHECK(read("- **A** (en) — x\n  Source: https://a.example/\n").codes == Strings{"take-without-region"});
    CHECK(read("- **A** (Japan) — x\n  Source: https://a.example/\n").codes ==
          Strings{"take-without-language"});
  }

  TEST_CASE("regions separated by semicolons are several and any other mark leaves one") {
    const Story story = read(
                            "- **A** (United States; India, en) —\n- **B** (Hong Kong / China, en) —\n- "
                            "**C** (Korea, Republic of, ko) —\n")
                            .story;
    REQUIRE(story.takes.size() == 3);
    REQUIRE(story.takes[0].regions.size() == 2);
    CHECK(story.takes[0].regions[1].code == "IN");
    REQUIRE(story.takes[1].regions.size() == 1);
    CHECK(story.takes[1].regions[0].literal == "Hong Kong / China");
    CHECK(story.takes[2].regions.at(0).literal == "Korea, Republic of");
    CHECK(story.takes[2].in_language == "ko");
  }

  TEST_CASE("only what cannot be mistaken makes a section of takes") {
    const auto holds = [](const std::string& text) {
      Diagnostics diagnostics;
      Reporter reporter("", diagnostics);
      const std::vector<SourceLine> lines = split_lines(text, reporter);
      return holds_takes(lines, 0, lines.size());
    };
    CHECK(holds("- **A** (Japan, en) — x"));
    CHECK(holds("- **A** (Japan)\n  > \"q\"\n  Source: https://a.example/"));
    CHECK_FALSE(holds("- **Senate** (US) — votes in May"));
    CHECK_FALSE(holds("- **Depth.** How deep\n  more: https://a.example/"));
    CHECK_FALSE(holds("- **Senate** (US) — votes\n- b\n  more: https://a.example/"));
    CHECK_FALSE(holds("```\n- **A** (Japan, en) — x\n```"));
  }
}

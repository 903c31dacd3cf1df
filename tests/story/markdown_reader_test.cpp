#include "story/markdown_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "story/markdown_files.h"
#include "story/markdown_writer.h"

using namespace storylens;

namespace {

Story read(std::string_view text, std::string_view file = "a-file.md") {
  Diagnostics diagnostics;
  return read_markdown(text, file, diagnostics);
}

std::vector<std::string> codes(std::string_view text) {
  Diagnostics diagnostics;
  read_markdown(text, "a-file.md", diagnostics);
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : diagnostics) found.push_back(diagnostic.code);
  return found;
}

bool has_code(std::string_view text, std::string_view code) {
  const std::vector<std::string> found = codes(text);
  return std::find(found.begin(), found.end(), code) != found.end();
}

const std::string kEnd = "\n\n---\nCanonical: https://storylens.example/en/n/a-story\n";

std::string story_with(std::string_view body) {
  return "# Headline\n\n" + std::string(body) + kEnd;
}

std::vector<SectionRole> roles(const Story& story) {
  std::vector<SectionRole> found;
  for (const Section& section : story.sections) found.push_back(section.role);
  return found;
}

}  // namespace

TEST_SUITE("story/markdown_reader") {
  TEST_CASE("the seed story is read whole and without a diagnostic") {
    const std::string text = seed_text();
    if (text.empty()) {
      MESSAGE("the seed story is not here");
      return;
    }
    Diagnostics diagnostics;
    const Story story = read_markdown(text, "seed.txt", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(story.slug == "anthropic-alibaba-claude-distillation");
    CHECK(story.in_language == "ko");
    CHECK(story.type == "event");
    CHECK(story.start_date == "2026-06-24");
    CHECK(story.rubrics.size() == 2);
    CHECK(roles(story) == std::vector<SectionRole>{SectionRole::Summary, SectionRole::WhyItMatters,
                                                   SectionRole::WhatToWatch});
    const ComputedCounts counts = count_takes(story);
    CHECK(counts.takes == 17);
    CHECK(counts.framed == 5);
    CHECK(counts.link_only == 12);
    CHECK(counts.lens_groups == 6);
    CHECK(counts.named_lenses == 5);
    CHECK(counts.regions == 8);
    CHECK(story.declared.takes == 17);
    CHECK(story.declared.lenses == 6);
    CHECK(story.declared.regions == 8);
    CHECK(story.entities.size() == 3);
    CHECK(story.related.size() == 4);
    CHECK(story.other_lines.empty());
    CHECK(story.other_meta.empty());
    REQUIRE(story.takes.size() == 17);
    CHECK(story.takes[0].outlet == "cnbc.com");
    REQUIRE(story.takes[0].quote);
    CHECK(story.takes[0].quote->is_translated);
    CHECK(story.takes[0].quote->in_language == "ko");
    CHECK_FALSE(story.takes[1].lens);
    CHECK(story.takes[1].lens_heading == "unlabelled");
    CHECK(story.takes[16].in_language == "zh");
  }

  TEST_CASE("line ends of other systems and a byte order mark change nothing") {
    const std::string text = fixture_text("canonical.md");
    const Story expected = read(text);
    REQUIRE(expected.takes.size() == 5);
    CHECK(describe_story(read(with_line_ends(text, "\r\n"))) == describe_story(expected));
    CHECK(describe_story(read(with_line_ends(text, "\r"))) == describe_story(expected));
    CHECK(describe_story(read("\xEF\xBB\xBF" + text)) == describe_story(expected));
    CHECK(describe_story(read(text + "\n\n")) == describe_story(expected));
  }

  TEST_CASE("blanks trimmed from line ends change nothing") {
    const std::string text = fixture_text("canonical.md");
    CHECK(describe_story(read(without_trailing_blanks(text))) == describe_story(read(text)));
  }

  TEST_CASE("decomposed text is kept as it is and still understood") {
    const Story story = read(
        "# \u1112\u1161\u11AB\n\n## \u110B\u116D\u110B\u1163\u11A8\ntext\n\n## X\n- \u1103\u116E\n\n## "
        "\u110C\u1165\u11BC\u110C\u1165\u11BC\n- 2026-01-02: x\n" +
        kEnd);
    CHECK(story.headline == "\u1112\u1161\u11AB");
    REQUIRE(story.sections.size() == 2);
    CHECK(story.sections[0].heading == "\u110B\u116D\u110B\u1163\u11A8");
    CHECK(story.sections[0].role == SectionRole::Summary);
    CHECK(story.corrections_heading == "\u110C\u1165\u11BC\u110C\u1165\u11BC");
    CHECK(story.corrections.size() == 1);
  }

  TEST_CASE("a minimal story has a headline and an address") {
    Diagnostics diagnostics;
    const Story story = read_markdown(fixture_text("minimal.md"), "minimal.md", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(story.headline == "A dam stops");
    CHECK(story.slug == "a-dam-stops");
    CHECK(story.takes.empty());
    CHECK(story.sections.empty());
  }

  TEST_CASE("a missing headline and a missing address are errors and the rest is read") {
    Diagnostics diagnostics;
    const Story story = read_markdown("## Summary\nText.\n", "dir/My Story.md", diagnostics);
    CHECK(has_errors(diagnostics));
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].code == "missing-headline");
    CHECK(diagnostics[1].code == "missing-canonical");
    CHECK(diagnostics[0].file == "dir/My Story.md");
    CHECK(story.sections.size() == 1);
    CHECK(story.slug == "my-story");
    CHECK(story.in_language == "en");
  }

  TEST_CASE("an empty file is a story without anything") {
    CHECK(codes("") == std::vector<std::string>{"missing-headline", "missing-canonical"});
    CHECK(codes("\n \n") == std::vector<std::string>{"missing-headline", "missing-canonical"});
  }

  TEST_CASE("the headline may be underlined or closed with number signs") {
    CHECK(read("Headline\n===\n> Tagline\n").headline == "Headline");
    CHECK(read("Headline\n===\n> Tagline\n").alternative_headline == "Tagline");
    CHECK(read("# Headline ##\n").headline == "Headline");
    CHECK(read("# C#\n").headline == "C#");
  }

  TEST_CASE("a tagline over several lines is one line and may stand apart from the headline") {
    CHECK(read("# H\n> one\n> two\n").alternative_headline == "one two");
    CHECK(read("# H\n\n> one\n\n**Meta:** type: event\n").alternative_headline == "one");
    CHECK(read("# H\n\n**Meta:** type: event\n").alternative_headline == "");
  }

  TEST_CASE("text before the first section is an introduction") {
    const Story story = read("# H\n\nA lede.\n\nMore.\n\n## Why it matters\nX\n");
    REQUIRE(story.sections.size() == 2);
    CHECK(story.sections[0].heading == "");
    CHECK(story.sections[0].markdown == "A lede.\n\nMore.");
    CHECK(story.sections[0].role == SectionRole::Summary);
    CHECK(read("# H\n\nA lede.\n\n## Summary\nX\n").sections.at(0).role == SectionRole::Other);
  }

  TEST_CASE("sections are known by their words in many languages, in any order") {
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"Summary", "Why it matters", "What to watch"},
             {"요약", "중요한 이유", "주목할 점"},
             {"要約", "なぜ重要か", "注目点"},
             {"摘要", "为什么重要", "值得关注"},
             {"Resumen", "Por qué importa", "Qué observar"},
             {"Résumé", "L'enjeu", "À suivre"},
             {"Zusammenfassung", "Warum es wichtig ist", "Wie es weitergeht"},
             {"ملخص", "لماذا يهم؟", "ما يجب مراقبته"},
             {"सारांश", "यह क्यों मायने रखता है", "आगे क्या"},
             {"РЕЗЮМЕ", "Почему это важно?", "За чем следить:"}}) {
      CAPTURE(words[0]);
      const Story story =
          read(story_with("## " + words[2] + "\n- x\n\n## " + words[1] + "\ny\n\n## " + words[0] + "\nz"));
      CHECK(roles(story) == std::vector<SectionRole>{SectionRole::WhatToWatch, SectionRole::WhyItMatters,
                                                     SectionRole::Summary});
      CHECK(story.sections.at(2).heading == words[0]);
    }
  }

  TEST_CASE("sections without known words are told by position and shape") {
    Diagnostics diagnostics;
    const Story story = read_markdown(fixture_text("unknown_language.md"), "u.md", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(roles(story) == std::vector<SectionRole>{SectionRole::Summary, SectionRole::WhyItMatters,
                                                   SectionRole::WhatToWatch, SectionRole::Other});
    CHECK(story.takes_heading == "Sjónarhorn");
    CHECK(story.takes.size() == 2);
    CHECK(story.takes.at(0).url == "https://gullislandstar.example/1");
    CHECK(story.graph_heading == "Um netið");
    CHECK(story.related.size() == 2);
    CHECK(story.entities.size() == 2);
    CHECK(story.declared.takes == 2);
    CHECK(story.declared.lenses == 1);
    CHECK(story.declared.regions == 1);
    CHECK(story.url == "https://storylens.example/is/n/stiflan");
    CHECK(story.in_language == "is");
  }

  TEST_CASE("a right-to-left story is read like any other") {
    Diagnostics diagnostics;
    const Story story = read_markdown(fixture_text("right_to_left.md"), "r.md", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(roles(story) == std::vector<SectionRole>{SectionRole::Summary, SectionRole::WhatToWatch,
                                                   SectionRole::WhyItMatters});
    CHECK(story.declared.takes == 2);
    CHECK(story.takes.size() == 2);
    CHECK(story.takes.at(0).quote->open_mark == "«");
    CHECK_FALSE(story.takes.at(0).lens);
    CHECK(story.takes.at(0).lens_heading == "");
  }

  TEST_CASE("a heading may name its role where word and place do not") {
    const Story story =
        read(story_with("## One {.whatToWatch}\nx\n\n## Two {.other}\ny\n\n## Three {.shiny}\nz"));
    CHECK(roles(story) ==
          std::vector<SectionRole>{SectionRole::WhatToWatch, SectionRole::Other, SectionRole::Other});
    CHECK(story.sections.at(0).heading == "One");
    CHECK(story.sections.at(2).heading == "Three {.shiny}");
  }

  TEST_CASE("a section behind the takes is other unless its word is known") {
    const Story story =
        read(story_with("## Takes\n- **A** (Japan, en) — x\n  Source: https://a.example/\n\n## "
                        "Aðferð\nHow.\n\n## Summary\nS"));
    CHECK(roles(story) == std::vector<SectionRole>{SectionRole::Other, SectionRole::Summary});
  }

  TEST_CASE("an ordinary section may have small headings, lists with bold words and code") {
    const std::string body =
        "## Summary\nText.\n\n### Detail\nMore.\n\n## Method\n- **Depth.** How deep.\n- **Base** — which "
        "base.\n\n## Data\n```\n## x\n- "
        "**A** (B, en) — y\n```";
    const Story story = read(story_with(body));
    CHECK(story.takes.empty());
    REQUIRE(story.sections.size() == 3);
    CHECK(story.sections[0].markdown == "Text.\n\n### Detail\nMore.");
    CHECK(story.sections[2].markdown == "```\n## x\n- **A** (B, en) — y\n```");
  }

  TEST_CASE("a fence that nothing closes does not swallow the story") {
    const Story story = read(story_with(
        "## Summary\n```\nText.\n\n## Takes\n- **A** (Japan, en) —\n  Source: https://a.example/"));
    CHECK(story.takes.size() == 1);
    CHECK(story.sections.size() == 1);
  }

  TEST_CASE("takes need no section above them") {
    const Story story =
        read(story_with("### lens\n- **A** (Japan, en) — x\n  Source: https://a.example/\n\n## Summary\nS"));
    CHECK(story.takes.size() == 1);
    CHECK(story.takes_heading == "");
    CHECK(story.sections.size() == 1);
    CHECK(read(story_with("- **A** (Japan, en) —\n  Source: https://a.example/")).takes.size() == 1);
  }

  TEST_CASE("takes in two sections join, with a warning") {
    const std::string text = story_with(
        "## East\n- **A** (Japan, en) —\n  Source: https://a.example/\n\n## West\n### w\n- **B** (UK, en) "
        "—\n  Source: https://b.example/");
    const Story story = read(text);
    CHECK(story.takes.size() == 2);
    CHECK(story.takes_heading == "East");
    CHECK(has_code(text, "extra-takes-section"));
  }

  TEST_CASE("a takes section without takes keeps its heading") {
    const Story story = read(story_with("## Regional takes (batched by bias / lens)"));
    CHECK(story.takes_heading == "Regional takes (batched by bias / lens)");
    CHECK(story.takes.empty());
  }

  TEST_CASE("corrections are items that begin with a date") {
    const std::string text = story_with(
        "## 정정\n- 2026-06-27: The gate was the third.\n- **2026-06-28** — Not the 10th,\n  but the "
        "11th.\n- 2026-07 — x\n- undated");
    const Story story = read(text);
    REQUIRE(story.corrections.size() == 4);
    CHECK(story.corrections[0].date == "2026-06-27");
    CHECK(story.corrections[0].text == "The gate was the third.");
    CHECK(story.corrections[1].date == "2026-06-28");
    CHECK(story.corrections[1].text == "Not the 10th, but the 11th.");
    CHECK(story.corrections[2].date == "2026-07");
    CHECK(story.corrections[3].date == "");
    CHECK(story.corrections_heading == "정정");
    CHECK(codes(text) == std::vector<std::string>{"correction-without-date"});
    CHECK(read(story_with("## Corrections\nNone so far.")).sections.size() == 1);
    CHECK(read(story_with("## Corrections\n- \n- 2026-07: x")).corrections.size() == 1);
  }

  TEST_CASE("a section that is named for takes holds them though none gives its source") {
    const Story story = read(story_with("## Takes\n- **O** (Korea, en) — It was so.\nA line."));
    CHECK(story.takes.size() == 1);
    CHECK(story.takes_heading == "Takes");
  }

  TEST_CASE("the canonical address stands below a thematic break, in any language") {
    CHECK(read("# H\n\n***\n\n정본: https://a.example/x\n").url == "https://a.example/x");
    CHECK(read("# H\n\n---\nSlóð: <https://a.example/x>\n").url == "https://a.example/x");
    CHECK(read("# H\n\nCanonical: https://a.example/x\n").url == "https://a.example/x");
    CHECK(read("# H\n\nSee: https://a.example/x\n").url == "");
    CHECK(read("# H\n\n- a\n---\nCanonical: https://a.example/x\n").url == "https://a.example/x");
  }

  TEST_CASE("a second canonical address is kept as a line, so that the first stays the first") {
    const std::string text =
        "# H\n\n---\nCanonical: https://a.example/x\n\n## S\nText\n\n---\nCanonical: https://b.example/y\n";
    const Story story = read(text);
    CHECK(story.url == "https://a.example/x");
    CHECK(story.other_lines == std::vector<std::string>{"Canonical: https://b.example/y"});
    CHECK(codes(text) == std::vector<std::string>{"unknown-line"});
    CHECK(read(write_markdown(story)).url == story.url);
  }

  TEST_CASE("lines behind the canonical address are kept and not read") {
    const std::string text = "# H" + kEnd + "P.S.\n\n- more\n";
    const Story story = read(text);
    CHECK(story.other_lines == std::vector<std::string>{"P.S.", "- more"});
    CHECK(codes(text) == std::vector<std::string>{"unknown-line", "unknown-line"});
    const Story with_section = read("# H" + kEnd + "\n## Summary\nS\n");
    CHECK(with_section.sections.size() == 1);
    CHECK(with_section.url == "https://storylens.example/en/n/a-story");
  }

  TEST_CASE("an address that is not http is an error and is kept as text") {
    const std::string text = "# H\n\n---\nCanonical: javascript:alert(1)\n";
    const Story story = read(text);
    CHECK(story.url == "");
    CHECK(story.other_lines == std::vector<std::string>{"Canonical: javascript:alert(1)"});
    CHECK(has_code(text, "url-not-http"));
  }

  TEST_CASE("diagnostics stand in the order of lines, with columns in characters") {
    Diagnostics diagnostics = {{Severity::Note, "before", "", "", 99, 0, {}}};
    read_markdown(fixture_text("odd.md"), "odd.md", diagnostics);
    REQUIRE(diagnostics.size() > 10);
    CHECK(diagnostics[0].code == "before");
    for (std::size_t i = 2; i < diagnostics.size(); ++i)
      CHECK(diagnostics[i - 1].line <= diagnostics[i].line);

    Diagnostics meta;
    read_markdown("# H\n**Meta:** 유형: 사건 · 기분: 흐림" + kEnd, "m.md", meta);
    REQUIRE(meta.size() == 1);
    CHECK(meta[0].line == 2);
    CHECK(meta[0].column == 20);
    CHECK(format_diagnostic(meta[0]) ==
          "m.md:2:20: warning: \"기분\" has no meaning here; it is kept. [meta-unknown-part]");
  }

  TEST_CASE("everything odd in a file is kept somewhere") {
    const Story story = read(fixture_text("odd.md"));
    CHECK(story.headline == "A dam stops");
    CHECK(story.other_lines.front() == "Draft, second reading");
    CHECK(story.other_lines.back() == "P.S. a line behind it");
    CHECK(story.takes.size() == 5);
    CHECK(story.corrections.size() == 3);
    CHECK(story.related.size() == 2);
    CHECK(story.entities.size() == 3);
    CHECK(story.meta_literal ==
          "**Meta:** date: 2026-03-11 · type: event · 2 takes · mood: grim · June 2026 · regions: many");
  }

  TEST_CASE("a file that a formatter went over reads the same") {
    Diagnostics diagnostics;
    const Story story = read_markdown(fixture_text("formatted.md"), "f.md", diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(story.takes.size() == 3);
    CHECK(story.takes[0].url == "https://gullislandstar.example/1");
    CHECK(story.takes[0].quote->text == "The gate did not move.");
    CHECK(story.takes[1].url == "https://harbourbell.example/2");
    CHECK(story.takes[1].abstract == "");
    CHECK(story.takes[2].abstract == "Weighs the blame, in one long line.");
    CHECK(story.takes[2].url == "https://kelp.example/3");
  }

  TEST_CASE("text that is not UTF-8 is repaired and reported") {
    const std::string text =
        "# A\xFF"
        "B" +
        kEnd;
    CHECK(read(text).headline ==
          "A\xEF\xBF\xBD"
          "B");
    CHECK(has_code(text, "invalid-utf8"));
  }

  TEST_CASE("hidden characters are reported where they stand") {
    Diagnostics diagnostics;
    read_markdown(
        "# 제목 \u202Egnp.exe\n\n## Summary\na\x07"
        "b \u2066x\u2069" +
            kEnd,
        "h.md", diagnostics);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].code == "bidi-control");
    CHECK(diagnostics[0].severity == Severity::Error);
    CHECK(diagnostics[0].column == 6);
    CHECK(diagnostics[1].code == "control-character");
    CHECK(diagnostics[1].line == 4);
  }

  TEST_CASE("a story has at most ten thousand takes") {
    std::string text = "# H\n\n## Takes\n";
    for (int i = 0; i < 10'001; ++i)
      text += "- **A** (Japan, en) —\n  Source: https://a.example/" + std::to_string(i) + "\n";
    Diagnostics diagnostics;
    const Story story = read_markdown(text + kEnd, "many.md", diagnostics);
    CHECK(story.takes.size() == 10'000);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "too-many-takes");
    CHECK(diagnostics[0].severity == Severity::Error);
    CHECK(story.takes.back().id == "a.example-10000");
  }

  TEST_CASE("a line has at most one mebibyte") {
    const std::string text = "# H\n\n## Summary\n" + std::string((1u << 20) - 1, 'x') + "한글" + kEnd;
    const Story story = read(text);
    REQUIRE(story.sections.size() == 1);
    CHECK(story.sections[0].markdown.size() == (1u << 20) - 1);
    CHECK(codes(text) == std::vector<std::string>{"line-too-long"});
  }

  TEST_CASE("the number of diagnostics is limited and errors come through") {
    std::string text = "# H\n\n## Takes\n- **A** (Japan, en) —\n  Source: https://a.example/\n\n";
    for (int i = 0; i < 5000; ++i) text += "stray\n\n";
    Diagnostics diagnostics;
    const Story story = read_markdown(text, "many.md", diagnostics);
    CHECK(story.other_lines.size() == 5000);
    CHECK(diagnostics.size() == 1002);
    CHECK(has_code(text, "too-many-diagnostics"));
    CHECK(has_code(text, "missing-canonical"));
  }
}

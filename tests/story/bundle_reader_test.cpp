#include "story/bundle_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "file_text.h"
#include "require_ok.h"
#include "story/bundle_writer.h"

namespace storylens {
namespace {

// A bundle of one story with further members of the story, or of the bundle.
std::string with_story_members(const std::string& members) {
  return R"({"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a","headline":"A")" + members +
         "}]}";
}
std::string with_bundle_members(const std::string& members) {
  return R"({"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a","headline":"A"}])" + members +
         "}";
}

struct Reading {
  Result<Bundle> bundle;
  Diagnostics diagnostics;

  // An empty story where reading failed, so that a failed check does not end the run.
  Story story() const { return bundle && !bundle->stories.empty() ? bundle->stories[0] : Story(); }
  std::string message() const { return bundle ? "" : bundle.error().message; }
  std::string place() const { return bundle ? "" : bundle.error().where; }
  // The first diagnostic of that code; an empty one when there is none.
  Diagnostic fault(const std::string& code) const {
    const auto found = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
    return found == diagnostics.end() ? Diagnostic() : *found;
  }
  std::string codes() const {
    std::string codes;
    for (const Diagnostic& diagnostic : diagnostics) codes += diagnostic.code + " ";
    return codes;
  }
};

Reading read(const std::string& json, const BundleLimits& limits = {}) {
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle(json, diagnostics, limits);
  return {std::move(bundle), std::move(diagnostics)};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_SUITE("story/bundle_reader") {
  TEST_CASE("a bundle with every member, known and unknown, is written back as the same bytes") {
    const std::string json = file_text(STORYLENS_TESTS_DIR "/fixtures/bundle/complete.json");
    const Reading reading = read(json);
    REQUIRE_OK(reading.bundle.has_value());
    CHECK(reading.codes() == "");
    const bool is_same =
        write_bundle(*reading.bundle) == json;  // a difference would print the whole file twice
    CHECK(is_same);
  }

  TEST_CASE("every member reaches its place in the model") {
    const Reading reading = read(file_text(STORYLENS_TESTS_DIR "/fixtures/bundle/complete.json"));
    const Story story = reading.story();
    CHECK(story.end_date == "2026-06-25");
    CHECK(story.sections.size() == 4);
    REQUIRE_OK(story.takes.size() == 2);
    CHECK(story.takes[0].lens == "industry, local");
    CHECK(story.takes[0].quote.has_value());
    CHECK(story.takes[0].quote.value_or(Quote()).is_translated);
    CHECK(story.takes[0].quote.value_or(Quote()).kind == QuoteKind::Speech);
    CHECK_FALSE(story.takes[1].lens.has_value());
    CHECK(story.related[1].label == "the earlier blackouts");
    CHECK(story.declared.takes == 3);
    CHECK(reading.bundle->entities[0].alternate_names.size() == 3);
    CHECK(reading.bundle->outlets[0].owned_by.value == "lumen");
    CHECK(reading.bundle->layout[0].y == -12.5f);
  }

  TEST_CASE("text that is not JSON fails at its line and column") {
    CHECK(read("{\n  \"a\": nul\n}").place() == "2:11");
    CHECK(contains(read("{\n  \"a\": nul\n}").message(), "not valid JSON"));
    CHECK(read("{\"가나\": }").place() == "1:8");
    CHECK(read("\xEF\xBB\xBF{]").place() == "1:2");
    CHECK(contains(read("").message(), "empty"));
    CHECK(contains(read(" \n\t").message(), "empty"));
    CHECK(contains(read("<!doctype html><title>Not found</title>").message(), "HTML"));
    CHECK(contains(read("[1, 2]").message(), "found an array"));
    CHECK(contains(read(with_story_members("") + std::string("\0{", 2)).message(), "zero byte"));
  }

  TEST_CASE("a byte order mark is not in the way") {
    CHECK(read("\xEF\xBB\xBF" + with_story_members("")).story().headline == "A");
  }

  TEST_CASE("ill-formed UTF-8 and lone surrogates fail with their place") {
    CHECK(read("{\"a\": \"\xFF\"}").place() == "1:8");
    CHECK(contains(read("{\"a\": \"\xFF\"}").message(), "UTF-8"));
    CHECK(contains(read("{\"a\": \"\\ud800\"}").message(), "surrogate"));
    CHECK(contains(read("{\"a\": \"\\udc00\\ud800\"}").message(), "surrogate"));
    CHECK(read(with_story_members(R"(,"notice":"\ud83d\ude00")")).story().notice == "\xF0\x9F\x98\x80");
  }

  TEST_CASE("other JSON is refused with what to do") {
    CHECK(contains(read("{}").message(), "storylens build"));
    CHECK(contains(read(R"({"format":"geojson","version":"1.0"})").message(), "not a story bundle"));
    CHECK(contains(read(R"({"format":"storylens-bundle"})").message(), "version"));
    CHECK(contains(read(R"({"format":"storylens-bundle","version":1})").message(), "version"));
    CHECK(contains(read(R"({"format":"storylens-bundle","version":"1.x"})").message(), "version"));
  }

  TEST_CASE("another major version is refused, a newer minor one is read") {
    const std::string rest = R"(,"stories":[{"slug":"a","headline":"A"}]})";
    CHECK(contains(read(R"({"format":"storylens-bundle","version":"2.0")" + rest).message(), "update"));
    const Reading newer = read(R"({"format":"storylens-bundle","version":"1.7")" + rest);
    CHECK(newer.story().headline == "A");
    CHECK(newer.fault("newer-version").severity == Severity::Note);
    CHECK(newer.fault("newer-version").pointer == "/version");
  }

  TEST_CASE("a bundle without a story that can be shown is refused") {
    CHECK(contains(read(R"({"format":"storylens-bundle","version":"1.0"})").message(), "no story"));
    const Reading reading =
        read(R"({"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a"},{"headline":"B"},7]})");
    CHECK(contains(reading.message(), "no story"));
    CHECK(reading.codes() == "missing-member missing-member wrong-type ");
  }

  TEST_CASE("a faulty story is left out and the others are kept") {
    const Reading reading = read(
        R"({"format":"storylens-bundle","version":"1.0","stories":[{"slug":"a"},{"slug":"b","headline":"B"}]})");
    REQUIRE_OK(reading.bundle.has_value());
    CHECK(reading.story().slug == "b");
    CHECK(reading.fault("missing-member").pointer == "/stories/0");
    CHECK(reading.fault("missing-member").severity == Severity::Error);
  }

  TEST_CASE("a fault carries its JSON pointer, line and column") {
    const Reading reading = read(
        "{\n\"format\": \"storylens-bundle\", \"version\": \"1.0\",\n\"a/b~\": 0,\n"
        "\"stories\": [\n  {\"slug\": \"a\", \"headline\": \"가\", \"type\": 12 }]}");
    CHECK(reading.fault("wrong-type").pointer == "/stories/0/type");
    CHECK(reading.fault("wrong-type").line == 5);
    CHECK(reading.fault("wrong-type").column == 42);
    CHECK(contains(reading.fault("wrong-type").message, "found a number"));
  }

  TEST_CASE("faults are told in the order of the file") {
    const Reading reading = read(with_bundle_members(R"(,"outlets":[1],"entities":[2])"));
    REQUIRE_OK(reading.diagnostics.size() == 2);
    CHECK(reading.diagnostics[0].pointer == "/outlets/0");
    CHECK(reading.diagnostics[1].pointer == "/entities/0");
  }

  TEST_CASE("the wrong type of a member leaves that member out") {
    struct Case {
      const char* members;
      const char* pointer;
    };
    const Case cases[] = {
        {R"(,"takes":{})", "/stories/0/takes"},
        {R"(,"takes":[[]])", "/stories/0/takes/0"},
        {R"(,"takes":[{"outlet":"o","quote":"q"}])", "/stories/0/takes/0/quote"},
        {R"(,"takes":[{"outlet":"o","quote":{"text":"q","translated":1}}])",
         "/stories/0/takes/0/quote/translated"},
        {R"(,"takes":[{"outlet":"o","lens":3}])", "/stories/0/takes/0/lens"},
        {R"(,"takes":[{"outlet":"o","regions":[3]}])", "/stories/0/takes/0/regions/0"},
        {R"(,"takes":[{"outlet":"o","otherLines":[{}]}])", "/stories/0/takes/0/otherLines/0"},
        {R"(,"sections":[""])", "/stories/0/sections/0"},
        {R"(,"sections":[{"role":1}])", "/stories/0/sections/0/role"},
        {R"(,"related":[1])", "/stories/0/related/0"},
        {R"(,"entities":"e")", "/stories/0/entities"},
        {R"(,"about":[])", "/stories/0/about"},
        {R"(,"counts":{"declared":7})", "/stories/0/counts/declared"},
        {R"(,"counts":{"declared":{"takes":"7"}})", "/stories/0/counts/declared/takes"},
        {R"(,"corrections":[false])", "/stories/0/corrections/0"},
        {R"(,"otherMeta":[[]])", "/stories/0/otherMeta/0"},
        {R"(,"rubrics":[null])", "/stories/0/rubrics/0"},
    };
    for (const Case& c : cases) {
      const Reading reading = read(with_story_members(c.members));
      CAPTURE(std::string(c.members));
      CHECK(reading.story().headline == "A");
      CHECK(reading.codes() == "wrong-type ");
      CHECK(reading.fault("wrong-type").pointer == c.pointer);
    }
  }

  TEST_CASE("a value of the right type and the wrong form is left out") {
    struct Case {
      const char* members;
      const char* code;
    };
    const Case cases[] = {
        {R"(,"url":"javascript:alert%281%29")", "bad-url"},
        {R"(,"url":"//example.org")", "bad-url"},
        {R"(,"inLanguage":"not a tag")", "bad-language"},
        {R"(,"datePublished":"yesterday")", "bad-date"},
        {R"(,"about":{"startDate":"2026-13-01"})", "bad-date"},
        {R"(,"related":["../../etc/passwd"])", "bad-slug"},
        {R"(,"counts":{"declared":{"takes":-1}})", "bad-count"},
        {R"(,"counts":{"declared":{"takes":1.5}})", "bad-count"},
        {R"(,"takes":[{"outlet":"o","regions":[{"literal":"Korea","code":"Korea"}]}])", "bad-region"},
        {R"(,"takes":[{"outlet":"o","quote":{}}])", "missing-member"},
        {R"(,"takes":[{}])", "missing-member"},
        {R"(,"takes":[{"outlet":"o","regions":[{}]}])", "missing-member"},
        {R"(,"related":[{}])", "missing-member"},
        {R"(,"corrections":[{}])", "missing-member"},
    };
    for (const Case& c : cases) {
      const Reading reading = read(with_story_members(c.members));
      CAPTURE(std::string(c.members));
      CHECK(reading.story().headline == "A");
      CHECK(reading.fault(c.code).severity == Severity::Error);
      CHECK(write_bundle(reading.bundle.value_or(Bundle())).find("javascript:") == std::string::npos);
    }
  }

  TEST_CASE("a name that this version does not know is read as the open one, with a warning") {
    const Reading reading = read(with_story_members(R"(,"sections":[{"role":"background","markdown":"x"}])"));
    REQUIRE_OK(reading.story().sections.size() == 1);
    CHECK(reading.fault("unknown-name").severity == Severity::Warning);
    CHECK(reading.fault("unknown-name").pointer == "/stories/0/sections/0/role");
  }

  TEST_CASE("controls and bidirectional overrides become replacement characters, joiners and marks stay") {
    const Reading reading = read(
        with_story_members(R"(,"notice":"a\u202eb\u2066c\u0000d\u0085","type":"x\u200dy\u200ez\u200c")"));
    CHECK(reading.story().notice ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD"
          "c\xEF\xBF\xBD"
          "d\xEF\xBF\xBD");
    CHECK(reading.story().type == "x\xE2\x80\x8Dy\xE2\x80\x8Ez\xE2\x80\x8C");
    CHECK(reading.codes() == "control-character ");
    CHECK(reading.fault("control-character").pointer == "/stories/0/notice");
  }

  TEST_CASE("a text of one line takes no line ends, a text of several takes them in one form") {
    const Reading reading =
        read(with_story_members(R"(,"sections":[{"heading":"a\nb","markdown":"c\r\nd\re\n"}])"));
    REQUIRE_OK(reading.story().sections.size() == 1);
    CHECK(reading.story().sections[0].heading == "a b");
    CHECK(reading.story().sections[0].markdown == "c\nd\ne\n");
    CHECK(reading.codes() == "line-break ");
  }

  TEST_CASE("of members with the same key the last one counts") {
    const Reading reading = read(with_story_members(R"(,"headline":"B","x":1,"x":{"y":2,"y":3})"));
    CHECK(reading.story().headline == "B");
    REQUIRE_OK(reading.story().unknown.size() == 1);
    CHECK(reading.story().unknown[0].second == "{\"y\": 3}");
    CHECK(reading.codes() == "duplicate-key duplicate-key duplicate-key ");
    CHECK(reading.fault("duplicate-key").pointer == "/stories/0/headline");
  }

  TEST_CASE("null stands for a member that is not given") {
    const Reading reading =
        read(with_story_members(R"(,"url":null,"takes":null,"about":null,"counts":null)"));
    CHECK(reading.story().headline == "A");
    CHECK(reading.codes() == "");
  }

  TEST_CASE("the outlet of a take comes from its address and its name from the outlets") {
    const Reading reading = read(
        R"({"format":"storylens-bundle","version":"1.0","outlets":[{"id":"b.example","name":"B"}],"stories":[)"
        R"({"slug":"a","headline":"A","takes":[{"url":"https://www.B.example:443/x"},{"outlet":"c.example"}]}]})");
    REQUIRE_OK(reading.story().takes.size() == 2);
    CHECK(reading.story().takes[0].outlet == "b.example");
    CHECK(reading.story().takes[0].outlet_name == "B");
    CHECK(reading.story().takes[1].outlet_name == "c.example");
  }

  TEST_CASE("ids of takes are unique in their story") {
    const Reading reading = read(with_story_members(
        R"(,"takes":[{"outlet":"o"},{"outlet":"o"},{"id":"o-2","outlet":"o"},{"id":"p","outlet":"o"}])"));
    const std::vector<Take> takes = reading.story().takes;
    REQUIRE_OK(takes.size() == 4);
    CHECK(takes[0].id == "o");
    CHECK(takes[1].id == "o-2");
    CHECK(takes[2].id == "o-3");
    CHECK(takes[3].id == "p");
    CHECK(reading.codes() == "duplicate-take ");
  }

  TEST_CASE("thousands of takes of one outlet have ids in the order of the file") {
    std::string takes = ",\"takes\":[{\"outlet\":\"o\"}";
    for (int i = 1; i < 10000; ++i) takes += ",{\"outlet\":\"o\"}";
    CHECK(read(with_story_members(takes + "]")).story().takes.back().id == "o-10000");
  }

  TEST_CASE("computed counts are counted anew and a difference is told") {
    const Reading reading = read(with_story_members(R"(,"counts":{"computed":{"takes":5,"framed":0}})"));
    CHECK(reading.codes() == "computed-mismatch ");
    CHECK(reading.fault("computed-mismatch").severity == Severity::Warning);
  }

  TEST_CASE("names are a text, several texts, or either by language") {
    const Reading reading = read(with_bundle_members(
        R"(,"entities":[{"slug":"e","name":"E","alternateName":["F","G"]},)"
        R"({"slug":"f","name":{"ko":"에프","und":"F"},"alternateName":{"en":"Eff","ja":["エフ"],"?":"x"}}])"));
    REQUIRE_OK(reading.bundle.has_value());
    CHECK(reading.bundle->entities[0].alternate_names.size() == 2);
    CHECK(reading.bundle->entities[1].names[0].language == "ko");
    CHECK(reading.bundle->entities[1].names[1].language.empty());
    CHECK(reading.bundle->entities[1].alternate_names.size() == 2);
    CHECK(reading.codes() == "bad-language ");
  }

  TEST_CASE("a fact about an outlet is a text or a value with its source") {
    const Reading reading = read(with_bundle_members(
        R"(,"outlets":[{"id":"o","country":"KR","ownedBy":{"value":"e","source":"data:text/html,x"}}])"));
    REQUIRE_OK(reading.bundle.has_value());
    CHECK(reading.bundle->outlets[0].country.value == "KR");
    CHECK(reading.bundle->outlets[0].owned_by.value == "e");
    CHECK(reading.bundle->outlets[0].owned_by.source.empty());
    CHECK(reading.codes() == "bad-url ");
  }

  TEST_CASE("a position is two numbers") {
    const Reading reading = read(with_bundle_members(
        R"(,"layout":{"positions":{"a":[1,2],"b":[1],"c":[1,2,3],"d":["1",2],"e":[1e30,0],"f":{},"":[1,2]}})"));
    REQUIRE_OK(reading.bundle.has_value());
    CHECK(reading.bundle->layout.size() == 1);
    CHECK(reading.diagnostics.size() == 6);
    CHECK(reading.fault("bad-position").pointer == "/layout/positions/b");
  }

  TEST_CASE("a second name in one language is a further name, and is not lost when it is written") {
    const Reading reading = read(with_bundle_members(
        R"(,"entities":[{"slug":"e","name":["E","F"],"alternateName":"G"},{"slug":"f","name":{"ko":["에프","엪"]}}])"));
    REQUIRE_OK(reading.bundle.has_value());
    REQUIRE_OK(reading.bundle->entities.size() == 2);
    CHECK(reading.bundle->entities[0].names.size() == 1);
    REQUIRE(reading.bundle->entities[0].alternate_names.size() == 2);
    CHECK(reading.bundle->entities[0].alternate_names[0].text == "F");
    CHECK(reading.bundle->entities[1].alternate_names[0].language == "ko");
    CHECK(reading.bundle->entities[1].alternate_names[0].text == "엪");
  }

  TEST_CASE("limits fail with a message that names them") {
    BundleLimits limits;
    limits.bytes = 50;
    CHECK(contains(read(with_story_members(""), limits).message(), "limit of 50"));
    limits = {};
    limits.values = 4;
    CHECK(contains(read(with_story_members(""), limits).message(), "More than 4 values"));
    limits = {};
    limits.string_bytes = 20;
    CHECK(contains(read(with_story_members(R"(,"notice":"123456789012345678901")"), limits).message(),
                   "limit of 20"));
    CHECK(
        contains(read(with_story_members(R"(,"123456789012345678901":0)"), limits).message(), "limit of 20"));
    limits = {};
    limits.stories = 1;
    CHECK(
        contains(read(R"({"format":"storylens-bundle","version":"1.0","stories":[{},{}]})", limits).message(),
                 "2 stories"));
    limits = {};
    limits.takes_per_story = 1;
    CHECK(contains(read(with_story_members(R"(,"takes":[{},{}])"), limits).message(), "2 takes"));
  }

  TEST_CASE("nesting is bounded, where it is opened and where it is closed") {
    const std::string deep(100000, '[');
    CHECK(contains(read(deep).message(), "Nested more than 32"));
    CHECK(read(deep).place() == "1:33");
    CHECK(
        contains(read(with_story_members(",\"x\":" + deep + std::string(100000, ']'))).message(), "Nested"));
    std::string objects;
    for (int i = 0; i < 50000; ++i) objects += "{\"a\":";
    CHECK(contains(read(objects).message(), "Nested"));
    const std::string allowed = std::string(20, '[') + std::string(20, ']');
    CHECK(read(with_story_members(",\"x\":" + allowed)).story().unknown[0].second == allowed);
  }

  TEST_CASE("many faults on one line have their pointers and columns") {
    const Reading reading =
        read(with_bundle_members(R"(,"x":[0],"entities":[[],{"slug":"e"},7,{"slug":"é","type":8}])"));
    REQUIRE_OK(reading.diagnostics.size() == 3);
    CHECK(reading.diagnostics[0].pointer == "/entities/0");
    CHECK(reading.diagnostics[1].pointer == "/entities/2");
    CHECK(reading.diagnostics[2].pointer == "/entities/3/type");
    CHECK(reading.diagnostics[1].column == reading.diagnostics[0].column + 16);
    CHECK(reading.diagnostics[2].column == reading.diagnostics[1].column + 21);
    CHECK(reading.diagnostics[2].line == 1);
  }

  TEST_CASE("a hostile number of faults is told as a number") {
    std::string takes = ",\"takes\":[0";
    for (int i = 1; i < 2000; ++i) takes += ",0";
    const Reading reading = read(with_story_members(takes + "]"));
    CHECK(reading.diagnostics.size() == 501);
    CHECK(contains(reading.fault("more-faults").message, "1500"));
  }

  TEST_CASE("entities and outlets are read from arrays of their own") {
    Diagnostics diagnostics;
    const auto entities = read_entities(R"([{"slug":"e","name":{"en":"E"}},{"name":"F"}])", diagnostics);
    REQUIRE_OK(entities.has_value());
    CHECK(entities->size() == 1);
    REQUIRE_OK(diagnostics.size() == 1);
    CHECK(diagnostics[0].pointer == "/1");
    const auto outlets = read_outlets(R"([{"id":"o"}])", diagnostics);
    REQUIRE_OK(outlets.has_value());
    CHECK(outlets->size() == 1);
    CHECK_FALSE(read_outlets("{}", diagnostics).has_value());
  }

  TEST_CASE("the facts of a folder are a licence and a notice") {
    Diagnostics diagnostics;
    const auto facts = read_folder_facts(R"({"license":"MIT","notice":"Fiction"})", diagnostics);
    REQUIRE_OK(facts.has_value());
    CHECK(facts->license == "MIT");
    CHECK(facts->notice == "Fiction");
    CHECK_FALSE(read_folder_facts("[]", diagnostics).has_value());
  }
}

}  // namespace
}  // namespace storylens

#include "story/bundle_writer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "require_ok.h"
#include "story/bundle_reader.h"

namespace storylens {
namespace {

Bundle bundle_of_one(std::string headline) {
  Bundle bundle;
  bundle.stories.resize(1);
  bundle.stories[0].slug = "a";
  bundle.stories[0].headline = std::move(headline);
  return bundle;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_SUITE("story/bundle_writer") {
  TEST_CASE("members that are empty are left out") {
    const std::string json = write_bundle(bundle_of_one("A"));
    CHECK(contains(json, "\"headline\": \"A\""));
    CHECK_FALSE(contains(json, "alternativeHeadline"));
    CHECK_FALSE(contains(json, "license"));
    CHECK_FALSE(contains(json, "layout"));
  }

  TEST_CASE("quotes, backslashes, line ends and controls are escaped, other letters stand as they are") {
    const std::string json = write_bundle(bundle_of_one("\"\\\n\t\x01 기사 \xF0\x9F\x98\x80"));
    CHECK(contains(json, R"("\"\\\n\t\u0001 기사 )"
                         "\xF0\x9F\x98\x80\""));
  }

  TEST_CASE("ill-formed UTF-8 is written as a replacement character") {
    CHECK(contains(write_bundle(bundle_of_one("a\xFFz")), "\"a\xEF\xBF\xBDz\""));
  }

  TEST_CASE("an unlabelled take is written with a lens of null") {
    Bundle bundle = bundle_of_one("A");
    bundle.stories[0].takes.resize(1);
    CHECK(contains(write_bundle(bundle), "\"lens\": null"));
  }

  TEST_CASE("counts are computed when they are written") {
    Bundle bundle = bundle_of_one("A");
    bundle.stories[0].takes.resize(2);
    bundle.stories[0].declared.takes = 3;
    const std::string json = write_bundle(bundle);
    CHECK(contains(json, "\"declared\": {\"takes\": 3}"));
    CHECK(contains(json, "\"computed\": {\"takes\": 2, \"framed\": 0, \"linkOnly\": 2, \"lenses\": 1"));
  }

  TEST_CASE("coordinates are written in hundredths without a library's rounding") {
    Bundle bundle = bundle_of_one("A");
    bundle.layout = {{"story:a", -0.004f, 12.5f}, {"story:b", -1.999f, 0.07f}, {"story:c", 40.0f, -0.1f}};
    const std::string json = write_bundle(bundle);
    CHECK(contains(json, "\"story:a\": [0, 12.5]"));
    CHECK(contains(json, "\"story:b\": [-2, 0.07]"));
    CHECK(contains(json, "\"story:c\": [40, -0.1]"));
  }

  TEST_CASE("a position that is no place is left out") {
    Bundle bundle = bundle_of_one("A");
    bundle.layout = {{"story:a", std::numeric_limits<float>::quiet_NaN(), 0.0f},
                     {"story:b", 0.0f, std::numeric_limits<float>::infinity()},
                     {"story:c", 1.0f, 2.0f}};
    const std::string json = write_bundle(bundle);
    CHECK_FALSE(contains(json, "story:a"));
    CHECK_FALSE(contains(json, "story:b"));
    CHECK(contains(json, "\"story:c\": [1, 2]"));
  }

  TEST_CASE("what is written is read back without a fault") {
    Bundle bundle = bundle_of_one("\xE2\x80\x8E 기사 & <b>");
    bundle.entities.push_back(
        {"e", {{"", "Any"}, {"ko", "아무"}}, {{"ko", "가"}, {"en", "B"}, {"ko", "나"}}, "", {}, {}});
    Diagnostics diagnostics;
    const Result<Bundle> again = read_bundle(write_bundle(bundle), diagnostics);
    REQUIRE_OK(again.has_value());
    CHECK(diagnostics.empty());
    CHECK(again->stories[0].headline == bundle.stories[0].headline);
    REQUIRE_OK(again->entities.size() == 1);
    CHECK(again->entities[0].names.size() == 2);
    CHECK(again->entities[0].names[0].language.empty());
    CHECK(again->entities[0].alternate_names.size() == 3);
    CHECK(write_bundle(*again) == write_bundle(bundle));
  }
}

}  // namespace
}  // namespace storylens

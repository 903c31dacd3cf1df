#include "story/markdown/take_header.h"

#include <doctest/doctest.h>

#include <string>

using namespace storylens;

namespace {

std::string parts(std::string_view line) {
  const std::optional<TakeHeader> header = take_header_of(line);
  if (!header) return "none";
  return std::string(header->outlet) + "|" + std::string(header->region) + "|" +
         std::string(header->language) + "|" + std::string(header->abstract);
}

}  // namespace

TEST_SUITE("story/markdown/take_header") {
  TEST_CASE("a header is an item with a bold outlet, a parenthesis and a dash") {
    CHECK(parts("- **Tom's Hardware** (United States, en) — x") == "Tom's Hardware|United States|en|x");
    CHECK(parts("* **Inc.com** (Netherlands / global, en) —") == "Inc.com|Netherlands / global|en|");
    CHECK(parts("3. **물길**(대한민국,ko)– x") == "물길|대한민국|ko|x");
    CHECK(parts("- **環球時報**（中国，zh-Hant）—— x") == "環球時報|中国|zh-Hant|— x");
    CHECK(parts("- **نجم** (مصر، ar) — x") == "نجم|مصر|ar|x");
  }

  TEST_CASE("an outlet may hold parentheses, and so may a region") {
    CHECK(parts("- **Tidal (UK edition)** (Korea (South), ko) — x") ==
          "Tidal (UK edition)|Korea (South)|ko|x");
  }

  TEST_CASE("the parenthesis is divided at its last comma, where a language follows") {
    CHECK(parts("- **A** (Korea, Republic of, ko) — x") == "A|Korea, Republic of|ko|x");
    CHECK(parts("- **A** (Korea, Republic of) — x") == "A|Korea, Republic of||x");
    CHECK(parts("- **A** (London, UK) — x") == "A|London, UK||x");
    CHECK(parts("- **A** (Japan, EN) — x") == "A|Japan|EN|x");
    CHECK(parts("- **A** (Japan, English) — x") == "A|Japan, English||x");
    CHECK(parts("- **A** (en) — x") == "A||en|x");
    CHECK(parts("- **A** (US) — x") == "A|US||x");
    CHECK(parts("- **A** (us) — x") == "A|us||x");
    CHECK(parts("- **A** () — x") == "A|||x");
  }

  TEST_CASE("the dash may be missing only behind a parenthesis") {
    CHECK(parts("- **A** (Japan, en) x") == "A|Japan|en|x");
    CHECK(parts("- **A**") == "A|||");
    CHECK(parts("- **A** — x") == "A|||x");
    CHECK(parts("- **Depth.** Brine is heavy") == "none");
    CHECK(parts("- **A** (Japan, en") == "none");
    CHECK(parts("- **A** )(Japan, en) — x") == "none");
    CHECK(parts("- **A (Japan, en) — x") == "none");
    CHECK(parts("**A** (Japan, en) — x") == "none");
    CHECK(parts("- A (Japan, en) — x") == "none");
  }
}

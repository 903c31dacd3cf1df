#include "story/markdown/region_code.h"

#include <doctest/doctest.h>

#include <string>

using namespace storylens;

TEST_SUITE("story/markdown/region_code") {
  TEST_CASE("a country is known by its English and its Korean name") {
    CHECK(region_code("United States") == "US");
    CHECK(region_code("south korea") == "KR");
    CHECK(region_code("Korea, Republic of") == "KR");
    CHECK(region_code("Côte d’Ivoire") == "CI");
    CHECK(region_code("Cote d'Ivoire") == "CI");
    CHECK(region_code("미국") == "US");
    CHECK(region_code("대한민국") == "KR");
    CHECK(region_code("\u110B\u1175\u11AF\u1107\u1169\u11AB") == "JP");
  }

  TEST_CASE("a country is known by its code") {
    CHECK(region_code("PK") == "PK");
    CHECK(region_code("UK") == "GB");
    CHECK(is_country_code("KR"));
    CHECK_FALSE(is_country_code("kr"));
    CHECK_FALSE(is_country_code("EN"));
  }

  TEST_CASE("of several names the first country counts and the world only alone") {
    CHECK(region_code("Hong Kong / China") == "HK");
    CHECK(region_code("Netherlands / global") == "NL");
    CHECK(region_code("global / Netherlands") == "NL");
    CHECK(region_code("global") == "001");
    CHECK(region_code("Somewhere / Japan") == "JP");
  }

  TEST_CASE("a place is in the country behind its last comma") {
    CHECK(region_code("London, UK") == "GB");
    CHECK(region_code("Washington, D.C., United States") == "US");
    CHECK(region_code("Paris, Texas") == "");
  }

  TEST_CASE("an unknown region has no code") {
    CHECK(region_code("") == "");
    CHECK(region_code("/ /") == "");
    CHECK(region_code("Pellamar") == "");
    CHECK(region_code("Middle East") == "");
  }
}

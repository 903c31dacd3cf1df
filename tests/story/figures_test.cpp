#include "story/figures.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

namespace storylens {
namespace {

std::string read(std::string_view text, std::string_view language = "en") {
  std::string result;
  for (const Figure& figure : figures_in(text, language)) {
    char number[40];
    std::snprintf(number, sizeof number, "%.12g", figure.value);
    result += figure.kind == FigureKind::Day ? "day " : "";
    result += number;
    result += figure.kind == FigureKind::Percent ? "% " : " ";
  }
  return result;
}

TEST_SUITE("story/figures") {
  TEST_CASE("a number is its value, however a language writes it") {
    CHECK(read("about 25,000 accounts") == "25000 ");
    CHECK(read("약 2만 5000개의 계정", "ko") == "25000 ");
    CHECK(read("2만5000개", "ko") == "25000 ");
    CHECK(read("2880만 건", "ko") == "28800000 ");
    CHECK(read("28.8 million exchanges; 28.8m") == "28800000 28800000 ");
    CHECK(read("2,880万件", "ja") == "28800000 ");
    CHECK(read("2880万次", "zh") == "28800000 ");
    CHECK(read("3억 2000만 원", "ko") == "320000000 ");
    CHECK(read("5천만 원", "ko") == "50000000 ");
    CHECK(read("25.000 Konten, 28,8 Millionen", "de") == "25000 28800000 ");
    CHECK(read("25\u202F000 comptes", "fr") == "25000 ");
    CHECK(read("2 mil millones", "es") == "2000000000 ");
    CHECK(read("٢٥٬٠٠٠ حساب", "ar") == "25000 ");
    CHECK(read("२ लाख", "hi") == "200000 ");
    CHECK(read("２５０００", "ja") == "25000 ");
  }

  TEST_CASE("a share is another thing than a number") {
    CHECK(read("80% more") == "80% ");
    CHECK(read("80 per cent more, 12.5 percent") == "80% 12.5% ");
    CHECK(read("80퍼센트", "ko") == "80% ");
    CHECK_FALSE(figures_in("80", "en")[0].is_same(figures_in("80 %", "en")[0]));
  }

  TEST_CASE("a day is read with its month, in either order") {
    CHECK(read("on June 24, and 5 April 2026") == "day 624 day 405 ");
    CHECK(read("6월 24일 공개", "ko") == "day 624 ");
    CHECK(read("4月22日", "ja") == "day 422 ");
    CHECK(read("April 99") == "99 ");
  }

  TEST_CASE("what could be misread is left out: small numbers, years, parts of dates, numbers in words") {
    CHECK(read("seven 7 and 9") == "");
    CHECK(read("in 2026 and 1887") == "");
    CHECK(read("2026년 2월, 45일간, 10시 30분", "ko") == "");
    CHECK(read("GPT-45, Q11, B52") == "");
    CHECK(read("제38조", "ko") == "");
  }

  TEST_CASE("a year beside a figure stays a year, and what follows a unit must be smaller") {
    CHECK(read("2만 2026년", "ko") == "20000 ");
    CHECK(read("2만 90000", "ko") == "20000 90000 ");
  }

  TEST_CASE("any text is read to its end") {
    CHECK(read("1,,2..3,") == "");
    CHECK(read("999999999999999999999999999999 .") != "");
    CHECK(read("126062999999월 3일") == "");
    CHECK(read("\xFF"
               "12\xC3") == "12 ");
    CHECK(read("12월") == "");
  }
}

}  // namespace
}  // namespace storylens

#include "story/markdown/language_guess.h"

#include <doctest/doctest.h>

using namespace storylens;

TEST_SUITE("story/markdown/language_guess") {
  TEST_CASE("the script of a headline tells its language") {
    CHECK(language_of_text("앤트로픽, Alibaba의 Claude 증류 고발") == "ko");
    CHECK(language_of_text("証言を訂正へ、Claude 蒸留問題") == "ja");
    CHECK(language_of_text("蒸馏攻击规模最大") == "zh");
    CHECK(language_of_text("اتهامات جديدة") == "ar");
    CHECK(language_of_text("नया आरोप") == "hi");
    CHECK(language_of_text("Новое обвинение") == "ru");
    CHECK(language_of_text("ข้อกล่าวหาใหม่") == "th");
  }

  TEST_CASE("Latin letters, a foreign word among them, or no letters at all give English") {
    CHECK(language_of_text("What the '재벌' mean for the economy of the country") == "en");
    CHECK(language_of_text("2026") == "en");
    CHECK(language_of_text("") == "en");
  }

  TEST_CASE("the first segment of an address tells the language when it is a language tag") {
    CHECK(language_of_url("https://example.com/ko/n/a") == "ko");
    CHECK(language_of_url("https://example.com/pt-BR/n/a") == "pt-BR");
    CHECK(language_of_url("https://example.com/zh-Hant/n/a?x=/en/") == "zh-Hant");
    CHECK(language_of_url("https://example.com/n/a") == "");
    CHECK(language_of_url("https://example.com/tv/a") == "");
    CHECK(language_of_url("https://example.com/news/a") == "");
    CHECK(language_of_url("https://example.com") == "");
    CHECK(language_of_url("ko/n/a") == "");
  }

  TEST_CASE("the last segment of an address is the slug") {
    CHECK(slug_of_url("https://example.com/ko/n/a-story") == "a-story");
    CHECK(slug_of_url("https://example.com/ko/n/a-story/?q=1#top") == "a-story");
    CHECK(slug_of_url("https://example.com/2026/a-story.html") == "a-story");
    CHECK(slug_of_url("https://example.com/") == "");
    CHECK(slug_of_url("https://example.com/a*b") == "");
  }

  TEST_CASE("a primary subtag is in lower case") {
    CHECK(primary_subtag("zh-Hant-TW") == "zh");
    CHECK(primary_subtag("EN") == "en");
    CHECK(primary_subtag("") == "");
    CHECK(is_two_letter_language("ko"));
    CHECK_FALSE(is_two_letter_language("xx"));
    CHECK_FALSE(is_two_letter_language("o "));
  }
}

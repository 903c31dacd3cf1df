#include "story/passage_link.h"

#include <doctest/doctest.h>

#include <string>

#include "story/html_samples.h"

namespace storylens {
namespace {

Take quoting(std::string text) {
  Take take = bare_take("a");
  take.url = "https://paper.example/a?b=1";
  take.quote = Quote();
  take.quote->text = std::move(text);
  return take;
}

TEST_SUITE("story/passage_link") {
  TEST_CASE("the words follow the source's address, with what means something there encoded") {
    CHECK(passage_link(quoting("Well-built, it held & holds.")) ==
          "https://paper.example/a?b=1#:~:text=Well%2Dbuilt%2C%20it%20held%20%26%20holds");
  }

  TEST_CASE("an address that has a fragment keeps it") {
    Take take = quoting("It held");
    take.url += "#part";
    CHECK(passage_link(take) == "https://paper.example/a?b=1#part:~:text=It%20held");
  }

  TEST_CASE("a translation leads to its original, and nowhere when that is not given") {
    Take take = quoting("It held");
    take.quote->is_translated = true;
    CHECK(passage_link(take).empty());
    take.quote->original = "버텼다";
    CHECK(passage_link(take) == "https://paper.example/a?b=1#:~:text=%EB%B2%84%ED%85%BC%EB%8B%A4");
  }

  TEST_CASE("of a long passage the first and the last words are given") {
    CHECK(passage_link(quoting("a b c d e f g h i j k l m n o p q")) ==
          "https://paper.example/a?b=1#:~:text=a%20b%20c%20d%20e,m%20n%20o%20p%20q");
  }

  TEST_CASE("without a quotation, a safe address or few enough words there is none") {
    CHECK(passage_link(bare_take("a")).empty());
    Take take = quoting("It held");
    take.url = "javascript:alert(1)";
    CHECK(passage_link(take).empty());
    take.url = "https://paper.example/#:~:text=other";
    CHECK(passage_link(take).empty());
    CHECK(passage_link(quoting(std::string(400, 'a'))).empty());
    CHECK(passage_link(quoting(" ")).empty());
  }
}

}  // namespace
}  // namespace storylens

// Feeds the readers with sound files that were broken in random places, always the same ones: bytes changed,
// cut, doubled, moved, and words put in that mean something to some reader. Natively this runs with the
// address and undefined behavior sanitizers, which find what a CHECK does not. libFuzzer looks further
// (fuzz_target.h) where there is clang; this also runs as WebAssembly, where a size has 32 bits.
#include <doctest/doctest.h>

#include <iterator>
#include <string>
#include <vector>

#include "base/random.h"
#include "file_text.h"
#include "fuzz/properties.h"

namespace storylens {
namespace {

constexpr int kMutants = 150;  // of each seed

constexpr const char* kWords[] = {
    "\"",       "\\",    "\n",           "\n\n---\n", "[[",  "]]",     "**",   "\xFF", "{",         "}",
    "[",        "]",     "\xE2\x80",     "<![CDATA[", "]]>", "&#x1F;", "<!--", "-->",  "<!DOCTYPE", "1e999",
    "-0",       "null",  "\xEF\xBB\xBF", "\u202E",    "\t",  ";;;;",   "\r",   "```",  "# ",        "> ",
    "Source: ", "+++\n", "- **",         "(",         ")",   " · ",    "<a b", "/>",   "&amp"};

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::string mutant(const std::string& seed) {
    std::string text = seed;
    for (std::uint32_t changes = 1 + random_.next() % 6; changes > 0; --changes) change(text);
    return text;
  }

 private:
  std::size_t place(const std::string& text) { return text.empty() ? 0 : random_.next() % text.size(); }

  void change(std::string& text) {
    const std::size_t at = place(text);
    const std::size_t size = 1 + random_.next() % 40;
    switch (random_.next() % 6) {
      case 0: text.insert(at, kWords[random_.next() % std::size(kWords)]); return;
      case 1: text.erase(at, size); return;
      case 2: text.insert(place(text), text.substr(at, size)); return;
      case 3: text.resize(at); return;
      case 4:
        if (!text.empty()) text[at] = static_cast<char>(random_.next());
        return;
      default: text.insert(at, std::string(size, text.empty() ? 'x' : text[at])); return;
    }
  }

  Random random_;
};

std::string fixture(const std::string& name) {
  std::string text = file_text(std::string(STORYLENS_TESTS_DIR "/fixtures/") + name);
  REQUIRE(!text.empty());
  return text;
}

template <class Read>
void for_each_mutant(const std::vector<std::string>& seeds, Read read) {
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    Mutator mutator(i + 1);
    for (int k = 0; k < kMutants; ++k) read(mutator.mutant(seeds[i]));
  }
}

TEST_SUITE("fuzz/mutation") {
  TEST_CASE("broken Markdown is read, written, and read back as what was written") {
    std::vector<std::string> seeds;
    for (const char* name : {"canonical.md", "front_matter.md", "odd.md", "right_to_left.md"})
      seeds.push_back(fixture(std::string("markdown/") + name));
    for_each_mutant(seeds, [](const std::string& text) { CHECK(markdown_fault(text) == ""); });
  }

  TEST_CASE("a broken bundle is refused or read, and what is read is written stably") {
    for_each_mutant({fixture("bundle/complete.json")},
                    [](const std::string& text) { CHECK(bundle_fault(text) == ""); });
  }

  TEST_CASE("a broken manifest is refused, or leads to nothing outside its folder") {
    for_each_mutant({fixture("manifest/manifest.json"), fixture("manifest/page.json")},
                    [](const std::string& text) { CHECK(manifest_fault(text) == ""); });
  }

  TEST_CASE("whatever is imported gives stories that a bundle can hold") {
    const std::pair<ImportForm, const char*> forms[] = {{ImportForm::Markdown, "import/hugo.md"},
                                                        {ImportForm::Csv, "import/events.csv"},
                                                        {ImportForm::JsonFeed, "import/feed.json"},
                                                        {ImportForm::Feed, "import/rss.xml"},
                                                        {ImportForm::Feed, "import/atom.xml"}};
    for (const auto& [form, name] : forms) {
      const std::string file = name;
      CAPTURE(file);
      const ImportForm one_form = form;
      for_each_mutant({fixture(name)},
                      [one_form](const std::string& text) { CHECK(import_fault(one_form, text) == ""); });
    }
  }
}

}  // namespace
}  // namespace storylens

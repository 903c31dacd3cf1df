#include "story/check_texts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "story/markdown/language_guess.h"
#include "story/markdown/text_fold.h"

namespace storylens {
namespace {

// Languages by the language that stands for their script in language_of_text().
struct ScriptOfLanguages {
  std::string_view script;
  std::string_view languages;  // primary subtags, each between blanks
};
constexpr ScriptOfLanguages kScripts[] = {
    {"en",
     " af az bs ca cs cy da de en eo es et eu fi fil fr ga gl hr hu id is it lt lv ms mt nb nl nn no pl pt "
     "ro "
     "sk sl sq sv sw tl tr uz vi "},
    {"ru", " be bg kk ky mk mn ru tg uk "},
    {"ar", " ar ckb fa ps sd ug ur "},
    {"he", " he yi "},
    {"hi", " hi mr ne sa "},
    {"bn", " as bn "},
    {"am", " am ti "},
    {"ko", " ko "},
    {"zh", " yue zh "},
    {"ja", " ja "},
    {"el", " el "},
    {"th", " th "},
    {"hy", " hy "},
    {"ka", " ka "},
    {"ta", " ta "},
    {"te", " te "},
    {"kn", " kn "},
    {"ml", " ml "},
    {"si", " si "},
    {"gu", " gu "},
    {"lo", " lo "},
    {"my", " my "},
    {"km", " km "},
};

// Empty where a language has several scripts, or the tag names one itself.
std::string_view script_of_language(std::string_view tag) {
  for (std::string_view rest = tag; rest.find('-') != std::string_view::npos;) {
    rest.remove_prefix(rest.find('-') + 1);
    if (rest.substr(0, rest.find('-')).size() == 4) return {};
  }
  const std::string wanted = " " + primary_subtag(tag) + " ";
  for (const ScriptOfLanguages& row : kScripts) {
    if (row.languages.find(wanted) != std::string_view::npos) return row.script;
  }
  return {};
}

// Whether a text is plainly in another script than its language is written in. Short texts say nothing: a
// name or a number stands in any language.
bool contradicts_script(std::string_view text, std::string_view language) {
  constexpr std::size_t kFewestLetters = 12;
  const std::string_view expected = script_of_language(language);
  if (expected.empty()) return false;
  std::size_t letters = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++letters;
    if (c >= 0xC0)
      letters += c >= 0x3000 ? 3 : 1;  // a syllable or an ideograph says as much as three letters
  }
  if (letters < kFewestLetters) return false;
  const std::string found = language_of_text(text);
  const bool is_japanese_without_kana = expected == "ja" && found == "zh";
  return found != expected && !is_japanese_without_kana;
}

class TextCheck {
 public:
  TextCheck(const Story& story, std::string pointer, Diagnostics& diagnostics)
      : story_(story), pointer_(std::move(pointer)), diagnostics_(diagnostics) {}

  void run() {
    check_story_language();
    check_dates();
    for (std::size_t i = 0; i < story_.takes.size(); ++i) {
      const std::string pointer = pointer_ + "/takes/" + std::to_string(i);
      check_address(story_.takes[i].url, story_.takes[i].in_language, Severity::Note, pointer);
      if (story_.takes[i].quote) check_quote(*story_.takes[i].quote, pointer + "/quote");
    }
  }

 private:
  void report(Severity severity, const char* code, std::string message, std::string pointer) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.pointer = std::move(pointer);
    diagnostics_.push_back(std::move(diagnostic));
  }

  void check_story_language() {
    std::string text = story_.headline + " " + story_.alternative_headline;
    for (const Section& section : story_.sections) text += " " + section.markdown;
    if (contradicts_script(text, story_.in_language)) {
      report(Severity::Warning, "language-script",
             "The story says that it is in " + story_.in_language + ", and its letters are not those of it",
             pointer_ + "/inLanguage");
    }
    check_address(story_.url, story_.in_language, Severity::Warning, pointer_);
  }

  void check_address(const std::string& url, const std::string& language, Severity severity,
                     const std::string& pointer) {
    const std::string named = language_of_url(url);
    if (named.empty() || language.empty() || primary_subtag(named) == primary_subtag(language)) return;
    report(severity, "language-address", "The address names the language " + named + ", not " + language,
           pointer + "/url");
  }

  void check_quote(const Quote& quote, const std::string& pointer) {
    if (quote.original.empty() && contradicts_script(quote.text, story_.in_language)) {
      report(Severity::Warning, "quote-untranslated",
             "The quote is not in " + story_.in_language + ", the language of the story", pointer + "/text");
    } else if (contradicts_script(quote.text, quote.in_language)) {
      report(Severity::Warning, "language-script",
             "The quote says that it is in " + quote.in_language + ", and its letters are not those of it",
             pointer + "/text");
    }
    if (contradicts_script(quote.original, quote.original_language)) {
      report(Severity::Warning, "language-script",
             "The original words are said to be in " + quote.original_language +
                 ", and their letters are not those of it",
             pointer + "/original");
    }
  }

  // ISO dates compare as text as far as both go.
  static bool is_before(std::string_view date, std::string_view other) {
    constexpr std::size_t kDay = 10;  // times may be of different zones
    const std::size_t size = std::min({date.size(), other.size(), kDay});
    return size > 0 && date.substr(0, size) < other.substr(0, size);
  }

  void check_dates() {
    if (is_before(story_.end_date, story_.start_date)) {
      report(Severity::Warning, "dates-reversed",
             "The end, " + story_.end_date + ", lies before the beginning, " + story_.start_date,
             pointer_ + "/about/endDate");
    }
    if (is_before(story_.date_modified, story_.date_published)) {
      report(Severity::Warning, "dates-reversed",
             "Modified on " + story_.date_modified + ", before it was published on " + story_.date_published,
             pointer_ + "/dateModified");
    }
  }

  const Story& story_;
  const std::string pointer_;
  Diagnostics& diagnostics_;
};

void check_slugs(const Bundle& bundle, Diagnostics& diagnostics) {
  std::unordered_map<std::string, std::string_view> slugs;
  for (std::size_t i = 0; i < bundle.stories.size(); ++i) {
    const std::string& slug = bundle.stories[i].slug;
    const auto [known, is_new] = slugs.emplace(slug_key(slug), slug);
    if (is_new || known->second == slug) continue;
    Diagnostic diagnostic;
    diagnostic.code = "slug-clash";
    diagnostic.message = "Many hosts take these slugs for one: " + std::string(known->second) + ", " + slug;
    diagnostic.pointer = "/stories/" + std::to_string(i) + "/slug";
    diagnostics.push_back(std::move(diagnostic));
  }
}

}  // namespace

void check_texts(const Bundle& bundle, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < bundle.stories.size(); ++i) {
    TextCheck(bundle.stories[i], "/stories/" + std::to_string(i), diagnostics).run();
  }
  check_slugs(bundle, diagnostics);
}

std::string slug_key(std::string_view slug) {
  std::string key;
  const std::string text = composed(slug);
  for (std::size_t offset = 0; offset < text.size();) append_utf8(key, lower_case(decode_utf8(text, offset)));
  return key;
}

}  // namespace storylens

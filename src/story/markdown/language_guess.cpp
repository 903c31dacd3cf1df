#include "story/markdown/language_guess.h"

#include <cstddef>
#include <iterator>

#include "base/utf8.h"
#include "story/json/field_syntax.h"

namespace storylens {
namespace {

constexpr std::string_view kTwoLetterLanguages =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
    "it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
    "na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so "
    "sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

struct Script {
  char32_t first;
  char32_t last;
  const char* language;
};

constexpr Script kScripts[] = {
    {0x370, 0x3FF, "el"},   {0x400, 0x52F, "ru"},     {0x531, 0x58F, "hy"},   {0x590, 0x5FF, "he"},
    {0x600, 0x6FF, "ar"},   {0x750, 0x77F, "ar"},     {0x900, 0x97F, "hi"},   {0x980, 0x9FF, "bn"},
    {0xA00, 0xA7F, "pa"},   {0xA80, 0xAFF, "gu"},     {0xB00, 0xB7F, "or"},   {0xB80, 0xBFF, "ta"},
    {0xC00, 0xC7F, "te"},   {0xC80, 0xCFF, "kn"},     {0xD00, 0xD7F, "ml"},   {0xD80, 0xDFF, "si"},
    {0xE00, 0xE7F, "th"},   {0xE80, 0xEFF, "lo"},     {0xF00, 0xFFF, "bo"},   {0x1000, 0x109F, "my"},
    {0x10A0, 0x10FF, "ka"}, {0x1100, 0x11FF, "ko"},   {0x1200, 0x139F, "am"}, {0x1780, 0x17FF, "km"},
    {0x3041, 0x30FF, "ja"}, {0x3130, 0x318F, "ko"},   {0x3400, 0x9FFF, "zh"}, {0xAC00, 0xD7A3, "ko"},
    {0xF900, 0xFAFF, "zh"}, {0x20000, 0x323AF, "zh"},
};

bool is_latin_letter(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F);
}

// "https://host/a/b?c#d" → "a/b".
std::string_view path_of_url(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  url.remove_prefix(scheme_end + 3);
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t host_end = url.find('/');
  if (host_end == std::string_view::npos) return {};
  url.remove_prefix(host_end + 1);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return url;
}

}  // namespace

bool is_two_letter_language(std::string_view code) {
  if (code.size() != 2 || code.find(' ') != std::string_view::npos) return false;
  const std::size_t at = kTwoLetterLanguages.find(code);
  return at != std::string_view::npos && at % 3 == 0;
}

std::string primary_subtag(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find('-')));
  for (char& c : primary) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return primary;
}

std::string language_of_text(std::string_view text) {
  // A letter of most other scripts says about as much as this many Latin ones, and brands stay in Latin
  // everywhere.
  constexpr std::size_t kLatinPerLetter = 4;
  constexpr std::size_t kScriptCount = std::size(kScripts);
  std::size_t counts[kScriptCount] = {};
  std::size_t latin_count = 0;
  bool has_kana = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if (is_latin_letter(c)) ++latin_count;
    for (std::size_t i = 0; i < kScriptCount; ++i) {
      if (c >= kScripts[i].first && c <= kScripts[i].last) ++counts[i];
    }
    if (c >= 0x3041 && c <= 0x30FA) has_kana = true;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < kScriptCount; ++i) {
    if (counts[i] > counts[best]) best = i;
  }
  if (counts[best] == 0 || counts[best] * kLatinPerLetter < latin_count) return "en";
  const std::string language = kScripts[best].language;
  return language == "zh" && has_kana ? "ja" : language;
}

std::string language_of_url(std::string_view url) {
  const std::string_view path = path_of_url(url);
  const std::string_view segment = path.substr(0, path.find('/'));
  const bool is_language = is_language_tag(segment) && is_two_letter_language(primary_subtag(segment));
  return is_language ? std::string(segment) : std::string();
}

std::string slug_of_url(std::string_view url) {
  const std::string_view path = path_of_url(url);
  std::string_view segment = path.substr(path.rfind('/') + 1);
  for (const std::string_view extension : {".html", ".htm"}) {
    if (segment.size() > extension.size() && segment.substr(segment.size() - extension.size()) == extension) {
      segment.remove_suffix(extension.size());
    }
  }
  return is_slug(segment) ? std::string(segment) : std::string();
}

}  // namespace storylens

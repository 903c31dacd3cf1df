#include "story/html/fragment.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "story/html_writer.h"
#include "story/rich_text.h"
#include "story/takes_address.h"

namespace storylens {
namespace {

constexpr std::string_view kInline[] = {"a", "br",    "cite", "code",   "em",   "q",   "mark",
                                        "s", "small", "span", "strong", "time", "del", "ins"};

bool is_inline(std::string_view element) {
  return std::find(std::begin(kInline), std::end(kInline), element) != std::end(kInline);
}

bool has_right_to_left_letter(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_right_to_left_letter(decode_utf8(text, offset))) return true;
  }
  return false;
}

// Not allowed in HTML text even as a reference.
bool is_noncharacter(char32_t c) {
  return (c & 0xFFFEu) == 0xFFFEu || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool is_combining_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

template <std::size_t N>
bool contains(const std::string_view (&list)[N], std::string_view wanted) {
  return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

}  // namespace

std::string escape_html(std::string_view text) {
  constexpr int kMostMarks = 64;  // on one letter; browsers need seconds for thousands
  std::string escaped;
  escaped.reserve(text.size());
  int marks = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    marks = is_combining_mark(c) ? marks + 1 : 0;
    if (marks > kMostMarks) {
      if (marks == kMostMarks + 1) append_utf8(escaped, U'\uFFFD');
      continue;
    }
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      case '\r': escaped += ' '; break;
      default:
        append_utf8(escaped, is_control(c) || is_bidi_control(c) || is_noncharacter(c) ? U'\uFFFD' : c);
    }
  }
  return escaped;
}

bool is_right_to_left_letter(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool is_right_to_left(std::string_view language) {
  constexpr std::string_view kScripts[] = {"adlm", "arab", "aran", "hebr", "mand", "mend",
                                           "nkoo", "rohg", "samr", "syrc", "thaa"};
  constexpr std::string_view kLanguages[] = {
      "ar",  "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa",  "glk", "he", "iw", "ji",
      "khw", "ks",  "lrc", "mzn", "nqo", "pnb", "prs", "ps",  "sd", "skr", "syr", "ug", "ur", "yi"};
  const std::string tag = lower_ascii(language);
  const std::size_t primary_end = tag.find('-');
  for (std::size_t dash = primary_end; dash != std::string::npos;) {
    const std::size_t next = tag.find('-', dash + 1);
    const std::string_view subtag = std::string_view(tag).substr(dash + 1, next - dash - 1);
    if (subtag.size() == 1) break;  // extensions and private use begin: no script behind
    const bool is_script = subtag.size() == 4 && (subtag[0] < '0' || subtag[0] > '9');
    if (is_script) return contains(kScripts, subtag);
    dash = next;
  }
  return contains(kLanguages, std::string_view(tag).substr(0, primary_end));
}

void HtmlFragment::begin_tag(std::string_view element, std::initializer_list<HtmlAttribute> attributes) {
  OpenElement opened;
  opened.name = element;
  if (!open_.empty()) {
    opened.language = open_.back().language;
    opened.is_right_to_left = open_.back().is_right_to_left;
  }
  if (!is_inline(element) && !html_.empty()) html_ += '\n';
  html_ += '<';
  html_ += element;
  const auto write = [&](std::string_view name, std::string_view value) {
    html_ += ' ';
    html_ += name;
    html_ += "=\"";
    html_ += escape_html(value);
    html_ += '"';
  };
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    if (name != "lang") {
      write(name, value);
    } else if (value != opened.language) {
      write(name, value);
      const bool is_turned = storylens::is_right_to_left(value) != opened.is_right_to_left;
      opened.language = std::string(value);
      opened.is_right_to_left = storylens::is_right_to_left(value);
      if (is_turned || open_.empty()) write("dir", opened.is_right_to_left ? "rtl" : "ltr");
    }
  }
  html_ += '>';
  open_.push_back(std::move(opened));
}

void HtmlFragment::open(std::string_view element, std::initializer_list<HtmlAttribute> attributes) {
  begin_tag(element, attributes);
}

void HtmlFragment::close() {
  html_ += "</";
  html_ += open_.back().name;
  html_ += '>';
  open_.pop_back();
}

void HtmlFragment::text(std::string_view text) {
  html_ += escape_html(text);
}

void HtmlFragment::element(std::string_view element, std::initializer_list<HtmlAttribute> attributes,
                           std::string_view content) {
  open(element, attributes);
  text(content);
  close();
}

void HtmlFragment::empty_element(std::string_view element, std::initializer_list<HtmlAttribute> attributes) {
  begin_tag(element, attributes);
  open_.pop_back();
}

void HtmlFragment::literal(std::string_view words) {
  if (is_right_to_left() || has_right_to_left_letter(words)) {
    element("span", {{"dir", "auto"}}, words);
  } else {
    text(words);
  }
}

void HtmlFragment::outside_link(std::string_view url) {
  const std::string_view direction = is_right_to_left() ? "ltr" : "";
  if (safe_url(url).empty()) {
    element("span", {{"dir", direction}}, url);
  } else {
    element("a", {{"href", url}, {"rel", "noopener noreferrer"}, {"target", "_blank"}, {"dir", direction}},
            url);
  }
}

std::string HtmlFragment::take() {
  while (!open_.empty()) close();
  return std::move(html_);
}

std::string node_address(std::string_view story_slug, std::string_view node_id) {
  std::string address = "#story=";
  append_percent_encoded(address, story_slug);
  if (node_id.empty() || node_id == "story:" + std::string(story_slug)) return address;
  address += "&node=";
  append_percent_encoded(address, node_id);
  return address;
}

}  // namespace storylens

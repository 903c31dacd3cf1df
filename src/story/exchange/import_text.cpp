#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "story/exchange/import_record.h"
#include "story/exchange/xml_scanner.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// Text as Markdown that reads as that text. What would begin a heading, a list or a quote is escaped where it
// begins a line.
void append_escaped(std::string& markdown, std::string_view text) {
  for (const char c : text) {
    const bool begins_line = markdown.empty() || markdown.back() == '\n';
    const bool is_special = std::string_view("\\`*_[]<&").find(c) != std::string_view::npos;
    const bool is_block_mark = begins_line && std::string_view("#>-+=~").find(c) != std::string_view::npos;
    if (is_special || is_block_mark) markdown += '\\';
    markdown += c;
  }
}

// White space in HTML and in the lines of a paragraph is one blank.
void append_words(std::string& markdown, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(kBlanks, at);
    const bool has_gap = begin != at;
    if (has_gap && !markdown.empty() && markdown.back() != '\n' && markdown.back() != ' ') markdown += ' ';
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
    append_escaped(markdown, text.substr(begin, end - begin));
    at = end;
  }
}

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : scanner_(html) {}

  std::string markdown() {
    for (XmlScanner::Token token = scanner_.next(); token.kind != XmlScanner::Kind::End;
         token = scanner_.next()) {
      if (token.kind == XmlScanner::Kind::Text) {
        if (silent_.empty()) append_words(markdown_, token.text);
      } else {
        read_tag(token, lower(token.name));
      }
    }
    return std::string(trimmed(markdown_));
  }

 private:
  void begin_block(std::string_view mark = {}) {
    while (!markdown_.empty() && (markdown_.back() == ' ' || markdown_.back() == '\n')) markdown_.pop_back();
    if (!markdown_.empty()) markdown_ += "\n\n";
    markdown_ += mark;
  }

  void read_tag(const XmlScanner::Token& token, const std::string& name) {
    const bool is_open = token.kind == XmlScanner::Kind::Open;
    if (name == "script" || name == "style" || name == "head" || name == "iframe") {
      silent_ = is_open && !token.is_empty ? name : std::string();
    } else if (!silent_.empty()) {
      return;
    } else if (name == "li") {
      if (is_open) begin_block("- ");
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      begin_block(is_open ? "### " : "");
    } else if (name == "blockquote") {
      quotes_ = is_open;
      begin_block();
    } else if (name == "p" || name == "div" || name == "section" || name == "ul" || name == "ol" ||
               name == "table" || name == "tr" || name == "figure") {
      begin_block(is_open && quotes_ ? "> " : "");
    } else if (name == "br") {
      markdown_ += "  \n";
    } else if (name == "strong" || name == "b") {
      markdown_ += "**";
    } else if (name == "em" || name == "i") {
      markdown_ += "*";
    } else if (name == "a") {
      read_link(token, is_open);
    }
  }

  void read_link(const XmlScanner::Token& token, bool is_open) {
    if (is_open) {
      link_ = safe_url(xml_attribute(token.attributes, "href"));
      // A parenthesis would end the target.
      if (link_.find_first_of("()") != std::string::npos) link_.clear();
      if (!link_.empty()) markdown_ += "[";
    } else if (!link_.empty()) {
      markdown_ += "](" + link_ + ")";
      link_.clear();
    }
  }

  XmlScanner scanner_;
  std::string markdown_;
  std::string silent_;  // the element whose text is not text: script, style
  std::string link_;    // target of the open link
  bool quotes_ = false;
};

}  // namespace

std::string markdown_of_text(std::string_view text) {
  std::string markdown;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!markdown.empty()) markdown += "\n\n";
    append_words(markdown, line);
  }
  return markdown;
}

std::string markdown_of_html(std::string_view html) {
  return HtmlReader(html).markdown();
}

}  // namespace storylens

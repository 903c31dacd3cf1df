#include "story/html_tokens.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>

#include "base/utf8.h"

namespace {

constexpr std::string_view kElements[] = {
    "article", "header", "section", "footer", "nav", "h1",         "h2",   "h3",  "h4", "h5",
    "h6",      "p",      "ul",      "ol",     "li",  "blockquote", "cite", "q",   "a",  "time",
    "span",    "strong", "em",      "code",   "pre", "s",          "br",   "hr",  "dl", "dt",
    "dd",      "small",  "mark",    "table",  "tr",  "th",         "td",   "del", "ins"};
constexpr std::string_view kAttributes[] = {
    "lang",       "dir",       "class",  "id",         "href",         "rel",         "target",
    "datetime",   "cite",      "start",  "data-story", "data-node",    "data-result", "data-take",
    "data-block", "data-lens", "data-n", "data-bin",   "aria-current", "aria-label",  "aria-hidden"};
constexpr std::string_view kInline[] = {"a", "br",    "cite", "code",   "em",   "q",   "mark",
                                        "s", "small", "span", "strong", "time", "del", "ins"};
constexpr std::string_view kHoldsInlineOnly[] = {"h1",  "h2",    "h3",   "h4",     "h5",   "h6",  "p",
                                                 "pre", "a",     "cite", "code",   "em",   "q",   "mark",
                                                 "s",   "small", "span", "strong", "time", "del", "ins"};
constexpr std::string_view kHoldsNoText[] = {"article", "header", "section", "footer", "nav",
                                             "ul",      "ol",     "table",   "tr"};

template <std::size_t N>
bool is_in(const std::string_view (&list)[N], std::string_view wanted) {
  return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

bool is_void(std::string_view element) {
  return element == "br" || element == "hr";
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

struct Reader {
  std::string_view html;
  std::size_t at = 0;
  HtmlTokens result;

  bool fail(std::string_view what) {
    if (result.fault.empty()) {
      const std::size_t begin = at > 40 ? at - 40 : 0;
      result.fault = std::string(what) + " near: " + std::string(html.substr(begin, 80));
    }
    return false;
  }

  std::string name() {
    const std::size_t begin = at;
    while (at < html.size() && is_name_character(html[at])) ++at;
    return std::string(html.substr(begin, at - begin));
  }

  bool take(char wanted) {
    if (at >= html.size() || html[at] != wanted) return false;
    ++at;
    return true;
  }

  bool read_text(char end, std::string& text) {
    constexpr std::pair<std::string_view, char> kReferences[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    while (at < html.size() && html[at] != end) {
      const char c = html[at];
      if (c == '<' || c == '>' || c == '"' || c == '\'') return fail("a bare mark in text");
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return fail("a control in text");
      if (c != '&') {
        text += c;
        ++at;
        continue;
      }
      const auto found = std::find_if(
          std::begin(kReferences), std::end(kReferences),
          [&](const auto& reference) { return html.substr(at, reference.first.size()) == reference.first; });
      if (found == std::end(kReferences)) return fail("a bare ampersand");
      text += found->second;
      at += found->first.size();
    }
    return true;
  }

  bool read_open_tag() {
    HtmlToken token;
    token.kind = HtmlToken::Kind::Open;
    token.name = name();
    if (token.name.empty()) return fail("a tag without a name");
    while (take(' ')) {
      std::pair<std::string, std::string> attribute;
      attribute.first = name();
      if (attribute.first.empty() || !take('=') || !take('"'))
        return fail("an attribute that is not name=\"value\"");
      if (!read_text('"', attribute.second)) return false;
      if (!take('"')) return fail("an attribute without its end");
      token.attributes.push_back(std::move(attribute));
    }
    if (!take('>')) return fail("a tag without its end");
    result.tokens.push_back(std::move(token));
    return true;
  }

  bool read_close_tag() {
    HtmlToken token;
    token.kind = HtmlToken::Kind::Close;
    token.name = name();
    if (token.name.empty() || !take('>')) return fail("a bad closing tag");
    result.tokens.push_back(std::move(token));
    return true;
  }

  void read() {
    while (at < html.size()) {
      if (take('<')) {
        if (!(take('/') ? read_close_tag() : read_open_tag())) return;
        continue;
      }
      HtmlToken token;
      if (!read_text('<', token.text)) return;
      result.tokens.push_back(std::move(token));
    }
  }
};

bool is_allowed_address(std::string_view address) {
  for (const std::string_view beginning : {"https://", "http://"}) {
    if (storylens::equal_ignoring_ascii_case(address.substr(0, beginning.size()), beginning)) return true;
  }
  return address.substr(0, 7) == "#story=" || address.substr(0, 6) == "#page=";
}

// The state while walking the tokens.
struct Checker {
  std::vector<std::string> open;
  std::set<std::string> ids;
  std::set<std::string> blocks;

  std::string attribute_fault(const HtmlToken& token, const std::string& key, const std::string& value) {
    const std::string where = " in <" + token.name + " " + key + "=\"" + value + "\">";
    if (!is_in(kAttributes, key)) return "an attribute that is not allowed" + where;
    if (value.empty()) return "an empty attribute" + where;
    if (key == "id" && !ids.insert(value).second) return "an id given twice" + where;
    if (key == "id" && value.find_first_of(" \t\n") != std::string::npos)
      return "an id with white space" + where;
    if (key == "data-block" && !blocks.insert(value).second) return "a data-block given twice" + where;
    const bool is_message = token.attribute("class") == "report" && value.substr(0, 7) == "mailto:";
    if ((key == "href" || (key == "cite" && token.name == "blockquote")) && !is_allowed_address(value) &&
        !is_message) {
      return "an address that is not allowed" + where;
    }
    if (key == "dir" && value != "ltr" && value != "rtl" && value != "auto") return "a bad direction" + where;
    return {};
  }

  std::string place_fault(const HtmlToken& token) const {
    if (open.empty()) return token.name == "article" ? "" : "an element outside the article: " + token.name;
    const std::string& parent = open.back();
    const std::string where = ": <" + token.name + "> in <" + parent + ">";
    if (is_in(kHoldsInlineOnly, parent) && !is_in(kInline, token.name)) return "a block in a line" + where;
    const bool is_list = parent == "ul" || parent == "ol";
    if (is_list != (token.name == "li")) return "a list is made of items only" + where;
    if (is_in(kInline, token.name) && is_in(kHoldsNoText, parent)) return "words outside a passage" + where;
    const bool is_in_link = std::find(open.begin(), open.end(), "a") != open.end();
    return token.name == "a" && is_in_link ? "a link in a link" + where : "";
  }

  std::string step(const HtmlToken& token) {
    switch (token.kind) {
      case HtmlToken::Kind::Text: {
        const bool is_blank = token.text.find_first_not_of(" \n") == std::string::npos;
        const bool holds_text = !open.empty() && !is_in(kHoldsNoText, open.back());
        return is_blank || holds_text ? "" : "words outside a passage: " + token.text;
      }
      case HtmlToken::Kind::Close:
        if (open.empty() || open.back() != token.name) return "closed out of turn: " + token.name;
        open.pop_back();
        return {};
      case HtmlToken::Kind::Open: break;
    }
    if (!is_in(kElements, token.name)) return "an element that is not allowed: " + token.name;
    if (std::string fault = place_fault(token); !fault.empty()) return fault;
    if (token.name == "article") blocks.clear();
    std::set<std::string> keys;
    for (const auto& [key, value] : token.attributes) {
      if (!keys.insert(key).second) return "an attribute given twice: " + key;
      if (std::string fault = attribute_fault(token, key, value); !fault.empty()) return fault;
    }
    const bool leads_out = token.name == "a" && token.attribute("href").substr(0, 1) != "#";
    if (leads_out && token.attribute("rel") != "noopener noreferrer")
      return "a link that leads out without rel";
    if (!is_void(token.name)) open.push_back(token.name);
    return {};
  }
};

std::size_t find_tag(const HtmlTokens& html, std::string_view attribute, std::string_view value) {
  for (std::size_t i = 0; i < html.tokens.size(); ++i) {
    if (html.tokens[i].kind == HtmlToken::Kind::Open && html.tokens[i].attribute(attribute) == value)
      return i;
  }
  return html.tokens.size();
}

}  // namespace

std::string HtmlToken::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

HtmlTokens read_html(std::string_view html) {
  Reader reader = {html, 0, {}};
  reader.read();
  return std::move(reader.result);
}

std::string fault_of(std::string_view html) {
  const HtmlTokens read = read_html(html);
  if (!read.fault.empty()) return read.fault;
  Checker checker;
  for (const HtmlToken& token : read.tokens) {
    if (std::string fault = checker.step(token); !fault.empty()) return fault;
  }
  return checker.open.empty() ? "" : "left open: " + checker.open.back();
}

std::string text_content(std::string_view html) {
  std::string text;
  for (const HtmlToken& token : read_html(html).tokens) text += token.text;
  return text;
}

std::string text_of(std::string_view html, std::string_view attribute, std::string_view value) {
  const HtmlTokens read = read_html(html);
  std::string text;
  int depth = 0;
  for (std::size_t i = find_tag(read, attribute, value); i < read.tokens.size(); ++i) {
    const HtmlToken& token = read.tokens[i];
    text += token.text;
    if (token.kind == HtmlToken::Kind::Open && !is_void(token.name)) ++depth;
    if (token.kind == HtmlToken::Kind::Close) --depth;
    if (depth == 0) break;
  }
  return text;
}

HtmlToken tag_of(std::string_view html, std::string_view attribute, std::string_view value) {
  const HtmlTokens read = read_html(html);
  const std::size_t found = find_tag(read, attribute, value);
  return found < read.tokens.size() ? read.tokens[found] : HtmlToken();
}

int count_of(std::string_view html, std::string_view attribute, std::string_view value) {
  const HtmlTokens read = read_html(html);
  return static_cast<int>(std::count_if(read.tokens.begin(), read.tokens.end(), [&](const HtmlToken& token) {
    return token.kind == HtmlToken::Kind::Open && token.attribute(attribute) == value;
  }));
}

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "story/exchange/import_record.h"
#include "story/exchange/xml_scanner.h"

namespace storylens {
namespace {

// RSS 2.0 and 1.0 (item) and Atom (entry), with the modules that feeds use.
class FeedReader {
 public:
  FeedReader(std::string_view xml) : scanner_(xml) {}

  std::vector<ImportRecord> read() {
    for (XmlScanner::Token token = scanner_.next(); token.kind != XmlScanner::Kind::End;
         token = scanner_.next()) {
      if (token.kind != XmlScanner::Kind::Open) continue;
      if (token.name == "rss" || token.name == "feed" || token.name == "rdf:RDF") {
        is_feed_ = true;
        language_ = xml_attribute(token.attributes, "xml:lang");
      } else if (token.name == "language" || token.name == "dc:language") {
        language_ = content(token).text;
      } else if (token.name == "item" || token.name == "entry") {
        if (!token.is_empty) records_.push_back(read_item(token));
      }
    }
    return std::move(records_);
  }

  bool is_feed() const { return is_feed_; }

 private:
  struct Content {
    std::string text;    // of the element and all within it
    std::string markup;  // as it would be in HTML: for XHTML within Atom
  };

  // What the element holds, to its closing tag.
  Content content(const XmlScanner::Token& open) {
    Content content;
    int depth = open.is_empty ? 0 : 1;
    while (depth > 0) {
      const XmlScanner::Token token = scanner_.next();
      if (token.kind == XmlScanner::Kind::End) break;
      if (token.kind == XmlScanner::Kind::Text) {
        content.text += token.text;
        content.markup += token.text;
        continue;
      }
      if (token.kind == XmlScanner::Kind::Open && !token.is_empty) ++depth;
      if (token.kind == XmlScanner::Kind::Close) --depth;
      const std::string name(token.name);
      if (depth > 0)
        content.markup +=
            (token.kind == XmlScanner::Kind::Close ? "</" : "<") + name + std::string(token.attributes) + ">";
    }
    content.text = std::string(trimmed(content.text));
    return content;
  }

  void read_link(ImportRecord& record, const XmlScanner::Token& token) {
    const std::string href = xml_attribute(token.attributes, "href");
    const std::string relation = xml_attribute(token.attributes, "rel");
    const std::string text = content(token).text;
    if (!href.empty() && (relation.empty() || relation == "alternate")) {
      record.add(ImportKey::Url, href);
    } else if (href.empty()) {
      record.add(ImportKey::Url, text);
    } else {
      record.other.emplace_back("link " + relation, href);
    }
  }

  ImportRecord read_item(const XmlScanner::Token& item) {
    ImportRecord record;
    record.line = item.line;
    record.add(ImportKey::Language, xml_attribute(item.attributes, "xml:lang"));
    std::string description, body;
    for (XmlScanner::Token token = scanner_.next(); token.kind != XmlScanner::Kind::End;
         token = scanner_.next()) {
      if (token.kind == XmlScanner::Kind::Close && token.name == item.name) break;
      if (token.kind != XmlScanner::Kind::Open) continue;
      const std::string name(token.name);
      if (name == "link") {
        read_link(record, token);
        continue;
      }
      const std::string term = xml_attribute(token.attributes, "term");
      Content held = content(token);
      if (name == "title") {
        record.add(ImportKey::Headline, decoded_references(held.text));
      } else if (name == "description" || name == "summary") {
        description = held.markup;
      } else if (name == "content:encoded" || name == "content") {
        body = held.markup;
      } else if (name == "pubDate" || name == "dc:date" || name == "published") {
        record.add(ImportKey::Published, held.text);
      } else if (name == "updated") {
        record.add(ImportKey::Modified, held.text);
      } else if (name == "category" || name == "dc:subject") {
        record.add(ImportKey::Rubric, term.empty() ? held.text : term);
      } else if (name == "dc:language") {
        record.add(ImportKey::Language, held.text);
      } else if (!held.text.empty()) {
        record.other.emplace_back(name, held.text);
      }
    }
    // What stands beside a full text is its summary.
    if (!body.empty() && !description.empty()) {
      record.add(ImportKey::Tagline, plain_line(markdown_of_html(description)));
    }
    record.add(ImportKey::Body, markdown_of_html(body.empty() ? description : body));
    record.add(ImportKey::Language, language_);
    return record;
  }

  static std::string plain_line(const std::string& markdown) {
    std::string line;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
      if (markdown[i] == '\\' && i + 1 < markdown.size()) ++i;
      line += markdown[i] == '\n' ? ' ' : markdown[i];
    }
    return line;
  }

  XmlScanner scanner_;
  std::string language_;
  bool is_feed_ = false;
  std::vector<ImportRecord> records_;
};

}  // namespace

std::vector<ImportRecord> read_xml_feed(std::string_view text, const std::string& file,
                                        Diagnostics& diagnostics) {
  FeedReader reader(text);
  std::vector<ImportRecord> records = reader.read();
  if (!reader.is_feed()) {
    append_diagnostic(diagnostics, Severity::Error, "not-a-feed",
                      "This is neither RSS nor Atom: no rss or feed element", file, 0);
    records.clear();
  }
  return records;
}

}  // namespace storylens

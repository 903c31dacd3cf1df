#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/exchange/import_record.h"
#include "story/json/json_document.h"

namespace storylens {
namespace {

std::string_view text_of(JsonValue object, std::string_view name) {
  const std::optional<JsonValue> value = member_of(object, name);
  return value && value->kind() == JsonKind::String ? value->text() : std::string_view();
}

// What a story's members are called in a bundle: a feed's member of that name means something else.
constexpr std::string_view kStoryMembers[] = {"about",
                                              "alternativeHeadline",
                                              "claims",
                                              "corrections",
                                              "correctionsHeading",
                                              "counts",
                                              "dateModified",
                                              "datePublished",
                                              "entities",
                                              "graphHeading",
                                              "headline",
                                              "inLanguage",
                                              "metaLiteral",
                                              "notice",
                                              "otherLines",
                                              "otherMeta",
                                              "related",
                                              "rubrics",
                                              "sections",
                                              "slug",
                                              "takes",
                                              "takesHeading",
                                              "type",
                                              "url",
                                              "versions"};

// The name under which the bundle carries it along: names with _ are for extensions.
std::string name_to_keep(std::string_view name) {
  const bool is_taken =
      std::find(std::begin(kStoryMembers), std::end(kStoryMembers), name) != std::end(kStoryMembers);
  return (is_taken ? "_" : "") + std::string(name);
}

// https://jsonfeed.org/version/1.1: the members with a meaning in a story. "id" is one where it is no
// address.
ImportRecord read_item(JsonValue item, std::string_view feed_language) {
  ImportRecord record;
  const bool has_html = !text_of(item, "content_html").empty();
  for (const JsonValue value : item) {
    if (value.is_shadowed() || value.kind() == JsonKind::Null) continue;
    const std::string_view name = value.key();
    const bool is_text = value.kind() == JsonKind::String;
    const std::string_view text = is_text ? value.text() : std::string_view();
    if (is_text && name == "title") {
      record.add(ImportKey::Headline, text);
    } else if (is_text && name == "summary") {
      record.add(ImportKey::Tagline, text);
    } else if (is_text && name == "url") {
      record.add(ImportKey::Url, text);
    } else if (is_text && name == "date_published") {
      record.add(ImportKey::Published, text);
    } else if (is_text && name == "date_modified") {
      record.add(ImportKey::Modified, text);
    } else if (is_text && name == "language") {
      record.add(ImportKey::Language, text);
    } else if (is_text && name == "content_html") {
      record.add(ImportKey::Body, markdown_of_html(text));
    } else if (is_text && name == "content_text" && !has_html) {
      record.add(ImportKey::Body, markdown_of_text(text));
    } else if (name == "tags" && value.kind() == JsonKind::Array) {
      for (const JsonValue tag : value) record.add(ImportKey::Rubric, tag.text());
    } else {
      record.unknown.emplace_back(name_to_keep(name), value.raw());
    }
  }
  if (text_of(item, "language").empty()) record.add(ImportKey::Language, feed_language);
  return record;
}

}  // namespace

std::vector<ImportRecord> read_json_feed(std::string_view text, const std::string& file,
                                         Diagnostics& diagnostics) {
  std::vector<ImportRecord> records;
  const Result<JsonDocument> document = JsonDocument::parse(text);
  const std::optional<JsonValue> items = document ? member_of(document->root(), "items") : std::nullopt;
  const bool is_feed =
      items && items->kind() == JsonKind::Array &&
      text_of(document->root(), "version").find("jsonfeed.org/version/") != std::string_view::npos;
  if (!is_feed) {
    append_diagnostic(
        diagnostics, Severity::Error, "unreadable-json",
        document ? "This JSON is no JSON Feed: it needs a version and items" : document.error().message, file,
        0);
    return records;
  }
  for (const JsonValue item : *items) {
    if (item.kind() != JsonKind::Object) continue;
    ImportRecord record = read_item(item, text_of(document->root(), "language"));
    record.line = text_position(text, item.offset()).line;
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace storylens

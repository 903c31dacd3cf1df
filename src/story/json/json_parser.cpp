#include "story/json/json_document.h"

#include <algorithm>
#include <iterator>
#include <limits>

#define JSON_NO_IO
#include <nlohmann/json.hpp>

#include "base/order.h"
#include "base/utf8.h"

namespace storylens {
namespace {

std::string place_name(TextPosition position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

// Reads the text and lets the builder know how far the parser has come, which the SAX events do not tell.
struct TrackingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** cursor = nullptr;

  reference operator*() const { return *at; }
  TrackingIterator& operator++() {
    *cursor = ++at;
    return *this;
  }
  TrackingIterator operator++(int) {
    TrackingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const TrackingIterator& other) const { return at == other.at; }
  bool operator!=(const TrackingIterator& other) const { return at != other.at; }
};

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value -
// invalid literal; last read: 'nul}'" → "invalid literal; last read: 'nul}'": the place is told apart, the
// rest is noise.
std::string plain_reason(std::string_view what) {
  const auto drop_through = [&what](std::string_view mark) {
    const std::size_t found = what.find(mark);
    if (found != std::string_view::npos) what.remove_prefix(found + mark.size());
  };
  if (what.substr(0, 1) == "[") drop_through("] ");
  if (what.substr(0, 11) == "parse error") drop_through(": ");
  if (what.substr(0, 12) == "syntax error") drop_through(" - ");
  constexpr std::size_t kLongestReason = 160;
  const bool is_cut = what.size() > kLongestReason;
  return displayable_line(what.substr(0, kLongestReason)) + (is_cut ? "…" : "");
}

}  // namespace

// Receives the parser's events. Every event returns whether reading goes on.
class JsonTapeBuilder {
 public:
  JsonTapeBuilder(JsonDocument& document, const JsonLimits& limits)
      : document_(document), limits_(limits), cursor_(document.source_.data()) {}

  bool run() {
    const std::string_view source = document_.source_;
    const TrackingIterator first{source.data(), &cursor_};
    const TrackingIterator last{source.data() + source.size(), &cursor_};
    return nlohmann::json::sax_parse(first, last, this) && !has_failed_;
  }
  const Error& error() const { return error_; }

  bool null() { return add(JsonKind::Null, "null"); }
  bool boolean(bool value) { return add(JsonKind::Boolean, value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return add(JsonKind::Number, std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return add(JsonKind::Number, std::to_string(value)); }
  bool number_float(double, const std::string& literal) { return add(JsonKind::Number, literal); }
  bool string(std::string& value) { return add(JsonKind::String, value); }
  bool binary(nlohmann::json::binary_t&) { return false; }  // no JSON text has one
  bool start_object(std::size_t) { return open(JsonKind::Object); }
  bool start_array(std::size_t) { return open(JsonKind::Array); }
  bool end_array() { return close(); }

  bool key(std::string& value) {
    if (!is_short_enough(value)) return false;
    key_begin_ = static_cast<std::uint32_t>(document_.text_.size());
    key_size_ = static_cast<std::uint32_t>(value.size());
    document_.text_ += value;
    return true;
  }

  bool end_object() {
    shadow_duplicates(open_.back());
    return close();
  }

  bool parse_error(std::size_t byte, const std::string&, const nlohmann::json::exception& exception) {
    return fail("This is not valid JSON: " + plain_reason(exception.what()), byte == 0 ? 0 : byte - 1);
  }

 private:
  using Node = JsonDocument::Node;

  bool fail(std::string message, std::size_t offset) {
    const std::size_t last = document_.source_.size();
    error_ = {std::move(message), place_name(text_position(document_.source_, std::min(offset, last)))};
    has_failed_ = true;
    return false;
  }

  std::size_t last_byte_read() const {
    const std::ptrdiff_t read = cursor_ - document_.source_.data();
    return read > 0 ? static_cast<std::size_t>(read) - 1 : 0;
  }

  bool is_short_enough(std::string_view text) {
    if (text.size() <= limits_.string_bytes) return true;
    return fail("A text of " + std::to_string(text.size()) + " bytes is over the limit of " +
                    std::to_string(limits_.string_bytes) + "; shorten or divide it",
                last_byte_read());
  }

  bool add(JsonKind kind, std::string_view text) {
    if (!is_short_enough(text)) return false;
    if (document_.nodes_.size() >= limits_.values) {
      return fail("More than " + std::to_string(limits_.values) + " values: divide the file",
                  last_byte_read());
    }
    if (!open_.empty()) ++document_.nodes_[open_.back()].size;
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    Node node;
    node.kind = kind;
    node.text_begin = static_cast<std::uint32_t>(document_.text_.size());
    node.size = static_cast<std::uint32_t>(text.size());
    node.key_begin = key_begin_;
    node.key_size = key_size_;
    node.next = index + 1;
    node.last_byte = static_cast<std::uint32_t>(last_byte_read());
    document_.text_ += text;
    document_.nodes_.push_back(node);
    key_size_ = 0;
    return true;
  }

  bool open(JsonKind kind) {
    if (open_.size() >= static_cast<std::size_t>(limits_.depth)) {
      return fail("Nested more than " + std::to_string(limits_.depth) + " deep; no bundle needs that",
                  last_byte_read());
    }
    if (!add(kind, {})) return false;
    open_.push_back(static_cast<std::uint32_t>(document_.nodes_.size() - 1));
    return true;
  }

  bool close() {
    document_.nodes_[open_.back()].next = static_cast<std::uint32_t>(document_.nodes_.size());
    open_.pop_back();
    return true;
  }

  std::string_view key_of(std::uint32_t index) const {
    const Node& node = document_.nodes_[index];
    return std::string_view(document_.text_).substr(node.key_begin, node.key_size);
  }

  // Of members with one key the last counts, as in JavaScript.
  void shadow_duplicates(std::uint32_t object) {
    members_.clear();
    for (std::uint32_t i = object + 1; i < document_.nodes_.size(); i = document_.nodes_[i].next) {
      members_.push_back(i);
    }
    sort_stably(members_, [this](std::uint32_t a, std::uint32_t b) {
      const int order = key_of(a).compare(key_of(b));
      return order != 0 ? order < 0 : a < b;
    });
    for (std::size_t i = 1; i < members_.size(); ++i) {
      if (key_of(members_[i - 1]) != key_of(members_[i])) continue;
      document_.nodes_[members_[i - 1]].is_shadowed = true;
      document_.has_shadowed_ = true;
    }
  }

  JsonDocument& document_;
  const JsonLimits& limits_;
  const char* cursor_;  // the byte after the last one read
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_size_ = 0;
  std::vector<std::uint32_t> open_;     // the containers around the next value
  std::vector<std::uint32_t> members_;  // scratch of shadow_duplicates()
  Error error_;
  bool has_failed_ = false;
};

Result<JsonDocument> JsonDocument::parse(std::string_view source, const JsonLimits& limits) {
  const std::size_t byte_limit =
      std::min<std::size_t>(limits.bytes, std::numeric_limits<std::uint32_t>::max() - 1u);
  if (source.size() > byte_limit) {
    return failure("The text has " + std::to_string(source.size()) + " bytes, over the limit of " +
                   std::to_string(byte_limit) + "; divide it");
  }
  const std::string_view content = trimmed(without_byte_order_mark(source));
  if (content.empty()) return failure("The text is empty; expected JSON", "1:1");
  if (content.front() == '<') {
    return failure("This is HTML or XML and not JSON; is the address that of a bundle?", "1:1");
  }
  // The parser takes a zero byte for the end of the text and would not see what comes after.
  const std::size_t zero = source.find('\0');
  if (zero != std::string_view::npos) {
    return failure("A zero byte stands in the text; is it UTF-16 or no text at all? Save it as UTF-8",
                   place_name(text_position(source, zero)));
  }
  JsonDocument document(source);
  JsonTapeBuilder builder(document, limits);
  if (!builder.run()) return tl::unexpected<Error>(builder.error());
  return document;
}

}  // namespace storylens

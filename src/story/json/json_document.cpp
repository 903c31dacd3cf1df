#include "story/json/json_document.h"

#include <algorithm>

#include "base/number.h"
#include "base/utf8.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

const char* json_kind_name(JsonKind kind) {
  switch (kind) {
    case JsonKind::Null: return "null";
    case JsonKind::Boolean: return "true or false";
    case JsonKind::Number: return "a number";
    case JsonKind::String: return "a string";
    case JsonKind::Array: return "an array";
    case JsonKind::Object: return "an object";
  }
  return "a value";
}

JsonKind JsonValue::kind() const {
  return document_->nodes_[index_].kind;
}

std::string_view JsonValue::key() const {
  const JsonDocument::Node& node = document_->nodes_[index_];
  return std::string_view(document_->text_).substr(node.key_begin, node.key_size);
}

std::string_view JsonValue::text() const {
  const JsonDocument::Node& node = document_->nodes_[index_];
  if (node.kind == JsonKind::Array || node.kind == JsonKind::Object) return {};
  return std::string_view(document_->text_).substr(node.text_begin, node.size);
}

double JsonValue::number() const {
  return kind() == JsonKind::Number ? parse_number(text()).value : 0.0;
}

std::size_t JsonValue::size() const {
  const JsonDocument::Node& node = document_->nodes_[index_];
  return node.kind == JsonKind::Array || node.kind == JsonKind::Object ? node.size : 0;
}

bool JsonValue::is_shadowed() const {
  return document_->nodes_[index_].is_shadowed;
}

std::size_t JsonValue::offset() const {
  const JsonDocument::Node& node = document_->nodes_[index_];
  const std::string_view source = document_->source_;
  std::size_t at = node.last_byte;
  if (node.kind == JsonKind::Array || node.kind == JsonKind::Object) return at;
  if (node.kind == JsonKind::String) {
    const auto is_escaped = [source](std::size_t quote) {
      std::size_t slashes = 0;
      while (slashes < quote && source[quote - 1 - slashes] == '\\') ++slashes;
      return slashes % 2 == 1;
    };
    do {
      --at;
    } while (at > 0 && (source[at] != '"' || is_escaped(at)));
    return at;
  }
  const auto is_literal = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '+' || c == '-' || c == '.';
  };
  // The parser knows the end of a number only from the byte after it.
  if (at > 0 && !is_literal(source[at])) --at;
  while (at > 0 && is_literal(source[at - 1])) --at;
  return at;
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  index_ = document_->nodes_[index_].next;
  return *this;
}

JsonValue::Iterator JsonValue::begin() const {
  return {*document_, size() > 0 ? index_ + 1 : document_->nodes_[index_].next};
}

JsonValue::Iterator JsonValue::end() const {
  return {*document_, document_->nodes_[index_].next};
}

std::optional<JsonValue> member_of(JsonValue object, std::string_view name) {
  if (object.kind() != JsonKind::Object) return std::nullopt;
  for (const JsonValue value : object) {
    if (value.key() == name && !value.is_shadowed()) return value;
  }
  return std::nullopt;
}

std::string JsonPointerWalk::pointer(JsonValue value) {
  const auto& nodes = value.document_->nodes_;
  const std::uint32_t target = value.index_;
  while (!steps_.empty() && nodes[steps_.back().container].next <= target) steps_.pop_back();
  const auto advance = [&](Step& step) {
    for (; nodes[step.child].next <= target; step.child = nodes[step.child].next) ++step.position;
  };
  if (!steps_.empty()) advance(steps_.back());
  for (std::uint32_t at = steps_.empty() ? 0 : steps_.back().child; at != target; at = steps_.back().child) {
    steps_.push_back({at, at + 1, 0});
    advance(steps_.back());
  }
  std::string pointer;
  for (const Step& step : steps_) {
    pointer += '/';
    if (nodes[step.container].kind == JsonKind::Array) {
      pointer += std::to_string(step.position);
      continue;
    }
    for (const char c : JsonValue(*value.document_, step.child).key()) {
      if (c == '~' || c == '/') {
        pointer += c == '~' ? "~0" : "~1";
      } else {
        pointer += c;
      }
    }
  }
  return pointer;
}

namespace {

// Recursion is bounded by JsonLimits::depth.
void append_raw(std::string& json, JsonValue value) {
  const bool is_object = value.kind() == JsonKind::Object;
  if (!is_object && value.kind() != JsonKind::Array) {
    if (value.kind() == JsonKind::String) {
      append_json_string(json, value.text());
    } else {
      json += value.text();
    }
    return;
  }
  json += is_object ? '{' : '[';
  bool is_first = true;
  for (const JsonValue child : value) {
    if (child.is_shadowed()) continue;
    if (!is_first) json += ", ";
    is_first = false;
    if (is_object) {
      append_json_string(json, child.key());
      json += ": ";
    }
    append_raw(json, child);
  }
  json += is_object ? '}' : ']';
}

}  // namespace

std::string JsonValue::raw() const {
  std::string json;
  append_raw(json, *this);
  return json;
}

std::string_view without_byte_order_mark(std::string_view source) {
  return source.substr(0, kByteOrderMark.size()) == kByteOrderMark ? source.substr(kByteOrderMark.size())
                                                                   : source;
}

TextPosition text_position(std::string_view source, std::size_t offset) {
  return TextPositionWalk(source).position(offset);
}

TextPosition TextPositionWalk::position(std::size_t offset) {
  std::string_view passed = source_.substr(offset_, offset - offset_);
  if (offset_ == 0) passed = without_byte_order_mark(passed);
  const std::size_t line_end = passed.rfind('\n');
  if (line_end != std::string_view::npos) {
    position_.line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    position_.column = 1;
    passed.remove_prefix(line_end + 1);
  }
  position_.column += static_cast<int>(count_code_points(passed));
  offset_ = offset;
  return position_;
}

}  // namespace storylens

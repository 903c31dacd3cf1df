// JSON document: JSON text as a flat tape of values, each knowing its place in the text. Private to
// src/story. nlohmann/json reads the syntax (SAX, json_parser.cpp); the tape replaces its tree, which is
// larger and is copied and destroyed recursively.
//
// Shapes: a container's children follow it on the tape, so a document is two allocations whatever it holds.
// Errors: parse() fails on the first syntax error or limit, with "line:column" in Error::where.
// Cost:   linear in the text; 28 bytes a value and the bytes of its strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storylens {

struct JsonLimits {
  std::size_t bytes = 64u << 20;  // of the whole text, below 4 GiB
  int depth = 32;                 // containers within containers
  std::size_t values = 4'000'000;
  std::size_t string_bytes = 1u << 20;  // of one string or key, decoded
};

enum class JsonKind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

const char* json_kind_name(JsonKind kind);  // with its article: "null", "a number", "an object"

class JsonDocument;

// A value in a document: valid as long as the document is. Copying is free.
class JsonValue {
 public:
  JsonKind kind() const;
  std::string_view key() const;   // in its object; empty elsewhere
  std::string_view text() const;  // of a string, decoded; of a number or boolean, as in the file
  double number() const;          // of a number, else 0
  std::size_t size() const;       // children
  bool is_shadowed() const;       // a later member of its object has the same key
  std::size_t offset() const;     // where it begins in the text, in bytes

  std::string raw() const;  // JSON text of the value on one line, shadowed members left out

  class Iterator {
   public:
    JsonValue operator*() const { return {*document_, index_}; }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    friend class JsonValue;
    Iterator(const JsonDocument& document, std::uint32_t index) : document_(&document), index_(index) {}
    const JsonDocument* document_;
    std::uint32_t index_;
  };
  Iterator begin() const;  // children, in file order
  Iterator end() const;

 private:
  friend class Iterator;
  friend class JsonDocument;
  friend class JsonPointerWalk;
  JsonValue(const JsonDocument& document, std::uint32_t index) : document_(&document), index_(index) {}

  const JsonDocument* document_;
  std::uint32_t index_;
};

// The member of an object that counts; none where there is no such, or this is no object.
std::optional<JsonValue> member_of(JsonValue object, std::string_view name);

class JsonDocument {
 public:
  // source must outlive the document.
  static Result<JsonDocument> parse(std::string_view source, const JsonLimits& limits = {});

  JsonValue root() const { return {*this, 0}; }
  bool has_shadowed() const { return has_shadowed_; }

 private:
  friend class JsonPointerWalk;
  friend class JsonTapeBuilder;
  friend class JsonValue;

  struct Node {
    std::uint32_t text_begin = 0;  // in text_
    std::uint32_t size = 0;        // bytes of text, or number of children
    std::uint32_t key_begin = 0;   // in text_
    std::uint32_t key_size = 0;
    std::uint32_t next = 0;       // index of the value after this one and all it holds
    std::uint32_t last_byte = 0;  // in source_: the last byte of a scalar, the bracket of a container
    JsonKind kind = JsonKind::Null;
    bool is_shadowed = false;
  };

  explicit JsonDocument(std::string_view source) : source_(source) {}

  std::string_view source_;
  std::string text_;  // keys and scalars, decoded
  std::vector<Node> nodes_;
  bool has_shadowed_ = false;
};

// JSON pointers (RFC 6901) of values of one document, asked for in the order of the text: all answers
// together cost one walk over the document.
class JsonPointerWalk {
 public:
  std::string pointer(JsonValue value);

 private:
  struct Step {
    std::uint32_t container;
    std::uint32_t child;   // on the way to the value last asked for
    std::size_t position;  // of the child in its container
  };
  std::vector<Step> steps_;  // from the root
};

// Both count from 1; columns count code points. A byte order mark is not counted.
struct TextPosition {
  int line = 1;
  int column = 1;
};

TextPosition text_position(std::string_view source, std::size_t offset);

// Positions in one text, asked for in the order of the text: all answers together cost one walk over it.
class TextPositionWalk {
 public:
  explicit TextPositionWalk(std::string_view source) : source_(source) {}
  TextPosition position(std::size_t offset);

 private:
  std::string_view source_;
  std::size_t offset_ = 0;
  TextPosition position_;  // of offset_
};

std::string_view without_byte_order_mark(std::string_view source);

}  // namespace storylens

#include "story/json/json_writer.h"

#include "base/utf8.h"

namespace storylens {

void append_json_string(std::string& json, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  json += '"';
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = decode_utf8(text, offset);
    switch (code_point) {
      case '"': json += "\\\""; continue;
      case '\\': json += "\\\\"; continue;
      case '\n': json += "\\n"; continue;
      case '\r': json += "\\r"; continue;
      case '\t': json += "\\t"; continue;
      default: break;
    }
    if (code_point < 0x20) {
      json += "\\u00";
      json += kHex[code_point >> 4];
      json += kHex[code_point & 0xF];
    } else {
      append_utf8(json, code_point);
    }
  }
  json += '"';
}

void JsonWriter::open(char bracket, Form form) {
  begin_value();
  if (!levels_.empty() && levels_.back().form == Form::Inline) form = Form::Inline;
  json_ += bracket;
  levels_.push_back({form, true});
}

void JsonWriter::close(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.form == Form::Lines && !level.is_empty) break_line();
  json_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  begin_value();
  append_json_string(json_, name);
  json_ += ": ";
  follows_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  begin_value();
  append_json_string(json_, text);
}

void JsonWriter::raw(std::string_view json) {
  begin_value();
  json_ += json;
}

void JsonWriter::text_member(std::string_view name, std::string_view text) {
  if (text.empty()) return;
  key(name);
  string(text);
}

void JsonWriter::begin_value() {
  if (follows_key_) {
    follows_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.is_empty) json_ += level.form == Form::Inline ? ", " : ",";
  if (level.form == Form::Lines) break_line();
  level.is_empty = false;
}

void JsonWriter::break_line() {
  json_ += '\n';
  json_.append(levels_.size() * 2, ' ');
}

}  // namespace storylens

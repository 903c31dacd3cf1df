// JSON writer: text from values given in order. Containers in lines are indented by two spaces; a container
// opened inline stays on one line with all it holds.
//
// Errors: none; ill-formed UTF-8 is written as U+FFFD. The order of calls must make JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storylens {

void append_json_string(std::string& json, std::string_view text);  // quoted and escaped

class JsonWriter {
 public:
  enum class Form { Lines, Inline };

  void begin_object(Form form = Form::Lines) { open('{', form); }
  void end_object() { close('}'); }
  void begin_array(Form form = Form::Lines) { open('[', form); }
  void end_array() { close(']'); }
  void key(std::string_view name);
  void string(std::string_view text);
  void raw(std::string_view json);  // a number, true, false, null, or any JSON text

  // A member that is left out when it is empty.
  void text_member(std::string_view name, std::string_view text);

  const std::string& text() const { return json_; }

 private:
  struct Level {
    Form form = Form::Lines;
    bool is_empty = true;
  };

  void open(char bracket, Form form);
  void close(char bracket);
  void begin_value();  // comma, line end and indentation before what comes next
  void break_line();

  std::string json_;
  std::vector<Level> levels_;
  bool follows_key_ = false;
};

}  // namespace storylens

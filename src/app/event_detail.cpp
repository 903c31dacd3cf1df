#include "app/event_detail.h"

#include "story/json/json_writer.h"

namespace storylens {

std::string event_detail(std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
  JsonWriter json;
  json.begin_object(JsonWriter::Form::Inline);
  for (const auto& [name, text] : members) {
    json.key(name);
    json.string(text);
  }
  json.end_object();
  return json.text();
}

}  // namespace storylens

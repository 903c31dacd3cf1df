#include "cli/site/site_offline.h"

#include "generated/offline.h"
#include "story/html_writer.h"
#include "story/interface_language.h"
#include "story/json/json_writer.h"
#include "story/strings.h"

namespace storylens {
namespace {

// On one line: `SETTINGS` of the worker.
std::string settings_json(std::string_view app, const std::vector<std::string>& languages) {
  JsonWriter json;
  json.begin_object(JsonWriter::Form::Inline);
  json.key("app");
  json.string(app);
  json.key("languages");
  json.begin_array(JsonWriter::Form::Inline);
  for (const std::string& language : languages) json.string(language);
  json.end_array();
  json.key("words");
  json.begin_object(JsonWriter::Form::Inline);
  for (const std::string_view language : kInterfaceLanguages) {
    const Strings& strings = Strings::for_language(language);
    json.key(language);
    json.begin_object(JsonWriter::Form::Inline);
    json.text_member("dir", is_right_to_left(language) ? "rtl" : "ltr");
    json.text_member("kept", strings.get("offline.kept"));
    json.text_member("missing", strings.get("offline.missing"));
    json.text_member("explained", strings.get("offline.missing.explained"));
    json.text_member("list", strings.get("offline.list"));
    json.text_member("retry", strings.get("retry"));
    json.end_object();
  }
  json.end_object();
  json.end_object();
  return json.text();
}

}  // namespace

std::string offline_worker(std::string_view build, std::string_view app,
                           const std::vector<std::string>& languages) {
  constexpr std::string_view kPlace = "SETTINGS";
  std::string worker = "// Build " + std::string(build) + "\n" + std::string(kOfflineWorkerJs);
  return worker.replace(worker.find(kPlace), kPlace.size(), settings_json(app, languages));
}

std::string retired_offline_worker() {
  return std::string(kOfflineRetiredJs);
}

std::string offline_script() {
  return std::string(kOfflineJs);
}

}  // namespace storylens

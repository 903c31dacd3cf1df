#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_set>

#include "cli/inputs.h"
#include "cli/references.h"
#include "cli/report.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/check.h"
#include "story/check_texts.h"

namespace storylens {
namespace {

// Adds what stories refer to and nobody describes. It comes from no file of its own, so it is told about in
// the story's.
void complete_bundle(Inputs& inputs) {
  Bundle& bundle = inputs.bundle;
  std::unordered_set<std::string> described;
  for (const Entity& entity : bundle.entities) described.insert(entity.slug);
  for (Referenced<Entity>& entity : referenced_entities(bundle.stories)) {
    if (described.count(entity.item.slug) > 0) continue;
    bundle.entities.push_back(std::move(entity.item));
    inputs.entities.push_back({inputs.stories[entity.story].file, {}});
  }
  described.clear();
  for (const Outlet& outlet : bundle.outlets) described.insert(outlet.id);
  for (Referenced<Outlet>& outlet : referenced_outlets(bundle.stories)) {
    if (described.count(outlet.item.id) > 0) continue;
    bundle.outlets.push_back(std::move(outlet.item));
    inputs.outlets.push_back({inputs.stories[outlet.story].file, {}});
  }
}

// Turns a pointer in the bundle into the place in the input: "/stories/2/takes/0" → the file of story 2 and,
// where that is JSON, the pointer in it. Returns what follows the item: "/takes/0".
std::string name_origin(const Inputs& inputs, Diagnostic& diagnostic) {
  const std::pair<std::string_view, const std::vector<Origin>&> lists[] = {
      {"/stories/", inputs.stories}, {"/entities/", inputs.entities}, {"/outlets/", inputs.outlets}};
  for (const auto& [prefix, origins] : lists) {
    const std::string_view pointer = diagnostic.pointer;
    if (pointer.substr(0, prefix.size()) != prefix) continue;
    std::size_t index = 0;
    const char* const last = pointer.data() + pointer.size();
    const auto [end, error] = std::from_chars(pointer.data() + prefix.size(), last, index);
    if (error != std::errc() || index >= origins.size()) continue;
    const std::string rest(end, last);
    const Origin& origin = origins[index];
    diagnostic.file = origin.file;
    diagnostic.pointer = origin.pointer.empty() ? std::string() : origin.pointer + rest;
    return rest;
  }
  return {};
}

void check_whole(Inputs& inputs) {
  Diagnostics diagnostics;
  check_bundle(inputs.bundle, diagnostics);
  check_texts(inputs.bundle, diagnostics);
  for (Diagnostic& diagnostic : diagnostics) {
    name_origin(inputs, diagnostic);
    inputs.diagnostics.push_back(std::move(diagnostic));
  }
}

// What a reader would refuse or leave out is refused here, where it can be mended.
void check_readable(Inputs& inputs) {
  Diagnostics diagnostics;
  const Result<Bundle> read = read_bundle(write_bundle(inputs.bundle), diagnostics);
  if (!read) diagnostics.push_back(file_error({}, "unreadable-bundle", Error{read.error().message, {}}));
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.line = 0;  // a line of a text that no one sees
    diagnostic.column = 0;
    const std::string place = name_origin(inputs, diagnostic);
    if (diagnostic.pointer.empty() && !place.empty()) diagnostic.message += " (in the bundle " + place + ")";
    inputs.diagnostics.push_back(std::move(diagnostic));
  }
}

}  // namespace

void examine_inputs(Inputs& inputs) {
  complete_bundle(inputs);
  check_whole(inputs);
  if (!has_errors(inputs.diagnostics)) check_readable(inputs);
}

}  // namespace storylens

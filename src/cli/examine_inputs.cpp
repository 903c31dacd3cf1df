#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_set>

#include "cli/inputs.h"
#include "cli/report.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/check.h"

namespace storylens {
namespace {

// A member of the bundle that comes from no file of its own: it was made from what this story says.
Origin made_for(const Inputs& inputs, std::size_t story) {
  return {inputs.stories[story].file, {}};
}

void add_referenced_entities(Inputs& inputs) {
  std::unordered_set<std::string> known;
  for (const Entity& entity : inputs.bundle.entities) known.insert(entity.slug);
  for (std::size_t i = 0; i < inputs.bundle.stories.size(); ++i) {
    for (const EntityReference& reference : inputs.bundle.stories[i].entities) {
      if (!known.insert(reference.slug).second) continue;
      Entity entity;
      entity.slug = reference.slug;
      if (!reference.label.empty()) entity.names.push_back({"", reference.label});
      inputs.bundle.entities.push_back(std::move(entity));
      inputs.entities.push_back(made_for(inputs, i));
    }
  }
}

void add_reporting_outlets(Inputs& inputs) {
  std::unordered_set<std::string> known;
  for (const Outlet& outlet : inputs.bundle.outlets) known.insert(outlet.id);
  for (std::size_t i = 0; i < inputs.bundle.stories.size(); ++i) {
    for (const Take& take : inputs.bundle.stories[i].takes) {
      if (take.outlet.empty() || !known.insert(take.outlet).second) continue;
      Outlet outlet;
      outlet.id = take.outlet;
      outlet.name = take.outlet_name;
      inputs.bundle.outlets.push_back(std::move(outlet));
      inputs.outlets.push_back(made_for(inputs, i));
    }
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
  add_referenced_entities(inputs);
  add_reporting_outlets(inputs);
  check_whole(inputs);
  if (!has_errors(inputs.diagnostics)) check_readable(inputs);
}

}  // namespace storylens

#include "story/story_graph.h"

#include <cstddef>

namespace storylens {
namespace {

// What a sentence is made of, looked up once.
struct Speaker {
  const Bundle& bundle;
  const GraphEdge& edge;
  const Strings& strings;
  std::string_view source;  // labels
  std::string_view target;

  const Story* story_of(const Evidence& evidence) const {
    const bool is_known =
        evidence.story >= 0 && static_cast<std::size_t>(evidence.story) < bundle.stories.size();
    return is_known ? &bundle.stories[static_cast<std::size_t>(evidence.story)] : nullptr;
  }
};

template <class T>
const T* item_of(const std::vector<T>& items, int index) {
  const bool is_known = index >= 0 && static_cast<std::size_t>(index) < items.size();
  return is_known ? &items[static_cast<std::size_t>(index)] : nullptr;
}

// "mentions" and "related" differ in their words only: key + ".section", ".take", ".list".
std::string link_sentence(const Speaker& speaker, std::string_view name, const Evidence* evidence) {
  const std::string key = "edge." + std::string(name);
  const Story* story = evidence == nullptr ? nullptr : speaker.story_of(*evidence);
  const Section* section = nullptr;
  const Take* take = nullptr;
  if (story != nullptr && evidence->kind == EvidenceKind::Section)
    section = item_of(story->sections, evidence->item);
  if (story != nullptr && evidence->kind == EvidenceKind::Take) take = item_of(story->takes, evidence->item);
  if (section != nullptr) {
    const std::string role = std::string("section.") + section_role_name(section->role);
    const std::string_view heading = section->heading.empty() ? speaker.strings.get(role) : section->heading;
    return speaker.strings.format(key + ".section",
                                  {speaker.source, speaker.target, heading, evidence->text});
  }
  if (take != nullptr) {
    const std::string_view outlet = take->outlet_name.empty() ? take->outlet : take->outlet_name;
    return speaker.strings.format(key + ".take", {speaker.source, speaker.target, outlet, evidence->text});
  }
  return speaker.strings.format(key + ".list", {speaker.source, speaker.target});
}

std::string report_sentence(const Speaker& speaker, const Evidence* evidence) {
  const Story* story = evidence == nullptr ? nullptr : speaker.story_of(*evidence);
  const Take* take = story == nullptr ? nullptr : item_of(story->takes, evidence->item);
  if (take == nullptr || evidence->text.empty()) {
    return speaker.strings.format("edge.reports.link", {speaker.source, speaker.target});
  }
  const bool has_quote = take->quote && !take->quote->text.empty();
  const std::string key = has_quote ? "edge.reports.quote" : "edge.reports.abstract";
  if (!take->lens) {
    return speaker.strings.format(key + "_unlabelled", {speaker.source, speaker.target, evidence->text});
  }
  return speaker.strings.format(key, {speaker.source, speaker.target, *take->lens, evidence->text});
}

std::string owner_sentence(const Speaker& speaker, const Evidence* evidence) {
  if (evidence == nullptr || evidence->text.empty()) {
    return speaker.strings.format("edge.ownedBy.unsourced", {speaker.source, speaker.target});
  }
  return speaker.strings.format("edge.ownedBy", {speaker.source, speaker.target, evidence->text});
}

std::string shares_sentence(const Speaker& speaker) {
  constexpr std::size_t kMostNames = 5;
  const std::vector<Evidence>& evidence = speaker.edge.evidence;
  std::string names;
  for (std::size_t i = 0; i < evidence.size() && i < kMostNames; ++i) {
    names += (i == 0 ? "" : ", ") + evidence[i].text;
  }
  if (evidence.size() > kMostNames) {
    names += ", " + speaker.strings.count("names.more", static_cast<int>(evidence.size() - kMostNames));
  }
  return speaker.strings.format("edge.shares", {speaker.source, speaker.target, names});
}

std::string first_sentence(const Speaker& speaker, const Evidence* evidence) {
  switch (speaker.edge.kind) {
    case EdgeKind::Mentions:
    case EdgeKind::Related: return link_sentence(speaker, edge_kind_name(speaker.edge.kind), evidence);
    case EdgeKind::Reports: return report_sentence(speaker, evidence);
    case EdgeKind::OwnedBy: return owner_sentence(speaker, evidence);
    case EdgeKind::Shares: return shares_sentence(speaker);
  }
  return {};
}

}  // namespace

std::string edge_sentence(const Bundle& bundle, const StoryGraph& graph, const GraphEdge& edge,
                          const Strings& strings) {
  const GraphNode& source = graph.nodes[static_cast<std::size_t>(edge.source)];
  const GraphNode& target = graph.nodes[static_cast<std::size_t>(edge.target)];
  const Speaker speaker = {bundle, edge, strings, source.label, target.label};
  std::string sentence = first_sentence(speaker, edge.evidence.empty() ? nullptr : &edge.evidence.front());
  if (edge.evidence.size() > 1 && edge.kind != EdgeKind::Shares) {
    sentence += " " + strings.count("edge.more", static_cast<int>(edge.evidence.size()) - 1);
  }
  return sentence;
}

}  // namespace storylens

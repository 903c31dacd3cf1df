#include "story/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "story/bundle_index.h"
#include "story/claims.h"
#include "story/rich_text.h"
#include "story/versions.h"

namespace storylens {
namespace {

constexpr std::string_view kEntityNode = "entity:";
constexpr std::size_t kMostRemarks = 1000;

// Entities that a story's text links to, each with the first section that does.
using LinkedEntities = std::map<std::string, std::size_t, std::less<>>;

class BundleCheck {
 public:
  BundleCheck(const Bundle& bundle, Diagnostics& diagnostics)
      : bundle_(bundle), index_(bundle), diagnostics_(diagnostics) {}

  void run() {
    check_editions();
    check_duplicates();
    for (std::size_t i = 0; i < bundle_.stories.size(); ++i) {
      const std::string pointer = "/stories/" + std::to_string(i);
      check_counts(bundle_.stories[i], pointer);
      const LinkedEntities linked = linked_entities(bundle_.stories[i]);
      check_references(bundle_.stories[i], linked, pointer);
      check_quotes(bundle_.stories[i], pointer);
      check_owners(bundle_.stories[i], linked, pointer);
      check_claims(bundle_.stories[i], pointer);
      check_versions(bundle_.stories[i], pointer);
    }
    check_owner_entities();
    const std::size_t left_out = remarks_ > kMostRemarks ? remarks_ - kMostRemarks : 0;
    remarks_ = 0;
    if (left_out > 0) {
      report(Severity::Note, "more-faults", std::to_string(left_out) + " further remarks are not listed", {});
    }
  }

 private:
  void report(Severity severity, const char* code, std::string message, std::string pointer) {
    if (severity != Severity::Error && ++remarks_ > kMostRemarks) return;
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.pointer = std::move(pointer);
    diagnostics_.push_back(std::move(diagnostic));
  }

  // A slug may stand once in each language: those are editions of one story.
  void check_editions() {
    std::set<std::pair<std::string_view, std::string_view>> editions;
    for (std::size_t i = 0; i < bundle_.stories.size(); ++i) {
      const Story& story = bundle_.stories[i];
      if (editions.emplace(story.slug, story.in_language).second) continue;
      report(Severity::Error, "duplicate-story",
             "A story before this one has the same slug and language: " + story.slug +
                 (story.in_language.empty() ? "" : " (" + story.in_language + ")"),
             "/stories/" + std::to_string(i));
    }
  }

  void check_duplicates() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < bundle_.entities.size(); ++i) {
      if (seen.insert(bundle_.entities[i].slug).second) continue;
      report(Severity::Warning, "duplicate-entity",
             "An entity before this one has the same slug, and only that one is shown: " +
                 bundle_.entities[i].slug,
             "/entities/" + std::to_string(i));
    }
    seen.clear();
    for (std::size_t i = 0; i < bundle_.outlets.size(); ++i) {
      if (seen.insert(bundle_.outlets[i].id).second) continue;
      report(
          Severity::Warning, "duplicate-outlet",
          "An outlet before this one has the same id, and only that one is shown: " + bundle_.outlets[i].id,
          "/outlets/" + std::to_string(i));
    }
  }

  void check_count(std::optional<int> declared, int computed, const char* noun, const std::string& pointer) {
    if (!declared || *declared == computed) return;
    report(Severity::Warning, "count-mismatch",
           "Declared are " + std::to_string(*declared) + " " + noun + ", in the story are " +
               std::to_string(computed),
           pointer + "/counts/declared/" + noun);
  }

  void check_counts(const Story& story, const std::string& pointer) {
    const ComputedCounts computed = count_takes(story);
    check_count(story.declared.takes, computed.takes, "takes", pointer);
    check_count(story.declared.lenses, computed.lens_groups, "lenses", pointer);
    check_count(story.declared.regions, computed.regions, "regions", pointer);
    if (story.takes.empty() && story.type != "topic") {
      report(Severity::Warning, "story-without-takes", "The story has no takes: there is nothing to compare",
             pointer);
    }
  }

  void check_references(const Story& story, const LinkedEntities& linked, const std::string& pointer) {
    for (std::size_t i = 0; i < story.related.size(); ++i) {
      if (!index_.editions(story.related[i].slug).empty()) continue;
      report(Severity::Note, "unresolved-related",
             "The related story is not in the bundle and is shown as a stub: " + story.related[i].slug,
             pointer + "/related/" + std::to_string(i));
    }
    for (std::size_t i = 0; i < story.entities.size(); ++i) {
      if (index_.entity(story.entities[i].slug) >= 0) continue;
      report(Severity::Note, "unresolved-entity",
             "The entity is not in the bundle and has no name of its own: " + story.entities[i].slug,
             pointer + "/entities/" + std::to_string(i));
    }
    for (const auto& [slug, section] : linked) {
      if (index_.entity(slug) >= 0 || lists_entity(story, slug)) continue;
      report(Severity::Note, "unresolved-entity",
             "The text links to an entity that is not in the bundle and has no name of its own: " + slug,
             pointer + "/sections/" + std::to_string(section) + "/markdown");
    }
  }

  void check_quotes(const Story& story, const std::string& pointer) {
    for (std::size_t i = 0; i < story.takes.size(); ++i) {
      const std::optional<Quote>& quote = story.takes[i].quote;
      if (!quote || !quote->is_translated || !quote->original.empty()) continue;
      report(Severity::Note, "quote-without-original",
             "The quote is a translation and its original words are not given: " + story.takes[i].outlet_name,
             pointer + "/takes/" + std::to_string(i) + "/quote");
    }
  }

  void check_claims(const Story& story, const std::string& pointer) {
    std::vector<std::string> faults;
    given_claims(story, &faults);
    for (std::string& fault : faults)
      report(Severity::Warning, "bad-claim", std::move(fault), pointer + "/claims");
  }

  void check_versions(const Story& story, const std::string& pointer) {
    std::vector<std::string> faults;
    story_versions(story, &faults);
    for (std::string& fault : faults)
      report(Severity::Warning, "bad-version", std::move(fault), pointer + "/versions");
  }

  // An outlet that belongs to someone the story is about is worth a reader's knowing.
  void check_owners(const Story& story, const LinkedEntities& linked, const std::string& pointer) {
    std::unordered_set<std::string_view> told;
    for (std::size_t i = 0; i < story.takes.size(); ++i) {
      const int outlet = index_.outlet(story.takes[i].outlet);
      if (outlet < 0) continue;
      const std::string& owner = bundle_.outlets[static_cast<std::size_t>(outlet)].owned_by.value;
      if (owner.empty()) continue;
      if (!lists_entity(story, owner) && linked.count(owner) == 0) continue;
      if (!told.insert(story.takes[i].outlet).second) continue;
      report(Severity::Note, "owner-is-party",
             story.takes[i].outlet_name + " belongs to " + owner + ", which the story is about",
             pointer + "/takes/" + std::to_string(i) + "/outlet");
    }
  }

  void check_owner_entities() {
    for (std::size_t i = 0; i < bundle_.outlets.size(); ++i) {
      const std::string& owner = bundle_.outlets[i].owned_by.value;
      if (owner.empty() || index_.entity(owner) >= 0) continue;
      report(Severity::Note, "unresolved-owner",
             "The owner of the outlet is not an entity of the bundle: " + owner,
             "/outlets/" + std::to_string(i) + "/ownedBy");
    }
  }

  static bool lists_entity(const Story& story, std::string_view slug) {
    return std::any_of(story.entities.begin(), story.entities.end(),
                       [slug](const EntityReference& reference) { return reference.slug == slug; });
  }

  static LinkedEntities linked_entities(const Story& story) {
    LinkedEntities linked;
    for (std::size_t i = 0; i < story.sections.size(); ++i) {
      for (const Block& block : parse_rich_text(story.sections[i].markdown)) {
        for (const Span& span : block.spans) {
          if (span.node_id.rfind(kEntityNode, 0) == 0)
            linked.emplace(span.node_id.substr(kEntityNode.size()), i);
        }
      }
    }
    return linked;
  }

  const Bundle& bundle_;
  BundleIndex index_;
  Diagnostics& diagnostics_;
  std::size_t remarks_ = 0;  // warnings and notes, told or left out
};

}  // namespace

void check_bundle(const Bundle& bundle, Diagnostics& diagnostics) {
  BundleCheck(bundle, diagnostics).run();
}

}  // namespace storylens

// Versions: how a story read before, and what changed between two of its versions, sentence by sentence.
//
// The bundle gives the earlier versions in the story's member `versions` (docs/bundle-format.md), the oldest
// first: each says how those texts read that the next version changed. The member is kept as written, in
// Story::unknown, and read here, when it is asked for. The story itself is the last version.
//
// Errors: none; what is ill-formed is passed over, and told by check_bundle().
// Cost:   reading is linear; a comparison is the product of the sentences that differ, at most kMostCells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "story/bundle.h"

namespace storylens {

inline constexpr std::size_t kMostVersions = 100;
// Beyond that, all of the old is told as removed and all of the new as added.
inline constexpr std::size_t kMostCells = 4'000'000;

struct VersionText {
  SectionRole role = SectionRole::Other;
  std::string heading;
  std::string markdown;  // empty = the version does not have the section
};

struct StoryVersion {
  std::string date;  // of the last one: dateModified, else datePublished; empty = not given
  std::string headline;
  std::string tagline;
  std::vector<VersionText> sections;
};

// What the bundle says of an earlier version: that which the next one changed.
struct GivenVersion {
  std::string date;
  std::optional<std::string> headline;
  std::optional<std::string> tagline;
  std::vector<VersionText> sections;
};

// Oldest first. faults: as below.
std::vector<GivenVersion> given_versions(const Story& story, std::vector<std::string>* faults = nullptr);

// All texts of each version, oldest first, the story itself last; empty = the bundle gives no earlier one.
// faults: one sentence for each part that is not understood; may be null.
std::vector<StoryVersion> story_versions(const Story& story, std::vector<std::string>* faults = nullptr);

// "0,2" of so many versions: two of them, the earlier first. None where it says no such thing.
std::optional<std::pair<std::size_t, std::size_t>> read_version_pair(std::string_view text,
                                                                     std::size_t count);

enum class DiffKind : std::uint8_t { Same, Removed, Added };

struct DiffLine {
  DiffKind kind = DiffKind::Same;
  std::string text;

  bool operator==(const DiffLine&) const = default;
};

// The fewest sentences removed and added that make one of the other; what is removed stands before what is
// added.
std::vector<DiffLine> diff_sentences(const std::vector<std::string>& before,
                                     const std::vector<std::string>& after);

struct DiffPart {
  SectionRole role = SectionRole::Other;
  std::string heading;  // of a section; empty = headline or tagline, or a section without one
  bool is_section = false;
  std::vector<DiffLine> lines;
};

// The parts that differ in their words; empty = none does.
std::vector<DiffPart> compare_versions(const StoryVersion& before, const StoryVersion& after);

}  // namespace storylens

// Claims: which takes carry which sentence of the summary, and by what it can be seen.
//
// A claim is a sentence of the story's summary, or one that the bundle gives in the story's member `claims`
// (docs/bundle-format.md): it is kept as written, in Story::unknown, and read here, when it is asked for.
// What the bundle says of a take holds. Otherwise a take that the bundle has words of (abstract, quotation,
// original) states a claim where both have a run of words in common, or a figure that tells enough by itself,
// or a lesser figure or a day together with a name of an entity of the story. Else it is silent: the words
// held here do not show it, though others may. A link-only take is unknown. Nothing disputes a claim unless
// the bundle says so.
//
// Errors: none; what is ill-formed in `claims` is passed over, and told by check_bundle().
// Cost:   linear in the text of takes, times the claims.
#pragma once

#include <string>
#include <vector>

#include "story/bundle.h"

namespace storylens {

// What a take does with a claim. Unknown: the bundle holds no words of it.
enum class Stance { Unknown, Silent, States, Disputes };
const char* stance_name(Stance stance);  // "unknown", "silent", "states", "disputes"
const char* stance_mark(Stance stance);  // ● × ○, ? for unknown

struct ClaimFinding {
  Stance stance = Stance::Unknown;
  std::string evidence;   // words and figures of the take, or what the bundle gives; empty = none
  bool is_given = false;  // by the bundle
};

struct ClaimRow {
  std::string text;
  std::vector<ClaimFinding> findings;  // one a take, in file order

  int count(Stance stance) const;
  bool is_uncited() const { return count(Stance::States) == 0 && count(Stance::Disputes) == 0; }
};

struct GivenStance {
  std::string take;  // its id
  Stance stance = Stance::Unknown;
  std::string evidence;
};

struct GivenClaim {
  std::string text;
  std::vector<GivenStance> takes;
};

// What the bundle gives. faults: one sentence for each part that is not understood; may be null.
std::vector<GivenClaim> given_claims(const Story& story, std::vector<std::string>* faults = nullptr);

std::vector<ClaimRow> find_claims(const Bundle& bundle, const Story& story);

}  // namespace storylens

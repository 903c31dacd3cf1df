// Rules: what each diagnostic code means and how to mend it, from data/check/rules.tsv.
#pragma once

#include <string_view>
#include <vector>

namespace storylens {

struct Rule {
  std::string_view code;
  std::string_view severity;  // the worst it can have: "error", "warning", "note"
  bool has_fix = false;       // `storylens check --fix` mends it where that is safe
  std::string_view summary;
  std::string_view explanation;
};

// In the order of the table.
const std::vector<Rule>& all_rules();

// nullptr when there is none of that code.
const Rule* find_rule(std::string_view code);

}  // namespace storylens

// Check formats: the findings of `storylens check` for machines. Paths are as they were given.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"

namespace storylens {

struct Findings {
  const Diagnostics& diagnostics;
  std::size_t files = 0;
  std::size_t stories = 0;
};

// One object: "summary" with counts, "diagnostics" in order.
std::string findings_as_json(const Findings& findings);

// SARIF 2.1.0, one run, with the rules that occur.
std::string findings_as_sarif(const Findings& findings);

// Workflow commands of GitHub Actions: a line a finding, `::error file=…,line=…,col=…,title=CODE::message`.
std::string findings_as_github(const Findings& findings);

}  // namespace storylens

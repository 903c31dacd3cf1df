// Fix: mends in files what can be mended without asking: hidden control characters, declared counts, and
// what writing a bundle anew mends. A file is written whole through a temporary one, and only where nothing
// but the fault changes.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace storylens {

struct Fixed {
  std::string file;
  std::vector<std::string> codes;  // that were mended, sorted
};

// What is wrong is told by the diagnostics, each with its file. A file that cannot be written is an error
// added to `failures`.
std::vector<Fixed> fix_files(const Diagnostics& diagnostics, Diagnostics& failures);

}  // namespace storylens

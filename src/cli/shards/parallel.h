// Parallel: one function for many indices on all cores. The order in which indices are done is not known, so
// the function writes what belongs to its index only.
#pragma once

#include <cstddef>
#include <functional>

namespace storylens {

// done: how many are finished, called now and then on the calling thread.
void for_each_index(std::size_t count, const std::function<void(std::size_t)>& function,
                    const std::function<void(std::size_t done)>& done);

}  // namespace storylens

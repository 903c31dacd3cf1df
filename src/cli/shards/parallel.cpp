#include "cli/shards/parallel.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace storylens {

void for_each_index(std::size_t count, const std::function<void(std::size_t)>& function,
                    const std::function<void(std::size_t done)>& done) {
  constexpr std::size_t kMostThreads = 32;
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> finished{0};
  const auto work = [&] {
    for (std::size_t index = next++; index < count; index = next++) {
      function(index);
      ++finished;
    }
  };
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t thread_count = std::min({cores, kMostThreads, count});
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < thread_count; ++i) threads.emplace_back(work);
  while (finished < count) {
    done(finished);
    std::this_thread::sleep_for(std::chrono::milliseconds(finished * 2 > count ? 5 : 20));
  }
  for (std::thread& thread : threads) thread.join();
  done(count);
}

}  // namespace storylens

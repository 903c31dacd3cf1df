#include "app/history.h"

#include <utility>

namespace storylens {
namespace {

std::size_t bytes_of(const std::vector<std::string>& ids) {
  std::size_t bytes = ids.size() * sizeof(std::string);
  for (const std::string& id : ids) bytes += id.size();
  return bytes;
}

std::size_t bytes_of(const Snapshot& snapshot) {
  const Exploration& exploration = snapshot.exploration;
  std::size_t bytes =
      sizeof(Snapshot) + snapshot.places.size() * sizeof(PlacedNode) + bytes_of(snapshot.marked);
  for (const auto* ids :
       {&exploration.expanded, &exploration.collapsed, &exploration.hidden, &exploration.blocked})
    bytes += bytes_of(*ids);
  for (const std::vector<std::string>& values : snapshot.takes.values) bytes += bytes_of(values);
  return bytes;
}

std::size_t bytes_of(const std::vector<Snapshot>& snapshots) {
  std::size_t bytes = 0;
  for (const Snapshot& snapshot : snapshots) bytes += bytes_of(snapshot);
  return bytes;
}

}  // namespace

void History::record(Snapshot now) {
  redone_to_.clear();
  undone_to_.push_back(std::move(now));
  bytes_ = bytes_of(undone_to_);
  forget_oldest();
}

void History::drop_if_same(const Snapshot& now) {
  if (undone_to_.empty() || !(undone_to_.back() == now)) return;
  bytes_ -= bytes_of(undone_to_.back());
  undone_to_.pop_back();
}

std::optional<Snapshot> History::step(std::vector<Snapshot>& from, std::vector<Snapshot>& to, Snapshot now) {
  if (from.empty()) return std::nullopt;
  Snapshot target = std::move(from.back());
  from.pop_back();
  to.push_back(std::move(now));
  return target;
}

std::optional<Snapshot> History::undo(Snapshot now) {
  std::optional<Snapshot> target = step(undone_to_, redone_to_, std::move(now));
  bytes_ = bytes_of(undone_to_) + bytes_of(redone_to_);
  return target;
}

std::optional<Snapshot> History::redo(Snapshot now) {
  std::optional<Snapshot> target = step(redone_to_, undone_to_, std::move(now));
  bytes_ = bytes_of(undone_to_) + bytes_of(redone_to_);
  return target;
}

void History::clear() {
  undone_to_.clear();
  redone_to_.clear();
  bytes_ = 0;
}

void History::forget_oldest() {
  std::size_t forgotten = 0;
  while (forgotten < undone_to_.size() && (undone_to_.size() - forgotten > kMostSnapshots ||
                                           (bytes_ > kMostBytes && forgotten + 1 < undone_to_.size()))) {
    bytes_ -= bytes_of(undone_to_[forgotten++]);
  }
  undone_to_.erase(undone_to_.begin(), undone_to_.begin() + static_cast<std::ptrdiff_t>(forgotten));
}

}  // namespace storylens

#include "layout/overlap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "layout/placement.h"

namespace storylens {
namespace {

constexpr int kMaxRounds = 100;
// Pushed a little too far, so that rounding leaves no pair touching.
constexpr float kSlack = 0.05f;

Box placed(const Box& box, Vec2 position) {
  return {box.min + position, box.max + position};
}

bool overlaps(const Box& a, const Box& b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

// The shortest move of b that frees it from a, along one axis.
Vec2 shortest_push(const Box& a, const Box& b) {
  const float right = a.max.x - b.min.x;
  const float left = b.max.x - a.min.x;
  const float down = a.max.y - b.min.y;
  const float up = b.max.y - a.min.y;
  const float x = right < left ? right + kSlack : -(left + kSlack);
  const float y = down < up ? down + kSlack : -(up + kSlack);
  return std::fabs(x) < std::fabs(y) ? Vec2{x, 0.0f} : Vec2{0.0f, y};
}

// One round over all pairs that overlap, found by sweeping along x; true when there was one.
bool push_boxes(const std::vector<Box>& boxes, const std::vector<std::uint8_t>& is_fixed,
                std::vector<std::size_t>& order, std::vector<Vec2>& positions) {
  const auto left = [&](std::size_t i) { return positions[i].x + boxes[i].min.x; };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return left(a) < left(b) || (left(a) == left(b) && a < b); });
  // Pushed boxes leave their place in the order, so what this round misses waits for the next.
  bool has_overlap = false;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t a = order[k];
    for (std::size_t other = k + 1; other < order.size(); ++other) {
      const std::size_t b = order[other];
      if (left(b) >= positions[a].x + boxes[a].max.x) break;
      const Box box_a = placed(boxes[a], positions[a]);
      const Box box_b = placed(boxes[b], positions[b]);
      if ((is_fixed[a] && is_fixed[b]) || !overlaps(box_a, box_b)) continue;
      has_overlap = true;
      const Vec2 push = shortest_push(box_a, box_b);
      if (is_fixed[a]) {
        positions[b] = positions[b] + push;
      } else if (is_fixed[b]) {
        positions[a] = positions[a] - push;
      } else {
        positions[a] = positions[a] - push * 0.5f;
        positions[b] = positions[b] + push * 0.5f;
      }
    }
  }
  return has_overlap;
}

// Boxes by the grid cells that they cover.
class BoxGrid {
 public:
  explicit BoxGrid(float cell_size) : per_unit_(1.0f / cell_size) {}

  void add(const Box& box) {
    boxes_.push_back(box);
    for_each_cell(box, [&](std::vector<std::size_t>& cell) {
      cell.push_back(boxes_.size() - 1);
      return false;
    });
  }

  bool is_free(const Box& box) {
    return !for_each_cell(box, [&](const std::vector<std::size_t>& cell) {
      return std::any_of(cell.begin(), cell.end(), [&](std::size_t i) { return overlaps(boxes_[i], box); });
    });
  }

 private:
  // Stops at the first cell for which visit yields true, and says whether there was one.
  template <class Visit>
  bool for_each_cell(const Box& box, Visit visit) {
    const auto cell_of = [&](float x) { return static_cast<std::int64_t>(std::floor(x * per_unit_)); };
    for (std::int64_t y = cell_of(box.min.y); y <= cell_of(box.max.y); ++y) {
      for (std::int64_t x = cell_of(box.min.x); x <= cell_of(box.max.x); ++x) {
        if (visit(cells_[(y << 32) ^ (x & 0xffffffff)])) return true;
      }
    }
    return false;
  }

  float per_unit_;
  std::vector<Box> boxes_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
};

// What the rounds could not part goes to the nearest free place, looked for on a spiral. Always ends: the
// plane is larger than the boxes.
void place_the_rest(const std::vector<Box>& boxes, const std::vector<std::uint8_t>& is_fixed,
                    std::vector<Vec2>& positions) {
  float largest = 1.0f;
  for (const Box& box : boxes) largest = std::max({largest, box.max.x - box.min.x, box.max.y - box.min.y});
  BoxGrid grid(largest);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (is_fixed[i]) grid.add(placed(boxes[i], positions[i]));
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (is_fixed[i]) continue;
    const float step =
        0.25f * std::min(boxes[i].max.x - boxes[i].min.x, boxes[i].max.y - boxes[i].min.y) + 1.0f;
    GoldenAngle angle;
    Vec2 place = positions[i];
    for (float turn = 0.5f; !grid.is_free(placed(boxes[i], place)); turn += 1.0f) {
      place = positions[i] + angle.next() * (step * std::sqrt(turn));
    }
    positions[i] = place;
    grid.add(placed(boxes[i], place));
  }
}

}  // namespace

void OverlapRemoval::reset(std::vector<Box> boxes, std::vector<std::uint8_t> is_fixed) {
  boxes_ = std::move(boxes);
  is_fixed_ = std::move(is_fixed);
  order_.resize(boxes_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  rounds_ = 0;
}

bool OverlapRemoval::step(std::vector<Vec2>& positions) {
  if (!push_boxes(boxes_, is_fixed_, order_, positions)) return false;
  if (++rounds_ < kMaxRounds) return true;
  if (boxes_.size() <= kMostPlacedSingly) place_the_rest(boxes_, is_fixed_, positions);
  return false;
}

void remove_overlaps(const std::vector<Box>& boxes, const std::vector<std::uint8_t>& is_fixed,
                     std::vector<Vec2>& positions) {
  OverlapRemoval removal;
  removal.reset(boxes, is_fixed);
  while (removal.step(positions)) {
  }
}

}  // namespace storylens

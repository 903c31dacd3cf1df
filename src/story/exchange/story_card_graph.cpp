#include "story/exchange/story_card_graph.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/number.h"
#include "story/exchange/story_card.h"
#include "story/exchange/svg_text.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

constexpr float kTwoPi = 6.28318531f;
constexpr Vec2 kCenter = {892.0f, 315.0f};
constexpr Vec2 kReach = {190.0f, 214.0f};   // of the outer ring
constexpr float kInnerRing = 0.66f;         // of the outer one
constexpr std::size_t kNodesOfOneRing = 8;  // more stand on two
constexpr float kFontSize = 25.0f;
constexpr float kLineHeight = 28.0f;
constexpr float kLabelWidth = 7.2f;  // em of a line
constexpr float kStoryRadius = 30.0f;
constexpr float kPetalLength = 30.0f;
constexpr std::size_t kMostPetals = 60;
constexpr std::size_t kLensColors = 8;

struct Box {
  Vec2 min;
  Vec2 max;
};

bool overlap(const Box& a, const Box& b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

float radius_of(CardNodeKind kind) {
  return kind == CardNodeKind::Entity ? 11.0f : 9.0f;
}

class CardGraph {
 public:
  CardGraph(const Story& story, std::vector<CardNode> nodes, bool is_mirrored)
      : story_(story), nodes_(std::move(nodes)), is_mirrored_(is_mirrored) {
    center_ = {is_mirrored ? static_cast<float>(kCardWidth) - kCenter.x : kCenter.x, kCenter.y};
    set_places();
  }

  std::string write() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) edge(center_, places_[i], "e");
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      for (const int other : nodes_[i].linked)
        edge(places_[i], places_[static_cast<std::size_t>(other)], "x");
    }
    rosette();
    for (std::size_t i = 0; i < nodes_.size(); ++i) node(i);
    labels();
    return std::move(svg_);
  }

 private:
  // Around the story in the order of their directions, at equal angles.
  void set_places() {
    std::vector<std::size_t> order(nodes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto angle = [this](std::size_t i) {
      const Vec2 direction = nodes_[i].direction;
      const bool is_known = direction.x != 0.0f || direction.y != 0.0f;
      return is_known ? std::atan2(direction.y, direction.x) : kTwoPi;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return angle(a) < angle(b); });
    places_.resize(nodes_.size());
    const auto count = static_cast<float>(nodes_.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
      const bool is_inner = nodes_.size() > kNodesOfOneRing && k % 2 == 1;
      const float turn = kTwoPi * (static_cast<float>(k) + 0.5f) / count;
      const float ring = is_inner ? kInnerRing : 1.0f;
      places_[order[k]] = center_ + Vec2{-std::cos(turn) * kReach.x, -std::sin(turn) * kReach.y} * ring;
    }
  }

  void point(Vec2 place) {
    append_fixed(svg_, place.x, 1);
    svg_ += ' ';
    append_fixed(svg_, place.y, 1);
  }

  void edge(Vec2 a, Vec2 b, const char* look) {
    constexpr float kBend = 0.09f;
    const Vec2 way = b - a;
    const Vec2 middle = (a + b) * 0.5f + Vec2{-way.y, way.x} * kBend;
    svg_.append("<path class=\"").append(look).append("\" d=\"M");
    point(a);
    svg_ += 'Q';
    point(middle);
    svg_ += ' ';
    point(b);
    svg_ += "\"/>\n";
  }

  // One petal a take, filled where the file says how it is framed.
  void rosette() {
    const std::vector<int> lenses = lens_indices(story_);
    const std::size_t count = std::min(story_.takes.size(), kMostPetals);
    const float middle = kStoryRadius + 7.0f + kPetalLength * 0.5f;
    const float half_width = std::min(
        kPetalLength * 0.36f, kTwoPi * middle / static_cast<float>(std::max<std::size_t>(count, 1)) * 0.4f);
    svg_ += "<circle class=\"g\"";
    circle(center_, kStoryRadius + kPetalLength + 16.0f);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string lens =
          lenses[i] < 0 ? "u" : std::to_string(static_cast<std::size_t>(lenses[i]) % kLensColors);
      svg_ += "<ellipse class=\"p l" + lens + (story_.takes[i].is_framed() ? "" : " h") + "\"";
      append_attribute(svg_, "cx", center_.x);
      append_attribute(svg_, "cy", center_.y - middle);
      append_attribute(svg_, "rx", half_width);
      append_attribute(svg_, "ry", kPetalLength * 0.5f);
      svg_ += " transform=\"rotate(";
      append_fixed(svg_, 360.0f * static_cast<float>(i) / static_cast<float>(count), 1);
      svg_ += ' ';
      point(center_);
      svg_ += ")\"/>\n";
    }
    svg_ += "<circle class=\"s\"";
    circle(center_, kStoryRadius);
    taken_.push_back(around(center_, kStoryRadius + kPetalLength + 8.0f));
  }

  void circle(Vec2 center, float radius) {
    append_attribute(svg_, "cx", center.x);
    append_attribute(svg_, "cy", center.y);
    append_attribute(svg_, "r", radius);
    svg_ += "/>\n";
  }

  static Box around(Vec2 center, float radius) {
    return {center - Vec2{radius, radius}, center + Vec2{radius, radius}};
  }

  void node(std::size_t i) {
    const float radius = radius_of(nodes_[i].kind);
    const Vec2 place = places_[i];
    if (nodes_[i].kind == CardNodeKind::Entity) {
      svg_ += "<rect class=\"n\"";
      append_attribute(svg_, "x", place.x - radius);
      append_attribute(svg_, "y", place.y - radius);
      append_attribute(svg_, "width", 2.0f * radius);
      append_attribute(svg_, "height", 2.0f * radius);
      append_attribute(svg_, "rx", radius * 0.3f);
      svg_ += "/>\n";
    } else {
      svg_ += nodes_[i].kind == CardNodeKind::Story ? "<circle class=\"r\"" : "<circle class=\"b\"";
      circle(place, radius);
    }
    taken_.push_back(around(place, radius + 2.0f));
  }

  // The most telling first, each where nothing is in its way; one that has no room is left out.
  void labels() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].label.empty()) continue;
      const std::vector<std::string> lines = estimated_lines(nodes_[i].label, kLabelWidth, 2);
      float width = 0.0f;
      for (const std::string& line : lines) width = std::max(width, estimated_width_em(line) * kFontSize);
      const Vec2 half = {width * 0.5f, static_cast<float>(lines.size()) * kLineHeight * 0.5f};
      const float away = radius_of(nodes_[i].kind) + 4.0f;
      const float out = places_[i].y < center_.y ? -1.0f : 1.0f;
      const float aside = places_[i].x < center_.x ? -1.0f : 1.0f;
      const Vec2 sides[] = {{0.0f, out * (half.y + away)},
                            {0.0f, -out * (half.y + away)},
                            {aside * (half.x + away + 4.0f), 0.0f},
                            {-aside * (half.x + away + 4.0f), 0.0f}};
      for (const Vec2 side : sides) {
        const Vec2 middle = places_[i] + side;
        if (!has_room({middle - half, middle + half})) continue;
        taken_.push_back({middle - half, middle + half});
        write_label(lines, middle, half);
        break;
      }
    }
  }
  bool has_room(const Box& box) const {
    const float left = is_mirrored_ ? 16.0f : static_cast<float>(kCardWidth) - 584.0f;
    if (box.min.x < left || box.max.x > left + 568.0f || box.min.y < 12.0f ||
        box.max.y > static_cast<float>(kCardHeight) - 12.0f)
      return false;
    return std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) { return overlap(box, other); });
  }
  void write_label(const std::vector<std::string>& lines, Vec2 middle, Vec2 half) {
    float baseline = middle.y - half.y + kFontSize * 0.86f;
    svg_ += "<text class=\"m\">";
    for (const std::string& line : lines) {
      svg_ += "<tspan";
      append_attribute(svg_, "x", middle.x);
      append_attribute(svg_, "y", baseline);
      svg_ += ">" + escape_html(line) + "</tspan>";
      baseline += kLineHeight;
    }
    svg_ += "</text>\n";
  }

  const Story& story_;
  std::vector<CardNode> nodes_;
  bool is_mirrored_ = false;
  Vec2 center_;
  std::vector<Vec2> places_;  // of nodes_
  std::vector<Box> taken_;
  std::string svg_;
};

}  // namespace

std::string card_graph(const Story& story, std::vector<CardNode> nodes, bool is_mirrored) {
  return CardGraph(story, std::move(nodes), is_mirrored).write();
}

}  // namespace storylens

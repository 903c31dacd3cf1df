#include "arrange/time_axis.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "arrange/arrange.h"
#include "base/random.h"
#include "require_ok.h"

namespace storylens {
namespace {

struct Sample {
  Bundle bundle;
  StoryGraph graph;
  std::vector<int> visible;

  int add(NodeKind kind, const std::string& date = {}) {
    GraphNode node;
    node.id = "node:" + std::to_string(graph.nodes.size());
    node.kind = kind;
    node.label = "A name of the usual length";
    if (kind == NodeKind::Story) {
      node.item = static_cast<int>(bundle.stories.size());
      Story story;
      story.start_date = date;
      bundle.stories.push_back(std::move(story));
    }
    graph.nodes.push_back(std::move(node));
    visible.push_back(static_cast<int>(visible.size()));
    return visible.back();
  }
  void link(int a, int b) {
    GraphEdge edge;
    edge.source = a;
    edge.target = b;
    graph.edges.push_back(std::move(edge));
  }
  TimeAxis arrange() const { return arrange_in_time(bundle, graph, visible); }
};

float x(const TimeAxis& axis, int node) {
  return axis.places[static_cast<std::size_t>(node)].x;
}

}  // namespace

TEST_SUITE("arrange/time_axis") {
  TEST_CASE("stories stand in the order of their dates, in proportion") {
    Sample sample;
    const int late = sample.add(NodeKind::Story, "2026-07-31");
    const int early = sample.add(NodeKind::Story, "2026-01-01");
    const int middle = sample.add(NodeKind::Story, "2026-04-16");
    const TimeAxis axis = sample.arrange();
    CHECK(x(axis, early) < x(axis, middle));
    CHECK(x(axis, middle) < x(axis, late));
    CHECK(std::fabs(x(axis, middle) - x(axis, early) - 105.0f / 211.0f * (x(axis, late) - x(axis, early))) <
          1.0f);
    REQUIRE_OK(axis.ticks.size() == 7);
    CHECK(axis.ticks.front().date == "2026-01");
    CHECK(axis.ticks.back().date == "2026-07");
    CHECK(axis.ticks.front().x == doctest::Approx(x(axis, early)));
  }

  TEST_CASE("a name stands at the mean date of its stories, below them") {
    Sample sample;
    const int first = sample.add(NodeKind::Story, "2026-01-01");
    const int second = sample.add(NodeKind::Story, "2026-03-02");
    const int name = sample.add(NodeKind::Entity);
    sample.link(first, name);
    sample.link(name, second);
    const TimeAxis axis = sample.arrange();
    CHECK(x(axis, name) == doctest::Approx((x(axis, first) + x(axis, second)) * 0.5f));
    CHECK(axis.places[static_cast<std::size_t>(name)].y > axis.places[static_cast<std::size_t>(first)].y);
    CHECK(axis.undated == 0);
  }

  TEST_CASE("what has no date stands before the axis and is counted") {
    Sample sample;
    const int dated = sample.add(NodeKind::Story, "2026-01-01");
    const int undated = sample.add(NodeKind::Story);
    const int wrong = sample.add(NodeKind::Story, "2026-99-99");
    const int lone = sample.add(NodeKind::Stub);
    const TimeAxis axis = sample.arrange();
    CHECK(axis.undated == 3);
    for (const int node : {undated, wrong, lone}) CHECK(x(axis, node) < x(axis, dated) - 200.0f);
    CHECK(axis.undated_x == x(axis, undated));
  }

  TEST_CASE("without any date there is no tick, and everything has a place") {
    Sample sample;
    for (int i = 0; i < 5; ++i) sample.add(NodeKind::Entity);
    const TimeAxis axis = sample.arrange();
    CHECK(axis.ticks.empty());
    CHECK(axis.undated == 5);
    for (const Vec2 place : axis.places) CHECK((std::isfinite(place.x) && std::isfinite(place.y)));
    CHECK(Sample().arrange().places.empty());
  }

  TEST_CASE("no two boxes overlap, also where many share a day") {
    Sample sample;
    Random random(3);
    for (int i = 0; i < 120; ++i) {
      const int day = 1 + static_cast<int>(random.uniform() * 28.0f);
      const int story =
          sample.add(NodeKind::Story, i % 3 == 0 ? "2026-05-05"
                                                 : "2026-0" + std::to_string(1 + i % 8) + "-" +
                                                       (day < 10 ? "0" : "") + std::to_string(day));
      if (i % 2 == 0) sample.link(story, sample.add(NodeKind::Entity));
    }
    const TimeAxis axis = sample.arrange();
    int overlaps = 0;
    for (std::size_t a = 0; a < axis.places.size(); ++a) {
      for (std::size_t b = a + 1; b < axis.places.size(); ++b) {
        const Box box = node_box_world(sample.graph.nodes[a]);
        const Box other = node_box_world(sample.graph.nodes[b]);
        const Vec2 apart = axis.places[b] - axis.places[a];
        overlaps += box.min.x < other.max.x + apart.x && other.min.x + apart.x < box.max.x &&
                            box.min.y < other.max.y + apart.y && other.min.y + apart.y < box.max.y
                        ? 1
                        : 0;
      }
    }
    CHECK(overlaps == 0);
  }

  TEST_CASE("ticks are days, months, quarters or years, some of them and never very many") {
    struct Case {
      const char* first;
      const char* last;
      std::size_t least;
      const char* date;
    };
    for (const Case& one :
         {Case{"2026-06-20", "2026-06-28", 9, "2026-06-20"},
          Case{"2026-06-01", "2026-07-20", 7, "2026-06-01"}, Case{"2025-08-01", "2026-07-20", 12, "2025-08"},
          Case{"2023-01-01", "2026-01-01", 12, "2023-01"}, Case{"1990-01-01", "2026-01-01", 9, "1992"},
          Case{"0900-01-01", "2026-01-01", 5, nullptr}}) {
      Sample sample;
      sample.add(NodeKind::Story, one.first);
      sample.add(NodeKind::Story, one.last);
      const TimeAxis axis = sample.arrange();
      CHECK(axis.ticks.size() >= one.least);
      CHECK(axis.ticks.size() <= 18);
      if (one.date != nullptr) CHECK(axis.ticks.front().date == one.date);
      for (std::size_t i = 1; i < axis.ticks.size(); ++i) CHECK(axis.ticks[i].x > axis.ticks[i - 1].x);
    }
  }
}

}  // namespace storylens

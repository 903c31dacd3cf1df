#include "render/edge_records.h"

#include <doctest/doctest.h>

namespace storylens {

TEST_SUITE("render/edge_records") {
  TEST_CASE("a straight edge is one record, with its sizes to a 64th") {
    EdgeInstance edge;
    edge.b_world = {10, 0};
    edge.radius_a = 22.0f;
    edge.around_b = 15.0f;
    edge.width_px = 1.25f;
    edge.rank = 1.0f;
    std::vector<EdgeRecord> records;
    append_edge_records(edge, records);
    CHECK(records.size() == 1);
    CHECK(edge_records(edge) == 1);
    CHECK(records[0].radius_a == 22 * 64);
    CHECK(records[0].around_b == 15 * 64);
    CHECK(records[0].width == 80);
    CHECK(records[0].bend == 32767);
    CHECK(records[0].rank == 255);
  }

  TEST_CASE("a bent edge has more pieces the more it bends, and an arrow head one more") {
    EdgeInstance edge;
    edge.b_world = {10, 0};
    edge.bend = 0.12f;
    const std::size_t slight = edge_records(edge);
    edge.bend = -0.6f;
    const std::size_t strong = edge_records(edge);
    CHECK(slight > 1);
    CHECK(strong > slight);
    edge.arrow_px = 8.0f;
    std::vector<EdgeRecord> records;
    append_edge_records(edge, records);
    CHECK(records.size() == strong + 1);
    CHECK(records.back().number == records.back().pieces);
    CHECK(records.front().bend < 32767);
  }

  TEST_CASE("what no record can hold is cut to what it can") {
    EdgeInstance edge;
    edge.radius_a = 1e9f;
    edge.width_px = -3.0f;
    edge.bend = 7.0f;
    std::vector<EdgeRecord> records;
    append_edge_records(edge, records);
    CHECK(records[0].radius_a == 65535);
    CHECK(records[0].width == 0);
    CHECK(records[0].bend == 65534);
  }
}

}  // namespace storylens

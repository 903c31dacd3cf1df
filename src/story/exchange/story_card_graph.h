// Story card graph: the picture on a story card: the story with its takes as petals, around it what it names
// and what it is related to, in the order in which these stand around it in the settled picture. Private to
// src/story/exchange.
//
// Units: pixels of the card.
#pragma once

#include <string>
#include <vector>

#include "base/vec2.h"
#include "story/bundle.h"

namespace storylens {

enum class CardNodeKind { Entity, Story, Stub };

struct CardNode {
  CardNodeKind kind = CardNodeKind::Entity;
  std::string label;          // empty = none
  Vec2 direction;             // from the story, in the settled picture; 0, 0 = not known
  std::vector<int> linked{};  // other nodes that this one hangs together with
};

// nodes: the most telling ones first. mirrored: for a language that is read from the right.
std::string card_graph(const Story& story, std::vector<CardNode> nodes, bool is_mirrored);

}  // namespace storylens

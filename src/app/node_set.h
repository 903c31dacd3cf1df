// Node set: the nodes that the reader chose to do something with all of them, by id, so that it outlives a
// graph.
//
// Shapes: ids() ascends.
// Cost:   has() is logarithmic, a change linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storylens {

class NodeSet {
 public:
  bool has(std::string_view id) const;
  bool add(std::string_view id);     // false when it was in
  bool toggle(std::string_view id);  // true when it is in now
  void clear() { ids_.clear(); }
  void assign(std::vector<std::string> ascending_ids) { ids_ = std::move(ascending_ids); }

  bool is_empty() const { return ids_.empty(); }
  std::size_t size() const { return ids_.size(); }
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  std::vector<std::string> ids_;
};

}  // namespace storylens

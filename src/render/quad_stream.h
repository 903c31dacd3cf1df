// Quad stream: draws an array of records, each as a quad. A record is repeated for the four corners of its
// quad, and the shader finds the corner in gl_VertexID: bit 0 is right, bit 1 is bottom.
//
// Not instanced, because software GL is slow at it: in SwiftShader, which Chromium has where there is no GPU,
// 5,000 shapes took three times as long.
//
// Shapes: records are count × layout.stride bytes.
// Cost:   draw() copies and uploads every record four times; it allocates only when there are
//         more than ever before.
#pragma once

#include <cstddef>
#include <vector>

#include "render/gl_object.h"
#include "render/vertex_layout.h"

namespace storylens {

class QuadStream {
 public:
  QuadStream() = default;  // draws nothing
  explicit QuadStream(const VertexLayout& layout);

  // With the program that is current.
  void draw(const void* records, std::size_t count);

 private:
  void reserve_indices(std::size_t quads);

  GlVertexArray vertex_array_;
  GlBuffer vertex_buffer_;
  GlBuffer index_buffer_;
  std::size_t indexed_quads_ = 0;
  std::size_t record_size_ = 0;
  std::vector<unsigned char> vertices_;
};

}  // namespace storylens

// Quad stream: an array of records on the GPU, each drawn as a quad. A record is repeated for the four
// corners of its quad, and the shader finds the corner in gl_VertexID: bit 0 is right, bit 1 is bottom.
//
// Not instanced, because software GL is slow at it: in SwiftShader, which Chromium has where there is no GPU,
// 5,000 shapes took three times as long.
//
// Shapes: records are count × layout.stride bytes.
// Cost:   upload() copies every record four times, in slices; draw() uploads nothing.
#pragma once

#include <cstddef>
#include <vector>

#include "render/gl_object.h"
#include "render/vertex_layout.h"

namespace storylens {

// The graph's picture has layers: what stays on the GPU while the camera moves, what stands for it from afar,
// and what is lit over either.
enum class PictureLayer { Base, Bubbles, Focus };
inline constexpr std::size_t kPictureLayers = 3;

// Records that are drawn: the first and how many.
struct QuadRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

class QuadStream {
 public:
  QuadStream() = default;  // draws nothing
  explicit QuadStream(const VertexLayout& layout);

  // Replaces what was uploaded before.
  void upload(const void* records, std::size_t count);

  // With the program that is current. One draw call for each range.
  void draw(const std::vector<QuadRange>& ranges);

 private:
  void reserve_indices(std::size_t quads);

  GlVertexArray vertex_array_;
  GlBuffer vertex_buffer_;
  GlBuffer index_buffer_;
  std::size_t indexed_quads_ = 0;
  std::size_t record_size_ = 0;
  std::size_t count_ = 0;
  std::vector<unsigned char> slice_;
};

}  // namespace storylens

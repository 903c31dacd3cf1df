#include "render/quad_stream.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace storylens {
namespace {

constexpr std::size_t kCorners = 4;
constexpr std::uint32_t kTriangles[] = {0, 1, 2, 2, 1, 3};
constexpr std::size_t kIndices = std::size(kTriangles);
constexpr std::size_t kLeastIndexedQuads = 256;

}  // namespace

QuadStream::QuadStream(const VertexLayout& layout)
    : vertex_array_(GlVertexArray::make()),
      vertex_buffer_(GlBuffer::make()),
      index_buffer_(GlBuffer::make()),
      record_size_(layout.stride) {
  glBindVertexArray(vertex_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_.name());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_.name());
  apply_layout(layout, 0);
}

void QuadStream::draw(const void* records, std::size_t count) {
  if (count == 0 || vertex_array_.name() == 0) return;
  vertices_.resize(count * kCorners * record_size_);
  const auto* record = static_cast<const unsigned char*>(records);
  unsigned char* vertex = vertices_.data();
  for (std::size_t i = 0; i < count; ++i, record += record_size_) {
    for (std::size_t corner = 0; corner < kCorners; ++corner, vertex += record_size_) {
      std::memcpy(vertex, record, record_size_);
    }
  }
  glBindVertexArray(vertex_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size()), vertices_.data(), GL_STREAM_DRAW);
  reserve_indices(count);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count * kIndices), GL_UNSIGNED_INT, nullptr);
}

// The indices are the same for every draw: only their number grows. The vertex array is bound.
void QuadStream::reserve_indices(std::size_t quads) {
  if (quads <= indexed_quads_) return;
  indexed_quads_ = std::max({quads, 2 * indexed_quads_, kLeastIndexedQuads});
  std::vector<std::uint32_t> indices;
  indices.reserve(indexed_quads_ * kIndices);
  for (std::size_t quad = 0; quad < indexed_quads_; ++quad) {
    for (const std::uint32_t corner : kTriangles) {
      indices.push_back(static_cast<std::uint32_t>(quad * kCorners) + corner);
    }
  }
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
               indices.data(), GL_STATIC_DRAW);
}

}  // namespace storylens

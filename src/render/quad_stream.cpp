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
constexpr std::size_t kRecordsPerSlice = 4096;

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

void QuadStream::upload(const void* records, std::size_t count) {
  if (vertex_array_.name() == 0) return;
  count_ = count;
  if (count == 0) return;
  glBindVertexArray(vertex_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(count * kCorners * record_size_), nullptr,
               GL_DYNAMIC_DRAW);
  const auto* record = static_cast<const unsigned char*>(records);
  for (std::size_t first = 0; first < count; first += kRecordsPerSlice) {
    const std::size_t slice = std::min(kRecordsPerSlice, count - first);
    slice_.resize(slice * kCorners * record_size_);
    unsigned char* vertex = slice_.data();
    for (std::size_t i = 0; i < slice; ++i, record += record_size_) {
      for (std::size_t corner = 0; corner < kCorners; ++corner, vertex += record_size_) {
        std::memcpy(vertex, record, record_size_);
      }
    }
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(first * kCorners * record_size_),
                    static_cast<GLsizeiptr>(slice_.size()), slice_.data());
  }
  reserve_indices(count);
}

void QuadStream::draw(const std::vector<QuadRange>& ranges) {
  if (count_ == 0) return;
  glBindVertexArray(vertex_array_.name());
  for (const QuadRange& range : ranges) {
    const std::size_t first_byte = range.first * kIndices * sizeof(std::uint32_t);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count * kIndices), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(first_byte));
  }
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

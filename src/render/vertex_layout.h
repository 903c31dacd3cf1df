// Vertex layout: how the bytes of a vertex become a shader's attributes. Each pass has its layout as a table.
#pragma once

#include <cstddef>
#include <cstdint>

namespace storylens {

enum class AttributeType : std::uint8_t {
  Float,
  Color,     // four bytes, read as 0 to 1
  Unsigned,  // 32 bits, read as uint
  Short,     // 16 bits without a sign, read as float of the same value
  Byte,      // 8 bits without a sign, read as float of the same value
};

struct VertexAttribute {
  unsigned location;  // as in the shader's layout(location = …)
  int components;     // 1 to 4
  AttributeType type;
  std::size_t offset;  // bytes from the start of the vertex
};

struct VertexLayout {
  const VertexAttribute* attributes;
  std::size_t attribute_count;
  std::size_t stride;  // bytes
};

template <std::size_t kCount>
constexpr VertexLayout vertex_layout(const VertexAttribute (&attributes)[kCount], std::size_t stride) {
  return {attributes, kCount, stride};
}

// Points the bound vertex array at the bound buffer, from first_byte on.
void apply_layout(const VertexLayout& layout, std::size_t first_byte);

}  // namespace storylens

#include "render/vertex_layout.h"

#include <GLES3/gl3.h>

namespace storylens {

void apply_layout(const VertexLayout& layout, std::size_t first_byte) {
  const auto stride = static_cast<GLsizei>(layout.stride);
  for (std::size_t i = 0; i < layout.attribute_count; ++i) {
    const VertexAttribute& attribute = layout.attributes[i];
    const auto* offset = reinterpret_cast<const void*>(first_byte + attribute.offset);
    glEnableVertexAttribArray(attribute.location);
    switch (attribute.type) {
      case AttributeType::Float:
        glVertexAttribPointer(attribute.location, attribute.components, GL_FLOAT, GL_FALSE, stride, offset);
        break;
      case AttributeType::Color:
        glVertexAttribPointer(attribute.location, attribute.components, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                              offset);
        break;
      case AttributeType::Short:
        glVertexAttribPointer(attribute.location, attribute.components, GL_UNSIGNED_SHORT, GL_FALSE, stride,
                              offset);
        break;
      case AttributeType::Byte:
        glVertexAttribPointer(attribute.location, attribute.components, GL_UNSIGNED_BYTE, GL_FALSE, stride,
                              offset);
        break;
      case AttributeType::Unsigned:
        glVertexAttribIPointer(attribute.location, attribute.components, GL_UNSIGNED_INT, stride, offset);
        break;
    }
  }
}

}  // namespace storylens

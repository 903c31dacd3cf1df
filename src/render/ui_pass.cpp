#include "render/ui_pass.h"

#include <GLES3/gl3.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "generated/shaders.h"
#include "imgui.h"
#include "render/draw_state.h"
#include "render/program.h"
#include "render/vertex_layout.h"

namespace storylens {
namespace {

// As shaders/ui.vert has it.
constexpr VertexAttribute kAttributes[] = {
    {0, 2, AttributeType::Float, offsetof(ImDrawVert, pos)},
    {1, 2, AttributeType::Float, offsetof(ImDrawVert, uv)},
    {2, 4, AttributeType::Color, offsetof(ImDrawVert, col)},
};
static_assert(sizeof(ImDrawVert) == 20, "the table above and shaders/ui.vert describe these bytes");

constexpr GLenum kIndexType = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
constexpr int kNoPage = -1;

struct PixelSize {
  int width;
  int height;
};

PixelSize framebuffer_size(const ImDrawData& draw_data) {
  return {static_cast<int>(std::lround(draw_data.DisplaySize.x * draw_data.FramebufferScale.x)),
          static_cast<int>(std::lround(draw_data.DisplaySize.y * draw_data.FramebufferScale.y))};
}

// False when nothing is inside the clip rectangle. Edges go to the nearest pixel, so that neighbors meet.
bool set_clip(const ImVec4& clip, const ImDrawData& draw_data, PixelSize framebuffer) {
  const ImVec2 origin = draw_data.DisplayPos;
  const ImVec2 scale = draw_data.FramebufferScale;
  const auto left = static_cast<int>(std::lround((clip.x - origin.x) * scale.x));
  const auto top = static_cast<int>(std::lround((clip.y - origin.y) * scale.y));
  const auto right = static_cast<int>(std::lround((clip.z - origin.x) * scale.x));
  const auto bottom = static_cast<int>(std::lround((clip.w - origin.y) * scale.y));
  if (right <= left || bottom <= top) return false;
  glScissor(left, framebuffer.height - bottom, right - left, bottom - top);
  return true;
}

void upload(const ImDrawList& list) {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
}

// A texture of zeros, with the solid block when it is a mask.
GlTexture make_page_texture(AtlasPageKind kind, int size) {
  const bool is_mask = kind == AtlasPageKind::Mask;
  GlTexture texture = GlTexture::make();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexStorage2D(GL_TEXTURE_2D, 1, is_mask ? GL_R8 : GL_RGBA8, size, size);
  if (is_mask) {
    std::array<unsigned char, kWhiteBlockSize * kWhiteBlockSize> solid;
    solid.fill(0xFF);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, kWhiteBlockSize, kWhiteBlockSize, GL_RED, GL_UNSIGNED_BYTE,
                    solid.data());
  }
  return texture;
}

int page_of(const ImDrawCmd& command) {
  return static_cast<int>(reinterpret_cast<std::intptr_t>(command.GetTexID()));
}

}  // namespace

UiPass::UiPass(UiPass&&) noexcept = default;
UiPass& UiPass::operator=(UiPass&&) noexcept = default;
UiPass::~UiPass() = default;

Result<UiPass> UiPass::create() {
  Result<GlProgram> program = link_program({"ui", kUiVert, kUiFrag});
  if (!program) return tl::unexpected<Error>(std::move(program.error()));

  UiPass pass;
  pass.program_ = std::move(*program);
  pass.u_display_origin_ = uniform_location(pass.program_, "u_display_origin");
  pass.u_clip_from_display_ = uniform_location(pass.program_, "u_clip_from_display");
  pass.u_is_color_page_ = uniform_location(pass.program_, "u_is_color_page");
  glUseProgram(pass.program_.name());
  glUniform1i(uniform_location(pass.program_, "u_page"), 0);
  pass.vertex_array_ = GlVertexArray::make();
  pass.vertex_buffer_ = GlBuffer::make();
  pass.index_buffer_ = GlBuffer::make();
  return pass;
}

void UiPass::ensure_pages(const GlyphAtlas& atlas) {
  const int count = atlas.page_count();
  pages_.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Page& page = pages_[static_cast<std::size_t>(i)];
    const std::uint32_t generation = atlas.page_generation(i);
    if (page.texture.name() != 0 && page.generation == generation) continue;
    page.kind = atlas.page_kind(i);
    page.generation = generation;
    page.texture = make_page_texture(page.kind, atlas.page_size());
  }
}

unsigned UiPass::page_texture(int page) const {
  if (page < 0 || page >= static_cast<int>(pages_.size())) return 0;
  return pages_[static_cast<std::size_t>(page)].texture.name();
}

void UiPass::set_state(const ImDrawData& draw_data) {
  const PixelSize framebuffer = framebuffer_size(draw_data);
  set_painting_state();
  glEnable(GL_SCISSOR_TEST);
  glViewport(0, 0, framebuffer.width, framebuffer.height);
  glUseProgram(program_.name());
  glUniform2f(u_display_origin_, draw_data.DisplayPos.x, draw_data.DisplayPos.y);
  glUniform2f(u_clip_from_display_, 2.0f / draw_data.DisplaySize.x, -2.0f / draw_data.DisplaySize.y);
  glActiveTexture(GL_TEXTURE0);
  glBindVertexArray(vertex_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_.name());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_.name());
}

void UiPass::bind_page(int page) {
  const bool is_color = pages_[static_cast<std::size_t>(page)].kind == AtlasPageKind::Color;
  glBindTexture(GL_TEXTURE_2D, page_texture(page));
  glUniform1f(u_is_color_page_, is_color ? 1.0f : 0.0f);
}

void UiPass::draw_list(const ImDrawList& list, const ImDrawData& draw_data) {
  const VertexLayout layout = vertex_layout(kAttributes, sizeof(ImDrawVert));
  const PixelSize framebuffer = framebuffer_size(draw_data);
  upload(list);
  apply_layout(layout, 0);
  unsigned vertex_offset = 0;
  int bound_page = kNoPage;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.UserCallback != nullptr) {
      if (command.UserCallback != ImDrawCallback_ResetRenderState) command.UserCallback(&list, &command);
      set_state(draw_data);
      bound_page = kNoPage;
      continue;
    }
    const int page = page_of(command);
    if (page_texture(page) == 0 || !set_clip(command.ClipRect, draw_data, framebuffer)) continue;
    if (page != bound_page) {
      bind_page(page);
      bound_page = page;
    }
    // WebGL draws with no base vertex: the attributes are moved instead.
    if (command.VtxOffset != vertex_offset) {
      vertex_offset = command.VtxOffset;
      apply_layout(layout, vertex_offset * sizeof(ImDrawVert));
    }
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), kIndexType,
                   reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

void UiPass::draw(const ImDrawData& draw_data) {
  const PixelSize framebuffer = framebuffer_size(draw_data);
  if (program_.name() == 0 || framebuffer.width <= 0 || framebuffer.height <= 0) return;
  set_state(draw_data);
  for (const ImDrawList* list : draw_data.CmdLists) draw_list(*list, draw_data);
  glDisable(GL_SCISSOR_TEST);  // else it would hold for the next frame's glClear
}

}  // namespace storylens

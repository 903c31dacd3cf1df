#include "app/glyph_text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "text/script.h"

namespace storylens {
namespace {

constexpr std::size_t kMaxLanguages = 255;
// More than one text can leave, so that what it left is still known when it is set anew.
constexpr std::size_t kMaxKnownUnits = 60'000;
static_assert(kMaxKnownUnits > GlyphText::kMaxLeftUnits + 2 * GlyphText::kMaxNewUnits);
// No ink is kept further from its unit: above all of a flood of marks.
constexpr float kMaxOutEm = 2.0f;
constexpr float kMaxHeightEm = 4.0f;
constexpr std::uint32_t kPart = kStyleMask + 1;
constexpr int kMaxParts = 16;

// Near enough for text that is not seen yet.
float estimated_em(std::string_view text) {
  constexpr unsigned char kFirstKana = 0xE3;
  float em = 0.0f;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xC0) em += byte >= kFirstKana ? 1.0f : 0.5f;
  }
  return em;
}

}  // namespace

GlyphText::GlyphText(AtlasLimits limits) : atlas_(limits) {}

std::uint32_t GlyphText::style_id(TextStyle style) {
  if (style.language == 0) style.language = language_;
  for (std::size_t i = 0; i < styles_.size(); ++i) {
    if (styles_[i] == style) return static_cast<std::uint32_t>(i);
  }
  const auto id = static_cast<std::uint32_t>(styles_.size());
  styles_.push_back(style);
  font_metrics_.emplace_back();
  const std::size_t language = style.language;
  platform_define_style(
      id, style, language == 0 || language > languages_.size() ? std::string() : languages_[language - 1]);
  return id;
}

std::uint8_t GlyphText::language_index(std::string_view language) {
  if (language.empty()) return 0;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i] == language) return static_cast<std::uint8_t>(i + 1);
  }
  if (languages_.size() >= kMaxLanguages) return 0;
  languages_.emplace_back(language);
  return static_cast<std::uint8_t>(languages_.size());
}

void GlyphText::word_starts(std::string_view run, std::vector<std::uint8_t>& starts) {
  platform_word_starts(run, starts.data());
}

const GlyphText::Unit* GlyphText::find_unit(std::string_view text, std::uint32_t style) {
  key_.assign(reinterpret_cast<const char*>(&style), sizeof style);
  key_.append(text);
  const auto found = units_.find(key_);
  return found == units_.end() ? nullptr : &found->second;
}

const GlyphText::Unit& GlyphText::measure() {
  std::uint32_t style = 0;
  std::memcpy(&style, key_.data(), sizeof style);
  const std::string_view text = std::string_view(key_).substr(sizeof style);
  if (units_.size() >= kMaxKnownUnits) units_.clear();
  Unit unit;
  unit.metrics = platform_measure(text, style);
  unit.kind = is_emoji_unit(text) ? AtlasPageKind::Color : AtlasPageKind::Mask;
  ++new_units_;
  return units_.emplace(key_, unit).first->second;
}

const GlyphText::Unit& GlyphText::unit_of(std::string_view text, std::uint32_t style) {
  const Unit* known = find_unit(text, style);
  return known != nullptr ? *known : measure();
}

float GlyphText::advance_px(std::string_view unit, const TextStyle& style) {
  if (const Unit* known = find_unit(unit, style_id(style))) return known->metrics.advance;
  if (new_units_ < kMaxNewUnits) return measure().metrics.advance;
  if (may_leave_ && left_.size() < kMaxLeftUnits) left_.push_back(key_);
  return estimated_em(unit) * style.size_px;
}

FontMetrics GlyphText::metrics(const TextStyle& style) {
  const std::uint32_t id = style_id(style);
  if (font_metrics_[id].ascent_px == 0.0f) font_metrics_[id] = platform_font_metrics(id);
  return font_metrics_[id];
}

void GlyphText::begin_frame() {
  atlas_.begin_frame();
  new_units_ = 0;
  new_pictures_ = 0;
  is_picture_left_ = false;
  may_leave_ = true;
  if (left_.empty()) return;
  while (!left_.empty() && new_units_ < kMaxNewUnits) {
    key_ = std::move(left_.back());
    left_.pop_back();
    if (units_.find(key_) == units_.end()) measure();
  }
  if (!left_.empty()) return;
  // Everything is set anew, once: what is still not known then stays estimated.
  ++generation_;
  may_leave_ = false;
}

InkBox GlyphText::device_ink(const Unit& unit, const TextStyle& style) const {
  const UnitMetrics& ink = unit.metrics;
  if (!(ink.ink_right > ink.ink_left) || !(ink.ink_bottom > ink.ink_top)) return {};
  const float margin = 1.0f + (style.has_halo ? 2.5f * device_pixel_ratio_ : 0.0f);
  const float out = kMaxOutEm * style.size_px;
  const float high = kMaxHeightEm * style.size_px;
  const auto device = [&](float css, float least, float most) {
    return std::clamp(css, least, most) * device_pixel_ratio_;
  };
  InkBox box;
  box.left = static_cast<int>(std::floor(device(ink.ink_left, -out, ink.advance + out) - margin));
  box.top = static_cast<int>(std::floor(device(ink.ink_top, -high, high) - margin));
  box.width = static_cast<int>(std::ceil(device(ink.ink_right, -out, ink.advance + out) + margin)) - box.left;
  box.height = static_cast<int>(std::ceil(device(ink.ink_bottom, -high, high) + margin)) - box.top;
  const int most = atlas_.page_size() - kWhiteBlockSize - 4;
  if (box.height > most) {
    box.top = std::max(box.top, -most / 2);
    box.height = std::min(box.height, most);
  }
  return box;
}

// The picture of a part of a unit: nullptr past the last one, and where there is no room or no time left.
const GlyphSlot* GlyphText::slot_of(std::string_view text, std::uint32_t style, int part) {
  const GlyphKey key = {text, style + kPart * static_cast<std::uint32_t>(part)};
  if (const GlyphSlot* slot = atlas_.find(key)) return slot;
  const Unit& unit = unit_of(text, style);
  const int widest = atlas_.page_size() - 4;
  InkBox ink = device_ink(unit, styles_[style]);
  ink.left += part * widest;
  ink.width = std::min(ink.width - part * widest, widest);
  if (ink.width <= 0 || ink.height <= 0) return nullptr;
  if (new_pictures_ >= kMaxNewPictures) {
    is_picture_left_ = true;
    return nullptr;
  }
  ++new_pictures_;
  return atlas_.place(key, ink, unit.kind);
}

void GlyphText::draw_unit(ImDrawList& list, std::string_view text, const TextStyle& style, Vec2 pen,
                          Rgba color) {
  const std::uint32_t id = style_id(style);
  const Vec2 pen_px = {std::round(pen.x * device_pixel_ratio_), std::round(pen.y * device_pixel_ratio_)};
  const int widest = atlas_.page_size() - 4;
  for (int part = 0; part < kMaxParts; ++part) {
    const GlyphSlot* slot = slot_of(text, id, part);
    if (slot == nullptr) return;
    draw_slot(list, *slot, pen_px, color);
    if (slot->ink.width < widest) return;
  }
}

void GlyphText::draw_slot(ImDrawList& list, const GlyphSlot& slot, Vec2 pen_px, Rgba color) {
  const float left = pen_px.x + static_cast<float>(slot.ink.left);
  float top = pen_px.y + static_cast<float>(slot.ink.top);
  float bottom = top + static_cast<float>(slot.ink.height);
  float texel_top = static_cast<float>(slot.y);
  const float line_top = std::round(line_top_ * device_pixel_ratio_);
  const float line_bottom = std::round(line_bottom_ * device_pixel_ratio_);
  const float tolerance = 0.25f * (line_bottom - line_top);
  if (tolerance > 0.0f && (top < line_top - tolerance || bottom > line_bottom + tolerance)) {
    const float cut = std::max(0.0f, line_top - top);
    top += cut;
    texel_top += cut;
    bottom = std::min(bottom, line_bottom);
    if (bottom <= top) return;
  }
  const float css = 1.0f / device_pixel_ratio_;
  const float texel = 1.0f / static_cast<float>(atlas_.page_size());
  const auto width = static_cast<float>(slot.ink.width);
  const auto texel_left = static_cast<float>(slot.x);
  const bool is_color = atlas_.page_kind(slot.page) == AtlasPageKind::Color;
  const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(slot.page));
  const bool is_other_page = texture != list._CmdHeader.TextureId;
  if (is_other_page) list.PushTextureID(texture);
  list.PrimReserve(6, 4);
  list.PrimRectUV({left * css, top * css}, {(left + width) * css, bottom * css},
                  {texel_left * texel, texel_top * texel},
                  {(texel_left + width) * texel, (texel_top + bottom - top) * texel},
                  is_color ? (color | 0x00FFFFFFu) : color);
  if (is_other_page) list.PopTextureID();
}

void GlyphText::set_line(float top, float bottom) {
  line_top_ = top;
  line_bottom_ = bottom;
}

void GlyphText::set_device_pixel_ratio(float ratio) {
  if (ratio == device_pixel_ratio_) return;
  device_pixel_ratio_ = ratio;
  atlas_.clear();
}

void GlyphText::forget_fonts() {
  units_.clear();
  left_.clear();
  std::fill(font_metrics_.begin(), font_metrics_.end(), FontMetrics{});
  atlas_.clear();
  ++generation_;
}

}  // namespace storylens

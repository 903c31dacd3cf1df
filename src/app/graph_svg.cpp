#include "app/graph_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "app/graph_detail.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

constexpr float kPi = 3.14159265f;
// As shaders/shape.frag and shaders/edge.frag have them.
constexpr float kSquareCorner = 0.3f;
constexpr float kDiamondCorner = 0.14f;
constexpr float kPetalFoot = 0.3f;
constexpr float kArrowSlope = 0.42f;
constexpr float kHaloWidth = 4.0f;  // as web/text-rasterizer.ts
constexpr float kHaloOpacity = 0.9f;

[[gnu::noinline]] void append_number(std::string& svg, float value) {
  constexpr float kFar = 1e7f;
  const long tenths = std::isfinite(value) ? std::lround(std::clamp(value, -kFar, kFar) * 10.0f) : 0;
  if (tenths < 0) svg += '-';
  svg += std::to_string(std::labs(tenths) / 10);
  if (tenths % 10 == 0) return;
  svg += '.';
  svg += static_cast<char>('0' + std::labs(tenths) % 10);
}

float opacity_of(Rgba color) {
  return static_cast<float>(color >> 24) / 255.0f;
}

// An edge on the screen: a circular arc, or a line, from a to b. As shaders/edge.vert has it: places on it
// are told by the length of arc from its apex, and by the height over it.
struct Arc {
  Vec2 apex;
  Vec2 along;
  Vec2 bulge;
  float curvature = 0.0f;
  float length = 0.0f;

  Arc(Vec2 a, Vec2 b, float signed_bend) {
    constexpr float kStraight = 1e-7f;
    const float chord = std::max(storylens::length(b - a), 1e-3f);
    const float bend = std::fabs(signed_bend);
    along = (b - a) * (1.0f / chord);
    bulge = Vec2{along.y, -along.x} * (signed_bend < 0.0f ? -1.0f : 1.0f);
    curvature = 8.0f * bend / ((1.0f + 4.0f * bend * bend) * chord);
    if (curvature < kStraight) curvature = 0.0f;
    length = curvature == 0.0f ? chord : 4.0f * std::atan(2.0f * bend) / curvature;
    apex = (a + b) * 0.5f + bulge * (bend * chord);
  }

  Vec2 at(float s, float height = 0.0f) const {
    if (curvature == 0.0f) return apex + along * s + bulge * height;
    const float angle = s * curvature;
    const float half_sine = std::sin(0.5f * angle);
    return apex + along * ((1.0f / curvature + height) * std::sin(angle)) +
           bulge * (height * std::cos(angle) - 2.0f * half_sine * half_sine / curvature);
  }
};

class SvgWriter {
 public:
  explicit SvgWriter(const GraphSvg& input)
      : input_(input),
        scale_(input.scene.node_scale()),
        css_(1.0f / input.scene.device_pixel_ratio()),
        size_(input.view.area.max - input.view.area.min) {}

  // In the order of GraphPainter::draw.
  std::string write() {
    const auto& [bundle, scene, view, index, bubbles, labels, palette, words, title, language, font, about,
                 marks] = input_;
    const bool are_bubbles = bubbles.is_active();
    const float alpha = view.selected >= 0 || view.has_path ? kFaded : 1.0f;
    const GraphPicture base = are_bubbles ? bubble_picture(scene, view, bubbles, palette)
                                          : base_picture(bundle, scene, view, index, palette);
    const GraphPicture focus = focus_picture(bundle, scene, view, palette, -1, -1);
    EdgeDetail lines;
    if (are_bubbles)
      lines.is_plain = true;
    else
      lines = choose_lines(view, index, scale_, false).detail;
    lines.opacity *= alpha;
    head();
    if (!marks.empty()) time_marks(marks);
    edges(base, lines);
    write_nodes(base, true, alpha);
    edges(focus, {});
    // Those that do not stand back: over the edges that are lit, and not under them too.
    if (!are_bubbles && alpha < 1.0f) write_nodes(base, false, 1.0f);
    put("<g class='marks'>\n");
    for (const ShapeInstance& item : focus.shapes) {
      // What its margin alone gives a size is no node's own.
      const bool is_mark = item.half_size.x == 0.0f;
      const Vec2 center = place(item.center_world);
      if ((is_mark || are_bubbles) && is_seen(center, center, kMarkReach)) shape(item, 1.0f);
    }
    put("</g>\n");
    // The outlines are texts of their own: not every program paints a stroke before its fill.
    put("<g class='halos' aria-hidden='true' pointer-events='none' "
        "text-anchor='middle' stroke-linejoin='round' stroke-width='%'",
        {kHaloWidth});
    color(" fill='", palette.graph_ground);
    color(" stroke='", palette.graph_ground);
    opacity(kHaloOpacity);
    put(">\n");
    write_labels(false);
    put("</g>\n<g class='labels' text-anchor='middle'>\n");
    write_labels(true);
    put("</g>\n</svg>\n");
    return std::move(svg_);
  }

 private:
  static constexpr float kMarkReach = 64.0f;

  [[gnu::noinline]] Vec2 place(Vec2 world) const { return input_.view.screen(world) - input_.view.area.min; }

  // Whether something of a line, or of what is around a point, is in the area: neither beside it, nor all of
  // the area on one side of the line.
  [[gnu::noinline]] bool is_seen(Vec2 a, Vec2 b, float reach) const {
    const bool is_beside = std::max(a.x, b.x) + reach <= 0.0f || std::max(a.y, b.y) + reach <= 0.0f ||
                           std::min(a.x, b.x) - reach >= size_.x || std::min(a.y, b.y) - reach >= size_.y;
    if (is_beside) return false;
    const Vec2 way = b - a;
    const float far = reach * length(way);
    const float sides[] = {way.y * a.x - way.x * a.y, way.x * size_.y, -way.y * size_.x};  // of the corners
    const float least = sides[0] + std::min(sides[1], 0.0f) + std::min(sides[2], 0.0f);
    const float most = sides[0] + std::max(sides[1], 0.0f) + std::max(sides[2], 0.0f);
    return least <= far && most >= -far;
  }

  // ---- elements ----

  // The pattern with a number for each %, to a tenth, and quotation marks for apostrophes.
  [[gnu::noinline]] void put(const char* pattern, std::initializer_list<float> numbers = {}) {
    const float* next = numbers.begin();
    for (; *pattern != 0; ++pattern) {
      if (*pattern == '%')
        append_number(svg_, *next++);
      else
        svg_ += *pattern == '\'' ? '"' : *pattern;
    }
  }
  [[gnu::noinline]] void text(std::string_view text) { svg_ += escape_html(text); }
  // begin: up to its value.
  [[gnu::noinline]] void color(const char* begin, Rgba value) {
    put(begin);
    if (opacity_of(value) == 0.0f) return put("none'");
    svg_ += '#';
    for (const int shift : {4, 0, 12, 8, 20, 16}) svg_ += "0123456789abcdef"[(value >> shift) & 15u];
    svg_ += '"';
  }
  [[gnu::noinline]] void opacity(float value) {
    const long hundredths = std::lround(std::clamp(value, 0.0f, 1.0f) * 100.0f);
    if (hundredths >= 100) return;
    put(hundredths < 10 ? " opacity='.0" : " opacity='.");
    svg_ += std::to_string(hundredths);
    svg_ += '"';
  }

  // ---- shapes ----

  void shape(const ShapeInstance& instance, float alpha) {
    const float px = scale_.px(instance.radius_world);
    const bool is_petal = instance.shape == Shape::Petal;
    const float unfolded = is_petal ? scale_.unfolded(px) : 1.0f;
    if (unfolded <= 0.0f) return;
    const Vec2 margin = {instance.margin_px, instance.margin_px};
    const Vec2 outer = (instance.half_size * px + margin) * (unfolded * css_);
    const float stroke = std::min(instance.stroke_px * css_, outer.x);
    const Vec2 half = {outer.x - stroke * 0.5f, outer.y - stroke * 0.5f};  // the line lies inside
    const Vec2 c = place(instance.center_world) + instance.offset * (px * css_ * (0.6f + 0.4f * unfolded));
    switch (instance.shape) {
      case Shape::RoundedSquare: square(c, half.x, kSquareCorner * half.x); break;
      case Shape::Diamond: {
        // A square on its corner; the rounding is within the half diagonal.
        constexpr float kHalfSqrt2 = 0.70710678f;
        const float corner = kDiamondCorner * half.x;
        square(c, half.x * kHalfSqrt2 + corner * (1.0f - kHalfSqrt2), corner);
        put(" transform='rotate(45 % %)'", {c.x, c.y});
        break;
      }
      case Shape::Petal: petal(c, half, instance.rotation); break;
      default: put("<circle cx='%' cy='%' r='%'", {c.x, c.y, half.x});
    }
    color(" fill='", instance.shape == Shape::Ring ? 0 : instance.fill);
    if (stroke > 0.0f) {
      color(" stroke='", instance.stroke);
      put(" stroke-width='%'", {stroke});
    }
    opacity(alpha * opacity_of(stroke > 0.0f ? instance.stroke : instance.fill));
    put("/>\n");
  }
  void square(Vec2 center, float half, float corner) {
    put("<rect x='%' y='%' width='%' height='%' rx='%'",
        {center.x - half, center.y - half, 2.0f * half, 2.0f * half, corner});
  }
  // A round tip above and a narrower foot below, joined by their common tangents.
  void petal(Vec2 center, Vec2 half, float rotation) {
    const float tip = std::min(half.x, half.y);
    const float foot = kPetalFoot * tip;
    const float slope = (foot - tip) / std::max(2.0f * half.y - tip - foot, 1e-3f);
    const float rise = std::sqrt(std::max(1.0f - slope * slope, 0.0f));
    const float tip_y = tip - half.y - tip * slope;
    const float foot_y = half.y - foot - foot * slope;
    put("<path d='M% %L% %A% % 0 1 0 % %L% %A% % 0 0 0 % %Z' transform='translate(% %) rotate(%)'",
        {foot * rise, foot_y, tip * rise, tip_y, tip, tip, -tip * rise, tip_y, -foot * rise, foot_y, foot,
         foot, foot * rise, foot_y, center.x, center.y, rotation * 180.0f / kPi});
  }

  // ---- edges ----

  void edges(const GraphPicture& picture, const EdgeDetail& detail) {
    put("<g class='edges'>\n");
    for (const EdgeInstance& item : picture.edges) edge(item, detail);
    put("</g>\n");
  }
  void edge(const EdgeInstance& edge, const EdgeDetail& detail) {
    const Vec2 a = place(edge.a_world);
    const Vec2 b = place(edge.b_world);
    const float bend = detail.is_plain ? 0.0f : edge.bend;
    const float reach = std::fabs(bend) * length(b - a) + (edge.width_px + edge.arrow_px) * css_;
    if (edge.rank > detail.cut || !is_seen(a, b, reach)) return;
    const Arc arc(a, b, bend);
    float begin = -0.5f * arc.length;
    float end = 0.5f * arc.length;
    float arrow = 0.0f;
    if (!detail.is_plain) {
      begin += scale_.reach_px(edge.radius_a, edge.around_a) * css_ + css_;
      end -= scale_.reach_px(edge.radius_b, edge.around_b) * css_ + css_;
      arrow = std::min(edge.arrow_px * css_, end - begin);
    }
    if (!(end > begin)) return;
    const float line_end = end - 0.5f * arrow;  // inside the head
    const float alpha =
        opacity_of(edge.color) * detail.opacity * (1.0f + (detail.tail_opacity - 1.0f) * edge.rank);
    if (alpha < 0.005f) return;  // would be told as 0
    const Vec2 from = arc.at(begin);
    const Vec2 to = arc.at(line_end);
    put("<path d='M% %", {from.x, from.y});
    if (arc.curvature == 0.0f) {
      put("L");
    } else {
      const float radius = 1.0f / arc.curvature;
      const bool is_long = (line_end - begin) * arc.curvature > kPi;
      put("A% % 0 % % ", {radius, radius, is_long ? 1.0f : 0.0f, bend > 0.0f ? 1.0f : 0.0f});
    }
    put("% %' fill='none' stroke-width='%'", {to.x, to.y, edge.width_px * css_});
    if (edge.dash_px > 0.0f && !detail.is_plain) put(" stroke-dasharray='%'", {edge.dash_px * css_});
    color(" stroke='", edge.color);
    opacity(alpha);
    put("/>\n");
    if (arrow <= 0.0f) return;
    const Vec2 tip = arc.at(end);
    const Vec2 left = arc.at(end - arrow, kArrowSlope * arrow);
    const Vec2 right = arc.at(end - arrow, -kArrowSlope * arrow);
    put("<path d='M% %L% %L% %Z'", {tip.x, tip.y, left.x, left.y, right.x, right.y});
    color(" fill='", edge.color);
    opacity(alpha);
    put("/>\n");
  }

  // ---- nodes ----

  const GraphNode& node_of(const GraphNodeView& item) const {
    return input_.scene.graph().nodes[static_cast<std::size_t>(item.node)];
  }
  // Of bubbles, the base has one shape each.
  void write_nodes(const GraphPicture& base, bool are_faded, float alpha) {
    const bool are_bubbles = input_.bubbles.is_active();
    const std::size_t count = are_bubbles ? base.shapes.size() : input_.index.nodes().size();
    put("<g class='nodes'>\n");
    for (std::size_t i = 0; i < count; ++i) {
      const int first = are_bubbles ? input_.bubbles.bubbles()[i].leader : input_.index.nodes()[i];
      const GraphNodeView& item = input_.view.nodes[static_cast<std::size_t>(first)];
      const Vec2 center = item.center - input_.view.area.min;
      const bool stands_back = item.is_faded || are_bubbles || (are_faded && alpha == 1.0f);
      if (stands_back != are_faded || !is_seen(center, center, item.reach)) continue;
      put("<g class='node ");
      put(are_bubbles ? "bubble" : node_kind_name(node_of(item).kind));
      put("'><title>");
      text(node_of(item).label);
      put("</title>\n");
      const std::size_t end = are_bubbles ? i + 1 : base.first_shape[i + 1];
      for (std::size_t at = are_bubbles ? i : base.first_shape[i]; at < end; ++at)
        shape(base.shapes[at], alpha);
      put("</g>\n");
    }
    put("</g>\n");
  }

  // ---- labels ----

  void time_marks(const std::vector<TimeMark>& marks) {
    const float foot = size_.y - kTimeMarksHeight;
    put("<g class='time' text-anchor='middle' font-size='13'>\n");
    for (const TimeMark& mark : marks) {
      const float x = mark.x - input_.view.area.min.x;
      if (x < 0.0f || x > size_.x) continue;
      if (mark.has_line) {
        put("<path d='M%,0V%'", {std::floor(x) + 0.5f, foot});
        color(" stroke='", input_.palette.rule);
        put("/>\n");
      }
      if (!mark.is_named) continue;
      put("<text x='%' y='%'", {x, size_.y - 8.0f});
      color(" fill='", input_.palette.muted);
      put(">");
      text(mark.name);
      put("</text>\n");
    }
    put("</g>\n");
  }
  void write_labels(bool are_inked) {
    for (const GraphLabel& label : input_.labels) {
      const ParagraphLayout& layout = *label.layout;
      if (layout.lines.empty()) continue;
      const Vec2 drawn = {std::floor(label.box.min.x), std::floor(label.box.min.y)};
      put("<text font-size='%' font-weight='%'",
          {layout.styles.front().size_px, static_cast<float>(layout.styles.front().weight)});
      if (layout.is_right_to_left) put(" direction='rtl'");
      if (are_inked) {
        const GraphNodeView& item = input_.view.nodes[static_cast<std::size_t>(label.node_view)];
        const Rgba ink = label_color(input_.palette, item, node_of(item).kind);
        color(" fill='", ink);
        opacity(opacity_of(ink));
      }
      put(">");
      for (const TextLine& line : layout.lines) write_line(layout, line, drawn - input_.view.area.min);
      put("</text>\n");
    }
  }
  // About its middle, whatever font it is seen in.
  void write_line(const ParagraphLayout& layout, const TextLine& line, Vec2 corner) {
    const std::uint32_t units = line.first_unit + line.unit_count;
    std::uint32_t end = units;
    while (end > line.first_unit && layout.units[end - 1].is_space) --end;
    put("<tspan x='%' y='%'>", {corner.x + line.x_px + line.width_px * 0.5f, corner.y + line.baseline_px});
    for (std::uint32_t i = line.first_unit; i < end; ++i) text(layout.unit_text(layout.units[i]));
    put("</tspan>");
    // A space between two lines belongs to the text, and takes no room.
    if (end < units && units < layout.units.size()) put("<tspan font-size='0'> </tspan>");
  }

  void head() {
    put("<svg xmlns='http://www.w3.org/2000/svg' role='img' width='%' height='%' viewBox='0 0 % %'",
        {size_.x, size_.y, size_.x, size_.y});
    // Ours before theirs.
    const std::string_view texts[] = {input_.font_family, input_.language, input_.language,
                                      input_.title,       input_.words,    input_.about};
    const char* before[] = {" font-family='",         "' lang='", "' xml:lang='", "'>\n<title>",
                            "</title>\n<desc lang='", "'>"};
    for (std::size_t i = 0; i < std::size(texts); ++i) {
      put(before[i]);
      text(texts[i]);
    }
    put("</desc>\n<rect width='%' height='%'", {size_.x, size_.y});
    color(" fill='", input_.palette.graph_ground);
    put("/>\n");
  }

  const GraphSvg& input_;
  NodeScale scale_;
  float css_;
  Vec2 size_;
  std::string svg_;
};

}  // namespace

std::string graph_svg(const GraphSvg& input) {
  return SvgWriter(input).write();
}

}  // namespace storylens

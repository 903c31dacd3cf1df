#include "app/glyph_text.h"

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <memory>
#include <string>
#include <vector>

#include "text/table_measurer.h"

using namespace storylens;

// The browser of these tests: every character is 10 px wide at 16 px, a mark none but 4 px of ink upwards.
namespace {

struct FakeBrowser {
  std::vector<std::string> languages;  // by style
  std::size_t measured = 0;
};

FakeBrowser g_browser;

}  // namespace

namespace storylens {

void platform_define_style(std::uint32_t id, const TextStyle&, std::string_view language) {
  g_browser.languages.resize(id + 1);
  g_browser.languages[id] = language;
}

UnitMetrics platform_measure(std::string_view unit, std::uint32_t) {
  ++g_browser.measured;
  UnitMetrics metrics;
  float marks = 0.0f;
  for (std::size_t offset = 0; offset < unit.size();) {
    const bool is_mark = bidi_class(decode_utf8(unit, offset)) == BidiClass::NonspacingMark;
    (is_mark ? marks : metrics.advance) += is_mark ? 4.0f : 10.0f;
  }
  metrics.ink_right = std::max(metrics.advance, 3.0f);
  metrics.ink_top = -12.0f - marks;
  metrics.ink_bottom = 4.0f;
  return metrics;
}

FontMetrics platform_font_metrics(std::uint32_t) {
  return {16.0f, 4.0f};
}

void platform_word_starts(std::string_view, std::uint8_t*) {}

}  // namespace storylens

namespace {

struct Canvas {
  Canvas() {
    g_browser = {};
    list._ResetForNewFrame();
    list.PushTextureID(nullptr);
    list.PushClipRect({-1e6f, -1e6f}, {1e6f, 1e6f});
  }

  // Left, top, right, bottom of the quads.
  std::vector<ImVec4> quads() const {
    std::vector<ImVec4> quads;
    for (int i = 0; i + 3 < list.VtxBuffer.Size; i += 4) {
      quads.push_back({list.VtxBuffer[i].pos.x, list.VtxBuffer[i].pos.y, list.VtxBuffer[i + 2].pos.x,
                       list.VtxBuffer[i + 2].pos.y});
    }
    return quads;
  }

  ImDrawListSharedData shared;
  ImDrawList list{&shared};
};

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TextStyle sixteen_px() {
  return {};
}

// Words that are all different.
std::string many_words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "w" + std::to_string(i) + " ";
  return text;
}

}  // namespace

TEST_SUITE("app/glyph_text") {
  TEST_CASE("a unit is measured once and drawn where its pen stands") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    for (int i = 0; i < 3; ++i) CHECK(text.advance_px("word", sixteen_px()) == doctest::Approx(40.0f));
    text.draw_unit(canvas.list, "word", sixteen_px(), {100.0f, 50.0f}, 0xFFFFFFFFu);
    CHECK(g_browser.measured == 1);
    REQUIRE(canvas.quads().size() == 1);
    if (canvas.quads().size() != 1) return;
    const ImVec4 quad = canvas.quads()[0];
    CHECK(quad.x == doctest::Approx(99.0f));
    CHECK(quad.y == doctest::Approx(37.0f));
    CHECK(quad.z == doctest::Approx(141.0f));
    CHECK(quad.w == doctest::Approx(55.0f));
    CHECK(text.atlas().take_requests().size() == 1);
  }

  TEST_CASE("the same word in another language is another picture") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    TextStyle japanese = sixteen_px();
    japanese.language = text.language_index("ja");
    TextStyle chinese = sixteen_px();
    chinese.language = text.language_index("zh-Hans");
    CHECK(japanese.language != chinese.language);
    CHECK(text.language_index("ja") == japanese.language);
    for (const TextStyle& style : {japanese, chinese})
      text.draw_unit(canvas.list, "直", style, {}, 0xFFFFFFFFu);
    CHECK(text.atlas().unit_count() == 2);
    CHECK(g_browser.languages == std::vector<std::string>{"ja", "zh-Hans"});
  }

  TEST_CASE("a style without a language has that of the story") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    text.set_language("ja");
    text.draw_unit(canvas.list, "直", sixteen_px(), {}, 0xFFFFFFFFu);
    text.set_language("ko");
    text.draw_unit(canvas.list, "直", sixteen_px(), {}, 0xFFFFFFFFu);
    CHECK(g_browser.languages == std::vector<std::string>{"ja", "ko"});
    CHECK(text.atlas().unit_count() == 2);
  }

  TEST_CASE("more languages than styles can tell are the page's own") {
    GlyphText text;
    for (int i = 0; i < 300; ++i) text.language_index("x-" + std::to_string(i));
    CHECK(text.language_index("x-254") == 255);
    CHECK(text.language_index("x-255") == 0);
  }

  TEST_CASE("a unit wider than a page is drawn in parts that meet") {
    Canvas canvas;
    GlyphText text({256, 4, 1});
    text.begin_frame();
    text.draw_unit(canvas.list, repeated("x", 60), sixteen_px(), {10.0f, 50.0f}, 0xFFFFFFFFu);
    const std::vector<ImVec4> quads = canvas.quads();
    REQUIRE(quads.size() == 3);
    if (quads.size() != 3) return;
    for (std::size_t i = 1; i < 3; ++i) CHECK(quads[i].x == doctest::Approx(quads[i - 1].z));
    CHECK(quads[2].z == doctest::Approx(10.0f + 600.0f + 1.0f));
    const std::vector<RasterRequest> requests = text.atlas().take_requests();
    CHECK(requests.size() == 3);
    for (const RasterRequest& request : requests) CHECK((request.style & kStyleMask) == 0);
  }

  TEST_CASE("a flood of marks ends at the edges of its line, and its picture is bounded") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    const std::string flood = "a" + repeated("\u0301", 100'000);
    ParagraphOptions options;
    options.max_width_px = 300.0f;
    const ParagraphLayout layout = layout_paragraph({{flood, sixteen_px(), -1}}, options, text);
    CHECK(layout.lines.size() < 10);
    CHECK(g_browser.measured < 20);
    draw_paragraph(text, canvas.list, layout, {0.0f, 100.0f}, 0xFFFFFFFFu);
    CHECK_FALSE(canvas.quads().empty());
    for (const ImVec4& quad : canvas.quads()) {
      CHECK(quad.y >= 100.0f);
      CHECK(quad.w <= 100.0f + layout.height_px);
    }
    for (const RasterRequest& request : text.atlas().take_requests()) CHECK(request.slot.ink.height <= 200);
  }

  TEST_CASE("ink that is a little out of its line is kept") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    text.set_line(40.0f, 60.0f);
    text.draw_unit(canvas.list, "a", sixteen_px(), {0.0f, 50.0f}, 0xFFFFFFFFu);
    REQUIRE(canvas.quads().size() == 1);
    if (canvas.quads().size() == 1) CHECK(canvas.quads()[0].y == doctest::Approx(37.0f));
  }

  TEST_CASE("a megabyte of different words costs a bounded number of calls a frame, and is set twice") {
    Canvas canvas;
    GlyphText text;
    const std::string megabyte = many_words(150'000);
    CHECK(megabyte.size() > 1'000'000);
    ParagraphOptions options;
    unsigned set_for = 0;
    int times_set = 0;
    int frames = 0;
    std::size_t most_a_frame = 0;
    do {
      text.begin_frame();
      if (set_for != text.generation()) {
        set_for = text.generation();
        layout_paragraph({{megabyte, sixteen_px(), -1}}, options, text);
        ++times_set;
      }
      most_a_frame = std::max(most_a_frame, g_browser.measured);
      g_browser.measured = 0;
    } while (text.has_more() && ++frames < 1000);
    CHECK(times_set == 2);
    CHECK(frames < 20);
    CHECK(most_a_frame <= GlyphText::kMaxNewUnits);
  }

  TEST_CASE("text that is measured over several frames has its true widths in the end") {
    Canvas canvas;
    GlyphText text;
    const std::string words = many_words(5000);
    ParagraphOptions options;
    options.max_width_px = 1e6f;
    float width = 0.0f;
    for (int frame = 0; frame < 10; ++frame) {
      text.begin_frame();
      width = layout_paragraph({{words, sixteen_px(), -1}}, options, text).width_px;
      if (!text.has_more()) break;
    }
    CHECK(width == doctest::Approx(10.0f * static_cast<float>(words.size() - 1)));
    CHECK(g_browser.measured == 5001);
  }

  TEST_CASE("more new pictures than a frame has time for are drawn in the next") {
    Canvas canvas;
    GlyphText text;
    std::size_t drawn = 0;
    int frames = 0;
    do {
      text.begin_frame();
      canvas.list.VtxBuffer.clear();
      canvas.list._VtxCurrentIdx = 0;
      for (int i = 0; i < 4000; ++i)
        text.draw_unit(canvas.list, "w" + std::to_string(i), sixteen_px(), {}, 0xFFFFFFFFu);
      const std::size_t requests = text.atlas().take_requests().size();
      CHECK(requests <= GlyphText::kMaxNewPictures);
      drawn += requests;
    } while (text.has_more() && ++frames < 100);
    CHECK(drawn == 4000);
    CHECK(frames == 2);
  }

  TEST_CASE("another scale draws anew but measures nothing") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    text.draw_unit(canvas.list, "word", sixteen_px(), {}, 0xFFFFFFFFu);
    text.atlas().take_requests();
    text.set_device_pixel_ratio(2.0f);
    text.begin_frame();
    text.draw_unit(canvas.list, "word", sixteen_px(), {}, 0xFFFFFFFFu);
    const std::vector<RasterRequest> requests = text.atlas().take_requests();
    REQUIRE(requests.size() == 1);
    if (requests.size() == 1) CHECK(requests[0].slot.ink.width == 82);
    CHECK(g_browser.measured == 1);
  }

  TEST_CASE("fonts that arrive later are measured and drawn anew") {
    Canvas canvas;
    GlyphText text;
    text.begin_frame();
    text.draw_unit(canvas.list, "word", sixteen_px(), {}, 0xFFFFFFFFu);
    text.atlas().take_requests();
    const unsigned generation = text.generation();
    text.forget_fonts();
    CHECK(text.generation() > generation);
    text.begin_frame();
    text.draw_unit(canvas.list, "word", sixteen_px(), {}, 0xFFFFFFFFu);
    CHECK(text.atlas().take_requests().size() == 1);
    CHECK(g_browser.measured == 2);
  }
}

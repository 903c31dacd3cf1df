#include "app/graph_svg.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ui/table_painter.h"

namespace storylens {
namespace {

// One story with two takes, one name, a related story that is not in the bundle.
Bundle small_bundle(const std::string& name) {
  Bundle bundle;
  Story story;
  story.slug = "one";
  story.headline = "One & only";
  story.in_language = "en";
  story.entities = {{"acme", name, {}}};
  story.related = {{"elsewhere", {}, {}}};
  Take take;
  take.id = take.outlet = take.outlet_name = "post.example";
  take.url = "https://post.example/";
  story.takes = {take, take};
  bundle.stories = {story};
  Entity entity;
  entity.slug = "acme";
  entity.names = {{"en", name}};
  bundle.entities = {entity};
  bundle.layout = {{"story:one", 0, 0}, {"entity:acme", 120, 0}, {"story:elsewhere", 0, 120}};
  return bundle;
}

// The picture as the app would have it in a viewport of 400 × 300 at (100, 50).
struct Shown {
  Bundle bundle;
  GraphScene scene;
  GraphView view;
  GraphIndex index;
  GraphBubbles bubbles;
  GraphLabels labels;
  TablePainter painter;

  explicit Shown(Bundle made, float dpr = 1.0f) : bundle(std::move(made)) {
    scene.build(bundle, "en", "story:one", {true, false});
    scene.set_viewport(Vec2{100, 50} * dpr, Vec2{400, 300} * dpr, 400 * dpr, dpr);
    scene.motion().set_place({60, 60}, 1.0f);
  }
  std::string svg(const char* selected = nullptr) {
    scene.tick(16, true);
    scene.update_view(view, selected == nullptr ? -1 : scene.graph().find(selected), -1);
    index.update(scene.graph(), view, scene.positions_world());
    labels.place(view, scene.graph(), {}, painter);
    return text();
  }
  std::string text() const {
    return graph_svg({bundle, scene, view, index, bubbles, labels.placed(), light_palette(), "en",
                      bundle.stories[0].headline, "en", "\"Noto Sans\", serif",
                      "3 of 3\nhttps://a.example/?a=1&b=2"});
  }
};

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// Whether elements close in the order they were opened, and text and attributes hold no bare mark.
bool is_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  std::size_t at = 0;
  while (at < xml.size()) {
    if (xml[at] == '&' && xml.find(';', at) - at > 5) return false;
    if (xml[at] == '>') return false;
    if (xml[at] != '<') {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    bool is_quoted = false;
    for (; end < xml.size() && (is_quoted || xml[end] != '>'); ++end) {
      if (xml[end] == '<') return false;
      if (xml[end] == '"') is_quoted = !is_quoted;
    }
    const std::string tag = xml.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" \n"));
    if (tag.front() == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (tag.back() != '/') {
      open.push_back(name);
    }
    at = end + 1;
  }
  return open.empty();
}

}  // namespace

TEST_SUITE("app/graph_svg") {
  TEST_CASE("a small graph is the same text each time") {
    Shown shown(small_bundle("Acme"));
    const std::string svg = shown.svg();
    CHECK(svg == Shown(small_bundle("Acme")).svg());
    CHECK(
        svg ==
        R"svg(<svg xmlns="http://www.w3.org/2000/svg" role="img" width="400" height="300" viewBox="0 0 400 300" font-family="&quot;Noto Sans&quot;, serif" lang="en" xml:lang="en">
<title>One &amp; only</title>
<desc lang="en">3 of 3
https://a.example/?a=1&amp;b=2</desc>
<rect width="400" height="300" fill="#f4f2ec"/>
<g class="edges">
<path d="M140 128L140 202" fill="none" stroke-width="2" stroke="#ac7669"/>
<path d="M178 90L249 90" fill="none" stroke-width="1.3" stroke="#b9b3a6"/>
</g>
<g class="nodes">
<g class="node story"><title>One &amp; only</title>
<path d="M1.1 5L3.6 1.8A4.5 4.5 0 1 0 -3.6 1.8L-1.1 5A1.4 1.4 0 0 0 1.1 5Z" transform="translate(140 59.2) rotate(0)" fill="#f4f2ec" stroke="#9a958a" stroke-width="1.3"/>
<path d="M1.1 5L3.6 1.8A4.5 4.5 0 1 0 -3.6 1.8L-1.1 5A1.4 1.4 0 0 0 1.1 5Z" transform="translate(140 120.8) rotate(180)" fill="#f4f2ec" stroke="#9a958a" stroke-width="1.3"/>
<circle cx="140" cy="90" r="22" fill="#9b2c1f"/>
</g>
<g class="node entity"><title>Acme</title>
<rect x="250" y="80" width="20" height="20" rx="3" fill="#2f6b8f"/>
</g>
<g class="node stub"><title>elsewhere</title>
<circle cx="140" cy="210" r="6.2" fill="#f4f2ec" stroke="#a39e92" stroke-width="1.6"/>
</g>
</g>
<g class="edges">
</g>
<g class="marks">
</g>
<g class="halos" aria-hidden="true" pointer-events="none" text-anchor="middle" stroke-linejoin="round" stroke-width="4" fill="#f4f2ec" stroke="#f4f2ec" opacity=".90">
<text font-size="14.5" font-weight="700"><tspan x="139.6" y="145.9">One &amp; only</tspan></text>
<text font-size="13" font-weight="600"><tspan x="260" y="117.5">Acme</tspan></text>
<text font-size="12.5" font-weight="400"><tspan x="139.1" y="234">elsewhere</tspan></text>
</g>
<g class="labels" text-anchor="middle">
<text font-size="14.5" font-weight="700" fill="#1c1b18"><tspan x="139.6" y="145.9">One &amp; only</tspan></text>
<text font-size="13" font-weight="600" fill="#1c1b18"><tspan x="260" y="117.5">Acme</tspan></text>
<text font-size="12.5" font-weight="400" fill="#65625a"><tspan x="139.1" y="234">elsewhere</tspan></text>
</g>
</svg>
)svg");
  }

  TEST_CASE("what is in the picture is described, and told apart by kind") {
    Shown shown(small_bundle("Acme"));
    const std::string svg = shown.svg();
    CHECK(is_well_formed(svg));
    CHECK(count(svg, "<g class=\"node story\">") == 1);
    CHECK(count(svg, "<g class=\"node entity\">") == 1);
    CHECK(count(svg, "<g class=\"node stub\">") == 1);
    CHECK(svg.find("<desc lang=\"en\">3 of 3\nhttps://a.example/?a=1&amp;b=2</desc>") != std::string::npos);
    CHECK(count(svg, "stroke-width=\"1.3\" stroke=") == 1);  // a mention
    CHECK(count(svg, "stroke-width=\"2\" stroke=") == 1);    // a related story
    CHECK(svg.find("<title>One &amp; only</title>") != std::string::npos);
    CHECK(svg.find("viewBox=\"0 0 400 300\"") != std::string::npos);
  }

  TEST_CASE("names are text, whatever marks they hold") {
    const std::string name = "</text><script>\"a\" & 'b'";
    const std::string svg = Shown(small_bundle(name)).svg();
    CHECK(is_well_formed(svg));
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("<title>&lt;/text&gt;&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;</title>") !=
          std::string::npos);
  }

  TEST_CASE("nodes on one place, and places without bounds, make no number that is not one") {
    Bundle bundle = small_bundle("Acme");
    bundle.layout = {{"story:one", 60, 60}, {"entity:acme", 60, 60}, {"story:elsewhere", 60, 60}};
    for (const float zoom : {1e-3f, 1.0f, 1e3f}) {
      Shown shown(bundle);
      shown.scene.motion().set_place({60, 60}, zoom);
      const std::string svg = shown.svg("entity:acme");
      CHECK(is_well_formed(svg));
      CHECK(svg.find("nan") == std::string::npos);
      CHECK(svg.find("inf") == std::string::npos);
    }
  }

  TEST_CASE("only what is in the viewport is there") {
    Bundle bundle = small_bundle("Acme");
    bundle.layout[1].x = 4000;
    bundle.layout[2].x = 4000;
    const std::string svg = Shown(bundle).svg();
    CHECK(count(svg, "<g class=\"node ") == 1);
    CHECK(count(svg, "<path d=\"M178 90L") == 1);  // which leads out of it
  }

  TEST_CASE("what is selected has its mark, and each node is there once") {
    Shown shown(small_bundle("Acme"));
    const std::string svg = shown.svg("entity:acme");
    CHECK(is_well_formed(svg));
    CHECK(count(svg, "<g class=\"node ") == 3);
    CHECK(count(svg, "opacity=\".25\"") > 0);  // the stub stands back
    const std::string marks = svg.substr(svg.find("<g class=\"marks\">"));
    CHECK(count(marks.substr(0, marks.find("</g>")), "<circle") == 1);
  }

  TEST_CASE("from afar a bubble is one node, under the name of the one it stands for") {
    Shown shown(small_bundle("Acme"));
    shown.svg();
    shown.scene.motion().set_place({60, 60}, 0.01f);
    shown.scene.update_view(shown.view, -1, -1);
    shown.bubbles.update(shown.scene.graph(), shown.view, shown.index, 1.0f);
    shown.bubbles.apply(shown.view);
    REQUIRE(shown.bubbles.is_active());
    const std::string svg = shown.text();
    CHECK(is_well_formed(svg));
    CHECK(count(svg, "<g class=\"node ") == shown.bubbles.bubbles().size());
    CHECK(svg.find("<g class=\"node bubble\"><title>One &amp; only</title>") != std::string::npos);
  }

  TEST_CASE("lengths are CSS pixels at any device pixel ratio") {
    Shown fine(small_bundle("Acme"), 2.0f);
    Shown coarse(small_bundle("Acme"));
    const auto square = [](const std::string& svg) {
      const std::size_t at = svg.find("<rect x=");
      return svg.substr(at, svg.find('>', at) - at);
    };
    CHECK(square(fine.svg()) == square(coarse.svg()));
  }
}

}  // namespace storylens

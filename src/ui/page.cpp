#include "ui/page.h"

#include <algorithm>

#include "story/html_writer.h"
#include "story/rich_text.h"
#include "ui/page_setter.h"
#include "ui/page_takes.h"

namespace storylens {
namespace {

using Piece = PageSetter::Piece;

constexpr float kSectionGap = 30.0f;

Passage interface_passage(float size_px, Ink ink, std::string_view language) {
  Passage passage;
  passage.size_px = size_px;
  passage.line_height = 1.5f;
  passage.family = FontFamily::Interface;
  passage.ink = ink;
  passage.language = std::string(language);
  return passage;
}

// A notice on tinted ground, before the headline: fiction, corrections, doubts about the file.
void set_notice(PageSetter& setter, Page& page, std::string_view text, float size_px, std::string block) {
  constexpr float kPadding = 10.0f;
  const float top = setter.y();
  setter.skip(kPadding);
  Passage passage = interface_passage(size_px, Ink::Warning, {});
  passage.indent_px = kPadding + 2.0f;
  passage.block = std::move(block);
  page.width -= kPadding;  // the same inset at the far side
  setter.set(text, passage);
  page.width += kPadding;
  setter.skip(kPadding);
  setter.add_shape({PageMark::WarningGround, {0.0f, top}, {page.width, setter.y() - top}, -1});
  setter.skip(14.0f);
}

void set_kicker(PageSetter& setter, const Story& story, const Strings& strings, const TypeScale& type) {
  std::vector<Piece> pieces;
  const auto add = [&](std::string text, Ink ink, int weight) {
    if (text.empty()) return;
    if (!pieces.empty()) pieces.push_back({"  ·  ", Ink::Muted, 400, {}});
    pieces.push_back({std::move(text), ink, weight, {}});
  };
  if (!story.type.empty()) add(std::string(strings.type_name(story.type)), Ink::Accent, 700);
  std::string date = story.start_date.empty() ? std::string() : strings.date(story.start_date);
  if (!story.end_date.empty()) date += " – " + strings.date(story.end_date);
  add(date, Ink::Muted, 400);
  if (!story.date_published.empty()) {
    add(strings.format("published", {strings.date(story.date_published)}), Ink::Muted, 400);
  }
  if (!story.date_modified.empty()) {
    add(strings.format("modified", {strings.date(story.date_modified)}), Ink::Muted, 400);
  }
  if (pieces.empty()) return;
  Passage passage = interface_passage(type.small_px, Ink::Muted, strings.language());
  passage.gap_after_px = 10.0f;
  passage.block = "meta";
  setter.set(pieces, passage);
}

void set_rubrics(PageSetter& setter, const Story& story, const TypeScale& type) {
  if (story.rubrics.empty()) return;
  std::vector<Piece> pieces;
  for (const std::string& rubric : story.rubrics) {
    if (!pieces.empty()) pieces.push_back({"   /   ", Ink::Muted, 400, {}});
    pieces.push_back({rubric, Ink::Text, 600, {}});
  }
  for (const auto& [key, value] : story.other_meta) {
    pieces.push_back({"   /   " + (key.empty() ? value : key + ": " + value), Ink::Muted, 400, {}});
  }
  Passage passage = interface_passage(type.small_px + 1.0f, Ink::Text, story.in_language);
  passage.gap_after_px = 14.0f;
  passage.block = "rubrics";
  setter.set(pieces, passage);
}

// One petal a take, in file order: the same marks as the rosette in the graph.
void set_petal_strip(PageSetter& setter, const Page& page, const Story& story) {
  if (story.takes.empty()) return;
  constexpr float kPetal = 11.0f;
  constexpr float kGap = 4.0f;
  constexpr float kGroupGap = 9.0f;
  const std::vector<int> lenses = lens_indices(story);
  float x = 0.0f;
  for (std::size_t i = 0; i < story.takes.size(); ++i) {
    if (i > 0) x += lenses[i] == lenses[i - 1] ? kGap : kGroupGap;
    if (x + kPetal > page.width) {
      x = 0.0f;
      setter.skip(kPetal + kGap);
    }
    const float left = setter.is_right_to_left() ? page.width - x - kPetal : x;
    const PageMark mark = story.takes[i].is_framed() ? PageMark::Petal : PageMark::HollowPetal;
    setter.add_shape({mark, {left, setter.y()}, {kPetal, kPetal}, lenses[i]});
    x += kPetal;
  }
  setter.skip(kPetal + 8.0f);
}

void set_header(PageSetter& setter, Page& page, const Story& story, const Strings& strings,
                const TypeScale& type) {
  if (!story.notice.empty()) set_notice(setter, page, story.notice, type.small_px, "notice");
  for (const Correction& correction : story.corrections) {
    set_notice(setter, page, strings.format("correction", {strings.date(correction.date), correction.text}),
               type.small_px, {});
  }
  set_kicker(setter, story, strings, type);
  Passage headline;
  headline.size_px = type.headline_px;
  headline.line_height = 1.25f;
  headline.weight = 700;
  headline.gap_after_px = 12.0f;
  headline.language = story.in_language;
  headline.block = "headline";
  setter.set(story.headline, headline);
  if (!story.alternative_headline.empty()) {
    Passage tagline = headline;
    tagline.size_px = type.tagline_px;
    tagline.line_height = 1.5f;
    tagline.weight = 400;
    tagline.ink = Ink::Muted;
    tagline.gap_after_px = 18.0f;
    tagline.block = "tagline";
    setter.set(story.alternative_headline, tagline);
  }
  set_rubrics(setter, story, type);
  set_petal_strip(setter, page, story);
  set_numbers(setter, page, story, strings, type);
}

void set_sections(PageSetter& setter, const Story& story, const TypeScale& type) {
  int index = 0;
  for (const Section& section : story.sections) {
    const std::string prefix = "s" + std::to_string(index++);
    setter.add_rule(kSectionGap * 0.5f, 14.0f);
    Passage heading;
    heading.size_px = type.heading_px;
    heading.line_height = 1.35f;
    heading.weight = 700;
    heading.gap_after_px = 8.0f;
    heading.language = story.in_language;
    heading.block = prefix + ".heading";
    setter.set(section.heading, heading);
    Passage body;
    body.size_px = type.body_px;
    body.line_height = 1.62f;
    body.gap_after_px = 12.0f;
    body.language = story.in_language;
    setter.set_blocks(parse_rich_text(section.markdown), body, prefix);
  }
}

void set_references(PageSetter& setter, const Bundle& bundle, const Story& story, const Strings& strings,
                    const TypeScale& type) {
  if (story.related.empty() && story.entities.empty()) return;
  setter.add_rule(kSectionGap * 0.5f, 14.0f);
  Passage heading;
  heading.size_px = type.heading_px;
  heading.weight = 700;
  heading.gap_after_px = 8.0f;
  heading.block = "graph.heading";
  setter.set(story.graph_heading.empty() ? std::string(strings.get("graph.heading")) : story.graph_heading,
             heading);

  Passage item = interface_passage(type.small_px + 1.5f, Ink::Text, {});
  item.line_height = 1.6f;
  item.gap_after_px = 6.0f;
  for (std::size_t i = 0; i < story.related.size(); ++i) {
    const RelatedReference& reference = story.related[i];
    const Story* target = find_story(bundle, reference.slug, story.in_language);
    std::string label = target != nullptr         ? target->headline
                        : reference.label.empty() ? reference.slug
                                                  : reference.label;
    std::vector<Piece> pieces = {{std::move(label), Ink::Accent, 400, {"story:" + reference.slug, {}, {}}}};
    if (target == nullptr) pieces.push_back({"  " + std::string(strings.get("stub")), Ink::Muted, 400, {}});
    item.block = "related" + std::to_string(i);
    setter.set(pieces, item);
  }
  if (story.entities.empty()) return;
  std::vector<Piece> pieces;
  for (const EntityReference& reference : story.entities) {
    if (!pieces.empty()) pieces.push_back({"  ·  ", Ink::Muted, 400, {}});
    const Entity* entity = find_entity(bundle, reference.slug);
    std::string name =
        entity != nullptr ? std::string(entity_name(*entity, story.in_language)) : reference.label;
    pieces.push_back({std::move(name), Ink::Accent, 600, {"entity:" + reference.slug, {}, {}}});
  }
  setter.skip(6.0f);
  item.block = "entities";
  setter.set(pieces, item);
}

void set_footer(PageSetter& setter, const Story& story, const Strings& strings, const TypeScale& type) {
  setter.add_rule(kSectionGap * 0.5f, 12.0f);
  Passage small = interface_passage(type.small_px, Ink::Muted, {});
  small.gap_after_px = 6.0f;
  for (const std::string& line : story.other_lines) setter.set(line, small);
  if (!story.url.empty()) {
    small.block = "canonical";
    setter.set({{std::string(strings.get("canonical")) + "  ", Ink::Muted, 600, {}},
                {story.url, Ink::Accent, 400, {{}, story.url, {}}}},
               small);
  }
}

}  // namespace

std::vector<int> lens_indices(const Story& story) {
  std::vector<std::string_view> seen;
  std::vector<int> indices;
  indices.reserve(story.takes.size());
  for (const Take& take : story.takes) {
    if (!take.lens) {
      indices.push_back(-1);
      continue;
    }
    auto found = std::find(seen.begin(), seen.end(), *take.lens);
    if (found == seen.end()) found = seen.insert(seen.end(), *take.lens);
    indices.push_back(static_cast<int>(static_cast<std::size_t>(found - seen.begin()) % kLensColors));
  }
  return indices;
}

Page set_story_page(const Bundle& bundle, const Story& story, const Strings& strings, PagePart part,
                    float width_px, UnitPainter& painter) {
  Page page;
  page.width = width_px;
  const TypeScale type = type_scale(width_px);
  PageSetter setter(page, painter, story.in_language);
  if (part != PagePart::Takes) {
    set_header(setter, page, story, strings, type);
    set_sections(setter, story, type);
  }
  page.takes_top = setter.y();
  if (part != PagePart::Summary) set_takes(setter, page, bundle, story, strings, type);
  if (part != PagePart::Takes) {
    set_references(setter, bundle, story, strings, type);
    set_footer(setter, story, strings, type);
  }
  page.height = setter.y();
  return page;
}

}  // namespace storylens

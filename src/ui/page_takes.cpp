#include "ui/page_takes.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

using Piece = PageSetter::Piece;

Passage small_passage(float size_px, std::string_view language = {}) {
  Passage passage;
  passage.size_px = size_px;
  passage.line_height = 1.5f;
  passage.family = FontFamily::Interface;
  passage.ink = Ink::Muted;
  passage.language = std::string(language);
  return passage;
}

std::string joined_regions(const Take& take) {
  std::string text;
  for (const Region& region : take.regions) text += (text.empty() ? "" : ", ") + region.literal;
  return text;
}

std::string shown_url(const std::string& url) {
  std::string_view shown = url;
  for (std::string_view scheme : {"https://", "http://"}) {
    if (shown.substr(0, scheme.size()) == scheme) shown.remove_prefix(scheme.size());
  }
  if (shown.substr(0, 4) == "www.") shown.remove_prefix(4);
  return std::string(shown);
}

void set_mismatch(PageSetter& setter, const std::optional<int>& declared, int computed, std::string_view key,
                  const Strings& strings, const TypeScale& type) {
  if (!declared || *declared == computed) return;
  Passage passage = small_passage(type.small_px, strings.language());
  passage.ink = Ink::Warning;
  passage.gap_after_px = 4.0f;
  setter.set(strings.format(key, {std::to_string(*declared), std::to_string(computed)}), passage);
}

void set_outlet_line(PageSetter& setter, const Bundle& bundle, const Story& story, const Take& take,
                     const Strings& strings, Passage passage) {
  std::vector<Piece> pieces = {{take.outlet_name, Ink::Text, 700, {"outlet:" + take.outlet, {}, {}}}};
  std::string meta = joined_regions(take);
  if (!take.in_language.empty()) {
    meta += (meta.empty() ? "" : "  ·  ") + std::string(strings.language_name(take.in_language));
  }
  if (!take.date_published.empty()) meta += (meta.empty() ? "" : "  ·  ") + strings.date(take.date_published);
  if (!meta.empty()) pieces.push_back({"   " + meta, Ink::Muted, 400, {}});
  if (const Outlet* outlet = find_outlet(bundle, take.outlet);
      outlet != nullptr && !outlet->owned_by.value.empty()) {
    const Entity* owner = find_entity(bundle, outlet->owned_by.value);
    const std::string name =
        owner != nullptr ? std::string(entity_name(*owner, strings.language())) : outlet->owned_by.value;
    const bool is_party = std::any_of(
        story.entities.begin(), story.entities.end(),
        [&](const EntityReference& reference) { return reference.slug == outlet->owned_by.value; });
    const PageLink to_owner = {"entity:" + outlet->owned_by.value, {}, {}};
    pieces.push_back({"   ", Ink::Muted, 400, {}});
    pieces.push_back({strings.format(is_party ? "owned_by.party" : "owned_by", {name}),
                      is_party ? Ink::Warning : Ink::Muted, is_party ? 600 : 400, to_owner});
  }
  setter.set(pieces, passage);
}

void set_source(PageSetter& setter, const Take& take, const Strings& strings, Passage passage) {
  if (take.url.empty()) {
    passage.ink = Ink::Warning;
    setter.set(strings.get("source.none"), passage);
    return;
  }
  passage.line_height = 1.4f;
  setter.set({{shown_url(take.url), Ink::Muted, 400, {{}, take.url, take.id}}}, passage);
}

void set_quote(PageSetter& setter, const Take& take, int lens, const Strings& strings, const TypeScale& type,
               const std::string& block) {
  constexpr float kIndent = 16.0f;
  const Quote& quote = *take.quote;
  const float top = setter.y();
  Passage passage;
  passage.size_px = type.quote_px;
  passage.line_height = 1.55f;
  passage.indent_px = kIndent;
  passage.gap_after_px = 4.0f;
  passage.language = quote.in_language;
  passage.block = block + ".quote";
  setter.set((quote.open_mark.empty() ? "“" : quote.open_mark) + quote.text +
                 (quote.close_mark.empty() ? "”" : quote.close_mark),
             passage);
  if (!quote.original.empty()) {
    passage.size_px = type.small_px + 1.5f;
    passage.ink = Ink::Muted;
    passage.language = quote.original_language;
    passage.block = block + ".original";
    setter.set(quote.original, passage);
  }
  std::string note;
  const auto add = [&](std::string part) { note += (note.empty() ? "" : "  ·  ") + std::move(part); };
  if (!quote.spoken_by.empty()) add(quote.spoken_by);
  if (quote.kind != QuoteKind::Unknown) {
    add(std::string(strings.get(std::string("quote.kind.") + quote_kind_name(quote.kind))));
  }
  if (quote.is_translated) {
    const std::string_view from =
        strings.language_name(quote.original_language.empty() ? take.in_language : quote.original_language);
    add(quote.original.empty() ? strings.format("quote.translated_no_original", {from})
                               : strings.format("quote.translated_from", {from}));
  }
  if (!note.empty()) {
    Passage small = small_passage(type.small_px - 0.5f, strings.language());
    small.indent_px = kIndent;
    setter.set(note, small);
  }
  setter.add_quote_bar(top, 0.0f, lens);
  setter.skip(8.0f);
}

void set_framed(PageSetter& setter, const Bundle& bundle, const Story& story, std::size_t index, int lens,
                const Strings& strings, const TypeScale& type) {
  const Take& take = story.takes[index];
  const std::string block = "t" + std::to_string(index);
  Passage outlet = small_passage(type.small_px + 1.5f);
  outlet.gap_after_px = 4.0f;
  outlet.block = block + ".outlet";
  set_outlet_line(setter, bundle, story, take, strings, outlet);
  if (!take.abstract.empty()) {
    Passage body;
    body.size_px = type.body_px;
    body.line_height = 1.6f;
    body.gap_after_px = 10.0f;
    body.language = story.in_language;
    body.block = block + ".abstract";
    setter.set_spans(parse_inline(take.abstract), body);
  }
  if (take.quote) set_quote(setter, take, lens, strings, type, block);
  for (const std::string& line : take.other_lines) setter.set(line, small_passage(type.small_px));
  Passage source = small_passage(type.small_px);
  source.gap_after_px = 20.0f;
  source.block = block + ".source";
  set_source(setter, take, strings, source);
}

void set_link_only(PageSetter& setter, const Bundle& bundle, const Story& story, std::size_t index,
                   const Strings& strings, const TypeScale& type) {
  const Take& take = story.takes[index];
  const std::string block = "t" + std::to_string(index);
  Passage outlet = small_passage(type.small_px + 0.5f);
  outlet.block = block + ".outlet";
  outlet.line_height = 1.4f;
  set_outlet_line(setter, bundle, story, take, strings, outlet);
  for (const std::string& line : take.other_lines) setter.set(line, small_passage(type.small_px));
  Passage source = small_passage(type.small_px - 0.5f);
  source.gap_after_px = 10.0f;
  source.block = block + ".source";
  set_source(setter, take, strings, source);
}

void set_lens_heading(PageSetter& setter, Page& page, const Story& story, std::size_t first, std::size_t last,
                      int lens, const Strings& strings, const TypeScale& type) {
  constexpr float kDot = 11.0f;
  const Take& take = story.takes[first];
  setter.skip(6.0f);
  const float top = setter.y();
  Passage heading = small_passage(type.small_px + 1.5f);
  heading.line_height = 1.45f;
  heading.indent_px = kDot + 9.0f;
  heading.gap_after_px = 8.0f;
  heading.block = "lens" + std::to_string(first);
  std::string label = take.lens ? *take.lens : std::string(strings.get("unlabelled"));
  const bool is_named_otherwise =
      !take.lens && !take.lens_heading.empty() && !equal_ignoring_ascii_case(take.lens_heading, label);
  if (is_named_otherwise) label += " (" + take.lens_heading + ")";
  setter.set({{label, take.lens ? Ink::Text : Ink::Muted, 700, {}},
              {"   " + strings.count("takes.count", static_cast<int>(last - first)), Ink::Muted, 400, {}}},
             heading);
  const float middle = top + heading.size_px * heading.line_height * 0.5f;
  const float x = setter.is_right_to_left() ? page.width - kDot : 0.0f;
  setter.add_shape({PageMark::LensDot, {x, middle - kDot * 0.5f}, {kDot, kDot}, lens});
}

}  // namespace

void set_numbers(PageSetter& setter, Page&, const Story& story, const Strings& strings,
                 const TypeScale& type) {
  const ComputedCounts counts = count_takes(story);
  std::vector<Piece> pieces;
  const auto add = [&](std::string text, int weight) {
    if (!pieces.empty()) pieces.push_back({"  ·  ", Ink::Muted, 400, {}});
    pieces.push_back({std::move(text), weight > 400 ? Ink::Text : Ink::Muted, weight, {}});
  };
  add(strings.count("numbers.sources", counts.takes), 700);
  add(strings.count("numbers.framed", counts.framed), 400);
  add(strings.count("numbers.link_only", counts.link_only), 400);
  std::string groups = strings.count("numbers.lens_groups", counts.lens_groups);
  if (counts.named_lenses != counts.lens_groups)
    groups += " (" + strings.count("numbers.named", counts.named_lenses) + ")";
  add(groups, 400);
  add(strings.count("numbers.regions", counts.regions), 400);
  add(strings.count("numbers.languages", counts.languages), 400);
  Passage passage = small_passage(type.small_px, strings.language());
  passage.gap_after_px = 6.0f;
  passage.block = "numbers";
  setter.set(pieces, passage);
  set_mismatch(setter, story.declared.takes, counts.takes, "mismatch.takes", strings, type);
  set_mismatch(setter, story.declared.lenses, counts.lens_groups, "mismatch.lenses", strings, type);
  set_mismatch(setter, story.declared.regions, counts.regions, "mismatch.regions", strings, type);
}

void set_takes(PageSetter& setter, Page& page, const Bundle& bundle, const Story& story,
               const Strings& strings, const TypeScale& type) {
  if (setter.y() > 0.0f) setter.add_rule(15.0f, 14.0f);
  page.takes_top = setter.y();
  Passage heading;
  heading.size_px = type.heading_px;
  heading.weight = 700;
  heading.gap_after_px = 12.0f;
  heading.block = "takes.heading";
  setter.set(story.takes_heading.empty() ? std::string(strings.get("takes.heading")) : story.takes_heading,
             heading);
  if (story.takes.empty()) {
    setter.set(strings.get("takes.none"), small_passage(type.small_px, strings.language()));
    return;
  }
  const std::vector<int> lenses = lens_indices(story);
  for (std::size_t first = 0; first < story.takes.size();) {
    std::size_t last = first + 1;
    while (last < story.takes.size() && story.takes[last].lens == story.takes[first].lens) ++last;
    set_lens_heading(setter, page, story, first, last, lenses[first], strings, type);
    for (std::size_t i = first; i < last; ++i) {
      if (story.takes[i].is_framed()) {
        set_framed(setter, bundle, story, i, lenses[i], strings, type);
      } else {
        set_link_only(setter, bundle, story, i, strings, type);
      }
    }
    setter.skip(6.0f);
    first = last;
  }
}

}  // namespace storylens

#include "story/exchange/story_card.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "story/exchange/story_card_graph.h"
#include "story/exchange/svg_text.h"
#include "story/html_writer.h"
#include "story/story_graph.h"
#include "story/strings.h"

namespace storylens {
namespace {

constexpr std::size_t kMostEntities = 11;
constexpr std::size_t kMostRelated = 5;

constexpr float kMargin = 60.0f;
constexpr float kTextWidth = 520.0f;
constexpr std::string_view kSeparator = " · ";

// The colors of src/ui/theme.cpp.
constexpr std::string_view kLight =
    "--g:#fdfcf9;--k:#f4f2ec;--t:#1c1b18;--m:#65625a;--a:#9b2c1f;--n:#2f6b8f;--b:#a39e92;--e:#b9b3a6;"
    "--l0:#c0543d;--l1:#2f7f86;--l2:#c28a1e;--l3:#6a5aa8;--l4:#4f8a4c;--l5:#b0507f;--l6:#3f6fb5;--l7:#8a6a48;"
    "--lu:#9a958a";
constexpr std::string_view kDark =
    "--g:#171614;--k:#1e1d1a;--t:#ece8e0;--m:#a8a398;--a:#f0917f;--n:#6fb1d6;--b:#7c776c;--e:#57534a;"
    "--l0:#e58069;--l1:#5fb5bc;--l2:#e0b04f;--l3:#a597dd;--l4:#86c082;--l5:#dd87b0;--l6:#7ea6e3;--l7:#bf9f7b;"
    "--lu:#8d887d";
constexpr std::string_view kLooks =
    "text{font-family:system-ui,\"Noto Sans\",sans-serif;fill:var(--t)}"
    ".o{fill:var(--g)}.k,.g{fill:var(--k)}.a{fill:var(--a)}.q{font-size:24px;fill:var(--m)}"
    ".d{font-family:Georgia,\"Noto Serif\",\"Noto Serif KR\",\"Noto Serif CJK KR\",serif;font-weight:700}"
    ".e,.x{fill:none;stroke:var(--e);stroke-width:2}.x{stroke-width:1.2;opacity:.6}"
    ".s{fill:var(--a)}.r{fill:var(--k);stroke:var(--a);stroke-width:4}.b{fill:var(--k);stroke:var(--b);"
    "stroke-width:3}.n{fill:var(--n)}"
    ".m{font-size:25px;text-anchor:middle;stroke:var(--k);stroke-width:6px;stroke-linejoin:round;"
    "paint-order:stroke}"
    ".p{fill:var(--c);stroke:var(--c);stroke-width:2}.h{fill:var(--k)}";

std::string style() {
  std::string css = "<style>";
  css.append("svg,#light:target{").append(kLight).append("}");
  css.append("@media(prefers-color-scheme:dark){svg:not(:target){").append(kDark).append("}}");
  css.append("#dark:target{").append(kDark).append("}").append(kLooks);
  for (const char* const lens : {"0", "1", "2", "3", "4", "5", "6", "7", "u"})
    css.append(".l").append(lens).append("{--c:var(--l").append(lens).append(")}");
  return css + "</style>\n";
}

class TextColumn {
 public:
  TextColumn(std::string& svg, bool is_mirrored) : svg_(svg), is_mirrored_(is_mirrored) {}

  void lines(const std::vector<std::string>& lines, float first_baseline, float line_height, const char* look,
             float size = 0.0f) {
    svg_.append("<text class=\"").append(look).append("\"");
    if (size > 0.0f) append_attribute(svg_, "font-size", size);
    if (is_mirrored_) svg_ += " direction=\"rtl\"";
    svg_ += ">";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      svg_ += "<tspan";
      append_attribute(svg_, "x", is_mirrored_ ? static_cast<float>(kCardWidth) - kMargin : kMargin);
      append_attribute(svg_, "y", first_baseline + static_cast<float>(i) * line_height);
      svg_ += ">" + escape_html(lines[i]) + "</tspan>";
    }
    svg_ += "</text>\n";
  }

 private:
  std::string& svg_;
  bool is_mirrored_;
};

// As large as all of it has room, in the middle between what is above and below.
void write_headline(TextColumn& column, const std::string& headline) {
  constexpr float kTop = 148.0f;
  constexpr float kBottom = 530.0f;
  constexpr float kLineOfSize = 1.16f;
  float size = 0.0f;
  std::vector<std::string> lines;
  for (const float candidate : {64.0f, 56.0f, 50.0f, 44.0f, 38.0f, 34.0f}) {
    size = candidate;
    const auto most = static_cast<std::size_t>((kBottom - kTop) / (size * kLineOfSize));
    constexpr float kBold = 1.06f;  // wider than the letters that are estimated
    lines = estimated_lines(headline, kTextWidth / (size * kBold), most);
    const std::string& last = lines.back();
    const bool is_whole = last.size() < 3 || last.compare(last.size() - 3, 3, "…") != 0;
    if (is_whole) break;
  }
  column.lines(lines, kTop + size * 0.86f, size * kLineOfSize, "d", size);
}

std::string kicker_of(const Story& story, const Strings& strings) {
  std::string text;
  if (!story.type.empty()) text = strings.type_name(story.type);
  const std::string& date = story.start_date.empty() ? story.date_published : story.start_date;
  if (!date.empty()) text.append(text.empty() ? "" : kSeparator).append(strings.date(date));
  return text;
}

std::vector<std::string> numbers_of(const Story& story, const Strings& strings) {
  const ComputedCounts counts = count_takes(story);
  std::string text = strings.count("numbers.sources", counts.takes);
  text.append(kSeparator).append(strings.count("numbers.framed", counts.framed));
  text.append(kSeparator).append(strings.count("numbers.link_only", counts.link_only));
  return estimated_lines(text, kTextWidth / 24.0f, 2);
}

}  // namespace

StoryCards::StoryCards(const Bundle& bundle) : bundle_(bundle), index_(bundle) {
  for (const NodePosition& position : bundle.layout)
    places_.emplace(position.id, Vec2{position.x, position.y});
}

std::string StoryCards::card(const Story& story) const {
  const Strings& strings = Strings::for_language(story.in_language);
  const auto own = places_.find("story:" + story.slug);
  const auto direction = [&](const std::string& id) {
    const auto place = places_.find(id);
    return own == places_.end() || place == places_.end() ? Vec2{} : place->second - own->second;
  };

  std::vector<CardNode> nodes;
  std::vector<std::string_view> entities;
  for (const EntityReference& reference : story.entities) {
    if (nodes.size() == kMostEntities) break;
    const int entity = index_.entity(reference.slug);
    std::string name =
        entity >= 0
            ? std::string(entity_name(bundle_.entities[static_cast<std::size_t>(entity)], story.in_language))
            : reference.label;
    if (name.empty()) name = readable_slug(reference.slug);
    nodes.push_back({CardNodeKind::Entity, std::move(name), direction("entity:" + reference.slug)});
    entities.push_back(reference.slug);
  }
  for (const RelatedReference& reference : story.related) {
    if (nodes.size() - entities.size() == kMostRelated) break;
    const int at = index_.story(reference.slug, story.in_language);
    CardNode node{CardNodeKind::Stub, readable_slug(reference.slug), direction("story:" + reference.slug)};
    if (at >= 0) {
      const Story& related = bundle_.stories[static_cast<std::size_t>(at)];
      node.kind = CardNodeKind::Story;
      // In another language it would be noise to this one's reader.
      node.label =
          language_fit(related.in_language, story.in_language) > 0 ? related.headline : std::string();
      for (std::size_t i = 0; i < entities.size(); ++i) {
        const bool is_named =
            std::any_of(related.entities.begin(), related.entities.end(),
                        [&](const EntityReference& named) { return named.slug == entities[i]; });
        if (is_named) node.linked.push_back(static_cast<int>(i));
      }
    }
    nodes.push_back(std::move(node));
  }

  const bool is_mirrored = is_right_to_left(story.in_language);
  const std::string language = escape_html(story.in_language);
  std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"light\" role=\"img\" width=\"1200\" height=\"630\" "
      "viewBox=\"0 0 1200 630\"";
  if (!language.empty()) svg += " lang=\"" + language + "\" xml:lang=\"" + language + "\"";
  svg += ">\n<title>" + escape_html(story.headline) + "</title>\n" + style() +
         "<g id=\"dark\">\n<rect class=\"o\" width=\"1200\" height=\"630\"/>\n<rect class=\"k\" x=\"" +
         (is_mirrored ? "0" : "616") + "\" width=\"584\" height=\"630\"/>\n<rect class=\"a\" x=\"" +
         (is_mirrored ? "1084" : "60") + "\" y=\"60\" width=\"56\" height=\"6\"/>\n";
  svg += card_graph(story, std::move(nodes), is_mirrored);
  TextColumn column(svg, is_mirrored);
  column.lines(estimated_lines(kicker_of(story, strings), kTextWidth / 24.0f, 1), 110.0f, 0.0f, "q");
  write_headline(column, story.headline);
  const std::vector<std::string> numbers = numbers_of(story, strings);
  column.lines(numbers, 582.0f - 32.0f * static_cast<float>(numbers.size() - 1), 32.0f, "q");
  return svg + "</g>\n</svg>\n";
}

}  // namespace storylens

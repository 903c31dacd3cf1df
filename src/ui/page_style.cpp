#include "ui/page_style.h"

namespace storylens {
namespace {

enum class Size : std::uint8_t { Same, Headline, Tagline, Heading, Body, Quote, Small };

// A rule holds for an element, a class, or both; an empty name matches any. Numbers that are not set leave
// what was handed down.
struct Rule {
  std::string_view parent_class;
  std::string_view element;
  std::string_view css_class;
  Size size = Size::Same;
  float added_px = 0.0f;
  float line_height = 0.0f;
  int weight = 0;
  float gap_after_px = 0.0f;
  int ink = -1;
  int link_ink = -1;
  bool is_interface = false;
};

constexpr int kText = static_cast<int>(Ink::Text);
constexpr int kMuted = static_cast<int>(Ink::Muted);
constexpr int kAccent = static_cast<int>(Ink::Accent);
constexpr int kWarning = static_cast<int>(Ink::Warning);

// Later rules win, as in a style sheet.
constexpr Rule kRules[] = {
    // a story
    {{}, "p", {}, Size::Body, 0.0f, 1.62f, 0, 12.0f},
    {{}, "h1", {}, Size::Headline, 0.0f, 1.25f, 700, 12.0f},
    {{}, "h2", {}, Size::Heading, 0.0f, 1.35f, 700, 8.0f},
    {{}, "h3", {}, Size::Body, 0.0f, 1.62f, 700, 8.0f},
    {{}, "h4", {}, Size::Body, 0.0f, 1.62f, 700, 8.0f},
    {{}, "h5", {}, Size::Body, 0.0f, 1.62f, 700, 8.0f},
    {{}, "h6", {}, Size::Body, 0.0f, 1.62f, 700, 8.0f},
    {{}, "li", {}, Size::Body, 0.0f, 1.62f, 0, 7.0f},
    {{}, "pre", {}, Size::Body, -1.5f, 1.5f, 0, 12.0f},
    {{}, {}, "notice", Size::Small, 0.0f, 1.5f, 0, 0.0f, kWarning, -1, true},
    {{}, {}, "corrections", Size::Small, 0.0f, 1.5f, 0, 0.0f, kWarning, -1, true},
    {"corrections", "p", "label", Size::Small, 0.0f, 1.5f, 700, 2.0f, kWarning, -1, true},
    {"corrections", "li", {}, Size::Small, 0.0f, 1.5f, 400, 4.0f, kWarning, -1, true},
    {{}, {}, "tagline", Size::Tagline, 0.0f, 1.5f, 400, 18.0f, kMuted},
    {{}, {}, "meta", Size::Small, 0.0f, 1.5f, 400, 10.0f, kMuted, -1, true},
    {{}, {}, "type", Size::Same, 0.0f, 0.0f, 700, 0.0f, kAccent},
    {{}, {}, "rubrics", Size::Small, 1.0f, 1.5f, 600, 14.0f, kText, -1, true},
    {{}, {}, "numbers", Size::Small, 0.0f, 1.5f, 400, 6.0f, kMuted, -1, true},
    {"numbers", "strong", {}, Size::Same, 0.0f, 0.0f, 700, 0.0f, kText},
    {{}, {}, "mismatch", Size::Small, 0.0f, 1.5f, 400, 4.0f, kWarning, -1, true},
    {{}, {}, "separator", Size::Same, 0.0f, 0.0f, 400, 0.0f, kMuted},
    {{}, "strong", {}, Size::Same, 0.0f, 0.0f, 700},
    // takes
    {"lens", "h3", {}, Size::Small, 1.5f, 1.45f, 700, 8.0f, -1, -1, true},
    {{}, "small", {}, Size::Same, 0.0f, 0.0f, 400, 0.0f, kMuted},
    {{}, {}, "outlet", Size::Small, 1.5f, 1.5f, 400, 4.0f, kMuted, kText, true},
    {"take link-only", "p", "outlet", Size::Small, 0.5f, 1.4f, 400, 0.0f, kMuted, kText, true},
    {{}, "cite", {}, Size::Same, 0.0f, 0.0f, 700, 0.0f, kText},
    {{}, {}, "owner", Size::Small, 0.0f, 1.5f, 400, 4.0f, kMuted, kMuted, true},
    {{}, {}, "funding", Size::Small, 0.0f, 1.5f, 400, 4.0f, kMuted, kMuted, true},
    {{}, {}, "party", Size::Small, 0.0f, 1.5f, 600, 4.0f, kWarning, kWarning, true},
    {{}, {}, "abstract", Size::Body, 0.0f, 1.6f, 400, 10.0f},
    {{}, {}, "quote", Size::Quote, 0.0f, 1.55f, 400, 4.0f},
    {{}, {}, "order", Size::Small, 0.0f, 1.9f, 400, 8.0f, kMuted, kText, true},
    {{}, {}, "shown", Size::Small, 0.0f, 1.9f, 400, 10.0f, kText, kText, true},
    {{}, {}, "facet", Size::Small, 0.0f, 1.95f, 400, 5.0f, kText, kText, true},
    {"facet", "strong", {}, Size::Same, 0.0f, 0.0f, 700, 0.0f, kText},
    {"order", "strong", {}, Size::Same, 0.0f, 0.0f, 700, 0.0f, kText},
    {"compare", "th", "wide", Size::Small, -0.5f, 1.5f, 600, 3.0f, kMuted, -1, true},
    {"compare", "th", {}, Size::Small, 1.5f, 1.45f, 700, 3.0f, kText, kMuted, true},
    {{}, {}, "name", Size::Small, 1.5f, 1.45f, 400, 3.0f, kText, kMuted, true},
    {{}, {}, "cell", Size::Small, 1.0f, 1.5f, 400, 4.0f, kText, -1, true},
    {{}, {}, "who", Size::Small, 0.0f, 1.5f, 600, 0.0f, kText, -1, true},
    {"cell", {}, "none", Size::Same, 0.0f, 0.0f, 0, 0.0f, kMuted},
    {"matrix", "th", {}, Size::Small, -1.0f, 1.5f, 600, 2.0f, kMuted, kMuted, true},
    {"matrix", "th", "wide", Size::Body, -1.0f, 1.55f, 400, 4.0f, kText},
    {"matrix", "td", {}, Size::Small, 1.0f, 1.4f, 600, 2.0f, kText, -1, true},
    {"matrix", "td", "wide", Size::Small, 0.0f, 1.5f, 400, 2.0f, kMuted, -1, true},
    {{}, {}, "evidence", Size::Small, 0.0f, 1.5f, 400, 2.0f, kMuted, -1, true},
    {{}, {}, "uncited", Size::Small, 0.0f, 1.5f, 600, 2.0f, kWarning, -1, true},
    {{}, {}, "method", Size::Small, 0.0f, 1.55f, 400, 8.0f, kMuted, -1, true},
    {{}, {}, "original", Size::Small, 1.5f, 1.5f, 400, 2.0f, kMuted},
    {{}, {}, "provenance", Size::Small, -0.5f, 1.5f, 400, 8.0f, kMuted, -1, true},
    {{}, {}, "passage", Size::Small, -0.5f, 1.95f, 400, 8.0f, kMuted, kText, true},
    {{}, {}, "source", Size::Small, 0.0f, 1.8f, 400, 17.0f, kMuted, kMuted, true},
    {"take link-only", "p", "source", Size::Small, -0.5f, 1.8f, 400, 7.0f, kMuted, kMuted, true},
    {"source", {}, "none", Size::Same, 0.0f, 0.0f, 0, 0.0f, kWarning},
    {{}, {}, "none", Size::Small, 0.0f, 1.5f, 400, 8.0f, kMuted, -1, true},
    {{}, {}, "other", Size::Small, 0.0f, 1.5f, 400, 6.0f, kMuted, -1, true},
    {{}, {}, "moment", Size::Small, 1.0f, 1.5f, 400, 7.0f, kText, -1, true},
    {"moment", "time", {}, Size::Same, 0.0f, 0.0f, 700},
    // connections, foot
    {"related", "h3", {}, Size::Small, 0.0f, 1.5f, 600, 6.0f, kMuted, -1, true},
    {"related", "li", {}, Size::Small, 1.5f, 1.5f, 400, 6.0f, -1, -1, true},
    {"referring", "h3", {}, Size::Small, 0.0f, 1.5f, 600, 6.0f, kMuted, -1, true},
    {"referring", "li", {}, Size::Small, 1.5f, 1.5f, 400, 6.0f, -1, -1, true},
    {"entities", "h3", {}, Size::Small, 0.0f, 1.5f, 600, 6.0f, kMuted, -1, true},
    {"entities", "ul", {}, Size::Small, 1.5f, 1.6f, 600, 6.0f, -1, -1, true},
    {{}, {}, "license", Size::Small, 0.0f, 1.5f, 400, 6.0f, kMuted, -1, true},
    {{}, {}, "reporting", Size::Small, 0.0f, 1.5f, 400, 6.0f, kMuted, kMuted, true},
    {{}, {}, "canonical", Size::Small, 0.0f, 1.5f, 400, 6.0f, kMuted, -1, true},
    // what changed
    {"changes", "h3", {}, Size::Small, 0.0f, 1.5f, 600, 6.0f, kMuted, -1, true},
    {{}, {}, "same", Size::Body, -1.5f, 1.5f, 400, 5.0f, kMuted},
    {{}, {}, "removed", Size::Body, -1.5f, 1.5f, 400, 5.0f, kMuted},
    {{}, {}, "added", Size::Body, -1.5f, 1.5f, 400, 5.0f, kText},
    {{}, {}, "sign", Size::Same, 0.0f, 0.0f, 700, 0.0f, kAccent},
    // the front page, and pages of names
    {{}, {}, "note", Size::Small, 0.0f, 1.5f, 400, 10.0f, kWarning, -1, true},
    {{}, {}, "news", Size::Small, 0.0f, 1.5f, 600, 8.0f, kAccent, -1, true},
    {"front", "h1", {}, Size::Heading, 4.0f, 1.3f, 700, 2.0f},
    {{}, {}, "called", Size::Small, 1.5f, 1.7f, 400, 8.0f, kText, -1, true},
    {{}, {}, "masthead", Size::Small, 0.0f, 1.5f, 400, 12.0f, kMuted, -1, true},
    {{}, {}, "crumb", Size::Small, 0.0f, 1.5f, 600, 12.0f, kMuted, kMuted, true},
    {{}, {}, "kicker", Size::Small, -1.0f, 1.5f, 400, 3.0f, kMuted, -1, true},
    {{}, {}, "lead", Size::Headline, -3.0f, 1.22f, 700, 8.0f, kText, kText},
    {{}, {}, "title", Size::Body, 1.5f, 1.32f, 700, 4.0f, kText, kText},
    {{}, {}, "deck", Size::Body, -1.5f, 1.5f, 400, 5.0f, kMuted},
    {"latest", "p", "deck", Size::Tagline, 0.0f, 1.5f, 400, 8.0f, kMuted},
    {{}, {}, "figures", Size::Small, -1.0f, 1.5f, 400, 4.0f, kMuted, -1, true},
    {{}, {}, "warned", Size::Small, -1.0f, 1.5f, 400, 4.0f, kWarning, -1, true},
    {"topics", "h3", {}, Size::Small, 1.0f, 1.5f, 700, 4.0f, kText, -1, true},
    {{}, {}, "line", Size::Body, -1.0f, 1.42f, 400, 6.0f, kText, kText},
    {{}, {}, "run", Size::Small, 2.0f, 1.85f, 600, 8.0f, kMuted, kText, true},
    {{}, {}, "more", Size::Small, -0.5f, 1.5f, 400, 12.0f, kMuted, -1, true},
    {{}, {}, "facts", Size::Small, 0.0f, 1.5f, 400, 4.0f, kMuted, -1, true},
    {{}, {}, "fact", Size::Small, 1.0f, 1.55f, 400, 5.0f, kText, -1, true},
    {{}, {}, "sentence", Size::Body, -1.0f, 1.55f, 400, 14.0f, kText},
    {{}, {}, "caption", Size::Small, -1.0f, 1.5f, 400, 6.0f, kMuted, -1, true},
    {{}, {}, "count", Size::Small, -3.0f, 1.3f, 400, 0.0f, kMuted, kMuted, true},
    {{}, {}, "tick", Size::Small, -3.0f, 1.4f, 400, 0.0f, kMuted, -1, true},
    {{}, {}, "doorway", Size::Body, 0.0f, 1.4f, 700, 14.0f, kText, kText},
    // cards and lists
    {"card", "p", "kind", Size::Small, -0.5f, 1.5f, 400, 2.0f, kMuted, -1, true},
    {"card", "h2", {}, Size::Body, 1.0f, 1.35f, 700, 6.0f},
    {"card", "p", "open", Size::Small, 0.0f, 1.5f, 600, 8.0f, kMuted, -1, true},
    {"card", "p", "stub", Size::Small, 0.0f, 1.5f, 400, 8.0f, kMuted, -1, true},
    {"card", "li", {}, Size::Small, 0.0f, 1.5f, 400, 8.0f, kText, -1, true},
    {"card", "p", "stop", Size::Small, 1.0f, 1.4f, 700, 3.0f, kText, kText, true},
    {"card", "p", "step", Size::Small, 0.0f, 1.5f, 400, 9.0f, kMuted, -1, true},
    {"help", "h3", {}, Size::Small, 0.5f, 1.5f, 700, 6.0f, kAccent, -1, true},
    {"keys", "li", {}, Size::Small, 1.5f, 1.5f, 400, 5.0f, kText, -1, true},
    {"list", "p", "kind", Size::Small, -0.5f, 1.5f, 400, 0.0f, kMuted, -1, true},
    {"list", "p", "count", Size::Small, 0.0f, 1.5f, 600, 6.0f, kText, -1, true},
    {"list", "h3", {}, Size::Small, 0.5f, 1.5f, 700, 10.0f, kAccent, -1, true},
    {"list", "p", "snippet", Size::Small, 1.0f, 1.5f, 400, 1.0f, kText},
    {"list", "p", "title", Size::Body, 0.0f, 1.4f, 600, 4.0f, kText, kText},
    {"list", "p", "current", Size::Body, 0.0f, 1.4f, 700, 4.0f, kAccent, kAccent},
};

float size_of(Size size, const TypeScale& type) {
  switch (size) {
    case Size::Headline: return type.headline_px;
    case Size::Tagline: return type.tagline_px;
    case Size::Heading: return type.heading_px;
    case Size::Quote: return type.quote_px;
    case Size::Small: return type.small_px;
    default: return type.body_px;
  }
}

}  // namespace

void apply_style(const ElementName& name, const TypeScale& type, Look& look) {
  look.passage.gap_after_px = 0.0f;
  for (const Rule& rule : kRules) {
    const bool holds = (rule.element.empty() || rule.element == name.element) &&
                       (rule.css_class.empty() || rule.css_class == name.css_class) &&
                       (rule.parent_class.empty() || rule.parent_class == name.parent_class);
    if (!holds) continue;
    if (rule.size != Size::Same) {
      look.passage.size_px = size_of(rule.size, type) + rule.added_px;
      look.passage.family = rule.is_interface ? FontFamily::Interface : FontFamily::Reading;
    }
    if (rule.line_height > 0.0f) look.passage.line_height = rule.line_height;
    if (rule.weight > 0) look.weight = rule.weight;
    if (rule.size != Size::Same) look.passage.gap_after_px = rule.gap_after_px;
    if (rule.ink >= 0) look.ink = static_cast<Ink>(rule.ink);
    if (rule.link_ink >= 0) look.link_ink = static_cast<Ink>(rule.link_ink);
  }
  if (name.element == "em") look.is_italic = true;
  if (name.element == "code") look.is_code = true;
  if (name.element == "mark") look.is_marked = true;
  if (name.element == "del" || name.element == "s") look.is_struck = true;
  if (name.element == "ins") look.is_added = true;
}

}  // namespace storylens

#include "story/describe_story.h"

#include <string_view>

using namespace storylens;

namespace {

class Description {
 public:
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text_ += name;
    text_ += " = ";
    text_ += value;
    text_ += '\n';
  }
  void add(std::string_view name, const std::optional<int>& value) {
    if (value) add(name, std::to_string(*value));
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void describe_quote(Description& out, const Quote& quote) {
  out.add("  quote", "[" + quote.open_mark + "][" + quote.text + "][" + quote.close_mark + "]");
  out.add("    language", quote.in_language);
  out.add("    translated", quote.is_translated ? "yes" : "no");
  out.add("    original", quote.original);
  out.add("    original language", quote.original_language);
  out.add("    speaker", quote.spoken_by);
  out.add("    kind", quote_kind_name(quote.kind));
}

void describe_take(Description& out, const Take& take) {
  out.add("take", take.id);
  out.add("  outlet", take.outlet);
  out.add("  name", take.outlet_name);
  out.add("  url", take.url);
  out.add("  lens", take.lens ? "[" + *take.lens + "]" : "none [" + take.lens_heading + "]");
  for (const Region& region : take.regions) out.add("  region", region.literal + " = " + region.code);
  out.add("  language", take.in_language);
  out.add("  abstract", take.abstract);
  if (take.quote) describe_quote(out, *take.quote);
  out.add("  published", take.date_published);
  for (const std::string& line : take.other_lines) out.add("  other line", "[" + line + "]");
}

}  // namespace

std::string describe_story(const Story& story) {
  Description out;
  out.add("slug", story.slug);
  out.add("url", story.url);
  out.add("type", story.type);
  out.add("headline", story.headline);
  out.add("tagline", story.alternative_headline);
  out.add("language", story.in_language);
  out.add("start", story.start_date);
  out.add("end", story.end_date);
  out.add("published", story.date_published);
  out.add("modified", story.date_modified);
  out.add("notice", story.notice);
  for (const std::string& rubric : story.rubrics) out.add("rubric", rubric);
  for (const Section& section : story.sections) {
    out.add("section",
            std::string(section_role_name(section.role)) + " [" + section.heading + "] " + section.markdown);
  }
  out.add("takes heading", story.takes_heading);
  for (const Take& take : story.takes) describe_take(out, take);
  out.add("graph heading", story.graph_heading);
  for (const RelatedReference& related : story.related)
    out.add("related", related.slug + " [" + related.label + "]");
  for (const EntityReference& entity : story.entities)
    out.add("entity", entity.slug + " [" + entity.label + "]");
  out.add("declared takes", story.declared.takes);
  out.add("declared lenses", story.declared.lenses);
  out.add("declared regions", story.declared.regions);
  out.add("corrections heading", story.corrections_heading);
  for (const Correction& correction : story.corrections) {
    out.add("correction", "[" + correction.date + "] " + correction.text);
  }
  for (const auto& [key, value] : story.other_meta) out.add("other meta", "[" + key + "] " + value);
  for (const std::string& line : story.other_lines) out.add("other line", "[" + line + "]");
  out.add("meta literal", story.meta_literal);
  return out.text();
}

#include "story/markdown_writer.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "story/markdown/meta.h"
#include "story/markdown/parts.h"
#include "story/markdown/source.h"
#include "story/markdown/text_fold.h"
#include "story/markdown/versions_section.h"
#include "story/markdown/words.h"

namespace storylens {
namespace {

// Lines in blocks, with a blank line between blocks and no line end behind the last, as the form has it.
class Document {
 public:
  void begin_block() { needs_gap_ = true; }
  void line(std::string_view text) {
    if (!text_.empty()) text_ += needs_gap_ ? "\n\n" : "\n";
    needs_gap_ = false;
    text_ += text;
  }
  void block(std::string_view text) {
    begin_block();
    line(text);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool needs_gap_ = false;
};

// A field that stands on one line of the form: a line end in it would begin something else.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return line;
}

std::string heading_line(std::string_view marks, std::string_view text) {
  return text.empty() ? std::string(marks) : std::string(marks) + " " + one_line(text);
}

std::string written_meta(const Story& story) {
  const bool has_literal = !story.meta_literal.empty() && meta_literal_holds(story, story.meta_literal);
  return one_line(has_literal ? story.meta_literal : meta_line(story));
}

void write_head(Document& document, const Story& story) {
  document.line(heading_line("#", story.headline));
  if (!story.alternative_headline.empty()) document.line("> " + one_line(story.alternative_headline));
  const std::string meta = written_meta(story);
  if (!meta.empty()) document.block(meta);
}

// Text above the first heading. A beginning that would be read as the tagline or the Meta line, where the
// story has none, gets an empty heading.
bool is_introduction(const Story& story) {
  const Section& section = story.sections[0];
  if (!section.heading.empty() || section.markdown.empty()) return false;
  const std::string_view first_line =
      std::string_view(section.markdown).substr(0, section.markdown.find('\n'));
  const bool reads_as_tagline = story.alternative_headline.empty() && trimmed(first_line).substr(0, 1) == ">";
  const bool reads_as_meta = written_meta(story).empty() && meta_parts({first_line, 0, false});
  return !reads_as_tagline && !reads_as_meta;
}

void write_sections(Document& document, const Story& story) {
  const std::vector<SectionRole> roles = inferred_roles(story.sections, story.sections.size());
  for (std::size_t i = 0; i < story.sections.size(); ++i) {
    const Section& section = story.sections[i];
    const bool is_inferred = section.role == roles[i];
    if (i == 0 && is_inferred && is_introduction(story)) {
      document.block(section.markdown);
      continue;
    }
    const std::string role = is_inferred ? "" : std::string("{.") + section_role_name(section.role) + "}";
    const char* gap = section.heading.empty() || role.empty() ? "" : " ";
    document.block(heading_line("##", section.heading + gap + role));
    if (!section.markdown.empty()) document.line(section.markdown);
  }
}

void write_corrections(Document& document, const Story& story) {
  if (story.corrections.empty()) return;
  document.block(
      heading_line("##", story.corrections_heading.empty() ? "Corrections" : story.corrections_heading));
  for (const Correction& correction : story.corrections) {
    const std::string date = correction.date.empty() ? "" : one_line(correction.date) + ": ";
    document.line("- " + date + one_line(correction.text));
  }
}

void write_versions(Document& document, const Story& story) {
  const std::string versions = written_versions(story);
  if (versions.empty()) return;
  document.block("## Earlier versions");
  document.line(versions);
}

std::string take_header(const Take& take) {
  std::string place;
  for (const Region& region : take.regions) {
    if (!place.empty()) place += "; ";
    place += one_line(region.literal);
  }
  if (!take.in_language.empty()) place += (place.empty() ? "" : ", ") + one_line(take.in_language);
  std::string header = "- **" + one_line(take.outlet_name) + "**";
  if (!place.empty()) header += " (" + place + ")";
  return header + " — " + one_line(take.abstract);
}

void write_quote(Document& document, const Quote& quote) {
  document.line("  > " + one_line(quote.open_mark + quote.text + quote.close_mark));
  if (!quote.original.empty()) {
    const std::string language =
        quote.original_language.empty() ? "" : " (" + one_line(quote.original_language) + ")";
    document.line("  Original" + language + ": \"" + one_line(quote.original) + "\"");
  }
  if (!quote.spoken_by.empty()) document.line("  Speaker: " + one_line(quote.spoken_by));
  if (quote.kind != QuoteKind::Unknown) document.line(std::string("  Quote: ") + quote_kind_name(quote.kind));
}

// What would be read as a heading or a fence is indented like code. A blank line ends a quote, or its
// original, that has no closing mark and would go on in the next line.
void write_other_lines(Document& document, const Take& take) {
  bool may_go_on = take.quote && take.quote->open_mark.empty() && take.url.empty();
  for (const std::string& line : take.other_lines) {
    if (may_go_on) document.begin_block();
    const bool reads_otherwise = line.substr(0, 1) == "#" || kept_line(line) != line;
    document.line((reads_otherwise ? "      " : "  ") + one_line(line));
    const std::optional<KeyedText> keyed = keyed_text_of(line);
    may_go_on = keyed && take_key(keyed->key.substr(0, keyed->key.find(" ("))) == TakeKey::Original;
  }
}

void write_take(Document& document, const Take& take) {
  document.line(take_header(take));
  if (take.quote) write_quote(document, *take.quote);
  if (!take.date_published.empty()) document.line("  Published: " + one_line(take.date_published));
  if (!take.url.empty()) document.line("  Source: " + one_line(take.url));
  write_other_lines(document, take);
}

void write_takes(Document& document, const Story& story) {
  if (story.takes.empty() && story.takes_heading.empty()) return;
  document.block(heading_line("##", story.takes_heading));
  const Take* previous = nullptr;
  for (const Take& take : story.takes) {
    const bool is_new_group =
        previous == nullptr || previous->lens != take.lens || previous->lens_heading != take.lens_heading;
    if (is_new_group) {
      const std::string& lens = take.lens ? *take.lens : take.lens_heading;
      document.begin_block();
      if (!lens.empty() || previous != nullptr) document.line(heading_line("###", lens));
    }
    write_take(document, take);
    previous = &take;
  }
}

std::string entity_text(const EntityReference& entity) {
  const bool is_plain =
      slug_of(entity.label) == entity.slug && entity.label.find_first_of(",|[]") == std::string::npos;
  if (is_plain) return one_line(entity.label);
  const std::string label = entity.label.empty() ? "" : "|" + one_line(entity.label);
  return "[[" + one_line(entity.slug) + label + "]]";
}

void write_graph(Document& document, const Story& story) {
  if (story.related.empty() && story.entities.empty() && story.graph_heading.empty()) return;
  document.block(heading_line("##", story.graph_heading));
  std::string related;
  for (const RelatedReference& reference : story.related) {
    const std::string label = reference.label.empty() ? "" : "|" + one_line(reference.label);
    related += (related.empty() ? "" : ", ") + ("[[" + one_line(reference.slug)) + label + "]]";
  }
  std::string entities;
  for (const EntityReference& entity : story.entities)
    entities += (entities.empty() ? "" : ", ") + entity_text(entity);
  const bool needs_shape = entities.empty() && heading_word(story.graph_heading) != HeadingWord::Graph;
  if (!related.empty() || needs_shape) document.line("- Related:" + (related.empty() ? "" : " " + related));
  if (!entities.empty()) document.line("- Entities: " + entities);
}

// The reader looks at nothing behind the canonical address, so lines without a place are kept there.
void write_end(Document& document, const Story& story) {
  if (story.url.empty() && story.other_lines.empty()) return;
  document.block("---");
  document.line(story.url.empty() ? "Canonical:" : "Canonical: " + one_line(story.url));
  for (const std::string& line : story.other_lines) document.line(one_line(line));
}

}  // namespace

std::string write_markdown(const Story& story) {
  Document document;
  write_head(document, story);
  write_sections(document, story);
  write_corrections(document, story);
  write_takes(document, story);
  write_graph(document, story);
  write_versions(document, story);
  write_end(document, story);
  return document.take();
}

}  // namespace storylens

#include "story/exchange/jsonld_writer.h"

#include <string_view>

#include "story/bundle_index.h"
#include "story/json/json_writer.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr std::string_view kContext = "https://schema.org";

class StoryWriter {
 public:
  StoryWriter(JsonWriter& json, const Bundle& bundle, const BundleIndex& index)
      : json_(json), bundle_(bundle), index_(index) {}

  // The members of a story, without the brackets around them.
  void write(const Story& story) {
    json_.text_member("@type", story.type == "topic" ? "BackgroundNewsArticle" : "NewsArticle");
    json_.text_member("@id", story.url);
    json_.text_member("identifier", story.slug);
    json_.text_member("url", story.url);
    json_.text_member("mainEntityOfPage", story.url);
    json_.text_member("headline", story.headline);
    json_.text_member("alternativeHeadline", story.alternative_headline);
    json_.text_member("inLanguage", story.in_language);
    json_.text_member("datePublished", story.date_published);
    json_.text_member("dateModified", story.date_modified);
    json_.text_member("license", safe_url(bundle_.license));
    write_texts("keywords", story.rubrics);
    json_.text_member("articleBody", body_of(story));
    write_event(story);
    write_mentions(story);
    write_list("citation", story.takes, [&](const Take& take) { write_take(take); });
    write_related(story);
    write_list("correction", story.corrections, [&](const Correction& correction) {
      json_.text_member("@type", "CorrectionComment");
      json_.text_member("datePublished", correction.date);
      json_.text_member("text", correction.text);
    });
  }

 private:
  template <class Item, class Write>
  void write_list(std::string_view name, const std::vector<Item>& items, Write write) {
    if (items.empty()) return;
    json_.key(name);
    json_.begin_array();
    for (const Item& item : items) {
      json_.begin_object();
      write(item);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_texts(std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json_.key(name);
    json_.begin_array(JsonWriter::Form::Inline);
    for (const std::string& text : texts) json_.string(text);
    json_.end_array();
  }

  static std::string body_of(const Story& story) {
    std::string body;
    for (const Section& section : story.sections) {
      const std::string text = plain_text(parse_rich_text(section.markdown));
      if (!body.empty() && !text.empty()) body += "\n\n";
      body += text;
    }
    return body;
  }

  void write_event(const Story& story) {
    if (story.start_date.empty() && story.end_date.empty()) return;
    json_.key("about");
    json_.begin_object();
    json_.text_member("@type", "Event");
    json_.text_member("name", story.headline);
    json_.text_member("startDate", story.start_date);
    json_.text_member("endDate", story.end_date);
    json_.end_object();
  }

  static std::string_view type_of(const Entity& entity) {
    if (entity.type == "organization" || entity.type == "company") return "Organization";
    if (entity.type == "person") return "Person";
    if (entity.type == "place") return "Place";
    if (entity.type == "event") return "Event";
    return "Thing";
  }

  void write_entity(const Entity& entity, const Story& story) {
    json_.text_member("@type", type_of(entity));
    json_.text_member("identifier", entity.slug);
    json_.text_member("name", entity_name(entity, story.in_language));
    std::vector<std::string> others;
    for (const LocalizedName& name : entity.alternate_names) others.push_back(name.text);
    write_texts("alternateName", others);
    write_texts("sameAs", entity.same_as);
  }

  void write_mentions(const Story& story) {
    write_list("mentions", story.entities, [&](const EntityReference& reference) {
      const int at = index_.entity(reference.slug);
      if (at >= 0) return write_entity(bundle_.entities[static_cast<std::size_t>(at)], story);
      json_.text_member("@type", "Thing");
      json_.text_member("identifier", reference.slug);
      json_.text_member("name", reference.label.empty() ? reference.slug : reference.label);
    });
  }

  void write_outlet(const Take& take) {
    json_.key("publisher");
    json_.begin_object();
    json_.text_member("@type", "NewsMediaOrganization");
    json_.text_member("identifier", take.outlet);
    json_.text_member("name", take.outlet_name);
    const int at = index_.outlet(take.outlet);
    if (at >= 0) {
      const Outlet& outlet = bundle_.outlets[static_cast<std::size_t>(at)];
      json_.text_member("ownershipFundingInfo", outlet.funding.value);
      const int owner = index_.entity(outlet.owned_by.value);
      if (owner >= 0) {
        const Entity& entity = bundle_.entities[static_cast<std::size_t>(owner)];
        json_.key("parentOrganization");
        json_.begin_object();
        json_.text_member("@type", "Organization");
        json_.text_member("identifier", entity.slug);
        json_.text_member("name", entity_name(entity, take.in_language));
        json_.end_object();
      }
    }
    json_.end_object();
  }

  void write_quote(const Quote& quote) {
    json_.key("hasPart");
    json_.begin_object();
    json_.text_member("@type", "Quotation");
    json_.text_member("text", quote.text);
    json_.text_member("inLanguage", quote.in_language);
    if (!quote.spoken_by.empty()) {
      json_.key("spokenByCharacter");
      json_.begin_object();
      json_.text_member("@type", "Person");
      json_.text_member("name", quote.spoken_by);
      json_.end_object();
    }
    if (!quote.original.empty()) {
      json_.key("translationOfWork");
      json_.begin_object();
      json_.text_member("@type", "Quotation");
      json_.text_member("text", quote.original);
      json_.text_member("inLanguage", quote.original_language);
      json_.end_object();
    }
    json_.end_object();
  }

  void write_take(const Take& take) {
    json_.text_member("@type", "NewsArticle");
    json_.text_member("@id", take.url);
    json_.text_member("url", take.url);
    json_.text_member("inLanguage", take.in_language);
    json_.text_member("datePublished", take.date_published);
    json_.text_member("abstract", plain_text(parse_inline(take.abstract)));
    write_outlet(take);
    write_list("contentLocation", take.regions, [&](const Region& region) {
      json_.text_member("@type", "Place");
      json_.text_member("name", region.literal);
    });
    if (take.quote) write_quote(*take.quote);
  }

  void write_related(const Story& story) {
    std::vector<std::string> addresses;
    for (const RelatedReference& reference : story.related) {
      const int at = index_.story(reference.slug, story.in_language);
      const std::string url = at < 0 ? std::string() : bundle_.stories[static_cast<std::size_t>(at)].url;
      if (!url.empty()) addresses.push_back(url);
    }
    write_texts("relatedLink", addresses);
  }

  JsonWriter& json_;
  const Bundle& bundle_;
  const BundleIndex& index_;
};

// "<" begins a tag, or ends the script, wherever an HTML page holds the text; JSON may write it as an escape.
std::string safe_in_script(const std::string& json) {
  std::string safe;
  for (const char c : json) {
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

}  // namespace

std::string write_jsonld(const Bundle& bundle) {
  const BundleIndex index(bundle);
  JsonWriter json;
  StoryWriter writer(json, bundle, index);
  json.begin_object();
  json.text_member("@context", kContext);
  json.key("@graph");
  json.begin_array();
  for (const Story& story : bundle.stories) {
    json.begin_object();
    writer.write(story);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text() + "\n";
}

std::string write_story_jsonld(const Bundle& bundle, const Story& story, const std::string& image) {
  const BundleIndex index(bundle);
  JsonWriter json;
  json.begin_object();
  json.text_member("@context", kContext);
  json.text_member("image", image);
  StoryWriter(json, bundle, index).write(story);
  json.end_object();
  return safe_in_script(json.text());
}

}  // namespace storylens

#include <algorithm>

#include "story/corpus.h"
#include "story/corpus_html.h"
#include "story/html/corpus_page.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

constexpr std::size_t kMostTogether = 30;  // how many there are besides is said
constexpr std::size_t kMostStories = 500;  // so too

void write_crumb(CorpusPage& page) {
  if (!has_front_page(page.bundle)) return;
  page.html.open("p", {{"class", "crumb"}, {"data-block", "crumb"}});
  page.html.element("a", {{"href", page_address(kFrontPage)}}, page.strings.get("front"));
  page.html.close();
}

void write_more(CorpusPage& page, std::size_t count, std::size_t most) {
  if (count > most) page.words("more", page.strings.count("names.more", static_cast<int>(count - most)));
}

std::string entity_type(const Strings& strings, std::string_view type) {
  constexpr std::string_view kKnown[] = {"person", "organization", "company",    "government",
                                         "party",  "place",        "event",      "product",
                                         "law",    "court",        "publication"};
  const bool is_known = std::find(std::begin(kKnown), std::end(kKnown), type) != std::end(kKnown);
  return is_known ? std::string(strings.get(std::string("entity.type.").append(type))) : std::string(type);
}

void write_top(CorpusPage& page, std::string_view kind, int stories) {
  write_crumb(page);
  std::string text(kind);
  text.append(text.empty() ? "" : kDot).append(page.strings.count("stories.count", stories));
  page.words("kicker", text);
}

// The names in each language, those of the interface's first.
void write_names(CorpusPage& page, const Entity& entity) {
  std::vector<std::string_view> languages;
  const auto collect = [&](const std::vector<LocalizedName>& names) {
    for (const LocalizedName& name : names) {
      if (std::find(languages.begin(), languages.end(), name.language) == languages.end())
        languages.push_back(name.language);
    }
  };
  collect(entity.names);
  collect(entity.alternate_names);
  if (entity.names.size() + entity.alternate_names.size() < 2) return;
  HtmlFragment& html = page.html;
  html.open("p", {{"class", "called"}, {"data-block", "names"}});
  for (const std::string_view& language : languages) {
    const bool is_any = language.empty() || language == "und";
    if (&language != &languages.front()) page.separate();
    html.element("small", {},
                 is_any ? page.strings.get("entity.any_language") : page.strings.language_name(language));
    std::string_view before = "\u00A0";
    for (const auto* names : {&entity.names, &entity.alternate_names}) {
      for (const LocalizedName& name : *names) {
        if (name.language != language) continue;
        html.text(before);
        before = ", ";
        html.element(names == &entity.names ? "strong" : "span",
                     {{"lang", is_any ? std::string_view() : language}}, name.text);
      }
    }
  }
  html.close();
}

// How much of an archive's list is here.
void write_archive_part(CorpusPage& page, int listed) {
  const CorpusView& view = page.view;
  const Strings& strings = page.strings;
  if (view.archive_stories <= static_cast<int>(page.bundle.stories.size())) return;
  const std::string here = std::to_string(listed), all = std::to_string(view.page_stories);
  if (view.page_stories < 0)
    page.words("method", strings.format("entity.part", {std::to_string(view.archive_stories)}));
  else if (view.page_before > 0)
    page.words("method",
               strings.format("entity.archive.later", {here, all, std::to_string(view.page_before)}));
  else if (view.page_after > 0)
    page.words("method", strings.format("entity.archive.part", {here, all}));
  else
    page.words("method", strings.get("entity.archive.all"));
}

// The host brings it: `more` of an address is for what reads the archive.
void write_archive_link(CorpusPage& page, std::string_view key, std::string_view more) {
  page.html.open("p", {{"class", "more"}, {"data-block", page.next_block()}});
  page.html.element("a", {{"href", page_address(page.view.page).append("&more=").append(more)}},
                    page.strings.get(key));
  page.html.close();
}

// Each story with the sentences by which it leads here.
void write_mentions(CorpusPage& page, std::string_view heading, const std::vector<int>& edges,
                    bool is_target) {
  HtmlFragment& html = page.html;
  html.open("section", {{"class", "mentions"}});
  page.heading(page.strings.get(heading));
  if (edges.empty()) page.words("none", page.strings.get("entity.no_stories"));
  write_archive_part(page, static_cast<int>(edges.size()));
  // Of an archive's list the host brings no more than can be shown.
  const std::size_t most = page.view.page_stories < 0 ? kMostStories : edges.size();
  for (std::size_t i = 0; i < edges.size() && i < most; ++i) {
    const GraphEdge& edge = page.graph.edges[static_cast<std::size_t>(edges[i])];
    const GraphNode& node = page.node(is_target ? edge.source : edge.target);
    const Story& story = page.story(node.item);
    write_kicker(page, story);
    html.open("p", {{"class", "title"}, {"lang", story.in_language}, {"data-block", page.next_block()}});
    write_story_link(page, story);
    html.close();
    write_news(page, story);
    // Of an archive's story that is here as a card, the text that may say more is not.
    const bool is_card = page.view.archive_stories > 0 && story.sections.empty() && story.takes.empty();
    if (!is_card) write_evidence(page, edge);
  }
  write_more(page, edges.size(), most);
  if (page.view.page_after > 0) write_archive_link(page, "entity.archive.more", "1");
  if (page.view.page_before > 0) write_archive_link(page, "entity.archive.newest", "0");
  html.close();
}

void write_together(CorpusPage& page, const std::vector<NodeCount>& together) {
  if (together.empty()) return;
  HtmlFragment& html = page.html;
  html.open("section", {{"class", "names"}});
  page.heading(page.strings.get("entity.together"));
  page.words("method", page.strings.get("entity.together.method"));
  if (page.view.archive_stories > static_cast<int>(page.bundle.stories.size()))
    page.words("method", page.strings.get("entity.together.part"));
  html.open("p", {{"class", "run"}, {"data-block", "together"}});
  for (std::size_t i = 0; i < together.size() && i < kMostTogether; ++i) {
    if (i > 0) page.separate();
    write_page_link(page, page.node(together[i].node));
    html.text("\u00A0");
    html.element("small", {}, std::to_string(together[i].stories));
  }
  html.close();
  write_more(page, together.size(), kMostTogether);
  html.close();
}

void write_source(CorpusPage& page, const SourcedFact& fact) {
  HtmlFragment& html = page.html;
  html.text(" ");
  html.open("small");
  if (fact.source.empty()) {
    html.text(page.strings.get("fact.unsourced"));
  } else {
    html.text(page.strings.get("fact.source"));
    html.text(" ");
    html.outside_link(fact.source);
  }
  html.close();
}

void write_owned(CorpusPage& page, const std::vector<int>& outlets) {
  if (outlets.empty()) return;
  HtmlFragment& html = page.html;
  html.open("section", {{"class", "owned"}});
  page.heading(page.strings.get("entity.outlets"));
  for (const int item : outlets) {
    const Outlet& outlet = page.bundle.outlets[static_cast<std::size_t>(item)];
    html.open("p", {{"class", "fact"}, {"data-block", page.next_block()}});
    html.open("a", {{"href", page_address("outlet:" + outlet.id)}});
    html.literal(outlet.name.empty() ? outlet.id : outlet.name);
    html.close();
    write_source(page, outlet.owned_by);
    html.close();
  }
  html.close();
}

void write_fact(CorpusPage& page, std::string_view key, const SourcedFact& fact, std::string_view link) {
  if (fact.value.empty()) return;
  HtmlFragment& html = page.html;
  html.open("p", {{"class", "fact"}, {"data-block", page.next_block()}});
  html.element("small", {}, page.strings.get(key));
  html.text("\u2002");
  if (link.empty()) {
    html.literal(fact.value);
  } else {
    const int entity = page.index.entity(fact.value);
    html.open("a", {{"href", link}});
    if (entity >= 0)
      html.literal(
          entity_name(page.bundle.entities[static_cast<std::size_t>(entity)], page.strings.language()));
    else
      html.literal(readable_slug(fact.value));
    html.close();
  }
  write_source(page, fact);
  html.close();
}

}  // namespace

void write_entity_page(CorpusPage& page, std::string_view slug) {
  const int node = page.graph.find("entity:" + std::string(slug));
  const int item = page.index.entity(slug);
  const Entity* entity = item < 0 ? nullptr : &page.bundle.entities[static_cast<std::size_t>(item)];
  const EntityFacts facts = entity_facts(page.bundle, page.graph, node, slug);
  HtmlFragment& html = page.html;
  html.open("header");
  const std::string type = entity == nullptr ? std::string() : entity_type(page.strings, entity->type);
  write_top(page, type.empty() ? page.strings.get("node.entity") : std::string_view(type),
            std::max(page.view.page_stories, static_cast<int>(facts.mentions.size())));
  html.open("h1", {{"data-block", "headline"}});
  if (entity != nullptr)
    html.literal(entity_name(*entity, page.strings.language()));
  else
    html.literal(node >= 0 ? page.node(node).label : readable_slug(slug));
  html.close();
  if (entity == nullptr) page.words("note", page.strings.get("entity.not_described"));
  if (entity != nullptr) write_names(page, *entity);
  write_notes(html, page.strings, page.view);
  html.close();
  write_mentions(page, "entity.stories", facts.mentions, true);
  write_together(page, facts.together);
  write_owned(page, facts.outlets);
  if (entity == nullptr || entity->same_as.empty()) return;
  html.open("section", {{"class", "elsewhere"}});
  page.heading(page.strings.get("entity.same_as"));
  for (const std::string& address : entity->same_as) {
    html.open("p", {{"class", "fact"}, {"data-block", page.next_block()}});
    html.outside_link(address);
    html.close();
  }
  html.close();
}

void write_outlet_page(CorpusPage& page, std::string_view id) {
  const int node = page.graph.find("outlet:" + std::string(id));
  const int item = page.index.outlet(id);
  const Outlet* outlet = item < 0 ? nullptr : &page.bundle.outlets[static_cast<std::size_t>(item)];
  const std::vector<int> reports = edges_by_date(page.bundle, page.graph, node, EdgeKind::Reports);
  HtmlFragment& html = page.html;
  html.open("header");
  write_top(page, page.strings.get("node.outlet"), static_cast<int>(reports.size()));
  html.open("h1", {{"data-block", "headline"}});
  html.literal(outlet != nullptr && !outlet->name.empty() ? std::string_view(outlet->name)
               : node >= 0                                ? std::string_view(page.node(node).label)
                                                          : id);
  html.close();
  write_notes(html, page.strings, page.view);
  html.close();
  if (outlet != nullptr) {
    html.open("section", {{"class", "about"}});
    write_fact(page, "outlet.country", outlet->country, {});
    write_fact(page, "outlet.owner", outlet->owned_by, page_address("entity:" + outlet->owned_by.value));
    write_fact(page, "outlet.funding", outlet->funding, {});
    if (outlet->country.value.empty() && outlet->owned_by.value.empty() && outlet->funding.value.empty())
      page.words("none", page.strings.get("outlet.no_facts"));
    html.close();
  }
  write_mentions(page, "outlet.stories", reports, false);
}

void write_stub_page(CorpusPage& page, std::string_view slug) {
  const int node = page.graph.find("story:" + std::string(slug));
  const std::vector<int> referring = edges_by_date(page.bundle, page.graph, node, EdgeKind::Related);
  HtmlFragment& html = page.html;
  html.open("header");
  write_crumb(page);
  page.words("kicker", page.strings.get("node.stub"));
  html.open("h1", {{"data-block", "headline"}});
  html.literal(node >= 0 ? page.node(node).label : readable_slug(slug));
  html.close();
  page.words("note", page.strings.get("stub.explained"));
  write_notes(html, page.strings, page.view);
  std::string url = expected_url(page.bundle, slug, page.strings.language());
  for (std::size_t i = 0; url.empty() && i < referring.size(); ++i) {
    const GraphEdge& edge = page.graph.edges[static_cast<std::size_t>(referring[i])];
    url = expected_url(page.bundle, slug, page.story(page.node(edge.source).item).in_language);
  }
  if (!url.empty()) {
    html.open("p", {{"class", "fact"}, {"data-block", "expected"}});
    html.element("small", {}, page.strings.get("stub.expected"));
    html.text("\u2002");
    html.outside_link(url);
    html.close();
  }
  html.close();
  write_mentions(page, "referring", referring, true);
}

}  // namespace storylens

#include <doctest/doctest.h>

#include "story/corpus_html.h"
#include "story/html_samples.h"

namespace storylens {
namespace {

struct Corpus {
  Corpus() {
    Story first = bare_story("first", "en");
    first.headline = "The first <story>";
    first.url = "https://example.org/en/n/first";
    first.start_date = "2026-01-20";
    first.type = "event";
    first.rubrics = {"Who pays"};
    first.takes = {bare_take("paper.example")};
    first.sections = {
        {SectionRole::Summary, "Summary", "Then [Acme](/en/entity/acme) spoke. See [[gone]].", {}}};
    first.entities = {{"acme", "Acme", {}}, {"other", "Other", {}}};
    first.related = {{"second", "", {}}};
    Story second = bare_story("second", "en");
    second.headline = "The second";
    second.url = "https://example.org/en/n/second";
    second.entities = {{"acme", "Acme", {}}};
    second.related = {{"first", "", {}}};
    bundle.stories = {first, second};
    Entity acme;
    acme.slug = "acme";
    acme.names = {{"en", "Acme"}, {"ko", "아크메"}};
    acme.type = "organization";
    acme.same_as = {"https://example.org/acme"};
    bundle.entities = {acme};
    bundle.outlets = {{"paper.example", "The Paper", {}, {"acme", "https://example.org/owners", {}}, {}, {}}};
    bundle.license = "CC0";
  }

  std::string html(CorpusView view, const Strings& strings = english()) const {
    const StoryGraph graph = build_story_graph(bundle, strings.language());
    std::string text = corpus_page_html(bundle, graph, strings, view);
    CHECK(fault_of(text) == "");
    return text;
  }
  std::string page(std::string name) const {
    CorpusView view;
    view.page = std::move(name);
    return html(view);
  }

  Bundle bundle;
};

}  // namespace

TEST_SUITE("story/html/corpus_page") {
  TEST_CASE("the front page has the newest story first, the undated last and said so, and its numbers") {
    const Corpus corpus;
    const std::string html = corpus.page("front");
    CHECK(html.find("The first &lt;story&gt;") < html.find("The second"));
    CHECK(has(html, "no date"));
    CHECK(has(html, "1 source · 0 with framing · 1 link-only"));
    CHECK(has(html, "2 stories"));
    CHECK(has(html, "Who pays"));
    CHECK(has(html, "License: CC0"));
    CHECK(has(html, "href=\"#page=entity:acme\""));
  }

  TEST_CASE("most mentioned names stand with the number of their stories") {
    const std::string html = Corpus().page("front");
    CHECK(html.find(">Acme</a>") < html.find(">Other</a>"));
    CHECK(has(html, ">Acme</a>\u00A0<small>2</small>"));
  }

  TEST_CASE("dates that are chosen leave the stories in them, and the way back") {
    Corpus corpus;
    corpus.bundle.stories[1].start_date = "2025-11-08";
    CorpusView view;
    view.page = "front";
    view.from_date = view.to_date = "2025-11";
    const std::string html = corpus.html(view);
    CHECK(has(html, "1 of 2 stories"));
    CHECK(has(html, "The second"));
    CHECK_FALSE(has(html, "The first"));
    CHECK(has(html, "href=\"#page=front&amp;from=2025-11&amp;to=2026-01\""));  // on to January
    CHECK(has(html, "data-bin=\"2025-12/2025-12\""));
  }

  TEST_CASE("what is new since a date stands in a section of its own, and a broken date is told") {
    Corpus corpus;
    corpus.bundle.stories[1].date_modified = "2026-03-01";
    CorpusView view;
    view.page = "front";
    view.since = "2026-02-01";
    CHECK(has(corpus.html(view), "New since 1 February 2026"));
    CHECK(has(corpus.html(view), "changed 1 March 2026"));
    view.since = "2026-04-01";
    CHECK(has(corpus.html(view), "Nothing in this bundle is later."));
    view.since = "last week";
    CHECK(has(corpus.html(view), "“last week” is no date"));
  }

  TEST_CASE("an entity's page has its names, its stories with the sentence, what it owns, and its links") {
    const std::string html = Corpus().page("entity:acme");
    CHECK(has(html, "Organization · 2 stories"));
    CHECK(has(html, "<strong lang=\"ko\">아크메</strong>"));
    CHECK(has(html, "“Then Acme spoke.”"));
    CHECK(has(html, "data-block=\"names\"><small>English</small>"));
    CHECK(has(html, "the text does not link to it"));
    CHECK(has(html, ">The Paper</a>"));
    CHECK(has(html, "href=\"https://example.org/owners\""));
    CHECK(has(html, "href=\"https://example.org/acme\""));
    CHECK(has(html, ">Other</a>\u00A0<small>1</small>"));
  }

  TEST_CASE("an entity that the bundle only names says so, and one of no story too") {
    Corpus corpus;
    CHECK(has(corpus.page("entity:other"), "the bundle does not describe it"));
    Entity lonely;
    lonely.slug = "lonely";
    corpus.bundle.entities.push_back(lonely);
    CHECK(has(corpus.page("entity:lonely"), "No story of this bundle does."));
  }

  TEST_CASE("of an archive a page says that it lists what is here") {
    const Corpus corpus;
    CorpusView view;
    for (const std::string_view name : {"entity:acme", "outlet:paper.example", "story:gone"}) {
      view.page = std::string(name);
      view.archive_stories = 10'000;
      CHECK(has(corpus.html(view), "The archive has 10000;"));
      view.archive_stories = 2;
      CHECK(!has(corpus.html(view), "The archive has"));
    }
  }

  TEST_CASE("an outlet's page has its owner with the source, and what it reports") {
    const std::string html = Corpus().page("outlet:paper.example");
    CHECK(has(html, "href=\"#page=entity:acme\""));
    CHECK(has(html, "href=\"https://example.org/owners\""));
    CHECK(has(html, "The first &lt;story&gt;"));
  }

  TEST_CASE("a story elsewhere says that it is not here, who refers to it, and where it would be") {
    Corpus corpus;
    const std::string html = corpus.page("story:gone");
    CHECK(has(html, "it is not in this bundle"));
    CHECK(has(html, "“See gone.”"));
    CHECK(has(html, "href=\"https://example.org/en/n/gone\""));
    corpus.bundle.stories[1].url = "https://elsewhere.example/second-page";
    CHECK_FALSE(has(corpus.page("story:gone"), "/gone\""));
  }

  TEST_CASE("what an address asks for in vain is told, as text") {
    CorpusView view;
    view.page = "front";
    view.missing = "entity:<b>";
    CHECK(has(Corpus().html(view), "“entity:&lt;b&gt;”"));
  }

  TEST_CASE("a notice that all stories have stands once") {
    Corpus corpus;
    for (Story& story : corpus.bundle.stories) story.notice = "Fiction.";
    const std::string html = corpus.page("front");
    CHECK(html.find("Fiction.") == html.rfind("Fiction."));
    corpus.bundle.stories[1].notice = "Sample.";
    CHECK(has(corpus.page("front"), "Sample."));
    CHECK(has(corpus.page("front"), "Fiction."));
  }
}

}  // namespace storylens

#include "cli/shards/front.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "arrange/arrange.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

struct NewStory {
  std::string date;  // of its newest edition
  std::string slug;
  std::size_t begin = 0;  // its editions, in the records
  std::size_t end = 0;
};

// The newest first, equals by slug.
std::vector<NewStory> newest_stories(const StoryRecords& records, std::size_t most) {
  const auto is_newer = [](const NewStory& a, const NewStory& b) {
    return std::tie(b.date, a.slug) < std::tie(a.date, b.slug);
  };
  std::vector<NewStory> newest;  // a heap with the oldest on top
  NewStory story;
  records.for_each([&](std::size_t i, const StoryRecord& record) {
    if (records.begins_story(i)) story = {{}, record.slug, i, i};
    story.date = std::max(story.date, record.card.date);
    story.end = i + 1;
    if (story.end < records.size() && !records.begins_story(story.end)) return;
    newest.push_back(story);
    std::push_heap(newest.begin(), newest.end(), is_newer);
    if (newest.size() <= most) return;
    std::pop_heap(newest.begin(), newest.end(), is_newer);
    newest.pop_back();
  });
  std::sort_heap(newest.begin(), newest.end(), is_newer);
  return newest;
}

// What a list shows of a story. Its text would belie the counts that it declares.
Story listed(Story&& story) {
  Story card;
  card.slug = std::move(story.slug);
  card.url = std::move(story.url);
  card.type = std::move(story.type);
  card.headline = std::move(story.headline);
  card.alternative_headline = std::move(story.alternative_headline);
  card.in_language = std::move(story.in_language);
  card.start_date = std::move(story.start_date);
  card.end_date = std::move(story.end_date);
  card.date_published = std::move(story.date_published);
  card.date_modified = std::move(story.date_modified);
  card.notice = std::move(story.notice);
  card.rubrics = std::move(story.rubrics);
  card.related = std::move(story.related);
  card.entities = std::move(story.entities);
  return card;
}

// Links to what is not listed would show as stories that are missing.
void drop_links_out(Bundle& bundle) {
  std::unordered_set<std::string> slugs;
  for (const Story& story : bundle.stories) slugs.insert(story.slug);
  for (Story& story : bundle.stories) {
    const auto is_out = [&](const RelatedReference& reference) { return slugs.count(reference.slug) == 0; };
    story.related.erase(std::remove_if(story.related.begin(), story.related.end(), is_out),
                        story.related.end());
  }
}

}  // namespace

Bundle front_bundle(const Corpus& corpus, Diagnostics& diagnostics) {
  Bundle front;
  front.generator = corpus.generator;
  front.license = corpus.license;
  std::unordered_set<std::string> entities;
  std::size_t bytes = 0;
  for (const NewStory& each : newest_stories(corpus.records, kFrontStories)) {
    Bundle one;
    corpus.load(each.begin, each.end, one, diagnostics);
    if (has_errors(diagnostics)) return {};
    one.outlets.clear();
    for (Story& story : one.stories) story = listed(std::move(story));
    bytes += estimated_bytes(one);
    if (bytes > kShardBytes && !front.stories.empty()) break;
    for (Story& story : one.stories) front.stories.push_back(std::move(story));
    for (Entity& entity : one.entities) {
      if (entities.insert(entity.slug).second) front.entities.push_back(std::move(entity));
    }
  }
  drop_links_out(front);
  front.layout = settled_positions(build_story_graph(front, front.stories[0].in_language));
  return front;
}

}  // namespace storylens

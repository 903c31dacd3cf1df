#include "cli/shards/front.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "arrange/arrange.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

std::string_view date_of(const std::vector<StoryRecord>& records, RecordRange range) {
  std::string_view newest;
  for (std::size_t i = range.begin; i < range.end; ++i)
    newest = std::max(newest, std::string_view(records[i].card.date));
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

std::vector<RecordRange> newest_stories(const std::vector<StoryRecord>& records, std::size_t most) {
  std::vector<RecordRange> stories;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (stories.empty() || records[i].slug != records[stories.back().begin].slug) stories.push_back({i, i});
    stories.back().end = i + 1;
  }
  const auto is_newer = [&](RecordRange a, RecordRange b) {
    const int order = date_of(records, a).compare(date_of(records, b));
    return order != 0 ? order > 0 : records[a.begin].slug < records[b.begin].slug;
  };
  const std::size_t count = std::min(most, stories.size());
  std::partial_sort(stories.begin(), stories.begin() + static_cast<std::ptrdiff_t>(count), stories.end(),
                    is_newer);
  stories.resize(count);
  return stories;
}

Bundle front_bundle(const Corpus& corpus, Diagnostics& diagnostics) {
  Bundle front;
  front.generator = corpus.generator;
  front.license = corpus.license;
  std::unordered_set<std::string> entities;
  std::size_t bytes = 0;
  for (const RecordRange range : newest_stories(corpus.records, kFrontStories)) {
    Bundle one;
    corpus.load(range.begin, range.end, one, diagnostics);
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

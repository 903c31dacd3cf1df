#include "cli/shards/sorted_runs.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr std::size_t kSizeBytes = 4;  // before each item of a run

}  // namespace

void append_number(std::string& key, std::uint64_t number, std::size_t bytes) {
  for (std::size_t i = bytes; i-- > 0;) key += static_cast<char>(number >> (8 * i) & 0xff);
}

std::uint64_t number_at(std::string_view key, std::size_t at, std::size_t bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < bytes; ++i)
    number = number << 8 | (at + i < key.size() ? static_cast<unsigned char>(key[at + i]) : 0u);
  return number;
}

void append_backwards(std::string& key, std::string_view text) {
  for (const char c : text) key += static_cast<char>(~c);
  key += '\xff';
}

// One run from its beginning on, by pieces.
class SortedRuns::RunReader {
 public:
  RunReader(const Spool& spool, Run run, std::size_t piece) : spool_(&spool), run_(run), piece_(piece) {}

  // False at the end, and where the run cannot be read.
  bool next() {
    if (!has(kSizeBytes)) return false;
    const std::size_t size = number_at(buffer_, at_, kSizeBytes);
    if (!has(kSizeBytes + size)) return false;
    item_ = std::string_view(buffer_).substr(at_ + kSizeBytes, size);
    at_ += kSizeBytes + size;
    return true;
  }

  std::string_view item() const { return item_; }

 private:
  bool has(std::size_t size) {
    if (buffer_.size() - at_ >= size) return true;
    buffer_.erase(0, at_);
    at_ = 0;
    const std::uint64_t wanted = std::max(size - buffer_.size(), piece_);
    const std::uint64_t count = std::min(wanted, run_.end - run_.begin);
    spool_->read(run_.begin, count, more_);
    run_.begin += count;
    buffer_ += more_;
    return buffer_.size() >= size;
  }

  const Spool* spool_;
  Run run_;  // what is left
  std::size_t piece_;
  std::string buffer_, more_;
  std::size_t at_ = 0;
  std::string_view item_;
};

void SortedRuns::add(std::string_view item) {
  if (!items_.empty() && text_.size() + item.size() + (items_.size() + 1) * sizeof(Item) > memory_)
    put_aside();
  items_.push_back({number_at(item, 0, 8), static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(item.size())});
  text_ += item;
  ++size_;
}

void SortedRuns::sort_items() {
  std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : view(a) < view(b);
  });
}

void SortedRuns::put_aside() {
  sort_items();
  Run run{spool_.size(), 0};
  std::string framed;
  for (const Item& item : items_) {
    framed.clear();
    append_number(framed, item.size, kSizeBytes);
    framed += view(item);
    spool_.append(framed);
  }
  run.end = spool_.size();
  runs_.push_back(run);
  items_.clear();
  text_.clear();
}

void SortedRuns::for_each(const std::function<void(std::string_view item)>& visit) {
  if (runs_.empty()) {
    sort_items();
    for (const Item& item : items_) visit(view(item));
  } else if (!items_.empty()) {
    put_aside();
  }
  items_ = {};
  text_ = {};
  merge(visit);
}

void SortedRuns::merge(const std::function<void(std::string_view item)>& visit) {
  if (runs_.empty()) return;
  constexpr std::size_t kLeastPiece = 4u << 10;
  const std::size_t piece = std::clamp(memory_ / runs_.size() / 4, kLeastPiece, kSpoolBuffer);
  std::vector<RunReader> readers;
  for (const Run run : runs_) readers.emplace_back(spool_, run, piece);
  const auto is_later = [&](std::size_t a, std::size_t b) { return readers[b].item() < readers[a].item(); };
  std::vector<std::size_t> heap;  // the reader of the least item first
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (readers[i].next()) heap.push_back(i);
  }
  std::make_heap(heap.begin(), heap.end(), is_later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), is_later);
    visit(readers[heap.back()].item());
    if (readers[heap.back()].next())
      std::push_heap(heap.begin(), heap.end(), is_later);
    else
      heap.pop_back();
  }
}

Result<std::vector<std::uint32_t>> SortedIndices::take() {
  std::vector<std::uint32_t> indices;
  indices.reserve(runs_.size());
  runs_.for_each([&](std::string_view key) {
    constexpr std::size_t kBytes = sizeof(std::uint32_t);
    indices.push_back(static_cast<std::uint32_t>(number_at(key, key.size() - kBytes, kBytes)));
  });
  if (const Result<void> status = runs_.status(); !status) return tl::unexpected<Error>(status.error());
  return indices;
}

}  // namespace storylens

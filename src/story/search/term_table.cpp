#include "story/search/term_table.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/order.h"

namespace storylens {
namespace {

std::uint32_t hash_of(Units term) {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char16_t unit : term) hash = (hash ^ unit) * 16777619u;
  return hash ^ hash >> 15;
}

void append_number(std::vector<std::uint8_t>& bytes, std::uint32_t number) {
  for (; number > 127; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 128u));
  bytes.push_back(static_cast<std::uint8_t>(number));
}

// Horspool's search, with the skips by the lower byte of a unit.
class UnitSearcher {
 public:
  explicit UnitSearcher(Units part) : part_(part) {
    skips_.fill(static_cast<std::uint8_t>(std::min<std::size_t>(part.size(), 255)));
    for (std::size_t i = 0; i + 1 < part.size(); ++i)
      skips_[part[i] & 0xFF] = static_cast<std::uint8_t>(std::min<std::size_t>(part.size() - 1 - i, 255));
  }

  // The first place of the part, or end.
  const char16_t* find(const char16_t* at, const char16_t* end) const {
    const std::size_t length = part_.size();
    const char16_t last_unit = part_[length - 1];
    while (static_cast<std::size_t>(end - at) >= length) {
      const char16_t unit = at[length - 1];
      if (unit == last_unit && std::equal(part_.begin(), part_.end(), at)) return at;
      at += skips_[unit & 0xFF];
    }
    return end;
  }

 private:
  Units part_;
  std::array<std::uint8_t, 256> skips_{};
};

}  // namespace

// How far finish_some() has come.
struct TermTable::Finishing {
  enum class Step : std::uint8_t { List, Sort, Merge, Count, Place, Write, Done };
  Step step = Step::List;
  std::size_t at = 0;                     // what the step does next
  std::vector<std::uint64_t> beginnings;  // of each term the first four units, which lie together in memory
  std::vector<std::uint32_t> order;       // terms, sorted by stretches of `sorted`
  std::vector<std::uint32_t> merged;      // the same by twice as long ones, up to `at`
  std::size_t sorted = 4096;
  std::vector<std::uint32_t> ends;      // of each term's passages
  std::vector<std::uint32_t> next;      // where each term's next passage goes
  std::vector<std::uint32_t> passages;  // by term, each term's in ascending order
  std::vector<char16_t> letters;
  std::vector<std::uint32_t> starts = {0};
};

TermTable::TermTable() = default;
TermTable::~TermTable() = default;
TermTable::TermTable(TermTable&&) noexcept = default;
TermTable& TermTable::operator=(TermTable&&) noexcept = default;

std::uint32_t TermTable::slot_of(Units term, std::uint32_t hash) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash & mask;
  while (slots_[slot] != 0 && !is_equal(this->term(slots_[slot] - 1), term)) slot = (slot + 1) & mask;
  return slot;
}

void TermTable::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (std::size_t i = 0; i < size(); ++i) {
    std::uint32_t slot = hashes_[i] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void TermTable::add(std::uint32_t passage, Units term) {
  if (starts_.empty()) starts_.push_back(0);
  if (size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(term);
  const std::uint32_t slot = slot_of(term, hash);
  if (slots_[slot] == 0) {
    letters_.insert(letters_.end(), term.begin(), term.end());
    starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
    last_passage_.push_back(0);
    hashes_.push_back(hash);
    slots_[slot] = static_cast<std::uint32_t>(size());
  }
  const std::uint32_t index = slots_[slot] - 1;
  if (last_passage_[index] == passage + 1) return;
  last_passage_[index] = passage + 1;
  added_terms_.push_back(index);
  added_passages_.push_back(passage);
}

void TermTable::list_terms() {
  slots_ = {};
  hashes_ = {};
  last_passage_ = {};
  finishing_->beginnings.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    const Units units = term(i);
    std::uint64_t beginning = 0;
    for (std::size_t k = 0; k < 4; ++k) beginning = beginning << 16 | (k < units.size() ? units[k] : 0u);
    finishing_->beginnings.push_back(beginning);
  }
  finishing_->order.resize(size());
  std::iota(finishing_->order.begin(), finishing_->order.end(), 0u);
  finishing_->merged.resize(size());
}

// Only of those that begin alike the letters are looked up.
bool TermTable::comes_before(std::uint32_t a, std::uint32_t b) const {
  const std::uint64_t beginning_a = finishing_->beginnings[a];
  const std::uint64_t beginning_b = finishing_->beginnings[b];
  return beginning_a != beginning_b ? beginning_a < beginning_b : is_less(term(a), term(b));
}

void TermTable::sort_terms(std::size_t end) {
  const IsBefore is_before = [](const void* table, std::uint32_t a, std::uint32_t b) -> bool {
    return static_cast<const TermTable*>(table)->comes_before(a, b);
  };
  std::size_t& at = finishing_->at;
  while (at < end) {
    const std::size_t count = std::min(finishing_->sorted, end - at);
    sort_numbers_stably(finishing_->order.data() + at, count, is_before, this);
    at += count;
  }
}

// Makes one of two sorted stretches. True while there are several.
bool TermTable::merge_some() {
  Finishing& made = *finishing_;
  if (made.sorted < size()) {
    const std::size_t middle = std::min(made.at + made.sorted, size());
    const std::size_t end = std::min(middle + made.sorted, size());
    const std::uint32_t* const from = made.order.data();
    std::merge(from + made.at, from + middle, from + middle, from + end, made.merged.data() + made.at,
               [this](std::uint32_t a, std::uint32_t b) { return comes_before(a, b); });
    made.at = end;
    if (made.at < size()) return true;
    std::swap(made.order, made.merged);
    made.at = 0;
    made.sorted *= 2;
  }
  return made.sorted < size();
}

// A counting sort of the passages by term: how many each has …
void TermTable::count_passages(std::size_t end) {
  std::vector<std::uint32_t>& ends = finishing_->ends;
  for (; finishing_->at < end; ++finishing_->at) ++ends[added_terms_[finishing_->at] + 1];
  if (end < added_terms_.size()) return;
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  finishing_->next = ends;
  finishing_->passages.resize(added_terms_.size());
}

// … and each to its place.
void TermTable::place_passages(std::size_t end) {
  for (; finishing_->at < end; ++finishing_->at)
    finishing_->passages[finishing_->next[added_terms_[finishing_->at]]++] = added_passages_[finishing_->at];
  if (end < added_terms_.size()) return;
  added_terms_ = {};
  added_passages_ = {};
  finishing_->letters.reserve(letters_.size());
  finishing_->starts.reserve(size() + 1);
  places_.assign(1, 0);
  places_.reserve(size() + 1);
}

void TermTable::write_terms(std::size_t end) {
  Finishing& made = *finishing_;
  for (; made.at < end; ++made.at) {
    const std::uint32_t old = made.order[made.at];
    const Units units = term(old);
    made.letters.insert(made.letters.end(), units.begin(), units.end());
    made.starts.push_back(static_cast<std::uint32_t>(made.letters.size()));
    std::uint32_t before = 0;
    for (std::uint32_t i = made.ends[old]; i < made.ends[old + 1]; ++i) {
      append_number(postings_, made.passages[i] - before);
      before = made.passages[i];
    }
    places_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
  if (end < size()) return;
  postings_.shrink_to_fit();
  letters_ = std::move(made.letters);
  starts_ = std::move(made.starts);
}

bool TermTable::finish_some() {
  using Step = Finishing::Step;
  constexpr std::size_t kAtATime = 1 << 15;
  if (finishing_ == nullptr) finishing_ = std::make_unique<Finishing>();
  Finishing& made = *finishing_;
  const auto go_on = [&](std::size_t count, void (TermTable::*work)(std::size_t)) {
    (this->*work)(std::min(count, made.at + kAtATime));
    return made.at < count;
  };
  bool has_more = false;
  switch (made.step) {
    case Step::List: list_terms(); break;
    case Step::Sort: has_more = go_on(size(), &TermTable::sort_terms); break;
    case Step::Merge: has_more = merge_some(); break;
    case Step::Count: has_more = go_on(added_terms_.size(), &TermTable::count_passages); break;
    case Step::Place: has_more = go_on(added_terms_.size(), &TermTable::place_passages); break;
    case Step::Write: has_more = go_on(size(), &TermTable::write_terms); break;
    case Step::Done: break;
  }
  if (has_more) return true;
  if (made.step == Step::Merge) made.ends.assign(size() + 1, 0);
  made.at = 0;
  made.step = static_cast<Step>(static_cast<int>(made.step) + 1);
  if (made.step != Step::Done) return true;
  finishing_ = nullptr;
  return false;
}

TermTable::Range TermTable::beginning_with(Units prefix) const {
  const auto search = [&](bool is_end) {
    std::size_t low = 0;
    for (std::size_t high = size(); low < high;) {
      const std::size_t middle = (low + high) / 2;
      const Units at = term(middle);
      const bool is_before = is_less(at, prefix) || (is_end && begins_with(at, prefix));
      (is_before ? low : high) = is_before ? middle + 1 : middle;
    }
    return low;
  };
  return {search(false), search(true)};
}

// By steps that double, then by halves: most of them are few.
std::size_t TermTable::end_of_alike(std::size_t index, std::size_t end, Units beginning) const {
  std::size_t low = index;  // begins so
  std::size_t high = index + 1;
  for (std::size_t step = 1; high < end && begins_with(term(high), beginning); step *= 2) {
    low = high;
    high = std::min(end, high + step);
  }
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    (begins_with(term(middle), beginning) ? low : high) = middle;
  }
  return high;
}

TermTable::Range TermTable::between(char16_t first, char16_t last) const {
  return {beginning_with(Units(&first, 1)).begin, beginning_with(Units(&last, 1)).end};
}

// Terms that begin with a letter of the same script, roughly.
TermTable::Range TermTable::in_script_of(char16_t unit) const {
  constexpr char16_t kLastLatin = 0x24F;
  if (size() == 0) return {};
  if (unit <= kLastLatin) return between(0, kLastLatin);
  if (unit_kind(unit) == UnitKind::Hangul) return between(0x3131, 0x3163);
  const auto block = static_cast<char16_t>(unit & 0xFF00);
  return between(block, static_cast<char16_t>(block | 0xFF));
}

void TermTable::find_within(Units part, std::vector<std::uint32_t>& terms) const {
  if (size() == 0 || part.empty()) return;
  const Range script = in_script_of(part[0]);
  std::size_t index = script.begin;
  const UnitSearcher searcher(part);
  const char16_t* const letters = letters_.data();
  const char16_t* const end = letters + starts_[script.end];
  for (const char16_t* at = letters + starts_[script.begin];;) {
    at = searcher.find(at, end);
    if (at == end) return;
    const auto place = static_cast<std::uint32_t>(at - letters);
    const auto from = starts_.begin() + static_cast<std::ptrdiff_t>(index);
    index = static_cast<std::size_t>(std::upper_bound(from, starts_.end(), place) - starts_.begin() - 1);
    const bool is_within = place > starts_[index] && place + part.size() <= starts_[index + 1];
    if (is_within) terms.push_back(static_cast<std::uint32_t>(index));
    at = is_within ? letters + starts_[index + 1] : at + 1;
  }
}

// The terms are sorted, so those with a common beginning share the rows of their table of distances; where no
// entry of a row is small enough, all terms with that beginning are passed over. Of a row only what lies
// within `most` of the diagonal can be small enough.
void TermTable::find_similar(const QueryWord& word, int most, std::vector<std::uint32_t>& terms) const {
  constexpr std::size_t kMost = 40;
  const Units all = word.all();
  const std::size_t length = all.size();
  if (length == 0 || length > kMost || most <= 0) return;
  const auto slips = static_cast<std::size_t>(most);
  const auto far = static_cast<std::uint8_t>(most + 1);
  std::uint8_t rows[kMost + 4][kMost + 2];
  for (std::size_t j = 0; j <= length; ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  const std::size_t deepest = length + slips;
  const auto is_near_at = [&](std::size_t i) { return i + slips >= length && rows[i][length] <= most; };
  Units before;
  const Range script = in_script_of(all[0]);
  for (std::size_t index = script.begin; index < script.end;) {
    const Units at = term(index);
    std::size_t depth = 0;
    while (depth < std::min({before.size(), at.size(), deepest}) && before[depth] == at[depth]) ++depth;
    before = at;
    bool is_near = false;
    bool is_hopeless = false;
    // Rows up to `depth` hold from the term before; it ended below `most` there, or we would not be here.
    for (std::size_t i = 1; i <= depth; ++i) is_near = is_near || is_near_at(i);
    for (std::size_t i = depth + 1; i <= std::min(at.size(), deepest) && !is_near && !is_hopeless; ++i) {
      const std::size_t first = i > slips ? i - slips : 1;
      const std::size_t last = std::min(length, i + slips);
      rows[i][first - 1] = first == 1 ? static_cast<std::uint8_t>(std::min<std::size_t>(i, far)) : far;
      rows[i][last + 1] = far;
      int least = rows[i][first - 1];
      for (std::size_t j = first; j <= last; ++j) {
        const bool is_same = at[i - 1] == all[j - 1];
        int distance =
            std::min(rows[i - 1][j - 1] + (is_same ? 0 : 1), std::min(rows[i - 1][j], rows[i][j - 1]) + 1);
        const bool is_swapped = i > 1 && j > 1 && at[i - 1] == all[j - 2] && at[i - 2] == all[j - 1];
        if (is_swapped) distance = std::min(distance, rows[i - 2][j - 2] + 1);
        rows[i][j] = static_cast<std::uint8_t>(distance);
        least = std::min(least, distance);
      }
      is_near = is_near_at(i);
      is_hopeless = least > most;
      depth = i;
    }
    if (!is_near && !is_hopeless) {
      ++index;
      continue;
    }
    // All that begin alike are near, or none is.
    const std::size_t next = end_of_alike(index, script.end, at.first(depth));
    for (; is_near && index < next; ++index) terms.push_back(static_cast<std::uint32_t>(index));
    index = next;
  }
}

bool TermTable::Passages::next(std::uint32_t& passage) {
  if (at_ == end_) return false;
  std::uint32_t difference = 0;
  for (int shift = 0;; shift += 7) {
    difference |= (*at_ & 127u) << shift;
    if (*at_++ < 128) break;
  }
  passage = passage_ += difference;
  return true;
}

std::size_t TermTable::bytes() const {
  return letters_.capacity() * sizeof(char16_t) + postings_.capacity() +
         (starts_.capacity() + places_.capacity() + slots_.capacity() + hashes_.capacity() +
          last_passage_.capacity() + added_terms_.capacity() + added_passages_.capacity()) *
             sizeof(std::uint32_t);
}

}  // namespace storylens

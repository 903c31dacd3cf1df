#include "story/search/term_table.h"

#include <algorithm>
#include <numeric>

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

}  // namespace

std::uint32_t TermTable::slot_of(Units term) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash_of(term) & mask;
  while (slots_[slot] != 0 && !is_equal(this->term(slots_[slot] - 1), term)) slot = (slot + 1) & mask;
  return slot;
}

void TermTable::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  for (std::size_t i = 0; i < size(); ++i) slots_[slot_of(term(i))] = static_cast<std::uint32_t>(i + 1);
}

void TermTable::add(std::uint32_t passage, Units term) {
  if (starts_.empty()) starts_.push_back(0);
  if (size() * 2 >= slots_.size()) grow();
  const std::uint32_t slot = slot_of(term);
  if (slots_[slot] == 0) {
    letters_.insert(letters_.end(), term.begin(), term.end());
    starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
    last_passage_.push_back(0);
    slots_[slot] = static_cast<std::uint32_t>(size());
  }
  const std::uint32_t index = slots_[slot] - 1;
  if (last_passage_[index] == passage + 1) return;
  last_passage_[index] = passage + 1;
  added_terms_.push_back(index);
  added_passages_.push_back(passage);
}

// By their first four units, which lie together in memory; only of equals the letters are looked up.
std::vector<std::uint32_t> TermTable::sorted_order() const {
  struct Entry {
    std::uint64_t beginning;
    std::uint32_t term;
  };
  std::vector<Entry> entries;
  entries.reserve(size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    const Units units = term(i);
    std::uint64_t beginning = 0;
    for (std::size_t k = 0; k < 4; ++k) beginning = beginning << 16 | (k < units.size() ? units[k] : 0u);
    entries.push_back({beginning, i});
  }
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : is_less(term(a.term), term(b.term));
  });
  std::vector<std::uint32_t> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(entry.term);
  return order;
}

void TermTable::finish() {
  const std::size_t count = size();
  const std::vector<std::uint32_t> order = sorted_order();
  slots_ = {};
  last_passage_ = {};

  // Passages by term, each term's in ascending order: a counting sort.
  std::vector<std::uint32_t> ends(count + 1, 0);
  for (const std::uint32_t added : added_terms_) ++ends[added + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::uint32_t> passages(added_terms_.size());
  std::vector<std::uint32_t> next(ends.begin(), ends.end());
  for (std::size_t i = 0; i < added_terms_.size(); ++i)
    passages[next[added_terms_[i]]++] = added_passages_[i];
  added_terms_ = {};
  added_passages_ = {};

  std::vector<char16_t> letters;
  letters.reserve(letters_.size());
  std::vector<std::uint32_t> starts = {0};
  starts.reserve(count + 1);
  places_.assign(1, 0);
  places_.reserve(count + 1);
  for (const std::uint32_t old : order) {
    const Units units = term(old);
    letters.insert(letters.end(), units.begin(), units.end());
    starts.push_back(static_cast<std::uint32_t>(letters.size()));
    std::uint32_t before = 0;
    for (std::uint32_t i = ends[old]; i < ends[old + 1]; ++i) {
      append_number(postings_, passages[i] - before);
      before = passages[i];
    }
    places_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
  postings_.shrink_to_fit();
  letters_ = std::move(letters);
  starts_ = std::move(starts);
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
  const char16_t* const letters = letters_.data();
  const char16_t* const end = letters + starts_[script.end];
  for (const char16_t* at = letters + starts_[script.begin];;) {
    at = std::search(at, end, part.begin(), part.end());
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
            std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (is_same ? 0 : 1)});
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
         (starts_.capacity() + places_.capacity() + slots_.capacity() + last_passage_.capacity() +
          added_terms_.capacity() + added_passages_.capacity()) *
             sizeof(std::uint32_t);
}

}  // namespace storylens

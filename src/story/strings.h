// Strings: the words of the interface, one table a language, read from data/strings/LANG.tsv at build time.
//
// A line of a table is `key<TAB>text`; empty lines and lines that begin with # are left out. Text holds {0},
// {1}, … for arguments. A count-dependent text has two keys, `key.one` and `key.other`; a language without
// plurals (Korean) has only `key.other`.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace storylens {

class Strings {
 public:
  // The table for a BCP-47 tag, by primary subtag; English when there is none.
  static const Strings& for_language(std::string_view tag);

  std::string_view language() const;

  // The text of a key. A key that no table holds is a programming error: asserts, and yields the key itself.
  std::string_view get(std::string_view key) const;
  std::string format(std::string_view key, std::initializer_list<std::string_view> arguments) const;
  // Picks key.one or key.other; {0} is the number.
  std::string count(std::string_view key, int number) const;

  // "24 June 2026", "2026년 6월 24일"; a truncated date keeps its precision; anything else is returned as it
  // is.
  std::string date(std::string_view iso_date) const;

  // The language's name in the interface language: "en" → "English"; the tag itself when it has no name in
  // the table.
  std::string_view language_name(std::string_view tag) const;

  // A story's type in the interface language: "event" → "Event"; the type itself when it has no name in the
  // table.
  std::string_view type_name(std::string_view type) const;

 private:
  friend struct StringsTables;
  struct Table;
  const Table* table_ = nullptr;
};

}  // namespace storylens

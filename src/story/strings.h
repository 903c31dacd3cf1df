// Strings: the words of the interface, one table a language, from data/strings/LANG.tsv. The command holds
// them all; the web module holds English, and the page brings the one it needs (web/strings.ts).
//
// A line of a table is `key<TAB>text`; empty lines and lines that begin with # are left out. Text holds {0},
// {1}, … for arguments. A count-dependent text has a key for each plural category of its language, `key.one`,
// `key.other`, … (story/interface_language.h).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace storylens {

class Strings {
 public:
  // The table for a BCP-47 tag (interface_language_for); English when there is none, or it is not here.
  static const Strings& for_language(std::string_view tag);

  // Brings a table: the text of data/strings/LANGUAGE.tsv, language being of kInterfaceLanguages. One that is
  // here already stays. What for_language() gave before lives on.
  static void add(std::string_view language, std::string_view text);
  static bool has(std::string_view language);

  std::string_view language() const;

  // The text of a key. A key that no table holds is a programming error: asserts, and yields the key itself.
  std::string_view get(std::string_view key) const;
  std::string format(std::string_view key, std::initializer_list<std::string_view> arguments) const;
  // Picks key.CATEGORY by the number, else key.other; {0} is the number.
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

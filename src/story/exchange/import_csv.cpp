#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "story/exchange/import_record.h"

namespace storylens {
namespace {

struct Row {
  int line = 0;
  std::vector<std::string> cells;
};

// The separator that the first line has most of.
char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t', '|'}) {
    if (std::count(header.begin(), header.end(), candidate) > std::count(header.begin(), header.end(), best))
      best = candidate;
  }
  return best;
}

// RFC 4180, and lines that end in any of LF, CRLF, CR. A quote that is not closed goes to the end.
std::vector<Row> read_rows(std::string_view text) {
  const char separator = separator_of(text);
  std::vector<Row> rows;
  Row row{1, {""}};
  int line = 1;
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& cell = row.cells.back();
    const bool is_return = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (c == '\n') ++line;
    if (is_quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[i++];
      } else {
        is_quoted = false;
      }
    } else if (c == '"' && trimmed(cell).empty()) {
      cell.clear();
      is_quoted = true;
    } else if (c == separator) {
      row.cells.emplace_back();
    } else if (c == '\n' || (c == '\r' && !is_return)) {
      rows.push_back(std::move(row));
      row = {line, {""}};
    } else if (!is_return) {
      cell += c;
    }
  }
  rows.push_back(std::move(row));
  const auto is_empty = [](const Row& one) {
    return std::all_of(one.cells.begin(), one.cells.end(),
                       [](const std::string& cell) { return trimmed(cell).empty(); });
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_empty), rows.end());
  return rows;
}

// "Lumen; Harbour Authority" → two.
void add_each(ImportRecord& record, ImportKey key, std::string_view text) {
  const char separator = text.find(';') != std::string_view::npos   ? ';'
                         : text.find('|') != std::string_view::npos ? '|'
                                                                    : ',';
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    record.add(key, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::vector<ImportRecord> read_csv_records(std::string_view text, const std::string& file,
                                           Diagnostics& diagnostics) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const std::vector<Row> rows = read_rows(text);
  std::vector<ImportRecord> records;
  if (rows.empty()) {
    append_diagnostic(diagnostics, Severity::Error, "no-stories", "The table is empty", file, 0);
    return records;
  }
  const std::vector<std::string>& names = rows[0].cells;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Row& row = rows[i];
    ImportRecord record;
    record.line = row.line;
    if (row.cells.size() > names.size()) {
      append_diagnostic(diagnostics, Severity::Warning, "row-too-long",
                        "The row has " + std::to_string(row.cells.size()) + " cells, the header " +
                            std::to_string(names.size()) + "; the others are left out",
                        file, row.line);
    }
    for (std::size_t column = 0; column < std::min(row.cells.size(), names.size()); ++column) {
      const std::string& cell = row.cells[column];
      const ImportKey key = import_key(names[column]);
      if (key == ImportKey::Rubric || key == ImportKey::Entity) {
        add_each(record, key, cell);
      } else if (key == ImportKey::Body) {
        record.add(key, markdown_of_text(cell));
      } else if (key != ImportKey::None) {
        record.add(key, cell);
      } else if (!trimmed(cell).empty()) {
        record.other.emplace_back(displayable_line(trimmed(names[column])), cell);
      }
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace storylens

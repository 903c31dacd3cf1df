#include "cli/rules.h"

#include "generated/check_rules.h"

namespace storylens {
namespace {

std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

std::vector<Rule> read_rules() {
  std::vector<Rule> rules;
  std::string_view table = kRulesTsv;
  take_until(table, '\n');  // the names of the columns
  while (!table.empty()) {
    std::string_view line = take_until(table, '\n');
    Rule rule;
    rule.code = take_until(line, '\t');
    rule.severity = take_until(line, '\t');
    rule.has_fix = take_until(line, '\t') == "fix";
    rule.summary = take_until(line, '\t');
    rule.explanation = line;
    rules.push_back(rule);
  }
  return rules;
}

}  // namespace

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> rules = read_rules();
  return rules;
}

const Rule* find_rule(std::string_view code) {
  for (const Rule& rule : all_rules()) {
    if (rule.code == code) return &rule;
  }
  return nullptr;
}

}  // namespace storylens

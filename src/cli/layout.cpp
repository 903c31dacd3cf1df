#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <cstdio>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/options.h"
#include "cli/report.h"
#include "layout/edge_list.h"
#include "layout/multilevel.h"

namespace storylens {
namespace {

constexpr char kHelp[] = R"(usage: storylens layout EDGES.tsv -o POSITIONS.tsv [--seed N]

Lays a graph out. EDGES.tsv has SOURCE<TAB>TARGET on each line; ids are any text.
POSITIONS.tsv gets ID<TAB>X<TAB>Y, in the order in which the ids are first named.
The same edges and seed give the same positions on every machine. Each of the two
files may be -, the standard input or output stream.

  -o POSITIONS.tsv  where to write
  --seed N          a whole number that varies the picture (default 1)

Exit status: 0 no errors, 1 errors, 2 wrong use.
)";

constexpr std::size_t kByteLimit = std::size_t{1} << 30;
constexpr std::string_view kStandardStream = "-";

Result<std::string> read_standard_input() {
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) {
    text.append(buffer, count);
    if (text.size() > kByteLimit) return failure("The input is larger than the limit of 1024 MiB");
  }
  if (std::ferror(stdin)) return failure("Cannot read the standard input stream");
  return text;
}

Result<void> write_output(const std::string& path, const std::string& text) {
  if (path != kStandardStream) return write_files({{path, text}});
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    return failure("Cannot write to the standard output stream");
  }
  return {};
}

// Tells a terminal how far the layout is, once for each percent; silent elsewhere.
class Progress {
 public:
  explicit Progress(const EdgeList& list) : is_shown_(isatty(STDERR_FILENO) != 0) {
    what_ = counted(list.ids.size(), "node", "nodes") + ", " + counted(list.edges.size(), "edge", "edges");
  }

  void show(float share) {
    const int percent = static_cast<int>(share * 100.0f);
    if (!is_shown_ || percent == last_percent_) return;
    last_percent_ = percent;
    std::fprintf(stderr, "\rlayout: %s, %d %%", what_.c_str(), percent);
  }

  void finish() const {
    if (is_shown_ && last_percent_ >= 0) std::fputc('\n', stderr);
  }

 private:
  bool is_shown_;
  std::string what_;
  int last_percent_ = -1;
};

std::vector<Vec2> laid_out(const EdgeList& list, const MultilevelSettings& settings) {
  const std::vector<Body> bodies(list.ids.size());
  std::vector<Link> links;
  links.reserve(list.edges.size());
  for (const EdgeList::Edge& edge : list.edges) links.push_back({edge.source, edge.target});
  MultilevelLayout layout;
  layout.reset(bodies, links, settings);
  Progress progress(list);
  while (layout.step()) progress.show(layout.progress());
  progress.show(layout.progress());
  progress.finish();
  return layout.positions();
}

int report(const Diagnostics& diagnostics) {
  print_diagnostics(diagnostics);
  std::fprintf(stderr, "%s; nothing was written\n", counted_severities(diagnostics).c_str());
  return kContentErrors;
}

bool read_seed(const std::string& text, std::uint64_t& seed) {
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, seed);
  return error == std::errc() && rest == end;
}

}  // namespace

int run_layout(const Arguments& arguments) {
  const Result<Options> options = parse_options(arguments, {"-o", "--seed"});
  if (!options) return wrong_use("layout", options.error().message);
  if (options->wants_help()) {
    std::fputs(kHelp, stdout);
    return kSuccess;
  }
  if (options->operands.size() != 1) return wrong_use("layout", "Name one edge list");
  const std::optional<std::string> output = options->value("-o");
  if (!output) return wrong_use("layout", "Say where to write with -o");
  MultilevelSettings settings;
  if (const std::optional<std::string> seed = options->value("--seed");
      seed && !read_seed(*seed, settings.seed)) {
    return wrong_use("layout", "The seed is a whole number from 0 to 18446744073709551615");
  }

  const std::string& input = options->operands[0];
  const bool is_stream = input == kStandardStream;
  const std::string file = is_stream ? "<stdin>" : input;
  const Result<std::string> text = is_stream ? read_standard_input() : read_file(input, kByteLimit);
  if (!text) return report({file_error(file, "unreadable-file", text.error())});
  Diagnostics diagnostics;
  const EdgeList list = read_edge_list(*text, file, diagnostics);
  if (has_errors(diagnostics)) return report(diagnostics);

  const std::vector<Vec2> positions = laid_out(list, settings);
  if (const Result<void> written = write_output(*output, write_positions(list.ids, positions)); !written) {
    return report({file_error(*output, "unwritable-file", written.error())});
  }
  return kSuccess;
}

}  // namespace storylens

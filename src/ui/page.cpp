#include "ui/page.h"

#include <algorithm>

#include "story/html_scanner.h"
#include "ui/page_setter.h"
#include "ui/page_style.h"

namespace storylens {
namespace {

constexpr float kNoticePadding = 10.0f;
constexpr float kQuoteIndent = 16.0f;
constexpr float kNarrowestColumn = 130.0f;
constexpr float kMatrixColumn = 40.0f;
constexpr float kNarrowestStory = 210.0f;  // column of the front page
constexpr float kMomentIndent = 18.0f;
constexpr float kWidestBin = 48.0f;
constexpr float kTallestBar = 46.0f;

struct OpenElement {
  std::string_view name;
  std::string css_class;
  Look look;
  float top_px = 0.0f;
  int ordinal = 0;          // of the next item of an ordered list; 0 = bulleted
  bool is_skipped = false;  // in a part that is not set
  bool is_block = false;    // its text is one paragraph
};

struct BarPart {
  int number = 0;
  int lens = -1;
  bool is_hollow = false;
};

// Of a table: what is wide stands over the whole width, the cells below it side by side, or one below the
// other where the columns would be too narrow to read.
struct TableRow {
  int columns = 0;
  int column = 0;
  float top_px = 0.0f;
  float bottom_px = 0.0f;
  bool is_stacked = false;
  bool is_timeline = false;
  int most = 0;   // of a timeline: what its tallest bar stands for
  int count = 0;  // and the present one
};

constexpr float kColumnGap = 18.0f;

int number_or(std::string_view digits, int otherwise) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return otherwise;
    number = number * 10 + (c - '0');
  }
  return digits.empty() ? otherwise : number;
}

}  // namespace

class DocumentSetter {
 public:
  DocumentSetter(Page& page, const PageSource& source, UnitPainter& painter)
      : page_(page),
        source_(source),
        type_(type_scale(page.width, source.text_scale)),
        setter_(page, painter, source.language),
        scanner_(source.html) {}

  // One element's begin, end or text, or some lines of a long text. False at the end.
  bool step();
  float y() const { return setter_.y(); }
  std::size_t bytes_done() const {
    return scanner_.offset() - std::min(scanner_.offset(), setter_.bytes_left());
  }

 private:
  void open(const HtmlToken& token);
  void close();
  void text(const std::string& words);
  void before(const OpenElement& element);
  void after(const OpenElement& element);
  void set_list_mark(OpenElement& item);
  void set_petals();
  void set_bar();
  void open_cell(const OpenElement& cell);
  void close_row();
  // A bar of the timeline, below its number.
  float bar_height() const;
  void set_time_bar();
  bool is_left_out(std::string_view name, std::string_view css_class) const;
  std::string_view parent_class() const;

  Page& page_;
  PageSource source_;
  TypeScale type_;
  PageSetter setter_;
  HtmlScanner scanner_;
  HtmlToken token_;
  OpenElement closed_;  // whose text is being set
  std::vector<OpenElement> open_;
  std::vector<PageSetter::Piece> pieces_;
  std::vector<BarPart> bar_;
  TableRow row_;
};

// In a part: the takes alone, or all but them.
bool DocumentSetter::is_left_out(std::string_view name, std::string_view css_class) const {
  if (open_.size() != 1 || source_.part == PagePart::Whole) return false;
  const bool is_takes = name == "section" && css_class == "takes";
  return is_takes == (source_.part == PagePart::Summary);
}

std::string_view DocumentSetter::parent_class() const {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (!open_[i].css_class.empty()) return open_[i].css_class;
  }
  return {};
}

void DocumentSetter::open(const HtmlToken& token) {
  OpenElement element;
  element.name = token.name;
  element.css_class = std::string(token.attribute("class"));
  if (!open_.empty()) {
    element.look = open_.back().look;
    element.is_skipped = open_.back().is_skipped;
  }
  element.is_skipped = element.is_skipped || is_left_out(element.name, element.css_class);
  Look& look = element.look;
  apply_style({element.name, element.css_class, parent_class()}, type_, look);
  if (const std::string_view language = token.attribute("lang"); !language.empty()) {
    look.passage.language = std::string(language);
  }
  look.passage.is_direction_free = token.attribute("dir") == "auto";
  look.passage.block = std::string(token.attribute("data-block"));
  if (element.css_class == "lens") look.lens = number_or(token.attribute("data-lens"), -1);
  if (element.name == "a") {
    look.link.node_id = std::string(token.attribute("data-node"));
    if (look.link.node_id.empty()) {
      look.link.url = std::string(token.attribute("href"));
    }
    look.ink = look.link_ink;
    look.link.is_chip = element.css_class.compare(0, 4, "chip") == 0;
    look.link.is_current = token.attribute("aria-current") == "true";
  }
  const int number = number_or(token.attribute("data-n"), 0);
  if (element.name == "span" && number > 0) {
    bar_.push_back({number, number_or(token.attribute("data-lens"), -1), element.css_class == "hollow"});
  }
  if (element.name == "table") {
    const bool is_matrix = element.css_class == "matrix";
    const float column = (page_.width + kColumnGap) / static_cast<float>(std::max(number, 1)) - kColumnGap;
    const bool is_timeline = element.css_class == "timeline";
    const float narrowest = element.css_class == "stories" ? kNarrowestStory : kNarrowestColumn;
    row_ = {number,     0, 0.0f, 0.0f, !is_matrix && !is_timeline && column < narrowest * source_.text_scale,
            is_timeline};
  }
  if (element.name == "tr") row_.most = number;
  if (element.name == "td") row_.count = number;
  if (element.name == "p" && element.css_class == "who" && !row_.is_stacked) element.is_skipped = true;
  if (element.name == "ol") element.ordinal = number_or(token.attribute("start"), 1);
  element.is_block = !look.passage.block.empty();
  element.top_px = setter_.y();
  if (element.is_skipped) {
    open_.push_back(std::move(element));
  } else if (element.name == "br") {
    text("\n");
  } else if (element.name == "hr") {
    setter_.add_rule(8.0f, 16.0f);
  } else {
    before(element);
    if (element.name == "li") set_list_mark(element);
    element.top_px = setter_.y();
    if (element.name == "blockquote" || element.css_class == "provenance" || element.css_class == "passage") {
      element.look.passage.indent_px += kQuoteIndent;
    }
    if (element.css_class == "notice" || element.css_class == "corrections") {
      element.look.passage.indent_px += kNoticePadding + 2.0f;
      element.look.passage.inset_px += kNoticePadding;
    }
    if (element.css_class == "moment") element.look.passage.indent_px += kMomentIndent;
    if (element.name == "h3" && parent_class() == "lens") element.look.passage.indent_px += kLensDot + 9.0f;
    open_.push_back(std::move(element));
  }
}

// What stands above an element, or around it.
void DocumentSetter::before(const OpenElement& element) {
  const bool is_boxed = element.css_class == "notice" || element.css_class == "corrections";
  const bool is_part =
      (element.name == "section" && element.css_class != "lens" && !is_boxed) || element.name == "footer";
  const bool follows_rule = !page_.shapes.empty() && page_.shapes.back().mark == PageMark::Rule &&
                            page_.shapes.back().place.y > setter_.y() - kSectionGap;
  if (is_part && setter_.y() > 0.0f && !follows_rule) setter_.add_rule(kSectionGap, 14.0f);
  if (is_part && follows_rule) setter_.skip(kSectionGap - 8.0f);
  if (element.css_class == "lens") setter_.skip(6.0f);
  if (element.css_class == "stories") setter_.add_rule(6.0f, 14.0f);
  if (element.css_class == "numbers") set_petals();
  if (is_boxed) setter_.skip(kNoticePadding);
  if (element.name == "tr") {
    row_.column = 0;
    row_.top_px = row_.bottom_px = setter_.y();
  }
  if (element.name == "td" || element.name == "th") open_cell(element);
}

void DocumentSetter::open_cell(const OpenElement& cell) {
  if (cell.css_class == "wide") {
    close_row();
    return;
  }
  const auto columns = static_cast<float>(std::max(row_.columns, 1));
  const bool is_matrix = parent_class() == "matrix" || row_.is_timeline;
  const float widest = row_.is_timeline ? kWidestBin : kMatrixColumn * source_.text_scale;
  const float step =
      is_matrix ? std::min(page_.width / columns, widest) : (page_.width + kColumnGap) / columns;
  if (row_.is_stacked) {
    setter_.move_to(row_.bottom_px);
    if (row_.column > 0 && parent_class() == "stories") setter_.add_rule(6.0f, 8.0f);
  } else {
    setter_.set_column(step * static_cast<float>(row_.column), is_matrix ? step : step - kColumnGap);
    setter_.move_to(row_.top_px + (row_.is_timeline ? kTallestBar - bar_height() : 0.0f));
  }
  ++row_.column;
}

float DocumentSetter::bar_height() const {
  constexpr float kLeast = 2.0f;
  return std::max(kLeast,
                  kTallestBar * static_cast<float>(row_.count) / static_cast<float>(std::max(row_.most, 1)));
}

void DocumentSetter::set_time_bar() {
  constexpr float kGap = 2.0f;
  const float step = std::min(page_.width / static_cast<float>(std::max(row_.columns, 1)), kWidestBin);
  const float x = step * static_cast<float>(row_.column - 1);
  const float left = setter_.is_right_to_left() ? page_.width - x - step + kGap : x;
  const PageMark mark = parent_class() == "off" ? PageMark::HollowPart : PageMark::TimeBar;
  setter_.add_shape({mark, {left, setter_.y()}, {step - kGap, bar_height()}, -1});
  setter_.skip(bar_height() + 2.0f);
}

// Below what stands side by side, over the whole width again.
void DocumentSetter::close_row() {
  setter_.set_column(0.0f, page_.width);
  setter_.move_to(row_.bottom_px);
}

// In the lists of running text; those of takes and links have none.
void DocumentSetter::set_list_mark(OpenElement& item) {
  OpenElement& list = open_.back();
  if (!item.css_class.empty() || !list.css_class.empty() || item.is_block) return;
  const std::string_view around = parent_class();
  if (around == "related" || around == "referring" || around == "entities" || around == "card" ||
      around == "list" || around == "corrections" || around == "lens") {
    return;
  }
  Passage mark = item.look.passage;
  mark.ink = Ink::Muted;
  mark.gap_after_px = 0.0f;
  const float top = setter_.y();
  setter_.set(list.ordinal > 0 ? std::to_string(list.ordinal) + "." : "–", mark);
  setter_.skip(top - setter_.y());
  if (list.ordinal > 0) ++list.ordinal;
  item.look.passage.indent_px += kListIndent;
}

void DocumentSetter::text(const std::string& words) {
  const bool is_between_items = !open_.empty() && (open_.back().name == "ul" || open_.back().name == "ol");
  if (open_.empty() || open_.back().is_skipped || is_between_items) return;
  const bool is_in_block =
      std::any_of(open_.begin(), open_.end(), [](const OpenElement& element) { return element.is_block; });
  if (!is_in_block) return;  // line ends between elements
  const Look& look = open_.back().look;
  PageSetter::Piece piece;
  piece.text = words;
  piece.ink = look.ink;
  piece.weight = look.weight;
  piece.is_italic = look.is_italic;
  piece.uses_family = look.is_code;
  piece.family = FontFamily::Mono;
  piece.link = look.link;
  piece.is_marked = look.is_marked;
  piece.is_struck = look.is_struck;
  piece.is_added = look.is_added;
  piece.language = look.passage.language;
  pieces_.push_back(std::move(piece));
}

void DocumentSetter::close() {
  OpenElement element = std::move(open_.back());
  open_.pop_back();
  if (element.is_skipped) return;
  if (!element.is_block) {
    after(element);
    return;
  }
  Passage passage = element.look.passage;
  if (element.name == "span") passage.gap_after_px = 7.0f;  // an item of a list
  setter_.begin(pieces_, passage);
  pieces_.clear();
  closed_ = std::move(element);
}

void DocumentSetter::after(const OpenElement& element) {
  const float top = element.top_px;
  if (element.css_class == "notice" || element.css_class == "corrections") {
    setter_.skip(kNoticePadding);
    setter_.add_shape({PageMark::WarningGround,
                       {0.0f, top - kNoticePadding},
                       {page_.width, setter_.y() - top + kNoticePadding},
                       -1});
    setter_.skip(14.0f);
  }
  if (element.name == "blockquote" && setter_.y() > top) {
    setter_.add_quote_bar(top, element.look.passage.indent_px - kQuoteIndent, element.look.lens);
  }
  if (element.name == "h3" && parent_class() == "lens") {
    const Passage& passage = element.look.passage;
    const float middle = top + passage.size_px * passage.line_height * 0.5f;
    const float x = setter_.is_right_to_left() ? page_.width - kLensDot : 0.0f;
    setter_.add_shape(
        {PageMark::LensDot, {x, middle - kLensDot * 0.5f}, {kLensDot, kLensDot}, element.look.lens});
  }
  if (element.css_class == "moment") {
    constexpr float kDot = 7.0f;
    const float middle = top + element.look.passage.size_px * element.look.passage.line_height * 0.5f;
    const float x = setter_.is_right_to_left() ? page_.width - kDot : 0.0f;
    setter_.add_shape({PageMark::LensDot, {x, middle - kDot * 0.5f}, {kDot, kDot}, -1});
  }
  if (element.css_class == "bar") set_bar();
  if (element.css_class == "count" && row_.is_timeline) set_time_bar();
  if (element.name == "td" || element.name == "th") {
    row_.bottom_px = std::max(row_.bottom_px, setter_.y());
    if (element.css_class == "wide") row_.top_px = setter_.y();
  }
  if (element.name == "tr") {
    close_row();
    if (row_.is_timeline)
      setter_.skip(14.0f);
    else
      setter_.add_rule(6.0f, 8.0f);
  }
  if (element.name == "nav" && element.css_class == "comparison") setter_.skip(16.0f);
  if (element.name == "nav" && element.css_class == "changes") setter_.skip(8.0f);
  if (element.name == "li" && parent_class() == "list") setter_.add_rule(6.0f, 12.0f);
}

// One petal a take, in file order: the same marks as the rosette in the graph.
void DocumentSetter::set_petals() {
  if (source_.story == nullptr || source_.story->takes.empty()) return;
  constexpr float kPetal = 11.0f;
  constexpr float kGap = 4.0f;
  constexpr float kGroupGap = 9.0f;
  const std::vector<int> lenses = lens_indices(*source_.story);
  float x = 0.0f;
  for (std::size_t i = 0; i < lenses.size(); ++i) {
    if (i > 0) x += lenses[i] == lenses[i - 1] ? kGap : kGroupGap;
    if (x + kPetal > page_.width) {
      x = 0.0f;
      setter_.skip(kPetal + kGap);
    }
    const float left = setter_.is_right_to_left() ? page_.width - x - kPetal : x;
    const PageMark mark = source_.story->takes[i].is_framed() ? PageMark::Petal : PageMark::HollowPetal;
    setter_.add_shape({mark, {left, setter_.y()}, {kPetal, kPetal}, lenses[i]});
    x += kPetal;
  }
  setter_.skip(kPetal + 8.0f);
}

// The parts of a whole, each as wide as its number.
void DocumentSetter::set_bar() {
  constexpr float kHeight = 7.0f;
  constexpr float kGap = 2.0f;
  int whole = 0;
  for (const BarPart& part : bar_) whole += part.number;
  const float unit =
      (page_.width - kGap * static_cast<float>(bar_.size())) / static_cast<float>(std::max(whole, 1));
  float x = 0.0f;
  for (const BarPart& part : bar_) {
    const float width = std::max(1.0f, unit * static_cast<float>(part.number));
    const float left = setter_.is_right_to_left() ? page_.width - x - width : x;
    setter_.add_shape({part.is_hollow ? PageMark::HollowPart : PageMark::BarPart,
                       {left, setter_.y()},
                       {width, kHeight},
                       part.lens});
    x += width + kGap;
  }
  bar_.clear();
  setter_.skip(kHeight + 14.0f);
}

bool DocumentSetter::step() {
  if (setter_.is_setting()) {
    if (!setter_.advance()) after(closed_);
    return true;
  }
  if (!scanner_.next(token_)) return false;
  switch (token_.kind) {
    case HtmlToken::Kind::Open: open(token_); break;
    case HtmlToken::Kind::Close:
      if (!open_.empty()) close();
      break;
    case HtmlToken::Kind::Text: text(token_.text); break;
  }
  return true;
}

PageSetting::PageSetting(const PageSource& source, float width_px, UnitPainter& painter, Page& page)
    : page_(page), bytes_(source.html.size()) {
  page = {};
  page.width = width_px;
  setter_ = std::make_unique<DocumentSetter>(page, source, painter);
}

PageSetting::~PageSetting() = default;

float PageSetting::y() const {
  return page_.texts.empty() ? 0.0f : page_.texts.back().place.y + page_.texts.back().layout.height_px;
}

std::size_t PageSetting::bytes_done() const {
  return setter_->bytes_done();
}

bool PageSetting::advance() {
  const bool is_more = setter_->step();
  page_.height = y();
  if (is_more) {
    // What is left takes as much room as what is set.
    const auto done = static_cast<float>(std::max<std::size_t>(bytes_done(), 1));
    page_.height *= static_cast<float>(bytes_) / done;
  } else {
    for (const PageShape& shape : page_.shapes)
      page_.height = std::max(page_.height, shape.place.y + shape.size.y);
  }
  return is_more;
}

Page set_page(const PageSource& source, float width_px, UnitPainter& painter) {
  Page page;
  PageSetting setting(source, width_px, painter, page);
  while (setting.advance()) {
  }
  return page;
}

}  // namespace storylens

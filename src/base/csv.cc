// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace hostler {
namespace {

constexpr std::size_t most_columns = 1000, most_cell_bytes = 64 * 1024, most_problems = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
// What begins a formula: = + - @, tab and line breaks, and the first four in full width (U+FF1D, U+FF0B, U+FF0D, U+FF20).
constexpr std::string_view formula_starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

/// Apostrophes in front do not count: what is guarded already gets one more, so that exactly one comes off again.
bool begins_a_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  return std::any_of(std::begin(formula_starts), std::end(formula_starts), [&](std::string_view start) { return starts_with(cell, start); });
}

std::string without_guard(std::string cell) {
  if (starts_with(cell, "'") && begins_a_formula(cell)) cell.erase(0, 1);
  return cell;
}

/// Walks through the text once, character by character.
class Reader {
public:
  Reader(std::string_view text, std::size_t most_rows) : text_(text), most_rows_(most_rows) {
    if (starts_with(text_, byte_order_mark)) at_ = byte_order_mark.size();
  }

  Csv read() {
    if (std::size_t line = unclean_line()) {
      complain(line, N_("This line is not UTF-8 text, or holds a NUL character."));
      return std::move(csv_);
    }
    separator_ = first_separator();
    while (at_ < text_.size() && !stopped_) read_row();
    if (csv_.header.empty() && csv_.problems.empty()) complain(1, N_("The file is empty. Its first line names the columns."));
    return std::move(csv_);
  }

private:
  /// Of the first line that cannot be read; 0 when all can.
  std::size_t unclean_line() const {
    if (is_clean_utf8(text_)) return 0;
    std::size_t line = 1, start = 0;
    while (true) {
      const std::size_t end = text_.find_first_of("\r\n", start);
      if (!is_clean_utf8(text_.substr(start, end == std::string_view::npos ? end : end - start)) || end == std::string_view::npos) return line;
      start = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
      ++line;
    }
  }

  char first_separator() const {
    bool quoted = false;
    for (char c : text_.substr(at_)) {
      if (c == '"') quoted = !quoted;
      if (!quoted && (c == '\n' || c == '\r')) break;
      if (!quoted && (c == ',' || c == ';')) return c;
    }
    return ',';
  }

  void complain(std::size_t line, Text text) {
    if (csv_.problems.size() >= most_problems) return;
    csv_.problems.push_back({line, std::move(text)});
    if (csv_.problems.size() >= most_problems) stopped_ = true;
  }
  void give_up(std::size_t line, Text text) {
    complain(line, std::move(text));
    stopped_ = true;
  }

  bool at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void pass_line_end() {
    if (at_ >= text_.size()) return;
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
  }

  void read_row() {
    CsvRow row{.line = line_, .cells = {}};
    if (at_line_end()) return pass_line_end();
    while (true) {
      if (row.cells.size() >= most_columns) return give_up(row.line, Text(N_("The line has more than %1 columns."), {std::to_string(most_columns)}));
      std::string cell;
      if (!read_cell(cell)) return;
      row.cells.push_back(std::move(cell));
      if (at_line_end()) break;
      ++at_;  // the separator
    }
    pass_line_end();
    take(std::move(row));
  }

  bool read_cell(std::string& cell) {
    const std::size_t start = line_;
    const bool good = text_.substr(at_, 1) == "\"" ? read_quoted(cell) : read_bare(cell);
    if (!good) return false;
    if (cell.size() > most_cell_bytes) return give_up(start, N_("A cell of this line is too long.")), false;
    return true;
  }

  bool read_bare(std::string& cell) {
    const std::size_t start = at_;
    while (!at_line_end() && text_[at_] != separator_ && text_[at_] != '"') ++at_;
    if (!at_line_end() && text_[at_] == '"') return give_up(line_, N_("A quotation mark stands within a cell that does not begin with one. Put the cell in quotation marks and double those within.")), false;
    cell = text_.substr(start, at_ - start);
    return true;
  }

  bool read_quoted(std::string& cell) {
    const std::size_t start = line_;
    for (++at_; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '"' && text_.substr(at_, 2) != "\"\"") {
        ++at_;
        if (at_line_end() || text_[at_] == separator_) return true;
        return give_up(line_, N_("Something stands behind the closing quotation mark of a cell.")), false;
      }
      if (c == '\n' || c == '\r') {
        cell += '\n';
        pass_line_end();
        continue;
      }
      cell += c;
      at_ += c == '"' ? 2 : 1;
    }
    return give_up(start, N_("A quotation mark is opened here and never closed.")), false;
  }

  void take(CsvRow row) {
    if (csv_.header.empty()) return take_header(std::move(row));
    if (csv_.rows.size() >= most_rows_) return give_up(row.line, Text(N_("The file has more than %1 entries. Split it into several."), {std::to_string(most_rows_)}));
    if (row.cells.size() != csv_.header.size())
      return complain(row.line, Text(N_("The line has %1 columns, the header has %2."), {std::to_string(row.cells.size()), std::to_string(csv_.header.size())}));
    for (std::string& cell : row.cells) cell = without_guard(std::move(cell));
    csv_.rows.push_back(std::move(row));
  }

  void take_header(CsvRow row) {
    std::set<std::string> seen;
    for (std::string& name : row.cells) {
      name = lower(trimmed(name));
      if (name.empty()) complain(row.line, N_("A column has no name. The first line names the columns."));
      else if (!seen.insert(name).second) complain(row.line, Text(N_("The column %1 comes twice."), {name}));
    }
    csv_.header = std::move(row.cells);
  }

  std::string_view text_;
  std::size_t most_rows_, at_ = 0, line_ = 1;
  char separator_ = ',';
  bool stopped_ = false;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view text, std::size_t most_rows) { return Reader(text, most_rows).read(); }

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += '"';
    if (begins_a_formula(cell)) line += '\'';
    for (char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace hostler

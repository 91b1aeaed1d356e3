// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180) as spreadsheets write it and as they may be given it. What a spreadsheet would take for a formula gets a ' in front on the way out, and
// loses it on the way in (security.md C34).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors.h"

namespace hostler {

struct CsvRow {
  std::size_t line = 0;                // on which it begins, from 1
  std::vector<std::string> cells;
};
struct CsvProblem {
  std::size_t line = 0;
  Text text;
};
struct Csv {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;            // with as many cells as the header has
  std::vector<CsvProblem> problems;    // with any, nothing in rows may be used
};

/// Reads a whole file: UTF-8 with or without byte order mark, lines ended by LF, CRLF or CR, cells by , or ; (whichever comes first in the header line).
/// Empty lines are passed over. Never throws; stops at most_rows rows, 1,000 columns, 64 KiB a cell, or 100 problems.
Csv read_csv(std::string_view text, std::size_t most_rows);

/// One line, with its CRLF, every cell quoted. read_csv() gives back the same cells (line breaks within one as LF).
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace hostler

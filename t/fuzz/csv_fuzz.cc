// SPDX-License-Identifier: GPL-3.0-or-later
// SOURCES src/base/csv.cc src/base/text.cc
// Any file can be read; what was read without a problem, written and read again, is the same.
#include "base/csv.h"
#include "t/fuzz/fuzz.h"

using namespace hostler;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Csv read = read_csv(std::string_view(reinterpret_cast<const char*>(data), size), 1000);
  must(read.problems.size() <= 101, "problems are not endless");
  if (!read.problems.empty()) return 0;
  must(read.rows.size() <= 1000, "nor rows");
  for (const CsvRow& row : read.rows) must(row.cells.size() == read.header.size(), "every row has the header's cells");
  if (read.header.size() < 2) return 0;    // an only cell that is empty would be an empty line
  std::string written = csv_line(read.header);
  for (const CsvRow& row : read.rows) written += csv_line(row.cells);
  const Csv again = read_csv(written, 1000);
  must(again.problems.empty() && again.rows.size() == read.rows.size(), "what was written can be read");
  for (std::size_t i = 0; i < read.rows.size(); ++i) must(again.rows[i].cells == read.rows[i].cells, "and is the same");
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv.h"

#include <cppunit/extensions/HelperMacros.h>

#include "base/text.h"

using namespace hostler;

class CsvTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(CsvTest);
  CPPUNIT_TEST(reads_what_spreadsheets_write);
  CPPUNIT_TEST(knows_all_line_ends);
  CPPUNIT_TEST(finds_the_separator);
  CPPUNIT_TEST(quoting_is_strict);
  CPPUNIT_TEST(names_the_line_of_each_problem);
  CPPUNIT_TEST(headers_are_checked);
  CPPUNIT_TEST(nul_and_broken_utf8_have_a_line);
  CPPUNIT_TEST(p38_formulas_are_guarded_and_come_back);
  CPPUNIT_TEST(a_million_lines_stop_early);
  CPPUNIT_TEST(huge_cells_and_columns_stop);
  CPPUNIT_TEST(any_bytes_end_without_a_crash);
  CPPUNIT_TEST_SUITE_END();

  using Cells = std::vector<std::string>;
  static Csv read(std::string_view text) { return read_csv(text, 1000); }
  static std::string first_problem(std::string_view text) {
    const Csv csv = read(text);
    CPPUNIT_ASSERT_MESSAGE(std::string(text), !csv.problems.empty());
    return std::to_string(csv.problems.front().line) + ": " + in_english(csv.problems.front().text);
  }

  void reads_what_spreadsheets_write() {
    const Csv csv = read("\xEF\xBB\xBFName, E-Mail ,Text\r\n\"Müller, \"\"A\"\"\",a@b.example,\"two\r\nlines\"\r\n\r\n,,\r\nx,y,z");
    CPPUNIT_ASSERT(csv.problems.empty());
    CPPUNIT_ASSERT(csv.header == Cells({"name", "e-mail", "text"}));
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, csv.rows.size());
    CPPUNIT_ASSERT(csv.rows[0].cells == Cells({"Müller, \"A\"", "a@b.example", "two\nlines"}));
    CPPUNIT_ASSERT(csv.rows[1].cells == Cells({"", "", ""}));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, csv.rows[0].line);
    CPPUNIT_ASSERT_EQUAL(std::size_t{5}, csv.rows[1].line);
    CPPUNIT_ASSERT_EQUAL(std::size_t{6}, csv.rows[2].line);
  }

  void knows_all_line_ends() {
    for (const char* end : {"\n", "\r\n", "\r"}) {
      const std::string e = end;
      const Csv csv = read("a,b" + e + "1,\"x" + e + "y\"" + e + e + "2,3" + e);
      CPPUNIT_ASSERT(csv.problems.empty());
      CPPUNIT_ASSERT_EQUAL(std::size_t{2}, csv.rows.size());
      CPPUNIT_ASSERT_EQUAL(std::string("x\ny"), csv.rows[0].cells[1]);
      CPPUNIT_ASSERT_EQUAL(std::size_t{5}, csv.rows[1].line);
    }
  }

  void finds_the_separator() {
    CPPUNIT_ASSERT(read("a;b\n1,5;2").rows.at(0).cells == Cells({"1,5", "2"}));
    CPPUNIT_ASSERT(read("a,b\n1;5,2").rows.at(0).cells == Cells({"1;5", "2"}));
    CPPUNIT_ASSERT(read("\"a,x\";b\n1;2").header == Cells({"a,x", "b"}));
    CPPUNIT_ASSERT(read("name\nonly one").rows.at(0).cells == Cells({"only one"}));
  }

  void quoting_is_strict() {
    CPPUNIT_ASSERT_EQUAL(std::string("3: A quotation mark is opened here and never closed."), first_problem("a,b\n1,2\n3,\"x\n4,5\n"));
    CPPUNIT_ASSERT_EQUAL(std::string("2: Something stands behind the closing quotation mark of a cell."), first_problem("a,b\n\"x\"y,2\n"));
    begins("2: A quotation mark stands within a cell", first_problem("a,b\nx\"y\",2\n"));
    CPPUNIT_ASSERT(read("a,b\n\"\",\"\"\"\"\n").rows.at(0).cells == Cells({"", "\""}));
  }

  void names_the_line_of_each_problem() {
    const Csv csv = read("a,b\n1\n1,2\n1,2,3\n");
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, csv.problems.size());
    CPPUNIT_ASSERT_EQUAL(std::string("The line has 1 columns, the header has 2."), in_english(csv.problems[0].text));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, csv.problems[0].line);
    CPPUNIT_ASSERT_EQUAL(std::size_t{4}, csv.problems[1].line);
    const std::string wrong = "a,b\n" + [] { std::string lines; for (int i = 0; i < 500; ++i) lines += "1\n"; return lines; }();
    CPPUNIT_ASSERT_EQUAL(std::size_t{100}, read(wrong).problems.size());
    CPPUNIT_ASSERT_EQUAL_MESSAGE("of a header alone, too", std::size_t{100}, read(std::string(300, ',')).problems.size());
  }

  void headers_are_checked() {
    CPPUNIT_ASSERT_EQUAL(std::string("1: The file is empty. Its first line names the columns."), first_problem(""));
    CPPUNIT_ASSERT_EQUAL(std::string("1: The file is empty. Its first line names the columns."), first_problem("\xEF\xBB\xBF\n\n"));
    CPPUNIT_ASSERT_EQUAL(std::string("1: The column a comes twice."), first_problem("a,A\n1,2"));
    begins("1: A column has no name.", first_problem("a,,b\n1,2,3"));
  }

  void nul_and_broken_utf8_have_a_line() {
    CPPUNIT_ASSERT_EQUAL(std::string("2: This line is not UTF-8 text, or holds a NUL character."), first_problem(std::string_view("a,b\n1,\0\n", 8)));
    CPPUNIT_ASSERT_EQUAL(std::string("3: This line is not UTF-8 text, or holds a NUL character."), first_problem("a,b\r\n1,2\r\nM\xFCller,3"));
    // UTF-16, as some programs save "Unicode text".
    begins("1: ", first_problem(std::string_view("\xFF\xFE" "a\0,\0b\0", 8)));
  }

  void p38_formulas_are_guarded_and_come_back() {
    const Cells names{"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", "'=1", "''@", "'", "''", "plain", "a=b", "", "say \"hi\"", "a,b;c", "two\nlines"};
    for (const std::string& name : names) {
      const std::string line = csv_line({name, "x"});
      const std::string rest = name.substr(std::min(name.find_first_not_of('\''), name.size()));
      const bool formula = !rest.empty() && (std::string_view("=+-@\t\r").find(rest[0]) != std::string_view::npos || rest.rfind("\xEF\xBC", 0) == 0);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, formula, starts_with(line, "\"'" + name.substr(0, 1)) && line.size() == csv_line({"", "x"}).size() + name.size() + 1);
      const Csv csv = read("a,b\r\n" + line);
      CPPUNIT_ASSERT_MESSAGE(name, csv.problems.empty());
      const std::string wanted = name == "\r=1" ? "\n=1" : name;
      CPPUNIT_ASSERT_EQUAL(wanted, csv.rows.at(0).cells[0]);
    }
  }

  void a_million_lines_stop_early() {
    std::string text = "a,b\n";
    for (int i = 0; i < 1'000'000; ++i) text += "1,2\n";
    const Csv csv = read(text);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, csv.problems.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1002}, csv.problems[0].line);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1000}, csv.rows.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, read(std::string(1'000'000, '"')).problems.size());
  }

  void huge_cells_and_columns_stop() {
    CPPUNIT_ASSERT_EQUAL(std::string("2: A cell of this line is too long."), first_problem("a,b\n1," + std::string(70'000, 'x') + "\n"));
    begins("1: The line has more than 1000 columns.", first_problem(std::string(5000, ',')));
  }

  void any_bytes_end_without_a_crash() {
    const std::string_view alphabet("a\",;\r\n'=\0\xEF\xBB\xBF\xFF", 13);
    std::uint32_t state = 1;
    for (int round = 0; round < 20'000; ++round) {
      std::string text;
      for (int i = 0; i < round % 40; ++i) text += alphabet[((state = state * 1664525u + 1013904223u) >> 16) % alphabet.size()];
      const Csv csv = read(text);
      for (const CsvRow& row : csv.rows) CPPUNIT_ASSERT_EQUAL(csv.header.size(), row.cells.size());
      CPPUNIT_ASSERT(!csv.header.empty() || !csv.problems.empty());
    }
  }

  static void begins(const std::string& start, const std::string& text) { CPPUNIT_ASSERT_MESSAGE(text, starts_with(text, start)); }
};
CPPUNIT_TEST_SUITE_REGISTRATION(CsvTest);

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/migrations.h"

#include <cppunit/extensions/HelperMacros.h>

#include "base/temporary_folder.h"
#include "base/test_database.h"

using namespace hostler;

class MigrationsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MigrationsTest);
  CPPUNIT_TEST(runs_what_is_above_the_present_version);
  CPPUNIT_TEST(a_file_cut_short_is_run_again_whole);
  CPPUNIT_TEST(comments_and_semicolons_within_a_line_are_left_alone);
  CPPUNIT_TEST(doubles_and_strange_names_are_refused);
  CPPUNIT_TEST(gaps_are_fine);
  CPPUNIT_TEST(a_newer_database_is_refused);
  CPPUNIT_TEST(a_statement_without_end_is_refused);
  CPPUNIT_TEST(a_missing_folder_is_refused);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override { database_ = std::make_unique<Database>(new_test_database("migrations_test")); }
  void tearDown() override { database_.reset(); }

private:
  std::vector<std::string> run_all() { return upgrade(*database_, folder_.path()); }

  void runs_what_is_above_the_present_version() {
    CPPUNIT_ASSERT_EQUAL(0, present(*database_));
    CPPUNIT_ASSERT_EQUAL(0, newest(folder_.path()));
    folder_.write("0001-one.sql", "CREATE TABLE one (n INT);\n");
    folder_.write("0002-two.sql", "CREATE TABLE two (n INT);\n");
    CPPUNIT_ASSERT(run_all() == (std::vector<std::string>{"0001-one.sql", "0002-two.sql"}));
    CPPUNIT_ASSERT(run_all().empty());
    folder_.write("0003-three.sql", "INSERT INTO two VALUES (3);\n");
    CPPUNIT_ASSERT_EQUAL(3, newest(folder_.path()));
    CPPUNIT_ASSERT_EQUAL(2, present(*database_));
    CPPUNIT_ASSERT(run_all() == std::vector<std::string>{"0003-three.sql"});
    CPPUNIT_ASSERT_EQUAL(3, present(*database_));
  }

  void a_file_cut_short_is_run_again_whole() {
    folder_.write("0001-one.sql", "CREATE TABLE IF NOT EXISTS one (n INT);\nINSERT INTO nosuch VALUES (1);\n");
    CPPUNIT_ASSERT_THROW(run_all(), Failure);
    CPPUNIT_ASSERT_EQUAL(0, present(*database_));
    folder_.write("0001-one.sql", "CREATE TABLE IF NOT EXISTS one (n INT);\nINSERT INTO one VALUES (1);\n");
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), run_all().size());
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), database_->select_one("SELECT n FROM one")->number(0));
  }

  void comments_and_semicolons_within_a_line_are_left_alone() {
    folder_.write("0001-one.sql", "-- one; two;\nCREATE TABLE one (\n  -- inside;\n  s VARCHAR(10) DEFAULT 'a;b'\n) ;  \n\n  INSERT INTO one VALUES ('c;d'), (DEFAULT);");
    run_all();
    CPPUNIT_ASSERT_EQUAL(std::string("a;b,c;d"), database_->select_one("SELECT GROUP_CONCAT(s ORDER BY s) FROM one")->text(0));
  }

  void gaps_are_fine() {
    folder_.write("0003-three.sql", "CREATE TABLE three (n INT);\n");
    folder_.write("0010-ten.sql", "CREATE TABLE ten (n INT);\n");
    run_all();
    CPPUNIT_ASSERT_EQUAL(10, present(*database_));
    run_all();
    CPPUNIT_ASSERT_EQUAL(10, present(*database_));
  }

  void doubles_and_strange_names_are_refused() {
    folder_.write("0002-two.sql", "DO 1;\n");
    folder_.write("0001-one.sql", "DO 1;\n");
    CPPUNIT_ASSERT_EQUAL(2, newest(folder_.path()));
    const std::string twice = folder_.write("0002-again.sql", "DO 1;\n");
    CPPUNIT_ASSERT_THROW(newest(folder_.path()), Failure);
    std::filesystem::remove(twice);
    folder_.write("README", "not a migration\n");
    CPPUNIT_ASSERT_EQUAL(2, newest(folder_.path()));
    folder_.write("three.sql", "DO 1;\n");
    CPPUNIT_ASSERT_THROW(run_all(), Failure);
    CPPUNIT_ASSERT_EQUAL(0, present(*database_));
  }

  void a_newer_database_is_refused() {
    folder_.write("0001-one.sql", "DO 1;\n");
    const std::string second = folder_.write("0002-two.sql", "DO 1;\n");
    run_all();
    std::filesystem::remove(second);
    CPPUNIT_ASSERT_THROW(run_all(), Failure);
  }

  void a_statement_without_end_is_refused() {
    folder_.write("0001-one.sql", "CREATE TABLE one (n INT)\n");
    CPPUNIT_ASSERT_THROW(run_all(), Failure);
  }

  void a_missing_folder_is_refused() { CPPUNIT_ASSERT_THROW(upgrade(*database_, folder_.path() + "/none"), Failure); }

  TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(MigrationsTest);

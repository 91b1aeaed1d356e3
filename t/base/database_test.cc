// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in comes out: types, texts, answers and errors of single statements.
#include "base/database.h"

#include <cppunit/extensions/HelperMacros.h>

#include "base/test_database.h"

using namespace hostler;

class DatabaseTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DatabaseTest);
  CPPUNIT_TEST(null_is_told_from_empty_and_zero);
  CPPUNIT_TEST(numbers_of_64_bits_are_exact);
  CPPUNIT_TEST(double_is_the_shortest_exact_text);
  CPPUNIT_TEST(decimal_and_datetime_are_exact);
  CPPUNIT_TEST(binary_emoji_and_long_texts_come_back);
  CPPUNIT_TEST(text_not_utf8_is_refused);
  CPPUNIT_TEST(limit_and_offset_take_parameters);
  CPPUNIT_TEST(like_finds_the_text_itself);
  CPPUNIT_TEST(change_counts_matched_rows);
  CPPUNIT_TEST(insert_answers_the_new_id_never_an_old_one);
  CPPUNIT_TEST(duplicate_names_the_key_not_the_value);
  CPPUNIT_TEST(failures_tell_the_statement_but_no_value);
  CPPUNIT_TEST(select_and_change_do_not_mix);
  CPPUNIT_TEST(wrong_number_of_values_is_refused);
  CPPUNIT_TEST(columns_that_are_not_there_are_a_failure);
  CPPUNIT_TEST(rows_survive_the_next_run_of_their_statement);
  CPPUNIT_TEST(session_is_utc_strict_and_bounded);
  CPPUNIT_TEST(several_statements_in_one_are_refused);
  CPPUNIT_TEST(local_files_cannot_be_asked_for);
  CPPUNIT_TEST(statements_are_counted);
  CPPUNIT_TEST(leaked_statements_are_impossible);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override {
    settings_ = new_test_database("base_test");
    database_ = std::make_unique<Database>(settings_);
    database_->execute(
        "CREATE TABLE t (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(100) UNIQUE, number BIGINT, big BIGINT UNSIGNED, real8 DOUBLE, real4 FLOAT, "
        "price DECIMAL(20,4), at DATETIME(6), bytes BINARY(32), body LONGTEXT)");
  }
  void tearDown() override { database_.reset(); }

private:
  Row only(const std::string& column) { return database_->select_one("SELECT " + column + " FROM t").value(); }

  void null_is_told_from_empty_and_zero() {
    database_->change("INSERT INTO t (name, number, body) VALUES (?, ?, ?)", std::optional<std::string>(), nullptr, "");
    const Row row = only("name, number, body, big");
    CPPUNIT_ASSERT(row.is_null(0) && row.is_null(1) && !row.is_null(2) && row.is_null(3));
    CPPUNIT_ASSERT(!row.maybe_text(0) && !row.maybe_number(1) && !row.maybe_id(3) && row.maybe_text(2) == "");
    CPPUNIT_ASSERT_THROW(row.text(0), Failure);
    CPPUNIT_ASSERT_THROW(row.number(1), Failure);
    CPPUNIT_ASSERT_THROW(row.id(3), Failure);
    CPPUNIT_ASSERT_THROW(row.flag(1), Failure);
  }

  void numbers_of_64_bits_are_exact() {
    database_->change("INSERT INTO t (number, big) VALUES (?, ?)", INT64_MIN, UINT64_MAX);
    const Row row = only("number, big, number < 0, big = 18446744073709551615");
    CPPUNIT_ASSERT_EQUAL(INT64_MIN, row.number(0));
    CPPUNIT_ASSERT_EQUAL(UINT64_MAX, row.id(1));
    CPPUNIT_ASSERT_EQUAL(std::string("18446744073709551615"), row.text(1));
    CPPUNIT_ASSERT(row.flag(2) && row.flag(3));
    CPPUNIT_ASSERT_THROW(row.number(1), Failure);
    CPPUNIT_ASSERT_THROW(row.id(0), Failure);
    CPPUNIT_ASSERT(database_->select_one("SELECT 1 FROM t WHERE big = ?", UINT64_MAX).has_value());
  }

  void double_is_the_shortest_exact_text() {
    for (const char* text : {"3.14159", "1e-09", "0.1", "-0", "1.7976931348623157e+308", "123456789.12345679"}) {
      database_->change("DELETE FROM t");
      database_->change("INSERT INTO t (real8) VALUES (?)", text);
      CPPUNIT_ASSERT_EQUAL(std::stod(text), std::stod(only("real8").text(0)));
      CPPUNIT_ASSERT(only("real8").text(0).size() <= std::string(text).size());
    }
    database_->change("UPDATE t SET real4 = 0.1");
    CPPUNIT_ASSERT_EQUAL(std::string("0.1"), only("real4").text(0));
  }

  void decimal_and_datetime_are_exact() {
    database_->change("INSERT INTO t (price, at) VALUES (?, ?)", "1234567890123456.7891", "2026-02-28 23:59:59.000123");
    const Row row = only("price, at, DATE(at), CAST(at AS DATETIME)");
    CPPUNIT_ASSERT_EQUAL(std::string("1234567890123456.7891"), row.text(0));
    CPPUNIT_ASSERT_EQUAL(std::string("2026-02-28 23:59:59.000123"), row.text(1));
    CPPUNIT_ASSERT_EQUAL(std::string("2026-02-28"), row.text(2));
    CPPUNIT_ASSERT_EQUAL(std::string("2026-02-28 23:59:59"), row.text(3));
    CPPUNIT_ASSERT_THROW(database_->change("UPDATE t SET at = ?", "0000-00-00"), Failure);
  }

  void binary_emoji_and_long_texts_come_back() {
    std::string bytes(32, '\0');
    for (std::size_t i = 0; i < bytes.size(); i += 2) bytes[i] = static_cast<char>(i * 9);
    std::string body;
    while (body.size() < 3'000'000) body += "Grüße \xF0\x9F\x98\x80 ";
    database_->change("INSERT INTO t (name, bytes, body) VALUES (?, ?, ?)", "\xF0\x9F\x98\x80", bytes, body);
    const Row row = only("name, bytes, body");
    CPPUNIT_ASSERT_EQUAL(std::string("\xF0\x9F\x98\x80"), row.text(0));
    CPPUNIT_ASSERT(row.text(1) == bytes);
    CPPUNIT_ASSERT(row.text(2) == body);
    CPPUNIT_ASSERT(database_->select_one("SELECT 1 FROM t WHERE bytes = ?", bytes).has_value());
    // The same statement again with a short value where a long one was.
    database_->change("INSERT INTO t (name, bytes, body) VALUES (?, ?, ?)", "second", bytes, "short");
    CPPUNIT_ASSERT_EQUAL(std::string("short"), database_->select_one("SELECT body FROM t WHERE name = 'second'")->text(0));
  }

  void text_not_utf8_is_refused() { CPPUNIT_ASSERT_THROW(database_->change("INSERT INTO t (name) VALUES (?)", "\xFF\xFE"), Failure); }

  void limit_and_offset_take_parameters() {
    for (int i = 1; i <= 5; ++i) database_->change("INSERT INTO t (number) VALUES (?)", i);
    const Rows rows = database_->select("SELECT number FROM t ORDER BY number LIMIT ? OFFSET ?", 2, 1u);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), rows.size());
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), rows[0].number(0));
  }

  void like_finds_the_text_itself() {
    for (const char* name : {"50% off", "50 percent", "a_b", "axb", "c\\d", "cd"}) database_->change("INSERT INTO t (name) VALUES (?)", name);
    const auto count = [&](const std::string& pattern) { return database_->select("SELECT id FROM t WHERE name LIKE ?", pattern).size(); };
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), count(like_contains("0% o")));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), count(like_contains("a_")));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), count(like_contains("\\")));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), count(like_prefix("50")));
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), count(like_prefix("%")));
    CPPUNIT_ASSERT_EQUAL(std::string("%a\\%\\_\\\\b%"), like_contains("a%_\\b"));
  }

  void change_counts_matched_rows() {
    database_->change("INSERT INTO t (number) VALUES (1), (1), (2)");
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), database_->change("UPDATE t SET number = 1 WHERE number = 1"));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), database_->change("UPDATE t SET number = 1 WHERE number = 9"));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), database_->change("DELETE FROM t"));
  }

  void insert_answers_the_new_id_never_an_old_one() {
    const std::uint64_t first = database_->insert("INSERT INTO t (name) VALUES (?)", "a");
    CPPUNIT_ASSERT_EQUAL(first + 1, database_->insert("INSERT INTO t (name) VALUES (?)", "b"));
    database_->execute("CREATE TABLE plain (n INT PRIMARY KEY)");
    CPPUNIT_ASSERT_THROW(database_->insert("INSERT INTO plain VALUES (1)"), Failure);
    CPPUNIT_ASSERT_THROW(database_->insert("INSERT IGNORE INTO t (name) VALUES (?)", "a"), Failure);
  }

  std::string failure(const std::string& sql, const Value& value) {
    try {
      database_->change_with(sql, {value});
    } catch (const Failure& failure) {
      return failure.what();
    }
    CPPUNIT_FAIL("no failure: " + sql);
    return {};
  }

  void duplicate_names_the_key_not_the_value() {
    database_->change("INSERT INTO t (name) VALUES (?)", "secret' for key 'x");
    try {
      database_->change("INSERT INTO t (name) VALUES (?)", "secret' for key 'x");
      CPPUNIT_FAIL("no Duplicate");
    } catch (const Duplicate& duplicate) {
      CPPUNIT_ASSERT_EQUAL(std::string("duplicate entry for key 'name'"), std::string(duplicate.what()));
    }
    CPPUNIT_ASSERT(database_->select_one("SELECT 1").has_value());
  }

  void failures_tell_the_statement_but_no_value() {
    for (const auto& [sql, value] : std::initializer_list<std::pair<std::string, std::string>>{
             {"UPDATE t SET at = ?", "secret"}, {"UPDATE t SET name = ?", std::string(101, 'z') + "secret"}, {"UPDATE t SET number = ?", "secret"}, {"UPDATE t SET name = ?", "\xFFsecret"}}) {
      database_->change("INSERT INTO t (number) VALUES (1)");
      const std::string text = failure(sql, value);
      CPPUNIT_ASSERT_MESSAGE(text, text.find(sql) != std::string::npos && text.find("secret") == std::string::npos);
    }
    const std::string syntax = failure("UPDATE nosuch SET name = ?", "secret");
    CPPUNIT_ASSERT_MESSAGE(syntax, syntax.find("nosuch' doesn't exist") != std::string::npos);
  }

  void select_and_change_do_not_mix() {
    CPPUNIT_ASSERT_THROW(database_->select("UPDATE t SET number = 1"), Failure);
    CPPUNIT_ASSERT_THROW(database_->change("SELECT 1"), Failure);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), database_->select_one("SELECT 2")->number(0));
  }

  void wrong_number_of_values_is_refused() {
    CPPUNIT_ASSERT_EQUAL(std::string("x"), database_->select_one("SELECT ?", "x")->text(0));
    CPPUNIT_ASSERT_THROW(database_->select("SELECT ?"), Failure);
    CPPUNIT_ASSERT_THROW(database_->select("SELECT ?", 1, 2), Failure);
    CPPUNIT_ASSERT_EQUAL(std::string("y"), database_->select_one("SELECT ?", "y")->text(0));
  }

  void columns_that_are_not_there_are_a_failure() {
    const auto row = database_->select_one("SELECT 'x'");
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), row->size());
    CPPUNIT_ASSERT_THROW(row->text(1), Failure);
    CPPUNIT_ASSERT_THROW(row->number(0), Failure);
    CPPUNIT_ASSERT(!database_->select_one("SELECT 1 FROM t"));
  }

  void rows_survive_the_next_run_of_their_statement() {
    const Rows first = database_->select("SELECT ?", "first");
    const Rows second = database_->select("SELECT ?", "second");
    CPPUNIT_ASSERT_EQUAL(std::string("first"), first[0].text(0));
    CPPUNIT_ASSERT_EQUAL(std::string("second"), second[0].text(0));
  }

  void session_is_utc_strict_and_bounded() {
    const Row row = database_->select_one("SELECT @@time_zone, @@sql_mode, @@innodb_lock_wait_timeout, @@max_statement_time, @@collation_connection, @@autocommit, @@character_set_client").value();
    CPPUNIT_ASSERT_EQUAL(std::string("+00:00"), row.text(0));
    CPPUNIT_ASSERT_EQUAL(std::string("STRICT_ALL_TABLES,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"), row.text(1));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(settings_.read_timeout_s - 1), row.number(2));
    CPPUNIT_ASSERT_EQUAL(settings_.read_timeout_s - 0.5, std::stod(row.text(3)));
    CPPUNIT_ASSERT_EQUAL(std::string("utf8mb4_unicode_ci"), row.text(4));
    CPPUNIT_ASSERT(row.flag(5));
    CPPUNIT_ASSERT_EQUAL(std::string("utf8mb4"), row.text(6));
  }

  void several_statements_in_one_are_refused() {
    CPPUNIT_ASSERT_THROW(database_->select("SELECT 1; SELECT 2"), Failure);
    CPPUNIT_ASSERT_THROW(database_->execute("SELECT 1; SELECT 2"), Failure);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(3), database_->select_one("SELECT 3")->number(0));
  }

  void local_files_cannot_be_asked_for() {
    // The client refuses, whatever the server says.
    database_->execute("CREATE TABLE stolen (line VARCHAR(200))");
    database_->execute("SET GLOBAL local_infile = 1");
    CPPUNIT_ASSERT_THROW(database_->execute("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE stolen"), std::runtime_error);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), database_->select_one("SELECT COUNT(*) FROM stolen")->number(0));
  }

  void statements_are_counted() {
    database_->take_statement_count();
    database_->select("SELECT 1");
    database_->change("DELETE FROM t");
    in_transaction(*database_, [&] { database_->insert("INSERT INTO t (number) VALUES (1)"); });
    CPPUNIT_ASSERT_EQUAL(6U, database_->take_statement_count());  // insert is two; START TRANSACTION and COMMIT
    CPPUNIT_ASSERT_EQUAL(0U, database_->take_statement_count());
  }

  void leaked_statements_are_impossible() {
    const auto open_statements = [&] { return database_->select_one("SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'")->number(1); };
    std::int64_t most = 0;
    for (int i = 0; i < 3000; ++i) {
      database_->select("SELECT " + std::to_string(i));
      if (i % 50 == 0) most = std::max(most, open_statements());
    }
    CPPUNIT_ASSERT_MESSAGE(std::to_string(most), most > 100 && most <= 200);
    database_.reset();
    Database other(settings_);
    std::int64_t left = 201;
    for (int i = 0; i < 100 && left > 1; ++i) left = other.select_one("SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'")->number(1);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), left);
  }

  DatabaseSettings settings_;
  std::unique_ptr<Database> database_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(DatabaseTest);

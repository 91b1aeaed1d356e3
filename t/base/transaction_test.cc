// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/database.h"
#include "base/test_database.h"

using namespace hostler;

class TransactionTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TransactionTest);
  CPPUNIT_TEST(commits_and_answers_the_result);
  CPPUNIT_TEST(rolls_back_on_exception);
  CPPUNIT_TEST(a_nested_one_is_part_of_the_outer);
  CPPUNIT_TEST(an_inner_rollback_dooms_the_outer);
  CPPUNIT_TEST(deadlock_is_retried);
  CPPUNIT_TEST(a_lone_statement_is_retried_after_a_deadlock);
  CPPUNIT_TEST(lock_wait_ends_before_the_read_timeout_and_is_a_deadlock);
  CPPUNIT_TEST(nothing_runs_on_after_a_deadlock);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override {
    settings_ = new_test_database("transaction_test");
    database_ = std::make_unique<Database>(settings_);
    database_->execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB");
    database_->change("INSERT INTO t VALUES (1, 0), (2, 0)");
  }
  void tearDown() override { database_.reset(); }

private:
  std::int64_t sum() { return Database(settings_).select_one("SELECT SUM(n) FROM t")->number(0); }
  std::int64_t waits() { return Database(settings_).select_one("SELECT COUNT(*) FROM information_schema.innodb_lock_waits")->number(0); }
  static void add(Database& database, int id) { database.change("UPDATE t SET n = n + 1 WHERE id = ?", id); }

  void commits_and_answers_the_result() {
    CPPUNIT_ASSERT_EQUAL(7, in_transaction(*database_, [&] {
                           CPPUNIT_ASSERT(database_->in_transaction());
                           add(*database_, 1);
                           return 7;
                         }));
    CPPUNIT_ASSERT(!database_->in_transaction());
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), sum());
  }

  void rolls_back_on_exception() {
    CPPUNIT_ASSERT_THROW(in_transaction(*database_, [&] {
                           add(*database_, 1);
                           throw Refused(Text("no"));
                         }),
                         Refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sum());
    add(*database_, 1);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), sum());
  }

  void a_nested_one_is_part_of_the_outer() {
    try {
      in_transaction(*database_, [&] {
        in_transaction(*database_, [&] { add(*database_, 1); });
        throw Refused(Text("no"));
      });
    } catch (const Refused&) {
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sum());
    Transaction outer(*database_);
    {
      Transaction inner(*database_);
      add(*database_, 1);
      inner.commit();
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sum());
    outer.commit();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), sum());
  }

  void an_inner_rollback_dooms_the_outer() {
    {
      Transaction outer(*database_);
      add(*database_, 1);
      { Transaction inner(*database_); }
      CPPUNIT_ASSERT_THROW(add(*database_, 2), Failure);
      CPPUNIT_ASSERT_THROW(outer.commit(), Failure);
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sum());
    add(*database_, 1);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), sum());
  }

  // Two connections take the two rows crosswise; answers how often work ran in all.
  int crosswise() {
    std::atomic<int> runs = 0, waiting = 0;
    const auto one = [&](int first, int second) {
      Database database(settings_);
      in_transaction(database, [&] {
        ++runs;
        add(database, first);
        ++waiting;
        while (waiting < 2) std::this_thread::yield();
        add(database, second);
      });
    };
    auto other = std::async(std::launch::async, [&] { one(2, 1); });
    one(1, 2);
    other.get();
    return runs;
  }

  void deadlock_is_retried() {
    CPPUNIT_ASSERT_EQUAL(3, crosswise());
    CPPUNIT_ASSERT_EQUAL(std::int64_t(4), sum());
  }

  void a_lone_statement_is_retried_after_a_deadlock() {
    // The lone UPDATE takes row 1, then waits for row 2; the other, heavier with changes, then asks for row 1.
    database_->execute("CREATE TABLE heavy (id INT PRIMARY KEY)");
    Database lone(settings_);
    std::future<void> other;
    {
      Transaction transaction(*database_);
      for (int i = 0; i < 50; ++i) database_->change("INSERT INTO heavy VALUES (?)", i);
      add(*database_, 2);
      other = std::async(std::launch::async, [&] { lone.change("UPDATE t SET n = n + 10 ORDER BY id"); });
      // The table is made anew only when nobody has read it for 0.1 s.
      for (int i = 0; i < 20 && waits() == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(150));
      add(*database_, 1);
      transaction.commit();
    }
    other.get();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(22), sum());
  }

  void lock_wait_ends_before_the_read_timeout_and_is_a_deadlock() {
    DatabaseSettings hasty = settings_;
    hasty.read_timeout_s = 2;
    Transaction holder(*database_);
    add(*database_, 1);
    Database other(hasty);
    Transaction transaction(other);
    CPPUNIT_ASSERT_THROW(add(other, 1), Deadlock);
  }

  void nothing_runs_on_after_a_deadlock() {
    DatabaseSettings hasty = settings_;
    hasty.read_timeout_s = 2;
    Database other(hasty);
    {
      Transaction holder(*database_);
      add(*database_, 1);
      Transaction transaction(other);
      add(other, 2);
      CPPUNIT_ASSERT_THROW(add(other, 1), Deadlock);
      CPPUNIT_ASSERT_THROW(add(other, 2), Failure);
      CPPUNIT_ASSERT_THROW(transaction.commit(), Failure);
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), sum());
    add(other, 2);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), sum());
  }

  DatabaseSettings settings_;
  std::unique_ptr<Database> database_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(TransactionTest);

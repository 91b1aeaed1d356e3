// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that die, servers that hang or go: each trap of Connector/C++ is met on purpose.
#include <cppunit/extensions/HelperMacros.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/database.h"
#include "base/test_database.h"

using namespace hostler;
using Clock = std::chrono::steady_clock;

class DatabaseFaultsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DatabaseFaultsTest);
  CPPUNIT_TEST(a_dead_connection_at_commit_is_an_error);
  CPPUNIT_TEST(a_dead_connection_at_rollback_is_no_error);
  CPPUNIT_TEST(a_select_replaces_a_lost_connection);
  CPPUNIT_TEST(a_transaction_starts_on_a_new_connection);
  CPPUNIT_TEST(a_change_finds_an_idle_connection_dead_before_it_sends);
  CPPUNIT_TEST(a_change_is_never_sent_twice);
  CPPUNIT_TEST(a_lost_transaction_never_goes_on_elsewhere);
  CPPUNIT_TEST(an_altered_table_under_a_cached_statement_is_asked_anew);
  CPPUNIT_TEST(an_altered_table_within_a_transaction_is_unavailable);
  CPPUNIT_TEST(a_slow_statement_is_ended_by_the_server_and_not_repeated);
  CPPUNIT_TEST(a_silent_server_is_unavailable_after_the_timeout);
  CPPUNIT_TEST(a_wrong_password_or_no_server_is_unavailable);
  CPPUNIT_TEST(too_many_connections_are_unavailable);
  CPPUNIT_TEST(a_killed_server_is_unavailable_at_once_and_comes_back);
  CPPUNIT_TEST_SUITE_END();

public:
  void setUp() override {
    settings_ = new_test_database("faults_test");
    database_ = std::make_unique<Database>(settings_);
    killer_ = std::make_unique<Database>(test_server());
    database_->execute("CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, n INT) ENGINE=InnoDB");
  }
  void tearDown() override {
    database_.reset();
    killer_.reset();
  }

private:
  std::uint64_t connection_id() { return database_->select_one("SELECT CONNECTION_ID()")->id(0); }

  void kill_connection(std::uint64_t id) {
    killer_->execute("KILL " + std::to_string(id));
    while (!killer_->select("SELECT 1 FROM information_schema.processlist WHERE id = ?", id).empty()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  std::int64_t count() { return killer_->select_one("SELECT COUNT(*) FROM faults_test.t")->number(0); }
  void insert() { database_->change("INSERT INTO t (n) VALUES (1)"); }

  void a_dead_connection_at_commit_is_an_error() {
    const auto id = connection_id();
    CPPUNIT_ASSERT_THROW(in_transaction(*database_, [&] {
                           insert();
                           kill_connection(id);
                         }),
                         Unavailable);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), count());
    insert();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), count());
  }

  void a_dead_connection_at_rollback_is_no_error() {
    const auto id = connection_id();
    {
      Transaction transaction(*database_);
      insert();
      kill_connection(id);
    }
    insert();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), count());
  }

  void a_select_replaces_a_lost_connection() {
    const auto id = connection_id();
    database_->select("SELECT n FROM t WHERE id = ?", 1);
    kill_connection(id);
    CPPUNIT_ASSERT(database_->select("SELECT n FROM t WHERE id = ?", 1).empty());
    CPPUNIT_ASSERT(connection_id() != id);
  }

  void a_transaction_starts_on_a_new_connection() {
    kill_connection(connection_id());
    in_transaction(*database_, [&] { insert(); });
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), count());
  }

  void a_change_finds_an_idle_connection_dead_before_it_sends() {
    insert();
    kill_connection(connection_id());
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    insert();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), count());
  }

  void a_change_is_never_sent_twice() {
    insert();
    kill_connection(connection_id());
    CPPUNIT_ASSERT_THROW(insert(), Unavailable);
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), count());
    // Killed while it runs: its fate is unknown, so it is not repeated either.
    const auto id = connection_id();
    std::thread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      kill_connection(id);
    });
    CPPUNIT_ASSERT_THROW(database_->change("INSERT INTO t (n) SELECT SLEEP(3)"), Unavailable);
    other.join();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), count());
  }

  void a_lost_transaction_never_goes_on_elsewhere() {
    const auto id = connection_id();
    {
      Transaction transaction(*database_);
      insert();
      kill_connection(id);
      CPPUNIT_ASSERT_THROW(database_->select("SELECT 1"), Unavailable);
      CPPUNIT_ASSERT_THROW(insert(), Unavailable);
      CPPUNIT_ASSERT_THROW(database_->execute("INSERT INTO t (n) VALUES (2)"), Unavailable);
      CPPUNIT_ASSERT_THROW(transaction.commit(), Unavailable);
    }
    CPPUNIT_ASSERT_EQUAL(std::int64_t(0), count());
  }

  void an_altered_table_under_a_cached_statement_is_asked_anew() {
    insert();
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), database_->select_one("SELECT * FROM t")->size());
    killer_->execute("ALTER TABLE faults_test.t ADD COLUMN more VARCHAR(20) DEFAULT 'x'");
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), database_->select_one("SELECT * FROM t")->size());
    insert();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), count());
  }

  void an_altered_table_within_a_transaction_is_unavailable() {
    insert();
    database_->select("SELECT * FROM t");
    killer_->execute("ALTER TABLE faults_test.t ADD COLUMN more VARCHAR(20) DEFAULT 'x'");
    CPPUNIT_ASSERT_THROW(in_transaction(*database_, [&] { database_->select("SELECT * FROM t"); }), Unavailable);
    in_transaction(*database_, [&] { CPPUNIT_ASSERT_EQUAL(std::size_t(3), database_->select_one("SELECT * FROM t")->size()); });
  }

  void a_slow_statement_is_ended_by_the_server_and_not_repeated() {
    settings_.read_timeout_s = 2;
    Database database(settings_);
    const auto start = Clock::now();
    CPPUNIT_ASSERT_THROW(database.select("SELECT SUM(a.seq * b.seq) FROM seq_1_to_1000000 a, seq_1_to_1000000 b"), Unavailable);
    const auto took = Clock::now() - start;
    CPPUNIT_ASSERT(took >= std::chrono::milliseconds(1400) && took < std::chrono::milliseconds(2000));
    CPPUNIT_ASSERT_EQUAL(std::int64_t(1), database.select_one("SELECT 1")->number(0));
  }

  pid_t server() const {
    std::ifstream file(settings_.socket.substr(0, settings_.socket.rfind('/')) + "/pid");
    pid_t pid = 0;
    CPPUNIT_ASSERT(file >> pid && pid > 1);
    return pid;
  }

  void a_silent_server_is_unavailable_after_the_timeout() {
    settings_.read_timeout_s = 1;
    settings_.connect_timeout_s = 1;
    Database known(settings_), unconnected(settings_);
    known.select("SELECT 1");
    const pid_t pid = server();
    kill(pid, SIGSTOP);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));  // until its last thread has stopped
    const auto start = Clock::now();
    int away = 0;
    for (Database* database : {&known, &unconnected}) {
      try {
        database->select("SELECT 1");
      } catch (const Unavailable&) {
        ++away;
      }
    }
    const auto took = Clock::now() - start;
    kill(pid, SIGCONT);
    CPPUNIT_ASSERT_EQUAL(2, away);
    CPPUNIT_ASSERT_MESSAGE(std::to_string(std::chrono::duration<double>(took).count()), took < std::chrono::milliseconds(2500));
    CPPUNIT_ASSERT(known.select_one("SELECT 1") && unconnected.select_one("SELECT 1"));
  }

  void a_wrong_password_or_no_server_is_unavailable() {
    DatabaseSettings wrong = settings_;
    wrong.password = "hunter2";
    try {
      Database(wrong).select("SELECT 1");
      CPPUNIT_FAIL("no error");
    } catch (const Unavailable& away) {
      CPPUNIT_ASSERT(std::string(away.what()).find("hunter2") == std::string::npos);
    }
    wrong.socket += ".none";
    CPPUNIT_ASSERT_THROW(Database(wrong).select("SELECT 1"), Unavailable);
  }

  void too_many_connections_are_unavailable() {
    killer_->execute("CREATE OR REPLACE USER many@localhost WITH MAX_USER_CONNECTIONS 1");
    DatabaseSettings many = test_server();
    many.user = "many";
    Database first(many), second(many);
    first.select("SELECT 1");
    CPPUNIT_ASSERT_THROW(second.select("SELECT 1"), Unavailable);
  }

  void a_killed_server_is_unavailable_at_once_and_comes_back() {
    insert();
    test_server_now("kill");
    for (int i = 0; i < 3; ++i) {
      const auto start = Clock::now();
      CPPUNIT_ASSERT_THROW(database_->select("SELECT 1"), Unavailable);
      CPPUNIT_ASSERT_THROW(insert(), Unavailable);
      CPPUNIT_ASSERT_THROW(Transaction{*database_}, Unavailable);
      CPPUNIT_ASSERT(Clock::now() - start < std::chrono::seconds(2));
    }
    test_server_now("start");
    insert();
    CPPUNIT_ASSERT_EQUAL(std::int64_t(2), database_->select_one("SELECT COUNT(*) FROM t")->number(0));
  }

  DatabaseSettings settings_;
  std::unique_ptr<Database> database_, killer_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(DatabaseFaultsTest);

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/jobs.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "features/browser.h"
#include "features/stage.h"
#include "features/together.h"

namespace hostler {

// Real kinds: site.apply (one at a time), php.apply (batches, at least 2 s apart), account.apply (exclusive).
class JobsTest : public Stage {
  CPPUNIT_TEST_SUITE(JobsTest);
  CPPUNIT_TEST(leases_the_oldest_first);
  CPPUNIT_TEST(joins_a_waiting_wish);
  CPPUNIT_TEST(a_hundred_wishes_while_one_runs_are_one_more_run);
  CPPUNIT_TEST(one_object_is_never_run_twice_at_once);
  CPPUNIT_TEST(five_workers_lease_a_job_once);
  CPPUNIT_TEST(many_workers_never_break_the_rules);
  CPPUNIT_TEST(an_exclusive_job_waits_and_makes_wait);
  CPPUNIT_TEST(other_accounts_do_not_wait);
  CPPUNIT_TEST(an_exclusive_job_wished_again_steps_behind_what_it_waits_for);
  CPPUNIT_TEST(leases_a_batch_of_one_kind);
  CPPUNIT_TEST(a_paced_kind_rests);
  CPPUNIT_TEST(an_expired_lease_is_released_by_database_time);
  CPPUNIT_TEST(a_lease_of_a_process_that_ended_is_released);
  CPPUNIT_TEST(a_result_after_the_lease_is_not_written);
  CPPUNIT_TEST(again_waits_longer_each_time);
  CPPUNIT_TEST(again_gives_way_to_a_newer_wish);
  CPPUNIT_TEST(is_refused_after_twelve_attempts_and_says_so);
  CPPUNIT_TEST(keeps_long_reasons_short);
  CPPUNIT_TEST(other_servers_jobs_are_left_alone);
  CPPUNIT_TEST(a_server_that_is_not_in_the_database_is_a_failure);
  CPPUNIT_TEST(shows_progress_to_the_subtree_only);
  CPPUNIT_TEST(shows_the_newest_of_each_object);
  CPPUNIT_TEST(forgets_old_jobs);
  CPPUNIT_TEST_SUITE_END();

  static constexpr AccountId somebody = 77, another = 78;

public:
  void setUp() override {
    Stage::setUp();
    database().change("INSERT INTO server (id, name) VALUES (1, 'server.example')");
  }

private:
  static void wish(std::string_view kind, std::uint64_t subject, AccountId account = somebody) {
    jobs::enqueue(database(), root(), {.kind = kind, .subject = subject, .object = "object-" + std::to_string(subject), .account = account});
  }
  static std::optional<jobs::Lease> lease() { return jobs::lease(database(), 1, 60); }
  static void finish(const jobs::Lease& lease, const JobResult& result = {}) {
    for (const Job& job : lease.jobs) jobs::finish(database(), lease, job, result);
  }
  static std::uint64_t subject_of(const std::optional<jobs::Lease>& lease) { return lease ? lease->jobs.front().subject : 0; }
  static std::string state_of(std::uint64_t job) { return database().select_one("SELECT state FROM job WHERE id = ?", job)->text(0); }
  static std::int64_t seconds_to_wait(std::uint64_t job) { return number("SELECT ROUND(TIMESTAMPDIFF(MICROSECOND, NOW(6), not_before) / 1000000) FROM job WHERE id = ?", job); }
  static void ready_now() { database().change("UPDATE job SET not_before = NOW(6) WHERE state = 'waiting'"); }

  void leases_the_oldest_first() {
    wish("site.apply", 1);
    wish("site.apply", 2, another);
    wish("site.apply", 3);
    for (std::uint64_t subject : {1, 2, 3}) CPPUNIT_ASSERT_EQUAL(subject, subject_of(lease()));
    CPPUNIT_ASSERT(!lease());
  }

  void joins_a_waiting_wish() {
    wish("site.apply", 1);
    wish("site.apply", 1);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT generation FROM job"));
    CPPUNIT_ASSERT(jobs::take_enqueued());
    CPPUNIT_ASSERT(!jobs::take_enqueued());
  }

  void a_hundred_wishes_while_one_runs_are_one_more_run() {
    wish("site.apply", 1);
    const auto first = lease();
    CPPUNIT_ASSERT(first);
    for (int i = 0; i < 100; ++i) wish("site.apply", 1);
    finish(*first);
    unsigned runs = 1;
    while (const auto next = lease()) {
      finish(*next);
      ++runs;
    }
    CPPUNIT_ASSERT_EQUAL(2u, runs);
  }

  void one_object_is_never_run_twice_at_once() {
    wish("site.apply", 1);
    const auto first = lease();
    wish("site.apply", 1);
    CPPUNIT_ASSERT(!lease());
    finish(*first);
    CPPUNIT_ASSERT(lease());
  }

  void five_workers_lease_a_job_once() {
    for (int round = 0; round < 20; ++round) {
      wish("site.apply", 1);
      std::atomic<unsigned> effects = 0;
      const Outcomes outcomes = together(5, [&](Database& own, unsigned) {
        if (const auto leased = jobs::lease(own, 1, 60)) {
          ++effects;
          jobs::finish(own, *leased, leased->jobs.front(), {});
        }
      });
      CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
      CPPUNIT_ASSERT_EQUAL(1u, effects.load());
    }
  }

  // Five workers and three writers: no object twice at once, nothing beside an exclusive job, nothing left over.
  void many_workers_never_break_the_rules() {
    std::atomic<int> running[2][4] = {}, all_of[2] = {}, exclusive_of[2] = {};
    std::atomic<unsigned> violations = 0, runs = 0, writers = 3;
    // Also one that fails has ended, or the others would wait for it for ever.
    struct Writing {
      std::atomic<unsigned>& writers;
      ~Writing() { --writers; }
    };
    const Outcomes outcomes = together(8, [&](Database& own, unsigned number) {
      if (number < 3) {
        const Writing until_the_end{writers};
        for (std::uint64_t i = 0; i < 60; ++i)
          jobs::enqueue(own, root(), {.kind = i % 7 == 0 ? "account.apply" : "site.apply", .subject = i % 4, .object = {}, .account = somebody + i % 2});
        return;
      }
      while (true) {
        const bool last = writers == 0;
        const auto leased = jobs::lease(own, 1, 60);
        if (!leased) {
          if (last) return;
          continue;
        }
        const Job& job = leased->jobs.front();
        const std::size_t account = job.account - somebody;
        const bool exclusive = job.kind == "account.apply";
        if (all_of[account]++ > 0 && exclusive) ++violations;
        if (exclusive) ++exclusive_of[account];
        if (!exclusive && exclusive_of[account] > 0) ++violations;
        if (!exclusive && running[account][job.subject]++ > 0) ++violations;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (!exclusive) --running[account][job.subject];
        if (exclusive) --exclusive_of[account];
        --all_of[account];
        jobs::finish(own, *leased, job, {});
        ++runs;
      }
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), outcomes.surprise);
    CPPUNIT_ASSERT_EQUAL(0u, violations.load());
    CPPUNIT_ASSERT(runs >= 8);
  }

  void an_exclusive_job_waits_and_makes_wait() {
    wish("site.apply", 1);
    wish("account.apply", somebody);
    wish("site.apply", 2);
    const auto before = lease();
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, subject_of(before));
    CPPUNIT_ASSERT(!lease());
    finish(*before);
    const auto exclusive = lease();
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{somebody}, subject_of(exclusive));
    CPPUNIT_ASSERT(!lease());
    finish(*exclusive);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, subject_of(lease()));
  }

  void other_accounts_do_not_wait() {
    wish("account.apply", somebody);
    const auto exclusive = lease();
    wish("site.apply", 1);
    wish("site.apply", 2, another);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, subject_of(lease()));
    CPPUNIT_ASSERT(!lease());
  }

  // The account's creation still waits when it is to go, so its removal joins a row older than the removal of its sites.
  void an_exclusive_job_wished_again_steps_behind_what_it_waits_for() {
    wish("account.apply", somebody);
    wish("site.apply", 1);
    wish("account.apply", somebody);
    const auto removal = lease();
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{somebody}, subject_of(removal));
    finish(*removal, {.state = JobResult::State::again, .reason = "others first", .pause_ms = 1});
    const auto site = lease();
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, subject_of(site));
    finish(*site);
    ready_now();
    const auto last = lease();
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{somebody}, subject_of(last));
    CPPUNIT_ASSERT_EQUAL(2u, last->jobs.front().attempts);
    finish(*last);
    CPPUNIT_ASSERT(!jobs::has_unfinished(database(), somebody));
  }

  void leases_a_batch_of_one_kind() {
    wish("php.apply", 1);
    wish("site.apply", 9);
    wish("php.apply", 2, another);
    const auto batch = lease();
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, batch->jobs.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, batch->jobs.back().subject);
    finish(*batch);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM job WHERE state = 'done'"));
  }

  void a_paced_kind_rests() {
    wish("php.apply", 1);
    const auto first = lease();
    wish("php.apply", 2, another);
    wish("site.apply", 9);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{9}, subject_of(lease()));
    CPPUNIT_ASSERT(!lease());
    finish(*first);
    CPPUNIT_ASSERT(!lease());
    database().change("UPDATE job SET finished_at = finished_at - INTERVAL 2 SECOND");
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, subject_of(lease()));
  }

  void an_expired_lease_is_released_by_database_time() {
    wish("site.apply", 1);
    const auto lost = lease();
    CPPUNIT_ASSERT_EQUAL(0u, jobs::release_expired(database(), 1));
    database().change("UPDATE job SET lease_until = NOW(6) - INTERVAL 1 MICROSECOND");
    CPPUNIT_ASSERT_EQUAL(1u, jobs::release_expired(database(), 1));
    const auto next = lease();
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, subject_of(next));
    CPPUNIT_ASSERT_EQUAL(2u, next->jobs.front().attempts);
  }

  void a_lease_of_a_process_that_ended_is_released() {
    wish("site.apply", 1);
    const pid_t worker = fork();
    if (worker == 0) {
      Database own(Stage::config().database);
      _exit(jobs::lease(own, 1, 60) ? 0 : 1);
    }
    int status = 1;
    CPPUNIT_ASSERT_EQUAL(worker, waitpid(worker, &status, 0));
    CPPUNIT_ASSERT_EQUAL(0, status);
    CPPUNIT_ASSERT(!lease());
    CPPUNIT_ASSERT_EQUAL(1u, jobs::release_expired(database(), 1));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, subject_of(lease()));
    CPPUNIT_ASSERT_EQUAL(0u, jobs::release_expired(database(), 1));
  }

  void a_result_after_the_lease_is_not_written() {
    wish("site.apply", 1);
    const auto lost = lease();
    database().change("UPDATE job SET lease_until = NOW(6) - INTERVAL 1 SECOND");
    jobs::release_expired(database(), 1);
    finish(*lost);
    CPPUNIT_ASSERT_EQUAL(std::string("waiting"), state_of(lost->jobs.front().id));
  }

  void again_waits_longer_each_time() {
    wish("site.apply", 1);
    for (std::int64_t pause : {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      const auto tried = lease();
      CPPUNIT_ASSERT(tried);
      finish(*tried, {.state = JobResult::State::again, .reason = "not yet"});
      CPPUNIT_ASSERT_EQUAL(pause, seconds_to_wait(tried->jobs.front().id));
      CPPUNIT_ASSERT(!lease());
      ready_now();
    }
  }

  void again_gives_way_to_a_newer_wish() {
    wish("site.apply", 1);
    const auto old = lease();
    wish("site.apply", 1);
    finish(*old, {.state = JobResult::State::again, .reason = "not yet"});
    CPPUNIT_ASSERT_EQUAL(std::string("done"), state_of(old->jobs.front().id));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job WHERE state = 'waiting'"));
  }

  void is_refused_after_twelve_attempts_and_says_so() {
    const auto customer = user();
    database().execute("DELETE FROM job");
    wish("site.apply", 1, customer.id);
    std::uint64_t job = 0;
    for (int i = 1; i <= 12; ++i) {
      const auto tried = lease();
      CPPUNIT_ASSERT(tried);
      job = tried->jobs.front().id;
      CPPUNIT_ASSERT_EQUAL(static_cast<unsigned>(i), tried->jobs.front().attempts);
      finish(*tried, {.state = JobResult::State::again, .reason = "the disk is full"});
      ready_now();
    }
    CPPUNIT_ASSERT_EQUAL(std::string("refused"), state_of(job));
    CPPUNIT_ASSERT(!lease());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM message WHERE kind = 'error' AND account_id = ? AND object = 'object-1' AND text_values LIKE '%disk is full%'", customer.id));
    CPPUNIT_ASSERT_EQUAL(std::string("the disk is full"), jobs::refusals(database(), actor(customer), "site.apply").at(1));
    wish("site.apply", 1, customer.id);
    CPPUNIT_ASSERT(jobs::refusals(database(), actor(customer), "site.apply").empty());
  }

  void keeps_long_reasons_short() {
    wish("site.apply", 1);
    std::string reason;
    for (int i = 0; i < 600; ++i) reason += "ä";
    finish(*lease(), {.state = JobResult::State::refused, .reason = reason});
    CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, number("SELECT CHAR_LENGTH(reason) FROM job"));
  }

  void other_servers_jobs_are_left_alone() {
    database().change("INSERT INTO server (id, name) VALUES (2, 'two.example')");
    jobs::enqueue(database(), root(), {.kind = "site.apply", .subject = 1, .object = {}, .account = somebody, .server = 2});
    CPPUNIT_ASSERT(!lease());
    CPPUNIT_ASSERT(jobs::lease(database(), 2, 60));
  }

  void a_server_that_is_not_in_the_database_is_a_failure() { CPPUNIT_ASSERT_THROW(jobs::lease(database(), 3, 60), Failure); }

  void shows_progress_to_the_subtree_only() {
    const auto one = reseller(), two = reseller();
    const auto customer = user(one.id);
    admin();
    for (const std::string& login : {one.login, std::string("admin")}) {
      Browser browser(panel());
      browser.login(login, password);
      const Response page = browser.get("/jobs/" + std::to_string(customer.id));
      CPPUNIT_ASSERT_EQUAL(200, page.status);
      ASSERT_HOLDS(page.body, "The system is doing this now.");
      ASSERT_HOLDS(page.body, "http-equiv=\"refresh\"");
    }
    Browser stranger(panel());
    stranger.login(two.login, password);
    CPPUNIT_ASSERT_EQUAL(404, stranger.get("/jobs/" + std::to_string(customer.id)).status);
    CPPUNIT_ASSERT_EQUAL(404, stranger.get("/jobs/999999").status);
    CPPUNIT_ASSERT_EQUAL(404, stranger.get("/jobs/x").status);
    const auto done = lease();
    finish(*done);
    Browser owner(panel());
    owner.login(customer.login, password);
    const Response page = owner.get("/jobs");
    ASSERT_HOLDS(page.body, "Everything is finished.");
    ASSERT_LACKS(page.body, "http-equiv=\"refresh\"");
    ASSERT_LACKS(page.body, "data-live");
  }

  void shows_the_newest_of_each_object() {
    const auto customer = user();
    finish(*lease());
    wish("site.apply", 5, customer.id);
    finish(*lease());
    wish("site.apply", 5, customer.id);
    const auto steps = jobs::progress(database(), root(), customer.id);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, steps.size());
    CPPUNIT_ASSERT_EQUAL(std::string("done"), steps[0].state);
    CPPUNIT_ASSERT_EQUAL(std::string("site.apply 5"), steps[1].object);
    CPPUNIT_ASSERT(steps[1].label == Text("Web site %1", {"object-5"}));
    CPPUNIT_ASSERT_EQUAL(std::string("waiting"), steps[1].state);
    CPPUNIT_ASSERT(!jobs::all_finished(steps));
  }

  void forgets_old_jobs() {
    wish("site.apply", 1);
    finish(*lease());
    wish("site.apply", 2);
    database().change("UPDATE job SET finished_at = NOW(6) - INTERVAL 29 DAY WHERE subject_id = 1");
    jobs::forget_old(database());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM job"));
    database().change("UPDATE job SET finished_at = NOW(6) - INTERVAL 31 DAY WHERE subject_id = 1");
    jobs::forget_old(database());
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JobsTest);

}  // namespace hostler

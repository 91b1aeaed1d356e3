// SPDX-License-Identifier: GPL-3.0-or-later
#include "programs/worker_jobs.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/log.h"
#include "features/feature.h"
#include "features/jobs/jobs.h"

namespace hostler {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Longer than a helper may run (two minutes), with what a batch needs besides.
constexpr int lease_seconds = 300;
constexpr int idle_ms = 1000;

// 0.1 s, doubled each time, at most 10 s; ended early by a stop.
class GrowingPause {
public:
  explicit GrowingPause(const std::function<bool()>& stopped) : stopped_(stopped) {}
  void wait() {
    const auto end = Clock::now() + next_;
    while (!stopped_() && Clock::now() < end) std::this_thread::sleep_for(std::min<Clock::duration>(milliseconds(100), end - Clock::now()));
    next_ = std::min(2 * next_, milliseconds(10'000));
  }
  void reset() { next_ = milliseconds(100); }

private:
  const std::function<bool()>& stopped_;
  milliseconds next_{100};
};

std::vector<JobResult> same_for_all(const jobs::Lease& lease, JobResult::State state, const std::string& reason) {
  return std::vector<JobResult>(lease.jobs.size(), {.state = state, .reason = reason});
}

std::vector<JobResult> results_of(Database& database, const Config& config, const jobs::Lease& lease) {
  const std::string& name = lease.jobs.front().kind;
  try {
    const JobKind* kind = find_job_kind(name);
    if (!kind) return same_for_all(lease, JobResult::State::refused, "this version of the worker knows no job of the kind " + name);
    std::vector<JobResult> results = kind->run(database, config, lease.jobs);
    if (results.size() != lease.jobs.size()) throw Failure("the kind answered " + std::to_string(results.size()) + " results for " + std::to_string(lease.jobs.size()) + " jobs");
    return results;
  } catch (const Problem& problem) {
    return same_for_all(lease, JobResult::State::refused, problem.what());
  } catch (const Unavailable& problem) {
    log_warning("job " + name + ": " + problem.what());
    return same_for_all(lease, JobResult::State::again, N_("The database was away."));
  } catch (const std::exception& problem) {
    log_error("job " + name + ": " + problem.what());
    return same_for_all(lease, JobResult::State::again, N_("An error of the worker; the server's log says more."));
  }
}

// What was done is done: its result is written even when the database has to come back first. A stop does not wait for that; then the
// lease runs out and the job runs once more.
void write_result(Database& database, const jobs::Lease& lease, const Job& job, const JobResult& result, const std::function<bool()>& stopped) {
  for (GrowingPause pause(stopped);; pause.wait()) {
    try {
      return jobs::finish(database, lease, job, result);
    } catch (const Unavailable& problem) {
      log_warning("the result of job " + std::to_string(job.id) + " cannot be written yet: " + problem.what());
      if (stopped()) return;
    }
  }
}

bool run_next(Database& database, const Config& config, const std::function<bool()>& stopped) {
  const auto lease = jobs::lease(database, config.server_id, lease_seconds);
  if (!lease) return false;
  wake(config.wake_socket);  // there may be more, for another process
  const std::vector<JobResult> results = results_of(database, config, *lease);
  for (std::size_t i = 0; i < results.size(); ++i) write_result(database, *lease, lease->jobs[i], results[i], stopped);
  return true;
}

// Now and then, not each time round.
class Caretaker {
public:
  void look(Database& database, const Config& config) {
    if (Clock::now() < next_) return;
    next_ = Clock::now() + std::chrono::seconds(15);
    if (const unsigned count = jobs::release_expired(database, config.server_id)) log_warning(std::to_string(count) + " jobs were interrupted and are tried again");
    if (Clock::now() < next_forgetting_) return;
    next_forgetting_ = Clock::now() + std::chrono::hours(1);
    jobs::forget_old(database);
  }

private:
  Clock::time_point next_{}, next_forgetting_{};
};

}  // namespace

void drain(Database& database, const Config& config, const std::function<bool()>& stopped) {
  while (!stopped() && run_next(database, config, stopped)) {}
}

void serve_jobs(const Config& config, WakeSocket& alarm, bool is_caretaker, const std::function<bool()>& stopped) {
  Database database(config.database);
  Caretaker caretaker;
  for (GrowingPause pause(stopped); !stopped();) {
    try {
      if (is_caretaker) caretaker.look(database, config);
      drain(database, config, stopped);
      pause.reset();
      if (!stopped()) alarm.wait(idle_ms);
    } catch (const std::exception& problem) {
      log_error(std::string("no job can be leased: ") + problem.what());
      pause.wait();
    }
  }
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// The same thing by many at once, each with a connection of his own.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "features/stage.h"

namespace hostler {

struct Outcomes {
  unsigned done = 0, refused = 0;
  std::string surprise;            // what was neither
};

/// Runs work(database, number) in so many threads that start together.
inline Outcomes together(unsigned count, const std::function<void(Database&, unsigned)>& work) {
  std::atomic<unsigned> done = 0, refused = 0, ready = 0;
  std::vector<std::string> surprises(count);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < count; ++i)
    threads.emplace_back([&, i] {
      try {
        DatabaseSettings patient = Stage::config().database;   // fifty connect at the same moment
        patient.connect_timeout_s = 30;
        Database database(patient);
        database.select_one("SELECT 1");
        for (++ready; ready < count;) std::this_thread::yield();
        work(database, i);
        ++done;
      } catch (const Refused&) {
        ++refused;
      } catch (const std::exception& problem) {
        ++ready;
        surprises[i] = problem.what();
      }
    });
  for (std::thread& thread : threads) thread.join();
  Outcomes outcomes{done, refused, ""};
  for (const std::string& surprise : surprises)
    if (!surprise.empty()) outcomes.surprise = surprise;
  return outcomes;
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include <chrono>
#include <iostream>
#include <thread>

#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/jobs/jobs.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

Table table_of(const std::vector<jobs::Step>& steps) {
  Table table{{"job", "kind", "state", "reason"}, {}};
  for (const jobs::Step& step : steps) table.rows.push_back({std::to_string(step.job), step.object, step.state, step.reason});
  return table;
}

int list(Program& program, Arguments& arguments) {
  const auto login = arguments.take("login");
  arguments.finish();
  if (!login) {
    program.print(table_of(jobs::unfinished(program.database(), program.config().server_id)));
    return EX_OK;
  }
  const accounts::Account account = accounts::get_by_login(program.database(), program.actor(), *login);
  program.print(table_of(jobs::progress(program.database(), program.actor(), account.id)));
  return EX_OK;
}

int wait(Program& program, Arguments& arguments) {
  using Clock = std::chrono::steady_clock;
  const auto seconds = to_number(arguments.take("timeout").value_or("60"));
  if (!seconds || *seconds < 0) throw WrongUsage("--timeout is a number of seconds");
  arguments.finish();
  const auto end = Clock::now() + std::chrono::seconds(*seconds);
  while (true) {
    const auto steps = jobs::unfinished(program.database(), program.config().server_id);
    if (steps.empty()) return EX_OK;
    if (Clock::now() >= end) {
      std::cerr << "hostlerctl: " << steps.size() << " jobs are not finished:\n";
      for (const jobs::Step& step : steps) std::cerr << "  " << step.object << ": " << step.state << (step.reason.empty() ? "" : ", " + step.reason) << "\n";
      return EX_TEMPFAIL;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

}  // namespace

const std::vector<Command> job_commands = {
    {"job list", "[--login NAME]", "what waits or runs on this server, or the progress of one account", list},
    {"wait", "[--timeout SECONDS]", "until every job of this server is finished (60)", wait},
};

}  // namespace hostler::hostlerctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include <iostream>

#include "features/bin/expiry.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

int expire(Program& program, Arguments& arguments) {
  arguments.finish();
  const bin::CleanUp done = bin::clean_up(program.database(), server_actor("clean-up"));
  if (!done.clock_jumped) return EX_OK;
  std::cerr << "hostlerctl: the clock has moved by more than two days since the last clean-up; nothing was removed\n";
  return EX_TEMPFAIL;
}

}  // namespace

const std::vector<Command> bin_commands = {
    {"bin expire", "", "removes for good what has been in the bin long enough, and old backups; every night by cron", expire},
};

}  // namespace hostler::hostlerctl

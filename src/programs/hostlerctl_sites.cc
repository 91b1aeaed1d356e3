// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include <iostream>

#include "features/jobs/helper.h"
#include "programs/hostlerctl.h"
#include "requests/request.h"

namespace hostler::hostlerctl {
namespace {

int settle_php(Program& program, Arguments& arguments) {
  arguments.finish();
  const requests::Answer answer = jobs::ask(program.config(), "site", requests::plain_text(requests::php_settle));
  if (answer.outcome == requests::Outcome::done) return EX_OK;
  std::cerr << "hostlerctl: " << answer.sentence << "\n";
  return static_cast<int>(answer.outcome);
}

}  // namespace

const std::vector<Command> site_commands = {
    {"settle-php", "", "nightly: PHP pools of new users move to the masters that are seldom reloaded", settle_php},
};

}  // namespace hostler::hostlerctl

// SPDX-License-Identifier: GPL-3.0-or-later
// The nightly clean-up: what has lain in the bin long enough leaves it, and old backups go. By the database's time; safe twice, at once and late.
#pragma once

#include <cstdint>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::bin {

struct CleanUp {
  bool clock_jumped = false;          // nothing was done
  std::uint64_t left = 0, backups = 0;
};
/// Does nothing but say so when the clock went by more than two days, forward or back, since the last run: a wrong clock must not empty the bin. The
/// next run, a day later, goes on.
CleanUp clean_up(Database& database, const Actor& actor);

}  // namespace hostler::bin

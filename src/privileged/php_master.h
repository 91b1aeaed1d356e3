// SPDX-License-Identifier: GPL-3.0-or-later
// One php-fpm master: its constant configuration /etc/hostler/php/NAME.conf, its folder of pools beside it, its process.
// The caller holds the lock "php".
#pragma once

#include <string>
#include <vector>

#include "privileged/php_check.h"
#include "privileged/php_sockets.h"
#include "privileged/safe.h"
#include "requests/names.h"

namespace hostler::privileged::php_fpm {

inline constexpr char young[] = "young";

class Master {
public:
  explicit Master(const std::string& name);  // made when it does not exist

  // The young one first, then m1, m2, … as they exist.
  static std::vector<Master> all();

  const std::string& name() const { return name_; }
  Pools pools() const;
  bool has(const requests::Login& login) const;

  // Notes that a reload is due, then changes the files: written where the text differs, removed where listed, and what is
  // in neither list set aside as NAME.conf.refused. A crash leaves the note, so the next run reloads.
  void write(const Pools& pools, const std::vector<std::string>& removed);
  void hand_over(const std::string& pool, Master& to);  // likewise, for both

  void note_due() const;
  bool is_due() const;

  // Reloads the process, starts it when it does not run, ends it when there are no pools, as its files say. The pools must
  // have passed find_refused().
  void make_current();

  // Whether its process holds the pool's socket, whatever the files say.
  bool serves(const requests::Login& login) const;

private:
  std::string held_by_another(const SocketLinks& own) const;
  void wait_for_sockets() const;

  std::string name_;
  Fd config_, folder_;
};

}  // namespace hostler::privileged::php_fpm

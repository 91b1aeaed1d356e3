// SPDX-License-Identifier: GPL-3.0-or-later
// Circulars (U10): one text to many users, one mail each, sent by a job. Each recipient is a row that is marked, and the mark committed, before his mail is
// handed over: after a crash nobody is sent a second copy, and the one whose mail was under way is listed as such.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/database.h"
#include "features/actor.h"

namespace hostler::circulars {

struct Circular {
  std::uint64_t id = 0;
  AccountId owner = 0, writer = 0;     // whose users it goes to; whose contact it is written with
  std::string sender, subject, text;
  std::string state = "draft";         // draft, sending, done, cancelled
  bool everyone = true;                // of a draft: all users but the exceptions, or nobody but them
  std::uint64_t total = 0, sent = 0, failed = 0, unclear = 0;
  unsigned version = 1;

  std::uint64_t settled() const { return sent + failed + unclear; }
};

/// A draft to everybody. Circulars are the owner's: administrators share theirs.
std::uint64_t write(Database& database, const Actor& actor, const Circular& wanted);
/// Sender, subject and text of a draft; Conflict when it has changed since version, Refused when it is sent already.
void change(Database& database, const Actor& actor, const Circular& wanted);
/// NotFound when it is not the actor's.
Circular get(Database& database, const Actor& actor, std::uint64_t id);
/// Not while it is being sent.
void remove(Database& database, const Actor& actor, std::uint64_t id);

/// Of a draft: who gets it. NotFound for anybody who is no user of the actor's.
void choose(Database& database, const Actor& actor, std::uint64_t id, const std::vector<AccountId>& users, bool gets_it);
void choose_all(Database& database, const Actor& actor, std::uint64_t id, bool get_it);
/// How many would get it now.
std::uint64_t count_chosen(Database& database, const Actor& actor, const Circular& draft);

/// The recipients are now exactly those chosen; the job sends. Refused when there are none; once it is sent, sending again does nothing.
void send(Database& database, const Actor& actor, std::uint64_t id);
/// Those not handed over yet get nothing. Cancelling what is over does nothing.
void cancel(Database& database, const Actor& actor, std::uint64_t id);
/// Sends again to chosen recipients (all, when none are named) whose mail failed or, with unclear, may have been sent; answers to how many.
std::uint64_t send_again(Database& database, const Actor& actor, std::uint64_t id, const std::vector<AccountId>& users, bool unclear);

}  // namespace hostler::circulars

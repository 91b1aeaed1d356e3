// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "base/crypto.h"
#include "features/accounts/attempts.h"

namespace hostler::accounts {
namespace {

constexpr int free_per_name = 3;
constexpr int free_per_address = 10;

std::string name_subject(const std::string& login) { return "n:" + hex(sha256(login)); }
std::string address_subject(const std::string& address) { return "a:" + place_of(address); }

/// Seconds to wait after failures wrong ones: 0, 1, 2, 4 … 900.
const char* const growing_delay = "IF(failures <= ?, 0, LEAST(900, POW(2, LEAST(failures - ? - 1, 10))))";

void count(Database& database, const std::string& subject, int free) {
  database.change(
      "INSERT INTO login_failure (subject, failures, blocked_until, last_at) VALUES (?, 1, NOW(6), NOW(6)) ON DUPLICATE KEY UPDATE "
      "failures = IF(last_at < NOW(6) - INTERVAL 1 HOUR, 1, failures + 1), last_at = NOW(6)",
      subject);
  database.change(std::string("UPDATE login_failure SET blocked_until = NOW(6) + INTERVAL ") + growing_delay + " SECOND WHERE subject = ?", free, free, subject);
}

bool knows_place(Database& database, const std::string& login, const std::string& address) {
  return database
      .select_one("SELECT EXISTS(SELECT 1 FROM login_place p JOIN account a ON a.id = p.account_id WHERE a.login = CONVERT(? USING ascii) AND p.address = ? "
                  "AND p.last_at > NOW(6) - INTERVAL 30 DAY)",
                  login, place_of(address))
      ->flag(0);
}

}  // namespace

std::string place_of(const std::string& address) {
  in6_addr six{};
  if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return address.substr(0, 45);
  std::memset(six.s6_addr + 8, 0, 8);
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(AF_INET6, &six, text, sizeof text);
  return text;
}

std::optional<int> wait_or_count(Database& database, const std::string& login, const std::string& address) {
  return in_transaction(database, [&]() -> std::optional<int> {
    const bool known = knows_place(database, login, address);
    std::int64_t wait = 0;
    for (const Row& row : database.select("SELECT subject, CEIL(TIMESTAMPDIFF(MICROSECOND, NOW(6), blocked_until) / 1000000) FROM login_failure "
                                          "WHERE subject IN (?, ?) FOR UPDATE",
                                          address_subject(address), name_subject(login)))
      if (row.text(0)[0] == 'a' || !known) wait = std::max(wait, row.number(1));
    if (wait > 0) return static_cast<int>(wait);
    count(database, address_subject(address), free_per_address);
    count(database, name_subject(login), free_per_name);
    return std::nullopt;
  });
}

void was_right(Database& database, const std::string& login, const std::string& address, AccountId account) {
  database.change("UPDATE login_failure SET failures = GREATEST(failures, 1) - 1, blocked_until = NOW(6) WHERE subject = ?", address_subject(address));
  database.change("DELETE FROM login_failure WHERE subject = ?", name_subject(login));
  database.change("INSERT INTO login_place (account_id, address, last_at) VALUES (?, ?, NOW(6)) ON DUPLICATE KEY UPDATE last_at = NOW(6)", account,
                  place_of(address));
  database.change("DELETE FROM login_failure WHERE last_at < NOW(6) - INTERVAL 1 DAY LIMIT 100");
  database.change("DELETE FROM login_place WHERE last_at < NOW(6) - INTERVAL 30 DAY LIMIT 100");
}

void forget_places(Database& database, AccountId account) { database.change("DELETE FROM login_place WHERE account_id = ?", account); }

}  // namespace hostler::accounts

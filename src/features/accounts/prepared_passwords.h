// SPDX-License-Identifier: GPL-3.0-or-later
// Hashing a password takes as long as a dozen statements, on purpose. Whoever makes many accounts in one transaction has it done before, so that locks are
// held no longer than they must.
#pragma once

#include <map>
#include <string>

namespace hostler::accounts {

/// While one lives, accounts::create() takes its hashes; one at a time.
class PreparedPasswords {
public:
  /// rehearsal: nothing is hashed, and the accounts cannot be logged in to: for transactions that are rolled back anyway.
  explicit PreparedPasswords(bool rehearsal = false);
  ~PreparedPasswords();
  PreparedPasswords(const PreparedPasswords&) = delete;
  PreparedPasswords& operator=(const PreparedPasswords&) = delete;
  void add(const std::string& password);

private:
  friend std::string hash_of(const std::string& password);
  bool rehearsal_;
  std::map<std::string, std::string> hashes_;
};

/// The prepared hash, or a new one.
std::string hash_of(const std::string& password);

}  // namespace hostler::accounts

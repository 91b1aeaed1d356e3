// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/prepared_passwords.h"

#include "base/crypto.h"

namespace hostler::accounts {
namespace {

PreparedPasswords* prepared = nullptr;
const char matches_nothing[] = "!";

}  // namespace

PreparedPasswords::PreparedPasswords(bool rehearsal) : rehearsal_(rehearsal) { prepared = this; }
PreparedPasswords::~PreparedPasswords() { prepared = nullptr; }
void PreparedPasswords::add(const std::string& password) {
  if (!rehearsal_) hashes_.try_emplace(password, hash_password(password));
}

std::string hash_of(const std::string& password) {
  if (!prepared) return hash_password(password);
  if (prepared->rehearsal_) return matches_nothing;
  const auto found = prepared->hashes_.find(password);
  return found == prepared->hashes_.end() ? hash_password(password) : found->second;
}

}  // namespace hostler::accounts

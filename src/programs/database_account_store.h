// SPDX-License-Identifier: GPL-3.0-or-later
// The programs' accounts in the database: where they may come from, their rights (sql/accounts.sql) and passwords.
#pragma once

#include <string>

#include "base/database.h"

namespace hostler {

/// The host part of accounts: a name, an address or a pattern of them like "%" or "10.1.2.%". Stands in statements, so it can hold nothing else.
class AccountHost {
public:
  explicit AccountHost(std::string text);  // throws Failure
  std::string quoted() const { return "'" + text_ + "'"; }
  const std::string& text() const { return text_; }

private:
  std::string text_;
};

struct AccountPlace {
  AccountHost host;
  bool encrypted;  // refused without TLS
};

/// Makes the accounts and gives them the rights that the file says, no others; file is sql/accounts.sql.
void grant_rights(Database& database, const std::string& file, const AccountPlace& place);
/// The account of this name from any other host: what is left of another way to connect.
void drop_elsewhere(Database& database, const std::string& account, const AccountHost& host);
void set_password(Database& database, const std::string& account, const AccountHost& host, const std::string& password);

}  // namespace hostler

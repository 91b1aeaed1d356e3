// SPDX-License-Identifier: GPL-3.0-or-later
#include "programs/database_account_store.h"

#include <algorithm>

#include "base/migrations.h"

namespace hostler {
namespace {

bool holds_only(const std::string& text, std::string_view more) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

}  // namespace

AccountHost::AccountHost(std::string text) : text_(std::move(text)) {
  if (text_.size() > 60 || !holds_only(text_, ".:%_-/")) throw Failure("database_account_host may have 60 letters, digits and . : % _ - / and no more: " + text_);
}

void grant_rights(Database& database, const std::string& file, const AccountPlace& place) {
  for (const std::string& statement : read_statements(file))
    database.execute(replaced(replaced(statement, "$HOST", place.host.quoted()), "$ENCRYPTION", place.encrypted ? "SSL" : "NONE"));
}

void drop_elsewhere(Database& database, const std::string& account, const AccountHost& host) {
  for (const Row& row : database.select("SELECT Host FROM mysql.user WHERE User = ? AND Host <> ?", account, host.text()))
    database.execute("DROP USER " + account + "@" + AccountHost(row.text(0)).quoted());
}

void set_password(Database& database, const std::string& account, const AccountHost& host, const std::string& password) {
  const std::string hash = database.select_one("SELECT PASSWORD(?)", password)->text(0);
  if (hash.size() != 41 || !holds_only(hash.substr(1), "")) throw Failure("the database makes no usable hash of a password");
  database.execute("ALTER USER " + account + "@" + host.quoted() + " IDENTIFIED VIA mysql_native_password USING '" + hash + "'");
}

}  // namespace hostler

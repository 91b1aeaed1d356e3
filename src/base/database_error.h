// SPDX-License-Identifier: GPL-3.0-or-later
// What an error of the connector means for us. Used by database*.cc only: no other file sees the connector.
#pragma once

#include <cppconn/exception.h>

#include <string_view>

#include "base/database.h"

namespace hostler {

enum class Phase { connecting, preparing, running };

/// The connection is gone or confused: throw it away. Outside this folder simply Unavailable.
class Lost : public Unavailable {
public:
  using Unavailable::Unavailable;
};

/// Throws Duplicate, Deadlock, Lost, Unavailable or Failure. The text holds the SQL but no value: once values were sent, what the
/// server quotes is left out unless the error is known to quote names only.
[[noreturn]] void raise(const sql::SQLException& error, std::string_view sql, Phase phase);

}  // namespace hostler

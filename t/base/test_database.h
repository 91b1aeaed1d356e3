// SPDX-License-Identifier: GPL-3.0-or-later
// The private server of t/with_database, for every area's tests.
#pragma once

#include <string>

#include "base/database.h"

namespace hostler {

/// The variable's value; fails the test in a clear sentence when the program was not started by t/with_database.
std::string from_test_environment(const char* variable);
/// Settings for the server's socket as root; no schema chosen.
DatabaseSettings test_server();
/// A new empty schema of this name, chosen in the settings; one of an earlier test is dropped.
DatabaseSettings new_test_database(const std::string& name);
/// "kill" (as by kill -9) or "start"; returns when done.
void test_server_now(const std::string& what);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/test_database.h"

#include <cstdlib>
#include <stdexcept>

namespace hostler {

std::string from_test_environment(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value == '\0') throw std::runtime_error(std::string(variable) + " is not set: run this program by t/with_database");
  return value;
}

DatabaseSettings test_server() {
  DatabaseSettings settings;
  settings.socket = from_test_environment("HOSTLER_TEST_DATABASE");
  settings.user = "root";
  return settings;
}

DatabaseSettings new_test_database(const std::string& name) {
  DatabaseSettings settings = test_server();
  Database server(settings);
  server.execute("DROP DATABASE IF EXISTS " + name);
  server.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
  settings.name = name;
  return settings;
}

void test_server_now(const std::string& what) {
  const std::string command = from_test_environment("HOSTLER_TEST_DATABASE_RESTART") + " " + what;
  if (std::system(command.c_str()) != 0) throw std::runtime_error("fails: " + command);
}

}  // namespace hostler

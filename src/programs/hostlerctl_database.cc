// SPDX-License-Identifier: GPL-3.0-or-later
// upgrade-database: schema, views, the four accounts and their passwords. Can be run again at any time; what was changed by hand is set right.
#include <limits.h>
#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/migrations.h"
#include "programs/hostlerctl.h"
#include "programs/hostlerctl_conf.h"
#include "programs/server_store.h"

namespace hostler::hostlerctl {
namespace {

struct ProgramAccount {
  const char* name;            // in the database
  const char* file;            // of the program that uses it
  const char* group;           // that may read the file; where there is no such group the program is not installed
};
constexpr ProgramAccount program_accounts[] = {
    {"hostler_web", "panel.conf", "hostler"},
    {"hostler_worker", "worker.conf", "hostler-worker"},
    {"hostler_filter", "filter.conf", "hostler-filter"},
    {"hostler_ro", "lookup.conf", "hostler-lookup"},
};

// Of a name and a hash that go into a statement as they stand.
bool is_plain(const std::string& text, std::string_view more) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos; });
}

DatabaseSettings admin_settings(const std::optional<std::string>& admin_file, const DatabaseSettings& panel) {
  DatabaseSettings settings = panel;
  settings.user = "root";
  settings.password.clear();
  if (admin_file) settings = read_config(*admin_file).database;
  if (settings.socket.empty() && settings.host.empty()) settings.socket = "/run/mysqld/mysqld.sock";
  settings.name = panel.name.empty() ? "hostler" : panel.name;
  settings.read_timeout_s = 3600;  // a large table may take its time
  if (!is_plain(settings.name, "_")) throw Failure("the name of the database may hold a-z, 0-9 and _ only: " + settings.name);
  return settings;
}

void create_database(DatabaseSettings settings) {
  const std::string name = settings.name;
  settings.name.clear();
  Database server(settings);
  server.execute("CREATE DATABASE IF NOT EXISTS " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
}

std::string host_name() {
  char name[HOST_NAME_MAX + 1] = {};
  if (gethostname(name, sizeof name - 1) != 0 || !*name) throw Failure("this machine has no name");
  return name;
}

void run_file(Database& database, const std::string& path) {
  for (const std::string& statement : read_statements(path)) database.execute(statement);
}

void set_password(Database& database, const ProgramAccount& account, const std::string& password) {
  const std::string hash = database.select_one("SELECT PASSWORD(?)", password)->text(0);
  if (hash.size() != 41 || !is_plain(hash.substr(1), "ABCDEF")) throw Failure("the database makes no usable hash of a password");
  database.execute(std::string("ALTER USER ") + account.name + "@localhost IDENTIFIED VIA mysql_native_password USING '" + hash + "'");
}

// The file's password becomes the account's; where there is none yet, both get a new one, the file first: a second run then goes on from there.
void give_password(Database& database, const ProgramAccount& account, const std::string& path, const DatabaseSettings& settings) {
  const bool exists = std::filesystem::exists(path);
  if (!exists && !group_exists(account.group) && account.file != std::string_view("panel.conf")) return;
  DatabaseSettings known = exists ? read_config(path).database : DatabaseSettings();
  if (known.user.empty() || (known.user == account.name && known.password.empty())) known = add_database_account(path, account.group, account.name, known, settings);
  if (known.user == account.name) set_password(database, account, known.password);
}

int upgrade_database(Program& program, Arguments& arguments) {
  const auto admin_file = arguments.take("database-admin-file");
  const std::string folder = arguments.take("config-folder").value_or(std::filesystem::path(program.config_file()).parent_path().string());
  const std::string sql = arguments.take("sql").value_or(DATA_DIR "/sql");
  arguments.finish();
  const std::string panel_file = folder + "/panel.conf";
  const Config panel = std::filesystem::exists(panel_file) ? read_config(panel_file) : Config();
  const DatabaseSettings settings = admin_settings(admin_file, panel.database);
  create_database(settings);
  Database database(settings);
  for (const std::string& file : upgrade(database, sql + "/migrations")) std::cout << file << "\n";
  run_file(database, sql + "/views.sql");
  run_file(database, sql + "/accounts.sql");
  for (const ProgramAccount& account : program_accounts) give_password(database, account, folder + "/" + account.file, settings);
  name_server(database, panel.server_id, panel.server_name.empty() ? host_name() : panel.server_name);
  reserve_panel_host(database, panel.panel_url);
  return EX_OK;
}

}  // namespace

const std::vector<Command> database_commands = {
    {"upgrade-database", "[--database-admin-file FILE] [--config-folder FOLDER] [--sql FOLDER]",
     "makes the database, or brings it up to date: schema, views, accounts, passwords; as the database's root over its socket", upgrade_database},
};

}  // namespace hostler::hostlerctl

// SPDX-License-Identifier: GPL-3.0-or-later
// upgrade-database: schema, views, the four accounts and their passwords. Can be run again at any time; what was changed by hand is set right.
#include <limits.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/migrations.h"
#include "programs/database_account_store.h"
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

bool is_plain(const std::string& name) {  // it goes into a statement as it stands
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// Who makes the database ready, and how the programs will reach it.
struct Ways {
  DatabaseSettings admin, programs;
  AccountPlace accounts;
};

// An administrator's password; the folder's other files are for the groups of their programs.
Config read_admin_file(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) == 0 && (found.st_mode & 077) != 0) throw Failure(path + " holds an administrator's password: chmod 600");
  return read_config(path);
}

bool has_place(const DatabaseSettings& settings) { return !settings.host.empty() || !settings.socket.empty(); }

// What the panel's file says, else the administrator's, else the socket of Debian's server.
DatabaseSettings programs_settings(const Config& panel, const std::optional<Config>& admin) {
  DatabaseSettings settings = has_place(panel.database) || !admin ? panel.database : admin->database;
  if (!has_place(settings)) settings.socket = default_database_socket;
  settings.name = !panel.database.name.empty() ? panel.database.name : admin && !admin->database.name.empty() ? admin->database.name : "hostler";
  if (!is_plain(settings.name)) throw Failure("the name of the database may hold a-z, 0-9 and _ only: " + settings.name);
  return settings;
}

DatabaseSettings admin_settings(const std::optional<Config>& admin, const DatabaseSettings& programs) {
  if (!admin && !programs.host.empty()) throw WrongUsage("the database is at " + programs.host + ": --database-admin-file FILE is needed");
  DatabaseSettings settings = admin && has_place(admin->database) ? admin->database : programs;
  settings.name = programs.name;
  settings.user = admin && !admin->database.user.empty() ? admin->database.user : "root";
  settings.password = admin ? admin->database.password : "";
  settings.read_timeout_s = 3600;  // a large table may take its time
  return settings;
}

AccountPlace account_place(const Config& panel, const std::optional<Config>& admin, const DatabaseSettings& programs) {
  if (programs.host.empty()) return {AccountHost("localhost"), false};
  std::string host = admin ? admin->database_account_host : "";
  if (host.empty()) host = panel.database_account_host;
  return {AccountHost(host.empty() ? "%" : host), !programs.ca_file.empty()};
}

Ways find_ways(const Config& panel, const std::optional<Config>& admin) {
  const DatabaseSettings programs = programs_settings(panel, admin);
  return {admin_settings(admin, programs), programs, account_place(panel, admin, programs)};
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

DatabaseSettings read_settings(const std::string& path) { return std::filesystem::exists(path) ? read_config(path).database : DatabaseSettings(); }

// An account is for the socket or for TCP, never both.
void check_place(const std::string& path, const DatabaseSettings& programs) {
  const DatabaseSettings known = read_settings(path);
  if (has_place(known) && known.host.empty() != programs.host.empty())
    throw Failure(path + " reaches the database by " + (known.host.empty() ? "a socket" : "TCP") + ", panel.conf does not: let both say the same");
}

// The file's password becomes the account's; where there is none yet, both get a new one, the file first: a second run then goes on from there.
void give_password(Database& database, const ProgramAccount& account, const std::string& path, const Ways& ways) {
  const bool exists = std::filesystem::exists(path);
  if (!exists && !group_exists(account.group) && account.file != std::string_view("panel.conf")) return;
  DatabaseSettings known = read_settings(path);
  if (known.user.empty() || (known.user == account.name && known.password.empty())) known = add_database_account(path, account.group, account.name, known, ways.programs);
  if (known.user == account.name) set_password(database, account.name, ways.accounts.host, known.password);
}

void upgrade_accounts(Database& database, const std::string& file, const std::string& folder, const Ways& ways) {
  grant_rights(database, file, ways.accounts);
  for (const ProgramAccount& account : program_accounts) {
    give_password(database, account, folder + "/" + account.file, ways);
    drop_elsewhere(database, account.name, ways.accounts.host);
  }
}

int upgrade_database(Program& program, Arguments& arguments) {
  auto admin_file = arguments.take("database-admin-file");
  const std::string folder = arguments.take("config-folder").value_or(std::filesystem::path(program.config_file()).parent_path().string());
  const std::string sql = arguments.take("sql").value_or(DATA_DIR "/sql");
  arguments.finish();
  if (!admin_file && std::filesystem::exists(folder + "/database-admin.conf")) admin_file = folder + "/database-admin.conf";
  const std::string panel_file = folder + "/panel.conf";
  const Config panel = std::filesystem::exists(panel_file) ? read_config(panel_file) : Config();
  const Ways ways = find_ways(panel, admin_file ? std::optional(read_admin_file(*admin_file)) : std::nullopt);
  for (const ProgramAccount& account : program_accounts) check_place(folder + "/" + account.file, ways.programs);
  create_database(ways.admin);
  Database database(ways.admin);
  for (const std::string& file : upgrade(database, sql + "/migrations")) std::cout << file << "\n";
  run_file(database, sql + "/views.sql");
  upgrade_accounts(database, sql + "/accounts.sql", folder, ways);
  name_server(database, panel.server_id, panel.server_name.empty() ? host_name() : panel.server_name);
  reserve_panel_host(database, panel.panel_url);
  return EX_OK;
}

}  // namespace

const std::vector<Command> database_commands = {
    {"upgrade-database", "[--database-admin-file FILE] [--config-folder FOLDER] [--sql FOLDER]",
     "makes the database, or brings it up to date: schema, views, accounts, passwords; as its root over the socket, or as FILE or FOLDER/database-admin.conf says", upgrade_database},
};

}  // namespace hostler::hostlerctl

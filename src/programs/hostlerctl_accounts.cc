// SPDX-License-Identifier: GPL-3.0-or-later
// Administrators, who are no Resource: only root makes them.
#include <sysexits.h>

#include "features/accounts/accounts.h"
#include "features/accounts/two_step.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

// What was made; a password only when it was made here.
void print_login(const Program& program, const std::string& login, const std::string& password, bool generated) {
  Table table{{"login"}, {{login}}};
  if (generated) {
    table.columns.push_back("password");
    table.rows.front().push_back(password);
  }
  program.print(table);
}

void require_good(Database& database, const std::string& login, const std::string& password) {
  if (const auto problem = accounts::check_password(database, login, password)) throw BadValues(in_english(*problem));
}

int create_admin(Program& program, Arguments& arguments) {
  accounts::NewAccount wanted{.role = Role::admin, .parent = server_root, .login = arguments.need("login"), .password = {}, .contact = {}, .package_name = {}, .language = {}};
  const auto mail = arguments.take("email");
  bool generated = false;
  wanted.password = read_password(arguments, generated);
  arguments.finish();
  wanted.contact.email = mail.value_or("");
  require_good(program.database(), wanted.login, wanted.password);
  print_login(program, accounts::create(program.database(), program.actor(), wanted).login, wanted.password, generated);
  return EX_OK;
}

int admin_password(Program& program, Arguments& arguments) {
  const std::string login = arguments.need("login");
  bool generated = false;
  const std::string password = read_password(arguments, generated);
  arguments.finish();
  const accounts::Account account = accounts::get_by_login(program.database(), program.actor(), login);
  if (account.role != Role::admin) throw NotFound();
  require_good(program.database(), login, password);
  accounts::set_password(program.database(), program.actor(), account.id, password);
  print_login(program, login, password, generated);
  return EX_OK;
}

/// For whoever lost his phone, also for the only administrator.
int reset_second_step(Program& program, Arguments& arguments) {
  const std::string login = arguments.need("login");
  arguments.finish();
  accounts::reset_second_step(program.database(), program.actor(), accounts::get_by_login(program.database(), program.actor(), login).id);
  return EX_OK;
}

}  // namespace

const std::vector<Command> account_commands = {
    {"account reset-second-step", "--login NAME", "switches his two-step login off, since he lost his phone; his sessions end", reset_second_step},
    {"admin create", "--login NAME {--password-from-stdin | --generate} [--email ADDRESS]", "a new administrator", create_admin},
    {"admin password", "--login NAME {--password-from-stdin | --generate}", "another password; his sessions end", admin_password},
};

}  // namespace hostler::hostlerctl

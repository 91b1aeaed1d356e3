// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include <iostream>

#include "features/accounts/accounts.h"
#include "features/accounts/two_step.h"
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "features/packages/packages.h"
#include "features/sites/sites.h"
#include "features/users/user_store.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

using accounts::Account;

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

int change_password(Program& program, Arguments& arguments, Role role) {
  const std::string login = arguments.need("login");
  bool generated = false;
  const std::string password = read_password(arguments, generated);
  arguments.finish();
  const Account account = accounts::get_by_login(program.database(), program.actor(), login);
  if (account.role != role) throw NotFound();
  require_good(program.database(), login, password);
  accounts::set_password(program.database(), program.actor(), account.id, password);
  print_login(program, login, password, generated);
  return EX_OK;
}

// Personal data, limits and services in one form, so that each option is known or refused. Scripts need not know a person's name.
Form account_form(Program& program, AccountId giver, bool is_reseller, const allowances::Grants& start) {
  Form grants = allowances::grants_form(program.database(), program.actor(), giver);
  FormValues values = grants.blank();
  allowances::fill(values, start);
  std::vector<Field> fields = accounts::contact_fields();
  for (Field& field : fields) field.required = false;
  for (Field field : grants.fields()) {
    field.initial = values[field.name];
    fields.push_back(std::move(field));
  }
  if (is_reseller)
    for (const Feature* feature : all_features())
      for (const Limit& limit : feature->limits)
        if (!limit.of_users)
          fields.push_back({.name = std::string(limit.name), .label = limit.label, .kind = Field::Kind::number, .check = whole_number(-1, 999'999'999), .initial = "-1"});
  return Form(std::move(fields));
}

/// Of the reseller's packages, or the administrators' when his login is empty.
allowances::Grants package_grants(Program& program, const std::string& reseller, const std::string& name) {
  if (name.empty()) return {};
  const Actor owner = program.as_reseller(reseller);
  for (const packages::Package& package : packages::of(program.database(), owner))
    if (package.name == name) return packages::get(program.database(), owner, package.id).grants;
  throw BadValues("--package: there is no package of this name");
}

int create(Program& program, Arguments& arguments, Role role) {
  const bool is_reseller = role == Role::reseller;
  const std::string reseller = is_reseller ? "" : arguments.take("reseller").value_or("");
  const std::string package = is_reseller ? "" : arguments.take("package").value_or("");
  const std::string domain = is_reseller ? "" : arguments.take("domain").value_or("");
  bool generated = false;
  const std::string password = read_password(arguments, generated);
  const AccountId parent = reseller.empty() ? server_root : accounts::get_by_login(program.database(), program.actor(), reseller).id;
  const FormValues values = arguments.read(account_form(program, parent, is_reseller, package_grants(program, reseller, package)));
  require_good(program.database(), "", password);
  const Account account = in_transaction(program.database(), [&] {
    const Account made = accounts::create(program.database(), program.actor(),
                                          {.role = role, .parent = parent, .login = {}, .password = password, .contact = accounts::contact_from(values), .package_name = package, .language = {}});
    allowances::give(program.database(), program.actor(), made.id, allowances::grants_from(values));
    if (!domain.empty()) sites::add(program.database(), program.actor(), {.account = made.id, .name = domain});
    return made;
  });
  print_login(program, account.login, password, generated);
  return EX_OK;
}

int create_reseller(Program& program, Arguments& arguments) { return create(program, arguments, Role::reseller); }
int create_user(Program& program, Arguments& arguments) { return create(program, arguments, Role::user); }
int admin_password(Program& program, Arguments& arguments) { return change_password(program, arguments, Role::admin); }
int reseller_password(Program& program, Arguments& arguments) { return change_password(program, arguments, Role::reseller); }
int user_password(Program& program, Arguments& arguments) { return change_password(program, arguments, Role::user); }

/// For whoever lost his phone, also for the only administrator.
int reset_second_step(Program& program, Arguments& arguments) {
  const std::string login = arguments.need("login");
  arguments.finish();
  accounts::reset_second_step(program.database(), program.actor(), accounts::get_by_login(program.database(), program.actor(), login).id);
  return EX_OK;
}

int list_users(Program& program, Arguments& arguments) {
  arguments.finish();
  Table table{{"login", "name", "package", "state", "reseller"}, {}};
  const Listing listing = users::store::user_listing(program.actor());
  for (const Row& row : all_rows(program.database(), listing, users::store::user_query(program.actor(), {}, 0), whole(listing))) {
    const auto line = users::store::user_line(row);
    table.rows.push_back({line.login, line.name, line.package, line.state, line.owner});
  }
  program.print(table);
  return EX_OK;
}

int list_resellers(Program& program, Arguments& arguments) {
  arguments.finish();
  Table table{{"login", "name", "users", "state"}, {}};
  const Listing listing = users::store::reseller_listing();
  for (const Row& row : all_rows(program.database(), listing, users::store::reseller_query(program.actor(), 0), whole(listing))) {
    const auto line = users::store::reseller_line(row);
    table.rows.push_back({line.login, line.name, std::to_string(line.users), line.state});
  }
  program.print(table);
  return EX_OK;
}

template <class Act> int with_user(Program& program, Arguments& arguments, Act act) {
  const std::string login = arguments.need("login");
  arguments.finish();
  const Account account = accounts::get_by_login(program.database(), program.actor(), login);
  if (account.role != Role::user) throw NotFound();
  act(account);
  return EX_OK;
}

int lock_user(Program& program, Arguments& arguments) {
  return with_user(program, arguments, [&](const Account& account) { accounts::lock(program.database(), program.actor(), account.id); });
}

int unlock_user(Program& program, Arguments& arguments) {
  return with_user(program, arguments, [&](const Account& account) { accounts::unlock(program.database(), program.actor(), account.id); });
}

int delete_user(Program& program, Arguments& arguments) {
  return with_user(program, arguments, [&](const Account& account) { accounts::remove(program.database(), program.actor(), account.id, account.login); });
}

}  // namespace

const std::vector<Command> account_commands = {
    {"account reset-second-step", "--login NAME", "switches his two-step login off, since he lost his phone; his sessions end", reset_second_step},
    {"admin create", "--login NAME {--password-from-stdin | --generate} [--email ADDRESS]", "a new administrator", create_admin},
    {"admin password", "--login NAME {--password-from-stdin | --generate}", "another password; his sessions end", admin_password},
    {"reseller create", "{--password-from-stdin | --generate} [--company NAME…] [--domains N…] [--users N]", "a new reseller, with what he may give away; prints his login", create_reseller},
    {"reseller list", "", "all resellers", list_resellers},
    {"reseller password", "--login NAME {--password-from-stdin | --generate}", "another password; his sessions end", reseller_password},
    {"user create", "[--reseller NAME] [--package NAME] {--password-from-stdin | --generate} [--company NAME…] [--domains N…] [--domain NAME]",
     "a new user, with a first domain; prints his login", create_user},
    {"user list", "", "all users", list_users},
    {"user lock", "--login NAME", "sites show a notice, nobody can log in", lock_user},
    {"user unlock", "--login NAME", "everything is back", unlock_user},
    {"user delete", "--login NAME", "into the recycle bin, with everything he has", delete_user},
    {"user password", "--login NAME {--password-from-stdin | --generate}", "another password; his sessions end", user_password},
};

}  // namespace hostler::hostlerctl

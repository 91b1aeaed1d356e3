// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include <iostream>

#include "features/accounts/accounts.h"
#include "features/domains/domains.h"
#include "features/jobs/helper.h"
#include "features/sites/site.h"
#include "features/sites/sites.h"
#include "programs/hostlerctl.h"
#include "requests/request.h"

namespace hostler::hostlerctl {
namespace {

int add(Program& program, Arguments& arguments) {
  const std::string login = arguments.need("login");
  const FormValues values = arguments.read(sites::domain_form());
  const accounts::Account account = accounts::get_by_login(program.database(), program.actor(), login);
  sites::add(program.database(), program.actor(),
             {.account = account.id, .name = values["name"], .folder = values["folder"], .www = values.flag("www"), .redirect = values["redirect"]});
  std::cout << values["name"] << "\n";
  return EX_OK;
}

sites::Site find(Program& program, const accounts::Account& account, std::string name) {
  if (domains::normalize(name)) throw NotFound();
  for (const sites::Site& site : sites::of_account(program.database(), program.actor(), account.id))
    if (site.name == name) return site;
  throw NotFound();
}

int remove(Program& program, Arguments& arguments) {
  const std::string login = arguments.need("login"), name = arguments.need("name");
  arguments.finish();
  const accounts::Account account = accounts::get_by_login(program.database(), program.actor(), login);
  sites::remove(program.database(), program.actor(), find(program, account, name).id);
  return EX_OK;
}

int list(Program& program, Arguments& arguments) {
  const std::string login = arguments.need("login");
  arguments.finish();
  const accounts::Account account = accounts::get_by_login(program.database(), program.actor(), login);
  Table table{{"name", "shown", "kind", "folder", "redirect", "state"}, {}};
  for (const sites::Site& site : sites::of_account(program.database(), program.actor(), account.id))
    table.rows.push_back({site.name, domains::readable(site.name), site.is_subdomain ? "subdomain" : "domain", site.folder, site.redirect,
                          site.removing ? "removing" : site.live ? "live" : "pending"});
  program.print(table);
  return EX_OK;
}

int settle_php(Program& program, Arguments& arguments) {
  arguments.finish();
  const requests::Answer answer = jobs::ask(program.config(), "site", requests::plain_text(requests::php_settle));
  if (answer.outcome == requests::Outcome::done) return EX_OK;
  std::cerr << "hostlerctl: " << answer.sentence << "\n";
  return static_cast<int>(answer.outcome);
}

}  // namespace

const std::vector<Command> site_commands = {
    {"domain add", "--login USER --name DOMAIN [--folder html/…] [--www 0] [--redirect URL]", "a new domain of a user", add},
    {"domain list", "--login USER", "domains and subdomains of a user", list},
    {"domain delete", "--login USER --name DOMAIN", "a domain or subdomain goes, subdomains with it", remove},
    {"settle-php", "", "nightly: PHP pools of new users move to the masters that are seldom reloaded", settle_php},
};

}  // namespace hostler::hostlerctl

// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the whole server with the database and says each difference in a sentence.
#include <sys/stat.h>
#include <sysexits.h>

#include <iostream>

#include "features/addresses/address_jobs.h"
#include "features/directories/directory_jobs.h"
#include "features/domains/domains.h"
#include "features/jobs/helper.h"
#include "features/jobs/jobs.h"
#include "features/sites/site_jobs.h"
#include "programs/hostlerctl.h"
#include "requests/request.h"

namespace hostler::hostlerctl {
namespace {

using requests::SiteRequest;

struct Difference {
  std::string sentence;
  std::optional<jobs::Wish> repair;      // nothing: the database does not know the object, so no job can name it
};
using Differences = std::vector<Difference>;

std::vector<std::string> facts(Program& program, const std::string& helper, std::string_view listing) {
  const requests::Answer answer = jobs::ask(program.config(), helper, requests::plain_text(listing));
  if (answer.outcome != requests::Outcome::done) throw Failure("the helper " + helper + " does not list what is there: " + answer.sentence);
  return answer.facts;
}

// What stands behind "KIND NAME" in facts like "account web7 20007", by name.
std::map<std::string, std::string> named(const std::vector<std::string>& facts, const std::string& kind, const char* ends_name) {
  std::map<std::string, std::string> found;
  for (const std::string& fact : facts)
    if (fact.starts_with(kind)) {
      const std::string rest = fact.substr(kind.size());
      found.emplace(rest.substr(0, rest.find_first_of(ends_name)), rest);
    }
  return found;
}

void compare_accounts(Program& program, const std::vector<sites::WantedPool>& users, Differences& differences) {
  auto there = named(facts(program, "account", requests::account_list), "account ", " ");
  for (const sites::WantedPool& user : users) {
    const std::string& login = user.pool.login.text();
    const auto found = there.extract(login);
    const jobs::Wish repair{.kind = "account.apply", .subject = user.account, .object = login, .account = user.account};
    if (found.empty()) {
      differences.push_back({"The user " + login + " has no system account.", repair});
    } else if (const bool closed = found.mapped().ends_with(" closed"); closed != user.closed) {
      differences.push_back({"The home of " + login + (closed ? " is closed, although the user is not in the recycle bin." : " is open, although the user is in the recycle bin."), repair});
    }
  }
  for (const auto& [login, fact] : there) differences.push_back({"There is a system account " + login + " that the database does not know.", {}});
}

void compare_addresses(Program& program, const std::vector<std::string>& listed, Differences& differences) {
  auto there = named(listed, "address ", "");
  const std::uint64_t server = program.config().server_id;
  const jobs::Wish repair{.kind = "addresses.apply", .subject = server, .object = std::to_string(server), .account = server_root, .server = server};
  for (const std::string& address : addresses::wanted_addresses(program.database(), server))
    if (there.extract(address).empty()) differences.push_back({"The web server does not know that the address " + address + " is exclusive.", repair});
  for (const auto& [address, fact] : there) differences.push_back({"The web server takes the address " + address + " for exclusive, which the database does not know.", repair});
  for (const auto& [name, fact] : named(listed, "strange .addresses/", "")) differences.push_back({"There is something among the exclusive addresses that is none: " + name + ".", repair});
}

void compare_sites(Program& program, const std::vector<std::string>& listed, Differences& differences) {
  auto there = named(listed, "site host ", "\t");
  for (const sites::WantedSite& wanted : sites::wanted_sites(program.database(), program.config().server_id)) {
    const std::string host = wanted.request.host.text();
    const auto found = there.extract(host);
    const jobs::Wish repair{.kind = "site.apply", .subject = wanted.id, .object = domains::readable(host), .account = wanted.account, .server = program.config().server_id};
    if (wanted.request.state == SiteRequest::State::absent) {
      if (!found.empty()) differences.push_back({"The site " + host + " is still there, although it was removed.", repair});
    } else if (found.empty()) {
      differences.push_back({"The site " + host + " is missing.", repair});
    } else if ("host " + found.mapped() != wanted.request.to_line()) {
      differences.push_back({"The site " + host + " is not as it should be: it is \"host " + found.mapped() + "\", it should be \"" + wanted.request.to_line() + "\".", repair});
    }
  }
  for (const auto& [host, fact] : there) differences.push_back({"There is a site " + host + " that the database does not know.", {}});
  for (const auto& [name, fact] : named(listed, "strange ", ""))
    if (!name.starts_with(".addresses/")) differences.push_back({"There is something among the sites that is no site: " + name + ".", {}});
}

void compare_folders(Program& program, Differences& differences) {
  auto there = named(facts(program, "site", requests::folder_settings_list), "folders login ", "\t");
  for (const directories::WantedSettings& wanted : directories::wanted_settings(program.database())) {
    const std::string login = wanted.request.login.text();
    const auto found = there.extract(login);
    const jobs::Wish repair{.kind = "directories.apply", .subject = wanted.account, .object = login, .account = wanted.account};
    if (found.empty() || "login " + found.mapped() != wanted.request.to_line())
      differences.push_back({"Protected folders and error pages of " + login + " are not as they should be.", repair});
  }
  for (const auto& [login, fact] : there) differences.push_back({"There are protected folders or error pages of " + login + " that the database does not know.", {}});
}

void compare_pools(const std::string& sockets, const std::vector<sites::WantedPool>& users, Differences& differences) {
  for (const sites::WantedPool& user : users) {
    struct stat found {};
    const bool there = lstat((sockets + "/" + user.pool.login.text() + ".sock").c_str(), &found) == 0;
    const jobs::Wish repair{.kind = "php.apply", .subject = user.account, .object = user.pool.login.text(), .account = user.account};
    if (user.pool.wanted && !there) differences.push_back({"The PHP of " + user.pool.login.text() + " does not run.", repair});
    if (!user.pool.wanted && there) differences.push_back({"The PHP of " + user.pool.login.text() + " runs, although it should not.", repair});
  }
}

int reconcile(Program& program, Arguments& arguments) {
  const bool repair = arguments.flag("repair");
  const std::string sockets = arguments.take("php-sockets").value_or("/run/hostler/php");
  arguments.finish();
  const std::vector<sites::WantedPool> users = sites::wanted_pools(program.database());
  Differences differences;
  compare_accounts(program, users, differences);
  const std::vector<std::string> listed = facts(program, "site", requests::site_list);
  compare_addresses(program, listed, differences);
  compare_sites(program, listed, differences);
  compare_folders(program, differences);
  compare_pools(sockets, users, differences);

  bool all_repaired = true;
  for (const Difference& difference : differences) {
    const bool enqueue = repair && difference.repair;
    std::cout << difference.sentence << (enqueue ? " It is being repaired." : "") << "\n";
    if (enqueue) jobs::enqueue(program.database(), program.actor(), *difference.repair);
    all_repaired = all_repaired && enqueue;
  }
  if (const auto unfinished = jobs::unfinished(program.database(), program.config().server_id).size(); unfinished > 0 && !differences.empty() && !repair)
    std::cerr << "hostlerctl: " << unfinished << " jobs are not finished; some differences may be on their way.\n";
  return differences.empty() || all_repaired ? EX_OK : 1;
}

}  // namespace

const std::vector<Command> reconcile_commands = {
    {"reconcile", "[--repair] [--php-sockets FOLDER]", "compares the server with the database; 1 when something differs; --repair enqueues what makes it right", reconcile},
};

}  // namespace hostler::hostlerctl

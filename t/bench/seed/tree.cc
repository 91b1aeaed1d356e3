// SPDX-License-Identifier: GPL-3.0-or-later
// Run inside a host as root: makes what root's helpers would have made for the users web1, web2 … of the seeded database, by their own
// functions, but all at once and without waiting for the disk.
//   tree users FIRST LAST           system accounts and homes
//   tree sites FIRST LAST USERS     site1.test … as directories of links, spread over web1 … webUSERS
//   tree pools FIRST LAST           PHP pools in the masters m1, m2 … of 500 pools each
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include "privileged/homes.h"
#include "privileged/paths.h"
#include "privileged/php_master.h"
#include "privileged/php_pool.h"
#include "privileged/safe.h"
#include "privileged/site_tree.h"
#include "privileged/users.h"

// Whole runs of a hundred thousand files; a host that breaks down is thrown away.
extern "C" int fsync(int) { return 0; }

namespace {

using namespace hostler::privileged;
using hostler::requests::HostName;
using hostler::requests::Login;
using hostler::requests::RelativePath;
using hostler::requests::SiteRequest;

constexpr unsigned first_id = 20000, pools_per_master = 500;

Login login_of(unsigned number) { return *Login::parse("web" + std::to_string(number)); }
uid_t id_of(unsigned number) { return first_id + number; }

void append(const std::string& path, const std::string& text) {
  if (!(std::ofstream(path, std::ios::app) << text << std::flush)) throw std::runtime_error("cannot write " + path);
}

void make_accounts(unsigned first, unsigned last) {
  std::string passwd, group, shadow, gshadow;
  for (unsigned n = first; n <= last; ++n) {
    const std::string login = login_of(n).text(), id = std::to_string(id_of(n));
    passwd += login + ":x:" + id + ":" + id + "::" + homes::path_of(login_of(n)) + ":/usr/sbin/nologin\n";
    group += login + ":x:" + id + ":\n";
    shadow += login + ":!:::::::\n";
    gshadow += login + ":!::\n";
  }
  append("/etc/group", group);
  append("/etc/gshadow", gshadow);
  append("/etc/shadow", shadow);
  append("/etc/passwd", passwd);
}

void make_users(unsigned first, unsigned last) {
  make_accounts(first, last);
  const gid_t web_server = users::web_server_group();
  for (unsigned n = first; n <= last; ++n) {
    const users::User user{login_of(n), id_of(n), id_of(n)};
    homes::ensure(user, web_server, hostler::privileged::homes::Door::open);
    const Fd html = open_beneath(homes::open(user.login).get(), "html", O_RDONLY | O_DIRECTORY);
    ensure_file(html.get(), "index.html", "<!DOCTYPE html><title>" + user.login.text() + "</title>\n", {user.uid, web_server, 0640});
  }
}

void make_sites(unsigned first, unsigned last, unsigned users) {
  const Fd sites = open_directory(paths::sites);
  for (unsigned n = first; n <= last; ++n) {
    const unsigned user = 1 + (n - 1) % users;
    const std::string name = "site" + std::to_string(n) + ".test", alias = "www." + name;
    const SiteRequest site{*HostName::parse(name), login_of(user), SiteRequest::State::live, *RelativePath::parse("html"), {*HostName::parse(alias)}, {}, true};
    hostler::privileged::sites::build_site(sites.get(), name, site, {login_of(user), id_of(user), id_of(user)});
    make_link(sites.get(), alias, name);
  }
}

void make_pools(unsigned first, unsigned last) {
  for (unsigned start = first; start <= last; start += pools_per_master) {
    php_fpm::Master master("m" + std::to_string(1 + (start - 1) / pools_per_master));
    php_fpm::Pools pools = master.pools();
    for (unsigned n = start; n <= last && n < start + pools_per_master; ++n) pools[login_of(n).text()] = php_fpm::pool_text(login_of(n), false);
    master.write(pools, {});
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 3 ? argv[1] : "";
  const auto number = [&](int i) { return static_cast<unsigned>(std::stoul(argv[i])); };
  try {
    if (what == "users") return make_users(number(2), number(3)), 0;
    if (what == "sites" && argc > 4) return make_sites(number(2), number(3), number(4)), 0;
    if (what == "pools") return make_pools(number(2), number(3)), 0;
  } catch (const std::exception& problem) {
    return std::fprintf(stderr, "tree: %s\n", problem.what()), 1;
  }
  return std::fputs("usage: tree users|sites|pools FIRST LAST [USERS]\n", stderr), 64;
}

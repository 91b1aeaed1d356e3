// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/homes.h"

#include <stdio.h>

#include "privileged/errors.h"
#include "privileged/paths.h"

namespace hostler::privileged::homes {
namespace {

using requests::Login;

constexpr const char* private_folders[] = {"log", "private", "backup", "stats", "tmp", "sessions"};

std::string build_name(const Login& login) { return ".new." + login.text(); }

Fd root() { return ensure_directory(paths::homes, 0711); }
Fd trash() { return ensure_directory_at(root().get(), ".trash", 0, 0, 0700); }

void ensure_folders(int home, const users::User& user, gid_t web_server) {
  ensure_directory_at(home, "html", user.uid, web_server, 02750);
  for (const char* folder : private_folders) ensure_directory_at(home, folder, user.uid, user.gid, 0700);
}

}  // namespace

void ensure_upload_folder(const users::User& user) { ensure_directory_at(open(user.login).get(), "phptmp", user.uid, user.gid, 0700); }

std::string path_of(const Login& login) { return std::string(paths::homes) + "/" + login.text(); }

bool exists(const Login& login) { return look(root().get(), login.text()).has_value(); }

bool is_closed(const Login& login) {
  const auto home = look(root().get(), login.text());
  return home && (home->st_mode & 0011) == 0;
}

void ensure(const users::User& user, gid_t web_server, Door door) {
  const mode_t mode = door == Door::open ? 0711 : 0700;
  const Fd homes = root();
  const std::string name = user.login.text(), built = build_name(user.login);
  remove_tree(homes.get(), built);
  if (exists(user.login)) {
    ensure_folders(ensure_directory_at(homes.get(), name, 0, 0, mode).get(), user, web_server);
    return;
  }
  const Fd home = ensure_directory_at(homes.get(), built, 0, 0, 0700);
  ensure_folders(home.get(), user, web_server);
  ensure_directory_at(homes.get(), built, 0, 0, mode);
  sync(home.get());
  rename_entry(homes.get(), built, homes.get(), name, RENAME_NOREPLACE);
}

Fd open(const Login& login) {
  Fd home = open_beneath(root().get(), login.text(), O_PATH | O_DIRECTORY);
  if (!home) throw Again("the account " + login.text() + " has no home");
  return home;
}

void move_to_trash(const Login& login) {
  const Fd homes = root(), place = trash();
  remove_tree(homes.get(), build_name(login));
  if (!exists(login)) return;
  unsigned number = 0;
  while (look(place.get(), login.text() + "." + std::to_string(number))) ++number;
  rename_entry(homes.get(), login.text(), place.get(), login.text() + "." + std::to_string(number), RENAME_NOREPLACE);
}

void empty_trash(const Login& login) {
  const Fd place = trash();
  for (const auto& name : names_in(place.get()))
    if (name.starts_with(login.text() + ".")) remove_tree(place.get(), name);
}

}  // namespace hostler::privileged::homes

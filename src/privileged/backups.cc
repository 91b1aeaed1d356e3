// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/backups.h"

#include "privileged/errors.h"
#include "privileged/homes.h"
#include "privileged/paths.h"
#include "privileged/process.h"
#include "privileged/safe.h"

namespace hostler::privileged::backups {
namespace {

using requests::BackupRequest;
using requests::Login;
using requests::Number;

constexpr int limit_s = 3600;

Fd place() {
  ensure_directory(paths::homes, 0711);
  return ensure_directory(paths::backups, 0700);
}
std::string name_of(const Login& login, const Number& number) { return login.text() + "." + number.text(); }
std::string build_name(const Login& login) { return ".new." + login.text(); }

[[noreturn]] void say_why(const std::string& folder, const ToolResult& result) {
  if (result.output.find("No space left on device") != std::string::npos) throw Again("the backup does not fit: the disk is full");
  throw Again("the folder " + folder + " cannot be packed: " + result.last_line());
}

// The tenant's tar may write to the one file it was given, and read what the tenant can.
void pack_folder(const users::User& user, int home, const std::string& name, int built) {
  const Fd folder = open_beneath(home, name, O_RDONLY | O_DIRECTORY);
  const std::string archive = name + ".tar.zst";
  const Fd file(openat(built, archive.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file) fail("make " + archive);
  const ToolResult result = run_tool_as({user.uid, user.gid, folder.get(), file.get()}, paths::tar,
                                        {"--create", "--file=-", "--use-compress-program=zstd -q", "--one-file-system", "--sparse", "--ignore-failed-read", "."}, limit_s);
  if (result.exit_code != 0) say_why(name, result);
  sync(file.get());
}

void pack_home(const Login& login, int built) {
  const auto user = users::find(login);
  if (!user || !homes::exists(login)) return;
  const Fd home = open_beneath(open_directory(paths::homes).get(), login.text(), O_RDONLY | O_DIRECTORY);
  for (const auto& name : names_in(home.get())) {
    const auto entry = look(home.get(), name);
    if (entry && S_ISDIR(entry->st_mode) && entry->st_uid == user->uid) pack_folder(*user, home.get(), name, built);
  }
}

std::string as_list(const std::vector<requests::JsonLine>& rows) {
  std::string text = "[";
  for (const auto& row : rows) text += (text.size() > 1 ? ",\n" : "\n") + row.text();
  return text + "\n]\n";
}

void build(const BackupRequest& request, int place, const std::string& built) {
  const Fd folder = ensure_directory_at(place, built, 0, 0, 0700);
  if (request.home) pack_home(request.login, folder.get());
  ensure_file(folder.get(), "rows.json", as_list(request.rows), {0, 0, 0600});
  sync(folder.get());
}

}  // namespace

void keep(const BackupRequest& request) {
  const Fd backups = place();
  const std::string name = name_of(request.login, request.number), built = build_name(request.login);
  remove_tree(backups.get(), built);
  if (look(backups.get(), name)) return;
  try {
    build(request, backups.get(), built);
  } catch (...) {
    remove_tree(backups.get(), built);
    throw;
  }
  rename_entry(backups.get(), built, backups.get(), name, RENAME_NOREPLACE);
}

// Out of its name first, so that no half of it is taken for a whole.
void remove(const Login& login, const Number& number) {
  const Fd backups = place();
  const std::string name = name_of(login, number), built = build_name(login);
  remove_tree(backups.get(), built);
  if (!look(backups.get(), name)) return;
  rename_entry(backups.get(), name, backups.get(), built, RENAME_NOREPLACE);
  remove_tree(backups.get(), built);
}

}  // namespace hostler::privileged::backups

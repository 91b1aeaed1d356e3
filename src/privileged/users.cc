// SPDX-License-Identifier: GPL-3.0-or-later
// Order of writing: last-id, group, gshadow, shadow, passwd; of removing: the other way round. So the group line is there
// whenever anything is there, its number says that the account is ours, and the passwd line says that it is complete.
#include "privileged/users.h"

#include <shadow.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/safe.h"

namespace hostler::privileged::users {
namespace {

constexpr uid_t first_id = 20000, last_id = 59999;
constexpr size_t longest_table = 64 << 20;

bool is_ours(uid_t id) { return id >= first_id && id <= last_id; }

// passwd, group and their shadows: lines of fields between colons, the name first.
class Table {
public:
  using Fields = std::vector<std::string>;

  explicit Table(const std::string& name) : directory_(open_directory(paths::etc)), name_(name) {
    const auto content = read_file(directory_.get(), name_, longest_table);
    if (!content) throw Again("/etc/" + name_ + " does not exist");
    std::istringstream stream(*content);
    for (std::string line; std::getline(stream, line);) lines_.push_back(line);
  }

  static Fields split(const std::string& line) {
    Fields fields;
    std::istringstream stream(line + ":");
    for (std::string field; std::getline(stream, field, ':');) fields.push_back(field);
    return fields;
  }

  std::optional<Fields> find(const std::string& entry) const {
    const auto line = position(entry);
    return line == lines_.end() ? std::nullopt : std::optional(split(*line));
  }

  const std::vector<std::string>& lines() const { return lines_; }

  // Before NIS lines ("+"), which end what the local file says.
  void ensure(const std::string& entry, const std::string& line) {
    const auto old = position(entry);
    if (old != lines_.end() && *old == line) return;
    if (old != lines_.end())
      lines_[static_cast<size_t>(old - lines_.begin())] = line;
    else
      lines_.insert(std::find_if(lines_.begin(), lines_.end(), [](const auto& other) { return other.starts_with("+"); }), line);
    write();
  }

  void remove(const std::string& entry) {
    if (position(entry) == lines_.end()) return;
    lines_.erase(position(entry));
    write();
  }

private:
  std::vector<std::string>::const_iterator position(const std::string& entry) const {
    return std::find_if(lines_.begin(), lines_.end(), [&](const auto& line) { return line.starts_with(entry + ":"); });
  }

  void write() const {
    const auto status = look(directory_.get(), name_);
    if (!status) fail("look at /etc/" + name_);
    std::string content;
    for (const auto& line : lines_) content += line + "\n";
    ensure_file(directory_.get(), name_, content, {status->st_uid, status->st_gid, status->st_mode & 07777});
  }

  Fd directory_;
  std::string name_;
  std::vector<std::string> lines_;
};

// The lock that useradd and passwd take too.
class PasswdLock {
public:
  PasswdLock() {
    if (lckpwdf() != 0) fail("take the lock of /etc/passwd");
  }
  ~PasswdLock() { ulckpwdf(); }
  PasswdLock(const PasswdLock&) = delete;
  PasswdLock& operator=(const PasswdLock&) = delete;
};

std::optional<uid_t> number(const std::string& text) {
  uid_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

std::string home_of(const Login& login) { return std::string(paths::homes) + "/" + login.text(); }

std::optional<User> user_of(const Table::Fields& passwd) {
  const auto login = Login::parse(passwd.empty() ? "" : passwd[0]);
  if (!login || passwd.size() != 7) return std::nullopt;
  const auto uid = number(passwd[2]), gid = number(passwd[3]);
  if (!uid || !gid || *uid != *gid || !is_ours(*uid) || passwd[5] != home_of(*login)) return std::nullopt;
  return User{*login, *uid, *gid};
}

// The highest number of our range in use in a table; field 2 in both passwd and group.
uid_t highest(const Table& table) {
  uid_t highest = 0;
  for (const auto& line : table.lines()) {
    const auto fields = Table::split(line);
    const auto id = number(fields.size() > 2 ? fields[2] : "");
    if (id && is_ours(*id)) highest = std::max(highest, *id);
  }
  return highest;
}

// Taken for good before it appears anywhere else: a crash right after this loses a number, never reuses one.
uid_t take_id(const Table& passwd, const Table& group) {
  const Fd state = ensure_directory(paths::state, 0711);
  std::string text = read_file(state.get(), "last-id", 64).value_or("0\n");
  text.erase(text.find_last_not_of('\n') + 1);
  const auto kept = number(text);
  if (!kept) throw Again(std::string(paths::state) + "/last-id does not hold a number");
  const uid_t id = std::max({*kept, highest(passwd), highest(group), first_id - 1}) + 1;
  if (id > last_id) throw Refused("all numbers for system accounts are used up");
  ensure_file(state.get(), "last-id", std::to_string(id) + "\n", {0, 0, 0644});
  return id;
}

// The number of an account that a crash left half made; only a group without members can be that.
std::optional<uid_t> number_of_remains(const Login& login, const Table& passwd, const Table& group) {
  const auto fields = group.find(login.text());
  if (!fields) return std::nullopt;
  const auto id = number(fields->size() == 4 ? (*fields)[2] : "");
  if (!id || !is_ours(*id) || !(*fields)[3].empty()) throw Refused("the group " + login.text() + " belongs to the system");
  for (const auto& line : passwd.lines()) {
    const auto other = Table::split(line);
    if (other.size() > 3 && (other[2] == (*fields)[2] || other[3] == (*fields)[2]) && other[0] != login.text()) throw Refused("the group " + login.text() + " is another account's");
  }
  return id;
}

}  // namespace

gid_t web_server_group() {
  const auto fields = Table("group").find("www-data");
  const auto id = number(fields && fields->size() > 2 ? (*fields)[2] : "");
  if (!id || *id == 0) throw Again("the host has no group www-data");
  return *id;
}

std::optional<User> find(const Login& login) {
  const auto fields = Table("passwd").find(login.text());
  if (!fields) return std::nullopt;
  const auto user = user_of(*fields);
  if (!user) throw Refused("the account " + login.text() + " belongs to the system");
  return user;
}

User get(const Login& login) {
  if (const auto user = find(login)) return *user;
  throw Refused("there is no account " + login.text());
}

std::optional<User> find_remains(const Login& login) {
  if (const auto user = find(login)) return user;
  const auto id = number_of_remains(login, Table("passwd"), Table("group"));
  return id ? std::optional(User{login, *id, *id}) : std::nullopt;
}

std::vector<User> all() {
  std::vector<User> users;
  const Table passwd("passwd");
  for (const auto& line : passwd.lines())
    if (const auto user = user_of(Table::split(line))) users.push_back(*user);
  return users;
}

User ensure(const Login& login) {
  const PasswdLock lock;
  const std::string& name = login.text();
  Table passwd("passwd"), group("group");
  const auto complete = find(login);
  const auto remains = complete ? complete->uid : number_of_remains(login, passwd, group);
  if (!remains && (Table("shadow").find(name) || Table("gshadow").find(name))) throw Refused("the name " + name + " is in the shadow tables without an account");
  const uid_t id = remains ? *remains : take_id(passwd, group);

  group.ensure(name, name + ":x:" + std::to_string(id) + ":");
  Table("gshadow").ensure(name, name + ":!::");
  if (Table shadow("shadow"); !complete || !shadow.find(name)) shadow.ensure(name, name + ":!:::::::");
  passwd.ensure(name, name + ":x:" + std::to_string(id) + ":" + std::to_string(id) + "::" + home_of(login) + ":/usr/sbin/nologin");
  return {login, id, id};
}

void remove_account(const Login& login) {
  const PasswdLock lock;
  Table("passwd").remove(login.text());
  Table("shadow").remove(login.text());
  Table("gshadow").remove(login.text());
}

void remove_group(const Login& login) {
  const PasswdLock lock;
  Table("group").remove(login.text());
}

}  // namespace hostler::privileged::users

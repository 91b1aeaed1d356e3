// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/safe.h"

#include <dirent.h>
#include <linux/openat2.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <ctime>
#include <utility>

#include "privileged/errors.h"
#include "privileged/paths.h"

namespace hostler::privileged {
namespace {

constexpr int directory_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

void write_all(int fd, std::string_view content, const std::string& name) {
  while (!content.empty()) {
    const ssize_t written = write(fd, content.data(), content.size());
    if (written < 0) fail("write " + name);
    content.remove_prefix(static_cast<size_t>(written));
  }
}

// Closed to others until it has its owner.
void set_owner(int fd, const Owner& owner, const std::string& name) {
  if (fchown(fd, owner.uid, owner.gid) != 0) fail("set the owner of " + name);
  if (fchmod(fd, owner.mode) != 0) fail("set the mode of " + name);
}

bool has_owner(const struct stat& status, const Owner& owner) {
  return status.st_uid == owner.uid && status.st_gid == owner.gid && (status.st_mode & 07777) == owner.mode;
}

// True when the entry is gone; false when it is a folder.
bool is_removed(int directory, const std::string& name) {
  if (unlinkat(directory, name.c_str(), 0) == 0 || errno == ENOENT) return true;
  if (errno != EISDIR && errno != EPERM) fail("remove " + name);
  return false;
}

void move_up(int from, const std::string& name, int top) {
  for (unsigned number = 0;; ++number) {
    if (renameat2(from, name.c_str(), top, std::to_string(number).c_str(), RENAME_NOREPLACE) == 0) return;
    if (errno != EEXIST) fail("move " + name + " for removal");
  }
}

// Removes an entry of top; folders found in it are moved up to top and wait for the next round. So neither the stack nor
// the number of descriptors depends on how deep a tenant nested his folders.
void empty_into(int top, const std::string& name) {
  if (is_removed(top, name)) return;
  {
    const Fd inside(openat(top, name.c_str(), directory_flags));
    if (!inside) fail("open " + name + " for removal");
    for (const auto& entry : names_in(inside.get()))
      if (!is_removed(inside.get(), entry)) move_up(inside.get(), entry, top);
  }
  if (unlinkat(top, name.c_str(), AT_REMOVEDIR) != 0) fail("remove " + name);
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
  Fd old(std::exchange(fd_, other.release()));
  return *this;
}

Fd::~Fd() {
  if (fd_ >= 0) close(fd_);
}

int Fd::release() { return std::exchange(fd_, -1); }

std::optional<struct stat> look(int directory, const std::string& name) {
  struct stat status;
  if (fstatat(directory, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) return status;
  if (errno != ENOENT) fail("look at " + name);
  return std::nullopt;
}

Fd open_directory(const std::string& path) {
  Fd fd(open(path.c_str(), directory_flags));
  if (!fd) fail("open " + path);
  return fd;
}

Fd ensure_directory(const std::string& path, mode_t mode) {
  const auto slash = path.rfind('/');
  return ensure_directory_at(open_directory(slash == 0 ? "/" : path.substr(0, slash)).get(), path.substr(slash + 1), 0, 0, mode);
}

Fd open_beneath(int directory, const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<unsigned>(flags | O_NOFOLLOW | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  Fd fd(static_cast<int>(syscall(SYS_openat2, directory, path.c_str(), &how, sizeof how)));
  if (fd || errno == ENOENT) return fd;
  if (errno == ELOOP || errno == ENOTDIR || errno == EXDEV) throw Refused(path + " is or lies behind a link or is not a folder");
  fail("open " + path);
}

Fd ensure_directory_at(int directory, const std::string& name, uid_t uid, gid_t gid, mode_t mode) {
  if (mkdirat(directory, name.c_str(), 0700) != 0 && errno != EEXIST) fail("make the folder " + name);
  Fd fd = open_beneath(directory, name, O_RDONLY | O_DIRECTORY);
  struct stat status;
  if (!fd || fstat(fd.get(), &status) != 0) fail("open the folder " + name);
  if (status.st_uid != 0 && status.st_uid != uid) throw Refused("the folder " + name + " belongs to another account");
  const Owner owner{uid, gid, mode};
  if (!has_owner(status, owner)) set_owner(fd.get(), owner, name);
  return fd;
}

bool ensure_file(int directory, const std::string& name, std::string_view content, const Owner& owner) {
  const std::string temporary = "." + name + ".0.tmp";
  remove_entry(directory, temporary);
  const auto status = look(directory, name);
  if (status && S_ISREG(status->st_mode) && has_owner(*status, owner) && read_file(directory, name, content.size()) == content) return false;

  Fd file(openat(directory, temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file) fail("make " + temporary);
  write_all(file.get(), content, temporary);
  set_owner(file.get(), owner, temporary);
  sync(file.get());
  rename_entry(directory, temporary, directory, name, 0);
  return true;
}

std::optional<std::string> read_file(int directory, const std::string& name, size_t limit) {
  const Fd file = open_beneath(directory, name, O_RDONLY | O_NONBLOCK);
  struct stat status;
  if (!file) return std::nullopt;
  if (fstat(file.get(), &status) != 0) fail("look at " + name);
  if (!S_ISREG(status.st_mode)) throw Refused(name + " is not a plain file");
  std::string content;
  char buffer[65536];
  ssize_t got;
  while ((got = read(file.get(), buffer, sizeof buffer)) > 0 && content.size() <= limit) content.append(buffer, static_cast<size_t>(got));
  if (got < 0) fail("read " + name);
  return content;
}

std::optional<std::string> read_link(int directory, const std::string& name) {
  char target[4096];
  const ssize_t length = readlinkat(directory, name.c_str(), target, sizeof target);
  if (length >= 0) return std::string(target, static_cast<size_t>(length));
  if (errno != ENOENT && errno != EINVAL) fail("read the link " + name);
  return std::nullopt;
}

std::vector<std::string> names_in(int directory) {
  const int copy = openat(directory, ".", directory_flags);
  DIR* stream = copy < 0 ? nullptr : fdopendir(copy);
  if (stream == nullptr) fail("list a folder");
  std::vector<std::string> names;
  while (const dirent* entry = readdir(stream)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  closedir(stream);
  return names;
}

void remove_tree(int directory, const std::string& name) {
  if (is_removed(directory, name)) return;
  {
    const Fd top(openat(directory, name.c_str(), directory_flags));
    if (!top) fail("open " + name + " for removal");
    for (auto entries = names_in(top.get()); !entries.empty(); entries = names_in(top.get()))
      for (const auto& entry : entries) empty_into(top.get(), entry);
  }
  if (unlinkat(directory, name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT) fail("remove " + name);
}

void make_link(int directory, const std::string& name, const std::string& target) {
  if (symlinkat(target.c_str(), directory, name.c_str()) != 0) fail("make the link " + name);
}

void rename_entry(int from, const std::string& name, int to, const std::string& new_name, unsigned flags) {
  if (renameat2(from, name.c_str(), to, new_name.c_str(), flags) != 0) fail("rename " + name + " to " + new_name);
  sync(to);
  if (from != to) sync(from);
}

bool remove_entry(int directory, const std::string& name) {
  if (unlinkat(directory, name.c_str(), 0) == 0) return true;
  if (errno != ENOENT) fail("remove " + name);
  return false;
}

void sync(int fd) {
  if (fsync(fd) != 0) fail("fsync");
}

Lock::Lock(const std::string& name) {
  ensure_directory(paths::run, 0755);
  const Fd locks = ensure_directory(paths::locks, 0700);
  file_ = Fd(openat(locks.get(), name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file_) fail("open the lock " + name);
  for (int waited_ms = 0; flock(file_.get(), LOCK_EX | LOCK_NB) != 0; waited_ms += 10) {
    if (errno != EWOULDBLOCK && errno != EINTR) fail("lock " + name);
    if (waited_ms >= 10000) throw Again("another request holds the lock " + name);
    const timespec pause{0, 10'000'000};
    nanosleep(&pause, nullptr);
  }
}

}  // namespace hostler::privileged

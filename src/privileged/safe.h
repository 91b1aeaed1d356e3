// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders as root may touch them: always relative to an open directory, never through a link, replaced whole or
// not at all. Functions throw Again when the system refuses; where a link or foreign file stands in the way, Refused.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hostler::privileged {

class Fd {
public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(other.release()) {}
  Fd& operator=(Fd&& other) noexcept;
  ~Fd();

  int get() const { return fd_; }
  int release();
  explicit operator bool() const { return fd_ >= 0; }

private:
  int fd_ = -1;
};

// What a directory entry itself is, not what it points to; nothing when it does not exist.
std::optional<struct stat> look(int directory, const std::string& name);

// One of our own compiled-in directories, all of whose parents belong to root.
Fd open_directory(const std::string& path);

// The same, made root's with that mode when it does not exist; parents must exist.
Fd ensure_directory(const std::string& path, mode_t mode);

// openat2(2) below a directory without following any link on the way. An absent file is an empty Fd.
Fd open_beneath(int directory, const std::string& path, int flags);

// A directory directly in a root-owned one: made when absent, owner, group and mode set right when they differ.
// Refused when something else has the name or it belongs to neither root nor uid.
Fd ensure_directory_at(int directory, const std::string& name, uid_t uid, gid_t gid, mode_t mode);

struct Owner {
  uid_t uid = 0;
  gid_t gid = 0;
  mode_t mode = 0644;
};

// Makes the file hold the content, by a temporary file beside it, fsync and rename. False when it did already. The caller
// holds the lock that covers the file; a temporary file of a dead run is removed.
bool ensure_file(int directory, const std::string& name, std::string_view content, const Owner& owner);

// The whole of a regular file of at most limit bytes; nothing when it does not exist.
std::optional<std::string> read_file(int directory, const std::string& name, size_t limit);

// The text of a link; nothing when it does not exist or is no link.
std::optional<std::string> read_link(int directory, const std::string& name);

// The names in a directory except "." and "..".
std::vector<std::string> names_in(int directory);

// Removes a file, link or directory with all it holds, by descriptors; nothing outside is reached. Absent is fine.
void remove_tree(int directory, const std::string& name);

void make_link(int directory, const std::string& name, const std::string& target);
void rename_entry(int from, const std::string& name, int to, const std::string& new_name, unsigned flags);  // then both synced
bool remove_entry(int directory, const std::string& name);                                                // a file or link; false when absent
void sync(int fd);

// Holds a named lock of /run/hostler/lock for its life. Order: users by name, then passwd or php. Again after ten seconds.
class Lock {
public:
  explicit Lock(const std::string& name);

private:
  Fd file_;
};

}  // namespace hostler::privileged

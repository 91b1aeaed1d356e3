// SPDX-License-Identifier: GPL-3.0-or-later
#include "programs/hostlerctl_conf.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "base/crypto.h"

namespace hostler::hostlerctl {
namespace {

struct Ownership {
  uid_t user = 0;
  gid_t group = 0;
  mode_t mode = 0600;
};

Ownership ownership_of(const std::string& path, const char* group) {
  struct stat found {};
  if (stat(path.c_str(), &found) == 0) return {found.st_uid, found.st_gid, found.st_mode & 07777};
  if (const struct group* entry = getgrnam(group)) return {geteuid(), entry->gr_gid, 0640};
  return {geteuid(), getegid(), 0600};
}

class NewFile {
public:
  explicit NewFile(const std::string& path) : path_(path + ".new"), descriptor_(-1) {
    unlink(path_.c_str());  // left by a run that was killed
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) fail("make");
  }
  ~NewFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(const std::string& content) {
    for (std::size_t done = 0; done < content.size();) {
      const ssize_t count = ::write(descriptor_, content.data() + done, content.size() - done);
      if (count < 0 && errno != EINTR) fail("write");
      if (count > 0) done += static_cast<std::size_t>(count);
    }
  }
  void become(const std::string& path, const Ownership& ownership) {
    if (fchown(descriptor_, ownership.user, ownership.group) != 0 || fchmod(descriptor_, ownership.mode) != 0 || fsync(descriptor_) != 0) fail("finish");
    if (rename(path_.c_str(), path.c_str()) != 0) fail("rename");
  }

private:
  [[noreturn]] void fail(const char* what) const { throw Failure(std::string("cannot ") + what + " " + path_ + ": " + std::strerror(errno)); }
  std::string path_;
  int descriptor_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  std::string text = file ? content.str() : "";
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

// Where the database is, for a file that does not say it yet.
std::string place_lines(const DatabaseSettings& settings) {
  std::string text = settings.host.empty() ? "database_socket = " + settings.socket + "\n"
                                           : "database_host = " + settings.host + "\ndatabase_port = " + std::to_string(settings.port) + "\n";
  if (!settings.ca_file.empty()) text += "database_ca_file = " + settings.ca_file + "\n";
  if (settings.host.empty() || !settings.allow_plain_tcp) return text;
  return text + "database_allow_plain_tcp = 1\n";
}

}  // namespace

bool group_exists(const char* name) { return getgrnam(name) != nullptr; }

DatabaseSettings add_database_account(const std::string& path, const char* group, const std::string& user, const DatabaseSettings& known, const DatabaseSettings& server) {
  const Ownership ownership = ownership_of(path, group);
  DatabaseSettings settings = known;
  std::string content = content_of(path);
  if (content.empty()) content = "# Written by hostlerctl upgrade-database; lines of the form key = value.\n";
  if (known.socket.empty() && known.host.empty()) {
    content += place_lines(server);
    settings.socket = server.socket;
    settings.host = server.host;
  }
  if (known.name.empty()) content += "database_name = " + server.name + "\n";
  if (known.user.empty()) content += "database_user = " + user + "\n";
  settings.user = user;
  settings.password = random_token();
  content += "database_password = " + settings.password + "\n";
  NewFile file(path);
  file.write(content);
  file.become(path, ownership);
  return settings;
}

}  // namespace hostler::hostlerctl

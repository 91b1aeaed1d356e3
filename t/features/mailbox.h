// SPDX-License-Identifier: GPL-3.0-or-later
// A sendmail that writes down how it was called and what it got.
#pragma once

#include <cppunit/extensions/HelperMacros.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace hostler {

class Mailbox {
public:
  /// more: what it does besides.
  explicit Mailbox(const std::string& more = ":") {
    char name[] = "/tmp/hostler-mail.XXXXXX";
    CPPUNIT_ASSERT(mkdtemp(name));
    folder_ = name;
    std::ofstream(program()) << "#!/bin/sh\nprintf '%s\\n' \"$*\" >>" << folder_ << "/calls\ncat >>" << folder_ << "/mail\n" << more << "\n";
    chmod(program().c_str(), 0755);
  }
  ~Mailbox() { std::filesystem::remove_all(folder_); }
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;
  std::string program() const { return folder_ + "/sendmail"; }
  std::string calls() const { return read("calls"); }
  std::string mail() const { return read("mail"); }

private:
  std::string read(const char* name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ + "/" + name).rdbuf();
    return text.str();
  }
  std::string folder_;
};

}  // namespace hostler

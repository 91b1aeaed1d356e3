// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration file of one program: `key = value` lines, read by Boost.Program_options; an unknown key is an error that names it.
#pragma once

#include <string>
#include <vector>

#include "base/database.h"
#include "base/mail_server.h"

namespace hostler {

struct Config {
  DatabaseSettings database;
  std::string database_account_host;                 // hostlerctl: the hosts that the accounts it makes may come from, if not over the socket
  std::string panel_url = "https://localhost:8443";  // the only base of links in mails; its host and port are checked against Host and Origin
  std::vector<std::string> trusted_proxies;           // addresses whose X-Forwarded-For counts
  bool panel_show_queries = false;                   // tests and benchmarks: each answer says how many statements it took
  std::uint64_t server_id = 1;
  std::string server_name;                            // host name of this machine; default: gethostname()
  std::string web_probe = "127.0.0.1:80";             // where the worker proves that a site answers
  MailWay mail;
  std::string gate = LIBEXEC_DIR "/gate";
  std::string wake_socket = "/run/hostler/wake.sock";
  std::string templates = DATA_DIR "/templates";
  std::string locale = LOCALE_DIR;
  std::string htdocs = DATA_DIR "/htdocs";
};

/// Reads a file. Throws Failure naming the file, the line's key and what is wrong.
Config read_config(const std::string& path);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include <unistd.h>

#include <boost/program_options.hpp>
#include <climits>
#include <fstream>
#include <sstream>

#include "base/errors.h"
#include "base/mail.h"
#include "base/text.h"

namespace hostler {

namespace {

namespace options = boost::program_options;

// Boost cuts a line at any '#', which would shorten a password without a word, and quotes a line it cannot read, secret or not.
void check_lines(const std::string& path, const std::string& content) {
  int number = 0;
  for (const std::string& raw : split(content, '\n')) {
    const std::string line = trimmed(raw);
    const std::string where = path + ", line " + std::to_string(++number) + ": ";
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos || equals == 0) throw Failure(where + "not of the form key = value");
    if (line.find('#') != std::string::npos) throw Failure(where + trimmed(line.substr(0, equals)) + ": '#' may only start a line");
  }
}

void describe(options::options_description& keys, Config& config, std::string& proxies) {
  const auto text = [&](const char* key, std::string& place) { keys.add_options()(key, options::value(&place)); };
  const auto number = [&](const char* key, auto& place) { keys.add_options()(key, options::value(&place)); };
  text("database_socket", config.database.socket);
  text("database_host", config.database.host);
  number("database_port", config.database.port);
  text("database_name", config.database.name);
  text("database_user", config.database.user);
  text("database_password", config.database.password);
  text("database_ca_file", config.database.ca_file);
  number("database_allow_plain_tcp", config.database.allow_plain_tcp);
  text("database_account_host", config.database_account_host);
  number("database_connect_timeout_s", config.database.connect_timeout_s);
  number("database_read_timeout_s", config.database.read_timeout_s);
  text("panel_url", config.panel_url);
  text("trusted_proxies", proxies);
  number("panel_show_queries", config.panel_show_queries);
  number("server_id", config.server_id);
  text("server_name", config.server_name);
  text("web_probe", config.web_probe);
  text("sendmail", config.mail.sendmail);
  text("mail_server", config.mail.server);
  text("mail_user", config.mail.user);
  text("mail_password", config.mail.password);
  text("mail_ca_file", config.mail.ca_file);
  number("mail_verify", config.mail.verify);
  text("mail_from", config.mail.from);
  text("gate", config.gate);
  text("wake_socket", config.wake_socket);
  text("templates", config.templates);
  text("locale", config.locale);
  text("htdocs", config.htdocs);
}

void check_values(const std::string& path, const Config& config) {
  const auto require = [&](bool right, const char* key, const char* rule) {
    if (!right) throw Failure(path + ": " + key + " " + rule);
  };
  require(config.database.port >= 1 && config.database.port <= 65535, "database_port", "must be 1 to 65535");
  require(config.database.connect_timeout_s >= 1, "database_connect_timeout_s", "must be at least 1");
  require(config.database.read_timeout_s >= 1, "database_read_timeout_s", "must be at least 1");
  require(config.server_id >= 1, "server_id", "must be at least 1");
  require(starts_with(config.panel_url, "https://") || starts_with(config.panel_url, "http://"), "panel_url", "must start with https:// or http://");
  require(config.mail.server.empty() || is_mail_server(config.mail.server), "mail_server", "must be smtp://host:port or smtps://host:port");
  require(config.mail.user.empty() || config.mail.verify, "mail_verify", "cannot be 0 with a mail_user: his password would be sent to whoever answers");
  require(is_mail_address(config.mail.from), "mail_from", "must be a mail address");
  require(config.panel_url.back() != '/', "panel_url", "must not end in a slash");
}

std::string host_name() {
  char name[HOST_NAME_MAX + 1] = {};
  if (gethostname(name, sizeof name - 1) != 0) throw Failure("gethostname fails");
  return name;
}

/// Addresses need a dot; a machine without one is not reachable by mail anyhow.
std::string default_sender(const std::string& server) { return "hostler@" + (is_mail_address("hostler@" + server) ? server : "localhost.localdomain"); }

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string content;
  std::getline(file, content, '\0');
  if (!file.eof()) throw Failure("cannot read " + path + ", or it has a NUL in it");
  return content;
}

}  // namespace

Config read_config(const std::string& path) {
  const std::string content = content_of(path);
  check_lines(path, content);
  Config config;
  std::string proxies;
  options::options_description keys;
  describe(keys, config, proxies);
  try {
    std::istringstream lines(content);
    options::variables_map found;
    options::store(options::parse_config_file(lines, keys), found);
    options::notify(found);
  } catch (const options::unknown_option& problem) {
    throw Failure(path + ": unknown key " + problem.get_option_name());
  } catch (const options::error_with_option_name& problem) {
    throw Failure(path + ": " + problem.get_option_name() + " is given twice or its value cannot be read");
  } catch (const options::error&) {
    throw Failure(path + ": a line cannot be read");
  }
  for (const std::string& proxy : split(proxies, ','))
    if (!trimmed(proxy).empty()) config.trusted_proxies.push_back(trimmed(proxy));
  if (config.server_name.empty()) config.server_name = host_name();
  if (config.mail.from.empty()) config.mail.from = default_sender(config.server_name);
  check_values(path, config);
  return config;
}

}  // namespace hostler

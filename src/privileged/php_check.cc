// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_check.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <utility>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/php_pool.h"
#include "privileged/process.h"
#include "privileged/safe.h"

namespace hostler::privileged::php_fpm {
namespace {

constexpr int test_limit_s = 60;

using Dump = std::map<std::string, std::map<std::string, std::string>>;  // pool → directive → value

// "[22-Nov-2026 02:57:56] NOTICE: …" → "NOTICE: …"
std::string without_time(const std::string& line) {
  const auto end = line.starts_with("[") ? line.find("] ") : std::string::npos;
  return end == std::string::npos ? line : line.substr(end + 2);
}

std::string first_error(const std::string& output) {
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    const std::string message = without_time(line);
    if (message.starts_with("ERROR: ") || message.starts_with("ALERT: ")) return message.substr(7);
  }
  return "php-fpm gave no reason";
}

Dump read_dump(const std::string& output) {
  Dump dump;
  std::string section;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    const std::string start = "NOTICE: ", message = without_time(line);
    if (!message.starts_with(start)) continue;
    const std::string text = message.substr(start.size());
    const auto equals = text.find(" = ");
    if (text.starts_with("[") && text.ends_with("]"))
      section = text.substr(1, text.size() - 2);
    else if (text.starts_with("\t") && equals != std::string::npos)
      dump[section][text.substr(1, equals - 1)] = text.substr(equals + 3);
  }
  return dump;
}

// What we set must read as we meant it, and no other setting of PHP or the environment may have come in.
bool is_as_meant(const requests::Login& login, bool uploads, const std::map<std::string, std::string>& read) {
  std::map<std::string, std::string> meant;
  for (const auto& [name, value] : pool_directives(login, uploads)) meant[name] = value;
  for (const auto& [name, value] : meant)
    if (const auto found = read.find(name); found == read.end() || found->second != value) return false;
  return std::all_of(read.begin(), read.end(), [&](const auto& directive) { return directive.first.find('[') == std::string::npos || meant.contains(directive.first); });
}

// The reason why php-fpm does not take these pools together; empty when it does.
std::string reason_against(const Pools& pools) {
  if (pools.empty()) return "";
  const Fd config = open_directory(paths::php_config);
  remove_tree(config.get(), ".staged");
  const std::string folder = std::string(paths::php_config) + "/.staged";
  const Fd staged = ensure_directory(folder, 0700);
  const auto write = [&](const std::string& name, const std::string& text) {
    const Fd file(openat(staged.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) fail("write " + folder + "/" + name);
  };
  write("test", "[global]\nerror_log = /dev/null\ninclude = " + folder + "/*.conf\n");
  for (const auto& [name, text] : pools) write(name + ".conf", text);

  const ToolResult result = run_tool(binary(), {"-tt", "-y", folder + "/test"}, test_limit_s);
  remove_tree(config.get(), ".staged");
  if (result.exit_code != 0) return first_error(result.output);
  Dump dump = read_dump(result.output);
  for (const auto& [name, text] : pools)
    for (const bool uploads : {false, true})
      if (const auto login = requests::Login::parse(name); login && text == pool_text(*login, uploads) && !is_as_meant(*login, uploads, dump[name])) return "php-fpm reads the pool " + name + " differently";
  return "";
}

void search(const Pools& pools, const std::string& reason, Pools& refused) {
  if (pools.size() == 1) {
    refused[pools.begin()->first] = reason;
    return;
  }
  const auto middle = std::next(pools.begin(), static_cast<std::ptrdiff_t>(pools.size() / 2));
  for (const Pools& half : {Pools(pools.begin(), middle), Pools(middle, pools.end())})
    if (const auto why = reason_against(half); !why.empty()) search(half, why, refused);
}

}  // namespace

std::string binary() {
  std::pair<int, int> newest;
  for (const auto& name : names_in(open_directory(paths::programs).get())) {
    int major = 0, minor = 0, length = 0;
    if (sscanf(name.c_str(), "php-fpm%1d.%2d%n", &major, &minor, &length) == 2 && length == static_cast<int>(name.size())) newest = std::max(newest, {major, minor});
  }
  if (newest.first == 0) throw Again("php-fpm is not installed");
  return std::string(paths::programs) + "/php-fpm" + std::to_string(newest.first) + "." + std::to_string(newest.second);
}

Pools find_refused(const Pools& pools) {
  Pools refused;
  const auto reason = reason_against(pools);
  if (reason.empty()) return refused;
  search(pools, reason, refused);
  if (refused.empty()) throw Again("php-fpm refuses the pools together: " + reason);
  return refused;
}

}  // namespace hostler::privileged::php_fpm

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time_zone.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "base/text.h"

namespace hostler {
namespace {

constexpr char table[] = "/usr/share/zoneinfo/zone1970.tab";   // countries, place, name, comment; tabs between
constexpr char utc_name[] = "UTC";

bool is_zone_name(const std::string& name) {
  return name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == std::string::npos && !name.empty() && name[0] != '/';
}

std::vector<std::string> read_zones() {
  std::vector<std::string> names;
  std::ifstream file(table);
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> columns = split(line, '\t');
    if (line.empty() || line[0] == '#' || columns.size() < 3 || !is_zone_name(columns[2])) continue;
    names.push_back(columns[2]);
  }
  std::sort(names.begin(), names.end());
  names.insert(names.begin(), utc_name);
  return names;
}

std::string& present() {
  static std::string zone = utc_name;
  return zone;
}

}  // namespace

const std::vector<std::string>& time_zones() {
  static const std::vector<std::string> names = read_zones();
  return names;
}

void use_time_zone(const std::string& name) {
  const auto& names = time_zones();
  present() = std::find(names.begin(), names.end(), name) == names.end() ? utc_name : name;
}

const std::string& current_time_zone() { return present(); }

std::string on_local_clock(const std::string& utc) {
  if (present() == utc_name) return utc;
  std::tm moment{};
  if (!strptime(utc.c_str(), "%Y-%m-%d %H:%M:%S", &moment)) return utc;
  const std::time_t seconds = timegm(&moment);
  // The C library keeps one zone; it reads the file only when the name is another one than before. Everything else of ours asks for UTC.
  setenv("TZ", (":" + present()).c_str(), 1);
  tzset();
  std::tm local{};
  localtime_r(&seconds, &local);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &local);
  return text;
}

}  // namespace hostler

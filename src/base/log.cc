// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <syslog.h>
#include <unistd.h>

#include <string>

namespace hostler {

namespace {

std::string one_line(std::string_view text) {
  std::string line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]);
    if (c < 0x20 || c == 0x7F) line[i] = ' ';
    // U+0080 to U+009F are controls of two bytes.
    if (c == 0xC2 && i + 1 < line.size() && static_cast<unsigned char>(line[i + 1]) < 0xA0) line[i] = line[i + 1] = ' ';
  }
  return line;
}

void write_line(int priority, std::string_view text) { syslog(priority, "%s", one_line(text).c_str()); }

}  // namespace

void open_log(const char* program) { openlog(program, LOG_PID | (isatty(STDERR_FILENO) ? LOG_PERROR : 0), LOG_DAEMON); }

void log_info(std::string_view text) { write_line(LOG_INFO, text); }
void log_warning(std::string_view text) { write_line(LOG_WARNING, text); }
void log_error(std::string_view text) { write_line(LOG_ERR, text); }

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// The program's log: syslog (the journal where there is one), also on standard error when that is a terminal. One line a call; line
// breaks and control characters in the text become spaces, so nothing typed by a user can forge a line. Never passwords or tokens.
#pragma once

#include <string_view>

namespace hostler {

void open_log(const char* program);
void log_info(std::string_view text);
void log_warning(std::string_view text);
void log_error(std::string_view text);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// From the web server's variables and body to a Request. All refusals that need no handler happen here: sizes before anything is read, encodings,
// NUL, broken UTF-8, paths that climb. cgicc parses the fields, after the checks it does not make itself.
#pragma once

#include <cgicc/CgiInput.h>

#include <string>
#include <variant>
#include <vector>

#include "http/fastcgi_loop.h"
#include "http/request.h"

namespace hostler {

/// input gives the CGI variables and the body. Reads the body only when its announced size is allowed.
std::variant<Request, BadRequest> read_request(cgicc::CgiInput& input, const std::vector<std::string>& trusted_proxies);

}  // namespace hostler

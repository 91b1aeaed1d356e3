// SPDX-License-Identifier: GPL-3.0-or-later
// The accept loop around libfcgi: one request at a time, one process of a pool. Survives what libfcgi alone does not: silent peers, half
// records, SIGTERM while a peer is connected, bodies announced with 2 GB (all refused or timed out; see HACKING for the measured traps).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace hostler {

/// What could not become a Request: answered without any handler.
struct BadRequest {
  int status;              // 400, 405, 413, 415, 421
  const char* reason;
};

struct LoopSettings {
  std::vector<std::string> trusted_proxies;
  std::function<Response(const Request&)> handle;        // must not throw
  std::function<Response(const BadRequest&)> refuse;     // must not throw
};

/// Serves the listening socket on descriptor 0 until SIGTERM or SIGINT; finishes the request at hand. Refuses to start on TCP.
/// Answers the program's exit status.
int serve(const LoopSettings& settings);

}  // namespace hostler

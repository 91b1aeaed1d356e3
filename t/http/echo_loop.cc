// SPDX-License-Identifier: GPL-3.0-or-later
// The accept loop with a handler that says what it understood: what fastcgi_loop_test.pl talks to.
#include <unistd.h>

#include <exception>
#include <string>

#include "base/log.h"
#include "http/fastcgi_loop.h"

namespace {

using namespace hostler;

std::string listed(const char* what, const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) text += std::string(what) + " " + name + "=" + value + "\n";
  return text;
}

Response echo(const Request& request) {
  if (request.path == "/inject") {
    Response response = html("never seen");
    response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: stolen=1");
    return response;
  }
  if (request.path == "/slow") sleep(1);
  std::string text = "path " + request.path + "\naddress " + request.address + "\npid " + std::to_string(getpid()) + "\n";
  text += listed("query", request.query) + listed("form", request.form) + "body " + std::to_string(request.body.size()) + "\n";
  for (const auto& [name, value] : request.cookies) text += "cookie " + name + "=" + value + "\n";
  if (request.path == "/large") text += std::string(20 * 1024 * 1024, 'x');
  return html(text);
}

Response refuse(const BadRequest& bad) { return html(bad.reason, bad.status); }

}  // namespace

int main() {
  try {
    return serve({{"127.0.0.1"}, echo, refuse});
  } catch (const std::exception& problem) {
    log_error(problem.what());
    return 1;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response.h"

#include "base/errors.h"

namespace hostler {
namespace {

/// Octets that need no quoting in a cookie (RFC 6265 4.1.1).
bool is_cookie_text(std::string_view text) {
  for (unsigned char c : text)
    if (c <= 0x20 || c >= 0x7f || c == '"' || c == ',' || c == ';' || c == '\\') return false;
  return true;
}

}  // namespace

void Response::set_cookie(std::string_view name, std::string_view value, int max_age_s) {
  if (name.empty() || name.find('=') != std::string_view::npos || !is_cookie_text(name) || !is_cookie_text(value))
    throw Failure("cookie that cannot be written: " + std::string(name));
  std::string line = std::string(name) + "=" + std::string(value) + "; Path=/; Secure; HttpOnly; SameSite=Strict";
  if (max_age_s >= 0) line += "; Max-Age=" + std::to_string(max_age_s);
  headers.emplace_back("Set-Cookie", std::move(line));
}

void Response::drop_cookie(std::string_view name) { set_cookie(name, "", 0); }

Response html(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response redirect(std::string_view path) {
  // "/\" is read as "//" by browsers.
  if (path.empty() || path[0] != '/' || (path.size() > 1 && (path[1] == '/' || path[1] == '\\')))
    throw Failure("redirect to another host: " + std::string(path));
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", std::string(path));
  return response;
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// One answer, whole before anything is written.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hostler {

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // a line break in a value is a Failure when it is written

  void set_cookie(std::string_view name, std::string_view value, int max_age_s = -1);  // __Host- rules: Secure, HttpOnly, SameSite=Strict, Path=/; -1: with the browser
  void drop_cookie(std::string_view name);
};

Response html(std::string body, int status = 200);
/// 303 See Other: after a POST. Only paths of our own ("/…", not "//…").
Response redirect(std::string_view path);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// One request as the handlers see it: decoded once, strictly. Whatever holds a NUL, broken UTF-8 or too much never gets here.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hostler {

enum class Method { get, post, put, patch, delete_ };

/// Names and values in the order sent; a name may come several times (check boxes of one group), forms say where that is allowed.
using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::get;
  std::string path;             // decoded, begins with /, no empty, "." or ".." components
  Parameters query;
  Parameters form;              // body of a POST with application/x-www-form-urlencoded or multipart/form-data
  Parameters files;             // uploaded with multipart/form-data: field and content, any bytes (the only ones nobody looked at)
  std::string body;             // any other content type, as sent
  std::string content_type;
  std::map<std::string, std::string> cookies;
  std::string host;             // Host header
  std::string origin;           // Origin header, empty when absent
  std::string fetch_site;       // Sec-Fetch-Site header, empty when absent
  std::string accept_language;
  std::string user_agent;
  std::string authorization;
  std::string idempotency_key;
  std::string address;          // of the client (trusted proxies resolved)

  std::optional<std::string> query_value(std::string_view name) const;
  std::optional<std::string> form_value(std::string_view name) const;
  /// The content of the file that a field uploaded; empty when there is none.
  std::string file(std::string_view name) const;
};

/// Limits of a request body, in bytes and fields.
inline constexpr std::size_t most_body_bytes = 2 * 1024 * 1024;
inline constexpr std::size_t most_fields = 1000;

}  // namespace hostler

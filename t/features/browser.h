// SPDX-License-Identifier: GPL-3.0-or-later
// A browser that talks to the panel directly: keeps cookies, sends the token of the page it last saw, says where its forms come from.
#pragma once

#include <map>
#include <string>

#include "features/panel.h"
#include "http/request.h"
#include "http/response.h"

namespace hostler {

class Browser {
public:
  explicit Browser(Panel& panel, std::string address = "192.0.2.1") : panel_(panel), address_(std::move(address)) {}

  /// path may have a query.
  Response get(const std::string& path);
  /// The last page's token goes with the fields unless they hold one.
  Response post(const std::string& path, Parameters fields = {});
  /// Follows a redirection once.
  Response follow(const Response& response);
  /// Any request, with this browser's cookies.
  Response send(Request request);
  Request request(Method method, const std::string& path) const;

  /// Opens the login page and logs in; answers the POST's answer.
  Response login(const std::string& name, const std::string& password);

  std::map<std::string, std::string> cookies;
  std::string token;
  std::string language = "en";

private:
  Panel& panel_;
  std::string address_;
};

/// A header's value, empty when it is not there.
std::string header(const Response& response, const std::string& name);

}  // namespace hostler

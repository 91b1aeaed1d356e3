// SPDX-License-Identifier: GPL-3.0-or-later
// A program that talks to the API with a token.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "features/accounts/accounts.h"
#include "features/panel.h"

namespace hostler {

class ApiClient {
public:
  using Json = nlohmann::ordered_json;
  /// With a new token of the account.
  ApiClient(Panel& panel, Database& database, const accounts::Account& account, bool may_write = true);

  struct Answer {
    int status = 0;
    Json body;
    Response response;
  };
  /// path is behind /api/v1 and may have a query.
  Answer get(const std::string& path) { return send(Method::get, path); }
  Answer post(const std::string& path, const Json& body = Json::object()) { return send(Method::post, path, body.dump()); }
  Answer patch(const std::string& path, const Json& body) { return send(Method::patch, path, body.dump()); }
  Answer remove(const std::string& path) { return send(Method::delete_, path); }
  Answer send(Method method, const std::string& path, const std::string& body = {}, const std::string& key = {});

  std::string token;
  std::string host = "panel.example:8443";

private:
  Panel& panel_;
};

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api_client.h"

#include "features/api/token_store.h"
#include "features/browser.h"

namespace hostler {

ApiClient::ApiClient(Panel& panel, Database& database, const accounts::Account& account, bool may_write) : panel_(panel) {
  static int count = 0;
  token = "hst_test" + std::to_string(++count);
  api::store::insert_token(database, account.id, {.id = 0, .name = "program " + std::to_string(count), .may_write = may_write, .days_left = 1}, token);
}

ApiClient::Answer ApiClient::send(Method method, const std::string& path, const std::string& body, const std::string& key) {
  Request request = Browser(panel_).request(method, "/api/v1" + path);
  request.origin.clear();
  request.fetch_site.clear();
  request.host = host;
  request.authorization = "Bearer " + token;
  request.idempotency_key = key;
  request.body = body;
  request.content_type = body.empty() ? "" : "application/json";
  Answer answer;
  answer.response = panel_.handle(request);
  answer.status = answer.response.status;
  if (!answer.response.body.empty()) answer.body = Json::parse(answer.response.body);
  return answer;
}

}  // namespace hostler

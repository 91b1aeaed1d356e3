// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/browser.h"

#include "base/text.h"

namespace hostler {
namespace {

std::string decoded(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string token_in(const std::string& body) {
  const std::string mark = "name=\"token\" value=\"";
  const std::size_t start = body.find(mark);
  if (start == std::string::npos) return "";
  return body.substr(start + mark.size(), body.find('"', start + mark.size()) - start - mark.size());
}

}  // namespace

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

Request Browser::request(Method method, const std::string& path) const {
  Request request;
  request.method = method;
  const std::size_t query = path.find('?');
  request.path = decoded(path.substr(0, query));
  if (query != std::string::npos)
    for (const std::string& pair : split(path.substr(query + 1), '&')) {
      const std::size_t equals = pair.find('=');
      request.query.emplace_back(decoded(pair.substr(0, equals)), equals == std::string::npos ? "" : decoded(pair.substr(equals + 1)));
    }
  request.host = "panel.example:8443";
  request.accept_language = language;
  request.address = address_;
  if (method != Method::get) {
    request.origin = "https://panel.example:8443";
    request.fetch_site = "same-origin";
    request.content_type = "application/x-www-form-urlencoded";
  }
  return request;
}

Response Browser::send(Request request) {
  request.cookies = cookies;
  Response response = panel_.handle(request);
  for (const auto& [key, value] : response.headers) {
    if (key != "Set-Cookie") continue;
    const std::size_t equals = value.find('='), end = value.find(';');
    const std::string name = value.substr(0, equals);
    if (value.find("Max-Age=0") != std::string::npos) cookies.erase(name);
    else cookies[name] = value.substr(equals + 1, end - equals - 1);
  }
  if (const std::string seen = token_in(response.body); !seen.empty()) token = seen;
  return response;
}

Response Browser::get(const std::string& path) { return send(request(Method::get, path)); }

Response Browser::post(const std::string& path, Parameters fields) {
  Request sent = request(Method::post, path);
  bool has_token = false;
  for (const auto& field : fields) has_token = has_token || field.first == "token";
  if (!has_token) fields.emplace_back("token", token);
  sent.form = std::move(fields);
  return send(sent);
}

Response Browser::follow(const Response& response) { return get(header(response, "Location")); }

Response Browser::login(const std::string& name, const std::string& password) {
  get("/login");
  return post("/login", {{"name", name}, {"password", password}, {"next", ""}});
}

}  // namespace hostler

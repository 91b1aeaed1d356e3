// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/read_request.h"

#include "base/text.h"
#include "http/decode.h"

namespace hostler {
namespace {

Method method_of(std::string_view name) {
  if (name == "GET") return Method::get;
  if (name == "POST") return Method::post;
  if (name == "PUT") return Method::put;
  if (name == "PATCH") return Method::patch;
  if (name == "DELETE") return Method::delete_;
  throw BadRequest{405, "unknown method"};
}

bool has_body(Method method) { return method == Method::post || method == Method::put || method == Method::patch; }

/// How many bytes to read. Checked here because cgicc allocates whatever is announced, and because a chunked body may arrive without its length.
std::size_t body_size(cgicc::CgiInput& input, Method method) {
  std::string announced = input.getenv("CONTENT_LENGTH");
  if (announced.empty()) {
    if (has_body(method) || !input.getenv("HTTP_TRANSFER_ENCODING").empty()) throw BadRequest{411, "body without its length"};
    return 0;
  }
  if (announced.find_first_not_of("0123456789") != std::string::npos) throw BadRequest{400, "length that is no number"};
  if (announced.size() > 18 || std::stoull(announced) > most_body_bytes) throw BadRequest{413, "body too large"};
  std::size_t size = std::stoull(announced);
  if (size > 0 && !has_body(method)) throw BadRequest{400, "body where none belongs"};
  return size;
}

std::string read_body(cgicc::CgiInput& input, std::size_t size) {
  std::string body(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    std::size_t more = input.read(body.data() + got, size - got);
    if (more == 0) throw BadRequest{400, "body shorter than announced"};
    got += more;
  }
  return body;
}

void take_body(Request& request, std::string body) {
  if (body.empty()) return;
  std::string type = lower(trimmed(split(request.content_type, ';')[0]));
  if (type.empty()) throw BadRequest{415, "body of unknown type"};
  if (type == "application/x-www-form-urlencoded")
    request.form = decode_fields(body);
  else if (type == "multipart/form-data") {
    Multipart sent = decode_multipart(request.content_type, body);
    request.form = std::move(sent.fields);
    request.files = std::move(sent.files);
  } else
    request.body = std::move(body);
}

std::string header(cgicc::CgiInput& input, const char* name) {
  std::string value = input.getenv(name);
  require_clean(value);
  return value;
}

Request read(cgicc::CgiInput& input, const std::vector<std::string>& trusted_proxies) {
  Request request;
  request.method = method_of(input.getenv("REQUEST_METHOD"));
  std::size_t size = body_size(input, request.method);
  // PATH_INFO and SCRIPT_NAME differ from server to server; REQUEST_URI is what the browser sent.
  std::string uri = input.getenv("REQUEST_URI");
  if (uri.size() > 8192) throw BadRequest{400, "address too long"};
  std::size_t question = uri.find('?');
  request.path = decode_path(std::string_view(uri).substr(0, question));
  if (question != std::string::npos) request.query = decode_fields(uri.substr(question + 1));
  request.content_type = header(input, "CONTENT_TYPE");
  request.cookies = decode_cookies(header(input, "HTTP_COOKIE"));
  request.host = header(input, "HTTP_HOST");
  request.origin = header(input, "HTTP_ORIGIN");
  request.fetch_site = header(input, "HTTP_SEC_FETCH_SITE");
  request.accept_language = header(input, "HTTP_ACCEPT_LANGUAGE");
  request.user_agent = header(input, "HTTP_USER_AGENT");
  request.authorization = header(input, "HTTP_AUTHORIZATION");
  request.idempotency_key = header(input, "HTTP_IDEMPOTENCY_KEY");
  request.address = client_address(header(input, "REMOTE_ADDR"), header(input, "HTTP_X_FORWARDED_FOR"), trusted_proxies);
  take_body(request, read_body(input, size));
  return request;
}

}  // namespace

std::variant<Request, BadRequest> read_request(cgicc::CgiInput& input, const std::vector<std::string>& trusted_proxies) {
  try {
    return read(input, trusted_proxies);
  } catch (const BadRequest& bad) {
    return bad;
  }
}

}  // namespace hostler

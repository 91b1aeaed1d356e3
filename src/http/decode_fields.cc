// SPDX-License-Identifier: GPL-3.0-or-later
// cgicc does the parsing; it drops silently what it does not like, so everything is counted and compared.
#include <cgicc/Cgicc.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "http/decode.h"

namespace hostler {
namespace {

/// Gives cgicc one body or one query, so that the two cannot mix.
class Given : public cgicc::CgiInput {
public:
  Given(std::string method, std::string query, std::string content_type, const std::string& body)
      : method_(std::move(method)), query_(std::move(query)), content_type_(std::move(content_type)), body_(body) {}

  std::size_t read(char* data, std::size_t length) override {
    length = std::min(length, body_.size() - at_);
    std::memcpy(data, body_.data() + at_, length);
    at_ += length;
    return length;
  }

  std::string getenv(const char* name) override {
    std::string_view wanted = name;
    if (wanted == "REQUEST_METHOD") return method_;
    if (wanted == "QUERY_STRING") return query_;
    if (wanted == "CONTENT_TYPE") return content_type_;
    if (wanted == "CONTENT_LENGTH") return std::to_string(body_.size());
    return {};
  }

private:
  std::string method_, query_, content_type_;
  const std::string& body_;
  std::size_t at_ = 0;
};

void add(Parameters& fields, const std::string& name, const std::string& value) {
  require_clean(name);
  require_clean(value);
  if (name.empty()) throw BadRequest{400, "field without a name"};
  fields.emplace_back(name, value);
}

Multipart parsed(Given& given) {
  Multipart sent;
  try {
    cgicc::Cgicc parser(&given);
    for (const cgicc::FormEntry& entry : parser.getElements()) add(sent.fields, entry.getName(), entry.getValue());
    for (const cgicc::FormFile& file : parser.getFiles()) {
      add(sent.files, file.getName(), "");
      sent.files.back().second = file.getData();
    }
  } catch (const std::exception&) {
    throw BadRequest{400, "the fields cannot be read"};
  }
  return sent;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/// The boundary parameter (RFC 2046 5.1.1), with or without quotes.
std::string boundary_of(const std::string& content_type) {
  std::vector<std::string> parameters = split(content_type, ';');
  std::string boundary;
  for (std::size_t i = 1; i < parameters.size(); ++i) {
    std::string parameter = trimmed(parameters[i]);
    if (lower(parameter.substr(0, 9)) == "boundary=") boundary = parameter.substr(9);
  }
  if (boundary.size() > 2 && boundary.front() == '"' && boundary.back() == '"') boundary = boundary.substr(1, boundary.size() - 2);
  auto fits = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("'()+_,-./:=?").find(c) != std::string_view::npos; };
  if (boundary.empty() || boundary.size() > 70 || !std::all_of(boundary.begin(), boundary.end(), fits)) throw BadRequest{400, "multipart without a boundary"};
  return boundary;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

Parameters decode_fields(const std::string& encoded) {
  std::size_t pairs = 0;
  for (const std::string& pair : split(encoded, '&')) {
    if (pair.empty()) continue;
    // A pair without "=" is a field with an empty value to browsers, nothing to cgicc; ";" separates for cgicc only.
    if (pair.find('=') == std::string::npos || pair.find(';') != std::string::npos) throw BadRequest{400, "field without a value"};
    if (++pairs > most_fields) throw BadRequest{400, "too many fields"};
  }
  for (std::size_t at = encoded.find('%'); at != std::string::npos; at = encoded.find('%', at + 1))
    if (at + 2 >= encoded.size() || !is_hex(encoded[at + 1]) || !is_hex(encoded[at + 2])) throw BadRequest{400, "broken escape in a field"};
  if (pairs == 0) return {};
  const std::string no_body;
  Given given("GET", encoded, "", no_body);
  Parameters fields = parsed(given).fields;
  if (fields.size() != pairs) throw BadRequest{400, "fields that cannot be read"};
  return fields;
}

Multipart decode_multipart(const std::string& content_type, const std::string& body) {
  std::string boundary = boundary_of(content_type);
  std::string delimiter = "\r\n--" + boundary, first = "--" + boundary + "\r\n";
  std::string ending = delimiter + "--\r\n";
  if (!starts_with(body, first) || !body.ends_with(ending)) throw BadRequest{400, "multipart that does not begin or end as announced"};
  std::size_t parts = occurrences(body, delimiter + "\r\n") + 1;
  if (occurrences(body, delimiter) != parts || parts > most_fields) throw BadRequest{400, "multipart with broken or too many parts"};
  Given given("POST", "", "multipart/form-data; boundary=" + boundary, body);
  Multipart sent = parsed(given);
  if (sent.fields.size() + sent.files.size() != parts) throw BadRequest{400, "multipart with parts that cannot be read"};
  return sent;
}

}  // namespace hostler

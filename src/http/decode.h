// SPDX-License-Identifier: GPL-3.0-or-later
// The decoders of a request's parts. Each takes bytes from outside and answers clean values, or throws BadRequest.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/fastcgi_loop.h"
#include "http/request.h"

namespace hostler {

/// The path of REQUEST_URI (the part before "?"), decoded once. An encoded slash, NUL, control character or broken escape is 400; an empty, "."
/// or ".." component is 404: pages have one address each.
std::string decode_path(std::string_view raw);

/// Fields of a query or of an application/x-www-form-urlencoded body.
Parameters decode_fields(const std::string& encoded);
/// A multipart/form-data body (RFC 7578): its fields, and apart from them the contents of its files, any bytes, by field.
struct Multipart {
  Parameters fields, files;
};
Multipart decode_multipart(const std::string& content_type, const std::string& body);

/// Cookie pairs of RFC 6265 4.2; pairs of another form are ignored, and so is a name that comes twice: nobody may choose which one counts.
std::map<std::string, std::string> decode_cookies(std::string_view header);

/// The client: REMOTE_ADDR, or what trusted proxies say in X-Forwarded-For, from the right. A unix socket's peer is named "unix:".
std::string client_address(const std::string& remote, std::string_view forwarded, const std::vector<std::string>& trusted_proxies);

/// Throws BadRequest unless it is UTF-8 without NUL.
void require_clean(std::string_view text);

}  // namespace hostler

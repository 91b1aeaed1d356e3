// SPDX-License-Identifier: GPL-3.0-or-later
// Values that cannot hold a bad text: the only way to make one is parse(), and what parse() lets through may be written
// into a path, a link or a daemon's configuration as it stands. Used by the worker that asks and by the helper that acts.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hostler::requests {

template <class Kind>
class CheckedText {
public:
  const std::string& text() const { return text_; }
  auto operator<=>(const CheckedText&) const = default;

protected:
  explicit CheckedText(std::string text) : text_(std::move(text)) {}

private:
  std::string text_;
};

// A full host name in the form DNS compares: lower-case A-labels without the final dot (RFC 1123 2.1, RFC 5890 2.3.1),
// at most 253 bytes, at least two labels, the last one not all digits (it would read as an address).
class HostName : public CheckedText<HostName> {
public:
  static std::optional<HostName> parse(std::string_view text);

private:
  explicit HostName(std::string_view text) : CheckedText(std::string(text)) {}
};

// The name of a site: a HostName, or "*." and one, which stands for every name one label below it that is no site of its own.
class SiteName : public CheckedText<SiteName> {
public:
  static std::optional<SiteName> parse(std::string_view text);
  SiteName(const HostName& host) : CheckedText(host.text()) {}  // a host name is one

  bool is_wildcard() const { return text().front() == '*'; }

private:
  explicit SiteName(std::string_view text) : CheckedText(std::string(text)) {}
};

// The name in an address like a.test/@name: a label of a host name.
class AtName : public CheckedText<AtName> {
public:
  static std::optional<AtName> parse(std::string_view text);

private:
  explicit AtName(std::string_view text) : CheckedText(std::string(text)) {}
};

// The file names a folder is shown by, tried in this order: 1 to 10 of them with a space between, each at most 60 of A-Z a-z 0-9 . _ -, not beginning with a dot
// or '-', none twice.
class IndexNames : public CheckedText<IndexNames> {
public:
  static std::optional<IndexNames> parse(std::string_view text);

private:
  explicit IndexNames(std::string_view text) : CheckedText(std::string(text)) {}
};

// What a browser says it wants a password for (RFC 7235 2.2): 1 to 100 bytes of UTF-8 without control bytes, '"' and '\'.
class Realm : public CheckedText<Realm> {
public:
  static std::optional<Realm> parse(std::string_view text);

private:
  explicit Realm(std::string_view text) : CheckedText(std::string(text)) {}
};

// A line of a password file: NAME:HASH. The name 1 to 64 of A-Z a-z 0-9 . _ @ -, the hash of bcrypt, as crypt(5) has it: $2y$.
class PasswordLine : public CheckedText<PasswordLine> {
public:
  static std::optional<PasswordLine> parse(std::string_view text);

private:
  explicit PasswordLine(std::string_view text) : CheckedText(std::string(text)) {}
};

// Where an error page is: an absolute path of the same site (/sorry.html, with a query, if need be; not //) or an HttpUrl in its one form.
class ErrorTarget : public CheckedText<ErrorTarget> {
public:
  static std::optional<ErrorTarget> parse(std::string_view text);

private:
  explicit ErrorTarget(std::string_view text) : CheckedText(std::string(text)) {}
};

// The name of a tenant's system account: ^[a-z][a-z0-9]{1,15}$. Never a name that an option or a system account could have.
class Login : public CheckedText<Login> {
public:
  static std::optional<Login> parse(std::string_view text);

private:
  explicit Login(std::string_view text) : CheckedText(std::string(text)) {}
};

// A path below some folder: components that are neither empty nor "." nor "..", each at most 255 bytes, 1000 in all;
// valid UTF-8; of ASCII only letters, digits and " ._-+@=,()"; no component starts with '-' or with or ends in a space.
class RelativePath : public CheckedText<RelativePath> {
public:
  static std::optional<RelativePath> parse(std::string_view text);
  std::string_view first() const;  // component

private:
  explicit RelativePath(std::string_view text) : CheckedText(std::string(text)) {}
};

// The name of a page that a site begins with: ^[A-Za-z0-9][A-Za-z0-9_-]*\.html?$, at most 60 bytes.
class PageName : public CheckedText<PageName> {
public:
  static std::optional<PageName> parse(std::string_view text);

private:
  explicit PageName(std::string_view text) : CheckedText(std::string(text)) {}
};

// A line of such a page: UTF-8 without control bytes, at most 40000 bytes; it may be empty.
class PageLine : public CheckedText<PageLine> {
public:
  static std::optional<PageLine> parse(std::string_view text);

private:
  explicit PageLine(std::string_view text) : CheckedText(std::string(text)) {}
};

// An absolute http or https address (RFC 3986), taken apart and put together again: host a HostName in lower case, no user
// information, default port left out, empty path written as "/", at most 2000 bytes, none of "\<>^`{|}$ or a byte outside
// 0x21..0x7e, '%' only as %XX and never %00, %0a or %0d.
class HttpUrl : public CheckedText<HttpUrl> {
public:
  static std::optional<HttpUrl> parse(std::string_view text);

private:
  explicit HttpUrl(std::string text) : CheckedText(std::move(text)) {}
};

// An IPv4 or IPv6 address at which a server can be reached from outside, exactly as inet_ntop(3) writes it: not unspecified (0.0.0.0/8, ::), loopback
// (127.0.0.0/8, ::1), link-local (169.254.0.0/16, fe80::/10), multicast, broadcast, reserved (240.0.0.0/4) or IPv4 inside IPv6 (::/96, ::ffff:0:0/96).
class IpAddress : public CheckedText<IpAddress> {
public:
  static std::optional<IpAddress> parse(std::string_view text);

private:
  explicit IpAddress(std::string_view text) : CheckedText(std::string(text)) {}
};

// The number of a row: 1 to 18 digits, the first not 0.
class Number : public CheckedText<Number> {
public:
  static std::optional<Number> parse(std::string_view text);

private:
  explicit Number(std::string_view text) : CheckedText(std::string(text)) {}
};

// A row of the database as one line of JSON, to be kept as it stands: between braces, without a control byte.
class JsonLine : public CheckedText<JsonLine> {
public:
  static std::optional<JsonLine> parse(std::string_view text);

private:
  explicit JsonLine(std::string_view text) : CheckedText(std::string(text)) {}
};

}  // namespace hostler::requests

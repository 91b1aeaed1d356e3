// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/names.h"

#include <arpa/inet.h>

#include <algorithm>
#include <set>

namespace hostler::requests {
namespace {

// Written out because the <cctype> functions depend on the locale.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Calls good(part) for every part between separators; an empty text has one empty part.
template <class Check>
bool all_parts(std::string_view text, char separator, Check good) {
  while (true) {
    const auto end = text.find(separator);
    if (!good(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

// Length of the UTF-8 sequence at the start of text (RFC 3629), 0 when there is none or it stands for a control character.
size_t utf8_length(std::string_view text) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(0);
  const size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  const unsigned second = byte(1);
  if (first == 0xe0 && second < 0xa0) return 0;  // overlong
  if (first == 0xed && second > 0x9f) return 0;  // surrogates
  if (first == 0xf0 && second < 0x90) return 0;  // overlong
  if (first == 0xf4 && second > 0x8f) return 0;  // beyond U+10FFFF
  if (first == 0xc2 && second < 0xa0) return 0;  // C1 control characters
  if (first == 0xe2 && second == 0x80 && (byte(2) >= 0xa8 && byte(2) <= 0xaf)) return 0;  // line separators, text direction
  if (first == 0xe2 && second == 0x81 && (byte(2) >= 0xa6 && byte(2) <= 0xa9)) return 0;  // text direction
  return length;
}

bool is_component(std::string_view component) {
  if (component.empty() || component.size() > 255 || component == "." || component == "..") return false;
  if (component.front() == '-' || component.front() == ' ' || component.back() == ' ') return false;
  while (!component.empty()) {
    const size_t length = utf8_length(component);
    const char c = component.front();
    if (length == 0) return false;
    if (length == 1 && !is_lower(c) && !is_upper(c) && !is_digit(c) && std::string_view(" ._-+@=,()").find(c) == std::string_view::npos) return false;
    component.remove_prefix(length);
  }
  return true;
}

bool is_hex(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

bool has_only_url_bytes(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c < 0x21 || c > 0x7e || std::string_view("\"\\<>^`{|}$").find(c) != std::string_view::npos) return false;
    if (c != '%') continue;
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    if (text[i + 1] == '0' && (text[i + 2] == '0' || lower(text[i + 2]) == 'a' || lower(text[i + 2]) == 'd')) return false;
  }
  return true;
}

// "" for the scheme's own port, ":N" for another, nothing for a bad one.
std::optional<std::string> port_part(std::string_view digits, std::string_view own) {
  if (digits.empty() || digits.size() > 5 || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  const int port = std::stoi(std::string(digits));
  if (port < 1 || port > 65535) return std::nullopt;
  return std::to_string(port) == own ? std::string() : ":" + std::to_string(port);
}

bool is_reachable(const in_addr& address) {
  const uint32_t number = ntohl(address.s_addr);
  const uint32_t first = number >> 24;
  return first != 0 && first != 127 && first < 224 && number >> 16 != 0xa9fe;
}

bool is_reachable(const in6_addr& address) {
  return !IN6_IS_ADDR_UNSPECIFIED(&address) && !IN6_IS_ADDR_LOOPBACK(&address) && !IN6_IS_ADDR_LINKLOCAL(&address) && !IN6_IS_ADDR_MULTICAST(&address) &&
         !IN6_IS_ADDR_V4MAPPED(&address) && !IN6_IS_ADDR_V4COMPAT(&address);
}

template <class Address>
bool is_canonical(int family, const std::string& text) {
  Address address;
  char written[INET6_ADDRSTRLEN];
  return inet_pton(family, text.c_str(), &address) == 1 && is_reachable(address) && inet_ntop(family, &address, written, sizeof written) == text;
}

}  // namespace

std::optional<HostName> HostName::parse(std::string_view text) {
  if (text.size() > 253 || !all_parts(text, '.', is_label)) return std::nullopt;
  const auto last_dot = text.rfind('.');
  if (last_dot == std::string_view::npos) return std::nullopt;
  const auto last = text.substr(last_dot + 1);
  if (std::all_of(last.begin(), last.end(), is_digit)) return std::nullopt;
  return HostName(text);
}

std::optional<SiteName> SiteName::parse(std::string_view text) {
  const auto host = text.starts_with("*.") ? text.substr(2) : text;
  if (text.size() > 253 || !HostName::parse(host)) return std::nullopt;
  return SiteName(text);
}

std::optional<AtName> AtName::parse(std::string_view text) {
  if (!is_label(text)) return std::nullopt;
  return AtName(text);
}

std::optional<IndexNames> IndexNames::parse(std::string_view text) {
  std::set<std::string_view> seen;
  const auto is_name = [&](std::string_view name) {
    const auto plain = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; };
    return !name.empty() && name.size() <= 60 && name.front() != '.' && name.front() != '-' && std::all_of(name.begin(), name.end(), plain) && seen.insert(name).second;
  };
  if (!all_parts(text, ' ', is_name) || seen.size() > 10) return std::nullopt;
  return IndexNames(text);
}

std::optional<Realm> Realm::parse(std::string_view text) {
  if (text.empty() || text.size() > 100 || text.find_first_of("\"\\") != std::string_view::npos || !PageLine::parse(text)) return std::nullopt;
  return Realm(text);
}

std::optional<PasswordLine> PasswordLine::parse(std::string_view text) {
  const auto plain = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); };
  const auto colon = std::min(text.find(':'), text.size());
  const auto name = text.substr(0, colon), hash = text.substr(std::min(colon + 1, text.size()));
  if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), [&](char c) { return plain(c) || std::string_view("._@-").find(c) != std::string_view::npos; })) return std::nullopt;
  if (hash.size() != 60 || !hash.starts_with("$2y$") || !is_digit(hash[4]) || !is_digit(hash[5]) || hash[6] != '$') return std::nullopt;
  if (!std::all_of(hash.begin() + 7, hash.end(), [&](char c) { return plain(c) || c == '.' || c == '/'; })) return std::nullopt;
  return PasswordLine(text);
}

std::optional<ErrorTarget> ErrorTarget::parse(std::string_view text) {
  const bool is_path = text.starts_with("/") && !text.starts_with("//") && text.size() <= 1000 && text.find('#') == std::string_view::npos && has_only_url_bytes(text);
  if (const auto url = HttpUrl::parse(text); !is_path && (!url || url->text() != text)) return std::nullopt;
  return ErrorTarget(text);
}

std::optional<Login> Login::parse(std::string_view text) {
  if (text.size() < 2 || text.size() > 16 || !is_lower(text.front())) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c); })) return std::nullopt;
  return Login(text);
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string copy(text);
  if (copy.size() >= INET6_ADDRSTRLEN || copy.find('\0') != std::string::npos) return std::nullopt;
  if (!is_canonical<in_addr>(AF_INET, copy) && !is_canonical<in6_addr>(AF_INET6, copy)) return std::nullopt;
  return IpAddress(text);
}

std::optional<Number> Number::parse(std::string_view text) {
  if (text.empty() || text.size() > 18 || text.front() == '0' || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  return Number(text);
}

std::optional<JsonLine> JsonLine::parse(std::string_view text) {
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
  if (std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) return std::nullopt;
  return JsonLine(text);
}

std::optional<RelativePath> RelativePath::parse(std::string_view text) {
  if (text.size() > 1000 || !all_parts(text, '/', is_component)) return std::nullopt;
  return RelativePath(text);
}

std::string_view RelativePath::first() const { return std::string_view(text()).substr(0, text().find('/')); }

std::optional<PageName> PageName::parse(std::string_view text) {
  const auto dot = text.find('.');
  const auto name = text.substr(0, dot);
  if (text.size() > 60 || dot == std::string_view::npos || (text.substr(dot) != ".html" && text.substr(dot) != ".htm")) return std::nullopt;
  const auto plain = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); };
  if (name.empty() || !plain(name.front()) || !std::all_of(name.begin(), name.end(), [&](char c) { return plain(c) || c == '-' || c == '_'; })) return std::nullopt;
  return PageName(text);
}

std::optional<PageLine> PageLine::parse(std::string_view text) {
  if (text.size() > 40000) return std::nullopt;
  for (auto rest = text; !rest.empty();) {
    const size_t length = utf8_length(rest);
    if (length == 0 || (length == 1 && (static_cast<unsigned char>(rest.front()) < 0x20 || rest.front() == 0x7f))) return std::nullopt;
    rest.remove_prefix(length);
  }
  return PageLine(text);
}

std::optional<HttpUrl> HttpUrl::parse(std::string_view text) {
  if (text.size() > 2000 || !has_only_url_bytes(text)) return std::nullopt;

  std::string scheme(text.substr(0, std::min(text.find("://"), text.size())));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  text.remove_prefix(std::min(scheme.size() + 3, text.size()));

  const auto fragment_at = std::min(text.find('#'), text.size());
  const auto fragment = text.substr(fragment_at);
  if (fragment.find('#', 1) != std::string_view::npos) return std::nullopt;
  const auto query_at = std::min(text.find('?'), fragment_at);
  const auto query = text.substr(query_at, fragment_at - query_at);
  const auto path_at = std::min(text.find('/'), query_at);
  const auto path = text.substr(path_at, query_at - path_at);
  const auto authority = text.substr(0, path_at);

  std::string host(authority.substr(0, authority.find(':')));
  std::transform(host.begin(), host.end(), host.begin(), lower);
  if (!HostName::parse(host)) return std::nullopt;  // '@' and '[' end here too
  std::string port;
  if (host.size() < authority.size()) {
    const auto part = port_part(authority.substr(host.size() + 1), scheme == "http" ? "80" : "443");
    if (!part) return std::nullopt;
    port = *part;
  }
  std::string url = scheme + "://" + host + port + (path.empty() ? "/" : std::string(path)) + std::string(query) + std::string(fragment);
  if (url.size() > 2000) return std::nullopt;
  return HttpUrl(std::move(url));
}

}  // namespace hostler::requests

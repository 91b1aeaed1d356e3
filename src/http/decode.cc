// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/decode.h"

#include <arpa/inet.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace hostler {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string decode_component(std::string_view raw) {
  std::string result;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      result += raw[i];
      continue;
    }
    int high = i + 1 < raw.size() ? hex_digit(raw[i + 1]) : -1, low = i + 2 < raw.size() ? hex_digit(raw[i + 2]) : -1;
    if (high < 0 || low < 0) throw BadRequest{400, "broken escape in the path"};
    result += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return result;
}

bool consists_of(std::string_view text, std::string_view excluded) {
  auto fits = [&](unsigned char c) { return c > 0x20 && c < 0x7f && excluded.find(static_cast<char>(c)) == std::string_view::npos; };
  return std::all_of(text.begin(), text.end(), fits);
}

/// The one form of an address (IPv4 in IPv6 is IPv4), empty when it is none.
std::string written_address(const std::string& text) {
  unsigned char bytes[16];
  char out[INET6_ADDRSTRLEN];
  if (inet_pton(AF_INET, text.c_str(), bytes) == 1) return inet_ntop(AF_INET, bytes, out, sizeof out);
  if (inet_pton(AF_INET6, text.c_str(), bytes) != 1) return {};
  static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::equal(mapped, mapped + 12, bytes)) return inet_ntop(AF_INET, bytes + 12, out, sizeof out);
  return inet_ntop(AF_INET6, bytes, out, sizeof out);
}

}  // namespace

void require_clean(std::string_view text) {
  if (!is_clean_utf8(text)) throw BadRequest{400, "NUL or broken UTF-8"};
}

std::string decode_path(std::string_view raw) {
  if (raw.empty() || raw[0] != '/') throw BadRequest{400, "the address is not a path"};
  if (raw == "/") return "/";
  std::string path;
  for (const std::string& part : split(raw.substr(1), '/')) {
    std::string component = decode_component(part);
    require_clean(component);
    if (component.find_first_of("/\n\t") != std::string::npos || has_control(component)) throw BadRequest{400, "encoded slash or control character in the path"};
    if (component.empty() || component == "." || component == "..") throw BadRequest{404, "empty or climbing path component"};
    path += "/" + component;
  }
  return path;
}

std::map<std::string, std::string> decode_cookies(std::string_view header) {
  std::map<std::string, std::string> cookies;
  std::set<std::string> doubled;
  for (const std::string& part : split(header, ';')) {
    std::string pair = trimmed(part);
    std::size_t equals = pair.find('=');
    if (equals == 0 || equals == std::string::npos) continue;
    std::string name = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (!consists_of(name, "()<>@,;:\\\"/[]?={}") || !consists_of(value, "\",;\\")) continue;
    if (!cookies.emplace(name, value).second) doubled.insert(name);
  }
  for (const std::string& name : doubled) cookies.erase(name);
  return cookies;
}

std::string client_address(const std::string& remote, std::string_view forwarded, const std::vector<std::string>& trusted_proxies) {
  auto trusted = [&](const std::string& address) {
    auto same = [&](const std::string& proxy) { return proxy == address || written_address(proxy) == address; };
    return std::any_of(trusted_proxies.begin(), trusted_proxies.end(), same);
  };
  std::string address = written_address(remote);
  if (address.empty()) address = starts_with(remote, "unix:") ? "unix:" : remote;
  std::vector<std::string> hops = forwarded.empty() ? std::vector<std::string>() : split(forwarded, ',');
  while (!hops.empty() && trusted(address)) {
    std::string hop = written_address(trimmed(hops.back()));
    hops.pop_back();
    if (hop.empty()) break;
    address = hop;
  }
  return address;
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/ip_address.h"

#include <arpa/inet.h>

#include "requests/names.h"

namespace hostler::addresses {
namespace {

/// As the system writes it; nothing when it is no address at all.
std::optional<std::string> canonical(const std::string& typed) {
  unsigned char bytes[sizeof(in6_addr)];
  char text[INET6_ADDRSTRLEN];
  for (int family : {AF_INET, AF_INET6})
    if (inet_pton(family, typed.c_str(), bytes) == 1) return inet_ntop(family, bytes, text, sizeof text);
  return std::nullopt;
}

}  // namespace

std::optional<Text> check_address(std::string& address) {
  if (address.empty()) return std::nullopt;
  const auto written = canonical(address);
  if (!written) return Text(N_("Type an IP address like 192.0.2.10 or 2001:db8::10."));
  if (!requests::IpAddress::parse(*written)) return Text(N_("Nobody outside can reach a server at this address. Type one of the server's own in the internet."));
  address = *written;
  return std::nullopt;
}

}  // namespace hostler::addresses

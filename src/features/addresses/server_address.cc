// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/server_address.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <memory>

namespace hostler::addresses {
namespace {

std::string ipv4_text(const sockaddr* address) {
  char text[INET_ADDRSTRLEN];
  return inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
}

// Global addresses only: neither link-local (fe80::/10) nor unique local (fc00::/7).
std::string ipv6_text(const sockaddr* address) {
  const in6_addr& bytes = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
  if (IN6_IS_ADDR_LINKLOCAL(&bytes) || (bytes.s6_addr[0] & 0xfe) == 0xfc) return {};
  char text[INET6_ADDRSTRLEN];
  return inet_ntop(AF_INET6, &bytes, text, sizeof text);
}

}  // namespace

ServerAddresses server_addresses() {
  ServerAddresses found;
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return found;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, freeifaddrs);
  for (const ifaddrs* one = list; one; one = one->ifa_next) {
    if (!one->ifa_addr || (one->ifa_flags & IFF_LOOPBACK) || !(one->ifa_flags & IFF_UP)) continue;
    if (one->ifa_addr->sa_family == AF_INET && found.ipv4.empty()) found.ipv4 = ipv4_text(one->ifa_addr);
    if (one->ifa_addr->sa_family == AF_INET6 && found.ipv6.empty()) found.ipv6 = ipv6_text(one->ifa_addr);
  }
  return found;
}

}  // namespace hostler::addresses

// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody ticked in a list and wants done with it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "http/listing.h"

namespace hostler {

struct Selection {
  std::string action;                  // one of the Listing's, or empty when none was chosen
  std::vector<std::uint64_t> ids;      // each once
};
/// Refused with status 400 for anything the list's own form cannot send.
Selection read_selection(const Listing& listing, const Parameters& sent);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// What the API's addresses do, one function each.
#pragma once

#include "features/api/api.h"

namespace hostler::api {

/// One request under way: who asks is known, and may ask this.
struct Endpoint::Answer {
  const Request& request;
  const Endpoint& endpoint;
  const PathValues& path;
  Call call;

  /// The {id} of the path; NotFound when it is none.
  std::uint64_t id() const;
};

Response list(const Endpoint::Answer& asked);
Response get(const Endpoint::Answer& asked);
Response create(const Endpoint::Answer& asked);
/// PATCH, DELETE and all other acts. The answer is the object as it is now; 204 when it is gone.
Response act(const Endpoint::Answer& asked);

}  // namespace hostler::api

// SPDX-License-Identifier: GPL-3.0-or-later
// /api/v1: every Resource for programs. JSON in and out, errors as problem documents; who asks is known by a token alone, never by a cookie, so no other
// site's page can ask anything.
#pragma once

#include <string>

#include "base/config.h"
#include "base/database.h"
#include "features/resource.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"

namespace hostler::api {

namespace store {
struct Bearer;
}

/// What an address of the API does. The act is null for lists, objects and creation.
struct Endpoint {
  const Resource* resource = nullptr;
  const Act* act = nullptr;
  struct Answer;
  Response (*handler)(const Answer&) = nullptr;
};

class Api {
public:
  Api(const Config& config, Database& database, access::KnownRules& rules);

  static bool is_asked(const Request& request) { return request.path == "/api" || request.path.starts_with("/api/"); }
  /// Never throws.
  Response answer(const Request& request) const;

  const Router<Permission, Endpoint>& router() const { return router_; }

private:
  store::Bearer known(store::Bearer bearer) const;
  Response dispatch(const Request& request) const;

  const Config& config_;
  Database& database_;
  access::KnownRules& rules_;      // the panel's
  Router<Permission, Endpoint> router_;
};

}  // namespace hostler::api

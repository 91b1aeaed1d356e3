// SPDX-License-Identifier: GPL-3.0-or-later
// One table of (method, pattern, permission, handler). Patterns are literal components and {name} for one component: /users/{id}/lock.
// Matching is exact: another method on a known path is 405, an unknown path 404, both before any handler. A HEAD is not a GET (405).
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace hostler {

using PathValues = std::map<std::string, std::string, std::less<>>;

const char* method_name(Method method);
/// The value of a 405's Allow header.
std::string allow_header(const std::vector<Method>& methods);

/// Fits the path into the pattern; the values of its {places}, or nothing.
std::optional<PathValues> fit(std::string_view pattern, std::string_view path);

/// Handler is what the program wants to call; Permission its own type that converts to bool (false: none given, the router does not start).
template <class Permission, class Handler> class Router {
public:
  struct Route {
    Method method;
    std::string pattern;
    Permission permission;
    Handler handler;
  };
  struct Match {
    const Route* route = nullptr;      // null: see path_known
    PathValues values;
    bool path_known = false;           // the path exists with other methods
    std::vector<Method> allowed;       // for the Allow header of a 405
  };

  void add(Route route) {
    if (!route.permission) throw std::logic_error("route without permission: " + route.pattern);
    for (const Route& other : routes_)
      if (other.method == route.method && other.pattern == route.pattern) throw std::logic_error("route twice: " + route.pattern);
    routes_.push_back(std::move(route));
  }
  const std::vector<Route>& routes() const { return routes_; }

  /// Literal routes win over ones with places, in order of addition otherwise.
  Match match(Method method, std::string_view path) const {
    Match found;
    for (const Route& route : routes_) {
      auto values = fit(route.pattern, path);
      if (!values) continue;
      found.path_known = true;
      found.allowed.push_back(route.method);
      if (route.method == method && (!found.route || values->size() < found.values.size())) {
        found.route = &route;
        found.values = std::move(*values);
      }
    }
    return found;
  }

private:
  std::vector<Route> routes_;
};

}  // namespace hostler

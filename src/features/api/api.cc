// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/api.h"

#include "features/api/endpoints.h"
#include "features/api/openapi.h"
#include "features/api/problem.h"
#include "features/api/token_store.h"
#include "features/feature.h"
#include "http/language.h"

namespace hostler::api {
namespace {

const std::string base = "/api/v1";
const std::string document_path = base + "/openapi.json";

Method method_of(const Act& act) { return act.name == "change" ? Method::patch : act.name == "delete" ? Method::delete_ : Method::post; }

std::string pattern_of(const Resource& resource, const Act& act) {
  const std::string one = base + "/" + std::string(resource.name) + "/{id}";
  return method_of(act) == Method::post ? one + "/" + std::string(act.name) : one;
}

/// The token of an Authorization header (RFC 6750 2.1).
std::string token_of(const Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string& header = request.authorization;
  return header.size() > scheme.size() && header.size() < 200 && header.starts_with(scheme) ? header.substr(scheme.size()) : "";
}

store::Bearer bearer_of(Database& database, const Request& request) {
  const std::string token = token_of(request);
  auto bearer = token.empty() ? std::nullopt : store::find_bearer(database, token);
  if (!bearer) throw Unauthorized();
  if (store::count_request(database, bearer->token) > bearer->most_requests) throw TooMany(store::seconds_left_of_minute(database));
  bearer->actor.address = request.address;
  return *bearer;
}

Response not_possible(const std::vector<Method>& allowed) {
  Response response = problem(405);
  response.headers.emplace_back("Allow", allow_header(allowed));
  return response;
}

}  // namespace

Api::Api(const Config& config, Database& database, access::KnownRules& rules) : config_(config), database_(database), rules_(rules) {
  for (const Feature* feature : all_features())
    for (const Resource* resource : feature->resources) {
      const std::string many = base + "/" + std::string(resource->name);
      router_.add({Method::get, many, resource->see, {resource, nullptr, list}});
      router_.add({Method::get, many + "/{id}", resource->see, {resource, nullptr, get}});
      if (resource->creation) router_.add({Method::post, many, resource->creation.permission, {resource, nullptr, create}});
      for (const Act& act : resource->acts) router_.add({method_of(act), pattern_of(*resource, act), act.permission, {resource, &act, api::act}});
    }
}

/// Under the rules of the permission matrix as they are now; a role that may not log in has no programs either.
store::Bearer Api::known(store::Bearer bearer) const {
  rules_.learn(database_, bearer.rules_version);
  if (!access::may_log_in(rules_.rules(), bearer.actor.role)) throw Unauthorized();
  bearer.actor.must_enrol = access::must_enrol(rules_.rules(), bearer.actor.role, bearer.has_second_step);
  return bearer;
}

Response Api::dispatch(const Request& request) const {
  use_language(preferred_language(request.accept_language));
  const store::Bearer bearer = known(bearer_of(database_, request));
  const Call call{database_, config_, bearer.actor, &rules_.rules()};
  if (request.path == document_path) return request.method == Method::get ? openapi(call, router_) : not_possible({Method::get});
  const auto match = router_.match(request.method, request.path);
  if (!match.path_known) throw NotFound();
  if (!match.route) return not_possible(match.allowed);
  if (!call.may(match.route->permission)) throw Forbidden();
  if (request.method != Method::get && !bearer.may_write) throw Forbidden();
  const Endpoint& endpoint = match.route->handler;
  return endpoint.handler({request, endpoint, match.values, call});
}

Response Api::answer(const Request& request) const {
  try {
    return dispatch(request);
  } catch (const std::exception&) {
    return problem(std::current_exception());
  }
}

}  // namespace hostler::api

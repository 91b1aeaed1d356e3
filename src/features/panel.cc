// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/panel.h"

#include "base/crypto.h"
#include "base/log.h"
#include "base/socket_wake.h"
#include "base/text.h"
#include "base/time_zone.h"
#include "features/accounts/sessions.h"
#include "features/context.h"
#include "features/frame.h"
#include "features/jobs/jobs.h"
#include "features/overview.h"
#include "features/resource_pages.h"
#include "http/language.h"
#include "http/parts.h"

namespace hostler {
namespace {

using accounts::guest_cookie;
using accounts::language_cookie;
using accounts::session_cookie;

std::string cookie_of(const Request& request, const char* name) {
  auto found = request.cookies.find(name);
  return found == request.cookies.end() ? "" : found->second;
}

std::string without_port(const std::string& host) {
  std::size_t colon = host.rfind(':');
  return colon == std::string::npos || host.ends_with(']') ? host : host.substr(0, colon);
}

bool is_this_machine(const std::string& host) {
  const std::string name = without_port(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

/// The page asked for, as the login page may lead back to it.
std::string address_of(const Request& request) {
  std::string address;
  for (const std::string& part : split(request.path.substr(1), '/')) address += "/" + url_encoded(part);
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    address += separator + url_encoded(name) + "=" + url_encoded(value);
    separator = '&';
  }
  return address;
}

Response to_login(const Request& request) {
  if (request.path == "/") return redirect("/login");
  return redirect("/login?next=" + url_encoded(address_of(request)));
}

template <class Handler> std::string table_of(const Router<Permission, Handler>& router) {
  std::string table;
  for (const auto& route : router.routes()) {
    std::vector<std::string> roles;
    for (Role role : {Role::guest, Role::user, Role::reseller, Role::admin})
      if (route.permission.allows(role)) roles.emplace_back(role_name(role));
    table += std::string(method_name(route.method)) + " " + route.pattern + " " + std::string(route.permission.name) + " " + join(roles, ",") + "\n";
  }
  return table;
}

}  // namespace

struct Panel::Visit {
  Actor actor;
  std::string token;
  std::string cookie;             // the session's
  std::string new_guest_cookie;   // to be set
  std::string current_menu;
};

Panel::Panel(const Config& config, Database& database, const Templates& templates) : config_(config), database_(database), templates_(templates), api_(config, database, rules_) {
  const std::size_t end = config.panel_url.find("://");
  scheme_ = config.panel_url.substr(0, end);
  host_ = lower(config.panel_url.substr(end + 3));
  add_pages(overview_pages());
  for (const Feature* feature : all_features()) {
    add_pages(feature->pages);
    for (const Resource* resource : feature->resources) add_pages(pages_of(*resource));
  }
}

void Panel::add_pages(std::span<const PageRoute> pages) {
  for (const PageRoute& page : pages) router_.add({page.method, page.pattern, page.permission, &page});
}

std::string Panel::route_table() const { return table_of(router_) + table_of(api_.router()); }

bool Panel::is_our_host(const std::string& host) const {
  const std::string asked = lower(host);
  if (is_this_machine(host_)) return is_this_machine(asked);
  const std::string default_port = scheme_ == "https" ? ":443" : ":80";
  return asked == host_ || asked + default_port == host_ || asked == host_ + default_port;
}

bool Panel::comes_from_our_page(const Request& request) const {
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin") return false;
  return request.origin.empty() || lower(request.origin) == scheme_ + "://" + lower(request.host);
}

void Panel::arrive(const Request& request, Visit& visit) {
  const std::string chosen = cookie_of(request, language_cookie);
  use_time_zone({});
  use_language(preferred_language(chosen.empty() ? request.accept_language : chosen));
  visit.actor.address = request.address;
  visit.current_menu = menu_entry_of(request.path);
  if (auto session = accounts::find_session(database_, cookie_of(request, session_cookie))) {
    rules_.learn(database_, session->rules_version);
    if (!access::may_log_in(rules_.rules(), session->real_role)) return be_guest(request, visit);
    visit.actor = session->actor;
    visit.actor.address = request.address;
    visit.actor.must_enrol = access::must_enrol(rules_.rules(), session->real_role, session->has_second_step);
    visit.token = session->token;
    visit.cookie = cookie_of(request, session_cookie);
    if (!session->language.empty()) use_language(session->language);
    use_time_zone(session->time_zone);
    return;
  }
  be_guest(request, visit);
}

void Panel::be_guest(const Request& request, Visit& visit) const {
  const std::string guest = cookie_of(request, guest_cookie);
  visit.new_guest_cookie = accounts::is_cookie(guest) ? "" : random_token();
  visit.token = accounts::guest_token(visit.new_guest_cookie.empty() ? guest : visit.new_guest_cookie);
}

/// What his role needs comes first; while he is somebody else, he has to go back to himself for it.
Response Panel::to_enrolment(const Request& request, const Visit& visit) const {
  if (request.method == Method::get && !visit.actor.impersonates()) return redirect("/two-step");
  return error(visit, 403, N_("Your account needs the two-step login. Set it up in your own account first."));
}

Response Panel::answer(const Request& request, Visit& visit) {
  auto match = router_.match(request.method, request.path);
  if (!match.path_known) return error(visit, 404);
  if (!match.route) {
    Response response = error(visit, 405);
    response.headers.emplace_back("Allow", allow_header(match.allowed));
    return response;
  }
  if (visit.actor.role == Role::guest && match.route->permission.guest) rules_.refresh(database_);
  if (!rules_.rules().allows(match.route->permission, visit.actor)) {
    if (visit.actor.must_enrol) return to_enrolment(request, visit);
    if (visit.actor.role != Role::guest) throw Forbidden();
    if (request.method == Method::get) return to_login(request);
    return error(visit, 403, N_("You are not logged in, or were away for too long. Log in and repeat what you did."));
  }
  if (request.method != Method::get) {
    auto token = request.form_value("token");
    if (!comes_from_our_page(request) || !token || !same_secret(*token, visit.token))
      return error(visit, 403, N_("This form is out of date or does not come from this panel. Load the page again and repeat what you did."));
  }
  Context context{request, match.values, visit.actor, rules_.rules(), visit.token, visit.cookie, database_, config_, templates_, visit.current_menu, *match.route->handler};
  return match.route->handler->handler(context);
}

Response Panel::error(const Visit& visit, int status, const Text& sentence, const std::string& incident) const {
  return error_page(templates_, frame_for(rules_.rules(), visit.actor, visit.token, visit.current_menu), status, sentence, incident);
}

Response Panel::trouble(const Visit& visit, std::exception_ptr problem) const {
  std::string cause = "unknown exception";
  try {
    std::rethrow_exception(problem);
  } catch (const Refused& refused) {
    return error(visit, refused.status(), refused.text());
  } catch (const NotFound& missing) {
    return error(visit, 404, missing.text());
  } catch (const Forbidden& forbidden) {
    return error(visit, 403, forbidden.text());
  } catch (const Conflict& conflict) {
    return error(visit, 409, conflict.text());
  } catch (const Unavailable& away) {
    log_error(std::string("not available: ") + away.what());
    Response response = error(visit, 503);
    response.headers.emplace_back("Retry-After", "5");
    return response;
  } catch (const std::exception& failure) {
    cause = failure.what();
  } catch (...) {
  }
  const std::string incident = hex(random_bytes(4));
  log_error("incident " + incident + ": " + cause);
  return error(visit, 500, {}, incident);
}

void Panel::finish(Response& response, const Visit& visit) {
  if (!visit.new_guest_cookie.empty()) response.set_cookie(guest_cookie, visit.new_guest_cookie);
  if (jobs::take_enqueued()) wake(config_.wake_socket);
  const unsigned statements = database_.take_statement_count();
  if (config_.panel_show_queries) response.headers.emplace_back("X-Hostler-Queries", std::to_string(statements));
  add_security_headers(response);
}

Response Panel::handle(const Request& request) {
  Visit visit;
  Response response;
  try {
    if (!is_our_host(request.host)) return refuse({421, "unknown host"});
    if (api::Api::is_asked(request)) {
      response = api_.answer(request);
      finish(response, visit);
      return response;
    }
    arrive(request, visit);
    response = answer(request, visit);
  } catch (...) {
    response = trouble(visit, std::current_exception());
  }
  finish(response, visit);
  return response;
}

Response Panel::refuse(const BadRequest& bad) {
  log_info("request refused: " + std::to_string(bad.status) + " " + bad.reason);
  Response response = error(Visit{}, bad.status);
  add_security_headers(response);
  return response;
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// From a request to an answer: who asks, may he, was it really he who pressed the button, which page; and every exception's answer. A page handler
// runs only after all of it, so no page can forget a check.
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "base/config.h"
#include "base/database.h"
#include "features/access/rules.h"
#include "features/api/api.h"
#include "features/feature.h"
#include "http/fastcgi_loop.h"
#include "http/response.h"
#include "http/router.h"
#include "http/view.h"

namespace hostler {

class Panel {
public:
  /// Throws std::logic_error for a route without permission or given twice.
  Panel(const Config& config, Database& database, const Templates& templates);

  /// Never throws.
  Response handle(const Request& request);
  Response refuse(const BadRequest& bad);

  const Router<Permission, const PageRoute*>& router() const { return router_; }
  /// METHOD PATTERN PERMISSION ROLE,ROLE: a line each page, for whoever must not miss one.
  std::string route_table() const;

private:
  struct Visit;
  void add_pages(std::span<const PageRoute> pages);
  void arrive(const Request& request, Visit& visit);
  void be_guest(const Request& request, Visit& visit) const;
  Response to_enrolment(const Request& request, const Visit& visit) const;
  Response answer(const Request& request, Visit& visit);
  Response error(const Visit& visit, int status, const Text& sentence = {}, const std::string& incident = {}) const;
  Response trouble(const Visit& visit, std::exception_ptr problem) const;
  bool is_our_host(const std::string& host) const;
  bool comes_from_our_page(const Request& request) const;
  void finish(Response& response, const Visit& visit);

  const Config& config_;
  Database& database_;
  const Templates& templates_;
  Router<Permission, const PageRoute*> router_;
  access::KnownRules rules_;
  api::Api api_;
  std::string scheme_, host_;     // of panel_url
};

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/problem.h"

#include <string_view>

#include "base/crypto.h"
#include "base/log.h"
#include "features/api/json.h"
#include "http/language.h"
#include "http/parts.h"

namespace hostler::api {
namespace {

using Fields = std::map<std::string, Text, std::less<>>;

Response with_header(Response response, const char* name, const std::string& value) {
  response.headers.emplace_back(name, value);
  return response;
}

Response incident(const std::string& cause) {
  const std::string number = hex(random_bytes(4));
  log_error("incident " + number + ": " + cause);
  return problem(500, {}, {}, number);
}

}  // namespace

Unauthorized::Unauthorized() : Problem(N_("A valid API token is needed: Authorization: Bearer TOKEN.")) {}

TooMany::TooMany(int seconds) : Problem({N_("Too many requests. Try again in %1 seconds."), {std::to_string(seconds)}}), seconds_(seconds) {}

Response problem(int status, const Text& detail, const std::map<std::string, Text, std::less<>>& fields, const std::string& incident) {
  const ErrorWords words = error_words(status);
  Json json = {{"type", "about:blank"}, {"title", translated(words.title)}, {"status", status}};
  const Text& sentence = detail.id.empty() ? words.sentence : detail;
  if (!sentence.id.empty()) json["detail"] = translated(sentence);
  if (!incident.empty()) json["incident"] = incident;
  for (const auto& [field, text] : fields) json["errors"].push_back({{"field", field}, {"detail", translated(text)}});
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = json.dump() + "\n";
  return response;
}

Response problem(std::exception_ptr thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const BadFields& bad) {
    return problem(422, {}, bad.problems());
  } catch (const Refused& refused) {
    return problem(refused.status(), refused.text(), refused.field().empty() ? Fields() : Fields{{refused.field(), refused.text()}});
  } catch (const NotFound& missing) {
    return problem(404, missing.text());
  } catch (const Unauthorized& unknown) {
    return with_header(problem(401, unknown.text()), "WWW-Authenticate", "Bearer");
  } catch (const Forbidden& forbidden) {
    return problem(403, forbidden.text());
  } catch (const TooMany& many) {
    return with_header(problem(429, many.text()), "Retry-After", std::to_string(many.seconds()));
  } catch (const Conflict& conflict) {
    return problem(409, conflict.text());
  } catch (const Unavailable& away) {
    log_error(away.what());
    return with_header(problem(503), "Retry-After", "5");
  } catch (const std::exception& failure) {
    return incident(failure.what());
  }
}

}  // namespace hostler::api

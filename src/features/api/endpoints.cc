// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/endpoints.h"

#include <algorithm>

#include "base/text.h"
#include "features/api/json.h"
#include "features/api/problem.h"
#include "features/api/token_store.h"

namespace hostler::api {
namespace {

constexpr unsigned most_rows = 1000;
constexpr std::size_t longest_key = 200;

Response json_response(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body) + "\n";
  return response;
}

std::string address_of(const Resource& resource, std::uint64_t id) { return "/api/v1/" + std::string(resource.name) + "/" + std::to_string(id); }

Json object_json(const Endpoint::Answer& asked, std::uint64_t id) {
  const Resource& resource = *asked.endpoint.resource;
  return json_of(resource, asked.call, resource.get(asked.call, id));
}

[[noreturn]] void refuse(const Text& text, const std::string& parameter) { throw Refused(text, parameter, 400); }

/// ID:KEY of the last row of the page before.
void read_cursor(const std::string& cursor, ListView& view) {
  const std::size_t colon = cursor.find(':');
  const auto id = to_number(cursor.substr(0, colon));
  if (colon == std::string::npos || !id || *id < 0) refuse(N_("This is no cursor of a page before."), "cursor");
  view.cursor_id = cursor.substr(0, colon);
  view.cursor_key = cursor.substr(colon + 1);
}

unsigned read_limit(const std::string& value) {
  const auto limit = to_number(value);
  if (!limit || *limit < 1 || *limit > most_rows) refuse({N_("Enter a whole number from %1 to %2."), {"1", std::to_string(most_rows)}}, "limit");
  return static_cast<unsigned>(*limit);
}

void read_sort(const Listing& listing, const std::string& name, ListView& view) {
  const auto same = [&](const Column& column) { return column.name == name && !column.sort_sql.empty(); };
  if (std::none_of(listing.columns.begin(), listing.columns.end(), same)) refuse(N_("The list cannot be sorted by this."), "sort");
  view.sort = name;
}

bool read_filter(const Listing& listing, const std::string& name, const std::string& value, ListView& view) {
  for (const Filter& filter : listing.filters) {
    if (filter.name != name) continue;
    if (!filter.choices.empty() && std::none_of(filter.choices.begin(), filter.choices.end(), [&](const Choice& choice) { return choice.value == value; })) refuse(N_("Choose one of the entries."), name);
    if (value.size() > 100) refuse({N_("Use at most %1 characters."), {"100"}}, name);
    view.chosen[name] = value;
    return true;
  }
  return false;
}

/// Unlike a page, which shows its first page for what it does not understand, a program is told.
ListView read_view(const Listing& listing, const Parameters& query) {
  ListView view;
  view.sort = listing.default_sort;
  view.descending = listing.default_descending;
  view.size = 100;
  view.exact = true;
  for (const auto& [name, value] : query) {
    if (name == "search" && listing.searchable && character_count(value) <= 100) view.search = trimmed(value);
    else if (name == "sort") read_sort(listing, value, view);
    else if (name == "order" && (value == "up" || value == "down")) view.descending = value == "down";
    else if (name == "limit") view.size = read_limit(value);
    else if (name == "cursor") read_cursor(value, view);
    else if (!read_filter(listing, name, value, view)) refuse({N_("The list does not know the parameter %1, or not with this value."), {name}}, name);
  }
  return view;
}

std::string cursor_behind(const Row& row) {
  const auto size = static_cast<unsigned>(row.size());
  return row.text(size - 1) + ":" + row.text(size - 2);
}

void check_content(const Request& request) {
  if (!request.body.empty() && lower(trimmed(split(request.content_type, ';')[0])) != "application/json") throw Refused(N_("The body must be application/json."), {}, 415);
  if (!request.form.empty()) throw Refused(N_("The body must be application/json."), {}, 415);
}

FormValues checked(const Form& form, const Parameters& sent) {
  FormValues values = form.read(sent);
  if (!values.ok()) throw BadFields(values);
  return values;
}

Response created(const Endpoint::Answer& asked, const Made& made) {
  Json json = object_json(asked, made.id);
  for (const auto& [name, value] : made.shown_once) json[name] = value;
  Response response = json_response(json.dump(), 201);
  response.headers.emplace_back("Location", address_of(*asked.endpoint.resource, made.id));
  return response;
}

Made make(const Endpoint::Answer& asked) {
  const Creation& creation = asked.endpoint.resource->creation;
  return creation.run(asked.call, checked(creation.form(asked.call), members_of(asked.request.body)));
}

/// The same key with the same request answers what it made the first time; values that are shown once are not known any more.
Response repeated(const Endpoint::Answer& asked, const std::string& key, const std::string& request) {
  const auto before = store::made_with_key(asked.call.database, asked.call.actor.account, key);
  if (!before || before->request != request) throw Refused(N_("This idempotency key was used for another request."), {}, 422);
  Response response = created(asked, {.id = before->object});
  response.headers.emplace_back("Idempotency-Replayed", "true");
  return response;
}

Response create_once(const Endpoint::Answer& asked, const std::string& key) {
  Database& database = asked.call.database;
  const AccountId account = asked.call.actor.account;
  const std::string request = asked.request.path + "\n" + asked.request.body;
  bool used = false;
  const auto made = in_transaction(database, [&]() -> std::optional<Made> {
    try {
      store::take_key(database, account, key, request);
    } catch (const Duplicate&) {
      used = true;
      return std::nullopt;
    }
    const Made fresh = make(asked);
    store::settle_key(database, account, key, fresh.id);
    return fresh;
  });
  return used ? repeated(asked, key, store::digest(request)) : created(asked, *made);
}

}  // namespace

std::uint64_t Endpoint::Answer::id() const {
  const std::string& text = path.find("id")->second;
  const auto number = to_number(text);
  if (!number || *number <= 0 || std::to_string(*number) != text) throw NotFound();
  return static_cast<std::uint64_t>(*number);
}

Response list(const Endpoint::Answer& asked) {
  const Resource& resource = *asked.endpoint.resource;
  const Listing listing = resource.listing(asked.call.actor);
  const ListView view = read_view(listing, asked.request.query);
  const ListPage page = fetch(asked.call.database, listing, resource.query(asked.call, view), view);
  std::string json = "{\"items\":" + rows_as_json(listing, page.rows) + ",\"next\":";
  if (page.more_after && !page.rows.empty()) append_quoted(json, cursor_behind(page.rows.back()));
  else json += "null";
  json += ",\"total\":" + (page.total ? std::to_string(*page.total) : "null") + "}";
  return json_response(std::move(json));
}

Response get(const Endpoint::Answer& asked) { return json_response(object_json(asked, asked.id()).dump()); }

Response create(const Endpoint::Answer& asked) {
  check_content(asked.request);
  const std::string& key = asked.request.idempotency_key;
  if (key.size() > longest_key) throw Refused({N_("Use at most %1 characters."), {std::to_string(longest_key)}}, "Idempotency-Key", 400);
  return key.empty() ? created(asked, in_transaction(asked.call.database, [&] { return make(asked); })) : create_once(asked, key);
}

Response act(const Endpoint::Answer& asked) {
  check_content(asked.request);
  const Resource& resource = *asked.endpoint.resource;
  const Act& act = *asked.endpoint.act;
  const Object object = resource.get(asked.call, asked.id());
  const Form form = form_of(act, asked.call, object.id);
  // A DELETE has no body: what it needs said stands in the address.
  const Parameters sent = asked.request.method == Method::delete_ ? asked.request.query : members_of(asked.request.body);
  const ShownOnce shown_once = act.run(asked.call, object.id, checked(form, completed(form, object, sent)));
  try {
    Json json = object_json(asked, object.id);
    for (const auto& [name, value] : shown_once) json[name] = value;
    return json_response(json.dump());
  } catch (const NotFound&) {
    Response gone;
    gone.status = 204;
    return gone;
  }
}

}  // namespace hostler::api

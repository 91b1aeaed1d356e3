// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/json.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace hostler::api {
namespace {

[[noreturn]] void refuse(Text text, const std::string& member = {}) { throw Refused(std::move(text), member, 400); }

/// The parser keeps the last of two members with one name; nobody may choose which one counts.
Json parsed(const std::string& body) {
  std::set<std::string> names;
  const auto once = [&](int depth, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::key && depth == 1 && !names.insert(value.get<std::string>()).second)
      refuse({N_("The member %1 comes twice."), {value.get<std::string>()}}, value.get<std::string>());
    return true;
  };
  try {
    return Json::parse(body, once);
  } catch (const Json::exception&) {
    refuse(N_("The body is not JSON."));
  }
}

std::string as_sent(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "1" : "";
  if (value.is_null()) return "";
  if (value.is_number()) return value.dump();
  refuse({N_("The member %1 must be text, a number, true, false or null."), {name}}, name);
}

bool is_kept_secret(const Field& field) { return field.kind == Field::Kind::password; }

}  // namespace

Parameters members_of(const std::string& body) {
  Parameters members;
  if (body.empty()) return members;
  const Json json = parsed(body);
  if (!json.is_object()) refuse(N_("The body is not a JSON object."));
  for (const auto& [name, value] : json.items()) {
    members.emplace_back(name, as_sent(name, value));
    if (!is_clean_utf8(name) || !is_clean_utf8(members.back().second)) refuse(N_("The body holds a NUL or broken text."));
  }
  return members;
}

Parameters completed(const Form& form, const Object& object, const Parameters& sent) {
  Parameters all = sent;
  for (const Field& field : form.fields()) {
    const bool given = std::any_of(sent.begin(), sent.end(), [&](const auto& member) { return member.first == field.name; });
    const auto present = object.values.find(field.name);
    if (given || present == object.values.end() || field.kind == Field::Kind::hidden || is_kept_secret(field)) continue;
    all.emplace_back(field.name, present->second);
  }
  return all;
}

Json value_of(const Field& field, const std::string& value) {
  switch (field.kind) {
    case Field::Kind::check: return value == "1";
    case Field::Kind::number:
    case Field::Kind::hidden:
      if (const auto number = to_number(value)) return *number;
      return value.empty() ? Json() : Json(value);
    default: return value;
  }
}

Json json_of(const Resource& resource, const Call& call, const Object& object) {
  Json json = {{"id", object.id}};
  const auto take = [&](const Field& field) {
    const auto value = object.values.find(field.name);
    if (value != object.values.end() && !is_kept_secret(field) && !json.contains(field.name)) json[field.name] = value_of(field, value->second);
  };
  for (const Field& field : resource.properties) take(field);
  for (const Act& act : resource.acts) {
    if (!act.form || !call.may(act.permission)) continue;
    const Form form = act.form(call, object.id);
    for (const Field& field : form.fields()) take(field);
  }
  return json;
}

void append_quoted(std::string& json, std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      json += c;
      continue;
    }
    json += "\\u00";
    json += digits[c >> 4];
    json += digits[c & 15];
  }
  json += '"';
}

std::string rows_as_json(const Listing& listing, const Rows& rows) {
  std::string json = "[";
  for (const Row& row : rows) {
    json += json.size() > 1 ? ",{\"id\":" : "{\"id\":";
    json += row.text(static_cast<unsigned>(row.size()) - 1);
    for (unsigned i = 0; i < listing.columns.size(); ++i) {
      const Column& column = listing.columns[i];
      if (column.only_pages) continue;
      json += ',';
      append_quoted(json, column.name);
      json += ':';
      if (row.is_null(i)) json += "null";
      else if (column.kind == Column::Kind::number) json += row.text(i);
      else append_quoted(json, column.for_programs ? column.for_programs(row.text(i)) : row.text(i));
    }
    json += '}';
  }
  return json + "]";
}

}  // namespace hostler::api

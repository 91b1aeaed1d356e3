// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/openapi.h"

#include "base/text.h"
#include "base/version.h"
#include "features/api/json.h"
#include "http/language.h"

namespace hostler::api {
namespace {

const std::string base = "/api/v1";

Json reference(const std::string& schema) { return {{"$ref", "#/components/schemas/" + schema}}; }
Json content(Json schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }
Json parameter(const std::string& name, const char* in, Json schema, bool required = false) {
  return {{"name", name}, {"in", in}, {"required", required}, {"schema", std::move(schema)}};
}

Json schema_of(const Field& field) {
  Json schema;
  switch (field.kind) {
    case Field::Kind::check: schema["type"] = "boolean"; break;
    case Field::Kind::number:
    case Field::Kind::hidden: schema["type"] = "integer"; break;
    default: schema["type"] = "string"; break;
  }
  if (!field.label.id.empty()) schema["title"] = translated(field.label);
  if (!field.help.id.empty()) schema["description"] = translated(field.help);
  if (field.kind == Field::Kind::mail) schema["format"] = "email";
  if (field.kind == Field::Kind::password) schema["writeOnly"] = true;
  if (schema["type"] == "string") schema["maxLength"] = field.most_characters;
  if (field.kind == Field::Kind::choice)
    for (const Choice& choice : field.choices) schema["enum"].push_back(choice.value);
  return schema;
}

/// What a form may be sent. required: all that must be there; a change only needs what changes, and the version.
Json schema_of(const Form& form, bool is_creation) {
  Json schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
  for (const Field& field : form.fields()) {
    schema["properties"][field.name] = schema_of(field);
    if (field.required && (is_creation || field.kind == Field::Kind::hidden || field.kind == Field::Kind::password)) schema["required"].push_back(field.name);
  }
  return schema;
}

/// What an object is read as: the values of properties and of all forms of its acts.
Json object_schema(const Resource& resource, const Call& call) {
  Json schema = {{"type", "object"}, {"properties", {{"id", {{"type", "integer"}, {"readOnly", true}}}}}};
  const auto take = [&](const Field& field, bool read_only) {
    if (field.kind == Field::Kind::password || schema["properties"].contains(field.name)) return;
    Json property = schema_of(field);
    property.erase("maxLength");
    if (read_only) property["readOnly"] = true;
    schema["properties"][field.name] = std::move(property);
  };
  for (const Field& field : resource.properties) take(field, true);
  for (const Act& act : resource.acts) {
    if (!act.form || !call.may(act.permission)) continue;
    const Form form = act.form(call, 0);
    for (const Field& field : form.fields()) take(field, false);
  }
  schema["required"] = {"id"};
  return schema;
}

Json list_schema(const Listing& listing) {
  Json row = {{"type", "object"}, {"properties", {{"id", {{"type", "integer"}}}}}, {"required", {"id"}}};
  for (const Column& column : listing.columns)
    if (!column.only_pages)
      row["properties"][column.name] = {{"type", {column.kind == Column::Kind::number ? "integer" : "string", "null"}}, {"title", translated(column.label)}};
  return {{"type", "object"},
          {"required", {"items", "next", "total"}},
          {"properties",
           {{"items", {{"type", "array"}, {"items", std::move(row)}}},
            {"next", {{"type", {"string", "null"}}, {"description", translated(N_("Cursor of the next page."))}}},
            {"total", {{"type", {"integer", "null"}}, {"description", translated(N_("How many there are; null when there are more than 1,000 and nobody counted them."))}}}}}};
}

Json list_parameters(const Listing& listing) {
  Json all = Json::array();
  if (listing.searchable) all.push_back(parameter("search", "query", {{"type", "string"}, {"maxLength", 100}}));
  for (const Filter& filter : listing.filters) {
    Json schema = {{"type", "string"}};
    for (const Choice& choice : filter.choices) schema["enum"].push_back(choice.value);
    all.push_back(parameter(filter.name, "query", std::move(schema)));
  }
  Json sorts = Json::array();
  for (const Column& column : listing.columns)
    if (!column.sort_sql.empty()) sorts.push_back(column.name);
  all.push_back(parameter("sort", "query", {{"type", "string"}, {"enum", std::move(sorts)}, {"default", listing.default_sort}}));
  all.push_back(parameter("order", "query", {{"type", "string"}, {"enum", {"up", "down"}}}));
  all.push_back(parameter("limit", "query", {{"type", "integer"}, {"minimum", 1}, {"maximum", 1000}, {"default", 100}}));
  all.push_back(parameter("cursor", "query", {{"type", "string"}}));
  return all;
}

Json answers(const std::string& status, Json good) {
  Json problem = {{"description", translated(N_("A problem document (RFC 9457)."))}, {"content", {{"application/problem+json", {{"schema", reference("problem")}}}}}};
  return {{status, std::move(good)}, {"default", std::move(problem)}};
}

Json good_answer(const std::string& schema) { return {{"description", translated(N_("Done."))}, {"content", content(reference(schema))}}; }

Json id_parameter() { return parameter("id", "path", {{"type", "integer"}, {"minimum", 1}}, true); }

Json act_operation(const Resource& resource, const Act& act, const Call& call, Method method) {
  const std::string noun(resource.noun);
  const Form form = form_of(act, call, 0);
  Json operation = {{"summary", translated(act.label)}, {"parameters", {id_parameter()}}};
  if (method == Method::delete_)
    for (const Field& field : form.fields()) operation["parameters"].push_back(parameter(field.name, "query", schema_of(field), field.required));
  else if (!form.fields().empty())
    operation["requestBody"] = {{"required", true}, {"content", content(schema_of(form, false))}};
  operation["responses"] = answers("200", good_answer(noun));
  operation["responses"]["204"] = {{"description", translated(N_("Done; the object is gone."))}};
  return operation;
}

Json operation_of(const Router<Permission, Endpoint>::Route& route, const Call& call) {
  const Resource& resource = *route.handler.resource;
  const std::string noun(resource.noun);
  if (route.handler.act) return act_operation(resource, *route.handler.act, call, route.method);
  if (route.method == Method::post) {
    const Json key = parameter("Idempotency-Key", "header", {{"type", "string"}, {"maxLength", 200}});
    return {{"summary", translated(resource.creation.label)},
            {"parameters", {key}},
            {"requestBody", {{"required", true}, {"content", content(schema_of(resource.creation.form(call), true))}}},
            {"responses", answers("201", good_answer(noun))}};
  }
  if (route.pattern.ends_with("}")) return {{"summary", noun}, {"parameters", {id_parameter()}}, {"responses", answers("200", good_answer(noun))}};
  return {{"summary", std::string(resource.name)}, {"parameters", list_parameters(resource.listing(call.actor))}, {"responses", answers("200", good_answer(noun + "_list"))}};
}

std::string operation_name(const Router<Permission, Endpoint>::Route& route) {
  const Endpoint& endpoint = route.handler;
  const std::string noun(endpoint.resource->noun);
  if (endpoint.act) return noun + "_" + std::string(endpoint.act->name);
  return route.method == Method::post ? noun + "_create" : route.pattern.ends_with("}") ? noun + "_get" : noun + "_all";
}

const Json problem_schema = {{"type", "object"},
                             {"required", {"type", "title", "status"}},
                             {"properties",
                              {{"type", {{"type", "string"}}},
                               {"title", {{"type", "string"}}},
                               {"status", {{"type", "integer"}}},
                               {"detail", {{"type", "string"}}},
                               {"incident", {{"type", "string"}}},
                               {"errors",
                                {{"type", "array"},
                                 {"items",
                                  {{"type", "object"},
                                   {"required", {"field", "detail"}},
                                   {"properties", {{"field", {{"type", "string"}}}, {"detail", {{"type", "string"}}}}}}}}}}}};

}  // namespace

Response openapi(const Call& call, const Router<Permission, Endpoint>& router) {
  Json document = {{"openapi", "3.1.0"},
                   {"info", {{"title", "Hostler"}, {"version", std::string(version())}}},
                   {"servers", {{{"url", call.config.panel_url + base}}}},
                   {"security", {{{"token", Json::array()}}}},
                   {"paths", Json::object()},
                   {"components", {{"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}, {"schemas", {{"problem", problem_schema}}}}}};
  Json& schemas = document["components"]["schemas"];
  for (const auto& route : router.routes()) {
    if (!call.may(route.permission)) continue;
    const Resource& resource = *route.handler.resource;
    Json operation = operation_of(route, call);
    operation["operationId"] = operation_name(route);
    operation["tags"] = {std::string(resource.name)};
    document["paths"][route.pattern.substr(base.size())][lower(method_name(route.method))] = std::move(operation);
    if (const std::string noun(resource.noun); !schemas.contains(noun)) {
      schemas[noun] = object_schema(resource, call);
      schemas[noun + "_list"] = list_schema(resource.listing(call.actor));
    }
  }
  Response response;
  response.content_type = "application/json";
  response.body = document.dump(1) + "\n";
  return response;
}

}  // namespace hostler::api

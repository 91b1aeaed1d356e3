// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/router.h"

#include "base/text.h"

namespace hostler {
namespace {

/// Takes the text up to the next slash off the front.
std::string_view take_component(std::string_view& rest) {
  std::size_t slash = rest.find('/');
  std::string_view component = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
  return component;
}

}  // namespace

const char* method_name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
  }
  return "";
}

std::string allow_header(const std::vector<Method>& methods) {
  std::vector<std::string> names;
  for (Method method : methods) names.emplace_back(method_name(method));
  return join(names, ", ");
}

std::optional<PathValues> fit(std::string_view pattern, std::string_view path) {
  PathValues values;
  while (!pattern.empty() && !path.empty()) {
    if (pattern.front() != '/' || path.front() != '/') return std::nullopt;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    std::string_view expected = take_component(pattern), given = take_component(path);
    bool place = expected.size() > 2 && expected.front() == '{' && expected.back() == '}';
    if (place && !given.empty())
      values[std::string(expected.substr(1, expected.size() - 2))] = given;
    else if (expected != given)
      return std::nullopt;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return values;
}

}  // namespace hostler

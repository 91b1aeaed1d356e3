// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request.h"

namespace hostler {
namespace {

std::optional<std::string> first_of(const Parameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters)
    if (key == name) return value;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Request::query_value(std::string_view name) const { return first_of(query, name); }
std::optional<std::string> Request::form_value(std::string_view name) const { return first_of(form, name); }

std::string Request::file(std::string_view name) const {
  for (const auto& [field, content] : files)
    if (field == name) return content;
  return {};
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// Forms, objects and lists as JSON (RFC 8259). Numbers are numbers, check fields true or false, everything else text; -1 stands for unlimited as in forms.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "features/resource.h"
#include "http/request.h"

namespace hostler::api {

using Json = nlohmann::ordered_json;

/// The members of a request's body as a form would send them. Refused with status 400 for what is no JSON object, names one member twice, or holds a list
/// or an object where a field's value belongs. No body at all is an empty object.
Parameters members_of(const std::string& body);

/// What the form reads when only some members are sent: the object's present values for all others, but never for hidden ones and passwords.
Parameters completed(const Form& form, const Object& object, const Parameters& sent);

/// A field's value as its kind says.
Json value_of(const Field& field, const std::string& value);
/// An object with all its described values: properties, then those of the forms.
Json json_of(const Resource& resource, const Call& call, const Object& object);
/// Appends a text in quotes.
void append_quoted(std::string& json, std::string_view text);
/// The rows of a list as a JSON array: each with its id and the columns that are for programs.
std::string rows_as_json(const Listing& listing, const Rows& rows);

}  // namespace hostler::api

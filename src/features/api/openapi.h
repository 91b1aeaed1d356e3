// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/api/api.h"

namespace hostler::api {

/// The API as an OpenAPI 3.1 document, made from the same descriptions: what this actor may ask, with his own choices.
Response openapi(const Call& call, const Router<Permission, Endpoint>& router);

}  // namespace hostler::api

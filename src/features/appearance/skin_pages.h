// SPDX-License-Identifier: GPL-3.0-or-later
// What the generic pages of skins do not do: a skin shown on itself, uploads, download, and its style and logo as browsers ask for them.
#pragma once

#include "features/context.h"

namespace hostler::appearance {

Response skin_page(Context& context);
Response logo_action(Context& context);
Response upload_page(Context& context);
Response upload_action(Context& context);
Response download(Context& context);
/// /skin/7-HASH.css, .png, .svg
Response served(Context& context);

}  // namespace hostler::appearance

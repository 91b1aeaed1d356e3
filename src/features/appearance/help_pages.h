// SPDX-License-Identifier: GPL-3.0-or-later
// Help (S3): what the reseller wrote for his users, and what every field of the panel means, from the descriptions of the forms themselves.
#pragma once

#include "features/context.h"

namespace hostler::appearance {

Response help_page(Context& context);
/// The forms of one capability, field by field.
Response help_topic(Context& context);
/// The reseller's words alone, for the frame in the help page.
Response help_words(Context& context);

}  // namespace hostler::appearance

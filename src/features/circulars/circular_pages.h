// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a circular: text, recipients, progress.
#pragma once

#include "features/context.h"
#include "http/listing.h"

namespace hostler::circulars {

/// Of the list of circulars.
std::vector<ShownRow> rows(Context& context, const ListPage& page);

Response new_page(Context& context);
Response new_action(Context& context);
Response text_page(Context& context);
Response text_action(Context& context);
Response recipients_page(Context& context);
Response recipients_action(Context& context);
Response everyone_action(Context& context);
Response nobody_action(Context& context);
Response send_action(Context& context);
Response progress_page(Context& context);
/// Sends again to those ticked.
Response progress_action(Context& context);

}  // namespace hostler::circulars

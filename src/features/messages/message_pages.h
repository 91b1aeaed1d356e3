// SPDX-License-Identifier: GPL-3.0-or-later
// The list of messages (A7), and the few newest on an overview.
#pragma once

#include "features/context.h"

namespace hostler::messages {

Response all_messages(Context& context);
Response error_messages(Context& context);
Response notice_messages(Context& context);

/// Fills messages/newest.tpl. One statement.
void show_newest(Context& context, View view);

/// A moment of the database (UTC) as the reader's language writes it.
Text moment(const std::string& at);

}  // namespace hostler::messages

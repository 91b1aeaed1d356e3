// SPDX-License-Identifier: GPL-3.0-or-later
// The list of messages (A7), and the few newest on an overview.
#pragma once

#include "features/context.h"

namespace hostler::messages {

Response all_messages(Context& context);
Response error_messages(Context& context);
Response notice_messages(Context& context);

/// Includes messages/newest.tpl at {{>NEWEST}} of the page for whoever may read them. One statement.
void show_newest(Context& context, View page);

/// A moment of the database (UTC) on the reader's clock, as his language writes it.
Text moment(const std::string& moment_of_database);

}  // namespace hostler::messages

// SPDX-License-Identifier: GPL-3.0-or-later
// The tenants' homes: /srv/hostler/LOGIN is root's (0711), so no tenant can put a link where root or a daemon looks for one
// of the standard folders, which are the tenant's own.
#pragma once

#include <string>

#include "privileged/safe.h"
#include "privileged/users.h"

namespace hostler::privileged::homes {

std::string path_of(const requests::Login& login);

// phptmp in an open or closed home: where PHP puts what visitors send. The tenant's alone.
void ensure_upload_folder(const users::User& user);

bool exists(const requests::Login& login);

// Makes the home with its standard folders, or sets right what differs in owner and mode of the folders themselves; what
// the tenant has in them is never touched. Refused when links or another account's folders stand in the way.
enum class Door { open, closed };  // closed: nobody but root gets in, not even its tenant
void ensure(const users::User& user, gid_t web_server, Door door);

bool is_closed(const requests::Login& login);

// The home itself, for paths below it.
Fd open(const requests::Login& login);

// Takes the home out of sight at once; empty_trash() then removes what was taken, also by runs that were cut off.
void move_to_trash(const requests::Login& login);
void empty_trash(const requests::Login& login);

}  // namespace hostler::privileged::homes

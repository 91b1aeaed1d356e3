// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of accounts and other objects that left the recycle bin: a folder LOGIN.NUMBER of root's with rows.json and an archive of each folder
// of the home. It has that name only when it is whole.
#pragma once

#include "requests/request.h"

namespace hostler::privileged::backups {

// Files are read by a child that has become the tenant, so neither links nor hard links lead to what he cannot read himself; what he cannot
// read is left out. Again when it cannot be written; then nothing of it is left. Harmless when it is there.
void keep(const requests::BackupRequest& request);

void remove(const requests::Login& login, const requests::Number& number);

}  // namespace hostler::privileged::backups

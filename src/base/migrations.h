// SPDX-License-Identifier: GPL-3.0-or-later
// Schema changes, forward only: files NNNN-what.sql of one folder in the order of their numbers (gaps are fine), each written so that it can be run again from its start.
// Statements end in ";" at the end of a line (so never inside a string), lines starting with "--" are comments. The version reached is
// the one row of table schema_version, moved after a file is through: a killed file is run again whole.
#pragma once

#include <string>
#include <vector>

#include "base/database.h"

namespace hostler {

/// Runs every file above the present version and answers their names. A changed table may take long: settings.read_timeout_s of the
/// database bounds each statement. Throws Failure for a number given twice or a database newer than the folder.
std::vector<std::string> upgrade(Database& database, const std::string& folder);
/// The statements of one such file. Throws Failure when it cannot be read or the last one has no end.
std::vector<std::string> read_statements(const std::string& path);
/// The highest number in the folder; the same Failure for doubles.
int newest(const std::string& folder);
/// The version of the database, 0 for an empty one.
int present(Database& database);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/migrations.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/text.h"

namespace hostler {

namespace {

struct Step {
  int number = 0;
  std::string name;  // NNNN-what.sql
};

std::vector<Step> steps(const std::string& folder) {
  std::vector<Step> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() != ".sql") continue;
    const auto number = to_number(name.substr(0, 4));
    if (name.size() < 10 || name[4] != '-' || !number || *number < 1) throw Failure("not named NNNN-what.sql: " + folder + "/" + name);
    found.push_back({static_cast<int>(*number), name});
  }
  if (error) throw Failure("cannot read the folder " + folder + ": " + error.message());
  std::sort(found.begin(), found.end(), [](const Step& a, const Step& b) { return a.name < b.name; });
  for (std::size_t i = 1; i < found.size(); ++i)
    if (found[i].number == found[i - 1].number) throw Failure("two files in " + folder + " have the number of " + found[i].name);
  return found;
}

void make_version_table(Database& database) {
  database.execute(
      "CREATE TABLE IF NOT EXISTS schema_version (id TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1), version INT UNSIGNED NOT NULL, "
      "changed DATETIME(6) NOT NULL) ENGINE=InnoDB COMMENT='one row: the number of the last migration that is through'");
  database.change("INSERT INTO schema_version (id, version, changed) VALUES (1, 0, NOW(6)) ON DUPLICATE KEY UPDATE id = id");
}

}  // namespace

std::vector<std::string> read_statements(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Failure("cannot read " + path);
  std::vector<std::string> found;
  std::string statement;
  for (std::string line; std::getline(file, line);) {
    const std::string bare = trimmed(line);
    if (bare.empty() || starts_with(bare, "--")) continue;
    statement += line + "\n";
    if (bare.back() != ';') continue;
    statement.erase(statement.rfind(';'));
    found.push_back(std::move(statement));
    statement.clear();
  }
  if (file.bad()) throw Failure("cannot read " + path);
  if (!statement.empty()) throw Failure(path + ": the last statement has no \";\" at the end of a line");
  return found;
}

int newest(const std::string& folder) {
  const std::vector<Step> found = steps(folder);
  return found.empty() ? 0 : found.back().number;
}

int present(Database& database) {
  const auto table = database.select_one("SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'schema_version'");
  if (!table) return 0;
  const auto row = database.select_one("SELECT version FROM schema_version WHERE id = 1");
  return row ? static_cast<int>(row->number(0)) : 0;
}

std::vector<std::string> upgrade(Database& database, const std::string& folder) {
  const std::vector<Step> known = steps(folder);
  const int last = known.empty() ? 0 : known.back().number;
  int from = present(database);
  if (from > last) throw Failure("the database has version " + std::to_string(from) + ", this program knows only " + std::to_string(last));
  make_version_table(database);
  std::vector<std::string> applied;
  for (const Step& step : known) {
    if (step.number <= from) continue;
    for (const std::string& statement : read_statements(folder + "/" + step.name)) database.execute(statement);
    const auto moved = database.change("UPDATE schema_version SET version = ?, changed = NOW(6) WHERE id = 1 AND version = ?", step.number, from);
    if (moved != 1) throw Failure("another upgrade moved the version while " + step.name + " ran");
    from = step.number;
    applied.push_back(step.name);
  }
  return applied;
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "base/socket_wake.h"
#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/api/json.h"
#include "features/jobs/jobs.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

void print_csv(const Table& table) {
  std::cout << csv_line(table.columns);
  for (const auto& row : table.rows) std::cout << csv_line(row);
}

void print_json(const Table& table) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& row : table.rows) {
    nlohmann::json object;
    for (std::size_t i = 0; i < table.columns.size(); ++i) object[table.columns[i]] = row[i];
    list.push_back(std::move(object));
  }
  std::cout << list.dump(2) << "\n";
}

// Names typed by people may hold what moves a terminal's cursor.
std::string printable(const std::string& text) {
  std::string out = text;
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return out;
}

void print_columns(const Table& table) {
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) widths.push_back(character_count(column));
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], character_count(row[i]));
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) text += printable(cells[i]) + (i + 1 < cells.size() ? std::string(widths[i] - character_count(cells[i]) + 2, ' ') : "");
    std::cout << text << "\n";
  };
  line(table.columns);
  for (const auto& row : table.rows) line(row);
}

}  // namespace

const Config& Program::config() {
  if (!config_) config_ = read_config(config_file_);
  return *config_;
}

Database& Program::database() {
  if (!database_) database_ = std::make_unique<Database>(config().database);
  return *database_;
}

void Program::act_as(const std::string& login) {
  const accounts::Account account = accounts::get_by_login(database(), actor_, login);
  actor_.account = account.id;
  actor_.role = account.role;
  actor_.login = account.login;
}

void Program::print(const Listing& listing, const Rows& rows) const {
  if (output_ == "json") {
    std::cout << api::rows_as_json(listing, rows) << "\n";
    return;
  }
  Table table{{"id"}, {}};
  for (const Column& column : listing.columns)
    if (!column.only_pages) table.columns.push_back(column.name);
  for (const Row& row : rows) {
    table.rows.push_back({row.text(static_cast<unsigned>(row.size()) - 1)});
    for (unsigned i = 0; i < listing.columns.size(); ++i) {
      const Column& column = listing.columns[i];
      const std::string stored = row.maybe_text(i).value_or("");
      if (!column.only_pages) table.rows.back().push_back(column.for_programs ? column.for_programs(stored) : stored);
    }
  }
  print(table);
}

void Program::print(const Resource& resource, const Call& call, const Object& object) const {
  const api::Json json = api::json_of(resource, call, object);
  if (output_ == "json") {
    std::cout << json.dump(2) << "\n";
    return;
  }
  Table table{{"field", "value"}, {}};
  for (const auto& [name, value] : json.items()) table.rows.push_back({name, value.is_string() ? value.get<std::string>() : value.dump()});
  print(table);
}

void Program::print(const Table& table) const {
  if (output_ == "csv") return print_csv(table);
  if (output_ == "json") return print_json(table);
  print_columns(table);
}

void Program::wake_worker() {
  if (jobs::take_enqueued()) wake(config().wake_socket);
}

}  // namespace hostler::hostlerctl

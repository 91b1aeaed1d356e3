// SPDX-License-Identifier: GPL-3.0-or-later
// From an address to rows: the SQL of lists. Everything in a statement is a literal of the store; typed text is only ever a parameter.
#include "http/listing.h"

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"

namespace hostler {
namespace {

const unsigned count_limit = 1000;
const unsigned all_rows = 500;
const unsigned most_skipped = 3;
const std::size_t most_exported = 50'000;

const Column* sortable(const Listing& listing, std::string_view name) {
  for (const Column& column : listing.columns)
    if (column.name == name && !column.sort_sql.empty()) return &column;
  return nullptr;
}

std::string value_of(const Parameters& query, std::string_view name) {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return {};
}

bool is_id(std::string_view text) { return !text.empty() && text.size() <= 19 && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// A cursor is taken whole or not at all.
void read_cursor(const Listing& listing, const Parameters& query, ListView& view) {
  std::string key = value_of(query, "key"), id = value_of(query, "id");
  const Column* column = sortable(listing, view.sort);
  bool number = column && column->kind == Column::Kind::number;
  bool whole = is_id(id) && key.size() <= 1024 && (!number || to_number(key));
  auto page = to_number(value_of(query, "page")), skip = to_number(value_of(query, "skip"));
  view.backward = value_of(query, "back") == "1";
  if (!whole) {
    // From the end: the number of the last page is known only with a total.
    if (view.backward && key.empty() && id.empty()) view.page = page && *page > 0 && *page < 1000000 ? static_cast<unsigned>(*page) : 0;
    else view.backward = false;
    return;
  }
  view.cursor_key = key;
  view.cursor_id = id;
  if (page && *page >= 0 && *page < 1000000) view.page = static_cast<unsigned>(*page);
  if (skip && *skip >= 0 && *skip <= most_skipped) view.skip = static_cast<unsigned>(*skip);
}

Value cursor_value(const Column& column, const std::string& key) {
  if (column.kind != Column::Kind::number) return key;
  auto number = to_number(key);
  return number ? Value(*number) : Value(key);
}

/// One statement under way: its text, and the values of its places in the same order.
struct Statement {
  std::string sql;
  std::vector<Value> values;
};

Statement filtered(const Listing& listing, const ListQuery& query, const ListView& view) {
  Statement statement{" FROM " + query.from + " WHERE (" + (query.where.empty() ? "TRUE" : query.where) + ")", query.values};
  for (const Filter& filter : listing.filters) {
    const auto chosen = view.chosen.find(filter.name);
    if (chosen == view.chosen.end()) continue;
    statement.sql += " AND (" + filter.sql + ")";
    statement.values.emplace_back(chosen->second);
  }
  if (view.search.empty() || query.search_sql.empty()) return statement;
  statement.sql += " AND (" + query.search_sql + ")";
  statement.values.insert(statement.values.end(), query.search_values.begin(), query.search_values.end());
  for (unsigned i = 0; i < query.search_places; ++i) statement.values.push_back(like_contains(view.search));
  return statement;
}

/// The first page of a search that reads all.
bool counts_along(const ListQuery& query, const ListView& view) { return query.search_reads_all && !view.search.empty() && view.cursor_id.empty() && !view.backward; }

Rows rows_of(Database& database, const Listing& listing, const ListQuery& query, const ListView& view, unsigned limit) {
  const Column& sort = *sortable(listing, view.sort);
  // Walking backward reads the rows in the opposite order, from the cursor away.
  bool falling = view.descending != view.backward;
  Statement statement = filtered(listing, query, view);
  std::string columns;
  for (const Column& column : listing.columns) columns += column.sql + ", ";
  statement.sql = std::string("SELECT ") + (counts_along(query, view) ? "SQL_CALC_FOUND_ROWS " : "") + columns + sort.sort_sql + ", " + query.id_sql + statement.sql;
  if (!view.cursor_id.empty()) {
    // The first condition alone bounds the walk through the index; the second decides among equal keys.
    std::string sign = falling ? "<" : ">";
    statement.sql += " AND " + sort.sort_sql + " " + sign + "= ? AND (" + sort.sort_sql + " " + sign + " ? OR " + query.id_sql + " " + sign + " ?)";
    Value key = cursor_value(sort, view.cursor_key);
    statement.values.insert(statement.values.end(), {key, key, Value(*to_number(view.cursor_id))});
  }
  std::string direction = falling ? " DESC" : "";
  statement.sql += " ORDER BY " + sort.sort_sql + direction + (sort.unique ? "" : ", " + query.id_sql + direction) + " LIMIT " + std::to_string(limit);
  if (view.skip > 0) statement.sql += " OFFSET " + std::to_string(view.skip * view.size);
  Rows rows = database.select_with(statement.sql, statement.values);
  if (view.backward) std::reverse(rows.begin(), rows.end());
  return rows;
}

std::optional<std::uint64_t> counted(Database& database, const Listing& listing, const ListQuery& query, const ListView& view) {
  if (query.total && !view.is_narrowed()) return query.total;
  Statement statement = filtered(listing, query, view);
  std::string inner = "SELECT 1" + statement.sql + " LIMIT " + std::to_string(count_limit + 1);
  std::uint64_t count = database.select_with("SELECT COUNT(*) FROM (" + inner + ") counted", statement.values).at(0).id(0);
  return count > count_limit ? std::nullopt : std::optional(count);
}

/// One page; asks for a row more than it shows, to know whether the list goes on.
ListPage fetch_once(Database& database, const Listing& listing, const ListQuery& query, const ListView& view, unsigned size) {
  ListPage page;
  page.rows = rows_of(database, listing, query, view, size + 1);
  bool goes_on = page.rows.size() > size;
  if (goes_on && view.backward) page.rows.erase(page.rows.begin());
  if (goes_on && !view.backward) page.rows.pop_back();
  bool from_within = !view.cursor_id.empty();
  page.more_before = view.backward ? goes_on : from_within;
  page.more_after = view.backward ? from_within : goes_on;
  return page;
}

ListView at_an_end(ListView view, bool last) {
  view.cursor_key.clear();
  view.cursor_id.clear();
  view.skip = 0;
  view.backward = last;
  return view;
}

}  // namespace

ListView read_list_view(const Listing& listing, const Parameters& query) {
  ListView view;
  view.search = trimmed(value_of(query, "search"));
  if (!listing.searchable || character_count(view.search) > 100) view.search.clear();
  for (const Filter& filter : listing.filters) {
    const std::string value = value_of(query, filter.name);
    if (filter.choices.empty() && !value.empty() && value.size() <= 100) view.chosen[filter.name] = value;
    if (std::any_of(filter.choices.begin(), filter.choices.end(), [&](const Choice& choice) { return choice.value == value; })) view.chosen[filter.name] = value;
  }
  std::string sort = value_of(query, "sort");
  bool chosen = sortable(listing, sort) != nullptr;
  view.sort = chosen ? sort : listing.default_sort;
  view.descending = chosen ? value_of(query, "order") == "down" : listing.default_descending;
  std::string size = value_of(query, "size");
  view.size = size == "10" ? 10 : size == "100" ? 100 : size == "all" ? all_rows : 25;
  view.search_hidden = value_of(query, "hide") == "1";
  read_cursor(listing, query, view);
  return view;
}

ListPage fetch(Database& database, const Listing& listing, const ListQuery& query, const ListView& view) {
  bool from_start = view.cursor_id.empty() && !view.backward;
  std::optional<std::uint64_t> total;
  unsigned size = view.size;
  bool from_end = view.cursor_id.empty() && view.backward;
  if (from_end) {
    // The last page holds the rest, so that numbers and pages agree.
    total = counted(database, listing, query, view);
    if (total && *total % size) size = static_cast<unsigned>(*total % size);
  }
  ListPage page = fetch_once(database, listing, query, view, size);
  // Rows came or went since the link was made: a page beyond an end is replaced by the page at that end.
  bool short_of_start = !view.exact && view.backward && !from_end && page.rows.size() < size;
  bool beyond_end = !view.exact && !view.backward && !from_start && page.rows.empty();
  if (short_of_start || beyond_end) page = fetch_once(database, listing, query, at_an_end(view, beyond_end), view.size);
  if (from_end)
    page.total = total;
  else if (!page.more_before && !page.more_after && !short_of_start && !beyond_end)
    page.total = page.rows.size();
  else if (counts_along(query, view))
    page.total = database.select("SELECT FOUND_ROWS()").at(0).id(0);
  else
    page.total = counted(database, listing, query, view);
  return page;
}

std::string csv_of(Database& database, const Listing& listing, const ListQuery& query, const ListView& view) {
  std::vector<unsigned> columns;
  std::vector<std::string> cells;
  for (unsigned i = 0; i < listing.columns.size(); ++i) {
    if (listing.columns[i].only_pages) continue;
    columns.push_back(i);
    cells.push_back(listing.columns[i].name);
  }
  // Spreadsheets take a file for UTF-8 only with a byte order mark.
  std::string csv = "\xEF\xBB\xBF" + csv_line(cells);
  ListView page = at_an_end(view, false);
  for (std::size_t count = 0; count < most_exported; count += all_rows) {
    const Rows rows = rows_of(database, listing, query, page, all_rows);
    for (const Row& row : rows) {
      cells.clear();
      for (unsigned column : columns) cells.push_back(row.maybe_text(column).value_or(""));
      csv += csv_line(cells);
    }
    if (rows.size() < all_rows) break;
    const auto end = static_cast<unsigned>(rows.back().size());
    page.cursor_key = rows.back().text(end - 2);
    page.cursor_id = rows.back().text(end - 1);
  }
  return csv;
}

}  // namespace hostler

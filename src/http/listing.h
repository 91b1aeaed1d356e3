// SPDX-License-Identifier: GPL-3.0-or-later
// A list described once: columns, search, sort, pages by cursor, group actions. The store gives the rows, the Listing the page, API and CSV.
// No list ever counts an unbounded set or skips far: a page is found from a cursor (the sort key and id of a row) and at most three pages are skipped.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/database.h"
#include "base/errors.h"
#include "http/form.h"
#include "http/request.h"
#include "http/view.h"

namespace hostler {

struct Column {
  enum class Kind { text, link, number, date, badge, icons };
  std::string name;            // in the address (sort=name), JSON and CSV
  Text label;
  std::string sql;             // expression of the SELECT
  std::string sort_sql = {};   // indexed expression it is sorted by (never NULL); empty: not sortable
  Kind kind = Kind::text;
  bool unique = false;         // no two rows sort alike: then the id is no part of the order, since MariaDB reads along no unique index with it
  bool only_pages = false;     // its value is put together by the page: nothing for programs
  bool only_programs = false;  // no column of the page; such stand last, and rows have no cell for them
  std::string (*for_programs)(const std::string& stored) = nullptr;   // what they read instead of what the statement answers
};

/// Narrows a list to one value: a drop-down of the page (a text field where there would be too many choices), a parameter of the API.
struct Filter {
  std::string name;            // in the address: state=locked
  Text label;
  std::vector<Choice> choices;            // empty: any text
  std::string sql;             // condition with one ? for the chosen value
};

struct GroupAction {
  std::string name;            // value of the "action" field
  Text label;
  bool dangerous = false;
};

/// How the rows are found. Pieces of SQL are literals of the store; typed text only ever becomes a parameter.
struct ListQuery {
  std::string from;                       // "account a JOIN account_scope s ON …"
  std::string where;                      // always holds the subtree rule
  std::vector<Value> values;              // of from and where
  std::string id_sql = "id";              // unique, ends every sort
  std::string search_sql = {};            // condition with one ? per LIKE pattern
  std::vector<Value> search_values = {};  // of its first places: patterns made otherwise
  unsigned search_places = 0;             // how many ? come then, each for the typed text
  std::optional<std::uint64_t> total = {};  // kept counter of the unfiltered list; without it a list is counted up to 1,000
  bool search_reads_all = false;          // a search looks at every row however few it shows: then they are counted in the same pass
};

struct Listing {
  std::string path;                       // "/users"
  std::vector<Column> columns;
  std::string default_sort;               // a column's name
  bool default_descending = false;
  Text empty;                             // "No users yet."
  std::vector<GroupAction> actions = {};
  bool searchable = true;
  std::vector<Filter> filters = {};
  bool exported = false;                  // the page answers ?format=csv with csv_of()
};

/// What the address asks for. Unknown sort columns and broken cursors fall back to the first page; sizes are 10, 25, 100 or all (500 at most a page).
struct ListView {
  std::string search, sort;
  std::map<std::string, std::string> chosen = {};   // value by filter
  bool descending = false;
  unsigned size = 25;
  unsigned page = 1;                      // number shown; 0: unknown
  std::string cursor_key, cursor_id;      // empty: from the start (or from the end when backward)
  bool backward = false;
  unsigned skip = 0;                      // pages, 0…3
  bool search_hidden = false;
  bool exact = false;                     // a page beyond an end stays empty, instead of being replaced by the one at that end
  bool is_narrowed() const { return !search.empty() || !chosen.empty(); }
};
ListView read_list_view(const Listing& listing, const Parameters& query);

struct ListPage {
  Rows rows;                              // columns in the order of the Listing, then sort key and id as the last two
  std::optional<std::uint64_t> total;     // nothing: more than 1,000
  bool more_before = false, more_after = false;
};
/// At most two statements (three when rows vanished and a link led beyond an end). The sort key and id of a row are its last two columns.
ListPage fetch(Database& database, const Listing& listing, const ListQuery& query, const ListView& view);

/// The whole list as the view narrows and sorts it, as CSV: a line of the columns' names, then the values for programs. At most 50,000 rows, read page by page.
std::string csv_of(Database& database, const Listing& listing, const ListQuery& query, const ListView& view);

/// A cell as the page shows it. Where a plain text is enough, leave href and badge empty.
struct Cell {
  std::string text;
  std::string href = {};
  std::string badge = {};                 // good, warn, bad
  std::string title = {};                 // exact value
};
struct RowAction {
  Text label;
  std::string icon;                       // name in the sprite
  std::string href;                       // GET page
  bool post = false;                      // a button that posts to href
};
struct ShownRow {
  std::string id;                         // value of its check box
  std::vector<Cell> cells;                // one a column
  std::vector<RowAction> actions = {};    // shown: those that post, then the others
  std::string name;                       // for labels of check box and actions
};
/// Fills parts/list.tpl: view is what view.include("LIST", "parts/list.tpl") answered. NEW (NEW_HREF, NEW_LABEL), LIVE and RELOADS there are the page's own.
void show(View view, const Listing& listing, const ListView& list_view, const ListPage& page, const std::vector<ShownRow>& rows);

}  // namespace hostler

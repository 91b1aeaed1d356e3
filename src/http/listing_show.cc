// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a Listing: parts/list.tpl.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "http/language.h"
#include "http/listing.h"

namespace hostler {
namespace {

const unsigned near_pages = 3;

/// The address of this list with some of its values changed. What stands at its default is left out.
class Address {
public:
  Address(const Listing& listing, const ListView& view) : listing_(listing) {
    if (!view.search.empty()) set("search", view.search);
    for (const auto& [name, value] : view.chosen) set(name, value);
    set_sort(view.sort, view.descending);
    set_size(view.size);
    if (view.search_hidden) set("hide", "1");
  }
  Address& set(const std::string& name, const std::string& value) {
    drop(name);
    values_.emplace_back(name, value);
    return *this;
  }
  Address& drop(const std::string& name) {
    std::erase_if(values_, [&](const auto& pair) { return pair.first == name; });
    return *this;
  }
  Address& set_sort(const std::string& column, bool descending) {
    if (column == listing_.default_sort && descending == listing_.default_descending) return drop("sort").drop("order");
    set("sort", column);
    return descending ? set("order", "down") : drop("order");
  }
  Address& set_size(unsigned size) {
    if (size == 25) return drop("size");
    return set("size", size > 100 ? "all" : std::to_string(size));
  }
  std::string text() const {
    std::vector<std::string> pairs;
    for (const auto& [name, value] : values_) pairs.push_back(name + "=" + url_encoded(value));
    return listing_.path + (pairs.empty() ? "" : "?" + join(pairs, "&"));
  }
  const Parameters& values() const { return values_; }

private:
  const Listing& listing_;
  Parameters values_;
};

/// Where we are among the pages; 0: no number known.
struct Place {
  unsigned number = 1;
  unsigned last = 0;
};

Place place_of(const ListView& view, const ListPage& page) {
  Place place{view.page, 0};
  if (page.total) place.last = static_cast<unsigned>((*page.total + view.size - 1) / view.size);
  if (!page.more_before)
    place.number = 1;
  else if (!page.more_after)
    place.number = place.last;
  else if (place.number == 1)
    place.number = 2;
  return place;
}

void show_filters(View search, const Listing& listing, const ListView& list_view) {
  for (const Filter& filter : listing.filters) {
    View shown = search.add(filter.choices.empty() ? Name("FREE_FILTER") : Name("FILTER"));
    shown.set("FILTER_NAME", filter.name);
    shown.set("FILTER_LABEL", filter.label);
    const auto chosen = list_view.chosen.find(filter.name);
    if (filter.choices.empty()) shown.set("FILTER_VALUE", chosen == list_view.chosen.end() ? "" : chosen->second);
    for (const Choice& choice : filter.choices) {
      View option = shown.add("FILTER_OPTION");
      option.set("OPTION_VALUE", choice.value);
      option.set("OPTION_LABEL", choice.label);
      if (chosen != list_view.chosen.end() && chosen->second == choice.value) option.show("CHOSEN");
    }
  }
}

void show_search(View view, const Listing& listing, const ListView& list_view) {
  Address address(listing, list_view);
  if (!listing.searchable && listing.filters.empty()) return;
  if (list_view.search_hidden) {
    view.add("SHOW_SEARCH").set("SHOW_SEARCH_HREF", address.drop("hide").text());
    return;
  }
  View search = view.add("SEARCH");
  if (listing.searchable) search.add("WORDS").set("SEARCHED", list_view.search);
  show_filters(search, listing, list_view);
  search.set("HIDE_HREF", Address(listing, list_view).set("hide", "1").text());
  for (const Filter& filter : listing.filters) address.drop(filter.name);
  for (const auto& [name, value] : address.drop("search").values()) {
    View kept = search.add("KEPT");
    kept.set("KEPT_NAME", name);
    kept.set("KEPT_VALUE", value);
  }
}

void show_reset(View view, const Listing& listing, const ListView& list_view) {
  if (!list_view.is_narrowed()) return;
  Address address(listing, list_view);
  for (const Filter& filter : listing.filters) address.drop(filter.name);
  view.add("RESET").set("RESET_HREF", address.drop("search").text());
}

void show_heads(View view, const Listing& listing, const ListView& list_view) {
  for (const Column& column : listing.columns) {
    if (column.only_programs) continue;
    View head = view.add("HEAD");
    if (column.kind == Column::Kind::number) head.show("NUMBER");
    bool sorted = column.name == list_view.sort;
    if (sorted) head.show(list_view.descending ? Name("DOWN") : Name("UP"));
    View label = head.add(column.sort_sql.empty() ? Name("PLAIN_HEAD") : Name("SORT_HEAD"));
    label.set("HEAD_LABEL", column.label);
    label.set("SORT_HREF", Address(listing, list_view).set_sort(column.name, sorted && !list_view.descending).text());
  }
}

std::string_view class_of(Column::Kind kind) { return kind == Column::Kind::number ? "num" : kind == Column::Kind::date ? "when" : ""; }

/// label: of the column, for a telephone, where a row is a card; empty where the cell says it by itself. Each section of a cell costs as much as the
/// rest of it, so what most cells have is no section.
void show_cell(View row, const Column& column, const Cell& cell, const std::string& label) {
  View shown = row.add("CELL");
  shown.set("CELL_LABEL", label);
  shown.set("CELL_TEXT", cell.text);
  if (const auto name = class_of(column.kind); !name.empty()) shown.add("CLASSED").set("CELL_CLASS", name);
  if (!cell.title.empty()) shown.add("EXACT").set("CELL_TITLE", cell.title);
  if (!cell.badge.empty()) shown.add("BADGE").set("CELL_BADGE", cell.badge);
  else if (!cell.href.empty()) shown.add("LINK").set("CELL_HREF", cell.href);
}

void show_action(View row, const RowAction& action) {
  // formaction is not among the attributes whose scheme the templates check.
  if (!starts_with(action.href, "/") || starts_with(action.href, "//")) throw Failure("row action leads elsewhere: " + action.href);
  View shown = row.add(action.post ? Name("POST_ACTION") : Name("GET_ACTION"));
  shown.set("ACTION_LABEL", action.label);
  shown.set("ACTION_ICON", action.icon);
  shown.set("ACTION_HREF", action.href);
}

std::vector<std::string> card_labels(const Listing& listing) {
  std::vector<std::string> labels;
  for (const Column& column : listing.columns) labels.push_back(labels.empty() || column.kind == Column::Kind::badge ? "" : translated(column.label));
  return labels;
}

/// The icons of all actions, each once.
std::set<std::string> icons_of(const std::vector<ShownRow>& rows) {
  std::set<std::string> icons;
  for (const ShownRow& row : rows)
    for (const RowAction& action : row.actions) icons.insert(action.icon);
  return icons;
}

void show_rows(View table, const Listing& listing, const std::vector<ShownRow>& rows) {
  const std::set<std::string> icons = icons_of(rows);
  if (!icons.empty()) table.show("HAS_ACTIONS");
  for (const std::string& icon : icons) table.add("ICON").set("ICON_NAME", icon);
  const std::vector<std::string> labels = card_labels(listing);
  for (const ShownRow& row : rows) {
    View shown = table.add("ROW");
    shown.set("ROW_NAME", row.name);
    if (!listing.actions.empty()) shown.add("SELECT").set("ROW_ID", row.id);
    for (std::size_t i = 0; i < row.cells.size() && i < labels.size(); ++i) show_cell(shown, listing.columns[i], row.cells[i], labels[i]);
    for (const RowAction& action : row.actions) show_action(shown, action);
  }
}

void show_group_actions(View view, const Listing& listing) {
  if (listing.actions.empty()) return;
  View group = view.add("GROUP");
  for (const GroupAction& action : listing.actions) {
    View shown = group.add("GROUP_ACTION");
    shown.set("GROUP_VALUE", action.name);
    shown.set("GROUP_LABEL", action.label);
    if (action.dangerous) shown.show("DANGEROUS");
  }
}

void show_number(View pages, unsigned number, const std::string& href) {
  View shown = pages.add("NUMBERS").add(href.empty() ? Name("HERE") : Name("THERE"));
  shown.set_number("PAGE_NUMBER", number);
  shown.set("PAGE_HREF", href);
}

/// Links carry the key and id of the first or last row shown; further pages skip whole pages from there.
class PageLinks {
public:
  PageLinks(const Listing& listing, const ListView& view, const Rows& rows) : address_(listing, view), rows_(rows) {}
  std::string first() const { return address_.text(); }
  std::string last(const Place& place) const {
    Address address = address_;
    address.set("back", "1");
    return place.last > 0 ? address.set("page", std::to_string(place.last)).text() : address.text();
  }
  std::string away(const Place& place, int pages) const {
    const Row& row = pages < 0 ? rows_.front() : rows_.back();
    Address address = address_;
    address.set("key", row.text(static_cast<unsigned>(row.size() - 2))).set("id", row.text(static_cast<unsigned>(row.size() - 1)));
    if (pages < 0) address.set("back", "1");
    if (std::abs(pages) > 1) address.set("skip", std::to_string(std::abs(pages) - 1));
    int number = static_cast<int>(place.number) + pages;
    return address.set("page", std::to_string(place.number > 0 ? std::max(number, 1) : 0)).text();
  }

private:
  Address address_;
  const Rows& rows_;
};

void show_pages(View view, const Listing& listing, const ListView& list_view, const ListPage& page) {
  if (page.rows.empty() || (!page.more_before && !page.more_after)) return;
  View pages = view.add("PAGES");
  PageLinks links(listing, list_view, page.rows);
  Place place = place_of(list_view, page);
  if (page.more_before) {
    pages.add("FIRST").set("PAGE_HREF", links.first());
    pages.add("PREVIOUS").set("PAGE_HREF", links.away(place, -1));
  }
  int number = static_cast<int>(place.number);
  for (int away = -static_cast<int>(near_pages); place.number > 0 && away <= static_cast<int>(near_pages); ++away) {
    bool exists = away == 0 || (away < 0 ? number + away >= 1 : page.more_after && (place.last > 0 ? number + away <= static_cast<int>(place.last) : away == 1));
    if (!exists) continue;
    show_number(pages, static_cast<unsigned>(number + away), away == 0 ? "" : number + away == 1 ? links.first() : links.away(place, away));
  }
  if (page.more_after) {
    pages.add("NEXT").set("PAGE_HREF", links.away(place, 1));
    pages.add("LAST").set("PAGE_HREF", links.last(place));
  }
}

void show_sizes(View view, const Listing& listing, const ListView& list_view, const ListPage& page) {
  if (page.total && *page.total <= 10) return;
  View sizes = view.add("SIZES");
  for (unsigned size : {10u, 25u, 100u, 500u}) {
    View shown = sizes.add("SIZE").add(size == list_view.size ? Name("SIZE_HERE") : Name("SIZE_THERE"));
    shown.set("SIZE_LABEL", size == 500 ? Text(N_("All")) : Text("%1", {std::to_string(size)}));
    shown.set("SIZE_HREF", Address(listing, list_view).set_size(size).text());
  }
}

std::string total_sentence(const ListPage& page) {
  if (!page.total) return translated(N_("more than 1,000 entries"));
  return translated_count("%1 entry", "%1 entries", *page.total);
}

}  // namespace

void show(View view, const Listing& listing, const ListView& list_view, const ListPage& page, const std::vector<ShownRow>& rows) {
  view.set("LIST_PATH", listing.path);
  bool nothing_at_all = rows.empty() && !list_view.is_narrowed();
  if (!nothing_at_all) show_search(view, listing, list_view);
  show_reset(view, listing, list_view);
  if (rows.empty()) {
    View empty = view.add("EMPTY");
    empty.set("EMPTY_TEXT", nothing_at_all ? listing.empty : list_view.search.empty() ? Text(N_("No entry is like that.")) : Text(N_("Nothing found for “%1”."), {list_view.search}));
    return;
  }
  if (listing.exported) view.add("EXPORT").set("EXPORT_HREF", Address(listing, list_view).set("format", "csv").text());
  View table = view.add("TABLE");
  show_heads(table, listing, list_view);
  show_rows(table, listing, rows);
  show_group_actions(table, listing);
  table.set("TOTAL", total_sentence(page));
  show_pages(table, listing, list_view, page);
  show_sizes(table, listing, list_view, page);
}

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/message_pages.h"

#include "base/time_zone.h"
#include "features/messages/message_resource.h"
#include "features/messages/message_store.h"
#include "http/language.h"

namespace hostler::messages {
namespace {

constexpr unsigned newest_count = 5;

Cell kind_cell(const Message& message) {
  if (message.is_error) return {.text = translated(N_("Error")), .badge = "bad"};
  return {.text = translated(N_("Notice")), .badge = "quiet"};
}

ShownRow shown_row(const Message& message, const std::string& id) {
  ShownRow row;
  row.id = id;
  row.cells = {{.text = translated(moment(message.at)), .title = message.at + " UTC"},
               kind_cell(message),
               {.text = message.real_login},
               {.text = message.acting_login == message.real_login ? "" : message.acting_login},
               {.text = message.address},
               {.text = message.object},
               {.text = translated(message.text)}};
  return row;
}

Response message_list(Context& context, Filter filter) {
  const Listing listing = message_listing(filter);
  const ListView view = read_list_view(listing, context.request.query);
  const ListPage found = fetch(context.database, listing, message_query(context.actor, filter), view);
  std::vector<ShownRow> rows;
  for (const Row& row : found.rows) rows.push_back(shown_row(message_from(row), row.text(static_cast<unsigned>(row.size()) - 1)));
  context.current_menu = "/messages";
  return show(context, {.title = N_("Messages"), .template_name = "messages/message_list.tpl", .path = {{N_("General"), "/general"}}}, [&](View page) {
    page.show(filter == Filter::errors ? Name("SHOWS_ERRORS") : filter == Filter::notices ? Name("SHOWS_NOTICES") : Name("SHOWS_ALL"));
    show(page.include("LIST", "parts/list.tpl"), listing, view, found, rows);
  });
}

}  // namespace

Response all_messages(Context& context) { return message_list(context, Filter::all); }
Response error_messages(Context& context) { return message_list(context, Filter::errors); }
Response notice_messages(Context& context) { return message_list(context, Filter::notices); }

void show_newest(Context& context, View page) {
  if (!context.may(read_messages)) return;
  View view = page.include("NEWEST", "messages/newest.tpl");
  const auto messages = newest_messages(context.database, context.actor, newest_count);
  if (messages.empty()) view.show("NONE");
  for (const Message& message : messages) {
    View line = view.add("MESSAGE");
    line.set("AT", moment(message.at));
    line.set("WHO", message.real_login);
    line.set("OBJECT", message.object);
    line.set("TEXT", message.text);
    if (message.is_error) line.show("IS_ERROR");
  }
}

Text moment(const std::string& moment_of_database) {
  const std::string at = on_local_clock(moment_of_database);
  if (at.size() < 16) return at;
  return {N_("%1-%2-%3 %4"), {at.substr(0, 4), at.substr(5, 2), at.substr(8, 2), at.substr(11, 5)}};
}

}  // namespace hostler::messages

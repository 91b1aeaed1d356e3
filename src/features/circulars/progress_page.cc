// SPDX-License-Identifier: GPL-3.0-or-later
// The list of circulars, and how far one is.
#include <algorithm>

#include "features/circulars/circular_pages.h"
#include "features/circulars/circular_resource.h"
#include "features/circulars/circular_store.h"
#include "features/selection.h"
#include "http/language.h"

namespace hostler::circulars {
namespace {

std::string address(std::uint64_t id, const char* below = "") { return "/circulars/" + std::to_string(id) + below; }

Cell state_cell(const std::string& state) {
  if (state == "draft") return {.text = translated(N_("Draft")), .badge = "quiet"};
  if (state == "sending") return {.text = translated(N_("Being sent")), .badge = "warn"};
  if (state == "cancelled") return {.text = translated(N_("Cancelled")), .badge = "bad"};
  return {.text = translated(N_("Finished")), .badge = "good"};
}

Cell recipient_cell(const std::string& state, bool cancelled) {
  if (state == "sent") return {.text = translated(N_("Sent")), .badge = "good"};
  if (state == "failed") return {.text = translated(N_("Failed")), .badge = "bad"};
  if (state == "unclear") return {.text = translated(N_("May have been sent")), .badge = "warn"};
  if (state == "handed") return {.text = translated(N_("Being sent")), .badge = "warn"};
  return {.text = translated(cancelled ? N_("Not sent") : N_("Waiting")), .badge = "quiet"};
}

void show_counts(View view, const Circular& circular) {
  view.set("CIRCULAR", address(circular.id));
  const Cell state = state_cell(circular.state);
  view.set("STATE", state.text);
  view.set("STATE_LOOK", state.badge);
  view.set("SETTLED", std::to_string(circular.settled()));
  view.set("TOTAL_COUNT", std::to_string(std::max<std::uint64_t>(circular.total, 1)));
  view.set("SETTLED_TEXT", Text(N_("%1 of %2"), {std::to_string(circular.settled()), std::to_string(circular.total)}));
  view.set("SENT", std::to_string(circular.sent));
  if (circular.failed > 0) view.add("FAILED").set("FAILED_COUNT", std::to_string(circular.failed));
  if (circular.unclear > 0) view.add("UNCLEAR").set("UNCLEAR_COUNT", std::to_string(circular.unclear));
  if (circular.state == "sending") view.show("LIVE");
  if (circular.state == "sending") view.show("MAY_CANCEL");
  if (circular.failed + circular.unclear > 0) view.show("MAY_REPEAT");
}

}  // namespace

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    ShownRow line{.id = id, .cells = {{.text = row.text(0), .href = "/circulars/" + id}, state_cell(row.text(1))}, .name = row.text(0)};
    for (unsigned column = 2; column < 6; ++column) line.cells.push_back({.text = row.text(column)});
    if (row.text(1) != "sending") line.actions = {{.label = N_("Delete"), .icon = "trash-2", .href = "/circulars/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

Response progress_page(Context& context) {
  const Circular circular = get(context.database, context.actor, context.id());
  if (circular.state == "draft") return redirect(address(circular.id, "/recipients"));
  const Listing listing = store::recipient_listing(circular.id);
  const ListView wanted = read_list_view(listing, context.request.query);
  const ListPage found = fetch(context.database, listing, store::recipient_query(circular), wanted);
  std::vector<ShownRow> lines;
  for (const Row& row : found.rows)
    lines.push_back({.id = row.text(static_cast<unsigned>(row.size()) - 1),
                     .cells = {{.text = row.text(0)}, {.text = row.text(1)}, recipient_cell(row.text(2), circular.state == "cancelled"), {.text = translated(row.text(3).c_str())}},
                     .name = row.text(0)});
  return show(context, {.title = Text(circular.subject), .template_name = "circulars/progress.tpl", .path = {{resource.title, "/circulars"}}}, [&](View view) {
    show_counts(view, circular);
    view.set("CIRCULAR_SENDER", circular.sender);
    view.set("CIRCULAR_TEXT", circular.text);
    hostler::show(view.include("LIST", "parts/list.tpl"), listing, wanted, found, lines);
  });
}

Response progress_action(Context& context) {
  const Circular circular = get(context.database, context.actor, context.id());
  const Selection selection = read_selection(store::recipient_listing(circular.id), context.request.form);
  const std::string back = address(circular.id);
  if (selection.action.empty() || selection.ids.empty()) return done(context, back, N_("Nothing was selected, so nothing was changed."));
  const std::uint64_t count = send_again(context.database, context.actor, circular.id, selection.ids, true);
  if (count == 0) return done(context, back, N_("None of the selected mails failed, so nothing is sent again."));
  return done(context, back, N_("The circular is sent again."));
}

}  // namespace hostler::circulars

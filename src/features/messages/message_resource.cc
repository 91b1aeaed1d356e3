// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/message_resource.h"

#include "features/messages/message_store.h"
#include "http/language.h"

namespace hostler::messages {
namespace {

Listing listing(const Actor&) {
  Listing list = message_listing(Filter::all);
  list.columns.back().for_programs = [](const std::string& stored) { return translated(sentence_of(stored)); };
  list.filters = {{.name = "kind", .label = N_("Kind"), .choices = {{"error", N_("Error")}, {"notice", N_("Notice")}}, .sql = "r.kind = ?"}};
  return list;
}

Object get(const Call& call, std::uint64_t id) {
  const auto message = find_message(call.database, call.actor, id);
  if (!message) throw NotFound();
  return {.id = id,
          .name = message->object,
          .values = {{"time", message->at},
                     {"kind", message->is_error ? "error" : "notice"},
                     {"who", message->real_login},
                     {"acting", message->acting_login},
                     {"address", message->address},
                     {"object", message->object},
                     {"text", translated(message->text)}}};
}

}  // namespace

const Resource resource{.name = "messages",
                        .noun = "message",
                        .see = read_messages,
                        .properties = {{.name = "time", .label = N_("Time")},
                                       {.name = "kind", .label = N_("Kind")},
                                       {.name = "who", .label = N_("Who")},
                                       {.name = "acting", .label = N_("Acting as")},
                                       {.name = "address", .label = N_("From")},
                                       {.name = "object", .label = N_("Object")},
                                       {.name = "text", .label = N_("Message")}},
                        .listing = listing,
                        .query = [](const Call& call, const ListView&) { return message_query(call.actor, Filter::all); },
                        .get = get};

}  // namespace hostler::messages

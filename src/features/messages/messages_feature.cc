// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/messages/message_pages.h"
#include "features/messages/message_resource.h"

namespace hostler {
namespace {

constexpr Permission read = messages::read_messages;

}  // namespace

extern const Feature messages_feature;
const Feature messages_feature{
    .name = "messages",
    .label = N_("Messages"),
    .pages = {{Method::get, "/messages", read, messages::all_messages},
              {Method::get, "/messages/errors", read, messages::error_messages},
              {Method::get, "/messages/notices", read, messages::notice_messages}},
    .menu = {{"general", N_("Messages"), "/messages", "mail", read}},
    .resources = {&messages::resource},
};

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// Outgoing mail: one message to one recipient, by an SMTP server or through the local sendmail. Headers cannot be injected: a line break or NUL in any
// header value is a Failure (forms refuse it first), other non-ASCII is encoded (RFC 2047), the text is quoted-printable UTF-8 (RFC 2045).
#pragma once

#include <string>
#include <string_view>

#include "base/mail_server.h"

namespace hostler {

struct Mail {
  std::string from;        // bare address
  std::string from_name;   // may be empty
  std::string to;          // bare address; also the envelope's only recipient
  std::string subject;
  std::string text;        // UTF-8, LF lines
};

/// A plausible bare address: local part of RFC 5321 dot-atom characters, host of A-labels. No quoting, no comments.
bool is_mail_address(std::string_view text);
std::string compose(const Mail& mail, std::string_view message_id_host);
/// By the server, or by `sendmail -i -f FROM -- TO` when there is none. Throws Unavailable (try later: it was not taken), Unanswered (it may have been)
/// or Failure with the reason.
void send(const Mail& mail, const MailWay& way);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
// Handing a mail to an SMTP server (libcurl): STARTTLS where the server offers it, its certificate checked unless told otherwise. A password is only
// ever sent over a checked connection.
#pragma once

#include <string>

#include "base/errors.h"

namespace hostler {

/// The mail was handed over and nobody said what became of it.
class Unanswered : public Failure {
public:
  using Failure::Failure;
};

/// How mail leaves.
struct MailWay {
  std::string server;                  // smtp://host:port, smtps://host:port; empty: by sendmail
  std::string user, password;          // of the server; may be empty
  std::string ca_file;                 // PEM of the CA that signed the server's certificate; empty: the system's own
  bool verify = true;                  // the certificate; without it a server in the middle could read along
  std::string sendmail = "/usr/sbin/sendmail";
  std::string from;                    // of what the panel sends in its own name
};

/// smtp:// or smtps:// with a host and perhaps a port, nothing else.
bool is_mail_server(const std::string& url);
/// message has LF lines. Throws Unavailable when the server is away or says to try later, Failure when it refuses, both with its sentence; Unanswered when it went
/// away with the whole message.
void send_by_server(const MailWay& way, const std::string& from, const std::string& to, const std::string& message);

}  // namespace hostler

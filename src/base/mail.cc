// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mail.h"

#include <algorithm>
#include <ctime>

#include "base/crypto.h"
#include "base/errors.h"
#include "base/mail_encoding.h"
#include "base/process.h"
#include "base/text.h"

namespace hostler {

namespace {

constexpr int sendmail_timeout_s = 30;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_host(std::string_view host) {
  const std::vector<std::string> labels = split(host, '.');
  return host.size() <= 253 && std::all_of(labels.begin(), labels.end(), is_label);
}

bool is_dot_atom(std::string_view local) {
  static constexpr std::string_view specials = "!#$%&'*+-/=?^_`{|}~";
  for (const std::string& atom : split(local, '.'))
    if (atom.empty() || !std::all_of(atom.begin(), atom.end(), [](char c) { return is_letter_or_digit(c) || specials.find(c) != std::string_view::npos; })) return false;
  return local.size() <= 64;
}

void check_value(std::string_view value, const char* header) {
  if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) throw Failure(std::string("line break or NUL in the header ") + header);
  if (!is_clean_utf8(value)) throw Failure(std::string("not UTF-8 in the header ") + header);
}

void check_address(std::string_view address, const char* header) {
  check_value(address, header);
  if (!is_mail_address(address)) throw Failure(std::string("not a mail address in the header ") + header);
}

std::string date_now() {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm t{};
  gmtime_r(&now, &t);
  char rest[32];  // strftime's names would follow the language of the process
  std::strftime(rest, sizeof rest, "%Y %H:%M:%S +0000", &t);
  return std::string(days[t.tm_wday]) + ", " + std::to_string(t.tm_mday) + " " + months[t.tm_mon] + " " + rest;
}

std::string from_line(const Mail& mail) {
  if (mail.from_name.empty()) return "From: " + mail.from + "\n";
  return "From: " + display_name(mail.from_name, 6) + "\n <" + mail.from + ">\n";
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > 254) return false;
  const std::string_view local = text.substr(0, at), host = text.substr(at + 1);
  // A leading hyphen is legal, but no program that takes options should ever see one.
  return is_dot_atom(local) && local.front() != '-' && is_host(host) && host.find('.') != std::string_view::npos;
}

std::string compose(const Mail& mail, std::string_view message_id_host) {
  check_address(mail.from, "From");
  check_address(mail.to, "To");
  check_value(mail.from_name, "From");
  check_value(mail.subject, "Subject");
  if (!is_host(message_id_host)) throw Failure("not a host name for Message-ID");
  if (!is_clean_utf8(mail.text)) throw Failure("the text of a mail is not UTF-8");
  return "Date: " + date_now() + "\n" + from_line(mail) + "To: " + mail.to + "\n" + "Subject: " + header_text(mail.subject, 9) + "\n" +
         "Message-ID: <" + hex(random_bytes(16)) + "@" + std::string(message_id_host) + ">\n" +
         "Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n" +
         quoted_printable(mail.text);
}

void send(const Mail& mail, const MailWay& way) {
  const std::string message = compose(mail, mail.from.substr(mail.from.rfind('@') + 1));
  if (!way.server.empty()) return send_by_server(way, mail.from, mail.to, message);
  const Outcome outcome = run(way.sendmail, {"-i", "-f", mail.from, "--", mail.to}, message, sendmail_timeout_s);
  if (outcome.timed_out) throw Unanswered(way.sendmail + " did not end in " + std::to_string(sendmail_timeout_s) + " s");
  if (outcome.status != 0) throw Failure(way.sendmail + " ended with status " + std::to_string(outcome.status));
}

}  // namespace hostler

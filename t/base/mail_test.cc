// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mail.h"

#include <cppunit/extensions/HelperMacros.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "base/errors.h"
#include "base/mail_encoding.h"
#include "base/temporary_folder.h"
#include "base/text.h"

using namespace hostler;

namespace {

Mail letter() { return {"hostler@example.org", "Hostler", "bob@example.net", "Welcome", "Hello\n"}; }

std::string decoded_base64(std::string_view text) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (char c : text) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<unsigned>(alphabet.find(c));
    if ((held += 6) >= 8) out += static_cast<char>(bits >> (held -= 8) & 255);
  }
  return out;
}

std::string decoded_quoted_printable(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=')
      out += text[i];
    else if (text[i + 1] == '\n')
      ++i;
    else
      (out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)), i += 2);
  }
  return out;
}

}  // namespace

class MailTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MailTest);
  CPPUNIT_TEST(knows_addresses);
  CPPUNIT_TEST(has_all_headers);
  CPPUNIT_TEST(headers_cannot_be_injected);
  CPPUNIT_TEST(encoded_words_are_short_whole_and_come_back);
  CPPUNIT_TEST(plain_subjects_are_folded_not_encoded);
  CPPUNIT_TEST(names_are_quoted_when_they_must);
  CPPUNIT_TEST(quoted_printable_is_safe_and_comes_back);
  CPPUNIT_TEST(sends_by_envelope_only);
  CPPUNIT_TEST(a_refusing_sendmail_is_a_failure);
  CPPUNIT_TEST_SUITE_END();

  void knows_addresses() {
    for (std::string_view good : {"a@b.example", "first.last+tag@xn--bcher-kva.example", "o'hara@a-b.co.uk"}) CPPUNIT_ASSERT_MESSAGE(std::string(good), is_mail_address(good));
    for (std::string_view bad : {"", "a", "@b.example", "a@", "a@b", "a..b@c.example", ".a@c.example", "a.@c.example", "a b@c.example", "\"a\"@c.example", "a@b@c.example", "a@-b.example", "a@b_c.example",
                                 "a@b..example", "a@b.example.", "-oQ@b.example", "a@b.example\nBcc: x@y.example", "ü@b.example", "a@bücher.example", "<a@b.example>", "a(c)@b.example"})
      CPPUNIT_ASSERT_MESSAGE(std::string(bad), !is_mail_address(bad));
    CPPUNIT_ASSERT(!is_mail_address(std::string(65, 'a') + "@b.example"));
  }

  void has_all_headers() {
    const std::string text = compose(letter(), "example.org");
    const std::string head = text.substr(0, text.find("\n\n"));
    for (const char* line : {"From: Hostler\n <hostler@example.org>\n", "To: bob@example.net\n", "Subject: Welcome\n", "\nMessage-ID: <", "@example.org>\n", "Auto-Submitted: auto-generated\n", "MIME-Version: 1.0\n",
                             "Content-Type: text/plain; charset=UTF-8\n", "Content-Transfer-Encoding: quoted-printable"})
      CPPUNIT_ASSERT_MESSAGE(text, head.find(line) != std::string::npos);
    CPPUNIT_ASSERT(text.substr(0, 6) == "Date: " && head.find(" +0000\n") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::string("\n\nHello\n"), text.substr(text.find("\n\n")));
    CPPUNIT_ASSERT(compose(letter(), "example.org") != text);  // another Message-ID
  }

  void headers_cannot_be_injected() {
    for (const std::string& evil : {std::string("x\nBcc: all@example.org"), std::string("x\r\nBcc: y"), std::string("x\ry"), std::string("x\0y", 3)}) {
      for (std::string Mail::*field : {&Mail::from, &Mail::from_name, &Mail::to, &Mail::subject}) {
        Mail mail = letter();
        mail.*field = evil;
        CPPUNIT_ASSERT_THROW(compose(mail, "example.org"), Failure);
      }
      CPPUNIT_ASSERT_THROW(compose(letter(), evil), Failure);
    }
    Mail mail = letter();
    mail.subject = "\xFF";
    CPPUNIT_ASSERT_THROW(compose(mail, "example.org"), Failure);
  }

  void encoded_words_are_short_whole_and_come_back() {
    for (std::size_t length : {1U, 10U, 44U, 45U, 46U, 200U}) {
      std::string subject;
      for (std::size_t i = 0; i < length; ++i) subject += i % 3 == 0 ? "ü" : i % 3 == 1 ? "\xF0\x9F\x98\x80" : "x";
      const std::string encoded = header_text(subject, 9);
      std::string back;
      std::size_t column = 9;
      for (const std::string& line : split(encoded, '\n')) {
        CPPUNIT_ASSERT_MESSAGE(line, line.size() + column <= 76);
        const std::string word = trimmed(line);
        CPPUNIT_ASSERT(word.size() <= 75 && word.substr(0, 10) == "=?UTF-8?B?" && word.substr(word.size() - 2) == "?=");
        const std::string part = decoded_base64(word.substr(10, word.size() - 12));
        CPPUNIT_ASSERT(is_clean_utf8(part));
        back += part;
        column = 0;
      }
      CPPUNIT_ASSERT_EQUAL(subject, back);
    }
  }

  void plain_subjects_are_folded_not_encoded() {
    std::string subject = "word";
    for (int i = 0; i < 60; ++i) subject += " word" + std::to_string(i);
    const std::string text = header_text(subject, 9);
    std::string unfolded;
    for (const std::string& line : split(text, '\n')) {
      CPPUNIT_ASSERT(line.size() <= 76);
      unfolded += line;
    }
    CPPUNIT_ASSERT_EQUAL(subject, unfolded);
    for (const std::string& tricky : {std::string("=?UTF-8?Q?x?="), std::string(2000, 'x'), std::string(" a"), std::string("a\tb"), std::string(150, ' ')})
      CPPUNIT_ASSERT_MESSAGE(tricky, header_text(tricky, 9).substr(0, 10) == "=?UTF-8?B?");
    CPPUNIT_ASSERT_EQUAL(std::string(), header_text("", 9));
  }

  void names_are_quoted_when_they_must() {
    CPPUNIT_ASSERT_EQUAL(std::string("Web Hosting"), display_name("Web Hosting", 6));
    CPPUNIT_ASSERT_EQUAL(std::string("\"Smith, \\\"J\\\\\\\" <x@y>\""), display_name("Smith, \"J\\\" <x@y>", 6));
    CPPUNIT_ASSERT_EQUAL(std::string("=?UTF-8?B?"), display_name("Müller", 6).substr(0, 10));
  }

  void quoted_printable_is_safe_and_comes_back() {
    std::string text = "From here\n.\n..\ntrailing \t\n = ü \xF0\x9F\x98\x80\n\n" + std::string(500, 'x') + "\n" + std::string(76, 'y') + "\n" + std::string(300, '.') + "\n";
    for (int i = 0; i < 100; ++i) text += "ü";
    const std::string encoded = quoted_printable(text + "\r\n");
    for (const std::string& line : split(encoded, '\n')) {
      CPPUNIT_ASSERT_MESSAGE(line, line.size() <= 76);
      CPPUNIT_ASSERT(line.empty() || (line.front() != '.' && line.substr(0, 5) != "From " && line.back() != ' ' && line.back() != '\t'));
      CPPUNIT_ASSERT(line.find('\r') == std::string::npos);
    }
    CPPUNIT_ASSERT_EQUAL(text + "\n", decoded_quoted_printable(encoded));
  }

  std::string fake_sendmail(const std::string& script) {
    const std::string path = folder_.write("sendmail", "#!/bin/sh\n" + script + "\n");
    chmod(path.c_str(), 0755);
    return path;
  }
  static MailWay way(const std::string& sendmail) { return {.server = {}, .user = {}, .password = {}, .ca_file = {}, .sendmail = sendmail, .from = {}}; }

  void sends_by_envelope_only() {
    send(letter(), way(fake_sendmail("echo \"$@\" >" + folder_.path() + "/arguments; cat >" + folder_.path() + "/message")));
    std::ifstream arguments(folder_.path() + "/arguments");
    std::string line;
    std::getline(arguments, line);
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f hostler@example.org -- bob@example.net"), line);
    std::ostringstream message;
    message << std::ifstream(folder_.path() + "/message").rdbuf();
    CPPUNIT_ASSERT(message.str().find("\nSubject: Welcome\n") != std::string::npos);
  }

  void a_refusing_sendmail_is_a_failure() {
    CPPUNIT_ASSERT_THROW(send(letter(), way(fake_sendmail("exit 75"))), Failure);
    CPPUNIT_ASSERT_THROW(send(letter(), way(folder_.path() + "/none")), Failure);
  }

  TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(MailTest);

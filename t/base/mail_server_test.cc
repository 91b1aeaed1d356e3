// SPDX-License-Identifier: GPL-3.0-or-later
// Mail by SMTP: what the server is told, when the connection must be encrypted, and what is made of its no.
#include "base/mail_server.h"

#include <cppunit/extensions/HelperMacros.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/errors.h"
#include "base/mail.h"
#include "base/process.h"
#include "base/temporary_folder.h"
#include "base/test_database.h"
#include "base/text.h"

using namespace hostler;

namespace {

class Sink {
public:
  explicit Sink(const std::vector<std::string>& words = {}) {
    std::vector<std::string> line{"/usr/bin/perl", from_test_environment("top_srcdir") + "/t/base/smtp_sink.pl", folder_.path()};
    line.insert(line.end(), words.begin(), words.end());
    if (!words.empty() && words[0] == "tls") make_certificate();
    std::vector<char*> arguments;
    for (std::string& word : line) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    while (!std::filesystem::exists(folder_.path() + "/port") && waitpid(pid_, nullptr, WNOHANG) == 0) usleep(5000);
  }
  ~Sink() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }

  MailWay way() const { return {.server = "smtp://localhost:" + trimmed(file("port")), .user = {}, .password = {}, .ca_file = {}, .from = {}}; }
  std::string said() const { return file("said"); }
  std::string message() const { return file("message"); }
  std::string certificate() const { return folder_.path() + "/cert.pem"; }

private:
  std::string file(const std::string& name) const {
    std::ostringstream content;
    content << std::ifstream(folder_.path() + "/" + name).rdbuf();
    return content.str();
  }
  void make_certificate() {
    run("/usr/bin/openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                             "subjectAltName=DNS:localhost", "-keyout", folder_.path() + "/key.pem", "-out", certificate()}, "", 20);
  }

  TemporaryFolder folder_;
  pid_t pid_ = -1;
};

Mail letter() { return {"hostler@example.org", "Hostler", "bob@example.net", "Grüße", "Hello\n.\n..\nend\n"}; }

template <class Problem> std::string reason(const MailWay& way, const Mail& mail = letter()) {
  try {
    send(mail, way);
  } catch (const Problem& problem) {
    return problem.what();
  }
  return "it was sent";
}

}  // namespace

class MailServerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MailServerTest);
  CPPUNIT_TEST(hands_a_mail_to_the_server);
  CPPUNIT_TEST(c35_lets_no_header_in);
  CPPUNIT_TEST(says_what_the_server_says);
  CPPUNIT_TEST(tells_later_from_never);
  CPPUNIT_TEST(encrypts_where_it_is_offered);
  CPPUNIT_TEST(sends_a_password_over_a_checked_connection_only);
  CPPUNIT_TEST(knows_addresses_of_servers);
  CPPUNIT_TEST_SUITE_END();

  static void assert_holds(const std::string& text, const std::string& part) { CPPUNIT_ASSERT_MESSAGE("“" + part + "” is missing in: " + text, text.find(part) != std::string::npos); }

  void hands_a_mail_to_the_server() {
    Sink sink;
    send(letter(), sink.way());
    assert_holds(sink.said(), "MAIL FROM:<hostler@example.org>\nRCPT TO:<bob@example.net>\nDATA\n");
    assert_holds(sink.message(), "\r\nSubject: =?UTF-8?B?");
    assert_holds(sink.message(), "\r\n\r\nHello\r\n=2E\r\n=2E.\r\nend\r\n");
    CPPUNIT_ASSERT_MESSAGE("CR LF everywhere", sink.message().find("\n\n") == std::string::npos);
    send(letter(), sink.way());
  }

  void c35_lets_no_header_in() {
    Sink sink;
    for (const char* evil : {"x\r\nBcc: all@example.org", "x\nBcc: all@example.org"}) {
      Mail mail = letter();
      mail.subject = evil;
      CPPUNIT_ASSERT_THROW(send(mail, sink.way()), Failure);
      mail = letter();
      mail.to = std::string("bob@example.net>") + evil;
      CPPUNIT_ASSERT_THROW(send(mail, sink.way()), Failure);
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), sink.said());
  }

  void says_what_the_server_says() {
    Sink unknown({"RCPT=550 5.1.1 no such user here"}), unwanted({"END=554 5.7.1 looks like spam"}), closed({"CONNECT=554 no service"});
    assert_holds(reason<Failure>(unknown.way()), "550 5.1.1 no such user here");
    assert_holds(reason<Failure>(unwanted.way()), "554 5.7.1 looks like spam");
    assert_holds(reason<Failure>(closed.way()), "554 no service");
  }

  void tells_later_from_never() {
    Sink busy({"MAIL=451 4.3.0 come back later"});
    assert_holds(reason<Unavailable>(busy.way()), "451 4.3.0 come back later");
    MailWay nowhere{.server = "smtp://127.0.0.1:1", .user = {}, .password = {}, .ca_file = {}, .from = {}};
    assert_holds(reason<Unavailable>(nowhere), "the mail server");
  }

  void encrypts_where_it_is_offered() {
    Sink sink({"tls"});
    MailWay way = sink.way();
    CPPUNIT_ASSERT_MESSAGE("an unknown certificate", reason<Failure>(way).find("certificate") != std::string::npos);
    CPPUNIT_ASSERT_MESSAGE("nothing in clear after that", sink.said().find("MAIL FROM") == std::string::npos);
    way.ca_file = sink.certificate();
    CPPUNIT_ASSERT_EQUAL(std::string("it was sent"), reason<Failure>(way));
    assert_holds(sink.said(), "(encrypted)\nEHLO");
    Sink unchecked({"tls"});
    way = unchecked.way();
    way.verify = false;
    CPPUNIT_ASSERT_EQUAL(std::string("it was sent"), reason<Failure>(way));
  }

  void sends_a_password_over_a_checked_connection_only() {
    Sink plain, encrypted({"tls"});
    MailWay way = plain.way();
    way.user = "panel";
    way.password = "hunter2";
    CPPUNIT_ASSERT(reason<Failure>(way) != "it was sent");
    CPPUNIT_ASSERT_MESSAGE(plain.said(), plain.said().find("AUTH") == std::string::npos && plain.said().find("MAIL") == std::string::npos);
    way.server = encrypted.way().server;
    way.ca_file = encrypted.certificate();
    CPPUNIT_ASSERT_EQUAL(std::string("it was sent"), reason<Failure>(way));
    assert_holds(encrypted.said(), "(encrypted)");
    assert_holds(encrypted.said().substr(encrypted.said().find("(encrypted)")), "AUTH PLAIN");
  }

  void knows_addresses_of_servers() {
    for (const char* good : {"smtp://mail.example", "smtp://mail.example:587", "smtps://mail.example:465", "smtp://[::1]:25"}) CPPUNIT_ASSERT_MESSAGE(good, is_mail_server(good));
    for (const char* bad : {"", "mail.example", "http://mail.example", "smtp://", "smtp://user:secret@mail.example", "smtp://mail.example/x", "file:///etc/passwd", "smtp://a b"})
      CPPUNIT_ASSERT_MESSAGE(bad, !is_mail_server(bad));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(MailServerTest);

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include <cppunit/extensions/HelperMacros.h>

#include "base/temporary_folder.h"

using namespace hostler;

class ConfigTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ConfigTest);
  CPPUNIT_TEST(reads_every_kind_of_value);
  CPPUNIT_TEST(has_defaults);
  CPPUNIT_TEST(names_what_is_wrong);
  CPPUNIT_TEST(never_prints_a_secret);
  CPPUNIT_TEST(a_missing_file_is_a_failure);
  CPPUNIT_TEST_SUITE_END();

  Config read(const std::string& content) { return read_config(folder_.write("hostler.conf", content)); }

  std::string failure(const std::string& content) {
    try {
      read(content);
    } catch (const Failure& failure) {
      return failure.what();
    }
    CPPUNIT_FAIL("read without complaint: " + content);
    return {};
  }

  void reads_every_kind_of_value() {
    const Config config = read("# comment\n\ndatabase_socket = /run/db.sock\n database_password =  a b=c;\"d\ndatabase_port=3307\ndatabase_allow_plain_tcp = yes\n"
                               "trusted_proxies = 10.0.0.1, 2001:db8::1\nserver_id = 18446744073709551615\nserver_name = web1.example.org\npanel_url = https://panel.example.org\n");
    CPPUNIT_ASSERT_EQUAL(std::string("/run/db.sock"), config.database.socket);
    CPPUNIT_ASSERT_EQUAL(std::string("a b=c;\"d"), config.database.password);
    CPPUNIT_ASSERT_EQUAL(3307U, config.database.port);
    CPPUNIT_ASSERT(config.database.allow_plain_tcp);
    CPPUNIT_ASSERT(config.trusted_proxies == (std::vector<std::string>{"10.0.0.1", "2001:db8::1"}));
    CPPUNIT_ASSERT_EQUAL(UINT64_MAX, config.server_id);
    CPPUNIT_ASSERT_EQUAL(std::string("web1.example.org"), config.server_name);
    CPPUNIT_ASSERT_EQUAL(std::string("https://panel.example.org"), config.panel_url);
  }

  void has_defaults() {
    const Config config = read("");
    CPPUNIT_ASSERT(!config.server_name.empty());
    CPPUNIT_ASSERT(config.trusted_proxies.empty());
    CPPUNIT_ASSERT_EQUAL(std::string("/usr/sbin/sendmail"), config.mail.sendmail);
  }

  void names_what_is_wrong() {
    CPPUNIT_ASSERT(failure("databse_socket = /x\n").find("databse_socket") != std::string::npos);
    CPPUNIT_ASSERT(failure("server_id = one\n").find("server_id") != std::string::npos);
    CPPUNIT_ASSERT(failure("server_id = 0\n").find("server_id") != std::string::npos);
    CPPUNIT_ASSERT(failure("database_port = 70000\n").find("database_port") != std::string::npos);
    CPPUNIT_ASSERT(failure("mail_server = mail.example.org\n").find("mail_server") != std::string::npos);
    CPPUNIT_ASSERT(failure("mail_from = hostler\n").find("mail_from") != std::string::npos);
    CPPUNIT_ASSERT(failure("mail_server = smtp://mail.example.org\nmail_user = panel\nmail_verify = 0\n").find("mail_verify") != std::string::npos);
    CPPUNIT_ASSERT(failure("sendmail = /a\nsendmail = /b\n").find("sendmail") != std::string::npos);
    CPPUNIT_ASSERT(failure("panel_url = panel.example.org\n").find("panel_url") != std::string::npos);
    CPPUNIT_ASSERT(failure("\nsendmail /a\n").find("line 2") != std::string::npos);
  }

  void never_prints_a_secret() {
    for (const char* line : {"database_password hunter2\n", "database_password = hunter2 # mine\n", "database_password = hunter2\ndatabase_password = hunter2\n", "database_pasword = hunter2\n"})
      CPPUNIT_ASSERT_MESSAGE(line, failure(line).find("hunter2") == std::string::npos);
  }

  void a_missing_file_is_a_failure() {
    CPPUNIT_ASSERT_THROW(read_config(folder_.path() + "/none"), Failure);
    CPPUNIT_ASSERT_THROW(read_config(folder_.path()), Failure);
  }

  TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(ConfigTest);

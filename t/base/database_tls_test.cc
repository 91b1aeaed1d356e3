// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/extensions/HelperMacros.h>

#include "base/database.h"
#include "base/process.h"
#include "base/temporary_folder.h"
#include "base/test_database.h"

using namespace hostler;

class DatabaseTlsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DatabaseTlsTest);
  CPPUNIT_TEST(tls_is_on_when_a_ca_is_given);
  CPPUNIT_TEST(a_certificate_of_another_ca_is_refused);
  CPPUNIT_TEST(a_certificate_for_another_name_is_refused);
  CPPUNIT_TEST(a_missing_ca_file_is_refused);
  CPPUNIT_TEST(a_server_without_tls_is_refused);
  CPPUNIT_TEST(plain_tcp_is_refused_unless_allowed);
  CPPUNIT_TEST_SUITE_END();

  static DatabaseSettings tcp() {
    DatabaseSettings settings;
    const std::string address = from_test_environment("HOSTLER_TEST_DATABASE_TCP");
    settings.host = address.substr(0, address.find(':'));
    settings.port = static_cast<unsigned>(std::stoul(address.substr(address.find(':') + 1)));
    settings.user = "root";
    settings.ca_file = from_test_environment("HOSTLER_TEST_DATABASE_CA");
    return settings;
  }

  static std::string cipher(const DatabaseSettings& settings) { return Database(settings).select_one("SHOW SESSION STATUS LIKE 'Ssl_cipher'")->text(1); }

  void tls_is_on_when_a_ca_is_given() {
    CPPUNIT_ASSERT(!cipher(tcp()).empty());
    DatabaseSettings by_name = tcp();
    by_name.host = "localhost";
    CPPUNIT_ASSERT(!cipher(by_name).empty());
  }

  void a_certificate_of_another_ca_is_refused() {
    const std::string key = folder_.path() + "/key.pem", certificate = folder_.path() + "/ca.pem";
    CPPUNIT_ASSERT_EQUAL(0, run("/usr/bin/openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=hostler test CA", "-keyout", key, "-out", certificate}, {}, 30).status);
    DatabaseSettings settings = tcp();
    settings.ca_file = certificate;
    CPPUNIT_ASSERT_THROW(cipher(settings), Unavailable);
  }

  void a_certificate_for_another_name_is_refused() {
    DatabaseSettings settings = tcp();
    settings.host = "127.0.0.2";  // the server listens there too, its certificate does not say so
    CPPUNIT_ASSERT_THROW(cipher(settings), Unavailable);
    settings.ca_file.clear();
    settings.allow_plain_tcp = true;
    CPPUNIT_ASSERT_EQUAL(std::string(), cipher(settings));
  }

  void a_missing_ca_file_is_refused() {
    DatabaseSettings settings = tcp();
    settings.ca_file = folder_.path() + "/none.pem";
    CPPUNIT_ASSERT_THROW(cipher(settings), Unavailable);
  }

  void a_server_without_tls_is_refused() {
    const auto restart = [](const char* how) {
      test_server_now("kill");
      test_server_now(how);
    };
    restart("start --skip-ssl");
    std::string answer;
    try {
      answer = "connected: " + cipher(tcp());
    } catch (const std::exception& refused) {
      answer = "refused";
    }
    restart("start");
    CPPUNIT_ASSERT_EQUAL(std::string("refused"), answer);
  }

  void plain_tcp_is_refused_unless_allowed() {
    DatabaseSettings settings = tcp();
    settings.ca_file.clear();
    CPPUNIT_ASSERT_THROW(Database{settings}, Failure);
    settings.allow_plain_tcp = true;
    CPPUNIT_ASSERT_EQUAL(std::string(), cipher(settings));
  }

  TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(DatabaseTlsTest);

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/socket_wake.h"

#include <cppunit/extensions/HelperMacros.h>
#include <sys/stat.h>

#include <chrono>

#include "base/errors.h"
#include "base/temporary_folder.h"

using namespace hostler;

class SocketWakeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SocketWakeTest);
  CPPUNIT_TEST(many_datagrams_wake_once);
  CPPUNIT_TEST(waits_no_longer_than_told);
  CPPUNIT_TEST(nobody_listening_or_a_full_socket_is_ignored);
  CPPUNIT_TEST(replaces_a_socket_but_nothing_else);
  CPPUNIT_TEST(mode_follows_the_umask);
  CPPUNIT_TEST_SUITE_END();

  std::string path() const { return folder_.path() + "/wake.sock"; }

  void many_datagrams_wake_once() {
    WakeSocket socket(path());
    wake(path());
    wake(path());
    CPPUNIT_ASSERT(socket.wait(1000));
    CPPUNIT_ASSERT(!socket.wait(0));
  }

  void waits_no_longer_than_told() {
    WakeSocket socket(path());
    const auto start = std::chrono::steady_clock::now();
    CPPUNIT_ASSERT(!socket.wait(50));
    const auto took = std::chrono::steady_clock::now() - start;
    CPPUNIT_ASSERT(took >= std::chrono::milliseconds(49) && took < std::chrono::seconds(1));
  }

  void nobody_listening_or_a_full_socket_is_ignored() {
    wake(path());
    wake(std::string(300, 'x'));
    WakeSocket socket(path());
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 5000; ++i) wake(path());
    CPPUNIT_ASSERT(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    CPPUNIT_ASSERT(socket.wait(0));
  }

  void replaces_a_socket_but_nothing_else() {
    {
      WakeSocket first(path());
      WakeSocket second(path());
      wake(path());
      CPPUNIT_ASSERT(second.wait(1000));
    }
    const std::string file = folder_.write("precious", "x");
    CPPUNIT_ASSERT_THROW(WakeSocket{file}, Failure);
    CPPUNIT_ASSERT(std::filesystem::file_size(file) == 1);
  }

  void mode_follows_the_umask() {
    const mode_t before = umask(0117);
    const WakeSocket socket(path());
    umask(before);
    struct stat found {};
    CPPUNIT_ASSERT_EQUAL(0, stat(path().c_str(), &found));
    CPPUNIT_ASSERT_EQUAL(0660U, found.st_mode & 0777U);
  }

  TemporaryFolder folder_;
};
CPPUNIT_TEST_SUITE_REGISTRATION(SocketWakeTest);

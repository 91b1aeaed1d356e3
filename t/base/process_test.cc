// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.h"

#include <cppunit/extensions/HelperMacros.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include "base/errors.h"
#include "base/log.h"

using namespace hostler;

namespace {

Outcome shell(const std::string& script, std::string_view input = {}, int timeout_s = 10) { return run("/bin/sh", {"-c", script}, input, timeout_s); }

}  // namespace

class ProcessTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ProcessTest);
  CPPUNIT_TEST(gives_input_and_takes_output_and_status);
  CPPUNIT_TEST(arguments_are_not_read_by_a_shell);
  CPPUNIT_TEST(environment_is_minimal);
  CPPUNIT_TEST(descriptors_are_closed);
  CPPUNIT_TEST(a_signal_is_128_and_its_number);
  CPPUNIT_TEST(kills_the_group_after_the_time);
  CPPUNIT_TEST(does_not_wait_for_a_daemon_left_behind);
  CPPUNIT_TEST(large_input_and_output_do_not_lock_up);
  CPPUNIT_TEST(output_is_bounded);
  CPPUNIT_TEST(a_program_that_reads_nothing_is_no_end_of_ours);
  CPPUNIT_TEST(a_missing_program_is_a_failure);
  CPPUNIT_TEST(works_with_standard_descriptors_closed);
  CPPUNIT_TEST(the_log_is_one_line_a_call);
  CPPUNIT_TEST_SUITE_END();

  void gives_input_and_takes_output_and_status() {
    const Outcome outcome = shell("cat; exit 3", std::string_view("a\0b\n", 4));
    CPPUNIT_ASSERT_EQUAL(std::string("a\0b\n", 4), outcome.output);
    CPPUNIT_ASSERT_EQUAL(3, outcome.status);
    CPPUNIT_ASSERT(!outcome.timed_out);
  }

  void arguments_are_not_read_by_a_shell() { CPPUNIT_ASSERT_EQUAL(std::string("$(id) ; *"), run("/usr/bin/printf", {"%s", "$(id) ; *"}, {}, 5).output); }

  void environment_is_minimal() {
    setenv("HOSTLER_TEST_SECRET", "x", 1);
    CPPUNIT_ASSERT_EQUAL(std::string("PATH=/usr/sbin:/usr/bin:/sbin:/bin\nLANG=C.UTF-8\n"), run("/usr/bin/env", {}, {}, 5).output);
  }

  void descriptors_are_closed() {
    const int open_one = open("/dev/null", O_RDONLY);
    dup2(open_one, 77);
    const Outcome outcome = shell("ls /proc/self/fd | tr '\\n' ' '");
    close(77);
    close(open_one);
    CPPUNIT_ASSERT_EQUAL(std::string("0 1 2 3 "), outcome.output);  // 3 is ls reading the folder
  }

  void a_signal_is_128_and_its_number() { CPPUNIT_ASSERT_EQUAL(128 + SIGKILL, shell("kill -9 $$").status); }

  void kills_the_group_after_the_time() {
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = shell("sleep 30 & echo $!; wait", {}, 1);
    CPPUNIT_ASSERT(outcome.timed_out);
    CPPUNIT_ASSERT(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
    const pid_t sleeper = std::stoi(outcome.output);
    // An orphan of a container without init stays as a zombie: dead as well. It may vanish while it is looked at.
    const auto is_dead = [&] { return kill(sleeper, 0) != 0 || shell("grep -s '^State:.[RSD]' /proc/" + std::to_string(sleeper) + "/status").output.empty(); };
    for (int i = 0; i < 100 && !is_dead(); ++i) usleep(10000);
    CPPUNIT_ASSERT(is_dead());
  }

  void does_not_wait_for_a_daemon_left_behind() {
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = shell("sleep 3 & echo ready", {}, 10);
    CPPUNIT_ASSERT_EQUAL(std::string("ready\n"), outcome.output);
    CPPUNIT_ASSERT(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  }

  void large_input_and_output_do_not_lock_up() {
    const std::string large(900000, 'x');
    CPPUNIT_ASSERT(run("/bin/cat", {}, large, 10).output == large);
  }

  void output_is_bounded() {
    const Outcome outcome = shell("head -c 70000000 /dev/zero");
    CPPUNIT_ASSERT_EQUAL(std::size_t(64) * 1024 * 1024, outcome.output.size());
    CPPUNIT_ASSERT_EQUAL(0, outcome.status);
  }

  void a_program_that_reads_nothing_is_no_end_of_ours() {
    for (int i = 0; i < 20; ++i) CPPUNIT_ASSERT_EQUAL(0, run("/bin/true", {}, std::string(500000, 'x'), 5).status);
  }

  void a_missing_program_is_a_failure() {
    CPPUNIT_ASSERT_THROW(run("/nonexistent/program", {}, {}, 5), Failure);
    CPPUNIT_ASSERT_THROW(run("true", {}, {}, 5), Failure);
  }

  void works_with_standard_descriptors_closed() {
    const pid_t child = fork();
    if (child == 0) {
      close(0);
      close(1);
      _exit(run("/bin/cat", {}, "x", 5).output == "x" ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CPPUNIT_ASSERT_EQUAL(0, status);
  }

  void the_log_is_one_line_a_call() {
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
      open_log("log-test");
      log_error("name\nlog-test[1]: forged\x1B[2J\x7F\xC2\x9B \xC3\xBC");
      _exit(0);
    }
    std::string seen;
    char buffer[512];
    for (ssize_t count; (count = read(terminal, buffer, sizeof buffer)) > 0;) seen.append(buffer, static_cast<std::size_t>(count));
    close(terminal);
    waitpid(child, nullptr, 0);
    CPPUNIT_ASSERT_MESSAGE(seen, seen.find("log-test[") == 0);
    CPPUNIT_ASSERT_MESSAGE(seen, seen.find("name log-test[1]: forged [2J    \xC3\xBC\r\n") != std::string::npos);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(ProcessTest);

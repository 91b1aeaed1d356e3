// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time_zone.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

using namespace hostler;

class TimeZoneTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TimeZoneTest);
  CPPUNIT_TEST(knows_the_systems_zones);
  CPPUNIT_TEST(shows_moments_on_the_readers_clock);
  CPPUNIT_TEST(takes_nothing_else_for_a_zone);
  CPPUNIT_TEST_SUITE_END();

public:
  void tearDown() override { use_time_zone("UTC"); }

private:
  static std::string at(const char* zone, const std::string& utc) {
    use_time_zone(zone);
    return on_local_clock(utc);
  }

  void knows_the_systems_zones() {
    const auto& names = time_zones();
    CPPUNIT_ASSERT_EQUAL(std::string("UTC"), names.front());
    CPPUNIT_ASSERT(names.size() > 200 && std::find(names.begin(), names.end(), "Europe/Berlin") != names.end());
    CPPUNIT_ASSERT(std::is_sorted(names.begin() + 1, names.end()));
  }

  void shows_moments_on_the_readers_clock() {
    CPPUNIT_ASSERT_EQUAL(std::string("2026-01-31 23:30:00.123456"), at("UTC", "2026-01-31 23:30:00.123456"));
    CPPUNIT_ASSERT_EQUAL(std::string("2026-02-01 00:30:00"), at("Europe/Berlin", "2026-01-31 23:30:00.123456"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("before summer", std::string("2026-03-29 01:59:59"), at("Europe/Berlin", "2026-03-29 00:59:59"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("in summer", std::string("2026-03-29 03:00:00"), at("Europe/Berlin", "2026-03-29 01:00:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("2025-12-31 19:00:00"), at("America/New_York", "2026-01-01 00:00:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("2026-01-01 05:45:00"), at("Asia/Kathmandu", "2026-01-01 00:00:00"));
    CPPUNIT_ASSERT_EQUAL(std::string("soon"), at("Europe/Berlin", "soon"));
  }

  void takes_nothing_else_for_a_zone() {
    for (const char* name : {"", "Nowhere/Town", "../../../etc/passwd", ":/etc/hostname", "/etc/localtime", "CET-1CEST", "posixrules"}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string("2026-07-01 12:00:00"), at(name, "2026-07-01 12:00:00"));
      CPPUNIT_ASSERT_EQUAL(std::string("UTC"), current_time_zone());
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(TimeZoneTest);

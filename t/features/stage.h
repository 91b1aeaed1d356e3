// SPDX-License-Identifier: GPL-3.0-or-later
// The panel without a web server, for the tests of all capabilities: a schema made from the migrations once, emptied before each test; people to
// play with. A test class derives from Stage and calls its setUp.
#pragma once

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "base/config.h"
#include "base/database.h"
#include "features/accounts/accounts.h"
#include "features/panel.h"

namespace hostler {

class Stage : public CppUnit::TestFixture {
public:
  void setUp() override;

  static Database& database();
  static Config& config();
  static Panel& panel();

  /// The password of everybody below.
  static inline const std::string password = "correct horse";
  static accounts::Account admin(const std::string& login = "admin");
  static accounts::Account reseller(const std::string& name = "Reseller");
  /// Of a reseller; of the server itself when none is given.
  static accounts::Account user(AccountId parent = server_root, const std::string& name = "Customer");
  /// As whom the account acts in store functions.
  static Actor actor(const accounts::Account& account);
  static Actor root() { return server_actor("hostlerctl"); }

  /// The one number a statement answers.
  template <class... Values> static std::int64_t number(const std::string& sql, const Values&... values) {
    return database().select_one(sql, values...).value().number(0);
  }
};

/// Fails unless text holds part; says what it held.
void assert_holds(const std::string& text, const std::string& part, CPPUNIT_NS::SourceLine line);
void assert_lacks(const std::string& text, const std::string& part, CPPUNIT_NS::SourceLine line);
#define ASSERT_HOLDS(text, part) ::hostler::assert_holds((text), (part), CPPUNIT_SOURCELINE())
#define ASSERT_LACKS(text, part) ::hostler::assert_lacks((text), (part), CPPUNIT_SOURCELINE())

}  // namespace hostler

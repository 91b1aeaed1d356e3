// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

#include "base/errors.h"
#include "http/page.h"
#include "http/response.h"
#include "http/router.h"

namespace {

using namespace hostler;

class AnswerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(AnswerTest);
  CPPUNIT_TEST(fits_paths_exactly);
  CPPUNIT_TEST(prefers_literal_routes);
  CPPUNIT_TEST(tells_another_method_from_an_unknown_path);
  CPPUNIT_TEST(does_not_start_without_permission);
  CPPUNIT_TEST(does_not_start_with_a_route_twice);
  CPPUNIT_TEST(writes_cookies_that_only_we_get_back);
  CPPUNIT_TEST(refuses_to_write_broken_cookies);
  CPPUNIT_TEST(redirects_to_our_own_paths_only);
  CPPUNIT_TEST(adds_each_security_header_once);
  CPPUNIT_TEST_SUITE_END();

  void fits_paths_exactly() {
    CPPUNIT_ASSERT(fit("/", "/"));
    CPPUNIT_ASSERT(fit("/users", "/users") && !fit("/users", "/users/") && !fit("/users", "/user") && !fit("/users", "/users/1"));
    auto values = fit("/users/{id}/lock", "/users/läden 7/lock");
    CPPUNIT_ASSERT(values && values->at("id") == "läden 7");
    CPPUNIT_ASSERT(!fit("/users/{id}", "/users/") && !fit("/users/{id}", "/users") && !fit("/users/{id}", "/users/1/2"));
  }

  using Numbers = Router<int, int>;

  void prefers_literal_routes() {
    Numbers router;
    router.add({Method::get, "/users/{id}", 1, 1});
    router.add({Method::get, "/users/new", 1, 2});
    CPPUNIT_ASSERT_EQUAL(2, router.match(Method::get, "/users/new").route->handler);
    CPPUNIT_ASSERT_EQUAL(1, router.match(Method::get, "/users/old").route->handler);
  }

  void tells_another_method_from_an_unknown_path() {
    Numbers router;
    router.add({Method::post, "/users", 1, 1});
    Numbers::Match wrong = router.match(Method::get, "/users");
    CPPUNIT_ASSERT(!wrong.route && wrong.path_known && wrong.allowed.size() == 1 && wrong.allowed[0] == Method::post);
    CPPUNIT_ASSERT(!router.match(Method::get, "/other").path_known);
  }

  void does_not_start_without_permission() {
    Numbers router;
    CPPUNIT_ASSERT_THROW(router.add({Method::get, "/users", 0, 1}), std::logic_error);
  }

  void does_not_start_with_a_route_twice() {
    Numbers router;
    router.add({Method::get, "/users", 1, 1});
    CPPUNIT_ASSERT_THROW(router.add({Method::get, "/users", 1, 2}), std::logic_error);
  }

  void writes_cookies_that_only_we_get_back() {
    Response response;
    response.set_cookie("__Host-session", "abc");
    response.drop_cookie("__Host-old");
    CPPUNIT_ASSERT_EQUAL(std::string("__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Strict"), response.headers[0].second);
    CPPUNIT_ASSERT_EQUAL(std::string("__Host-old=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"), response.headers[1].second);
  }

  void refuses_to_write_broken_cookies() {
    Response response;
    for (const char* value : {"a;b", "a b", "a\r\nSet-Cookie: x=1", "a,b", "\"a\"", "ä"}) CPPUNIT_ASSERT_THROW(response.set_cookie("name", value), Failure);
    CPPUNIT_ASSERT_THROW(response.set_cookie("", "a"), Failure);
    CPPUNIT_ASSERT_THROW(response.set_cookie("a=b", "a"), Failure);
  }

  void redirects_to_our_own_paths_only() {
    CPPUNIT_ASSERT_EQUAL(303, redirect("/users?page=2").status);
    for (const char* path : {"//evil.test", "/\\evil.test", "https://evil.test", "users", ""}) CPPUNIT_ASSERT_THROW(redirect(path), Failure);
  }

  void adds_each_security_header_once() {
    Response response;
    response.headers.emplace_back("Cache-Control", "private");
    add_security_headers(response);
    add_security_headers(response);
    auto times = [&](const std::string& name) { return std::count_if(response.headers.begin(), response.headers.end(), [&](const auto& header) { return header.first == name; }); };
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{1}, times("Cache-Control"));
    CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{1}, times("Content-Security-Policy"));
    for (const auto& [name, value] : response.headers)
      if (name == "Content-Security-Policy") CPPUNIT_ASSERT(value.find("default-src 'none'") == 0 && value.find("unsafe") == std::string::npos);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(AnswerTest);

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <cstring>
#include <functional>

#include "http/decode.h"
#include "http/read_request.h"

namespace {

using namespace hostler;

int refused_with(const std::function<void()>& work) {
  try {
    work();
    return 0;
  } catch (const BadRequest& bad) {
    return bad.status;
  }
}

class Server : public cgicc::CgiInput {
public:
  std::map<std::string, std::string> variables{{"REQUEST_METHOD", "GET"}, {"REQUEST_URI", "/"}, {"REMOTE_ADDR", "192.0.2.1"}};
  std::string body;
  bool body_read = false;

  std::size_t read(char* data, std::size_t length) override {
    body_read = true;
    length = std::min(length, body.size() - at_);
    std::memcpy(data, body.data() + at_, length);
    at_ += length;
    return length;
  }
  std::string getenv(const char* name) override {
    auto found = variables.find(name);
    return found == variables.end() ? "" : found->second;
  }

private:
  std::size_t at_ = 0;
};

class DecodeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DecodeTest);
  CPPUNIT_TEST(decodes_a_path_once);
  CPPUNIT_TEST(refuses_paths_that_climb);
  CPPUNIT_TEST(refuses_encoded_slashes_and_broken_escapes);
  CPPUNIT_TEST(decodes_fields_in_the_order_sent);
  CPPUNIT_TEST(tells_fields_by_case);
  CPPUNIT_TEST(refuses_fields_it_would_lose);
  CPPUNIT_TEST(refuses_nul_and_broken_utf8);
  CPPUNIT_TEST(refuses_a_thousand_and_one_fields);
  CPPUNIT_TEST(decodes_multipart);
  CPPUNIT_TEST(files_stand_apart_and_may_hold_any_bytes);
  CPPUNIT_TEST(refuses_multipart_that_cgicc_drops_silently);
  CPPUNIT_TEST(takes_cookies_only_when_they_are_one);
  CPPUNIT_TEST(finds_the_client_behind_proxies);
  CPPUNIT_TEST(refuses_a_large_body_before_reading_it);
  CPPUNIT_TEST(refuses_unknown_methods_and_misplaced_bodies);
  CPPUNIT_TEST(refuses_nul_in_headers);
  CPPUNIT_TEST(gives_other_bodies_as_sent);
  CPPUNIT_TEST_SUITE_END();

  void decodes_a_path_once() {
    CPPUNIT_ASSERT_EQUAL(std::string("/"), decode_path("/"));
    CPPUNIT_ASSERT_EQUAL(std::string("/users/läden"), decode_path("/users/l%C3%A4den"));
    CPPUNIT_ASSERT_EQUAL(std::string("/a%2e/+"), decode_path("/a%252e/+"));
  }

  void refuses_paths_that_climb() {
    for (const char* path : {"/..", "/a/../b", "/a//b", "/a/", "//evil.test", "/a/./b", "/%2e%2e/etc", "/a/%2E"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, refused_with([&] { decode_path(path); }));
  }

  void refuses_encoded_slashes_and_broken_escapes() {
    for (const char* path : {"/a%2fb", "/a%2Fb", "/%00", "/a%0Ab", "/%", "/%4", "/%zz", "/%C3", "/%ED%A0%80", "users", "", "http://other.test/"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 400, refused_with([&] { decode_path(path); }));
  }

  void decodes_fields_in_the_order_sent() {
    Parameters expected{{"b", "1 2"}, {"a", "+&=ä\r\n"}, {"b", ""}};
    CPPUNIT_ASSERT(expected == decode_fields("b=1+2&a=%2B%26%3D%C3%A4%0D%0A&b="));
    CPPUNIT_ASSERT(decode_fields("").empty());
  }

  void tells_fields_by_case() {
    Parameters expected{{"A", "1"}, {"a", "2"}};
    CPPUNIT_ASSERT(expected == decode_fields("A=1&a=2"));
  }

  void refuses_fields_it_would_lose() {
    for (const char* text : {"a", "a=1&b", "a=1;b=2", "=x", "a=%zz", "a=%4"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(text, 400, refused_with([&] { decode_fields(text); }));
  }

  void refuses_nul_and_broken_utf8() {
    for (const char* text : {"a=%00", "%00=a", "a=x%00y", "a=%C3%28", "a=%C0%AF", "a=%ED%A0%80", "a=%F5%80%80%80"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(text, 400, refused_with([&] { decode_fields(text); }));
  }

  void refuses_a_thousand_and_one_fields() {
    std::string text = "a=1";
    for (int i = 1; i < 1000; ++i) text += "&a=1";
    CPPUNIT_ASSERT_EQUAL(std::size_t{1000}, decode_fields(text).size());
    CPPUNIT_ASSERT_EQUAL(400, refused_with([&] { decode_fields(text + "&a=1"); }));
  }

  static std::string multipart(const std::string& name = "a", const std::string& value = "1") {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n--B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nü\r\n2\r\n--B--\r\n";
  }

  void decodes_multipart() {
    Parameters expected{{"a", "1"}, {"b", "ü\r\n2"}};
    CPPUNIT_ASSERT(expected == decode_multipart("multipart/form-data; boundary=B", multipart()).fields);
    CPPUNIT_ASSERT(expected == decode_multipart("multipart/form-data; boundary=\"B\"", multipart()).fields);
  }

  void files_stand_apart_and_may_hold_any_bytes() {
    const std::string bytes("a\0\xff\r\n", 5);
    const std::string body = "--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nt\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n--B--\r\n";
    const Multipart sent = decode_multipart("multipart/form-data; boundary=B", body);
    CPPUNIT_ASSERT(sent.fields == Parameters({{"token", "t"}}));
    CPPUNIT_ASSERT(sent.files == Parameters({{"file", bytes}}));
  }

  void refuses_multipart_that_cgicc_drops_silently() {
    auto refused = [](const std::string& type, const std::string& body) { return refused_with([&] { decode_multipart(type, body); }); };
    const std::string type = "multipart/form-data; boundary=B";
    std::string unix_lines, whole = multipart();
    for (char c : whole)
      if (c != '\r') unix_lines += c;
    CPPUNIT_ASSERT_EQUAL(400, refused("multipart/form-data", whole));
    CPPUNIT_ASSERT_EQUAL(400, refused("multipart/form-data; boundary=", whole));
    CPPUNIT_ASSERT_EQUAL(400, refused("multipart/form-data; boundary=C", whole));
    CPPUNIT_ASSERT_EQUAL(400, refused(type, unix_lines));
    CPPUNIT_ASSERT_EQUAL(400, refused(type, whole.substr(0, whole.size() - 2)));
    CPPUNIT_ASSERT_EQUAL(400, refused(type, whole.substr(0, 60)));
    CPPUNIT_ASSERT_EQUAL(400, refused(type, multipart("")));
    CPPUNIT_ASSERT_EQUAL(400, refused(type, multipart("a", std::string("\0", 1))));
    CPPUNIT_ASSERT_EQUAL(400, refused(type, "--B\r\nno header\r\n--B--\r\n"));
  }

  void takes_cookies_only_when_they_are_one() {
    auto cookies = decode_cookies("a=1; b=\"2\"; =3; c; d=4; d=5; e e=6;f=7");
    std::map<std::string, std::string> expected{{"a", "1"}, {"f", "7"}};
    CPPUNIT_ASSERT(expected == cookies);
  }

  void finds_the_client_behind_proxies() {
    const std::vector<std::string> proxies{"10.0.0.1", "::1", "unix:"};
    CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.9"), client_address("192.0.2.9", "1.2.3.4", proxies));
    CPPUNIT_ASSERT_EQUAL(std::string("1.2.3.4"), client_address("10.0.0.1", "9.9.9.9, 1.2.3.4", proxies));
    CPPUNIT_ASSERT_EQUAL(std::string("1.2.3.4"), client_address("unix:", "1.2.3.4, 10.0.0.1", proxies));
    CPPUNIT_ASSERT_EQUAL(std::string("2001:db8::1"), client_address("0:0:0:0:0:0:0:1", "2001:DB8::1", proxies));
    CPPUNIT_ASSERT_EQUAL(std::string("10.0.0.1"), client_address("::ffff:10.0.0.1", "junk", proxies));
  }

  static BadRequest bad(Server& server) {
    auto read = read_request(server, {});
    return std::holds_alternative<BadRequest>(read) ? std::get<BadRequest>(read) : BadRequest{0, ""};
  }

  void refuses_a_large_body_before_reading_it() {
    Server server;
    server.variables["REQUEST_METHOD"] = "POST";
    server.variables["CONTENT_LENGTH"] = "2097153";
    CPPUNIT_ASSERT_EQUAL(413, bad(server).status);
    CPPUNIT_ASSERT(!server.body_read);
  }

  void refuses_unknown_methods_and_misplaced_bodies() {
    for (const char* method : {"HEAD", "OPTIONS", "TRACE", "get", ""}) {
      Server server;
      server.variables["REQUEST_METHOD"] = method;
      CPPUNIT_ASSERT_EQUAL(405, bad(server).status);
    }
    Server server;
    server.variables["CONTENT_LENGTH"] = "3";
    server.body = "a=1";
    CPPUNIT_ASSERT_EQUAL(400, bad(server).status);
    server.variables["REQUEST_METHOD"] = "POST";
    CPPUNIT_ASSERT_EQUAL(415, bad(server).status);
  }

  void refuses_nul_in_headers() {
    for (const char* name : {"HTTP_COOKIE", "HTTP_HOST", "HTTP_USER_AGENT", "CONTENT_TYPE"}) {
      Server server;
      server.variables[name] = std::string("a\xff", 2);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 400, bad(server).status);
    }
  }

  void gives_other_bodies_as_sent() {
    Server server;
    server.variables["REQUEST_METHOD"] = "PATCH";
    server.variables["CONTENT_TYPE"] = "application/json";
    server.variables["CONTENT_LENGTH"] = "2";
    server.body = "{}";
    Request request = std::get<Request>(read_request(server, {}));
    CPPUNIT_ASSERT_EQUAL(std::string("{}"), request.body);
    CPPUNIT_ASSERT(request.method == Method::patch && request.form.empty());
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(DecodeTest);

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// The API (A12): who may ask, what is answered, nothing twice, nothing lost.
#include "features/api_client.h"
#include "features/browser.h"
#include "features/domains/domains.h"
#include "features/packages/packages.h"
#include "features/stage.h"

namespace hostler {

using Json = ApiClient::Json;

class ApiTest : public Stage {
  CPPUNIT_TEST_SUITE(ApiTest);
  CPPUNIT_TEST(a12_makes_reads_changes_and_deletes);
  CPPUNIT_TEST(a12_knows_who_asks_by_the_token_alone);
  CPPUNIT_TEST(a12_a_reading_token_changes_nothing);
  CPPUNIT_TEST(a12_tokens_are_shown_once_and_kept_as_digests);
  CPPUNIT_TEST(c17_a_token_never_acts_as_the_person);
  CPPUNIT_TEST(lists_by_pages_filters_and_sorts);
  CPPUNIT_TEST(errors_are_problem_documents_with_field_names);
  CPPUNIT_TEST(p12_refuses_what_is_not_described);
  CPPUNIT_TEST(refuses_broken_bodies);
  CPPUNIT_TEST(a_repeated_key_makes_nothing_twice);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(limits_requests_of_a_minute);
  CPPUNIT_TEST(p10_p11_answers_foreign_objects_like_missing_ones);
  CPPUNIT_TEST(p14_answers_other_methods_405);
  CPPUNIT_TEST(lets_each_role_ask_what_it_may_and_nothing_else);
  CPPUNIT_TEST(describes_everything_it_answers);
  CPPUNIT_TEST(a_new_domain_is_named_with_its_user);
  CPPUNIT_TEST(messages_and_jobs_can_be_read);
  CPPUNIT_TEST_SUITE_END();

  static ApiClient client(const accounts::Account& account, bool may_write = true) { return {panel(), database(), account, may_write}; }
  static Json package(const std::string& name, int domains = 3) { return {{"name", name}, {"domains", domains}, {"subdomains", 5}, {"php", true}}; }
  static std::int64_t packages_of(const accounts::Account& who) { return number("SELECT COUNT(*) FROM package WHERE owner_id = ?", who.id); }

  void a12_makes_reads_changes_and_deletes() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    const auto made = program.post("/packages", package("Läden"));
    CPPUNIT_ASSERT_EQUAL(201, made.status);
    CPPUNIT_ASSERT_EQUAL(std::string("Läden"), made.body["name"].get<std::string>());
    CPPUNIT_ASSERT(made.body["php"] == true && made.body["domains"] == 3);
    const std::string one = "/packages/" + std::to_string(made.body["id"].get<int>());
    CPPUNIT_ASSERT_EQUAL("/api/v1" + one, header(made.response, "Location"));
    CPPUNIT_ASSERT(program.get(one).body == made.body);
    const auto changed = program.patch(one, {{"domains", -1}, {"php", false}, {"version", 1}});
    CPPUNIT_ASSERT_EQUAL(200, changed.status);
    CPPUNIT_ASSERT(changed.body["domains"] == -1 && changed.body["php"] == false && changed.body["name"] == "Läden" && changed.body["version"] == 2);
    CPPUNIT_ASSERT_EQUAL(204, program.remove(one).status);
    CPPUNIT_ASSERT_EQUAL(404, program.get(one).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, packages_of(owner));
  }

  void a12_knows_who_asks_by_the_token_alone() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    const std::string good = program.token;
    Browser browser(panel());
    browser.login(owner.login, password);
    Request with_cookie = browser.request(Method::get, "/api/v1/packages");
    CPPUNIT_ASSERT_EQUAL(401, browser.send(with_cookie).status);
    for (const char* bad : {"", "hst_", "x", "'", "hst_test"}) {
      program.token = bad;
      const auto answer = program.get("/packages");
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 401, answer.status);
      CPPUNIT_ASSERT_EQUAL(std::string("Bearer"), header(answer.response, "WWW-Authenticate"));
      CPPUNIT_ASSERT(header(answer.response, "Set-Cookie").empty());
    }
    program.token = good;
    CPPUNIT_ASSERT_EQUAL(200, program.get("/packages").status);
    accounts::lock(database(), root(), owner.id);
    CPPUNIT_ASSERT_EQUAL(401, program.get("/packages").status);
    accounts::unlock(database(), root(), owner.id);
    database().change("UPDATE api_token SET ends_at = NOW(6) - INTERVAL 1 SECOND");
    CPPUNIT_ASSERT_EQUAL(401, program.get("/packages").status);
  }

  void a12_a_reading_token_changes_nothing() {
    const auto owner = reseller();
    ApiClient reader = client(owner, false);
    CPPUNIT_ASSERT_EQUAL(200, reader.get("/packages").status);
    CPPUNIT_ASSERT_EQUAL(403, reader.post("/packages", package("No")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, packages_of(owner));
  }

  void a12_tokens_are_shown_once_and_kept_as_digests() {
    const auto owner = reseller();
    Browser browser(panel());
    browser.login(owner.login, password);
    browser.get("/tokens/new");
    const std::string page = browser.post("/tokens/new", {{"name", "backup"}, {"scope", "write"}, {"days", "30"}}).body;
    const std::size_t at = page.find("hst_");
    CPPUNIT_ASSERT(at != std::string::npos);
    ApiClient program = client(owner);
    program.token = page.substr(at, 47);
    CPPUNIT_ASSERT_EQUAL(201, program.post("/packages", package("By token")).status);
    ASSERT_LACKS(browser.get("/tokens").body, "hst_");
    ASSERT_LACKS(program.get("/tokens").response.body, "hst_");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM api_token WHERE secret = ? OR name = ?", program.token, program.token));
    ASSERT_HOLDS(browser.get("/messages").body, owner.login + " (API)");
    const std::int64_t id = number("SELECT id FROM api_token WHERE name = 'backup'");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/tokens/" + std::to_string(id) + "/delete").status);
    CPPUNIT_ASSERT_EQUAL(401, program.get("/packages").status);
  }

  void c17_a_token_never_acts_as_the_person() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    CPPUNIT_ASSERT_EQUAL(403, program.post("/tokens", {{"name", "more"}, {"scope", "write"}, {"days", 0}}).status);
    const std::string first = std::to_string(number("SELECT MIN(id) FROM api_token"));
    CPPUNIT_ASSERT_EQUAL(403, program.remove("/tokens/" + first).status);
    // Nor does somebody who acts as the account in a browser.
    const auto customer = user(owner.id);
    Browser browser(panel());
    browser.login(owner.login, password);
    browser.get("/users");
    browser.post("/login-as/" + std::to_string(customer.id));
    browser.get("/general");
    CPPUNIT_ASSERT_EQUAL(403, browser.get("/tokens/new").status);
  }

  void lists_by_pages_filters_and_sorts() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    for (int i = 0; i < 25; ++i) packages::create(database(), actor(owner), std::string("p") + static_cast<char>('a' + i), {});
    std::string names, next;
    for (int pages = 0; pages < 9; ++pages) {
      const auto page = program.get("/packages?limit=10" + (next.empty() ? "" : "&cursor=" + next));
      CPPUNIT_ASSERT_EQUAL(200, page.status);
      for (const Json& item : page.body["items"]) names += item["name"].get<std::string>().substr(1);
      if (page.body["next"].is_null()) break;
      next = page.body["next"].get<std::string>();
      next.replace(next.find(':'), 1, "%3A");
    }
    CPPUNIT_ASSERT_EQUAL(std::string("abcdefghijklmnopqrstuvwxy"), names);
    CPPUNIT_ASSERT_EQUAL(std::string("py"), program.get("/packages?sort=name&order=down&limit=1").body["items"][0]["name"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, program.get("/packages?search=pq").body["items"].size());
    for (const char* wrong : {"sort=id", "order=x", "limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=-1%3Aa", "page=2", "kind=error"}) {
      const auto answer = program.get(std::string("/packages?") + wrong);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 400, answer.status);
      CPPUNIT_ASSERT_EQUAL(std::string(wrong).substr(0, std::string(wrong).find('=')), answer.body["errors"][0]["field"].get<std::string>());
    }
    CPPUNIT_ASSERT_EQUAL(200, program.get("/messages?kind=notice").status);
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, program.get("/messages?kind=error").body["items"].size());
  }

  void errors_are_problem_documents_with_field_names() {
    ApiClient program = client(reseller());
    const auto answer = program.post("/packages", {{"name", ""}, {"domains", "many"}, {"subdomains", 1}});
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    CPPUNIT_ASSERT_EQUAL(std::string("application/problem+json"), answer.response.content_type);
    CPPUNIT_ASSERT(answer.body["status"] == 422 && answer.body["type"] == "about:blank");
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, answer.body["errors"].size());
    CPPUNIT_ASSERT_EQUAL(std::string("domains"), answer.body["errors"][0]["field"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::string("This is needed."), answer.body["errors"][1]["detail"].get<std::string>());
    program.post("/packages", package("Twice"));
    const auto twice = program.post("/packages", package("Twice"));
    CPPUNIT_ASSERT_EQUAL(422, twice.status);
    CPPUNIT_ASSERT_EQUAL(std::string("name"), twice.body["errors"][0]["field"].get<std::string>());
  }

  void p12_refuses_what_is_not_described() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    Json extra = package("Mine");
    extra["owner_id"] = 1;
    CPPUNIT_ASSERT_EQUAL(400, program.post("/packages", extra).status);
    const auto id = program.post("/packages", package("Mine")).body["id"].get<int>();
    CPPUNIT_ASSERT_EQUAL(400, program.patch("/packages/" + std::to_string(id), {{"version", 1}, {"role", "admin"}}).status);
    CPPUNIT_ASSERT_EQUAL(400, program.remove("/packages/" + std::to_string(id) + "?owner_id=1").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, packages_of(owner));
  }

  void refuses_broken_bodies() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    for (const char* body : {"{", "[]", "1", "\"x\"", "{\"name\":[]}", "{\"name\":{}}", "{\"name\":\"a\\u0000b\"}", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"\xff\"}", "{\"php\":\"yes\"}"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 400, program.send(Method::post, "/packages", body).status);
    CPPUNIT_ASSERT_EQUAL(400, program.send(Method::post, "/packages", std::string(200000, '[')).status);
    Request form = Browser(panel()).request(Method::post, "/api/v1/packages");
    form.authorization = "Bearer " + program.token;
    form.form = {{"name", "by form"}};
    CPPUNIT_ASSERT_EQUAL(415, panel().handle(form).status);
    CPPUNIT_ASSERT_EQUAL(422, program.send(Method::post, "/packages").status);
    CPPUNIT_ASSERT_EQUAL(422, program.send(Method::post, "/packages", "{\"name\":\"x\",\"domains\":1e9,\"subdomains\":1.5}").status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, packages_of(owner));
  }

  void a_repeated_key_makes_nothing_twice() {
    const auto owner = reseller();
    ApiClient program = client(owner);
    const std::string body = package("Once").dump();
    const auto first = program.send(Method::post, "/packages", body, "key-1");
    const auto again = program.send(Method::post, "/packages", body, "key-1");
    CPPUNIT_ASSERT_EQUAL(201, first.status);
    CPPUNIT_ASSERT_EQUAL(201, again.status);
    CPPUNIT_ASSERT(first.body == again.body);
    CPPUNIT_ASSERT_EQUAL(std::string("true"), header(again.response, "Idempotency-Replayed"));
    CPPUNIT_ASSERT_EQUAL(422, program.send(Method::post, "/packages", package("Other").dump(), "key-1").status);
    // What was refused made nothing, so its key is free.
    CPPUNIT_ASSERT_EQUAL(422, program.send(Method::post, "/packages", package("").dump(), "key-2").status);
    CPPUNIT_ASSERT_EQUAL(201, program.send(Method::post, "/packages", package("Later").dump(), "key-2").status);
    ApiClient other = client(reseller("Other"));
    CPPUNIT_ASSERT_EQUAL(201, other.send(Method::post, "/packages", body, "key-1").status);
    CPPUNIT_ASSERT_EQUAL(400, program.send(Method::post, "/packages", body, std::string(201, 'k')).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, packages_of(owner));
  }

  void notices_a_change_in_between() {
    ApiClient program = client(reseller());
    const std::string one = "/packages/" + std::to_string(program.post("/packages", package("Both")).body["id"].get<int>());
    CPPUNIT_ASSERT_EQUAL(200, program.patch(one, {{"name", "First"}, {"version", 1}}).status);
    CPPUNIT_ASSERT_EQUAL(409, program.patch(one, {{"name", "Second"}, {"version", 1}}).status);
    CPPUNIT_ASSERT_EQUAL(422, program.patch(one, {{"name", "Third"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("First"), program.get(one).body["name"].get<std::string>());
  }

  void limits_requests_of_a_minute() {
    const auto owner = reseller();
    ApiClient program = client(owner), other = client(owner);
    database().change("INSERT INTO setting (name, value) VALUES ('api.requests_per_minute', '5')");
    // A minute may end in between.
    int refused = 0;
    for (int i = 0; i < 12; ++i) {
      const auto answer = program.get("/packages");
      refused += answer.status == 429;
      if (answer.status == 429) CPPUNIT_ASSERT(std::stoi(header(answer.response, "Retry-After")) >= 1);
    }
    CPPUNIT_ASSERT(refused >= 2);
    CPPUNIT_ASSERT_EQUAL(200, other.get("/packages").status);
  }

  void p10_p11_answers_foreign_objects_like_missing_ones() {
    const auto one = reseller("One"), two = reseller("Two");
    const std::uint64_t id = packages::create(database(), actor(one), "Foreign", {});
    ApiClient program = client(two);
    const std::string foreign = "/packages/" + std::to_string(id), missing = "/packages/999999";
    for (Method method : {Method::get, Method::patch, Method::delete_}) {
      const std::string body = method == Method::patch ? "{\"version\":1}" : "";
      const auto a = program.send(method, foreign, body), b = program.send(method, missing, body);
      CPPUNIT_ASSERT_EQUAL(404, a.status);
      CPPUNIT_ASSERT(a.body == b.body);
    }
    ASSERT_LACKS(program.get("/packages").response.body, "Foreign");
    for (const char* odd : {"/packages/0", "/packages/-1", "/packages/007", "/packages/x", "/nothing", "/packages/1/nothing"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, 404, program.get(odd).status);
  }

  void p14_answers_other_methods_405() {
    ApiClient program = client(reseller());
    const auto answer = program.send(Method::put, "/packages", "{}");
    CPPUNIT_ASSERT_EQUAL(405, answer.status);
    CPPUNIT_ASSERT_EQUAL(std::string("GET, POST"), header(answer.response, "Allow"));
    CPPUNIT_ASSERT_EQUAL(405, program.send(Method::delete_, "/packages").status);
  }

  /// Every address of the API as every role: 403 exactly where the permission says so, else 404 for an object nobody has (or 2xx and 4xx of the fields).
  void lets_each_role_ask_what_it_may_and_nothing_else() {
    const auto boss = admin(), seller = reseller(), customer = user(seller.id);
    access::KnownRules rules;
    const api::Api described(config(), database(), rules);
    CPPUNIT_ASSERT(described.router().routes().size() > 10);
    for (const auto& who : {boss, seller, customer}) {
      ApiClient program = client(who);
      Actor as = actor(who);
      as.by_token = true;
      for (const auto& route : described.router().routes()) {
        std::string path = route.pattern.substr(7);
        const bool one = path.find("{id}") != std::string::npos;
        if (one) path.replace(path.find("{id}"), 4, "999999");
        const bool has_body = route.method != Method::get && route.method != Method::delete_;
        const int status = program.send(route.method, path, has_body ? "{}" : "").status;
        const std::string name = std::string(method_name(route.method)) + " " + path + " as " + who.login + ": " + std::to_string(status);
        if (!access::Rules().allows(route.permission, as)) CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 403, status);
        else if (one) CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 404, status);
        else CPPUNIT_ASSERT_MESSAGE(name, status == 200 || status == 422);
      }
    }
  }

  void describes_everything_it_answers() {
    ApiClient program = client(admin());
    const auto document = program.get("/openapi.json");
    CPPUNIT_ASSERT_EQUAL(200, document.status);
    CPPUNIT_ASSERT_EQUAL(std::string("3.1.0"), document.body["openapi"].get<std::string>());
    const Json& paths = document.body["paths"];
    CPPUNIT_ASSERT(paths.contains("/packages") && paths["/packages/{id}"].contains("patch") && paths["/packages/{id}"].contains("delete"));
    CPPUNIT_ASSERT(paths["/packages"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"].contains("domains"));
    const auto made = program.post("/packages", package("Described"));
    for (const auto& [name, value] : made.body.items())
      CPPUNIT_ASSERT_MESSAGE(name, document.body["components"]["schemas"]["package"]["properties"].contains(name));
    // To a user nothing is described that he may not ask.
    CPPUNIT_ASSERT(!client(user()).get("/openapi.json").body["paths"].contains("/packages"));
    CPPUNIT_ASSERT_EQUAL(405, program.post("/openapi.json").status);
  }

  void a_new_domain_is_named_with_its_user() {
    const auto seller = reseller(), customer = user(seller.id), foreign = user(reseller("Two").id);
    for (const auto& who : {customer, foreign}) allowances::give(database(), root(), who.id, {.limits = {{"domains", 5}, {"subdomains", 5}}, .services = {}});
    ApiClient program = client(seller);
    const Json wanted{{"user", customer.login}, {"name", "läden.example"}, {"folder", "html"}, {"www", true}};
    const auto made = program.post("/domains", wanted);
    CPPUNIT_ASSERT_EQUAL(201, made.status);
    CPPUNIT_ASSERT_EQUAL(std::string("xn--lden-loa.example"), made.body["name"].get<std::string>());
    const std::string one = "/domains/" + std::to_string(made.body["id"].get<int>());
    CPPUNIT_ASSERT_EQUAL(200, program.post(one + "/subdomain", {{"label", "shop"}, {"folder", "html/shop"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string(customer.login), program.get("/domains").body["items"][0]["user"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, client(customer).get("/domains").body["items"].size());
    CPPUNIT_ASSERT_EQUAL(404, client(foreign).get(one).status);
    const auto refused = program.post("/domains", {{"user", foreign.login}, {"name", "a.test"}, {"folder", "html"}});
    CPPUNIT_ASSERT_EQUAL(422, refused.status);
    CPPUNIT_ASSERT_EQUAL(std::string("user"), refused.body["errors"][0]["field"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(400, client(customer).post("/domains", wanted).status);
  }

  void messages_and_jobs_can_be_read() {
    const auto seller = reseller(), customer = user(seller.id);
    ApiClient program = client(seller);
    const auto messages = program.get("/messages?limit=1&search=" + customer.login);
    CPPUNIT_ASSERT_EQUAL(std::string("Account created."), messages.body["items"][0]["text"].get<std::string>());
    const std::string id = std::to_string(messages.body["items"][0]["id"].get<int>());
    CPPUNIT_ASSERT_EQUAL(std::string("Account created."), program.get("/messages/" + id).body["text"].get<std::string>());
    const auto jobs = program.get("/jobs?state=waiting");
    CPPUNIT_ASSERT_EQUAL(std::string("account.apply"), jobs.body["items"][0]["kind"].get<std::string>());
    const std::string job = "/jobs/" + std::to_string(jobs.body["items"][0]["id"].get<int>());
    CPPUNIT_ASSERT_EQUAL(200, program.get(job).status);
    ApiClient other = client(reseller("Two"));
    CPPUNIT_ASSERT_EQUAL(404, other.get(job).status);
    CPPUNIT_ASSERT_EQUAL(404, other.get("/messages/" + id).status);
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, other.get("/jobs").body["items"].size());
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(ApiTest);

}  // namespace hostler

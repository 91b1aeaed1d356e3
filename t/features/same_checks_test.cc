// SPDX-License-Identifier: GPL-3.0-or-later
// A page and the API can never differ in a check: the same random inputs go into both, for creation and for every act that has a form, from the same
// state of the database (what each did is rolled back). Both must take or refuse them, and name the same fields.
#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "features/api_client.h"
#include "features/browser.h"
#include "features/packages/packages.h"
#include "features/sites/sites.h"
#include "features/stage.h"

namespace hostler {
namespace {

using Json = ApiClient::Json;

/// What either of them said.
struct Verdict {
  std::string outcome;                 // taken, fields, malformed, missing, conflict, or a status nobody should give
  std::set<std::string> fields;
  bool operator==(const Verdict&) const = default;
};

std::string outcome_of(int status) {
  if (status == 200 || status == 201 || status == 204 || status == 303) return "taken";
  if (status == 422) return "fields";
  if (status == 400) return "malformed";
  return std::to_string(status);
}

/// The fields that a page marks; "" where the form as a whole was refused.
Verdict verdict_of(const Response& page, const Form& form) {
  Verdict verdict{outcome_of(page.status), {}};
  if (verdict.outcome != "fields") return verdict;
  for (const Field& field : form.fields())
    if (page.body.find("id=\"f-" + field.name + "-error\"") != std::string::npos) verdict.fields.insert(field.name);
  return verdict;
}

/// Problems that a page tells for the form as a whole, or of a field it hides, have no place of their own there.
Verdict verdict_of(const ApiClient::Answer& answer, const Form& form) {
  Verdict verdict{outcome_of(answer.status), {}};
  if (verdict.outcome != "fields" || !answer.body.contains("errors")) return verdict;
  for (const Json& error : answer.body["errors"]) {
    const std::string name = error["field"];
    const auto shown = [&](const Field& field) { return field.name == name && field.kind != Field::Kind::hidden; };
    if (std::any_of(form.fields().begin(), form.fields().end(), shown)) verdict.fields.insert(name);
  }
  return verdict;
}

const std::vector<std::string> values{"",      " ",     "1",     "0",          "-1",      "5",        "99999999999", "1e9",         "a",          "läden",         "<script>alert(1)</script>",
                                      "=1+1",  "a\nb",  "a\r\nBcc: x@evil.test", "x.test", "a.test",  "www.a.test",  "-x.test",     "html",       "html/shop",     "../etc",
                                      "https://a.test/%0aX", "https://example.org/", "name@example.com", "correct horse", "123456", "web1", "de", "' OR 1=1-- -", std::string(300, 'x'), "\xf0\x9f\x98\x80"};

}  // namespace

class SameChecksTest : public Stage {
  CPPUNIT_TEST_SUITE(SameChecksTest);
  CPPUNIT_TEST(page_and_api_refuse_the_same);
  CPPUNIT_TEST_SUITE_END();

  std::mt19937 random_{4711};
  std::size_t any(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

  /// Random values for a form's fields: mostly good ones, so that refusals come one by one and some are taken.
  Parameters typed(const Form& form, const Object& object) {
    Parameters sent;
    for (const Field& field : form.fields()) {
      std::string value = field.initial;
      if (auto present = object.values.find(field.name); present != object.values.end()) value = present->second;
      const std::size_t luck = any(10);
      if (field.kind == Field::Kind::check) value = any(2) ? "1" : "";
      else if (luck < 3) value = values[any(values.size())];
      else if (field.kind == Field::Kind::choice && luck < 5 && !field.choices.empty()) value = field.choices[any(field.choices.size())].value;
      else if (field.required && value.empty()) value = "n" + std::to_string(any(1000000)) + (field.kind == Field::Kind::mail ? "@example.com" : "");
      if (field.kind == Field::Kind::check ? !value.empty() : any(20) > 0) sent.emplace_back(field.name, value);
    }
    if (any(25) == 0) sent.emplace_back("owner_id", "1");
    return sent;
  }

  static Json as_json(const Form& form, const Parameters& sent) {
    Json json = Json::object();
    for (const auto& [name, value] : sent) {
      const auto is_check = [&](const Field& field) { return field.name == name && field.kind == Field::Kind::check; };
      if (std::any_of(form.fields().begin(), form.fields().end(), is_check)) json[name] = value == "1";
      else json[name] = value;
    }
    return json;
  }

  /// Whose pages send the Resource's own forms: the generic ones, and these of a slice.
  static bool sends_its_forms(const Resource& resource) { return resource.name == "domains" || !resource.path.empty(); }
  /// A user is made in steps, each with a part of the form.
  static bool is_made_on_one_page(const Resource& resource) { return resource.name != "users"; }
  /// What only the page has: the mail can be looked at before.
  static Parameters of_page(const Resource& resource, Parameters sent) {
    if (resource.name == "letters" || resource.name == "circulars") sent.insert(sent.end(), {{"preview_for", ""}, {"go", "next"}});
    return sent;
  }
  /// Who gets a circular is chosen on its next page.
  static Form on_first_page(const Resource& resource, const Form& form) {
    if (resource.name != "circulars") return form;
    std::vector<Field> fields = form.fields();
    std::erase_if(fields, [](const Field& field) { return field.name == "to" || field.name == "except"; });
    return Form(std::move(fields));
  }

  /// What the API leaves as it is, a page sends along.
  static Parameters whole(const Form& form, const Object& object, Parameters sent) {
    for (const Field& field : form.fields()) {
      const bool given = std::any_of(sent.begin(), sent.end(), [&](const auto& one) { return one.first == field.name; });
      const auto present = object.values.find(field.name);
      const bool left_out = field.kind == Field::Kind::check || field.kind == Field::Kind::hidden || field.kind == Field::Kind::password;
      if (!given && !left_out && present != object.values.end()) sent.emplace_back(field.name, present->second);
    }
    return sent;
  }

  static std::string story(const Resource& resource, std::string_view act, const Parameters& sent, const Verdict& page, const Verdict& api) {
    std::string text = std::string(resource.name) + " " + std::string(act) + ":";
    for (const auto& [name, value] : sent) text += " " + name + "=" + value.substr(0, 40);
    for (const Verdict& verdict : {page, api}) {
      text += " | " + verdict.outcome;
      for (const std::string& field : verdict.fields) text += " " + field;
    }
    return text;
  }

  struct Person {
    accounts::Account account;
    Browser browser;
    ApiClient api;
    Actor actor;
    Call call() const { return {database(), config(), actor}; }
  };

  static Person logged_in(const accounts::Account& account) {
    Browser browser(panel());
    browser.login(account.login, password);
    browser.get("/password");
    return {account, std::move(browser), ApiClient(panel(), database(), account), actor(account)};
  }

  static std::uint64_t newest(const Resource& resource, const Person& who) {
    const Listing listing = resource.listing(who.actor);
    ListView view;
    view.sort = listing.default_sort;
    view.size = 500;
    std::uint64_t id = 0;
    for (const Row& row : fetch(database(), listing, resource.query(who.call(), view), view).rows) id = std::max(id, row.id(static_cast<unsigned>(row.size()) - 1));
    return id;
  }

  static std::string page_path(const Resource& resource) { return resource.path.empty() ? "/" + std::string(resource.name) : std::string(resource.path); }
  static std::string page_path(const Resource& resource, const Act& act, const std::string& id) {
    const bool is_object = act.name == "change" && !resource.own_object_page && !resource.path.empty();
    const std::string one = page_path(resource) + "/" + id;
    return is_object || !has_page(page_path(resource) + "/{id}/" + std::string(act.name)) ? one : one + "/" + std::string(act.name);
  }
  static bool has_page(const std::string& pattern) {
    for (const auto& route : panel().router().routes())
      if (route.method == Method::post && route.pattern == pattern) return true;
    return false;
  }

  template <class Ask> static auto and_undone(Ask ask) {
    Transaction transaction(database());
    return ask();
  }

  int taken_ = 0, refused_ = 0;

  void compare(const Resource& resource, std::string_view act, const Form& form, const Parameters& sent, const std::function<Response()>& by_page,
               const std::function<ApiClient::Answer()>& by_api) {
    const Verdict page = verdict_of(and_undone(by_page), form), api = verdict_of(and_undone(by_api), form);
    CPPUNIT_ASSERT_MESSAGE(story(resource, act, sent, page, api), page == api);
    if (page.outcome == "taken") by_page();
    (page.outcome == "taken" ? taken_ : refused_)++;
  }

  void try_creation(const Resource& resource, Person& who) {
    const Form form = on_first_page(resource, resource.creation.form(who.call()));
    const Parameters sent = typed(form, {});
    compare(resource, "create", form, sent, [&] { return who.browser.post(page_path(resource) + "/new", of_page(resource, sent)); },
            [&] { return who.api.post("/" + std::string(resource.name), as_json(form, sent)); });
  }

  void try_act(const Resource& resource, const Act& act, Person& who) {
    const std::uint64_t id = newest(resource, who);
    if (id == 0) return;
    const Object object = resource.get(who.call(), id);
    const Form form = form_of(act, who.call(), id);
    const Parameters sent = typed(form, object);
    const std::string one = "/" + std::string(resource.name) + "/" + std::to_string(id);
    compare(resource, act.name, form, sent, [&] { return who.browser.post(page_path(resource, act, std::to_string(id)), whole(form, object, sent)); },
            [&] { return act.name == "change" ? who.api.patch(one, as_json(form, sent)) : who.api.post(one + "/" + std::string(act.name), as_json(form, sent)); });
  }

  void try_all(Person& who) {
    Actor program = who.actor;
    program.by_token = true;
    for (const Feature* feature : all_features())
      for (const Resource* resource : feature->resources) {
        if (!sends_its_forms(*resource)) continue;
        if (resource->creation && is_made_on_one_page(*resource) && access::Rules().allows(resource->creation.permission, program) && has_page(page_path(*resource) + "/new"))
          for (int i = 0; i < 30; ++i) try_creation(*resource, who);
        for (const Act& act : resource->acts) {
          if (!act.form || act.name == "delete" || !access::Rules().allows(act.permission, program) || !has_page(page_path(*resource, act, "{id}"))) continue;
          for (int i = 0; i < 15; ++i) try_act(*resource, act, who);
        }
      }
  }

  void page_and_api_refuse_the_same() {
    database().change("INSERT INTO setting (name, value) VALUES ('api.requests_per_minute', '1000000')");
    Person seller = logged_in(reseller());
    const auto account = user(seller.account.id);
    allowances::give(database(), root(), account.id, {.limits = {{"domains", 9}, {"subdomains", 9}}, .services = {}});
    user(seller.account.id);   // whom the others try things with: a new password ends his sessions
    Person customer = logged_in(account), boss = logged_in(admin());
    for (Person* who : {&seller, &customer, &boss}) try_all(*who);
    CPPUNIT_ASSERT_MESSAGE(std::to_string(taken_) + " taken, " + std::to_string(refused_) + " refused", taken_ >= 20 && refused_ >= 50);
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(SameChecksTest);

}  // namespace hostler

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circulars.h"

#include "features/browser.h"
#include "features/circulars/circular_jobs.h"
#include "features/circulars/circular_resource.h"
#include "features/circulars/circular_store.h"
#include "features/jobs/jobs.h"
#include "features/mailbox.h"
#include "features/stage.h"

namespace hostler {

class CircularsTest : public Stage {
  CPPUNIT_TEST_SUITE(CircularsTest);
  CPPUNIT_TEST(u10_writes_chooses_and_sends);
  CPPUNIT_TEST(u10_each_gets_one_mail_of_his_own);
  CPPUNIT_TEST(u10_everyone_but_those_left_out);
  CPPUNIT_TEST(u10_nobody_but_those_chosen);
  CPPUNIT_TEST(u10_failures_are_listed_and_sent_again_by_choice);
  CPPUNIT_TEST(u10_waits_for_a_mail_server_that_is_away);
  CPPUNIT_TEST(u10_a_crash_makes_no_second_copy);
  CPPUNIT_TEST(u10_a_late_outcome_counts_once);
  CPPUNIT_TEST(u10_cancel_stops_it);
  CPPUNIT_TEST(u10_steps_behind_other_jobs);
  CPPUNIT_TEST(u10_sends_once_for_two_clicks);
  CPPUNIT_TEST(u10_is_for_own_users_only);
  CPPUNIT_TEST(u10_programs_name_the_recipients);
  CPPUNIT_TEST(p37_headers_and_passwords_are_safe);
  CPPUNIT_TEST(p11_foreign_circulars_are_not_found);
  CPPUNIT_TEST(keeps_what_was_typed);
  CPPUNIT_TEST(rows_go_with_their_account);
  CPPUNIT_TEST(pages_are_cheap_with_many_users);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/circulars");
    return browser;
  }
  static Parameters text(const std::string& subject = "News", const std::string& body = "Dear ##name##") {
    return {{"sender", "seller@host.example"}, {"subject", subject}, {"text", body}, {"preview_for", ""}, {"go", "next"}};
  }
  static accounts::Account customer(AccountId seller, const std::string& email) {
    const accounts::Account made = user(seller);
    database().change("UPDATE account_contact SET email = ? WHERE account_id = ?", email, made.id);
    return made;
  }
  static std::uint64_t written(const accounts::Account& seller, const std::string& body = "Dear ##name##") {
    return circulars::write(database(), actor(seller), {.sender = "seller@host.example", .subject = "News", .text = body});
  }
  static std::uint64_t started(const accounts::Account& seller, const std::string& body = "Dear ##name##") {
    const std::uint64_t id = written(seller, body);
    circulars::send(database(), actor(seller), id);
    return id;
  }
  static JobResult run(std::uint64_t id, unsigned attempts = 1) {
    const Job job{.id = 1, .kind = std::string(circulars::job_kind), .subject = id, .attempts = attempts};
    return circulars::run_send(database(), config(), {&job, 1}).at(0);
  }
  static circulars::Circular now(const accounts::Account& seller, std::uint64_t id) { return circulars::get(database(), actor(seller), id); }
  static std::string at(std::uint64_t id, const char* below = "") { return "/circulars/" + std::to_string(id) + below; }
  static std::string state_of(const accounts::Account& who) { return database().select_one("SELECT state FROM circular_recipient WHERE account_id = ?", who.id).value().text(0); }

  void u10_writes_chooses_and_sends() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, "b@x.example"), c = customer(seller.id, "c@x.example");
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get("/circulars").body, "No circulars yet");
    const Response next = browser.post("/circulars/new", text());
    CPPUNIT_ASSERT_EQUAL(303, next.status);
    const std::string recipients = header(next, "Location"), one = recipients.substr(0, recipients.rfind('/'));
    const std::string list = browser.get(recipients).body;
    for (const std::string& part : {a.login, b.login, c.login, std::string("3 users get it."), std::string("c@x.example")}) ASSERT_HOLDS(list, part);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(recipients, {{"action", "leave_out"}, {"id", std::to_string(b.id)}}).status);
    ASSERT_HOLDS(browser.get(recipients).body, "2 users get it.");
    CPPUNIT_ASSERT_EQUAL(one, header(browser.post(one + "/send"), "Location"));
    const std::string before = browser.get(one).body;
    for (const char* part : {"Being sent", "0 of 2", "data-live", "Waiting", "/cancel"}) ASSERT_HOLDS(before, part);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job WHERE kind = 'circular.send' AND state = 'waiting'"));
    run(static_cast<std::uint64_t>(number("SELECT id FROM circular")));
    const std::string after = browser.get(one).body;
    for (const char* part : {"Finished", "2 of 2", "a@x.example", "c@x.example"}) ASSERT_HOLDS(after, part);
    ASSERT_LACKS(after, "data-live");
    ASSERT_LACKS(after, b.login + "<");
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f seller@host.example -- a@x.example\n-i -f seller@host.example -- c@x.example\n"), mailbox.calls());
    ASSERT_HOLDS(browser.get("/messages").body, "Circular sent to 2 of 2 users.");
    ASSERT_HOLDS(browser.get("/circulars").body, "News");
  }

  void u10_each_gets_one_mail_of_his_own() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, "b@x.example");
    run(started(seller, "For ##login## at ##email##, ##unknown##"));
    ASSERT_HOLDS(mailbox.mail(), "For " + a.login + " at a@x.example, ##unknown##");
    ASSERT_HOLDS(mailbox.mail(), "For " + b.login + " at b@x.example");
    ASSERT_LACKS(mailbox.mail(), "Bcc");
  }

  void u10_everyone_but_those_left_out() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, "b@x.example");
    customer(reseller().id, "foreign@x.example");
    const auto id = written(seller);
    circulars::choose(database(), actor(seller), id, {a.id}, false);
    circulars::choose(database(), actor(seller), id, {a.id}, false);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, circulars::count_chosen(database(), actor(seller), now(seller, id)));
    const auto later = customer(seller.id, "later@x.example");
    circulars::send(database(), actor(seller), id);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, now(seller, id).total);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, number("SELECT COUNT(*) FROM circular_recipient WHERE account_id IN (?, ?)", b.id, later.id));
  }

  void u10_nobody_but_those_chosen() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example");
    customer(seller.id, "b@x.example");
    const auto id = written(seller);
    Browser browser = in(seller);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/nobody")).status);
    ASSERT_HOLDS(browser.get(at(id, "/recipients")).body, "0 users get it.");
    const Response refused = browser.post(at(id, "/send"));
    CPPUNIT_ASSERT_EQUAL(422, refused.status);
    ASSERT_HOLDS(refused.body, "Nobody is chosen.");
    browser.post(at(id, "/recipients"), {{"action", "choose"}, {"id", std::to_string(a.id)}});
    ASSERT_HOLDS(browser.get(at(id, "/recipients")).body, "1 user gets it.");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/send")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM circular_recipient WHERE account_id = ?", a.id));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, now(seller, id).total);
  }

  void u10_failures_are_listed_and_sent_again_by_choice() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, ""), moved = customer(seller.id, "m@x.example");
    config().mail.sendmail = "/bin/false";
    const auto id = started(seller);
    database().change("DELETE FROM account_scope WHERE root_id = ? AND account_id = ?", seller.id, moved.id);
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::string("done"), now(seller, id).state);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{3}, now(seller, id).failed);
    Browser browser = in(seller);
    const std::string page = browser.get(at(id) + "?state=failed").body;
    for (const char* part : {"status 1", "The user has no e-mail address.", "The user is not yours any more.", "3 of 3"}) ASSERT_HOLDS(page, part);
    ASSERT_HOLDS(browser.get("/messages/errors").body, "Circular sent to 0 of 3 users; 3 may not have got it.");
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::string(), mailbox.calls());
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id), {{"action", "again"}, {"id", std::to_string(a.id)}}).status);
    CPPUNIT_ASSERT_EQUAL(std::string("sending"), now(seller, id).state);
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f seller@host.example -- a@x.example\n"), mailbox.calls());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, now(seller, id).sent);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, now(seller, id).failed);
    CPPUNIT_ASSERT_EQUAL(std::string("failed"), state_of(b));
    browser.post(at(id), {{"action", "again"}, {"id", std::to_string(a.id)}});
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f seller@host.example -- a@x.example\n"), mailbox.calls());
  }

  // The database as a killed worker leaves it: one handed over, nobody told how it went. t/features/hostlerctl_test.sh kills a real one.
  void u10_waits_for_a_mail_server_that_is_away() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, "b@x.example");
    const auto id = started(seller);
    config().mail.server = "smtp://127.0.0.1:1";
    const JobResult result = run(id);
    CPPUNIT_ASSERT(result.state == JobResult::State::again);
    CPPUNIT_ASSERT(result.pause_ms > 0);
    ASSERT_HOLDS(result.reason, "the mail server says");
    for (const auto& user : {a, b}) CPPUNIT_ASSERT_EQUAL(std::string("waiting"), state_of(user));
    CPPUNIT_ASSERT_EQUAL(std::string("sending"), now(seller, id).state);
    // As often as a job is tried, it goes to nobody, and its sender is told.
    CPPUNIT_ASSERT(run(id, jobs::most_attempts).state == JobResult::State::done);
    CPPUNIT_ASSERT_EQUAL(std::string("done"), now(seller, id).state);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, std::uint64_t{now(seller, id).failed});
    for (const auto& user : {a, b}) CPPUNIT_ASSERT_EQUAL(std::string("failed"), state_of(user));
    Mailbox mailbox;
    config().mail.server = "";
    config().mail.sendmail = mailbox.program();
    circulars::send_again(database(), actor(seller), id, {}, false);
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, std::uint64_t{now(seller, id).sent});
  }

  void u10_a_crash_makes_no_second_copy() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, "b@x.example");
    const auto id = started(seller);
    CPPUNIT_ASSERT_EQUAL(a.id, circulars::store::take_next(database(), id).value().account);
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::string("-i -f seller@host.example -- b@x.example\n"), mailbox.calls());
    CPPUNIT_ASSERT_EQUAL(std::string("unclear"), state_of(a));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, now(seller, id).unclear);
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get(at(id)).body, "May have been sent");
    // "Failed" does not mean him; ticked by name he is sent one.
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, circulars::send_again(database(), actor(seller), id, {}, false));
    browser.post(at(id), {{"action", "again"}, {"id", std::to_string(a.id)}});
    run(id);
    ASSERT_HOLDS(mailbox.calls(), "-- a@x.example\n");
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, now(seller, id).sent);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, now(seller, id).unclear);
    CPPUNIT_ASSERT_EQUAL(std::string("sent"), state_of(b));
  }

  void u10_a_late_outcome_counts_once() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example");
    const auto id = started(seller);
    circulars::store::take_next(database(), id);
    circulars::store::give_up_handed(database(), id);
    circulars::store::settle(database(), id, a.id, "sent", "a@x.example", "");
    circulars::store::settle(database(), id, a.id, "sent", "a@x.example", "");
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, now(seller, id).sent);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, now(seller, id).unclear);
  }

  void u10_cancel_stops_it() {
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    const auto seller = reseller();
    customer(seller.id, "a@x.example");
    const auto id = started(seller);
    Browser browser = in(seller);
    ASSERT_HOLDS(browser.get(at(id, "/cancel")).body, "cannot be taken back");
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/cancel")).status);
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::string(), mailbox.calls());
    ASSERT_HOLDS(browser.get(at(id)).body, "Not sent");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT (SELECT COUNT(*) FROM circular) + (SELECT COUNT(*) FROM circular_recipient)"));
  }

  void u10_steps_behind_other_jobs() {
    Mailbox mailbox("sleep 6");
    config().mail.sendmail = mailbox.program();
    const auto seller = reseller();
    customer(seller.id, "a@x.example");
    customer(seller.id, "b@x.example");
    const auto id = started(seller);
    database().change("DELETE FROM job");
    run(id);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{1}, now(seller, id).sent);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM job WHERE kind = 'circular.send' AND state = 'waiting' AND subject_id = ?", id));
  }

  void u10_sends_once_for_two_clicks() {
    const auto seller = reseller();
    customer(seller.id, "a@x.example");
    const auto id = started(seller);
    circulars::send(database(), actor(seller), id);
    Browser browser = in(seller);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/send")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM circular_recipient"));
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(id, "/text"), [] { Parameters sent = text(); sent.emplace_back("version", "2"); return sent; }()).status);
    CPPUNIT_ASSERT_THROW(circulars::choose_all(database(), actor(seller), id, true), Refused);
  }

  void u10_is_for_own_users_only() {
    const auto one = reseller(), two = reseller();
    const auto mine = customer(one.id, "a@x.example"), foreign = customer(two.id, "b@x.example");
    const auto id = written(one);
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id, "/recipients"), {{"action", "choose"}, {"id", std::to_string(mine.id)}, {"id", std::to_string(foreign.id)}}).status);
    ASSERT_LACKS(browser.get(at(id, "/recipients")).body, "b@x.example");
    circulars::send(database(), actor(one), id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM circular_recipient WHERE account_id = ?", foreign.id));
    const auto chief = admin();
    const auto all = started(chief);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2}, now(chief, all).total);
  }

  void u10_programs_name_the_recipients() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example"), b = customer(seller.id, "b@x.example");
    const auto foreign = customer(reseller().id, "f@x.example");
    const Actor acting = actor(seller);
    const Call call{database(), config(), acting};
    const Resource& resource = *find_resource("circulars");
    const Form form = resource.creation.form(call);
    const auto make = [&](const std::string& to, const std::string& except) {
      return resource.creation.run(call, form.read({{"sender", "s@x.example"}, {"subject", "News"}, {"text", "T"}, {"to", to}, {"except", except}})).id;
    };
    CPPUNIT_ASSERT_EQUAL(std::string("2"), resource.get(call, make("", "")).values.at("total"));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), resource.get(call, make(a.login + "\n" + b.login, b.login)).values.at("total"));
    CPPUNIT_ASSERT_EQUAL(std::string("sending"), resource.get(call, make(b.login, "")).values.at("state"));
    CPPUNIT_ASSERT_THROW(make(foreign.login, ""), Refused);
    CPPUNIT_ASSERT_THROW(make("", a.login + "," + b.login), Refused);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, number("SELECT COUNT(*) FROM circular"));
  }

  void p37_headers_and_passwords_are_safe() {
    Browser browser = in(reseller());
    for (const char* bad : {"Hi\r\nBcc: x@evil.test", "Hi\nBcc: x@evil.test", "##password##"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, browser.post("/circulars/new", text(bad)).status);
    const Response answer = browser.post("/circulars/new", text("Hi", "Your password: ##password##"));
    CPPUNIT_ASSERT_EQUAL(422, answer.status);
    ASSERT_HOLDS(answer.body, "There is no such variable here: ##password##");
    ASSERT_LACKS(browser.get("/circulars/new").body, "<code>##password##");
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM circular"));
    // Even past the form there is no password to be had, and no header to be made.
    Mailbox mailbox;
    config().mail.sendmail = mailbox.program();
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example");
    database().change("UPDATE account_contact SET company = ? WHERE account_id = ?", "X\r\nBcc: x@evil.test", a.id);
    const auto id = circulars::write(database(), actor(seller), {.sender = "s@x.example", .subject = "Hi ##company##", .text = "[##password##]"});
    circulars::send(database(), actor(seller), id);
    run(id);
    const std::string head = mailbox.mail().substr(0, mailbox.mail().find("\n\n"));
    ASSERT_LACKS(head, "\nBcc");
    CPPUNIT_ASSERT_MESSAGE(head, mailbox.mail().empty() || mailbox.mail().find("[]") != std::string::npos);
  }

  void p11_foreign_circulars_are_not_found() {
    const auto one = reseller(), two = reseller();
    customer(one.id, "a@x.example");
    const auto draft = written(one), sent = started(one);
    Browser browser = in(two);
    for (const auto id : {draft, sent})
      for (const char* below : {"", "/text", "/recipients", "/cancel", "/again", "/delete"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.get(at(id, below)).status);
    for (const char* below : {"/send", "/everyone", "/nobody", "/cancel", "/delete"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.post(at(draft, below)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(sent), {{"action", "again"}, {"id", "1"}}).status);
    ASSERT_LACKS(browser.get("/circulars").body, "News");
    CPPUNIT_ASSERT_EQUAL(403, in(user(one.id)).get("/circulars").status);
  }

  void keeps_what_was_typed() {
    Browser browser = in(reseller());
    const std::string place = header(browser.post("/circulars/new", text("News", "Dear ##name##")), "Location");
    const std::string edit = place.substr(0, place.rfind('/')) + "/text";
    ASSERT_HOLDS(browser.get(edit).body, "Dear ##name##");
    Parameters changed = text("Newer", "Changed");
    changed.emplace_back("version", "1");
    CPPUNIT_ASSERT_EQUAL(place, header(browser.post(edit, changed), "Location"));
    CPPUNIT_ASSERT_EQUAL(409, browser.post(edit, changed).status);
    Parameters preview = text("For ##login##");
    for (auto& [name, value] : preview)
      if (name == "go") value = "preview";
    const std::string shown = browser.post("/circulars/new", preview).body;
    ASSERT_HOLDS(shown, "For web1");
    ASSERT_HOLDS(shown, "value=\"For ##login##\"");
  }

  void rows_go_with_their_account() {
    const auto seller = reseller();
    const auto a = customer(seller.id, "a@x.example");
    started(seller);
    const auto gone = [](AccountId account) {
      for (const Feature* feature : all_features())
        if (feature->name == "circulars") feature->on_account_gone(database(), account);
    };
    gone(a.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM circular_recipient"));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM circular"));
    gone(seller.id);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM circular"));
  }

  void pages_are_cheap_with_many_users() {
    const auto seller = reseller();
    for (int i = 0; i < 60; ++i) customer(seller.id, "u" + std::to_string(i) + "@x.example");
    const auto draft = written(seller), sent = started(seller);
    Browser browser = in(seller);
    for (const std::string& path : {std::string("/circulars"), std::string("/circulars/new"), at(draft, "/text"), at(draft, "/recipients"), at(sent), at(sent, "/cancel"), at(sent, "/again")}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
      CPPUNIT_ASSERT_MESSAGE(path, answer.body.size() <= 30 * 1024);
    }
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(CircularsTest);

}  // namespace hostler

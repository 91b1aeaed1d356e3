// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/skins.h"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>

#include "features/appearance/palette.h"
#include "features/appearance/skin_zip.h"
#include "features/appearance/svg.h"
#include "features/browser.h"
#include "features/stage.h"

namespace hostler {
namespace {

using namespace appearance;

/// 1 × 1, red.
const std::string one_point_png(
    "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000\000\000\001\010\006\000\000\000\037\025\304\211\000\000\000\015\111\104\101"
    "\124\170\234\143\370\317\300\360\037\000\005\000\001\377\211\231\075\035\000\000\000\000\111\105\116\104\256\102\140\202", 70);
/// 1 × 1, red, with a comment that could be script.
const std::string one_point_gif = std::string("GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0!\xfe\x10<script>alert(1)\0,\0\0\0\0\x01\0\x01\0\0\x02\x02" "D\x01\0;", 61);

struct Entry {
  std::string name, content;
  unsigned type = AE_IFREG;
};

la_ssize_t append(archive*, void* to, const void* data, size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

std::string zip_of(const std::vector<Entry>& entries) {
  std::string bytes;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_set_bytes_in_last_block(zip, 1);
  archive_write_open(zip, &bytes, nullptr, append, nullptr);
  for (const Entry& one : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, one.name.c_str());
    archive_entry_set_filetype(entry, one.type);
    archive_entry_set_perm(entry, 0644);
    if (one.type == AE_IFLNK) archive_entry_set_symlink(entry, one.content.c_str());
    else archive_entry_set_size(entry, static_cast<la_int64_t>(one.content.size()));
    archive_write_header(zip, entry);
    if (one.type == AE_IFREG) archive_write_data(zip, one.content.data(), one.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  return bytes;
}

std::string reason(const std::string& zip) {
  try {
    unpack_skin(zip);
    return "taken";
  } catch (const Refused& problem) {
    return problem.text().id;
  }
}

const char only[] = "The zip may hold skin.json and one logo.png, logo.svg or logo.gif, and nothing else.";

}  // namespace

class SkinRulesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SkinRulesTest);
  CPPUNIT_TEST(a_colour_is_a_colour_and_nothing_else);
  CPPUNIT_TEST(knows_contrast);
  CPPUNIT_TEST(the_panels_own_look_is_the_style_sheets_and_easy_to_read);
  CPPUNIT_TEST(s1_style_is_made_of_colours_only);
  CPPUNIT_TEST(says_what_is_hard_to_read);
  CPPUNIT_TEST(json_of_colours_is_read_strictly);
  CPPUNIT_TEST(a_zip_comes_back_as_it_went);
  CPPUNIT_TEST(p30_refuses_a_zip_that_leads_elsewhere);
  CPPUNIT_TEST(p31_refuses_bombs);
  CPPUNIT_TEST(s1_svg_keeps_shapes_and_loses_the_rest);
  CPPUNIT_TEST(s1_svg_that_is_none_or_endless_is_refused);
  CPPUNIT_TEST(s1_pictures_are_made_anew);
  CPPUNIT_TEST(s1_refuses_other_files_and_large_pictures);
  CPPUNIT_TEST_SUITE_END();

  static std::string colour(const char* text) {
    auto found = Colour::parse(text);
    return found ? found->text() : "none";
  }

  void a_colour_is_a_colour_and_nothing_else() {
    CPPUNIT_ASSERT_EQUAL(std::string("#1b62d4"), colour("#1B62D4"));
    CPPUNIT_ASSERT_EQUAL(std::string("#aabbcc"), colour("abc"));
    for (const char* bad : {"", "#", "#12", "#12345", "#1234567", "red", "red;}body{", "#12345g", "##12345", "url(x)", "#1b62d4;", " #1b62d4", "rgb(0,0,0)", "#\xc3\xa9\xc3\xa9\xc3\xa9"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("none"), colour(bad));
  }

  void knows_contrast() {
    CPPUNIT_ASSERT_DOUBLES_EQUAL(21.0, contrast(Colour(0), Colour(0xffffff)), 0.001);
    CPPUNIT_ASSERT_DOUBLES_EQUAL(1.0, contrast(Colour(0x123456), Colour(0x123456)), 0.001);
    CPPUNIT_ASSERT_DOUBLES_EQUAL(4.54, contrast(Colour(0xffffff), Colour(0x767676)), 0.01);
  }

  void the_panels_own_look_is_the_style_sheets_and_easy_to_read() {
    std::ifstream file(std::string(getenv("top_srcdir")) + "/htdocs/css/panel.css");
    std::string css((std::istreambuf_iterator<char>(file)), {});
    for (std::size_t at; (at = css.find(": #fff;")) != std::string::npos;) css.replace(at, 7, ": #ffffff;");
    for (const NamedColour& one : named_colours()) {
      ASSERT_HOLDS(css, "--" + std::string(one.name) + ": " + Colour(one.light).text() + ";");
      ASSERT_HOLDS(css, "--" + std::string(one.name) + ": " + Colour(one.dark).text() + ";");
    }
    CPPUNIT_ASSERT(hard_to_read(own_palette()).empty());
  }

  void s1_style_is_made_of_colours_only() {
    const std::string style = style_of(own_palette());
    ASSERT_HOLDS(style, "--line-strong:#8a94a3;");
    CPPUNIT_ASSERT_EQUAL(std::string::npos, style.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789#:;-{}()@ \n"));
    ASSERT_LACKS(style, "url");
  }

  void says_what_is_hard_to_read() {
    Palette palette = own_palette();
    palette.dark[5] = palette.dark[0];  // text as its ground
    const auto found = hard_to_read(palette);
    CPPUNIT_ASSERT(!found.empty());
    for (const HardToRead& one : found) CPPUNIT_ASSERT(one.dark && one.contrast < one.least);
  }

  void json_of_colours_is_read_strictly() {
    Palette palette = own_palette();
    palette.light[0] = Colour(0x123456);
    CPPUNIT_ASSERT(palette == palette_from_json(json_of(palette)));
    CPPUNIT_ASSERT(own_palette() == palette_from_json("{}"));
    for (const char* bad : {"", "[]", "1", "{", R"({"light":[]})", R"({"light":{"bg":"red;}body{"}})", R"({"light":{"bg":7}})", R"({"light":{"background":"#fff"}})", R"({"script":"x"})",
                            R"({"light":{"bg":"#fff"},"css":{}})"})
      CPPUNIT_ASSERT_THROW_MESSAGE(bad, palette_from_json(bad), Refused);
    CPPUNIT_ASSERT_THROW(palette_from_json(std::string(100'000, '[')), Refused);
  }

  void a_zip_comes_back_as_it_went() {
    Palette palette = own_palette();
    palette.dark[3] = Colour(0xabcdef);
    const Unpacked unpacked = unpack_skin(pack_skin(palette, make_logo(one_point_png)));
    CPPUNIT_ASSERT(palette == unpacked.palette);
    CPPUNIT_ASSERT_EQUAL(std::string("png"), unpacked.logo.type);
    CPPUNIT_ASSERT_EQUAL(std::string(), unpack_skin(pack_skin(palette, {})).logo.type);
  }

  void p30_refuses_a_zip_that_leads_elsewhere() {
    const Entry json{"skin.json", "{}"};
    CPPUNIT_ASSERT_EQUAL(std::string("taken"), reason(zip_of({json})));
    for (const char* name : {"../../x.html", "/etc/passwd", "./skin.json", "a/skin.json", "..\\x", "skin.css", "logo.php", "logo.png/x", "SKIN.JSON"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string(only), reason(zip_of({json, {name, "{}"}})));
    CPPUNIT_ASSERT_EQUAL(std::string(only), reason(zip_of({{"skin.json", "/etc/passwd", AE_IFLNK}})));
    CPPUNIT_ASSERT_EQUAL(std::string(only), reason(zip_of({json, {"logo.svg", "/etc/passwd", AE_IFLNK}})));
    CPPUNIT_ASSERT_EQUAL(std::string(only), reason(zip_of({json, {"logo.png/", "", AE_IFDIR}})));
    CPPUNIT_ASSERT_EQUAL(std::string(only), reason(zip_of({json, json})));
    CPPUNIT_ASSERT_EQUAL(std::string(only), reason(zip_of({{"logo.png", one_point_png}})));
    for (const std::string& bad : {std::string("no zip"), zip_of({json}).substr(0, 40), std::string("PK\x03\x04")}) CPPUNIT_ASSERT(reason(bad) != "taken");
  }

  void p31_refuses_bombs() {
    CPPUNIT_ASSERT_EQUAL(std::string("A file in the zip is too large."), reason(zip_of({{"skin.json", std::string(50'000'000, ' ')}})));
    CPPUNIT_ASSERT_EQUAL(std::string("A file in the zip is too large."), reason(zip_of({{"skin.json", "{}"}, {"logo.svg", std::string(50'000'000, ' ')}})));
    std::vector<Entry> many{{"skin.json", "{}"}};
    for (int i = 0; i < 100'000; ++i) many.push_back({"a", ""});
    CPPUNIT_ASSERT(reason(zip_of(many)) != "taken");
    many.resize(1000);
    CPPUNIT_ASSERT_EQUAL(std::string(only), reason(zip_of(many)));
  }

  void s1_svg_keeps_shapes_and_loses_the_rest() {
    const std::string clean = clean_svg(
        R"xml(<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" onload="alert(1)">
<script>alert(2)</script><style>@import url(http://evil.test/x.css)</style>
<a href="javascript:alert(3)"><text>link</text></a><image href="http://evil.test/x.png"/><use xlink:href="http://evil.test/#x"/>
<foreignObject><body onclick="alert(4)">x</body></foreignObject><animate attributeName="href" to="javascript:alert(5)"/>
<linearGradient id="g"><stop offset="0" stop-color="#f00"/></linearGradient>
<path d="M0 0L5 5" fill="url(#g)" style="stroke:#00ff00;background:url(http://evil.test/);fill:url(http://evil.test/y)" transform="rotate(45 1 1)" onclick="alert(6)"/>
<rect fill="url(http://evil.test/z)" width="2" height="3" filter="url(#f)" id="a b"/><text x="1">A &lt;b&gt; &x;</text></svg>)xml");
    for (const char* kept : {"viewBox=\"0 0 10 10\"", "<path d=\"M0 0L5 5\" fill=\"url(#g)\"", "stroke=\"#00ff00\"", "rotate(45 1 1)", "stop-color=\"#f00\"", "<rect width=\"2\" height=\"3\">", "A &lt;b&gt;"})
      ASSERT_HOLDS(clean, kept);
    for (const char* lost : {"evil", "script", "alert", "onload", "onclick", "style", "href", "image", "foreignObject", "animate", "passwd", "DOCTYPE", "filter", "a b", "url(h"}) ASSERT_LACKS(clean, lost);
    CPPUNIT_ASSERT_EQUAL(clean, clean_svg(clean));
  }

  void s1_svg_that_is_none_or_endless_is_refused() {
    for (const char* bad : {"", "<html/>", "<svg", "<svg><g></svg>", "GIF89a", "<svg>\xff</svg>"}) CPPUNIT_ASSERT_THROW_MESSAGE(bad, clean_svg(bad), Refused);
    std::string deep, end, wide;
    for (int i = 0; i < 10'000; ++i) deep += "<g>", end += "</g>", wide += "<g/>";
    CPPUNIT_ASSERT_THROW(clean_svg("<svg>" + deep + end + "</svg>"), Refused);
    CPPUNIT_ASSERT_THROW(clean_svg("<svg>" + wide + "</svg>"), Refused);
  }

  void s1_pictures_are_made_anew() {
    const Logo png = make_logo(one_point_png + "<script>alert(1)</script>");
    CPPUNIT_ASSERT_EQUAL(std::string("png"), png.type);
    ASSERT_LACKS(png.bytes, "script");
    const Logo gif = make_logo(one_point_gif);
    CPPUNIT_ASSERT_EQUAL(std::string("png"), gif.type);
    ASSERT_HOLDS(gif.bytes, "PNG");
    ASSERT_LACKS(gif.bytes, "script");
    CPPUNIT_ASSERT_EQUAL(std::string("svg"), make_logo("\xef\xbb\xbf <svg xmlns=\"http://www.w3.org/2000/svg\"/>").type);
  }

  static std::string logo_reason(const std::string& bytes) {
    try {
      make_logo(bytes);
      return "taken";
    } catch (const Refused& problem) {
      CPPUNIT_ASSERT_EQUAL(std::string("logo"), problem.field());
      return problem.text().id;
    }
  }

  void s1_refuses_other_files_and_large_pictures() {
    CPPUNIT_ASSERT_EQUAL(std::string("Choose a file."), logo_reason(""));
    CPPUNIT_ASSERT_EQUAL(std::string("A logo has at most 100 KB."), logo_reason(std::string(most_logo_bytes + 1, 'x')));
    for (const char* bad : {"JFIF", "%PDF-1.4", "#!/bin/sh"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("A logo is a PNG, SVG or GIF picture."), logo_reason(bad));
    std::string large = one_point_gif;
    large[6] = '\x9f';  // 159 points wide
    ASSERT_HOLDS(logo_reason(large), "A GIF logo has at most");
    std::string frame = one_point_gif;
    frame[frame.find(',') + 6] = '\x7f';  // a frame of 32,513 points in a picture of one
    CPPUNIT_ASSERT_EQUAL(std::string("This GIF picture is damaged."), logo_reason(frame));
    for (std::size_t length = 6; length < one_point_gif.size() - 8; ++length) CPPUNIT_ASSERT(logo_reason(one_point_gif.substr(0, length)) != "taken");
    for (std::size_t length = 8; length < one_point_png.size() - 12; ++length) CPPUNIT_ASSERT(logo_reason(one_point_png.substr(0, length)) != "taken");
    std::string bomb = one_point_png;
    bomb[18] = '\x7f';  // 32,513 points high, checksum wrong on top of it
    CPPUNIT_ASSERT(logo_reason(bomb) != "taken");
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(SkinRulesTest);

class SkinsTest : public Stage {
  CPPUNIT_TEST_SUITE(SkinsTest);
  CPPUNIT_TEST(s1_a_skin_from_the_panels_own_to_everybodys_pages);
  CPPUNIT_TEST(a6_users_get_their_resellers_look_unless_another_was_chosen);
  CPPUNIT_TEST(r3_a_reseller_has_skins_only_where_allowed);
  CPPUNIT_TEST(p11_skins_of_others_are_not_found);
  CPPUNIT_TEST(a_hostile_skin_is_only_a_name);
  CPPUNIT_TEST(uploads_a_zip_and_a_logo);
  CPPUNIT_TEST(style_and_logo_are_served_for_what_they_are);
  CPPUNIT_TEST(notices_a_change_in_between);
  CPPUNIT_TEST(whoever_had_a_deleted_skin_falls_back);
  CPPUNIT_TEST(pages_are_cheap);
  CPPUNIT_TEST_SUITE_END();

  static Browser in(const accounts::Account& who) {
    Browser browser(panel());
    CPPUNIT_ASSERT_EQUAL(303, browser.login(who.login, password).status);
    browser.get("/general");
    return browser;
  }
  static accounts::Account allowed(const std::string& name = "Reseller") {
    auto account = reseller(name);
    allow_skins(database(), root(), account.id, true);
    return account;
  }
  static std::string at(std::uint64_t id, const char* below = "") { return "/skins/" + std::to_string(id) + below; }
  static std::uint64_t made(const accounts::Account& owner, const std::string& name = "Corporate") {
    Palette palette = own_palette();
    palette.light[0] = Colour(static_cast<std::uint32_t>(0xabcd00 + owner.id % 200));
    return create_skin(database(), actor(owner), name, palette, {});
  }
  static std::string link_in(const std::string& page) {
    const std::size_t from = page.find("/skin/");
    return from == std::string::npos ? "" : page.substr(from, page.find('"', from) - from);
  }
  static Parameters colours(const Palette& palette, const std::string& name, const char* version) {
    Parameters sent{{"name", name}, {"version", version}};
    for (const Field& field : colour_fields(palette)) sent.emplace_back(field.name, field.initial);
    return sent;
  }
  static Response upload(Browser& browser, const std::string& path, Parameters fields, const std::string& field, const std::string& bytes) {
    Request request = browser.request(Method::post, path);
    fields.emplace_back("token", browser.token);
    request.form = std::move(fields);
    request.files = {{field, bytes}};
    return browser.send(request);
  }

  void s1_a_skin_from_the_panels_own_to_everybodys_pages() {
    const auto chief = admin();
    Browser browser = in(chief);
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(browser.get("/general").body));
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/skins/new", {{"name", "Harbour"}, {"from", ""}}).status);
    const std::uint64_t id = static_cast<std::uint64_t>(number("SELECT id FROM skin WHERE name = 'Harbour'"));
    Palette palette = own_palette();
    palette.light[7] = Colour(0x0a7a55);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/change"), colours(palette, "Harbour", "1")).status);
    const std::string shown = browser.get(at(id)).body;
    CPPUNIT_ASSERT(!link_in(shown).empty());
    ASSERT_LACKS(shown, "Hard to read");
    ASSERT_HOLDS(browser.get(link_in(shown)).body, "--accent:#0a7a55;");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/use")).status);
    const auto one = reseller();
    for (const auto& who : {chief, one, user(one.id)}) CPPUNIT_ASSERT_EQUAL(link_in(shown), link_in(in(who).get("/general").body));
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(Browser(panel()).get("/login").body));
    palette.light[5] = Colour(0xffffff);
    browser.post(at(id, "/change"), colours(palette, "Harbour", "2"));
    ASSERT_HOLDS(browser.get(at(id)).body, "Hard to read");
  }

  void a6_users_get_their_resellers_look_unless_another_was_chosen() {
    const auto one = allowed(), two = allowed();
    const auto his = user(one.id), other = user(two.id);
    const std::uint64_t first = made(one), second = made(one, "Second");
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(in(his).get("/general").body));
    choose_design(database(), actor(one), one.id, std::to_string(first));
    ASSERT_HOLDS(link_in(in(his).get("/general").body), "/skin/" + std::to_string(first) + "-");
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(in(other).get("/general").body));
    choose_design(database(), actor(one), his.id, std::to_string(second));
    ASSERT_HOLDS(link_in(in(his).get("/general").body), "/skin/" + std::to_string(second) + "-");
    choose_design(database(), actor(one), his.id, "0");
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(in(his).get("/general").body));
    ASSERT_HOLDS(link_in(in(one).get("/general").body), "/skin/" + std::to_string(first) + "-");
    Browser browser = in(one);
    browser.get("/defaults");
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/defaults", {{"language", ""}, {"design", std::to_string(second)}, {"version", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(std::to_string(second), chosen_design(database(), one.id));
    CPPUNIT_ASSERT_EQUAL(403, in(his).get("/skins").status);
  }

  void r3_a_reseller_has_skins_only_where_allowed() {
    const auto one = reseller();
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/skins/new", {{"name", "Mine"}, {"from", ""}}).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM skin"));
    CPPUNIT_ASSERT_THROW(allow_skins(database(), actor(one), one.id, true), Forbidden);
    const std::string page = "/settings/" + std::to_string(one.id) + "/own-skins";
    CPPUNIT_ASSERT_EQUAL(403, browser.post(page, {{"own_skins", "1"}}).status);
    Browser chief = in(admin());
    ASSERT_HOLDS(chief.get("/settings").body, page);
    CPPUNIT_ASSERT_EQUAL(303, chief.post(page, {{"own_skins", "1"}}).status);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/skins/new", {{"name", "Mine"}, {"from", ""}}).status);
    const auto id = std::to_string(number("SELECT id FROM skin"));
    choose_design(database(), actor(one), one.id, id);
    allow_skins(database(), root(), one.id, false);
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(in(one).get("/general").body));
    CPPUNIT_ASSERT_THROW(choose_design(database(), actor(one), one.id, id), Refused);
  }

  void p11_skins_of_others_are_not_found() {
    const auto one = allowed(), two = allowed();
    const auto id = made(one);
    Browser browser = in(two);
    for (const char* below : {"", "/change", "/delete", "/download"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.get(at(id, below)).status);
    for (const char* below : {"/delete", "/use", "/remove-logo", "/logo"}) CPPUNIT_ASSERT_EQUAL_MESSAGE(below, 404, browser.post(at(id, below)).status);
    CPPUNIT_ASSERT_EQUAL(404, browser.post(at(id, "/change"), colours(own_palette(), "x", "1")).status);
    CPPUNIT_ASSERT_EQUAL(422, browser.post("/skins/new", {{"name", "Copy"}, {"from", std::to_string(id)}}).status);
    CPPUNIT_ASSERT_THROW(choose_design(database(), actor(two), two.id, std::to_string(id)), Refused);
    CPPUNIT_ASSERT_THROW(choose_design(database(), actor(two), one.id, ""), NotFound);
    const auto guest = user(one.id);
    CPPUNIT_ASSERT_THROW(choose_design(database(), actor(two), guest.id, ""), NotFound);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM skin"));
  }

  void a_hostile_skin_is_only_a_name() {
    const auto one = allowed();
    const std::string name = "</style><script>window.__xss=1</script>";
    const auto id = made(one, name);
    Browser browser = in(one);
    for (const std::string& path : {std::string("/skins"), at(id), at(id, "/change"), at(id, "/delete"), std::string("/defaults"), std::string("/skins/new")}) {
      const std::string page = browser.get(path).body;
      ASSERT_LACKS(page, "<script>window");
      ASSERT_HOLDS(page, "&lt;script&gt;window");
    }
    Parameters sent = colours(own_palette(), "x", "1");
    for (auto& [field, value] : sent)
      if (field == "light_bg") value = "red;}body{display:none";
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(id, "/change"), sent).status);
    const std::string style = browser.get(link_in(browser.get(at(id)).body)).body;
    ASSERT_LACKS(style, "script");
    ASSERT_LACKS(style, "display");
  }

  void uploads_a_zip_and_a_logo() {
    const auto one = allowed();
    Browser browser = in(one);
    browser.get("/skins/upload");
    CPPUNIT_ASSERT_EQUAL(422, upload(browser, "/skins/upload", {{"name", "Bad"}}, "zip", "nonsense").status);
    CPPUNIT_ASSERT_EQUAL(422, upload(browser, "/skins/upload", {{"name", ""}}, "zip", pack_skin(own_palette(), {})).status);
    CPPUNIT_ASSERT_EQUAL(422, upload(browser, "/skins/upload", {{"name", "Bad"}}, "other", "x").status);
    CPPUNIT_ASSERT_EQUAL(303, upload(browser, "/skins/upload", {{"name", "Zip"}}, "zip", pack_skin(own_palette(), make_logo(one_point_png))).status);
    const auto id = static_cast<std::uint64_t>(number("SELECT id FROM skin WHERE name = 'Zip' AND logo_type = 'png'"));
    const Response file = browser.get(at(id, "/download"));
    CPPUNIT_ASSERT_EQUAL(std::string("png"), unpack_skin(file.body).logo.type);
    ASSERT_HOLDS(header(file, "Content-Disposition"), "attachment");
    browser.get(at(id));
    CPPUNIT_ASSERT_EQUAL(422, upload(browser, at(id, "/logo"), {}, "logo", "<html/>").status);
    CPPUNIT_ASSERT_EQUAL(303, upload(browser, at(id, "/logo"), {}, "logo", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"><rect width=\"3\"/></svg>").status);
    ASSERT_HOLDS(browser.get(at(id)).body, ".svg\" alt=\"Hostler\"");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/remove-logo")).status);
    CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT COUNT(*) FROM skin WHERE logo_type = '' AND logo = ''"));
  }

  void style_and_logo_are_served_for_what_they_are() {
    const auto one = allowed();
    const auto id = create_skin(database(), actor(one), "Logo", own_palette(), make_logo("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"3\"/></svg>"));
    const Skin skin = own_skin(database(), actor(one), id);
    Browser guest(panel());
    const Response style = guest.get(style_address(look_of(skin))), logo = guest.get(logo_address(look_of(skin)));
    CPPUNIT_ASSERT_EQUAL(std::string("text/css; charset=utf-8"), style.content_type);
    CPPUNIT_ASSERT_EQUAL(std::string("image/svg+xml"), logo.content_type);
    for (const Response* answer : {&style, &logo}) {
      CPPUNIT_ASSERT_EQUAL(std::string("default-src 'none'; sandbox"), header(*answer, "Content-Security-Policy"));
      CPPUNIT_ASSERT_EQUAL(std::string("nosniff"), header(*answer, "X-Content-Type-Options"));
      ASSERT_HOLDS(header(*answer, "Cache-Control"), "immutable");
    }
    const std::string start = "/skin/" + std::to_string(id);
    for (const std::string& bad : {start + "-0000000000000000.css", start + ".css", start + "-" + skin.hash + ".png", start + "-" + skin.hash + ".html", "/skin/0-" + skin.hash + ".css",
                                   std::string("/skin/x"), start + "-%25.css", start + "-.css"})
      CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 404, guest.get(bad).status);
  }

  void notices_a_change_in_between() {
    const auto one = allowed();
    const auto id = made(one);
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(id, "/change"), colours(own_palette(), "First", "1")).status);
    CPPUNIT_ASSERT_EQUAL(409, browser.post(at(id, "/change"), colours(own_palette(), "Second", "1")).status);
    made(one, "Taken");
    CPPUNIT_ASSERT_EQUAL(422, browser.post(at(id, "/change"), colours(own_palette(), "Taken", "2")).status);
  }

  void whoever_had_a_deleted_skin_falls_back() {
    const auto one = allowed();
    const auto his = user(one.id);
    const auto first = made(one), second = made(one, "Second");
    choose_design(database(), actor(one), one.id, std::to_string(first));
    choose_design(database(), actor(one), his.id, std::to_string(second));
    Browser browser = in(one);
    CPPUNIT_ASSERT_EQUAL(303, browser.post("/skins", {{"action", "delete"}, {"id", std::to_string(second)}}).status);
    ASSERT_HOLDS(link_in(in(his).get("/general").body), "/skin/" + std::to_string(first) + "-");
    CPPUNIT_ASSERT_EQUAL(303, browser.post(at(first, "/delete")).status);
    CPPUNIT_ASSERT_EQUAL(std::string(), link_in(in(his).get("/general").body));
    CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT COUNT(*) FROM account_design"));
  }

  void pages_are_cheap() {
    const auto one = allowed();
    const auto id = made(one);
    choose_design(database(), actor(one), one.id, std::to_string(id));
    Browser browser = in(one);
    for (const std::string& path : {std::string("/skins"), std::string("/skins/new"), std::string("/skins/upload"), at(id), at(id, "/change"), at(id, "/delete"), std::string("/defaults")}) {
      const Response answer = browser.get(path);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
      CPPUNIT_ASSERT_MESSAGE(path + " " + header(answer, "X-Hostler-Queries"), std::stoi(header(answer, "X-Hostler-Queries")) <= 5);
      CPPUNIT_ASSERT_MESSAGE(path + " " + std::to_string(answer.body.size()), answer.body.size() <= 44 * 1024);
    }
    const Response answer = browser.get("/general");
    browser.post(at(id, "/delete"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE("a skin costs no statement", header(browser.get("/general"), "X-Hostler-Queries"), header(answer, "X-Hostler-Queries"));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(SkinsTest);

}  // namespace hostler

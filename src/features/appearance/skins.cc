// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/skins.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"
#include "features/appearance/setting_store.h"
#include "features/appearance/skin_store.h"
#include "features/messages/messages.h"

namespace hostler::appearance {
namespace {

constexpr char allowed_name[] = "own_skins";

std::string hash_of(const Palette& palette, const Logo& logo) { return hex(sha256(json_of(palette) + logo.type + logo.bytes)).substr(0, 16); }

template <class Work> auto with_own_name(Work&& work) {
  try {
    return work();
  } catch (const Duplicate&) {
    throw Refused(Text(N_("You have a skin of this name already.")), "name");
  }
}

}  // namespace

std::string look_of(const Skin& skin) { return std::to_string(skin.id) + "-" + skin.hash + "." + skin.logo_type; }

std::string style_address(const std::string& look) { return look.empty() ? "" : "/skin/" + look.substr(0, look.find('.')) + ".css"; }
std::string logo_address(const std::string& look) { return look.empty() || look.back() == '.' ? "" : "/skin/" + look; }

bool may_have_skins(Database& database, const Actor& actor) {
  if (actor.role == Role::admin) return true;
  return actor.role == Role::reseller && store::said(database, actor.account)[allowed_name] == "1";
}

void require_allowed(Database& database, const Actor& actor) {
  if (!may_have_skins(database, actor)) throw Refused(Text(N_("The administrator has not allowed you skins of your own.")));
}

void allow_skins(Database& database, const Actor& actor, AccountId reseller, bool allowed) {
  if (actor.role != Role::admin) throw Forbidden();
  in_transaction(database, [&] {
    auto login = store::owner_login(database, actor.scope(), reseller);
    if (!login || reseller == server_root) throw NotFound();
    store::say(database, reseller, allowed_name, allowed ? "1" : "");
    if (!allowed) store::drop_designs_of_owner(database, reseller);
    messages::notice(database, actor, reseller, *login, Text(allowed ? N_("Own skins allowed.") : N_("Own skins forbidden.")));
  });
}

std::uint64_t create_skin(Database& database, const Actor& actor, const std::string& name, const Palette& palette, const Logo& logo) {
  return in_transaction(database, [&] {
    require_allowed(database, actor);
    Skin skin{.id = 0, .owner = actor.scope(), .name = name, .palette = palette, .logo_type = logo.type, .hash = hash_of(palette, logo), .version = 1};
    const std::uint64_t id = with_own_name([&] { return store::insert_skin(database, actor.scope(), skin, logo); });
    messages::notice(database, actor, actor.scope(), name, N_("Skin created."));
    return id;
  });
}

void change_skin(Database& database, const Actor& actor, std::uint64_t id, const std::string& name, const Palette& palette, unsigned version) {
  in_transaction(database, [&] {
    require_allowed(database, actor);
    Skin skin = own_skin(database, actor, id);
    skin.name = name;
    skin.palette = palette;
    skin.version = version;
    skin.hash = hash_of(palette, store::read_logo(database, id));
    if (!with_own_name([&] { return store::update_skin(database, skin); })) throw Conflict();
    messages::notice(database, actor, actor.scope(), name, N_("Skin changed."));
  });
}

void set_logo(Database& database, const Actor& actor, std::uint64_t id, const Logo& logo) {
  in_transaction(database, [&] {
    require_allowed(database, actor);
    const Skin skin = own_skin(database, actor, id);
    store::update_logo(database, id, logo, hash_of(skin.palette, logo));
    messages::notice(database, actor, actor.scope(), skin.name, Text(logo.type.empty() ? N_("Logo removed.") : N_("Logo changed.")));
  });
}

void remove_skin(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Skin skin = own_skin(database, actor, id);
    store::delete_skin(database, id);
    messages::notice(database, actor, actor.scope(), skin.name, N_("Skin deleted."));
  });
}

Skin own_skin(Database& database, const Actor& actor, std::uint64_t id) {
  auto skin = store::find_skin(database, id);
  if (!skin || skin->owner != actor.scope()) throw NotFound();
  return *skin;
}

Logo logo_of(Database& database, const Actor& actor, std::uint64_t id) {
  own_skin(database, actor, id);
  return store::read_logo(database, id);
}

Skin visible_skin(Database& database, const Actor& actor, std::uint64_t id) {
  auto skin = store::find_skin(database, id);
  if (!skin || (skin->owner != actor.scope() && skin->owner != server_root)) throw NotFound();
  return *skin;
}

Field design_field(Database& database, AccountId owner, bool for_user) {
  Field field{.name = "design", .label = N_("Design"), .help = N_("Colours and logo of the pages."), .kind = Field::Kind::choice};
  if (for_user) field.choices.push_back({"", N_("As his reseller has it")});
  else if (owner != server_root) field.choices.push_back({"", N_("As the server has it")});
  field.choices.push_back({field.choices.empty() ? "" : "0", N_("The panel's own")});
  for (const store::SkinName& skin : store::names(database, owner)) field.choices.push_back({std::to_string(skin.id), Text("%1", {skin.name})});
  return field;
}

std::string chosen_design(Database& database, AccountId account) {
  auto design = store::design(database, account);
  return design ? std::to_string(*design) : "";
}

void choose_design(Database& database, const Actor& actor, AccountId account, const std::string& design) {
  in_transaction(database, [&] {
    auto owner = store::owner_for(database, actor.scope(), account);
    if (!owner) throw NotFound();
    auto skin = to_number(design);
    if (skin && *skin != 0) {
      const std::vector<store::SkinName> names = store::names(database, *owner);
      const auto same = [&](const store::SkinName& name) { return name.id == static_cast<std::uint64_t>(*skin); };
      if (std::none_of(names.begin(), names.end(), same)) throw Refused(Text(N_("Choose one of the entries.")), "design");
    }
    store::set_design(database, account, skin ? std::optional(static_cast<std::uint64_t>(*skin)) : std::nullopt);
  });
}

}  // namespace hostler::appearance

// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/folders/folders.h"

#include "base/text.h"
#include "features/domains/domains.h"
#include "features/folders/folder_store.h"
#include "features/messages/messages.h"

namespace hostler::folders {
namespace {

template <class Work> auto with_own_name(Work&& work) {
  try {
    return work();
  } catch (const Duplicate&) {
    throw Refused(Text(N_("You have a folder of this name already.")), "name");
  }
}

struct Object {
  Kind kind;
  std::uint64_t id;
};

/// A login has no dot, a domain always one.
std::optional<Object> find(Database& database, const Actor& actor, const std::string& typed) {
  if (typed.find('.') == std::string::npos) {
    auto id = store::find_account(database, actor.scope(), lower(typed));
    return id ? std::optional(Object{Kind::account, *id}) : std::nullopt;
  }
  std::string name = typed;
  if (domains::normalize(name)) return std::nullopt;
  auto id = store::find_site(database, actor.scope(), name);
  return id ? std::optional(Object{Kind::site, *id}) : std::nullopt;
}

Form folder_form(const Call& call) {
  Field field{.name = "folder", .label = N_("Folder"), .help = N_("Where it lies from now on; it lies in one of your folders at most."), .kind = Field::Kind::choice};
  field.choices.push_back({"", N_("In no folder")});
  for (const Folder& folder : store::names(call.database, call.actor.scope())) field.choices.push_back({std::to_string(folder.id), Text("%1", {folder.name})});
  return Form({std::move(field)});
}

template <Kind kind> void file_one(const Call& call, std::uint64_t id, const FormValues& values) {
  const auto folder = to_number(values["folder"]);
  file(call.database, call.actor, kind, id, folder ? std::optional(static_cast<std::uint64_t>(*folder)) : std::nullopt);
}

}  // namespace

std::uint64_t create(Database& database, const Actor& actor, const std::string& name) {
  return in_transaction(database, [&] {
    const std::uint64_t id = with_own_name([&] { return store::insert(database, actor.scope(), name); });
    messages::notice(database, actor, actor.scope(), name, N_("Folder created."));
    return id;
  });
}

void rename(Database& database, const Actor& actor, const Folder& wanted) {
  in_transaction(database, [&] {
    if (!store::find(database, actor.scope(), wanted.id)) throw NotFound();
    if (!with_own_name([&] { return store::rename(database, actor.scope(), wanted); })) throw Conflict();
    messages::notice(database, actor, actor.scope(), wanted.name, N_("Folder renamed."));
  });
}

void remove(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Folder folder = get(database, actor, id);
    store::remove(database, actor.scope(), id);
    messages::notice(database, actor, actor.scope(), folder.name, N_("Folder deleted."));
  });
}

Folder get(Database& database, const Actor& actor, std::uint64_t id) {
  auto folder = store::find(database, actor.scope(), id);
  if (!folder) throw NotFound();
  return *folder;
}

void file(Database& database, const Actor& actor, Kind kind, std::uint64_t object, std::optional<std::uint64_t> folder) {
  in_transaction(database, [&] {
    if (!store::is_within(database, actor.scope(), kind, object)) throw NotFound();
    if (!folder) return store::take_out(database, actor.scope(), kind, object);
    get(database, actor, *folder);
    store::put(database, actor.scope(), kind, object, *folder);
  });
}

void file_by_name(Database& database, const Actor& actor, std::uint64_t folder, const std::vector<std::string>& names) {
  in_transaction(database, [&] {
    for (const std::string& typed : names) {
      const auto object = find(database, actor, typed);
      if (!object || !store::is_within(database, actor.scope(), object->kind, object->id)) throw Refused(Text(N_("%1 is neither an account nor a site of yours."), {typed}), "objects");
      file(database, actor, object->kind, object->id, folder);
    }
  });
}

Act act(Kind kind, const Permission& permission) {
  return {.name = "folder",
          .label = N_("File in a folder"),
          .icon = "folder",
          .permission = permission,
          .done = N_("It is filed."),
          .run = kind == Kind::site ? file_one<Kind::site> : file_one<Kind::account>,
          .form = [](const Call& call, std::uint64_t) { return folder_form(call); },
          .done_many = N_("Filed: %1.")};
}

}  // namespace hostler::folders

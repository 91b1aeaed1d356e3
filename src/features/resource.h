// SPDX-License-Identifier: GPL-3.0-or-later
// A kind of object, described once: how it is listed, read, made, changed, and what else can be done with it. Pages (resource_pages.h), the JSON API and
// hostlerctl are made from the same forms and functions, so a check can stand in one place only: in a field, or in the function behind it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/config.h"
#include "base/database.h"
#include "features/access/rules.h"
#include "features/actor.h"
#include "features/permission.h"
#include "http/form.h"
#include "http/listing.h"

namespace hostler {

struct Context;

/// Who asks: the same for a page, the API and the command line.
struct Call {
  Database& database;
  const Config& config;
  const Actor& actor;
  const access::Rules* rules = nullptr;   // what each role may at present; none: as the program comes (hostlerctl)

  bool may(const Permission& permission) const { return rules ? rules->allows(permission, actor) : access::Rules().allows(permission, actor); }
};

/// One object as programs read it. The values are those of Resource::properties and of all its acts' forms, written as the forms take them: numbers in
/// decimal, "1" or "" for a check field, "-1" for unlimited.
struct Object {
  std::uint64_t id = 0;
  std::string name;                                   // what people call it
  std::map<std::string, std::string, std::less<>> values = {};
};

/// Values that can never be read again, like a password that was made up, by name.
using ShownOnce = std::vector<std::pair<std::string, std::string>>;

/// What creation made.
struct Made {
  std::uint64_t id = 0;
  ShownOnce shown_once = {};
};

/// What an act does with one object. It is made from a function that answers nothing, or what is shown once.
class Work {
public:
  template <class Function> Work(Function function) {
    if constexpr (std::is_void_v<std::invoke_result_t<Function, const Call&, std::uint64_t, const FormValues&>>)
      does_ = [function](const Call& call, std::uint64_t id, const FormValues& values) { return function(call, id, values), ShownOnce(); };
    else
      does_ = function;
  }
  ShownOnce operator()(const Call& call, std::uint64_t id, const FormValues& values) const { return does_(call, id, values); }

private:
  std::function<ShownOnce(const Call&, std::uint64_t, const FormValues&)> does_;
};

/// How a new one is made: POST /api/v1/packages, hostlerctl package create, the page PATH/new.
struct Creation {
  Permission permission = {};
  Text label;                                         // "Create package": of button and page
  Text done;                                          // "The package is created."
  Form (*form)(const Call&) = nullptr;
  Made (*run)(const Call&, const FormValues&) = nullptr;
  explicit operator bool() const { return run != nullptr; }
};

/// What can be done with one. "change" is PATCH /api/v1/packages/7, "delete" is DELETE, any other POST /api/v1/packages/7/NAME; hostlerctl package NAME.
/// Every page that shows a question or a form is GET PATH/7/NAME ("change" of a resource without a page of its own for one object: PATH/7).
struct Act {
  std::string_view name;                              // "lock"
  Text label;                                         // of its button
  std::string_view icon;                              // name in the sprite
  Permission permission;
  Text done;                                          // "The user is locked."
  Work run;
  /// What must be said with it; fields start with the object's values of the same names. Id 0 stands for any object: the form as it is described to programs.
  Form (*form)(const Call&, std::uint64_t id) = nullptr;
  Text title = {};                                    // of its page, %1 is the object's name; default: the label
  Text question = {};                                 // asked before it is done, %1 is the object's name
  Text done_many = {};                                // "Users locked: %1."; where a list offers it for many: Listing::actions names it; a form is asked once for all
  bool dangerous = false;
  Text tab = {};                                      // its page is a tab of the object's own page, under this name
};

/// A button below a generic list.
struct ListLink {
  Text label;
  std::string_view href;
  Permission permission;
  bool dangerous = false;                             // red, and not there below an empty list
};

struct Resource {
  std::string_view name;                              // "packages": /api/v1/packages
  std::string_view noun;                              // "package": hostlerctl package list
  Permission see;
  std::vector<Field> properties = {};                 // what can only be read
  Listing (*listing)(const Actor&);
  ListQuery (*query)(const Call&, const ListView&);
  Object (*get)(const Call&, std::uint64_t id);       // NotFound outside the actor's subtree
  /// The id of the one that people call so; the command line names objects by it.
  std::optional<std::uint64_t> (*find)(const Call&, const std::string& name) = nullptr;
  Creation creation = {};
  std::vector<Act> acts = {};

  // The generic pages; without a path the resource has pages of its own, or none.
  std::string_view path = {};                         // "/packages"
  Permission see_list = {};                           // of the list's page, where it is for fewer people than the objects themselves; default: see
  Text title = {};                                    // "Packages"
  bool own_object_page = false;                       // PATH/7 is a page of the slice's own; without it PATH/7 is the page of "change"
  bool own_new_page = false;                          // PATH/new too
  std::vector<ShownRow> (*rows)(Context&, const ListPage&) = nullptr;
  Text (*intro)(Context&) = nullptr;                  // a sentence above the list
  std::vector<ListLink> links = {};

  const Act* act(std::string_view name) const {
    for (const Act& act : acts)
      if (act.name == name) return &act;
    return nullptr;
  }
};

/// The form of an act, empty where it has none, and its fields' present values.
Form form_of(const Act& act, const Call& call, std::uint64_t id);
FormValues present_values(const Form& form, const Object& object);
/// One of all capabilities' resources, or null.
const Resource* find_resource(std::string_view name);

}  // namespace hostler

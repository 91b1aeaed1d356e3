// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include "features/allowances/allowances.h"
#include "features/packages/packages.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

int create(Program& program, Arguments& arguments) {
  const Actor actor = program.as_reseller(arguments.take("reseller").value_or(""));
  const std::string name = arguments.need("name");
  const FormValues values = arguments.read(allowances::grants_form(program.database(), actor, actor.account));
  packages::create(program.database(), actor, name, allowances::grants_from(values));
  return EX_OK;
}

int list(Program& program, Arguments& arguments) {
  const Actor actor = program.as_reseller(arguments.take("reseller").value_or(""));
  arguments.finish();
  Table table{{"name", "limits", "services"}, {}};
  for (const packages::Package& found : packages::of(program.database(), actor)) {
    const packages::Package package = packages::get(program.database(), actor, found.id);
    std::string limits, services;
    for (const auto& [limit, amount] : package.grants.limits) limits += (limits.empty() ? "" : " ") + limit + "=" + (amount ? std::to_string(*amount) : "-1");
    for (const auto& [service, value] : package.grants.services) services += (services.empty() ? "" : " ") + service + "=" + value;
    table.rows.push_back({package.name, limits, services});
  }
  program.print(table);
  return EX_OK;
}

}  // namespace

const std::vector<Command> package_commands = {
    {"package create", "--name NAME [--reseller NAME] [--domains N…] [--php 1…]", "a stored set of limits and services", create},
    {"package list", "[--reseller NAME]", "the administrators' packages, or a reseller's", list},
};

}  // namespace hostler::hostlerctl

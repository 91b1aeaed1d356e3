// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_fpm.h"

#include <algorithm>
#include <map>

#include "privileged/errors.h"
#include "privileged/homes.h"
#include "privileged/paths.h"
#include "privileged/php_master.h"
#include "privileged/php_pool.h"
#include "privileged/safe.h"
#include "privileged/users.h"
#include "privileged/wait.h"

namespace hostler::privileged::php_fpm {
namespace {

using requests::Login;
using requests::PhpRequest;

constexpr size_t pools_per_master = 500;
constexpr int proof_limit_ms = 3000;

// What one run shall do to one master.
struct Plan {
  explicit Plan(Master& of) : master(of), before(of.pools()), after(before), due(of.is_due()) {}

  Master& master;
  Pools before, after;
  std::vector<std::string> removed;
  bool due;
};

using Refusals = std::map<std::string, std::string>;  // login → reason

Plan& plan_of(std::vector<Plan>& plans, const Login& login) {
  const auto found = std::find_if(plans.begin(), plans.end(), [&](const Plan& plan) { return plan.before.contains(login.text()); });
  return found == plans.end() ? plans.front() : *found;
}

void want(std::vector<Plan>& plans, const PhpRequest::Pool& pool) {
  const users::User user = users::get(pool.login);
  if (pool.uploads) homes::ensure_upload_folder(user);
  Plan& plan = plan_of(plans, pool.login);
  plan.after[pool.login.text()] = pool_text(pool.login, pool.uploads);
  if (!answers(pool.login)) plan.due = true;
}

void want_no(std::vector<Plan>& plans, const Login& login) {
  bool had_file = false;
  for (Plan& plan : plans) {
    if (plan.after.erase(login.text()) == 0) continue;
    plan.removed.push_back(login.text());
    had_file = true;
  }
  if (had_file) return;
  for (Plan& plan : plans) plan.due |= plan.master.serves(login);
}

// Takes out of the plan what php-fpm refuses: a changed pool falls back to its last good text, one that was good and is no
// longer is set aside, and the rest goes on.
void sort_out_refused(Plan& plan, Refusals& refusals) {
  for (Pools refused = find_refused(plan.after); !refused.empty(); refused = find_refused(plan.after)) {
    for (const auto& [name, reason] : refused) {
      refusals.emplace(name, reason);
      const auto last_good = plan.before.find(name);
      if (last_good != plan.before.end() && last_good->second != plan.after[name])
        plan.after[name] = last_good->second;
      else
        plan.after.erase(name);
    }
  }
}

void carry_out(Plan& plan, Refusals& refusals) {
  if (!plan.due && plan.after == plan.before) return;
  sort_out_refused(plan, refusals);
  if (plan.after != plan.before) plan.master.write(plan.after, plan.removed);
  plan.master.note_due();
  plan.master.make_current();
}

// A master that was killed leaves the file of the socket behind.
void remove_dead_socket(const Login& login) {
  if (!answers(login)) remove_entry(ensure_directory(paths::php_run, 0711).get(), socket_name(login));
}

std::string outcome(const PhpRequest::Pool& pool, const Refusals& refusals, int wait_ms) {
  if (const auto refused = refusals.find(pool.login.text()); refused != refusals.end()) return "refused " + refused->second;
  if (!wait_until(wait_ms, [&] { return answers(pool.login) == pool.wanted; })) return pool.wanted ? "again the pool does not answer yet" : "again the pool still answers";
  if (!pool.wanted) remove_dead_socket(pool.login);
  return "done";
}

requests::Answer prove(const std::vector<PhpRequest::Pool>& pools, const Refusals& refusals) {
  requests::Answer answer{requests::Outcome::done, "", {}};
  const auto start = std::chrono::steady_clock::now();
  for (const auto& pool : pools) {
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    answer.facts.push_back("pool " + pool.login.text() + " " + outcome(pool, refusals, std::max(0, proof_limit_ms - static_cast<int>(waited))));
  }
  return answer;
}

std::vector<Plan> plans_for(std::vector<Master>& masters) {
  std::vector<Plan> plans;
  for (Master& master : masters) plans.emplace_back(master);
  return plans;
}

// By name, so that two requests with the same users never wait for each other.
std::vector<Lock> lock_users(const PhpRequest& request) {
  std::vector<std::string> names;
  for (const auto& pool : request.pools) names.push_back("user-" + pool.login.text());
  std::sort(names.begin(), names.end());
  std::vector<Lock> locks;
  for (const auto& name : names) locks.emplace_back(name);
  return locks;
}

// The first older master with room; a new one when all are full.
Master& with_room(std::vector<Master>& masters) {
  for (Master& master : masters)
    if (master.name() != young && master.pools().size() < pools_per_master) return master;
  return masters.emplace_back("m" + std::to_string(masters.size()));
}

// Moves as many pools as the target takes. Between the two reloads these pools do not answer, for a fraction of a second.
void move_batch(Master& from, Master& to) {
  Plan plan(to);
  std::vector<std::string> moved;
  for (const auto& [name, text] : from.pools()) {
    if (plan.after.size() >= pools_per_master) break;
    if (Login::parse(name) && plan.after.emplace(name, text).second) moved.push_back(name);
  }
  if (moved.empty()) return;
  const Pools refused = find_refused(plan.after);
  if (!refused.empty()) throw Again("php-fpm refuses the pool " + refused.begin()->first + ": " + refused.begin()->second);
  for (const auto& name : moved) from.hand_over(name, to);
  from.make_current();
  to.make_current();
}

}  // namespace

requests::Answer apply(const PhpRequest& request) {
  const auto user_locks = lock_users(request);
  const Lock lock("php");
  auto masters = Master::all();
  auto plans = plans_for(masters);
  Refusals refusals;
  for (const auto& pool : request.pools) {
    try {
      pool.wanted ? want(plans, pool) : want_no(plans, pool.login);
    } catch (const Refused& refused) {
      refusals.emplace(pool.login.text(), refused.what());
    }
  }
  for (Plan& plan : plans) carry_out(plan, refusals);
  return prove(request.pools, refusals);
}

requests::Answer settle() {
  const Lock lock("php");
  auto masters = Master::all();
  masters.reserve(masters.size() + 1);
  Refusals refusals;
  for (Plan& plan : plans_for(masters)) carry_out(plan, refusals);
  move_batch(masters.front(), with_room(masters));
  return {requests::Outcome::done, "", {}};
}

bool has_pool(const Login& login) {
  const Lock lock("php");
  const auto masters = Master::all();
  return std::any_of(masters.begin(), masters.end(), [&](const Master& master) { return master.has(login); }) || answers(login);
}

}  // namespace hostler::privileged::php_fpm

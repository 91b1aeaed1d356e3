// SPDX-License-Identifier: GPL-3.0-or-later
// Other processes: a child that has become the tenant, a daemon's tool, all processes of an account.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace hostler::privileged {

// Runs the work in a child with only this uid and gid, proved not to get root back, umask 027. Refused and Again thrown by
// the work are thrown again here. Used for everything inside a home.
void as_tenant(uid_t uid, gid_t gid, const std::function<void()>& work);

struct ToolResult {
  int exit_code;       // -1: ended by a signal or by the time limit
  std::string output;  // standard output and error together, at most 8 MiB
  std::string last_line() const;
};

// Executes a program by its absolute path with exactly these arguments and a fixed environment, standard input closed off.
// Killed with its process group after limit_s seconds.
ToolResult run_tool(const std::string& program, const std::vector<std::string>& arguments, int limit_s);

// The same with only this uid and gid, in that folder (open, the tenant's own) and with its standard output going to that file; the output
// in the result is what it complained about.
struct TenantPlace {
  uid_t uid;
  gid_t gid;
  int folder, output;
};
ToolResult run_tool_as(const TenantPlace& place, const std::string& program, const std::vector<std::string>& arguments, int limit_s);

struct Process {
  pid_t id, parent;
  uid_t uid;            // the real one
  std::string command;  // with its arguments, NUL between them
};

// All that live; those that ended and were not waited for do not count, no signal removes them.
std::vector<Process> processes();

// With the account's own rights: should the number belong to another process by now, it is safe.
void kill_as(uid_t uid, gid_t gid, pid_t process);

// Kills every process of that account until none is left; Again when new ones keep coming.
void kill_all_of(uid_t uid, gid_t gid);

}  // namespace hostler::privileged

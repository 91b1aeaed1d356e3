/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a file's name makes the server do beside sending it. The endings are read as people write them, whatever the case and with
 * what editors add, so that a program is run or refused, never sent as source.
 */
#include "mod_hostler.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "apr_strings.h"

static const struct {
  const char *ending;
  HostlerKind kind;
} endings[] = {
  {"php", hostler_php},     {"phtml", hostler_php}, {"phar", hostler_php}, {"phps", hostler_php},  {"pht", hostler_php},   {"php3", hostler_php},
  {"php4", hostler_php},    {"php5", hostler_php},  {"php7", hostler_php}, {"php8", hostler_php},  {"cgi", hostler_cgi},   {"pl", hostler_cgi},
  {"py", hostler_python},   {"shtml", hostler_ssi}, {"shtm", hostler_ssi}, {"stm", hostler_ssi},   {"wml", hostler_wml},   {"wmls", hostler_wml},
  {"wmlc", hostler_wml},    {"wbmp", hostler_wml},  {"cf", hostler_none},  {"cfm", hostler_none},
};

static HostlerKind kind_of_ending(const char *ending, apr_size_t length)
{
  apr_size_t i;
  for (i = 0; i < sizeof endings / sizeof *endings; i++)
    if (strlen(endings[i].ending) == length && strncasecmp(ending, endings[i].ending, length) == 0) return endings[i].kind;
  return hostler_plain;
}

HostlerKind hostler_kind_of(const request_rec *r, const HostlerSite *site)
{
  const char *slash = strrchr(r->filename, '/'), *name = slash ? slash + 1 : r->filename, *ending;
  apr_size_t length = strlen(name);
  if (r->finfo.filetype != APR_REG) return hostler_plain;
  if (site->place == hostler_in_cgi_bin) return hostler_cgi;
  while (length && strchr(".~ ", name[length - 1])) length--;
  for (ending = name + length; ending > name && ending[-1] != '.'; ending--) {}
  return ending > name ? kind_of_ending(ending, (apr_size_t)(name + length - ending)) : hostler_plain;
}

const char *hostler_socket_of(request_rec *r, const HostlerSite *site, HostlerKind kind)
{
  const char *socket = NULL;
  if (kind == hostler_php) socket = hostler_link_text(r->pool, site->dir, "php.sock");
  if ((kind == hostler_cgi && hostler_has(r->pool, site, "cgi")) || (kind == hostler_python && hostler_has(r->pool, site, "python")))
    socket = hostler_link_text(r->pool, site->dir, "cgi.sock");
  return socket ? apr_pstrcat(r->pool, "proxy:unix:", socket, "|fcgi://localhost", NULL) : NULL;
}

int hostler_may_be_sent(apr_pool_t *pool, const HostlerSite *site, HostlerKind kind)
{
  return kind == hostler_plain || (kind == hostler_ssi && hostler_has(pool, site, "ssi")) || (kind == hostler_wml && hostler_has(pool, site, "wml"));
}

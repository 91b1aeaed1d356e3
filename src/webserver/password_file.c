/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Passwords of a tenant's visitors (AuthUserFile in .htaccess). Apache's own provider opens whatever is named while the request
 * waits, and tries whatever stands there: a FIFO would hold a thread for ever, a hash made costly enough for days, another
 * tenant's file could be tried for passwords. For sites the provider "file" is therefore ours; other servers keep Apache's.
 */
#include "mod_hostler.h"

#include <string.h>

#include "ap_provider.h"
#include "http_log.h"
#include "http_request.h"
#include "mod_auth.h"
#include "apr_lib.h"
#include "apr_md5.h"
#include "apr_strings.h"

APLOG_USE_MODULE(hostler);

static const authn_provider *apaches;

/* What checking once costs: a fraction of a second. Unknown kinds are not tried, so a new one must be looked at first. */
static int is_affordable(const char *hash)
{
  const char *rounds = strstr(hash, "rounds=");
  if (hash[0] != '$') return hash[0] != '_';
  if (strncmp(hash, "$apr1$", 6) == 0 || strncmp(hash, "$1$", 3) == 0 || strncmp(hash, "$y$j9T$", 7) == 0) return 1;
  if (strncmp(hash, "$5$", 3) == 0 || strncmp(hash, "$6$", 3) == 0) return !rounds || apr_atoi64(rounds + 7) <= 100000;
  return strncmp(hash, "$2", 2) == 0 && apr_isalpha(hash[2]) && hash[3] == '$' && apr_isdigit(hash[4]) && apr_isdigit(hash[5]) &&
         atoi(hash + 4) <= 12;
}

static ap_configfile_t *open_own(request_rec *r, const HostlerSite *site)
{
  const HostlerFolder *folder = ap_get_module_config(r->per_dir_config, &hostler_module);
  ap_configfile_t *file = NULL;
  if (!folder->password_file || hostler_open_own(r->pool, site, folder->password_file, &file) != APR_SUCCESS) {
    ap_log_rerror(APLOG_MARK, APLOG_ERR, 0, r, "hostler: no password file of the site's own: %s", folder->password_file ? folder->password_file : "none named");
    return NULL;
  }
  return file;
}

static const char *hash_of(request_rec *r, ap_configfile_t *file, const char *user)
{
  char line[MAX_STRING_LEN];
  const char *rest;
  while (ap_cfg_getline(line, sizeof line, file) == APR_SUCCESS) {
    if (line[0] == '#' || line[0] == '\0') continue;
    rest = line;
    if (strcmp(user, ap_getword(r->pool, &rest, ':')) == 0) return ap_getword(r->pool, &rest, ':');
  }
  return NULL;
}

static authn_status check_password(request_rec *r, const char *user, const char *password)
{
  const HostlerSite *site = hostler_site(r);
  ap_configfile_t *file;
  const char *hash;
  if (!site) return apaches->check_password(r, user, password);
  if (!(file = open_own(r, site))) return AUTH_GENERAL_ERROR;
  hash = hash_of(r, file, user);
  ap_cfg_closefile(file);
  if (!hash) return AUTH_USER_NOT_FOUND;
  if (!is_affordable(hash)) {
    ap_log_rerror(APLOG_MARK, APLOG_ERR, 0, r, "hostler: the hash of a password costs too much to check, or is of an unknown kind");
    return AUTH_GENERAL_ERROR;
  }
  return apr_password_validate(password, hash) == APR_SUCCESS ? AUTH_GRANTED : AUTH_DENIED;
}

static authn_status get_realm_hash(request_rec *r, const char *user, const char *realm, char **hash)
{
  return hostler_site(r) || !apaches->get_realm_hash ? AUTH_GENERAL_ERROR : apaches->get_realm_hash(r, user, realm, hash);
}

static const authn_provider ours = {check_password, get_realm_hash};

/* After all modules have registered theirs, whatever the order they are loaded in. */
static int replace_provider(apr_pool_t *pool, apr_pool_t *log, apr_pool_t *temporary, server_rec *s)
{
  const authn_provider *present = ap_lookup_provider(AUTHN_PROVIDER_GROUP, "file", AUTHN_PROVIDER_VERSION);
  (void)log, (void)temporary, (void)s;
  if (!present || present == &ours) return OK;
  apaches = present;
  ap_register_auth_provider(pool, AUTHN_PROVIDER_GROUP, "file", AUTHN_PROVIDER_VERSION, &ours, AP_AUTH_INTERNAL_PER_CONF);
  return OK;
}

const char *hostler_note_password_file(cmd_parms *cmd, void *folder, const char *path)
{
  ((HostlerFolder *)folder)->password_file = ap_server_root_relative(cmd->pool, path);
  return DECLINE_CMD;
}

void hostler_password_hooks(void) { ap_hook_post_config(replace_provider, NULL, NULL, APR_HOOK_REALLY_LAST); }

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mod_hostler.h"

#include <sys/stat.h>
#include <unistd.h>

#include "http_core.h"
#include "http_log.h"
#include "http_protocol.h"
#include "http_request.h"
#include "apr_lib.h"
#include "apr_strings.h"

APLOG_USE_MODULE(hostler);

#define STATE_PATH "/.well-known/hostler-state"

typedef enum { live, locked, redirected, unknown, bad_name } State;

HostlerSettings *hostler_settings(const server_rec *s)
{
  return ap_get_module_config(s->module_config, &hostler_module);
}

const HostlerSite *hostler_site(const request_rec *r)
{
  for (; r; r = r->main ? r->main : r->prev) {
    const HostlerSite *site = ap_get_module_config(r->request_config, &hostler_module);
    if (site) return site;
  }
  return NULL;
}

const char *hostler_link_text(apr_pool_t *pool, const char *dir, const char *name)
{
  char text[2048];
  ssize_t length = readlink(apr_pstrcat(pool, dir, "/", name, NULL), text, sizeof text);
  return length > 0 && length < (ssize_t)sizeof text ? apr_pstrmemdup(pool, text, length) : NULL;
}

int hostler_has(apr_pool_t *pool, const HostlerSite *site, const char *flag)
{
  return access(apr_pstrcat(pool, site->dir, "/", flag, NULL), F_OK) == 0;
}

/* The host name as the tree spells it, or NULL: this is the only client input that becomes part of a path above html. */
static const char *canonical_host(const request_rec *r)
{
  apr_size_t length = r->hostname ? strlen(r->hostname) : 0;
  char *host, *p;
  if (length && r->hostname[length - 1] == '.') length--;
  if (!length || length > 253 || r->hostname[length - 1] == '.') return NULL;
  host = apr_pstrmemdup(r->pool, r->hostname, length);
  for (p = host; *p; p++) {
    *p = apr_tolower(*p);
    if (*p == '.' ? (p == host || p[-1] == '.') : !((*p >= 'a' && *p <= 'z') || apr_isdigit(*p) || *p == '-')) return NULL;
  }
  return host;
}

/* The address the visitor came to, when it is one of .addresses: as inet_ntop writes it, IPv4 also where the socket is an IPv6 one. */
static const char *exclusive_address(request_rec *r, const char *sites)
{
  const char *ip = r->connection->local_ip;
  if (!ip) return NULL;
  if (strncmp(ip, "::ffff:", 7) == 0 && strchr(ip, '.')) ip += 7;
  return access(apr_pstrcat(r->pool, sites, "/.addresses/", ip, NULL), F_OK) == 0 ? ip : NULL;
}

/* There only sites answer that name it; they go on answering at all other addresses, where DNS may still lead visitors. */
static int is_at_home(request_rec *r, const char *sites, const char *dir)
{
  const char *here = exclusive_address(r, sites), *own = here ? hostler_link_text(r->pool, dir, "address") : NULL;
  return !here || (own && strcmp(own, here) == 0);
}

static int find_entry(request_rec *r, const char *sites, const char *entry, HostlerSite *site)
{
  site->dir = apr_pstrcat(r->pool, sites, "/", entry, NULL);
  site->html = hostler_link_text(r->pool, site->dir, "html");
  site->redirect = hostler_link_text(r->pool, site->dir, "redirect");
  return site->html || site->redirect;
}

static State look_up(request_rec *r, const char *sites, HostlerSite *site)
{
  struct stat html;
  const char *host = canonical_host(r), *above;
  if (!host) return bad_name;
  r->hostname = host;
  above = strchr(host, '.');
  if (!find_entry(r, sites, host, site) && (!above || !find_entry(r, sites, apr_pstrcat(r->pool, "*", above, NULL), site))) return unknown;
  if (!is_at_home(r, sites, site->dir)) return unknown;
  if (access(apr_pstrcat(r->pool, site->dir, "/locked", NULL), F_OK) == 0) return locked;
  if (site->redirect) return redirected;
  if (site->html[0] != '/' || lstat(apr_pstrcat(r->pool, site->dir, "/html", NULL), &html) != 0) return unknown;
  site->owner = html.st_uid;
  return live;
}

static void begin_answer(request_rec *r, int status, const char *type)
{
  ap_discard_request_body(r);
  r->status = status;
  ap_set_content_type(r, type);
  apr_table_setn(r->headers_out, "Cache-Control", "no-store");
}

static int send_page(request_rec *r, int status, const char *name)
{
  const char *path = apr_pstrcat(r->pool, hostler_settings(r->server)->pages, "/", name, NULL);
  apr_file_t *file;
  apr_finfo_t info;
  apr_size_t sent;
  begin_answer(r, status, "text/html; charset=utf-8");
  if (status == HTTP_SERVICE_UNAVAILABLE) apr_table_setn(r->headers_out, "Retry-After", "3600");
  if (apr_file_open(&file, path, APR_READ | APR_BINARY, 0, r->pool) == APR_SUCCESS &&
      apr_file_info_get(&info, APR_FINFO_SIZE, file) == APR_SUCCESS) {
    ap_set_content_length(r, info.size);
    ap_send_fd(file, r, 0, info.size, &sent);
  } else {
    ap_log_rerror(APLOG_MARK, APLOG_ERR, 0, r, "hostler: cannot read %s", path);
    ap_rputs(ap_get_status_line(status), r);
  }
  return OK;
}

static int send_state(request_rec *r, int status, const char *text)
{
  begin_answer(r, status, "text/plain");
  ap_rputs(text, r);
  return OK;
}

static int asks_for_state(const request_rec *r)
{
  const char *ip = r->useragent_ip;
  return r->uri && strcmp(r->uri, STATE_PATH) == 0 &&
         (strncmp(ip, "127.", 4) == 0 || strncmp(ip, "::ffff:127.", 11) == 0 || strcmp(ip, "::1") == 0);
}

/* Quick handler: what the host name alone decides, before paths, .htaccess or the server's own addresses are looked at. */
static int answer_by_host(request_rec *r, int lookup)
{
  const HostlerSettings *settings = hostler_settings(r->server);
  HostlerSite *site;
  if (!settings->sites || lookup || r->main) return DECLINED;
  site = apr_pcalloc(r->pool, sizeof *site);
  switch (look_up(r, settings->sites, site)) {
  case bad_name:
    return HTTP_BAD_REQUEST;
  case unknown:
    return send_page(r, HTTP_NOT_FOUND, "unknown.html");
  case locked:
    if (asks_for_state(r)) return send_state(r, HTTP_SERVICE_UNAVAILABLE, "locked\n");
    return send_page(r, HTTP_SERVICE_UNAVAILABLE, "locked.html");
  case redirected:
    /* 302: the owner may change it, and browsers keep a 301 for good. */
    apr_table_setn(r->headers_out, "Location", site->redirect);
    return HTTP_MOVED_TEMPORARILY;
  case live:
    break;
  }
  if (asks_for_state(r)) return send_state(r, HTTP_OK, "live\n");
  ap_set_module_config(r->request_config, &hostler_module, site);
  return DECLINED;
}

/* The folder behind the first part of the address, and what comes after it; NULL where that part is no name of a folder. */
static const char *folder_of(request_rec *r, const char *folders, const char *uri, const char **rest)
{
  const char *end = uri + strcspn(uri, "/"), *p;
  for (p = uri; p < end; p++)
    if (!apr_isalnum(*p) && *p != '-') return NULL;
  *rest = end;
  return end == uri ? NULL : hostler_link_text(r->pool, folders, apr_pstrmemdup(r->pool, uri, end - uri));
}

/* /@NAME and /cgi-bin/ lead into folders of their own, everything else into html. */
static char *file_of(request_rec *r, HostlerSite *site)
{
  const char *folder, *rest;
  if (strncmp(r->uri, "/@", 2) == 0 && (folder = folder_of(r, apr_pstrcat(r->pool, site->dir, "/at", NULL), r->uri + 2, &rest))) {
    site->place = hostler_in_at;
    return apr_pstrcat(r->pool, folder, rest, NULL);
  }
  if (strncmp(r->uri, "/cgi-bin/", 9) == 0 && (folder = hostler_link_text(r->pool, site->dir, "cgi-bin"))) {
    site->place = hostler_in_cgi_bin;
    return apr_pstrcat(r->pool, folder, r->uri + 8, NULL);
  }
  return apr_pstrcat(r->pool, site->html, r->uri, NULL);
}

/* Before all other translations: no Alias, ProxyPass or UserDir of the server reaches into the name space of a site. */
static int translate(request_rec *r)
{
  const HostlerSite *found = hostler_site(r);
  HostlerSite *site;
  if (!hostler_settings(r->server)->sites || strcmp(r->uri, "*") == 0) return DECLINED;
  if (!found || r->uri[0] != '/') return HTTP_BAD_REQUEST;
  site = apr_pmemdup(r->pool, found, sizeof *site);
  site->place = hostler_in_html;
  ap_set_module_config(r->request_config, &hostler_module, site);
  ap_set_document_root(r, site->html);
  r->filename = file_of(r, site);
  return OK;
}

static const char *set_sites(cmd_parms *cmd, void *dir, const char *path)
{
  (void)dir;
  if (!cmd->server->is_virtual) return "HostlerSites belongs into a <VirtualHost>";
  if (path[0] != '/' || path[1] == '\0') return "HostlerSites needs an absolute path";
  hostler_settings(cmd->server)->sites = path;
  return NULL;
}

static const char *set_pages(cmd_parms *cmd, void *dir, const char *path)
{
  (void)dir;
  hostler_settings(cmd->server)->pages = path;
  return NULL;
}

static void *make_settings(apr_pool_t *pool, server_rec *s)
{
  HostlerSettings *settings = apr_pcalloc(pool, sizeof *settings);
  (void)s;
  settings->pages = "/usr/share/hostler/web";
  return settings;
}

static void *make_folder(apr_pool_t *pool, char *path)
{
  (void)path;
  return apr_pcalloc(pool, sizeof(HostlerFolder));
}

static void *merge_folders(apr_pool_t *pool, void *above, void *below)
{
  HostlerFolder *folder = apr_pmemdup(pool, below, sizeof *folder);
  if (!folder->password_file) folder->password_file = ((HostlerFolder *)above)->password_file;
  return folder;
}

static const command_rec directives[] = {
  AP_INIT_TAKE1("HostlerSites", set_sites, NULL, RSRC_CONF, "the folder with one directory of links per host"),
  AP_INIT_TAKE1("HostlerPages", set_pages, NULL, RSRC_CONF, "the folder of locked.html and unknown.html"),
  AP_INIT_RAW_ARGS("ProxyFCGISetEnvIf", hostler_leave_to_its_module, NULL, RSRC_CONF | ACCESS_CONF, "not in .htaccess"),
  AP_INIT_RAW_ARGS("AuthGroupFile", hostler_leave_to_its_module, NULL, RSRC_CONF | ACCESS_CONF, "not in .htaccess"),
  AP_INIT_RAW_ARGS("IndexOptions", hostler_check_index_options, NULL, OR_INDEXES, "without ScanHTMLTitles in .htaccess"),
  AP_INIT_TAKE1("AuthUserFile", hostler_note_password_file, NULL, OR_AUTHCFG, "the file with the visitors' passwords"),
  {NULL, {NULL}, NULL, 0, RAW_ARGS, NULL}};

static void hooks(apr_pool_t *pool)
{
  (void)pool;
  ap_hook_quick_handler(answer_by_host, NULL, NULL, APR_HOOK_REALLY_FIRST);
  ap_hook_translate_name(translate, NULL, NULL, APR_HOOK_REALLY_FIRST);
  hostler_guard_hooks();
  hostler_password_hooks();
  hostler_folder_hooks();
}

module AP_MODULE_DECLARE_DATA hostler_module = {
  STANDARD20_MODULE_STUFF, make_folder, merge_folders, make_settings, NULL, directives, hooks, 0};

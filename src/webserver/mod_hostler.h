/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
/*
 * mod_hostler: a plain site is a directory of links, read at each request, so a change is live by one rename(2).
 *
 *   <HostlerSites>/<host>/html      link to the document root; the link's owner is the tenant
 *                         php.sock  link to the socket of the tenant's PHP pool; absent: PHP files are refused
 *                         redirect  link whose text is the address every path is sent to
 *                         address   link whose text is the exclusive IP address of the site
 *                         cgi.sock  link to the socket of what runs CGI programs as the tenant
 *                         cgi-bin   link to his folder of programs: /cgi-bin/ of the site
 *                         at/NAME   link to the folder shown as /@NAME
 *                         index     link whose text is the names of index files
 *                         locked    flag: the neutral page with 503
 *                         cgi, python, ssi, wml, listing   flags: what is on beside sending files (file_kinds.c)
 *   <HostlerSites>/<alias>          link to <host>
 *   <HostlerSites>/"*.<host>"       a site for every name one label below host that has none of its own
 *   <HostlerSites>/.addresses/<IP>  the server's exclusive addresses: there only sites answer whose link address says so
 *
 * Acts only in virtual hosts that have HostlerSites: mod_hostler.c finds the site and answers what its name alone
 * decides, file_kinds.c says what a file's name means, tenant_guard.c has the last word on what a tenant's files and .htaccess may make the server do, password_file.c
 * checks the passwords of his .htaccess, folder_settings.c those of the panel and sets error pages.
 */
#include "httpd.h"
#include "http_config.h"

extern module AP_MODULE_DECLARE_DATA hostler_module __attribute__((visibility("default")));

typedef struct {
  const char *sites; /* NULL: this server is none of ours */
  const char *pages;
} HostlerSettings;

typedef enum { hostler_in_html, hostler_in_cgi_bin, hostler_in_at } HostlerPlace;

typedef struct {
  const char *dir, *html, *redirect;
  uid_t owner;
  HostlerPlace place;  /* of the request */
} HostlerSite;

/* hostler_none: nothing here runs it, and its source is nobody's business. */
typedef enum { hostler_plain, hostler_php, hostler_cgi, hostler_python, hostler_ssi, hostler_wml, hostler_none } HostlerKind;

typedef struct {
  const char *password_file;
} HostlerFolder;

HostlerSettings *hostler_settings(const server_rec *s);

/* The site of a request, of its sub-requests and internal redirects; NULL in servers that are none of ours. */
const HostlerSite *hostler_site(const request_rec *r);

/* Whether the site's flag of that name is there. */
int hostler_has(apr_pool_t *pool, const HostlerSite *site, const char *flag);

/* Of a regular file; anything else is plain. */
HostlerKind hostler_kind_of(const request_rec *r, const HostlerSite *site);

/* The handler that runs such a file as the tenant; NULL when it is not to be run. */
const char *hostler_socket_of(request_rec *r, const HostlerSite *site, HostlerKind kind);

/* Whether the file itself may go out. */
int hostler_may_be_sent(apr_pool_t *pool, const HostlerSite *site, HostlerKind kind);

/* The text of a link; NULL when there is none or it is longer than 2 KiB. */
const char *hostler_link_text(apr_pool_t *pool, const char *dir, const char *name);

/*
 * A file of the tenant's own, or root's that the whole world may read, as lines; never through a link, and a FIFO is not waited for.
 */
apr_status_t hostler_open_own(apr_pool_t *pool, const HostlerSite *site, const char *path, ap_configfile_t **file);

void hostler_guard_hooks(void);
const char *hostler_check_index_options(cmd_parms *cmd, void *dir, const char *arguments);
void hostler_password_hooks(void);
void hostler_folder_hooks(void);
const char *hostler_note_password_file(cmd_parms *cmd, void *folder, const char *path);

/*
 * ProxyFCGISetEnvIf is evaluated after the last fixup, the file of AuthGroupFile is opened by its module whatever it is. Declaring
 * them a second time, without the right to stand in .htaccess, keeps tenants from them; elsewhere this declines in favour of theirs.
 */
const char *hostler_leave_to_its_module(cmd_parms *cmd, void *dir, const char *arguments);

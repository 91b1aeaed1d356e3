/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the panel says of a tenant's folders: <HostlerSites>/.folders/<login> repeats the folders of his home down to those with a directory "!":
 *
 *   realm     link whose text is what a password is asked for; then users, a password file
 *   404       link whose text is the page for that status: a path of the site or a URL; or 404.html, the page itself
 *
 * Read at each request, like all of a site. A password is wanted for every folder on the way that has a realm, by its true place, so that no link
 * of the tenant's leads around it. Of the pages for errors those of the deepest folder count, be it there or not.
 */
#include "mod_hostler.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "http_core.h"
#include "http_log.h"
#include "http_protocol.h"
#include "http_request.h"
#include "apr_base64.h"
#include "apr_lib.h"
#include "apr_md5.h"
#include "apr_strings.h"

APLOG_USE_MODULE(hostler);

#define HOMES "/srv/hostler/"
#define LONGEST_PAGE (1 << 20)

typedef int Visit(request_rec *r, const char *settings, void *data);

/* Calls visit with each "!" on the way to the file, from the top, until one answers other than OK. */
static int walk(request_rec *r, const char *tree, const char *path, Visit *visit, void *data)
{
  while (*path) {
    const char *end = path + strcspn(path, "/"), *settings;
    int status;
    tree = apr_pstrcat(r->pool, tree, "/", apr_pstrmemdup(r->pool, path, (apr_size_t)(end - path)), NULL);
    if (access(tree, F_OK) != 0) return OK;
    settings = apr_pstrcat(r->pool, tree, "/!", NULL);
    if (access(settings, F_OK) == 0 && (status = visit(r, settings, data)) != OK) return status;
    path = *end ? end + 1 : end;
  }
  return OK;
}

/* The folder the request is about, as it really is: of what does not exist the nearest that does. */
static const char *true_folder(request_rec *r, const char *name)
{
  char resolved[PATH_MAX], *path = apr_pstrdup(r->pool, name), *slash;
  while (!realpath(path, resolved) && (slash = strrchr(path, '/')) && slash > path) *slash = '\0';
  return apr_pstrdup(r->pool, resolved);
}

static int walk_settings(request_rec *r, int by_true_place, Visit *visit, void *data)
{
  const char *sites = hostler_settings(r->server)->sites, *login, *end, *tree, *folder;
  if (!r->filename || strncmp(r->filename, HOMES, strlen(HOMES)) != 0) return OK;
  login = r->filename + strlen(HOMES);
  end = login + strcspn(login, "/");
  tree = apr_pstrcat(r->pool, sites, "/.folders/", apr_pstrmemdup(r->pool, login, (apr_size_t)(end - login)), NULL);
  if (access(tree, F_OK) != 0) return OK;
  folder = by_true_place ? true_folder(r, r->filename) : r->filename;
  if (strncmp(folder, r->filename, (apr_size_t)(end - r->filename)) != 0 || folder[end - r->filename] != '/') return OK;
  return walk(r, tree, folder + (end - r->filename) + 1, visit, data);
}

static int is_digits(const char *name) { return apr_isdigit(name[0]) && apr_isdigit(name[1]) && apr_isdigit(name[2]); }

static const char *page_itself(request_rec *r, const char *path)
{
  apr_file_t *file;
  apr_finfo_t info;
  apr_size_t length;
  char *text;
  if (apr_file_open(&file, path, APR_READ | APR_BINARY, 0, r->pool) != APR_SUCCESS) return NULL;
  if (apr_file_info_get(&info, APR_FINFO_SIZE, file) != APR_SUCCESS || info.size > LONGEST_PAGE) return NULL;
  length = (apr_size_t)info.size;
  text = apr_pcalloc(r->pool, length + 2);
  text[0] = '\n'; /* so that it cannot look like an address */
  return apr_file_read_full(file, text + 1, length, NULL) == APR_SUCCESS ? text : NULL;
}

static int note_error_pages(request_rec *r, const char *settings, void *data)
{
  apr_dir_t *directory;
  apr_finfo_t entry;
  (void)data;
  if (apr_dir_open(&directory, settings, r->pool) != APR_SUCCESS) return OK;
  while (apr_dir_read(&entry, APR_FINFO_NAME, directory) == APR_SUCCESS) {
    const char *answer = NULL;
    if (strlen(entry.name) < 3 || !is_digits(entry.name)) continue;
    if (strcmp(entry.name + 3, ".html") == 0) answer = page_itself(r, apr_pstrcat(r->pool, settings, "/", entry.name, NULL));
    else if (!entry.name[3]) answer = hostler_link_text(r->pool, settings, entry.name);
    if (answer) ap_custom_response(r, atoi(entry.name), answer);
  }
  apr_dir_close(directory);
  /* A page says itself what its characters are. */
  apr_table_setn(r->subprocess_env, "suppress-error-charset", "1");
  return OK;
}

/* Before anything can go wrong with the file. */
static int set_error_pages(request_rec *r)
{
  if (hostler_site(r)) walk_settings(r, 0, note_error_pages, NULL);
  return DECLINED;
}

static int is_right(request_rec *r, const char *settings, const char *user, const char *password)
{
  char line[MAX_STRING_LEN];
  const char *rest, *hash = NULL;
  ap_configfile_t *file;
  if (ap_pcfg_openfile(&file, r->pool, apr_pstrcat(r->pool, settings, "/users", NULL)) != APR_SUCCESS) return 0;
  while (!hash && ap_cfg_getline(line, sizeof line, file) == APR_SUCCESS) {
    rest = line;
    if (strcmp(ap_getword(r->pool, &rest, ':'), user) == 0) hash = apr_pstrdup(r->pool, rest);
  }
  ap_cfg_closefile(file);
  return hash && apr_password_validate(password, hash) == APR_SUCCESS;
}

/* RFC 7617: "Basic " and NAME:PASSWORD in base64. */
static int credentials(request_rec *r, const char **user, const char **password)
{
  const char *line = apr_table_get(r->headers_in, "Authorization");
  char *text;
  if (!line || strncasecmp(line, "Basic ", 6) != 0 || strlen(line) > 2000) return 0;
  text = apr_pcalloc(r->pool, (apr_size_t)apr_base64_decode_len(line + 6) + 1);
  text[apr_base64_decode(text, line + 6)] = '\0';
  *user = ap_getword_nulls(r->pool, (const char **)&text, ':');
  *password = text;
  return 1;
}

/* A page of many parts is several requests within one; each folder's password is checked once. */
static int check_password(request_rec *r, const char *settings, void *data)
{
  const char *realm = hostler_link_text(r->pool, settings, "realm"), *user, *password;
  apr_table_t *passed = data;
  if (!realm || apr_table_get(passed, settings)) return OK;
  if (credentials(r, &user, &password) && is_right(r, settings, user, password)) {
    apr_table_setn(passed, settings, "");
    r->user = apr_pstrdup(r->pool, user);
    r->ap_auth_type = (char *)"Basic";
    return OK;
  }
  apr_table_setn(r->err_headers_out, "WWW-Authenticate", apr_psprintf(r->pool, "Basic realm=\"%s\", charset=\"UTF-8\"", realm));
  return HTTP_UNAUTHORIZED;
}

/* With the fixups, since these are run for every request within another, whatever was looked at before. */
static int want_password(request_rec *r)
{
  static const char key[] = "hostler-passed-folders";
  request_rec *first = r;
  void *passed = NULL;
  int status;
  if (!hostler_site(r)) return DECLINED;
  while (first->prev || first->main) first = first->prev ? first->prev : first->main;
  apr_pool_userdata_get(&passed, key, first->pool);
  if (!passed) {
    passed = apr_table_make(first->pool, 2);
    apr_pool_userdata_setn(passed, key, apr_pool_cleanup_null, first->pool);
  }
  status = walk_settings(r, 1, check_password, passed);
  return status == OK ? DECLINED : status;
}

void hostler_folder_hooks(void)
{
  ap_hook_map_to_storage(set_error_pages, NULL, NULL, APR_HOOK_REALLY_FIRST);
  ap_hook_fixups(want_password, NULL, NULL, APR_HOOK_REALLY_FIRST);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tenants write .htaccess and any file below html. A request ends at the own PHP socket, a file or a directory, never
 * at another proxy target, and never with the source of a PHP file. Each file is checked for its owner once more when
 * it is open, since a tenant can race the check of SymLinksIfOwnerMatch.
 * Known limits: RewriteCond -f tells whether a path that the web server may read exists; a raced link to a directory
 * may list another tenant's file names.
 */
#include "mod_hostler.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ap_expr.h"
#include "http_core.h"
#include "http_log.h"
#include "http_protocol.h"
#include "http_request.h"
#include "apr_lib.h"
#include "apr_strings.h"

APLOG_USE_MODULE(hostler);

#define FILE_HANDLER "default-handler"

static int starts_with(const char *text, const char *start) { return text && strncmp(text, start, strlen(start)) == 0; }

static int refuse(request_rec *r, const char *what)
{
  ap_log_rerror(APLOG_MARK, APLOG_WARNING, 0, r, "hostler: refused %s for %s", what, r->uri);
  return HTTP_FORBIDDEN;
}

/* The tenant's own, or root's if the whole world may read it. */
static int may_read(const HostlerSite *site, const struct stat *file)
{
  return S_ISREG(file->st_mode) && (file->st_uid == site->owner || (file->st_uid == 0 && (file->st_mode & S_IROTH)));
}

apr_status_t hostler_open_own(apr_pool_t *pool, const HostlerSite *site, const char *path, ap_configfile_t **file)
{
  struct stat info;
  apr_status_t status = APR_EACCES;
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT || errno == ENOTDIR ? errno : APR_EACCES;
  if (fstat(fd, &info) == 0 && may_read(site, &info) &&
      ap_pcfg_openfile(file, pool, apr_psprintf(pool, "/proc/self/fd/%d", fd)) == APR_SUCCESS) {
    (*file)->name = path;
    status = APR_SUCCESS;
  }
  close(fd);
  return status;
}

/* A link would put another tenant's line into the message about its syntax. */
static apr_status_t open_htaccess(request_rec *r, const char *dir, const char *name, ap_configfile_t **file,
                                  const char **full_name)
{
  const HostlerSite *site = hostler_site(r);
  if (!site) return AP_DECLINED;
  *full_name = ap_make_full_path(r->pool, dir, name);
  return hostler_open_own(r->pool, site, *full_name, file);
}

/* PHP by name, whatever the case and with the endings that editors add: such a file is run or refused, never sent. */
static int is_php(const request_rec *r)
{
  static const char *const endings[] = {"php", "phtml", "phar", "phps", "pht", "php3", "php4", "php5", "php7", "php8"};
  const char *slash = strrchr(r->filename, '/'), *name = slash ? slash + 1 : r->filename, *ending;
  apr_size_t length = strlen(name), i;
  if (r->finfo.filetype != APR_REG) return 0;
  while (length && strchr(".~ ", name[length - 1])) length--;
  for (ending = name + length; ending > name && ending[-1] != '.'; ending--) {}
  length = name + length - ending;
  for (i = 0; ending > name && i < sizeof endings / sizeof *endings; i++)
    if (strlen(endings[i]) == length && strncasecmp(ending, endings[i], length) == 0) return 1;
  return 0;
}

/* These would override the settings of the tenant's pool. */
static int is_php_setting(const char *name)
{
  static const char *const settings[] = {"php_value", "php_admin_value"};
  apr_size_t i, n;
  for (i = 0; i < 2; i++) {
    for (n = 0; name[n] && (name[n] == '_' || apr_isalnum(name[n]) ? apr_tolower(name[n]) : '_') == settings[i][n]; n++) {}
    if (!name[n] && !settings[i][n]) return 1;
  }
  return 0;
}

static void drop_php_settings(request_rec *r)
{
  const apr_array_header_t *variables = apr_table_elts(r->subprocess_env);
  int i;
  for (i = 0; i < variables->nelts; i++) {
    const char *name = ((const apr_table_entry_t *)variables->elts)[i].key;
    if (!is_php_setting(name)) continue;
    apr_table_unset(r->subprocess_env, name);
    i = -1;
  }
}

/*
 * The last fixup: an allow list of handlers. A content type acts as the handler where none is set (ForceType
 * server-status), so one is always set here. mod_dir asks again with our own answer already in place.
 */
static int settle_handler(request_rec *r)
{
  const HostlerSite *site = hostler_site(r);
  const char *handler = r->handler, *socket = NULL, *own = NULL;
  int php;
  if (!site || !r->filename) return DECLINED;
  drop_php_settings(r);
  if (r->proxyreq || starts_with(r->filename, "proxy:")) return refuse(r, "a proxy target");
  if (starts_with(r->filename, "redirect:") && handler && strcmp(handler, "redirect-handler") == 0) return DECLINED;

  php = is_php(r);
  if (php && (socket = hostler_link_text(r->pool, site->dir, "php.sock")))
    own = apr_pstrcat(r->pool, "proxy:unix:", socket, "|fcgi://localhost", NULL);
  if (starts_with(handler, "proxy:") && (!own || strcmp(handler, own) != 0)) return refuse(r, handler);
  if (php && !own) return refuse(r, "PHP without a pool");
  if (own) {
    r->handler = own;
  } else if (r->finfo.filetype == APR_DIR) {
    if (handler && strcmp(handler, DIR_MAGIC_TYPE) != 0 && strcmp(handler, FILE_HANDLER) != 0) return refuse(r, handler);
    r->handler = DIR_MAGIC_TYPE;
  } else if (!handler) {
    r->handler = FILE_HANDLER;
  } else if (strcmp(handler, FILE_HANDLER) != 0) {
    return refuse(r, handler);
  }
  return DECLINED;
}

static apr_status_t close_file(void *fd)
{
  close((int)(intptr_t)fd);
  return APR_SUCCESS;
}

/*
 * Apache's handler opens the name once more: meanwhile a tenant may have made it a FIFO, which holds a thread for ever, or a
 * link to another's file. So the file that was looked at is handed on, as a name of this process's own.
 */
static int hand_on_open_file(request_rec *r)
{
  const HostlerSite *site = hostler_site(r);
  struct stat info;
  int fd;
  if (!site || !r->handler || strcmp(r->handler, FILE_HANDLER) != 0) return DECLINED;
  fd = open(r->filename, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT ? HTTP_NOT_FOUND : HTTP_FORBIDDEN;
  apr_pool_cleanup_register(r->pool, (void *)(intptr_t)fd, close_file, apr_pool_cleanup_null);
  if (fstat(fd, &info) != 0 || !may_read(site, &info)) return refuse(r, "a file of another owner");
  r->filename = apr_psprintf(r->pool, "/proc/self/fd/%d", fd);
  return DECLINED;
}

/*
 * file() in an expression of .htaccess reads whatever the web server may read. Apache closed this directive by directive: Header and
 * Require in 2.4.68, SSLRequire in 2.4.71; here it is closed for all at once.
 */
static int refuse_file_functions(ap_expr_lookup_parms *parms)
{
  if (parms->type != AP_EXPR_FUNC_STRING || ap_state_query(AP_SQ_MAIN_STATE) != AP_SQ_MS_RUN_MPM) return DECLINED;
  if (strcasecmp(parms->name, "file") != 0 && strcasecmp(parms->name, "filesize") != 0) return DECLINED;
  *parms->err = "this function is not available in .htaccess";
  return !OK;
}

/* It opens each page of a folder by its name. */
const char *hostler_check_index_options(cmd_parms *cmd, void *dir, const char *arguments)
{
  (void)cmd, (void)dir;
  if (ap_state_query(AP_SQ_MAIN_STATE) == AP_SQ_MS_RUN_MPM && ap_strcasestr(arguments, "ScanHTMLTitles"))
    return "ScanHTMLTitles is not available in .htaccess";
  return DECLINE_CMD;
}

const char *hostler_leave_to_its_module(cmd_parms *cmd, void *dir, const char *arguments)
{
  (void)cmd, (void)dir, (void)arguments;
  return DECLINE_CMD;
}

void hostler_guard_hooks(void)
{
  ap_hook_open_htaccess(open_htaccess, NULL, NULL, APR_HOOK_FIRST);
  ap_hook_fixups(settle_handler, NULL, NULL, APR_HOOK_REALLY_LAST + 1);
  ap_hook_handler(hand_on_open_file, NULL, NULL, APR_HOOK_REALLY_FIRST);
  ap_hook_expr_lookup(refuse_file_functions, NULL, NULL, APR_HOOK_REALLY_FIRST);
}

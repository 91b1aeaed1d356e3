/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tenants write .htaccess and any file below html. A request ends at the own PHP socket, a file or a directory, never
 * at another proxy target, and never with the source of a program. Each file is checked for its owner once more when
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
#include "apr_buckets.h"
#include "apr_portable.h"
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
  const char *handler = r->handler, *own;
  HostlerKind kind;
  if (!site || !r->filename) return DECLINED;
  drop_php_settings(r);
  if (r->proxyreq || starts_with(r->filename, "proxy:")) return refuse(r, "a proxy target");
  if (starts_with(r->filename, "redirect:") && handler && strcmp(handler, "redirect-handler") == 0) return DECLINED;

  kind = hostler_kind_of(r, site);
  own = hostler_socket_of(r, site, kind);
  if (starts_with(handler, "proxy:") && (!own || strcmp(handler, own) != 0)) return refuse(r, handler);
  if (!own && !hostler_may_be_sent(r->pool, site, kind)) return refuse(r, "a kind of file that is not switched on");
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

/* Its directives name other files as seen from its own place, so it keeps its name. */
static int send_page_to_compose(request_rec *r, int fd, off_t size)
{
  apr_bucket_brigade *page = apr_brigade_create(r->pool, r->connection->bucket_alloc);
  apr_file_t *file = NULL;
  if (r->method_number != M_GET && r->method_number != M_POST) return HTTP_METHOD_NOT_ALLOWED;
  if (ap_discard_request_body(r) != OK || apr_os_file_put(&file, &fd, APR_READ | APR_XTHREAD, r->pool) != APR_SUCCESS) return HTTP_INTERNAL_SERVER_ERROR;
  apr_brigade_insert_file(page, file, 0, size, r->pool);
  APR_BRIGADE_INSERT_TAIL(page, apr_bucket_eos_create(r->connection->bucket_alloc));
  return ap_pass_brigade(r->output_filters, page) == APR_SUCCESS || r->connection->aborted ? OK : HTTP_INTERNAL_SERVER_ERROR;
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
  if (hostler_kind_of(r, site) == hostler_ssi) return send_page_to_compose(r, fd, info.st_size);
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

/* A page is composed where that is switched on, and nowhere else, whatever .htaccess says. */
static void compose(request_rec *r)
{
  const HostlerSite *site = hostler_site(r);
  ap_filter_t *filter, *next;
  int composed = 0;
  if (!site || !r->filename) return;
  for (filter = r->output_filters; filter; filter = next) {
    next = filter->next;
    if (strcasecmp(filter->frec->name, "INCLUDES") != 0) continue;
    if (hostler_has(r->pool, site, "ssi")) composed = 1;
    else ap_remove_output_filter(filter);
  }
  if (!composed && hostler_kind_of(r, site) == hostler_ssi) ap_add_output_filter("INCLUDES", NULL, r, r->connection);
}

/* Where no index file took over, the folder itself would be shown. */
static int list_folder(request_rec *r)
{
  const HostlerSite *site = hostler_site(r);
  if (!site || !r->handler || strcmp(r->handler, DIR_MAGIC_TYPE) != 0) return DECLINED;
  return hostler_has(r->pool, site, "listing") ? DECLINED : refuse(r, "to list a folder");
}

/* Tries the names as mod_dir tries its own, before it does. */
static int find_index(request_rec *r)
{
  const HostlerSite *site = hostler_site(r);
  const char *names, *name;
  if (!site || r->finfo.filetype != APR_DIR || !r->uri[0] || r->uri[strlen(r->uri) - 1] != '/') return DECLINED;
  if (!(names = hostler_link_text(r->pool, site->dir, "index"))) return DECLINED;
  while (*names) {
    request_rec *sub;
    name = ap_getword(r->pool, &names, ' ');
    sub = ap_sub_req_lookup_uri(ap_escape_uri(r->pool, apr_pstrcat(r->pool, r->uri, name, NULL)), r, NULL);
    if (sub->status == HTTP_OK && sub->finfo.filetype == APR_REG) {
      if (r->args) sub->args = r->args;
      ap_internal_fast_redirect(sub, r);
      return OK;
    }
    ap_destroy_sub_req(sub);
  }
  return DECLINED;
}

void hostler_guard_hooks(void)
{
  ap_hook_open_htaccess(open_htaccess, NULL, NULL, APR_HOOK_FIRST);
  ap_hook_fixups(find_index, NULL, NULL, APR_HOOK_LAST - 1);
  ap_hook_fixups(settle_handler, NULL, NULL, APR_HOOK_REALLY_LAST + 1);
  ap_hook_insert_filter(compose, NULL, NULL, APR_HOOK_REALLY_LAST);
  ap_hook_handler(list_folder, NULL, NULL, APR_HOOK_REALLY_FIRST);
  ap_hook_handler(hand_on_open_file, NULL, NULL, APR_HOOK_REALLY_FIRST);
  ap_hook_expr_lookup(refuse_file_functions, NULL, NULL, APR_HOOK_REALLY_FIRST);
}

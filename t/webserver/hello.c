/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A FastCGI program in place of the panel: answers with its variables and the length of the body it was given.
 * /status/NNN answers with that status and a page of its own. Usage: hello SOCKET
 */
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
  FCGX_Request request;
  int listener;
  if (argc != 2 || FCGX_Init() != 0 || (listener = FCGX_OpenSocket(argv[1], 64)) < 0) return 1;
  chmod(argv[1], 0666);
  FCGX_InitRequest(&request, listener, 0);
  while (FCGX_Accept_r(&request) == 0) {
    const char *uri = FCGX_GetParam("REQUEST_URI", request.envp);
    char buffer[65536], **variable;
    long body = 0;
    int n;
    while ((n = FCGX_GetStr(buffer, sizeof buffer, request.in)) > 0) body += n;
    if (uri && strncmp(uri, "/status/", 8) == 0) FCGX_FPrintF(request.out, "Status: %d\r\n", atoi(uri + 8));
    FCGX_FPrintF(request.out, "Content-Type: text/plain\r\n\r\nhello\nBODY=%ld\n", body);
    for (variable = request.envp; *variable; variable++) FCGX_FPrintF(request.out, "%s\n", *variable);
    FCGX_Finish_r(&request);
  }
  return 0;
}

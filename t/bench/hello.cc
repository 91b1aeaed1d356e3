// SPDX-License-Identifier: GPL-3.0-or-later
// The least a FastCGI program can do, behind the panel's own web server: the floor that pages are compared with. Descriptor 0 listens.
#include <fcgiapp.h>

int main() {
  if (FCGX_Init() != 0) return 1;
  FCGX_Request request;
  FCGX_InitRequest(&request, 0, 0);
  while (FCGX_Accept_r(&request) == 0) {
    FCGX_PutS("Content-Type: text/plain\r\nContent-Length: 6\r\n\r\nhello\n", request.out);
    FCGX_Finish_r(&request);
  }
  return 0;
}

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
exec "$top_srcdir/t/with_database" "$top_builddir/t/features/new_limit_test" "$@"

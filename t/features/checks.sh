# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Sourced by the shell tests of this folder, which set $folder: one line of TAP for each command, with what it said when it fails.
count=0
check() { # check NAME COMMAND…
  local name=$1
  shift
  count=$((count + 1))
  if "$@" >"$folder/out" 2>&1; then echo "ok $count - $name"; else
    echo "not ok $count - $name"
    sed 's/^/#   /' "$folder/out" | head -30
  fi
}
is() { [ "$2" = "$3" ] || { echo "$1: '$2' instead of '$3'"; return 1; }; }

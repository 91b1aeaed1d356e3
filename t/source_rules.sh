#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The borders of the tree (HACKING "The rules"), held by grep: who may include what, where SQL, root's code and dangerous calls may stand.
cd "${top_srcdir:-$(dirname "$0")/..}" || exit 99

count=0
failed=0
rule() { # rule DESCRIPTION LINES-THAT-BREAK-IT
  count=$((count + 1))
  if [ -z "$2" ]; then
    echo "ok $count - $1"
  else
    echo "not ok $count - $1"
    echo "$2" | head -20 | sed 's/^/#   /'
    failed=1
  fi
}

sources() { find "$@" \( -name '*.cc' -o -name '*.h' -o -name '*.c' \) | sort; }
in_sources() { # in_sources "FOLDER…" GREP-OPTIONS
  folders=$1; shift
  # shellcheck disable=SC2086
  sources $folders | xargs grep "$@" /dev/null
}
code_lines() { grep -vE '^[^:]*:[0-9]+: *//'; }
# our_includes FOLDER: "FILE:LINE folder/header" of each include of our own
our_includes() { in_sources "$1" -nE '^#include "' | sed -E 's/^([^:]*:[0-9]+):#include "([^"]*)".*/\1 \2/'; }

without_licence() {
  find src t scripts sql htdocs templates debian -type f \( -name '*.cc' -o -name '*.h' -o -name '*.c' -o -name '*.sql' -o -name '*.sh' -o -name '*.am' \
    -o -name '*.css' -o -name '*.js' -o -name '*.mjs' -o -name '*.pl' -o -name '*.po' -o -path 'scripts/*' \) |
    while read -r file; do head -5 "$file" | grep -q 'SPDX-License-Identifier: ' || echo "$file"; done
}
rule "each source file names its licence" "$(without_licence)"

rule "base knows nothing above it" "$(our_includes src/base | grep -vE ' base/')"
rule "http uses base only" "$(our_includes src/http | grep -vE ' (base|http)/')"
rule "requests use nothing of ours" "$(our_includes src/requests | grep -vE ' requests/')"
rule "code that runs as root uses requests only" "$(our_includes src/privileged | grep -vE ' (requests|privileged)/')"
rule "features never include root's code or programs" "$(our_includes src/features | grep -E ' (privileged|programs|webserver)/')"
rule "requests and root's code use no library" \
  "$(in_sources 'src/requests src/privileged' -nE '#include <(boost|mysql|cppconn|ctemplate|openssl|nlohmann|curl|fcgi|cgicc|idn2|libpsl|crypt)')"

slices="messages jobs allowances access appearance bin accounts addresses packages domains sites directories folders letters users tree signup circulars imports api"
upward_includes() {
  for slice in $slices; do
    [ -d "src/features/$slice" ] || continue
    above=$(echo " $slices " | sed "s/ $slice .*//; s/^ //; s/ /|/g")
    our_includes "src/features/$slice" | grep -E ' features/[a-z]+/' | grep -vE " features/($slice${above:+|$above})/"
  done
}
rule "a slice uses only the slices before it ($slices)" "$(upward_includes)"
rule "each slice has its place in the order" \
  "$(find src/features -mindepth 1 -maxdepth 1 -type d | while read -r folder; do case " $slices " in *" ${folder##*/} "*) ;; *) echo "$folder" ;; esac; done)"

rule "SQL stands in stores only" \
  "$(in_sources src -nE '\b(SELECT .*\bFROM|INSERT (IGNORE )?INTO|UPDATE [a-z_]+ SET|DELETE FROM)\b' | code_lines |
    grep -vE '^[^:]*(_store\.cc|src/base/(database|migrations)\.cc|src/http/listing[a-z_]*\.cc):')"
rule "no shell, no std::regex, no unprepared statement outside Database" \
  "$(in_sources src -nE '\b(system|popen)\s*\(|createStatement\(|std::regex|OPT_RECONNECT|OPT_SSL_MODE' | code_lines |
    grep -vE '^src/base/database[a-z_]*\.cc:.*createStatement\(')"
rule "nothing is left for later" "$(in_sources src -nE '\b(TODO|FIXME|XXX|HACK)\b')"
rule "catch (...) only where a program ends an error" \
  "$(in_sources src -nE 'catch \(\.\.\.\)' | grep -vE '^src/(features/panel\.cc|programs/|base/database[a-z_]*\.cc|http/fastcgi_loop\.cc|privileged/)')"

rule "each template begins with its AUTOESCAPE line" \
  "$(find templates -name '*.tpl' | while read -r file; do head -1 "$file" | grep -q '^{{%AUTOESCAPE context="HTML"}}' || echo "$file"; done)"
rule "templates: nothing unescaped, no inline script or style" \
  "$(find templates -name '*.tpl' -exec grep -nE ':none|:x-|<script>|<style|style=|\son[a-z]+=' /dev/null {} +)"
rule "no large file" "$(git ls-files -z 2>/dev/null | xargs -0 -r ls -ld | awk '$5 > 200000 { print $NF }')"

echo "1..$count"
exit $failed

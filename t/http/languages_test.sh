#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every language is complete: nothing untranslated, nothing fuzzy, the same places %1 … %9 in both sentences.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
ok() { # STATUS NAME [FILE WITH THE REASON]
  count=$((count + 1))
  [ "$1" -eq 0 ] && { echo "ok $count - $2"; return; }
  echo "not ok $count - $2"
  [ -n "${3-}" ] && sed 's/^/# /' "$3"
}

perl "$top_srcdir/scripts/extract-messages" "$top_srcdir" "$work/hostler.pot" >"$work/log" 2>&1
ok $? "sentences can be collected" "$work/log"

places='
  sub places { return join " ", sort $_[0] =~ /%[1-9]/g }
  BEGIN { local $/; for (split /\n\n/, <STDIN>) {
    s/"\n"//g;
    next unless /^msgid "(.+)"$/m;
    my $id = $1;
    my $plural = /^msgid_plural "(.+)"$/m ? $1 : $id;
    for my $written (/^msgstr(?:\[\d\])? "(.+)"$/mg) {
      print "$id\n" if places($written) ne places($id) && places($written) ne places($plural);
    }
  } }'
for catalogue in "$top_srcdir"/templates/languages/*.po; do
  code=$(basename "$catalogue" .po)
  msgfmt --check -o /dev/null "$catalogue" 2>"$work/log"
  ok $? "$code: the catalogue is well formed" "$work/log"
  msgmerge -q --no-fuzzy-matching --no-wrap -o "$work/$code.po" "$catalogue" "$work/hostler.pot" 2>"$work/log"
  msgattrib --untranslated --no-obsolete --no-wrap "$work/$code.po" | grep '^msgid ".' >"$work/missing"
  test ! -s "$work/missing"
  ok $? "$code: every sentence is translated" "$work/missing"
  msgattrib --only-fuzzy --no-obsolete --no-wrap "$catalogue" | grep '^msgid ".' >"$work/fuzzy"
  test ! -s "$work/fuzzy"
  ok $? "$code: no translation is a guess" "$work/fuzzy"
  perl -e "$places" <"$work/$code.po" >"$work/places"
  test ! -s "$work/places"
  ok $? "$code: every translation has the places of its sentence" "$work/places"
done
echo "1..$count"

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail by a real Postfix: a circular (U10) by its sendmail and by SMTP, where it refuses somebody and while it is away; a link to a new password (A5).
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/host.sh"
# shellcheck source=t/faults/adapter.sh
. "$(dirname "$0")/../faults/adapter.sh"

OLD='a first good horse'     # of the users; their reseller's opens their accounts, too
read_mail() { # read_mail PERSON: his mailbox, subjects and texts decoded
	in_host cat "/var/mail/$1" 2>/dev/null |
		perl -MEncode -MMIME::QuotedPrint -0777 -ne 's/\n[ \t]+/ /g; s/^Subject: (.*)$/"Subject: " . encode("UTF-8", decode("MIME-Header", $1))/gme; print decode_qp($_)'
}
mails() { for person; do read_mail "$person" | grep -c '^From '; done | tr '\n' ' '; }
customer() { # customer FIRST LAST MAILBOX: prints the login
	ctl user create --reseller "$RESELLER" --first_name "$1" --last_name "$2" --email "$3@$HOST.test" --password-from-stdin <<<"$OLD" | made_login
}
circular() { ctl --as "$RESELLER" circular create --sender "seller@$HOST.test" --subject "$1" --text "${2:-Text}" >/dev/null; }
outcome() { db 'SELECT state, sent, failed, unclear FROM circular ORDER BY id DESC LIMIT 1' | tr '\t' ' '; }
ended() { [[ $(outcome) == done* ]]; }
queue_empty() { in_host mailq | grep -q 'queue is empty'; }
worker_sends_by() { # worker_sends_by LINE...: its configuration
	printf '%s\n' "$@" | in_host sh -c 'sed -i "/^mail_/d" /etc/hostler/worker.conf; cat >>/etc/hostler/worker.conf; service hostler-worker restart' >/dev/null 2>&1
}

panel_host mail
sh_host "for name in seller anna bert; do useradd -m \$name; done
	postconf -e 'mydestination = $HOST.test' 'myhostname = $HOST.test' 'inet_interfaces = loopback-only' 'inet_protocols = ipv4' 'smtpd_tls_security_level = may'
	service postfix start </dev/null >/dev/null 2>&1"
RESELLER=$(new_reseller Nordlicht 20 20)
ANNA=$(customer Anna Öztürk anna) BERT=$(customer Bert Braun bert) NOBODY=$(customer Nora Niemand nobody-here)
like "there are users" "$RESELLER $ANNA $BERT $NOBODY" '^res[0-9]+( web[0-9]+){3}$'
ok "settled" settle

# ---- by sendmail
ok "a circular is written" circular 'Grüße an ##name##' 'Guten Tag, ##name##: Sie sind ##login##.'
ok "it is sent" until_true 30 ended
is "by sendmail Postfix takes all" "$(outcome)" "done 3 0 0"
ok "and delivers" until_true 30 queue_empty
is "everybody has one mail, the writer what came back" "$(mails anna bert seller)" "1 1 1 "
like "with a subject of his own" "$(read_mail anna)" 'Subject: Grüße an Anna Öztürk'
like "and text of his own" "$(read_mail bert)" "Guten Tag, Bert Braun: Sie sind $BERT\\."
like "from the writer" "$(read_mail anna)" "From: (<)?seller@$HOST\\.test"
fails "nobody sees who else got it" grep -qiE "bert@|nobody-here@|^Bcc:" <<<"$(read_mail anna)"
like "what nobody can get comes back to the writer" "$(read_mail seller)" "nobody-here@$HOST\\.test"

# ---- by SMTP
worker_sends_by 'mail_server = smtp://127.0.0.1:25'
circular Certificates; ok "by SMTP" until_true 30 ended
is "to a certificate that nobody signed nothing is sent" "$(outcome) $(mails anna)" "done 0 3 0 1 "
worker_sends_by 'mail_server = smtp://127.0.0.1:25' 'mail_verify = 0'
circular 'By SMTP'; ok "with that allowed" until_true 30 ended
is "whom the server refuses is known at once" "$(outcome)" "done 2 1 0"
like "with its words" "$(db "SELECT reason FROM circular_recipient WHERE state = 'failed' ORDER BY at DESC LIMIT 1")" '550 5\.1\.1 .*nobody-here'
ok "it is delivered" until_true 30 queue_empty
is "once to each" "$(mails anna bert)" "2 2 "

# ---- while it is away
in_host service postfix stop </dev/null >/dev/null 2>&1
circular 'While away'
waits() { [[ $(db "SELECT COUNT(*) FROM job WHERE kind = 'circular.send' AND state = 'waiting' AND reason LIKE '%mail server%'") == 1 ]]; }
ok "the circular waits for a server that is away" until_true 30 waits
is "nobody failed" "$(outcome)" "sending 0 0 0"
in_host service postfix start </dev/null >/dev/null 2>&1
ok "and goes on when it is back" until_true 60 ended
is "to all" "$(outcome)" "done 2 1 0"
ok "delivered" until_true 30 queue_empty
is "once" "$(mails anna bert)" "3 3 "

# ---- a link to a new password
browse anna get "$PANEL/recover" >/dev/null
like "a link is asked for" "$(browse anna submit /recover "name=$ANNA" | head -n 1)" '^200 .*/login'
has_link() { read_mail anna | grep -q /recover/; }
ok "it comes by mail" until_true 30 has_link
link=$(read_mail anna | grep -oE 'https://[^ ]+/recover/[A-Za-z0-9_-]+' | tail -n 1)
like "with an address of this panel" "$link" "^https://$HOST\\.test:8443/recover/"
like "which opens a page" "$(browse anna get "$link")" '^200 '
like "where a new one is set" "$(browse anna submit /recover/ 'new=another good horse' 'again=another good horse' | head -n 1)" '^200 .*/login'
like "the new one opens" "$(login anna "$ANNA" 'another good horse')" '^200 .*/general'
like "the old one does not" "$(login again "$ANNA" "$OLD")" '^422 '
like "nor does the link again" "$(browse late get "$link" | head -n 1)" '^410 '
done_testing

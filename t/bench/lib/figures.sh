# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by scripts/bench: how figures are chosen and written. $WORK holds them until the table at the end.

remark() { printf '# %3ds  %s\n' "$SECONDS" "$*"; }

figure() { # figure NAME VALUE UNIT [PEER [AIM]]: PEER and AIM may be "-"
	local peer=${4:--} aim=${5:--} ratio=-
	[[ $peer == - ]] || ratio=$(awk -v a="$2" -v b="$peer" 'BEGIN { if (b > 0) printf "%.3g", a / b; else printf "-" }')
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$peer" "$ratio" "$aim" | tee -a "$WORK/figures"
}

median() { # median FILE COLUMN
	cut -f"$2" "$1" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# median_pair FILE VALUE-COLUMN PEER-COLUMN: "VALUE PEER" of the round with the median ratio
median_pair() {
	awk -F'\t' -v v="$2" -v p="$3" '$p > 0 { printf "%.9f\t%s %s\n", $v / $p, $v, $p }' "$1" | sort -g | awk -F'\t' '{ r[NR] = $2 } END { print r[int((NR + 1) / 2)] }'
}

show_table() {
	[[ -s $WORK/figures ]] || return 0
	echo "#"
	{ printf 'figure\tvalue\tunit\tpeer\tratio\taim\n'; cat "$WORK/figures"; } | column -t -s"$(printf '\t')" | sed 's/^/# /'
}

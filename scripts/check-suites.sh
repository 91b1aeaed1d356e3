# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The one list of suites of scripts/check, which sources this: what they are called, how each is run, how results are counted.

# In the order in which they start, as far as what they need has ended. A test of its own is a file t/{fuzz,system,faults,browser}/*_test.{sh,mjs}
# and prints TAP.
suites() {
	printf '%s\n' build rules shell packages cppcheck next-packages
	[[ ! $HOSTLER_FULL ]] || printf '%s\n' distcheck sanitizers
	echo unit
	(cd "$TOP" && find t/fuzz t/system t/faults t/browser -name '*_test.sh' -o -name '*_test.mjs' 2>/dev/null | sed 's|^t/||; s|_test\..*||' | sort)
	echo lintian
}

# needs SUITE: the suites it waits for. The packages compile the same files as the build, the next ones nearly all of them again: from ccache.
needs() {
	case $1 in
	build | rules | shell | cppcheck | fuzz/*) ;;
	packages | distcheck | sanitizers) echo build ;;
	next-packages) echo packages ;;
	system/packages) printf '%s\n' build packages next-packages ;;
	*) printf '%s\n' build packages ;;
	esac
}

need_to_check() {
	need_to_build
	need ccache debootstrap iproute2 socat curl ca-certificates git rsync shellcheck lintian cppcheck strace procps psmisc perl libio-socket-ssl-perl chromium clang libclang-rt-14-dev \
		mariadb-server-core mariadb-client-core nginx-light php-fpm spawn-fcgi multiwatch openssl passwd wrk zstd
	# by command, since other sources than Debian put both into one package
	command -v node >/dev/null || need nodejs
	command -v npm >/dev/null || need npm
}

prepare_bases() { # trees of Debian for the hosts; some minutes the first time
	local name
	if ! wanted system && ! wanted unit && ! wanted faults && ! wanted browser; then return 0; fi
	if ! name=$("$TOP/scripts/test-base" services 2>"$HOSTLER_ARTEFACTS/bases.log"); then
		say "no Debian tree for hosts could be made; see $HOSTLER_ARTEFACTS/bases.log"
		return 1
	fi
	export TESTHOST_BASE_HOST=${TESTHOST_BASES:-/var/cache/hostler-test}/$name
}

# The libraries of the tests in a browser: outside the checkout, at the versions of t/browser/package-lock.json.
browser_libraries() {
	local lock=$TOP/t/browser/package-lock.json cache
	cache=${HOSTLER_CACHE:-/var/cache/hostler-test}/npm-$(sha256sum "$lock" | cut -c1-12)
	if [[ ! -d $cache ]]; then
		mkdir -p "$cache.part" && cp "$TOP"/t/browser/package{,-lock}.json "$cache.part/" &&
			(cd "$cache.part" && npm ci --ignore-scripts --no-audit --no-fund) && mv "$cache.part" "$cache" || return
	fi
	export NODE_PATH=$cache/node_modules HOSTLER_NODE_MODULES=$cache/node_modules
}


build() { # a copy of the checkout, so that nothing is written into it; unchanged files keep their times, so a second build is short
	local tree=$WORK/tree
	mkdir -p "$tree"
	(cd "$TOP" && git ls-files -co --exclude-standard) >"$WORK/files" || return
	rsync_tree "$tree"
	cd "$tree" || return
	[[ -x configure && ! configure.ac -nt configure ]] || autoreconf -fi || return
	[[ -e $BUILD/Makefile ]] || configure_as_packages || return
	cd "$BUILD" || return
	make -s -j2 all || return
	make -s -j2 check TESTS= || return
}
configure_as_packages() { # in the same folder with the same options of the compiler as debian/rules
	mkdir -p "$BUILD"
	(eval "$(DEB_BUILD_MAINT_OPTIONS=hardening=+all dpkg-buildflags --export=sh)" && cd "$BUILD" && ../configure -q --prefix=/usr --sysconfdir=/etc)
}
distcheck() { # from a build folder of its own, so that unit tests may run beside it
	mkdir -p "$WORK/distcheck" && cd "$WORK/distcheck" || return
	[[ -e Makefile ]] || ../tree/configure -q || return
	make -s -j2 distcheck DISTCHECK_CONFIGURE_FLAGS='CFLAGS=-O1 CXXFLAGS=-O1'
}
# Not the gate, which must link nothing, nor what runs under strace, as LeakSanitizer cannot, or within Apache.
sanitizers() {
	mkdir -p "$WORK/sanitizers" && cd "$WORK/sanitizers" || return
	find . -name '*.trs' -delete
	[[ -e Makefile ]] || ../tree/configure -q --enable-sanitizers --disable-werror --prefix=/usr --sysconfdir=/etc CFLAGS='-g -O1' CXXFLAGS='-g -O1' || return
	make -s -j2 all && make -s -j2 check TESTS= || return
	export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
	make -k -j2 check WEBSERVER_TESTS= PRIVILEGED_TESTS="t/privileged/account.sh t/privileged/site.sh t/privileged/php.sh"
}
rsync_tree() { # rsync_tree DIR: what is in $WORK/files, nothing else but what autotools made there
	rsync -a --files-from="$WORK/files" --ignore-missing-args "$TOP/" "$1/" || return
	find "$1" -path "$BUILD" -prune -o -type f \( -path '*/src/*' -o -path '*/t/*' -o -path '*/templates/*' -o -path '*/sql/*' \) -printf '%P\n' | sort >"$WORK/present"
	sort "$WORK/files" | comm -13 - "$WORK/present" | while read -r gone; do rm -f "$1/$gone"; done
}

scripts_of_ours() {
	git ls-files -co --exclude-standard -- scripts t debian .ci | while read -r f; do
		[[ ! -f $f ]] || ! head -n 1 "$f" | grep -qE '^#!.*(bash|/sh|init-d-script)' || echo "$f"
	done
	printf '%s\n' debian/*.{config,postinst,postrm,prerm}
}

suite_command() { # suite_command SUITE: in the checkout
	case $1 in
	build) build ;;
	packages) "$TOP/scripts/build-packages" "$HOSTLER_DEBS" ;;
	next-packages) "$TOP/scripts/build-packages" --edit "$TOP/t/system/next_version" "$WORK/next" ;;
	rules) top_srcdir=$TOP bash t/source_rules.sh ;;
	shell) # tests that get functions and folders from outside are read for errors only
		scripts_of_ours | sort -u | grep -vE '^t/(base|features|http|privileged|webserver|with_database)' | xargs shellcheck -x -s bash --severity=warning &&
			scripts_of_ours | grep ^t/ | xargs shellcheck -x -s bash --severity=error ;;
	unit) cd "$BUILD" && make -k -j2 check ;;
	distcheck) distcheck ;;
	sanitizers) sanitizers ;;
	lintian) lintian --fail-on error,warning "$HOSTLER_DEBS"/*.changes ;;
	cppcheck) cppcheck --quiet -j2 --std=c++20 --language=c++ --enable=warning,performance,portability --inline-suppr --suppress=unknownMacro \
		--error-exitcode=1 -Isrc src ;;
	browser/*) browser_libraries && run_test "$1" ;;
	*) run_test "$1" ;;
	esac
}
run_test() { # by the file's own first line
	local file
	file=$(compgen -G "t/$1_test.*")
	top_srcdir=$TOP top_builddir=$BUILD "./$file"
}

# count_results SUITE LOG STATUS: "PASSED FAILED". A test that did not print as many results as it planned has crashed: that counts as failed.
count_results() {
	case $1 in
	unit) count_automake "$BUILD" "$3" ;;
	sanitizers) count_automake "$WORK/sanitizers" "$3" ;;
	build | packages | next-packages | shell | lintian | cppcheck | distcheck) (($3 == 0)) && echo "1 0" || echo "0 1" ;;
	*) count_tap "$2" "$3" ;;
	esac
}
count_automake() { # count_automake FOLDER STATUS: each test leaves a .trs file; what could not even be compiled leaves none
	local passed failed files status=$2
	files=$(find "$1" -name '*.trs')
	passed=$(xargs -r grep -hcE '^:test-result: (PASS|XFAIL)' <<<"$files" | awk '{s += $1} END {print s + 0}')
	failed=$(xargs -r grep -hcE '^:test-result: (FAIL|XPASS|ERROR)' <<<"$files" | awk '{s += $1} END {print s + 0}')
	((failed || status == 0)) || failed=1
	echo "$passed $failed"
}
count_tap() {
	awk -v status="$2" '
		/^not ok/ && !/# (TODO|SKIP)/ { failed++; seen++; next }
		/^not ok/ { seen++; next }
		/^ok/ { seen++; if (!/# SKIP/) passed++ }
		/^1\.\.[0-9]+/ { plan = substr($1, 4); planned = 1 }
		/^Bail out!/ { failed++ }
		END { if (!planned || plan != seen || (status != 0 && !failed)) failed++; print passed + 0, failed + 0 }' "$1"
}

automake_failures() { # automake_failures SUITE FOLDER
	grep -lE '^:test-result: (FAIL|ERROR)' -r --include='*.trs' "$2" | while read -r f; do
		echo "${f#"$2"/}"; grep -hE '^(not ok|Bail out|.*ERROR: .*Sanitizer|.*runtime error:)' -A3 "${f%.trs}.log" | head -n 12
		cp "${f%.trs}.log" "$HOSTLER_ARTEFACTS/$1-$(basename "${f%.trs}").log"
	done
}

failures() { # failures SUITE LOG: the lines worth reading at once
	case $1 in
	unit) automake_failures unit "$BUILD" ;;
	sanitizers) automake_failures sanitizers "$WORK/sanitizers" ;;
	*) grep -E '^(not ok|Bail out)' -A4 "$2" | head -n 40 || tail -n 20 "$2" ;;
	esac
	echo "log: $2"
}

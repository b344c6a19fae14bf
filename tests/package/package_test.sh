#!/usr/bin/env bash
# package_test.sh BUILD CPACK: makes the Debian package of a build, installs it inside a root folder,
# starts the programs from there, asks them, stops them, removes and purges the package.
set -euo pipefail
build=$1
cpack=$2

for tool in dpkg dpkg-shlibdeps file systemd-sysusers; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
# dpkg gives files to root.
if [ "$(id -u)" != 0 ]; then
    command -v fakeroot >/dev/null || { echo "skipped: needs root or fakeroot"; exit 77; }
    exec fakeroot "$0" "$@"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/quisait-package-XXXXXX")
started=()
finish() {
    for process in "${started[@]}"; do kill -KILL "$process" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
fail() {
    echo "FAILED: $*"
    for log in "$work"/*.log; do echo "--- $log"; cat "$log"; done
    exit 1
}
# step TEXT COMMAND…: says what is expected, and ends where it is not so.
step() {
    local what=$1
    shift
    "$@" >"$work/step.log" 2>&1 || fail "$what"
    echo "ok: $what"
}
contains() { grep -qF -- "$2" "$1" || { cat "$1"; return 1; }; }
# end PROCESS: SIGTERM, and the exit status of the program.
end() {
    kill -TERM "$1"
    wait "$1"
}
# ask PORT PATH: the whole answer.
ask() {
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
    cat <&3
    exec 3<&- 3>&-
}

step "the package is made" "$cpack" -G DEB -B "$work/made" --config "$build/CPackConfig.cmake"
package=$(echo "$work"/made/quisait_*.deb)
dpkg-deb -f "$package" >"$work/control"
step "its dependencies name Xapian" contains "$work/control" libxapian30
step "and SQLite" contains "$work/control" libsqlite3-0

root=$work/root
mkdir -p "$root"/var/lib/dpkg/{info,updates} "$root"/etc
touch "$root/var/lib/dpkg/status" "$root/var/lib/dpkg/available"
# What stands in DPKG_ROOT is another machine: the scripts touch no service of this one.
in_root() { dpkg --root="$root" --force-depends --force-script-chrootless --log="$work/dpkg.log" "$@"; }
step "it installs" in_root --install "$package"
dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Conffiles}\n' quisait >"$work/conffiles"
step "the settings are a conffile" contains "$work/conffiles" /etc/quisait/quisait.toml
step "the services have their user" contains "$root/etc/passwd" quisait:x:
if command -v systemd-analyze >/dev/null; then
    for unit in quisait-indexer quisait-searchd; do
        # Where the programs are in this test; all else as shipped.
        sed "s#=/usr/bin/#=$root/usr/bin/#" "$root/lib/systemd/system/$unit.service" >"$work/$unit.service"
        step "systemd accepts $unit.service" systemd-analyze verify --man=no "$work/$unit.service"
        step "and finds $unit.service hardened" \
            systemd-analyze security --offline=true --threshold=20 --no-pager "$work/$unit.service"
    done
fi

settings=$root/etc/quisait/quisait.toml
step "the data folder is that of the units" contains "$settings" 'data = "/var/lib/quisait"'
cat >"$work/facts.ndjson" <<'FACTS'
{"space":{"id":"C1","name":"Search","kind":"community","access":"everyone"}}
{"person":{"id":"U1","name":"Ada Byron"}}
{"post":{"id":"1","space":"C1","thread":"1","author":"U1","body":"How to compact a Xapian index","created":"2026-03-14T09:26:53Z"}}
FACTS
cat >>"$settings" <<SOURCE
[[source]]
name = "chat"
type = "facts"
path = "$work/facts.ndjson"
SOURCE
export QUISAIT_DATA=$root/var/lib/quisait
mkfifo "$work/events"
"$root/usr/bin/quisait-indexer" --config "$settings" run 2>"$work/events" &
process=$!
started+=("$process")
exec 4<"$work/events"
while read -r -t 60 event <&4; do
    echo "$event" >>"$work/indexer.log"
    if [[ $event == *index.updated* ]]; then break; fi
done
step "the indexer reads its source by itself" contains "$work/indexer.log" "source=chat"
step "and brings the index up" contains "$work/indexer.log" index.updated
step "the indexer ends on SIGTERM with status 0" end "$process"

coproc searchd { exec "$root/usr/bin/quisait-searchd" --config "$settings" --port 0 2>"$work/searchd.log"; }
process=$searchd_PID
started+=("$process")
read -r -t 60 address <&"${searchd[0]}" || fail "searchd says where it listens"
port=${address##*:}
port=${port%/}
ask "$port" /readyz >"$work/ready"
step "searchd is ready" contains "$work/ready" "200 OK"
ask "$port" "/api/v1/search?q=xapian" >"$work/found"
step "a search finds the post" contains "$work/found" '"id":"chat:1"'
ask "$port" "/people?q=xapian" >"$work/people"
step "the page of people names its author" contains "$work/people" "Ada Byron"
step "searchd ends on SIGTERM with status 0" end "$process"

step "it is removed" in_root --remove quisait
step "the programs are gone" test ! -e "$root/usr/bin/quisait-searchd"
step "the settings are still there" test -e "$settings"
step "and the data" test -e "$QUISAIT_DATA/store.db"
step "it is purged" in_root --purge quisait
step "the settings are gone" test ! -e "$root/etc/quisait"
step "and the data too" test ! -e "$QUISAIT_DATA"

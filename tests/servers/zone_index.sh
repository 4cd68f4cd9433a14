#!/usr/bin/env bash
# Our view of many small random zones answers as NSD and Knot do that serve the same files.
# Runs in a network namespace of its own (tests/servers/in_netns). DCVLINT names the binary; the
# tool that asks stands beside it.
set -euo pipefail
tool=${DCVLINT%/*}/answer_zone
zones=${ZONES:-250}
asked=${ASKED:-60}
seed=${SEED:-20261121}
folder=$(mktemp -d)
servers=()
stop() {
  ((${#servers[@]})) && kill "${servers[@]}" 2>/dev/null && wait "${servers[@]}" 2>/dev/null
  rm -rf "$folder"
}
trap stop EXIT
say() { printf '%s\n' "$*" >&2; }

"$tool" make "$folder" "$zones" "$seed"

cat >"$folder/nsd.conf" <<END
server:
  ip-address: 127.0.0.1@5301
  username: ""
  chroot: ""
  database: ""
  pidfile: "$folder/nsd.pid"
  xfrdfile: "$folder/xfrd.state"
  zonelistfile: "$folder/zone.list"
  zonesdir: "$folder"
  server-count: 1
  rrl-ratelimit: 0
  rrl-whitelist-ratelimit: 0
remote-control:
  control-enable: no
END
cat >"$folder/knot.conf" <<END
server:
  rundir: "$folder"
  listen: 127.0.0.1@5302
database:
  storage: "$folder"
log:
  - target: stderr
    any: error
template:
  - id: default
    storage: "$folder"
    zonefile-sync: -1
    journal-content: none
    semantic-checks: off
zone:
END
while read -r origin; do
  printf 'zone:\n  name: "%s"\n  zonefile: "%s"\n' "$origin" "${origin}zone" >>"$folder/nsd.conf"
  printf '  - domain: %s\n    file: "%s"\n' "$origin" "${origin}zone" >>"$folder/knot.conf"
done <"$folder/zones"

/usr/sbin/nsd -d -c "$folder/nsd.conf" >"$folder/nsd.log" 2>&1 &
servers+=($!)
/usr/sbin/knotd -c "$folder/knot.conf" >"$folder/knot.log" 2>&1 &
servers+=($!)
up() {
  dig +time=1 +tries=1 +short @127.0.0.1 -p "$1" "$(tail -n1 "$folder/zones")" SOA |
    grep -q outside
}
for port in 5301 5302; do
  for ((i = 0; i < 100; ++i)); do
    if up "$port"; then continue 2; fi
    sleep 0.1
  done
  say "the server at port $port does not answer"
  tail -n 20 "$folder"/*.log >&2
  exit 1
done

failed=0
for port in 5301 5302; do
  case $port in 5301) say "NSD:" ;; *) say "Knot:" ;; esac
  "$tool" compare "$folder" "$port" "$seed" "$asked" >"$folder/out" || failed=1
  tail -n "${LINES_SHOWN:-40}" "$folder/out"
  # Knowing that nothing was compared is not agreement.
  loaded=$((zones - $(sed -n 's/.* \([0-9]*\) zones not loaded$/\1/p' "$folder/out")))
  if ((loaded < 200)); then
    say "only $loaded zones were loaded"
    grep -hiE 'error' "$folder"/*.log | head -n 5 >&2 || true
    failed=1
  fi
done
exit "$failed"

#!/usr/bin/env bash
# A sweep of many names through both engines, each answer 20 ms late. ci/bench --dns runs it in a
# private network namespace (tests/servers/in_netns), so that nothing leaves the machine.
#   dns_sweep.sh TOOLS [NAMES-A-ZONE]     1 000 zones; 100 names in each unless told
#
#   127.0.0.1:5353     late_dns as a validating resolver that knows everything
#   127.0.1.1, .2:53   late_dns before NSD with the root and "bench", and Knot with z1.bench and so on
set -euo pipefail
tools=$(realpath "$1") hosts=${2:-100}
zones=1000 delay=20
folder=$(mktemp -d)
servers=()
stop() {
  ((${#servers[@]})) && kill "${servers[@]}" 2>/dev/null && wait "${servers[@]}" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
start() { # LOG COMMAND...
  local log=$1
  shift
  "$@" >"$folder/$log.log" 2>&1 &
  servers+=($!)
}
stop_last() { kill "${servers[-1]}" && wait "${servers[-1]}" 2>/dev/null || true; unset 'servers[-1]'; }
cd "$folder"

# names TOP: zone by zone, as an inventory has them.
names() {
  local zone host
  for ((zone = 1; zone <= zones; ++zone)); do
    for ((host = 1; host <= hosts; ++host)); do printf 'h%s.z%s.%s\n' "$host" "$zone" "$1"; done
  done
}
# memory TITLE SWEEP-ARGUMENT...: what a name in hand costs: the same sweep with few and with many.
memory() {
  local title=$1 few=256 many=20000 less more
  shift
  head -n "$many" list >some
  less=$("$tools/sweep_dns" --at-a-time "$few" "$@" <some | sed -n 's/.*heap +\([0-9]*\) .*/\1/p')
  more=$("$tools/sweep_dns" --at-a-time "$many" "$@" <some | sed -n 's/.*heap +\([0-9]*\) .*/\1/p')
  printf '%s: %s octets a name in flight (heap with %s names in hand %s, with %s %s)\n' "$title" \
    $(((more - less) / (many - few))) "$many" "$more" "$few" "$less"
}

printf '\n--- a resolver, %s ms away; %s names in %s signed zones; CAA of each and above, CNAME, MX\n' \
  "$delay" $((zones * hosts)) "$zones"
names signed >list
start late "$tools/late_dns" "$delay" 5353 127.0.0.1
sleep 0.3
"$tools/sweep_dns" 127.0.0.1:5353 <list
printf 'without limits by domain: '
"$tools/sweep_dns" --domain-rate 0 127.0.0.1:5353 <list | sed -n 2p
memory 'memory' 127.0.0.1:5353
printf '%s\n' '--- the same in unsigned zones: DS of each is asked for, to prove it'
names open >list
"$tools/sweep_dns" 127.0.0.1:5353 <list
stop_last

# --- recursion of our own ------------------------------------------------------------------------

printf '%s\n' "--- recursion of our own: $((zones * hosts)) names in $zones signed zones, each server $delay ms away"
mkdir keys
dnssec-keygen -q -a ECDSAP256SHA256 -f KSK -K keys model.bench >/dev/null
# One key for all: a thousand would measure no more.
model=$(basename keys/Kmodel.bench.+*.key .key)
as() { # ZONE: the key, by its name
  sed "s/model\.bench\./$1./" "keys/$model.key" >"keys/K$1.${model#Kmodel.bench.}.key"
  cp "keys/$model.private" "keys/K$1.${model#Kmodel.bench.}.private"
}
sign_all() { # FIRST STEP
  local zone host
  for ((zone = $1; zone <= zones; zone += $2)); do
    {
      printf '$TTL 3600\n$ORIGIN z%s.bench.\n@ SOA ns host 1 7200 3600 1209600 60\n@ NS ns\nns A 127.0.1.2\n' "$zone"
      printf '@ CAA 0 issue "harica.gr"\n@ MX 5 mx\nmx A 192.0.2.1\n'
      for ((host = 1; host <= hosts; ++host)); do printf 'h%s A 192.0.2.2\n' "$host"; done
    } >"z$zone.zone"
    as "z$zone.bench"
    dnssec-signzone -P -S -z -K keys -o "z$zone.bench" -f "z$zone.served" "z$zone.zone" >/dev/null 2>&1
  done
}
sign_all 1 2 &
sign_all 2 2
wait $!
{
  printf '$TTL 3600\n$ORIGIN bench.\n@ SOA ns host 1 7200 3600 1209600 60\n@ NS ns\nns A 127.0.1.1\n'
  for ((zone = 1; zone <= zones; ++zone)); do
    printf 'z%s NS ns.z%s\nns.z%s A 127.0.1.2\n' "$zone" "$zone" "$zone"
    cat "dsset-z$zone.bench."
  done
} >bench.zone
as bench
dnssec-signzone -P -S -z -K keys -o bench -f bench.served bench.zone >/dev/null 2>&1
{
  printf '$TTL 3600\n. SOA ns. host. 1 7200 3600 1209600 60\n. NS ns.\nns. A 127.0.1.1\n'
  printf 'bench. NS ns.bench.\nns.bench. A 127.0.1.1\n'
  cat dsset-bench.
} >root.zone
dnssec-keygen -q -a ECDSAP256SHA256 -f KSK -K keys . >/dev/null
dnssec-signzone -P -S -z -K keys -o . -f root.served root.zone >/dev/null 2>&1
printf '. 3600000 NS ns.\nns. 3600000 A 127.0.1.1\n' >root.hints
grep -h DNSKEY keys/K.+*.key >root.key

cat >nsd.conf <<END
server:
  ip-address: 127.0.1.1@5300
  username: ""
  chroot: ""
  database: ""
  pidfile: "$folder/nsd.pid"
  xfrdfile: "$folder/xfrd.state"
  zonelistfile: "$folder/zone.list"
  zonesdir: "$folder"
  server-count: 1
  rrl-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: "."
  zonefile: "root.served"
zone:
  name: "bench"
  zonefile: "bench.served"
END
{
  cat <<END
server:
  rundir: "$folder"
  listen: [127.0.1.2@5300]
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
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
  for ((zone = 1; zone <= zones; ++zone)); do
    printf '  - domain: z%s.bench\n    file: "z%s.served"\n' "$zone" "$zone"
  done
} >knot.conf
start nsd /usr/sbin/nsd -d -c "$folder/nsd.conf"
start knot /usr/sbin/knotd -c "$folder/knot.conf"
start late1 "$tools/late_dns" "$delay" 53 127.0.1.1 5300
start late2 "$tools/late_dns" "$delay" 53 127.0.1.2 5300
up() { # ADDRESS NAME
  local i
  for ((i = 0; i < 300; ++i)); do
    if printf '%s SOA\n' "$2" | "$tools/ask_dns" --timeout 1000 --embedded root.hints root.key | grep -q 'records secure'; then return; fi
    sleep 0.2
  done
  printf 'the servers do not answer for %s\n' "$2" >&2
  tail -n 5 ./*.log >&2
  exit 1
}
up 127.0.1.2 z1.bench
up 127.0.1.2 "z$zones.bench"
names bench >list
"$tools/sweep_dns" --embedded root.hints root.key <list
memory 'memory, libunbound and its caches included' --embedded root.hints root.key

# Sourced by dns_*.sh: a DNS tree of its own with real servers, in a private network namespace.
#
#   127.0.1.1     NSD with the parents: the root, tree, opt
#   127.0.1.2     Knot with the children of tree and opt, good.tree and open.tree first
#   ::1           Knot again, for v6.tree only
#   127.0.1.3     BIND: bind.tree, nods.tree; gone.tree, of which it should have a copy;
#                 shut.tree, which it tells nobody; norzone.tree, of which it knows nothing
#   127.0.1.5     hostile_dns with hostile.tree
#   127.0.1.21    and with a zone for each trick, at an address for each: resolvers keep a grudge
#   127.0.1.9     nobody
#   127.0.0.1     Unbound at port 5353, which validates from the private root key and tells why not
#
# After `dns_tree`, $folder has root.hints and root.key. DCVLINT names the binary; the tools stand
# beside it.
set -euo pipefail
tools=${DCVLINT%/*}
folder=$(mktemp -d)
servers=()
stop() {
  ((${#servers[@]})) && kill "${servers[@]}" 2>/dev/null && wait "${servers[@]}" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
say() { printf '%s\n' "$*" >&2; }
start() { # LOG COMMAND...
  local log=$1
  shift
  "$@" >"$folder/$log.log" 2>&1 &
  servers+=($!)
}

# zone NAME SERVER-ADDRESS: a zone file with what is read from standard input in it. The name server
# has no name in the zone, except where nobody above would know its address.
zone() {
  printf '$TTL 300\n$ORIGIN %s\n@ SOA ns host 1 7200 3600 1209600 60\n@ NS ns\n' "${1%.}." >"$folder/$1.zone"
  local type=A
  if [[ $2 == *:* ]]; then type=AAAA; fi
  printf 'ns %s %s\n' "$type" "$2" >>"$folder/$1.zone"
  cat >>"$folder/$1.zone"
  cp "$folder/$1.zone" "$folder/$1.served"
}
key() { dnssec-keygen -q -a ECDSAP256SHA256 -f KSK -K "$folder/keys" "$1" >/dev/null; }
# sign NAME [OPTION...]: leaves dsset-NAME. for the parent.
sign() {
  local name=$1
  shift
  key "$name"
  (cd "$folder" && dnssec-signzone -P -S -z -K keys -o "$name" -f "$name.served" "$@" "$name.zone") \
    >>"$folder/sign.log" 2>&1 || { tail -n 5 "$folder/sign.log" >&2; return 1; }
}
ds() { cat "$folder/dsset-$1."; }
# delegation NAME SERVER-ADDRESS: NS with glue, names with their final dot.
delegation() {
  local type=A
  if [[ $2 == *:* ]]; then type=AAAA; fi
  printf '%s NS ns.%s\nns.%s %s %s\n' "$1" "$1" "$1" "$type" "$2"
}

write_children() {
  zone good.tree 127.0.1.2 <<'END'
@ CAA 0 issue "good.example"
www CAA 0 issue "www.example"
www CAA 128 issuewild ";"
host A 192.0.2.1
a.b A 192.0.2.2
inner CNAME www
alias CNAME www.open.tree.
bad CNAME www.expired.tree.
gone CNAME nothing.open.tree.
d DNAME open.tree.
*.wild CAA 0 issue "wild.example"
loop1 CNAME loop2
loop2 CNAME loop1
mail MX 5 mx.open.tree.
split CAA 0 issue "harica.gr"
END
  local i
  for i in {1..20}; do printf 'c%s CNAME c%s\n' "$i" $((i + 1)); done >>"$folder/good.tree.zone"
  for i in {1..1001}; do printf 'big CAA 0 issue "ca%s.example"\n' $((10000 + i)); done >>"$folder/good.tree.zone"
  sign good.tree -3 - -H 0
  zone open.tree 127.0.1.2 <<'END'
www CAA 0 issue "open.example"
back CNAME www.good.tree.
END
  zone expired.tree 127.0.1.2 <<'END'
www CAA 0 issue "expired.example"
END
  sign expired.tree -s 20200101000000 -e 20200131000000
  zone future.tree 127.0.1.2 <<'END'
www CAA 0 issue "future.example"
END
  # As for somebody whose clock is slow.
  sign future.tree -s +31536000 -e +63072000
  zone nosig.tree 127.0.1.2 <<'END'
www CAA 0 issue "nosig.example"
END
  sign nosig.tree
  cp "$folder/nosig.tree.zone" "$folder/nosig.tree.served"
  zone wrongds.tree 127.0.1.2 <<'END'
www CAA 0 issue "wrongds.example"
END
  sign wrongds.tree
  zone deadsigned.tree 127.0.1.9 </dev/null
  sign deadsigned.tree
  zone v6.tree ::1 <<'END'
www CAA 0 issue "v6.example"
END
  zone child.opt 127.0.1.2 <<'END'
www CAA 0 issue "child.example"
END
  write_bind
}

# What BIND does otherwise than the others: it tells large sets over TCP only, and has zones that it
# does not serve. Beside that, more of what zones may have.
write_bind() {
  zone bind.tree 127.0.1.3 <<'END'
@ CAA 0 issue "bind.example"
*.star CNAME www
www CAA 0 issue "www.example"
*.made CAA 0 issue "made.example"
kept.made A 192.0.2.3
x.y.deep A 192.0.2.4
d DNAME good.tree.
open.cut NS ns.open.cut
ns.open.cut A 127.0.1.3
lame CNAME www.norzone.tree.
Mixed.Case CAA 0 ISSUE "case.example"
END
  local i
  for i in {1..16}; do printf 'c%s CNAME c%s\n' "$i" $((i + 1)); done >>"$folder/bind.tree.zone"
  printf 'c17 CAA 0 issue "end.example"\n' >>"$folder/bind.tree.zone"
  for i in {1..90}; do printf 'big CAA 0 issue "ca%s.example"\n' $((10000 + i)); done >>"$folder/bind.tree.zone"
  sign bind.tree
  zone open.cut.bind.tree 127.0.1.3 <<'END'
www CAA 0 issue "cut.example"
END
  # Signed, but nobody says so above.
  zone nods.tree 127.0.1.3 <<'END'
www CAA 0 issue "nods.example"
END
  sign nods.tree
  zone shut.tree 127.0.1.3 <<'END'
www CAA 0 issue "shut.example"
END
}

tricks=(wrongid spoof otherquestion loop junk truncated closed drip)

write_parents() {
  {
    local name i
    for i in "${!tricks[@]}"; do delegation "${tricks[i]}.tree." "127.0.1.$((21 + i))"; done
    for name in good open expired future nosig wrongds; do delegation "$name.tree." 127.0.1.2; done
    delegation v6.tree. ::1
    delegation hostile.tree. 127.0.1.5
    delegation lame.tree. 127.0.1.9
    delegation deadsigned.tree. 127.0.1.9
    for name in bind nods shut gone norzone; do delegation "$name.tree." 127.0.1.3; done
    for name in good expired future nosig deadsigned bind; do ds "$name.tree"; done
    # Another key's.
    ds good.tree | sed 's/^good/wrongds/'
  } | zone tree 127.0.1.1
  sign tree
  delegation child.opt. 127.0.1.2 | zone opt 127.0.1.1
  printf '@ CAA 0 issue "opt.example"\n' >>"$folder/opt.zone"
  sign opt -3 - -H 0 -A
  printf '$TTL 300\n. SOA ns. host. 1 7200 3600 1209600 60\n. NS ns.\nns. A 127.0.1.1\n' >"$folder/root.zone"
  { delegation tree. 127.0.1.1; delegation opt. 127.0.1.1; ds tree; ds opt; } >>"$folder/root.zone"
  key .
  (cd "$folder" && dnssec-signzone -P -S -z -K keys -o . -f root.served root.zone) >>"$folder/sign.log" 2>&1
  printf '. 3600000 NS ns.\nns. 3600000 A 127.0.1.1\n' >"$folder/root.hints"
  grep -h DNSKEY "$folder"/keys/K.+*.key >"$folder/root.key"
}

configure() {
  local name
  cat >"$folder/nsd.conf" <<END
server:
  ip-address: 127.0.1.1
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
  name: "tree"
  zonefile: "tree.served"
zone:
  name: "opt"
  zonefile: "opt.served"
END
  cat >"$folder/knot.conf" <<END
server:
  rundir: "$folder"
  listen: [127.0.1.2@53, ::1@53]
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
  for name in good.tree open.tree expired.tree future.tree nosig.tree wrongds.tree v6.tree child.opt; do
    printf '  - domain: %s\n    file: "%s.served"\n' "$name" "$name" >>"$folder/knot.conf"
  done
  {
    cat <<END
options {
  directory "$folder";
  pid-file none;
  session-keyfile none;
  listen-on { 127.0.1.3; };
  listen-on-v6 { none; };
  recursion no;
  dnssec-validation no;
  max-udp-size 512;
  notify no;
};
controls { };
zone "shut.tree" { type primary; file "shut.tree.served"; allow-query { none; }; };
zone "gone.tree" { type secondary; primaries { 127.0.1.9; }; file "gone.tree.copy"; };
END
    for name in bind.tree open.cut.bind.tree nods.tree; do
      printf 'zone "%s" { type primary; file "%s.served"; };\n' "$name" "$name"
    done
  } >"$folder/named.conf"
  cat >"$folder/unbound.conf" <<END
server:
  interface: 127.0.0.1@5353
  directory: "$folder"
  username: ""
  chroot: ""
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  do-not-query-localhost: no
  module-config: "validator iterator"
  root-hints: "root.hints"
  trust-anchor-file: "root.key"
  ede: yes
END
}

up() { # ADDRESS PORT NAME
  local i
  for ((i = 0; i < 100; ++i)); do
    if dig +time=1 +tries=1 "@$1" -p "$2" "$3" SOA | grep -q 'status: NOERROR'; then return; fi
    sleep 0.1
  done
  say "the server at $1 port $2 does not answer for $3"
  tail -n 20 "$folder"/*.log >&2
  exit 1
}

dns_tree() {
  mkdir "$folder/keys"
  write_children
  write_parents
  configure
  start nsd /usr/sbin/nsd -d -c "$folder/nsd.conf"
  start knot /usr/sbin/knotd -c "$folder/knot.conf"
  # A copy: AppArmor's profile of Debian holds at that path, and would shut our folder.
  cp /usr/sbin/named "$folder/named"
  start named "$folder/named" -g -n 1 -c "$folder/named.conf"
  start hostile "$tools/hostile_dns" 53 127.0.1.5 127.0.1.{21..28}
  up 127.0.1.1 53 tree
  up 127.0.1.2 53 good.tree
  up 127.0.1.3 53 bind.tree
  up ::1 53 v6.tree
  start unbound /usr/sbin/unbound -d -c "$folder/unbound.conf"
  up 127.0.0.1 5353 good.tree
}

# Something of everything.
questions() {
  cat <<'END'
good.tree CAA
www.good.tree CAA
WWW.Good.Tree. CAA
host.good.tree CAA
nothing.good.tree CAA
b.good.tree CAA
inner.good.tree CAA
alias.good.tree CAA
gone.good.tree CAA
bad.good.tree CAA
www.d.good.tree CAA
d.good.tree CAA
x.y.wild.good.tree CAA
loop1.good.tree CAA
c15.good.tree CAA
c1.good.tree CAA
big.good.tree CAA
mail.good.tree MX
good.tree DS
open.tree CAA
www.open.tree CAA
nothing.open.tree CAA
back.open.tree CAA
open.tree DS
www.expired.tree CAA
nothing.expired.tree CAA
www.nosig.tree CAA
www.wrongds.tree CAA
lame.tree CAA
www.lame.tree CAA
deadsigned.tree CAA
www.deadsigned.tree CAA
www.v6.tree CAA
fine.hostile.tree CAA
refused.hostile.tree CAA
notimp.hostile.tree CAA
formerr.hostile.tree CAA
servfail.hostile.tree CAA
silent.hostile.tree CAA
wrongid.tree CAA
spoof.tree CAA
otherquestion.tree CAA
loop.tree CAA
junk.tree CAA
truncated.tree CAA
closed.tree CAA
drip.tree CAA
bind.tree CAA
host.bind.tree CAA
any.star.bind.tree CAA
any.made.bind.tree CAA
kept.made.bind.tree CAA
deep.bind.tree CAA
www.d.bind.tree CAA
alias.d.bind.tree CAA
www.open.cut.bind.tree CAA
open.cut.bind.tree DS
lame.bind.tree CAA
MIXED.case.bind.tree CAA
c1.bind.tree CAA
c7.bind.tree CAA
big.bind.tree CAA
www.nods.tree CAA
nods.tree DS
www.shut.tree CAA
www.gone.tree CAA
www.norzone.tree CAA
tree CAA
opt CAA
child.opt CAA
www.child.opt CAA
nothing.opt CAA
nowhere CAA
END
}

# What a repository would have of the tree, as ask_dns is told: the zones that are served as they are
# written.
zones_of_tree() { # sets `zones`
  local name
  zones=()
  for name in tree opt good.tree open.tree v6.tree child.opt bind.tree open.cut.bind.tree nods.tree; do
    zones+=(--zone "$name." "$folder/$name.zone")
  done
  zones+=(--zone . "$folder/root.zone")
}

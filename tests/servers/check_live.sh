#!/usr/bin/env bash
# dcvlint check over a tree of real servers: what DNS says about names of the zones is judged with
# them, by both engines alike, and a replay finds the same. DCVLINT names the binary.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/dns_tree.bash"
dns_tree
cd "$folder"
failed=0
expect() { # NAME EXIT-CODE: the code of the last run, and standard input as its output
  if ((code != $2)); then printf -- '--- %s: exit code %s, not %s\n' "$1" "$code" "$2"; failed=1; fi
  if ! diff - out >diff; then
    printf -- '--- %s: expected (<), got (>)\n' "$1"
    cat diff err
    failed=1
  fi
}
check() {
  code=0
  "$DCVLINT" check --as-of 2026-11-22 --format concise --quiet --select caa "$@" >out 2>err || code=$?
}
server=(--dns 127.0.0.1:5353)
own=(--dns embedded --root-hints root.hints --trust-anchors root.key)

# A zone that is to be deployed below tree, where most of its names lead elsewhere.
mkdir zones
cat >zones/new.tree.zone <<'END'
$TTL 1h
@       SOA   ns host 1 7200 3600 1209600 300
@       NS    ns
@       MX    10 mail
ns      A     127.0.1.7
mail    A     127.0.1.8
open    CNAME www.open.tree.
good    CNAME host.good.tree.
expired CNAME www.expired.tree.
refused CNAME refused.hostile.tree.
lame    CNAME www.lame.tree.
dead    CNAME www.deadsigned.tree.
through CNAME www.d.good.tree.
loop    CNAME loop1.good.tree.
own     CAA   0 issue "harica.gr"
own     A     127.0.1.9
END
printf '[policy]\nmust-issue = ["harica"]\nsmime = ["harica"]\n' >zones/dcvlint.toml
# Why is told in other words by each engine; the rest is the same.
without_why() { sed -E 's/ \([^()]*\)([;,]|$)/\1/g' out >plain && mv plain out; }
for engine in server own; do
  declare -n how=$engine
  check "${how[@]}" zones
  without_why
  expect "findings by $engine" 4 <<'END'
zones/new.tree.zone:7:1: error[caa/issuer-not-authorized] HARICA must not issue certificates for open.new.tree: issue at www.open.tree (open.new.tree is an alias of it) names open.example only
zones/new.tree.zone:9:1: error[caa/lookup-bogus] no CA may issue for expired.new.tree: the look-up for expired.new.tree got an answer that doesn't validate; since 2026-03-15 that never permits
zones/new.tree.zone:10:1: warning[caa/lookup-failed-insecure] a CA may refuse refused.new.tree: the look-up for refused.new.tree got SERVFAIL; the zone is not signed, so that a CA may, after a second attempt, take that for a permission
zones/new.tree.zone:11:1: warning[caa/lookup-failed-insecure] a CA may refuse lame.new.tree: the look-up for lame.new.tree got no answer in time; the zone is not signed, so that a CA may, after a second attempt, take that for a permission
zones/new.tree.zone:12:1: error[caa/lookup-failed] no CA may issue for dead.new.tree: the look-up for dead.new.tree got no answer in time, and nothing proves that the zone is not signed
zones/new.tree.zone:13:1: error[caa/issuer-not-authorized] HARICA must not issue certificates for through.new.tree: issue at www.open.tree (through.new.tree is an alias of it) names open.example only
zones/new.tree.zone:14:1: error[caa/lookup-failed] no CA may issue for loop.new.tree: the look-up for loop.new.tree got SERVFAIL, and nothing proves that the zone is not signed
Incomplete: the CAA of 5 names is not known, since look-ups in DNS failed.
END
done

# Recorded and replayed: the same bytes without network.
check --record evidence "${server[@]}" zones
mv out recorded
code=0
"$DCVLINT" check --format concise --quiet --select caa --replay evidence zones >out 2>err || code=$?
expect 'a replay' 4 <recorded
# Evidence of another zone: what it lacks is said, not guessed.
printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 300\n@ NS ns\nns A 127.0.1.7\nw CNAME www.far.away.\n' >zones/other.tree.zone
check --replay evidence zones/other.tree.zone
cat err >>out
expect 'evidence that lacks a name' 4 <<'END'
Incomplete: the CAA of 1 name is not known, since look-ups in DNS failed.
dcvlint: the evidence has no such question, so that the CAA of 1 name is not known
END

# A pull request is judged as if it were merged: what the zones have is not asked for.
printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 300\n@ NS ns\nns A 127.0.1.7\nwww CAA 0 issue "harica.gr"\n' >zones/expired.tree.zone
check "${server[@]}" zones
without_why
grep expired out >page || true
mv page out
expect 'zones go before DNS' 4 <<'END'
zones/new.tree.zone:9:1: notice[caa/caa-at-alias] CAs look for CAA of expired.new.tree at www.expired.tree, where the CNAME leads; without it, no CAA of this repository would count
END
exit "$failed"

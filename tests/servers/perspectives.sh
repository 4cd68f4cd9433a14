#!/usr/bin/env bash
# dcvlint perspectives over a tree of real servers: resolvers that agree, one that is told of other CAA
# (a split horizon), and one that is not there. DCVLINT names the binary.
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
day=2026-11-22
perspectives() { code=0; "$DCVLINT" perspectives --as-of "$day" "$@" >out 2>err || code=$?; }
quorums() { # of the last run: for each CA the verdicts and what they come to
  jq -r '.names[] | .name as $n | .cas[] | [$n, .ca, (.perspectives | map(.verdict) | join(",")),
    .quorum.result] | join(" ")' out >quorums
  mv quorums out
}

# 127.0.0.11 to .14 see the tree as it is. 127.0.0.21 and .22 are told of another CA.
resolver() { # NAME ADDRESS...: with what standard input adds to its configuration
  local name=$1 address
  shift
  sed '/interface:/d' unbound.conf >"$name.conf"
  for address; do printf '  interface: %s@53\n' "$address"; done >>"$name.conf"
  cat >>"$name.conf"
  start "$name" /usr/sbin/unbound -d -c "$folder/$name.conf"
  up "$1" 53 good.tree
}
resolver same 127.0.0.11 127.0.0.12 127.0.0.13 127.0.0.14 </dev/null
resolver other 127.0.0.21 127.0.0.22 <<'END'
  local-zone: "split.good.tree" typetransparent
  local-data: 'split.good.tree. CAA 0 issue "digicert.com"'
  local-zone: "servfail.hostile.tree" typetransparent
  local-data: 'servfail.hostile.tree. CAA 0 issue "harica.gr"'
END
cat >dcvlint.toml <<'END'
[[perspective]]
dns = "127.0.0.1:5353"

[[perspective]]
dns    = "127.0.0.11"
region = "ripe"

[[perspective]]
dns    = "127.0.0.12"
region = "arin"

[[perspective]]
dns    = "127.0.0.13"
region = "apnic"

[[perspective]]
dns    = "127.0.0.21"
region = "lacnic"
END

# One of four sees something else: enough today, not from 2026-12-15.
perspectives --ca harica split.good.tree
expect 'a split horizon' 0 <<'END'
split.good.tree                                as of 2026-11-22 · 5 perspectives

CAA     the answers differ
        127.0.0.1:5353, 127.0.0.11:53, 127.0.0.12:53, 127.0.0.13:53:
          at split.good.tree
          0 issue "harica.gr"
        127.0.0.21:53:
          at split.good.tree
          0 issue "digicert.com"

harica: a certificate for the host
        127.0.0.1:5353  primary  may        secure         split.good.tree
        127.0.0.11:53   ripe     may        secure         split.good.tree
        127.0.0.12:53   arin     may        secure         split.good.tree
        127.0.0.13:53   apnic    may        secure         split.good.tree
        127.0.0.21:53   lacnic   must not   indeterminate  split.good.tree
Why     127.0.0.21:53: issue at split.good.tree names digicert.com only
Quorum  met: 3 of 4 remotes corroborate, in 3 RIR regions (arin, ripe, apnic);
          from 2026-12-15 at least 5 remotes are needed
END
perspectives --ca harica --format json split.good.tree
jq -c '.names[0] | .alike, (.cas[0].perspectives[] | [.dns, .primary, .region, .verdict, .found_at,
  .records[0], .dnssec]), .cas[0].quorum' out >lines
mv lines out
expect 'a split horizon, JSON' 0 <<'END'
false
["127.0.0.1:5353",true,null,"permit","split.good.tree","0 issue \"harica.gr\"","secure"]
["127.0.0.11:53",false,"ripe","permit","split.good.tree","0 issue \"harica.gr\"","secure"]
["127.0.0.12:53",false,"arin","permit","split.good.tree","0 issue \"harica.gr\"","secure"]
["127.0.0.13:53",false,"apnic","permit","split.good.tree","0 issue \"harica.gr\"","secure"]
["127.0.0.21:53",false,"lacnic","deny","split.good.tree","0 issue \"digicert.com\"","indeterminate"]
{"result":"met","reason":"met: 3 of 4 remotes corroborate, in 3 RIR regions (arin, ripe, apnic); from 2026-12-15 at least 5 remotes are needed","binding":true,"remotes":4,"remotes_needed":4,"corroborating":3,"may_fail_to":1,"regions":["arin","ripe","apnic"],"regions_needed":2,"if_failures_count":"met","later":[{"from":"2026-12-15","result":"too_few","remotes_needed":5,"regions_needed":2}]}
END
day=2026-12-15
perspectives --ca harica --format json split.good.tree
day=2026-11-22
quorums
expect 'too few from 2026-12-15 on' 4 <<'END'
split.good.tree harica permit,permit,permit,permit,deny too_few
END

# Which one is the primary perspective, and how many are against.
perspectives --ca harica,digicert --format json --dns 127.0.0.21 --dns 127.0.0.11 --dns 127.0.0.12 \
  --dns 127.0.0.13 --dns 127.0.0.1:5353 split.good.tree
quorums
expect 'the primary perspective is told of another CA' 1 <<'END'
split.good.tree harica deny,permit,permit,permit,permit primary_refuses
split.good.tree digicert permit,deny,deny,deny,deny not_met
END
perspectives --ca harica --format json --dns 127.0.0.1:5353 --dns 127.0.0.11 --dns 127.0.0.12 \
  --dns 127.0.0.21 --dns 127.0.0.22 split.good.tree '*.split.good.tree' host.open.tree
quorums
expect 'two of four are against' 1 <<'END'
split.good.tree harica permit,permit,permit,deny,deny not_met
*.split.good.tree harica permit,permit,permit,deny,deny not_met
host.open.tree harica permit,permit,permit,permit,permit met
END
# Where nobody says which CAs count, those that anybody saw are shown, and no refusal counts.
perspectives --format json split.good.tree
quorums
expect 'no --ca' 0 <<'END'
split.good.tree harica permit,permit,permit,permit,deny met
split.good.tree sectigo deny,deny,deny,deny,deny primary_refuses
split.good.tree letsencrypt deny,deny,deny,deny,deny primary_refuses
split.good.tree digicert deny,deny,deny,deny,permit primary_refuses
END
# Regions come from dcvlint.toml only.
perspectives --isolated --ca harica --dns 127.0.0.1:5353 --dns 127.0.0.11 --dns 127.0.0.12 \
  --dns 127.0.0.13 --dns 127.0.0.14 split.good.tree
expect 'regions that nobody told' 4 <<'END'
split.good.tree                                as of 2026-11-22 · 5 perspectives

CAA     alike everywhere: at split.good.tree
        0 issue "harica.gr"

harica: a certificate for the host
        127.0.0.1:5353  primary  may        secure         split.good.tree
        127.0.0.11:53   remote   may        secure         split.good.tree
        127.0.0.12:53   remote   may        secure         split.good.tree
        127.0.0.13:53   remote   may        secure         split.good.tree
        127.0.0.14:53   remote   may        secure         split.good.tree
Quorum  not shown: 4 of 4 remotes corroborate, but nothing tells that they are
          in 2 RIR regions (region of [[perspective]] in dcvlint.toml); from
          2026-12-15 at least 5 remotes are needed
END

# Recursion of our own is a perspective, too.
perspectives --ca harica --format json --root-hints root.hints --trust-anchors root.key --dns embedded \
  --dns 127.0.0.11 --dns 127.0.0.12 --dns 127.0.0.13 --dns 127.0.0.14 split.good.tree www.open.tree
quorums
expect 'the embedded resolver' 1 <<'END'
split.good.tree harica permit,permit,permit,permit,permit met
www.open.tree harica deny,deny,deny,deny,deny primary_refuses
END

# Nobody listens at one of them; a name server below an unsigned delegation fails for three of four.
perspectives --ca harica --dns 127.0.0.1:5353 --dns 127.0.0.11 --dns 127.0.0.12 --dns 127.0.0.13 \
  --dns 127.0.0.99 split.good.tree
expect 'a resolver that is not there' 4 <<'END'
split.good.tree                                as of 2026-11-22 · 5 perspectives

CAA     the answers differ
        127.0.0.1:5353, 127.0.0.11:53, 127.0.0.12:53, 127.0.0.13:53:
          at split.good.tree
          0 issue "harica.gr"
        127.0.0.99:53:
          the look-up at split.good.tree failed

harica: a certificate for the host
        127.0.0.1:5353  primary  may        secure         split.good.tree
        127.0.0.11:53   ripe     may        secure         split.good.tree
        127.0.0.12:53   arin     may        secure         split.good.tree
        127.0.0.13:53   apnic    may        secure         split.good.tree
        127.0.0.99:53   remote   fails      indeterminate  split.good.tree
Why     127.0.0.99:53: the look-up for split.good.tree was not made: the
          resolver is not there (127.0.0.99:53 does not answer), and nothing
          proves that the zone is not signed
Quorum  met: 3 of 4 remotes corroborate, in 3 RIR regions (arin, ripe, apnic);
          from 2026-12-15 at least 5 remotes are needed
END
perspectives --ca harica --dns 127.0.0.21 --dns 127.0.0.22 --dns 127.0.0.11 --dns 127.0.0.12 \
  --dns 127.0.0.13 servfail.hostile.tree
# When and how Unbound gives up is its own matter.
sed -i '/^Why/,/^Quorum/{/^Quorum/!d}' out
expect 'failures in an unsigned zone' 4 <<'END'
servfail.hostile.tree                          as of 2026-11-22 · 5 perspectives

CAA     the answers differ
        127.0.0.21:53, 127.0.0.22:53:
          at servfail.hostile.tree
          0 issue "harica.gr"
        127.0.0.11:53, 127.0.0.12:53, 127.0.0.13:53:
          the look-up at servfail.hostile.tree failed

harica: a certificate for the host
        127.0.0.21:53  primary  may        insecure       servfail.hostile.tree
        127.0.0.22:53  remote   may        insecure       servfail.hostile.tree
        127.0.0.11:53  ripe     fails      insecure       servfail.hostile.tree
        127.0.0.12:53  arin     fails      insecure       servfail.hostile.tree
        127.0.0.13:53  apnic    fails      insecure       servfail.hostile.tree
Quorum  not met: 1 of 4 remotes corroborates, and no more than 1 may fail to
Note    a look-up that failed counts for nothing here; a CA may, after a
          second attempt, take one in an unsigned zone for a permission, and
          then the quorum is met
END

refused() { # NAME EXPECTED OPTION...
  local name=$1 message=$2
  shift 2
  perspectives "$@"
  cat out err >both
  mv both out
  expect "$name" 2 <<<"dcvlint: $message"
}
refused 'no resolver' 'perspectives: name resolvers with --dns, the primary one first, or write them as [[perspective]] into dcvlint.toml' --isolated good.tree
refused 'one resolver' 'perspectives: there is nothing to compare 127.0.0.11:53 with; name another resolver with --dns' --dns 127.0.0.11 good.tree
refused 'one resolver twice' '--dns: 127.0.0.11:53 is there twice; one resolver is one perspective' --dns 127.0.0.11 --dns 127.0.0.11:53 good.tree
refused 'no address' '--dns: "resolver.example": is no address of a resolver: 127.0.0.1, 127.0.0.1:5353 or [::1]:53 is expected' --dns resolver.example --dns 127.0.0.11 good.tree
refused 'no name' 'perspectives: name a domain, or - for names on standard input (dcvlint --help tells more)'
refused 'an unknown CA' '--ca: "harcia" is no CA that we know; did you mean "harica"?' --ca harcia good.tree
refused 'hints for nobody' '--dns: --trust-anchors and --root-hints are for the embedded resolver' --root-hints root.hints --dns 127.0.0.11 --dns 127.0.0.12 good.tree
sed -i 's/"lacnic"/"lacnik"/' dcvlint.toml
refused 'an unknown region' "$folder/dcvlint.toml:18:10: unknown region \"lacnik\"; did you mean \"lacnic\"?" good.tree
exit "$failed"

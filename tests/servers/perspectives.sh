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
          resolver is not there (127.0.0.99:53 does not answer)
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

# Names that public DNS does not have are explained; the others are asked.
perspectives --ca harica --format json --dns 127.0.0.1:5353 --dns 127.0.0.11 --dns 127.0.0.12 \
  --dns 127.0.0.13 --dns 127.0.0.14 abcdefgh.onion '*.printer.local' host.open.tree
quorums
cat err >>out
expect 'names that nobody asks for' 2 <<'END'
host.open.tree harica permit,permit,permit,permit,permit met
dcvlint: "abcdefgh.onion" is a name of the Tor network: DNS has none of them (RFC 7686), and no CA has to look up CAA for it (BR 2.3.1 §4.2.2.1)
dcvlint: "*.printer.local" is not asked for: .local is for names found by multicast DNS (RFC 6762), and no public CA issues for it
END

# Recorded and replayed: the same bytes, without dcvlint.toml, without a network, on another day.
names=(split.good.tree '*.split.good.tree' bad.good.tree servfail.hostile.tree)
perspectives --ca harica,digicert --record kept "${names[@]}"
if ((code != 4)); then printf -- '--- recorded: exit code %s\n' "$code"; failed=1; fi
mv out page
(cd kept && sha256sum --quiet -c SHA256SUMS && cd 5 && sha256sum --quiet -c SHA256SUMS)
replay() { code=0; "$DCVLINT" perspectives --isolated "$@" >out 2>err || code=$?; }
replay --ca harica,digicert --replay kept
expect 'a replay' 4 <page
replay --ca harica --format json --replay kept split.good.tree
quorums
expect 'a replay of one name' 0 <<'END'
split.good.tree harica permit,permit,permit,permit,deny met
END
replay --ca harica --as-of 2026-12-15 --format json --replay kept split.good.tree
quorums
expect 'a replay as on another day' 4 <<'END'
split.good.tree harica permit,permit,permit,permit,deny too_few
END
# One perspective's evidence is evidence like any other.
code=0
"$DCVLINT" domain --isolated --ca harica --format json --replay kept/5 split.good.tree >out 2>err || code=$?
jq -r '.names[].verdicts[] | select(.for == "host") | [.verdict, .records[0]] | join(" ")' out >verdicts
mv verdicts out
expect 'what one perspective saw' 1 <<'END'
deny 0 issue "digicert.com"
END
no_replay() { # NAME EXIT-CODE EXPECTED OPTION...
  local name=$1 wanted=$2 message=$3
  shift 3
  replay "$@"
  cat out err >both
  mv both out
  expect "$name" "$wanted" <<<"dcvlint: $message"
}
altered='was altered since it was recorded: its SHA-256 is not the one in'
of_record='what dcvlint perspectives --record writes has perspectives.txt, SHA256SUMS and a folder for each perspective'
cp -r kept swapped
mv swapped/1 swapped/x && mv swapped/5 swapped/1 && mv swapped/x swapped/5
no_replay 'perspectives that changed places' 3 "swapped/1/SHA256SUMS: $altered swapped/SHA256SUMS" --replay swapped
cp -r kept moved
sed -i 's/arin/lacnic/' moved/perspectives.txt
no_replay 'a region that was altered' 3 "moved/perspectives.txt: $altered moved/SHA256SUMS" --replay moved
cp -r kept changed
sed -i 's/"rcode":0/"rcode":1/' changed/2/evidence.jsonl
no_replay 'an altered answer' 3 "changed/2/evidence.jsonl: $altered SHA256SUMS" --replay changed
rm -r changed/2
no_replay 'a perspective that is not there' 3 "changed/2/SHA256SUMS: no such file; $of_record" --replay changed
no_replay 'evidence of one resolver' 3 "kept/1/perspectives.txt: no such file; $of_record" --replay kept/1
code=0
"$DCVLINT" domain --isolated --replay kept >out 2>&1 || code=$?
expect 'evidence of several for domain' 3 <<<'dcvlint: kept: was recorded by dcvlint perspectives; replay it there, or one of the folders in it here'
no_replay 'replay and ask' 2 '--replay: asks nobody: leave out --dns and --record' --replay kept --dns 127.0.0.11
no_replay 'a folder that has something in it' 3 'kept: is not empty; name a new folder' \
  --dns 127.0.0.11 --dns 127.0.0.12 --record kept good.tree

# Side by side: four resolvers that take one and a half seconds each.
slow=()
for i in 31 32 33 34; do
  start "slow$i" "$tools/hostile_dns" 53 "127.0.0.$i"
  slow+=(--dns "127.0.0.$i")
done
for i in 31 32 33 34; do
  for ((n = 0; n < 100; ++n)); do
    if dig +time=1 +tries=1 "@127.0.0.$i" ok.shut.evil CAA | grep -q 'status: NOERROR'; then break; fi
    sleep 0.1
  done
done
begun=${EPOCHREALTIME//[.,]/}
perspectives --isolated --ca harica --format json "${slow[@]}" slow.shut.evil
took=$(((${EPOCHREALTIME//[.,]/} - begun) / 1000))
quorums
expect 'slow resolvers' 1 <<'END'
slow.shut.evil harica deny,deny,deny,deny primary_refuses
END
if ((took < 1500 || took > 4500)); then printf -- '--- slow resolvers: %s ms\n' "$took"; failed=1; fi

# What resolvers say besides, and what it tells of a clock.
perspectives --isolated --ca harica "${slow[@]:0:4}" early.shut.evil
sed -n '/^Why/,/^Quorum/{/^Quorum/!p}' out >why && mv why out
expect 'a signature of tomorrow' 4 <<'END'
Why     127.0.0.31:53, 127.0.0.32:53: the look-up for early.shut.evil got an
          answer that doesn't validate (Signature Not Yet Valid); a signature
          begins to hold later: it was dated ahead, or the clock of the resolver
          is slow; since 2026-03-15 that never permits
END
perspectives --isolated --ca harica --record loud "${slow[@]:0:4}" loud.shut.evil
for format in text json; do
  replay --ca harica --format "$format" --replay loud
  if LC_ALL=C grep -q $'[\x01-\x09\x0b-\x1f\x7f]\|^::\|##\[' out; then
    printf -- '--- a loud resolver, %s\n' "$format"
    cat -v out
    failed=1
  fi
  grep -q 'error::x' out || { printf -- '--- a loud resolver is not heard, %s\n' "$format"; cat -v out; failed=1; }
done

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

#!/usr/bin/env bash
# dcvlint domain and record over a tree of real servers: both engines say the same, what was recorded
# is replayed byte for byte, and what cannot be asked or was altered is said. DCVLINT names the
# binary.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/dns_tree.bash"
dns_tree
cd "$folder"
failed=0
expect() { # NAME EXIT-CODE: the code of the last run, and standard input as its output
  if ((code != $2)); then printf -- '--- %s: exit code %s, not %s\n' "$1" "$code" "$2"; failed=1; fi
  if ! diff - out >diff; then
    printf -- '--- %s: expected (<), got (>)\n' "$1"
    cat diff
    failed=1
  fi
}
domain() { code=0; "$DCVLINT" domain --isolated --as-of 2026-11-22 "$@" >out 2>err || code=$?; }
server=(--dns 127.0.0.1:5353)
own=(--dns embedded --root-hints root.hints --trust-anchors root.key)
verdicts() { jq -r '.names[] | .name as $n | .verdicts[] | select(.for == "host") |
  [$n, .verdict, .found_at // "-", .dnssec // "-"] | join(" ")' out; }

names=(good.tree host.good.tree alias.good.tree bad.good.tree open.tree www.expired.tree refused.hostile.tree
  www.v6.tree www.child.opt nothing.nowhere)
for engine in server own; do
  declare -n how=$engine
  domain --ca harica --format json "${how[@]}" "${names[@]}"
  verdicts >verdicts
  mv verdicts out
  expect "verdicts by $engine" 4 <<'END'
good.tree deny good.tree secure
host.good.tree deny good.tree secure
alias.good.tree deny www.open.tree insecure
bad.good.tree fail bad.good.tree bogus
open.tree permit - insecure
www.expired.tree fail www.expired.tree bogus
refused.hostile.tree fail refused.hostile.tree insecure
www.v6.tree deny www.v6.tree insecure
www.child.opt deny www.child.opt insecure
nothing.nowhere permit - secure
END
done

# A page; what the zones have goes before what is served.
printf '$ORIGIN good.tree.\n@ 300 SOA ns host 1 7200 3600 1209600 60\n@ 300 NS ns\n@ 300 CAA 0 issue "harica.gr"\nx 300 CNAME www.open.tree.\n' >merged.zone
domain --ca harica "${server[@]}" --zones merged.zone --origin good.tree host.good.tree
grep -E 'zone repo over|harica ' out >page && mv page out
expect 'zones over live DNS' 0 <<'END'
host.good.tree      as of 2026-11-22 · zone repo over live DNS by 127.0.0.1:5353
      harica        may          may          may
END
domain --ca harica "${server[@]}" --zones merged.zone --origin good.tree --format json x.good.tree
verdicts >verdicts && mv verdicts out
expect 'an alias out of the zones' 1 <<'END'
x.good.tree deny www.open.tree insecure
END

# Recorded and replayed: the same bytes, another day and no network.
domain --ca harica --format json --record evidence "${server[@]}" "${names[@]}"
mv out recorded
(cd evidence && sha256sum --quiet -c SHA256SUMS)
code=0
"$DCVLINT" domain --isolated --ca harica --format json --replay evidence >out 2>err || code=$?
expect 'a replay' 4 <recorded
domain --ca harica --replay evidence --format json other.tree
verdicts >verdicts && mv verdicts out
expect 'a name that was not recorded' 4 <<'END'
other.tree fail other.tree indeterminate
END
code=0
"$DCVLINT" record --out again "${own[@]}" good.tree '*.open.tree' >out 2>err || code=$?
sed -i -E 's/[0-9]+ messages/N messages/' out
expect 'record' 0 <<'END'
again: 2 names, N messages; dcvlint domain --replay again tells what they mean
END
domain --ca harica --replay again --format json
jq -r '.names[] | .name as $n | .verdicts[] | select(.for == "wildcard") | [$n, .verdict] | join(" ")' out >verdicts
mv verdicts out
expect 'a replay of what the embedded engine said' 1 <<'END'
good.tree deny
*.open.tree permit
END

# Signatures that do not hold yet, or no more: the dates, since a clock may be slow. Unbound 1.17 tells
# the resolver's clients nothing of it.
domain --ca harica --format json "${server[@]}" www.future.tree www.expired.tree
jq -r '.names[].verdicts[] | select(.for == "host") | .reason' out | sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}/TIME/g' >reason
mv reason out
expect 'signatures of other days by server' 4 <<'END'
the look-up for www.future.tree got an answer that doesn't validate (a signature in it holds from TIME UTC on, and the clock says TIME UTC); since 2026-03-15 that never permits
the look-up for www.expired.tree got an answer that doesn't validate (a signature in it held until TIME UTC); since 2026-03-15 that never permits
END
domain --ca harica --format json "${own[@]}" www.future.tree
grep -q 'the clock of this machine is slow' out || { printf -- '--- a signature of tomorrow by own\n'; cat out; failed=1; }

refused() { # NAME EXIT-CODE EXPECTED OPTION...
  local name=$1 wanted=$2 message=$3
  shift 3
  domain "$@"
  mv err out
  expect "$name" "$wanted" <<<"$message"
}
sed -i 's/2026-11-22/2026-11-23/' evidence/evidence.jsonl
refused 'altered evidence' 3 'dcvlint: evidence/evidence.jsonl: was altered since it was recorded: its SHA-256 is not the one in SHA256SUMS' --replay evidence
refused 'no evidence' 3 'dcvlint: keys/SHA256SUMS: no such file; evidence has evidence.jsonl, messages.dns and SHA256SUMS' --replay keys
refused 'a folder that is in use' 3 'dcvlint: again: is not empty; name a new folder' --record again "${server[@]}" good.tree
refused 'a replay that would ask' 2 'dcvlint: --replay: asks nobody: leave out --live, --dns and --record' --replay again --live good.tree
refused 'a name in place of an address' 2 'dcvlint: --dns: "resolver.example" is no address of a resolver: 127.0.0.1, 127.0.0.1:5353 or [::1]:53 is expected' --dns resolver.example good.tree

# Names of one domain are asked for in line: 16 at once, then 20 a second.
begun=${EPOCHREALTIME//[.,]/}
domain --ca harica --domain-rate 20 --format json "${own[@]}" h{1..36}.good.tree
took=$(((${EPOCHREALTIME//[.,]/} - begun) / 1000))
jq '.names | length' out >count && mv count out
if ((took < 1000)); then printf 'took %s ms\n' "$took" >>out; fi
expect 'a polite sweep' 1 <<<36
refused 'a replay at some rate' 2 'dcvlint: --replay: asks nobody: leave out --domain-rate and --resolver-rate' --replay again --domain-rate 7 good.tree

# Nobody there: which one, and that nothing was decided.
domain --ca harica --dns 127.0.0.1:5999 --format json good.tree
jq -r '.names[].verdicts[] | select(.for == "host") | .reason' out >reason && mv reason out
expect 'no resolver' 4 <<'END'
the look-up for good.tree was not made: the resolver is not there (127.0.0.1:5999 does not answer)
END
exit "$failed"

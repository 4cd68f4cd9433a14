#!/usr/bin/env bash
# What --format sarif prints follows the published schema of SARIF 2.1.0, for the sample repository
# and for hostile input, and the test would notice if not.
set -euo pipefail
top=$PWD
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate_sarif.js" "$modules/node_modules" "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p 'zones/a b'
printf '$TTL 1h\n@ SOA ns host 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n$INCLUDE part\n$GENERATE 1-2 w$ A 192.0.2.x$\n' \
  >'zones/a b/example.org.zone'
printf 'www CAA 0 issue "a.example;"\n[x](http://y) CNAME x\xff\xe2\x80\xae\xf0\x9f\x98\x80 {0}\nb ( A 1.2.3\n' \
  >'zones/a b/part'
printf '@ CAA 0 ISSUE harica.gr\n@ CAA 1 issue ca.example\n' >>'zones/a b/part'
ln -s nowhere zones/dead
printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\n@ CAA 0 issue "harica.gr"\n' \
  >clean.example.zone

# check EXPECTED-CODE NAME ARGUMENT…
check() {
  local expected=$1 name=$2 code=0
  shift 2
  "$DCVLINT" check --isolated --as-of 2026-11-21 --format "sarif:$work/$name.sarif" "$@" 2>err || code=$?
  [[ $code == "$expected" ]] || { cat err; printf '%s: exit code %s\n' "$name" "$code"; exit 1; }
}
check 1 corpus "$top/tests/corpus/nren"
check 3 hostile zones
check 3 outside "$work/zones"
check 0 clean --ignore caa clean.example.zone
[[ $(jq '.runs[0].results | length' corpus.sarif) -ge 25 ]]
[[ $(jq '[.runs[0].results[].relatedLocations // [] | .[]] | length' corpus.sarif) -ge 5 ]]
[[ $(jq '[.runs[0].results[].fixes // [] | .[]] | length' corpus.sarif) -ge 3 ]]
# What is to be typed is shown, and there as it is.
[[ $(jq '[.runs[0].results[] | select(.properties.command // "" | startswith("openssl req "))
  | select(.message.text | contains("\nfix: openssl req "))] | length' corpus.sarif) -ge 3 ]]
[[ $(jq '.runs[0].results | length' clean.sarif) == 0 ]]
[[ $(jq -c '.runs[0].invocations[0] | [.exitCode, .executionSuccessful]' hostile.sarif) == '[3,false]' ]]
[[ $(jq -r '[.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri] | unique | .[]' \
  hostile.sarif) == $'zones/a%20b/example.org.zone\nzones/a%20b/part' ]]
# The same files, named from the root: the same results.
diff <(jq .runs[0].results hostile.sarif) <(jq .runs[0].results outside.sarif)

# Lines that move change no fingerprint.
prints() { jq -r '.runs[0].results[].partialFingerprints.primaryLocationLineHash' "$1" | sort; }
sed -i '1i ; a line above' 'zones/a b/example.org.zone' 'zones/a b/part'
check 3 moved zones
validate {corpus,hostile,outside,clean,moved}.sarif
diff <(prints hostile.sarif) <(prints moved.sarif)
[[ $(prints moved.sarif | uniq -d) == '' ]]

refused corpus.sarif <<'END'
.version = "2.0.0"
del(.runs[0].tool)
.runs[0].results[0].level = "notice"
.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
.runs[0].results[0].locations[0].physicalLocation.region.endLine = 1 | .runs[0].results[0].locations[0].physicalLocation.region.startLine = 2
.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "a b"
.runs[0].results[0].ruleIndex += 1
.runs[0].surprise = 1
END

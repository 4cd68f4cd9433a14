#!/usr/bin/env bash
# What dcvlint domain prints follows lint/reports/dcvlint-1-domain.schema.json, and the schema would
# notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-domain.schema.json
source "$top/tests/schema/modules.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >lu.example.zone <<'END'
$TTL 1h
@ SOA ns host 1 2 3 4 5
@ NS ns
@ CAA 0 issue "harica.gr"
@ CAA 0 issuewild ";"
ns A 192.0.2.1
www CNAME web.elsewhere.test.
odd CAA 0 issue "\000\195\165\"\\"
odd CAA 0 issue "ca.test"
loop CNAME loop
END
domain() { "$DCVLINT" domain --isolated --as-of 2026-11-21 --zones . --format json "$@"; }

domain www.lu.example '*.lu.example' malmö.lu.example odd.lu.example se >a.json
domain --ca harica --method dns-01 --account https://acme.test/1 odd.lu.example >b.json || [[ $? == 1 ]]
domain loop.lu.example >c.json || [[ $? == 4 ]]
domain .. >d.json 2>/dev/null || [[ $? == 2 ]]
validate a.json b.json c.json d.json
[[ $(jq '.names | length' a.json) == 5 ]]
[[ $(jq -r '.names[3].verdicts[0].records[0]' a.json) == '0 issue "\000\195\165\"\\"' ]]
[[ $(jq -r '.names[0].verdicts[0].assumes[0]' a.json) == 'no CAA at web.elsewhere.test, which www.lu.example is an alias of' ]]
[[ $(jq -c '.names[1].verdicts | map(.for) | unique' a.json) == '["wildcard"]' ]]
[[ $(jq -c '.names[0].verdicts | map(.for) | unique' a.json) == '["host","smime","vmc","wildcard"]' ]]
[[ $(jq -r '.names[0].verdicts[0].verdict' c.json) == fail ]]
[[ $(jq -c '.names' d.json) == '[]' ]]

# Each of these must be refused.
refused() {
  jq "$1" a.json >bad.json
  if validate bad.json >/dev/null; then
    printf 'the schema lets this through: %s\n' "$1"
    exit 1
  fi
}
refused '.schema = "dcvlint/2"'
refused 'del(.names)'
refused '.names[0].verdicts[0].verdict = "may"'
refused '.names[0].verdicts[0].for = "mail"'
refused 'del(.names[0].verdicts[0].assumes)'
refused '.names[0].verdicts[0].dnssec = "unknown"'
refused '.names[0].verdicts[0].path[0].surprise = 1'
refused '.names[0].verdicts[0].reason = ""'
refused '.surprise = 1'

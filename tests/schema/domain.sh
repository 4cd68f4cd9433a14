#!/usr/bin/env bash
# What dcvlint domain prints follows lint/reports/dcvlint-1-domain.schema.json, and the schema would
# notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-domain.schema.json
source "$top/tests/schema/validator.bash"
validate() { validate_as whole "$@"; }
validate_as() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" "$@"; }

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
domain_as() { "$DCVLINT" domain --isolated --as-of 2026-11-21 --zones . --format "$@"; }
domain() { domain_as json "$@"; }

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

# A name a line: nothing less, and what each verdict would repeat once.
printf '@ SOA ns host 1 2 3 4 5\n@ NS ns\n@ CAA 0 issue "sectigo.com; validationmethods=ca-tbr-17"\n' >phone.example.zone
for names in 'www.lu.example *.lu.example malmö.lu.example odd.lu.example se' 'loop.lu.example' 'phone.example'; do
  read -ra list <<<"$names"
  domain "${list[@]}" >whole.json || [[ $? == [14] ]]
  domain_as jsonl "${list[@]}" >lines.jsonl || [[ $? == [14] ]]
  validate whole.json
  validate_as line lines.jsonl
  jq -c '.names[] | (.verdicts[0] | {found_at, records, path, dnssec, assumes}) as $found
    | {schema: "dcvlint/1"} + . + $found | .verdicts |= map({ca, for, verdict, reason})' whole.json |
    jq -Sc . >expected
  jq -Sc . lines.jsonl | diff expected - || { printf 'json and jsonl differ\n'; exit 1; }
done
[[ $(jq -c '[.later[] | [.from, .ca, .for, .verdict]][0]' lines.jsonl) == '["2027-03-15","sectigo","host","deny"]' ]]
[[ $(jq -r '.names[2].unicode' a.json) == malmö.lu.example ]]

refused a.json <<'END'
.schema = "dcvlint/2"
del(.names)
.names[0].verdicts[0].verdict = "may"
.names[0].verdicts[0].for = "mail"
del(.names[0].verdicts[0].assumes)
.names[0].verdicts[0].dnssec = "unknown"
.names[0].verdicts[0].path[0].surprise = 1
.names[0].verdicts[0].reason = ""
.names[0].unicode = ""
.names[0].later = [{"from": "soon"}]
.surprise = 1
END

#!/usr/bin/env bash
# What dcvlint prints follows lint/reports/dcvlint-1.schema.json, and the schema would notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1.schema.json
source "$top/tests/schema/validator.bash"
validate() { validate_as whole "$@"; }
validate_as() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir zones
printf '$TTL 1h\n@ SOA ns host 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n$INCLUDE part\n$GENERATE 1-2 w$ A 192.0.2.x$\n' \
  >zones/example.org.zone
printf 'www CAA 0 issue "a.example;"\nwww CNAME x\xff\xe2\x80\xae\xf0\x9f\x98\x80\nb ( A 1.2.3\n' >zones/part
printf '$TTL 1h\n@ SOA ns host 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n' >clean.example.zone
ln -s nowhere zones/dead

"$DCVLINT" check --isolated --as-of 2026-11-21 --format "json:$work/a.json" --format "jsonl:$work/a.jsonl" \
  zones/example.org.zone || [[ $? == 1 ]]
"$DCVLINT" check --isolated --fail-on never --format "json:$work/b.json" --format "jsonl:$work/b.jsonl" zones ||
  [[ $? == 3 ]]
"$DCVLINT" check --isolated --format "json:$work/c.json" --format "jsonl:$work/c.jsonl" clean.example.zone ||
  [[ $? == 1 ]]
validate a.json b.json c.json
validate_as line a.jsonl b.jsonl c.jsonl
[[ $(jq '.findings | length' a.json) -ge 3 ]]
[[ $(jq '.problems | length' b.json) == 1 ]]

refused a.json <<'END'
.schema = "dcvlint/2"
del(.summary)
.findings[0].severity = "fatal"
del(.findings[0].words)
.findings[0].line = 0
.findings[0].surprise = 1
.findings[0].fix = null
.summary.exit_code = 7
.surprise = 1
END

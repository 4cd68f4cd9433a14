#!/usr/bin/env bash
# What dcvlint text prints follows lint/reports/dcvlint-1-text.schema.json, and the schema would
# notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-text.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '%b' 'Malmö\nMalmÃ¶\nUniversit?t\nx\\x00\xE2\x80\xAE\n\xF6\xFF\n' >names
"$DCVLINT" text --format json names >a.json || [[ $? == 1 ]]
"$DCVLINT" text --format json </dev/null >b.json
validate a.json b.json
[[ $(jq -c '.lines | length' a.json) == 4 ]]

refused a.json <<'END'
.schema = "dcvlint/2"
del(.summary)
del(.lines[0].repaired)
.lines[0].repaired = 1
.lines[0].line = 0
.lines[0].findings = []
.lines[0].findings[0].severity = "bad"
.lines[0].findings[0].rule = "zone/ttl"
.lines[0].surprise = 1
.summary.lines = -1
END

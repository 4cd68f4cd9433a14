#!/usr/bin/env bash
# What dcvlint text prints follows lint/reports/dcvlint-1-text.schema.json, and the schema would
# notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-text.schema.json
source "$top/tests/schema/modules.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '%b' 'Malmö\nMalmÃ¶\nUniversit?t\nx\\x00\xE2\x80\xAE\n\xF6\xFF\n' >names
"$DCVLINT" text --format json names >a.json || [[ $? == 1 ]]
"$DCVLINT" text --format json </dev/null >b.json
validate a.json b.json
[[ $(jq -c '.lines | length' a.json) == 4 ]]

refused() {
  jq "$1" a.json >bad.json
  if validate bad.json >/dev/null; then
    printf 'the schema lets this through: %s\n' "$1"
    exit 1
  fi
}
refused '.schema = "dcvlint/2"'
refused 'del(.summary)'
refused 'del(.lines[0].repaired)'
refused '.lines[0].repaired = 1'
refused '.lines[0].line = 0'
refused '.lines[0].findings = []'
refused '.lines[0].findings[0].severity = "bad"'
refused '.lines[0].findings[0].rule = "zone/ttl"'
refused '.lines[0].surprise = 1'
refused '.summary.lines = -1'

#!/usr/bin/env bash
# What dcvlint coverage prints follows lint/reports/dcvlint-1-coverage.schema.json, and the schema would
# notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-coverage.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$DCVLINT" coverage --format json >all.json
"$DCVLINT" coverage zlint --missing --format json >missing.json
validate all.json missing.json
refused all.json <<'END'
del(.schema)
.linters[0].totals.covered = -1
.linters[0].checks[0].state = "maybe"
del(.linters[0].checks[0].rules)
.linters[0].checks[0].rules = ["no rule"]
.linters[0].checks[0].codes = 0
END

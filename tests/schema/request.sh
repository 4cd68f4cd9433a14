#!/usr/bin/env bash
# What dcvlint request prints follows lint/reports/dcvlint-1-request.schema.json, and the schema would
# notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-request.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
requests=$top/tests/corpus/nren/requests
cd "$work"
printf '$TTL 1h\n@ SOA ns host 1 2 3 4 5\n@ NS ns\nns A 198.51.100.1\n@ CAA 0 issue "harica.gr"\n' >lumen.example.org.zone
request() { "$DCVLINT" request --isolated --as-of 2026-11-21 --format json "$@"; }
request --ca sectigo "$requests/www.csr" >a.json || [[ $? == [14] ]]
request --ca harica --zones . --profile ov --policy tcs-harica --identity-validated 2026-01-01 \
  --control-validated 2020-01-01 "$requests/mojibake.csr" >b.json || [[ $? == [14] ]]
request --ca sectigo --zones . "$requests/mojibake.csr" >c.json || [[ $? == [14] ]]
validate a.json b.json c.json
[[ $(jq -r '.request.verdict' a.json) == unknown || $(jq -r '.request.verdict' a.json) == refused ]]
[[ $(jq -r '.request.identity_validated.until != null' b.json) == true ]]
[[ $(jq -r '.request.names[0].caa.verdict' c.json) == deny ]]

refused b.json <<'END'
.schema = "dcvlint/2"
del(.request.verdict)
.request.verdict = "perhaps"
.request.names[0].shown = ["owl"]
.request.surprise = 1
END

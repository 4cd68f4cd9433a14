#!/usr/bin/env bash
# What dcvlint revocation-reason prints follows lint/reports/dcvlint-1-revocation-reason.schema.json,
# and the schema would notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-revocation-reason.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" \
    -out "$1.pem" -days 30 -subj "$2" -addext "subjectAltName=DNS:$3" 2>/dev/null
}
certificate a '/C=SE/O=Lake University/CN=a' a.lu.example
certificate b '/C=SE/O=Sea University/CN=a' b.lu.example
advise() { "$DCVLINT" revocation-reason --as-of 2026-11-21 --format json "$@"; }
advise >a.json
advise --misused --replaced >b.json
advise --old a.pem --new b.pem --key-compromised >c.json
validate a.json b.json c.json
[[ $(jq -r '.revocation_reason.reason' a.json) == null ]]
[[ $(jq -r '.revocation_reason.reason_of_ca.name' b.json) == privilegeWithdrawn ]]
[[ $(jq -r '.revocation_reason.compared.changed | length' c.json) == 1 ]]

refused c.json <<'END'
.schema = "dcvlint/2"
del(.revocation_reason.reason)
.revocation_reason.by = "somebody"
.revocation_reason.deadline_hours = 0
.revocation_reason.surprise = 1
END

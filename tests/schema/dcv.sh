#!/usr/bin/env bash
# What dcvlint dcv prints follows lint/reports/dcvlint-1-dcv.schema.json, and the schema would notice
# if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-dcv.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >lu.example.zone <<'END'
$TTL 1h
@ SOA ns host 1 2 3 4 5
@ NS ns
@ MX 10 mx
@ TXT "HARICA-0123456789abcdef"
ns A 198.51.100.1
mx A 198.51.100.2
www A 198.51.100.3
_0123456789abcdef0123456789abcdef CNAME 0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef.sectigo.com
*.wild TXT "\000\195\"x"
_validation-persist TXT "letsencrypt.org; accounturi=https://ca.test/1; persistUntil=5"
sub NS ns
END
dcv() { "$DCVLINT" dcv --isolated --as-of 2026-11-21 --format json "$@"; }

dcv --ca harica --zones . www.lu.example '*.lu.example' a.sub.lu.example >a.json || [[ $? == [14] ]]
dcv --ca sectigo --zones . lu.example x.wild.lu.example >b.json || [[ $? == [14] ]]
dcv --ca letsencrypt --zones . --account https://ca.test/1 lu.example malmö.example >c.json || [[ $? == [14] ]]
dcv --ca digicert lu.example >d.json
for ca in globalsign certum telesec godaddy sslcom buypass aws azure acme; do
  dcv --ca "$ca" --zones . lu.example >"ca-$ca.json" || [[ $? == [14] ]]
done
validate a.json b.json c.json d.json ca-*.json
[[ $(jq -r '.names[0].methods[0].presence' a.json) == shape ]]
[[ $(jq -r '.names[1].methods[1].barred != null' a.json) == true ]]
[[ $(jq -r '[.names[0].methods[].mail[].chosen] | any' a.json) == true ]]
[[ $(jq -r '.names[0].methods[0].records[0].elsewhere[0].match' b.json) == final-dot-missing ]]
[[ $(jq -r '.names[0].methods[] | select(.method == "persist").records[0].seen[0].sightings[0].match' c.json) == expired ]]
[[ $(jq -r '.names[1].unicode' c.json) == malmö.example ]]
[[ $(jq -r '.names[0].methods[0].presence' d.json) == null ]]

refused a.json <<'END'
.schema = "dcvlint/2"
del(.names[0].methods)
.names[0].methods[0].presence = "maybe"
.names[0].methods[0].records[0].type = "A"
del(.names[0].methods[0].records[0].line)
.names[0].methods[0].surprise = 1
END

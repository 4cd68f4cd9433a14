#!/usr/bin/env bash
# What dcvlint perspectives prints follows lint/reports/dcvlint-1-perspectives.schema.json, and the
# schema would notice if not.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-1-perspectives.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" whole "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# Resolvers in a network of our own; 127.0.0.3 is not there.
cat >ask.bash <<'SCRIPT'
set -euo pipefail
servers=()
stop() {
  ((${#servers[@]})) && kill "${servers[@]}" 2>/dev/null && wait "${servers[@]}" 2>/dev/null || true
}
trap stop EXIT
resolver() { # ADDRESS RECORD...
  {
    printf 'server:\n  interface: %s@53\n  directory: "%s"\n  username: ""\n  chroot: ""\n' "$1" "$PWD"
    printf '  pidfile: ""\n  use-syslog: no\n  do-daemonize: no\n  module-config: "iterator"\n'
    printf '  local-zone: "." static\n'
    printf "  local-data: '%s'\n" "${@:2}"
  } >"$1.conf"
  /usr/sbin/unbound -d -c "$1.conf" 2>"$1.log" &
  servers+=($!)
  local i
  for ((i = 0; i < 100; ++i)); do
    if dig +time=1 +tries=1 "@$1" lu.example CAA | grep -q 'status: NOERROR'; then return; fi
    sleep 0.1
  done
  cat "$1.log" >&2
  exit 1
}
resolver 127.0.0.1 'lu.example. CAA 0 issue "harica.gr"' 'odd.example. CAA 0 issue "\195\165\226\128\174"'
resolver 127.0.0.2 'lu.example. CAA 0 issue "sectigo.com"' 'lu.example. CAA 0 issue "harica.gr"'
ask() { "$DCVLINT" perspectives --format json "$@"; }
two=(--dns 127.0.0.1 --dns 127.0.0.2)
printf '[[perspective]]\ndns = "127.0.0.2"\nregion = "ripe"\n' >dcvlint.toml
ask --as-of 2026-11-22 "${two[@]}" lu.example '*.lu.example' malmö.lu.example odd.example >a.json
ask --as-of 2026-11-22 --ca harica "${two[@]}" --dns 127.0.0.3 lu.example >b.json || [[ $? == 4 ]]
ask --as-of 2024-01-01 --ca harica "${two[@]}" lu.example >c.json
ask "${two[@]}" .. >d.json 2>/dev/null || [[ $? == 2 ]]
SCRIPT
"$top/tests/servers/in_netns" bash ask.bash
validate a.json b.json c.json d.json
[[ $(jq -c '.names | length' a.json) == 4 ]]
[[ $(jq -c '[.names[0].cas[] | .ca]' a.json) == '["harica","sectigo","letsencrypt","digicert"]' ]]
[[ $(jq -c '.names[1].cas | map(.for) | unique' a.json) == '["wildcard"]' ]]
[[ $(jq -c '.names[0].cas[0].perspectives | map(.region)' a.json) == '[null,"ripe"]' ]]
[[ $(jq -r '.names[2].unicode' a.json) == malmö.lu.example ]]
[[ $(jq -c '.names | map(.alike)' a.json) == '[false,false,false,false]' ]]
[[ $(jq -r '.names[0].cas[0].perspectives[2].verdict' b.json) == fail ]]
[[ $(jq -c '.names[0].cas[0].quorum | [.result, .binding, (.later | length)]' c.json) == '["not_required",false,5]' ]]
[[ $(jq -c '.names' d.json) == '[]' ]]

refused a.json <<'END'
.schema = "dcvlint/2"
del(.names[0].alike)
.names[0].cas[0].for = "smime"
.names[0].cas[0].perspectives |= .[:1]
.names[0].cas[0].perspectives[0].region = "europe"
.names[0].cas[0].perspectives[0].verdict = "may"
del(.names[0].cas[0].perspectives[0].primary)
.names[0].cas[0].perspectives[0].surprise = 1
.names[0].cas[0].quorum.result = "unknown"
.names[0].cas[0].quorum.remotes = -1
.names[0].cas[0].quorum.later[0].from = "soon"
.names[0].cas[0].quorum.later[0].surprise = 1
END

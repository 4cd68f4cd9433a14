#!/usr/bin/env bash
# lint/reports/dcvlint-validation-log-1.schema.json and the reader agree on what a line may say.
set -euo pipefail
top=$PWD
schema=$top/lint/reports/dcvlint-validation-log-1.schema.json
source "$top/tests/schema/validator.bash"
validate() { node "$top/tests/schema/validate.js" "$modules/node_modules" "$schema" line "$@"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
forms=validation/bad-line,validation/bad-value,validation/unknown-field,validation/unknown-method
judge() { "$DCVLINT" check --isolated --kind validation-log --select "$forms" --quiet "$1"; }

cat >good.ndjson <<'END'
{"kind":"certificate","certificate":"c1","issued":"2026-11-20T10:05:00Z","names":["*.example.com","192.0.2.1"]}
{"kind":"validation","certificate":"c1","name":"*.example.com","adn":"example.com","method":"dns-01","time":"2026-11-20T11:00:00.5+01:00","evidence":"e1","aliases":[],"random_value_created":"2026-11-19T10:00:00Z","request_token_time":"2026-11-19T10:00:00Z","perspectives":[{"id":"a","region":"ripe","result":"corroborates"},{"id":"b","result":"failed"}],"quorum":"1/2","dnssec":"secure"}
{"kind":"validation","certificate":"c1","name":"192.0.2.1","method":"3.2.2.5.6","time":"2026-11-20t10:00:00z","url":"http://192.0.2.1/x","redirects":[{"code":301,"url":"https://192.0.2.1/x"}],"status":200,"mail_to":"a@b.example"}
{"kind":"caa","certificate":"c1","name":"*.example.com","time":"2026-11-20 10:04:00Z","ttl":3600,"result":"permit"}
{"kind":"identity","certificate":"c1","time":"2026-01-01T00:00:00Z"}
END
validate good.ndjson
judge good.ndjson

# Each of these is refused by both.
cat >bad.ndjson <<'END'
{"name":"www.example.com"}
{"kind":"dcv"}
{"kind":"caa","name":""}
{"kind":"caa","name":7}
{"kind":"caa","time":"yesterday"}
{"kind":"caa","time":"10000-01-01T00:00:00Z"}
{"kind":"caa","time":"2026-11-20T10:00:00"}
{"kind":"caa","ttl":-1}
{"kind":"caa","ttl":"3600"}
{"kind":"caa","ttl":1.5}
{"kind":"caa","result":"maybe"}
{"kind":"caa","dnssec":"on"}
{"kind":"certificate","names":"www.example.com"}
{"kind":"certificate","names":[1]}
{"kind":"validation","quorum":"3 of 4"}
{"kind":"validation","status":2000}
{"kind":"validation","redirects":["https://www.example.com/"]}
{"kind":"validation","redirects":[{"code":1,"url":"x"}]}
{"kind":"validation","perspectives":[{"id":"a","region":"mars","result":"failed"}]}
{"kind":"validation","perspectives":[{"id":"a","result":"yes"}]}
{"kind":"validation","perspectives":[{"id":"a","result":"failed","extra":1}]}
{"kind":"validation","surprise":1}
END
while IFS= read -r line; do
  printf '%s\n' "$line" >one.ndjson
  if [[ -z $(judge one.ndjson) ]]; then printf 'dcvlint lets this through: %s\n' "$line"; exit 1; fi
done <bad.ndjson
told=$(validate bad.ndjson) || true
mapfile -t lines <bad.ndjson
for i in "${!lines[@]}"; do
  if [[ $'\n'$told != *$'\n'"bad.ndjson:$((i + 1)):"* ]]; then
    printf 'the schema lets this through: %s\n' "${lines[i]}"
    exit 1
  fi
done

#!/usr/bin/env bash
# Rules of the family dcv/ on whole files: which lines a fix removes, and the day that decides.
source "${BASH_SOURCE[0]%/*}/expect.bash"
token=lCM7cZyQXcVHK2nnW3jjAhNT3Fvm18UN-kWZZknKoYM
check() { run check --isolated --select dcv --as-of "${day:-2026-11-21}" --format json lu.example.zone; }
zone() { { good_zone; printf '%b' "$1"; } >lu.example.zone; }

# The whole line goes, with its comment.
zone "_acme-challenge TXT \"$token\" ; for www\nwww A 192.0.2.2\n"
check
expect_code 0
expect_out_has '"edits":[{"file":"lu.example.zone","line":5,"column":1,"end_line":6,"end_column":1,"text":""}]'
# Not where a record below takes its owner from it, nor where it has none of its own.
zone "_acme-challenge TXT \"$token\"\n  TXT \"other\"\nwww A 192.0.2.2\n"
check
expect_out_has '"rule":"dcv/stale-record"'
expect_out_has '"edits":[]'
zone "_acme-challenge TXT \"other\"\n  TXT \"$token\"\nwww A 192.0.2.2\n"
check
expect_out_has '"rule":"dcv/stale-record"'
expect_out_has '"edits":[]'
# In two lines the closing parenthesis is not the record's.
zone "_acme-challenge TXT (\n \"$token\" )\nwww A 192.0.2.2\n"
check
expect_out_has '"edits":[]'

# A persistent validation before its end, near it, and past it.
zone '_validation-persist TXT "letsencrypt.org; accounturi=https://ca.test/1; persistUntil=1797120000"\n'
day=2026-11-01 check
expect_nowhere dcv/persist
day=2026-12-01 check
expect_out_has 'ends on 2026-12-13, 12 days from now'
day=2026-12-13 check
expect_out_has '"rule":"dcv/persist-expired"'
expect_nowhere dcv/persist-expiring

# A request beside zones that have another one's record, then its own, too.
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout key.pem -out web.csr \
  -subj /CN=www.lu.example -addext subjectAltName=DNS:*.lu.example 2>/dev/null
openssl req -in web.csr -outform DER -out web.der
md5=$(md5sum <web.der) md5=${md5%% *}
sha256=$(sha256sum <web.der) sha256=${sha256%% *}
request() { run check --isolated --select dcv/record-of-other-request --format concise lu.example.zone web.csr; }
old='_dcc8bbd97cbec1ebed18147d9a6be5e3 CNAME 58785794ecaba9e65eef1582fdb98cc1.c4734e14c69fcd9309fa98026d84459c.sectigo.com.\n'
zone "$old"
request
expect_code 0
expect_out_has "_dcc8bbd97cbec1ebed18147d9a6be5e3.lu.example is made of another request: for this one Sectigo would look for _$md5"
zone "${old}_${md5^^} CNAME ${sha256:0:32}.${sha256:32}.sectigo.com.\n"
request
expect_nowhere dcv/record-of-other-request
zone ''
request
expect_nowhere dcv/record-of-other-request
finish

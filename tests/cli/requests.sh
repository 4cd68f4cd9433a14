#!/usr/bin/env bash
# Certificate requests and certificates on the command line: which files are read, what a place in
# DER is called, one order for zones and requests.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 "$@"; }

# request NAME SUBJECT: NAME.key, NAME.csr (PEM) and NAME.der.
request() {
  openssl req -new -newkey rsa:2048 -nodes -utf8 -keyout "$1.key" -subj "$2" \
    -addext 'subjectAltName=DNS:www.kth.example.org' -out "$1.csr" 2>/dev/null
  openssl req -in "$1.csr" -outform der -out "$1.der"
}
request good '/C=SE/ST=Stockholms län/L=Stockholm/O=Kungliga Tekniska högskolan/CN=www.kth.example.org'
request bad '/C=SE/ST=Stockholms län/L=Stockholm/O=Kungliga Tekniska högskolan/OU=IT/CN=www.kth.example.org'

# A folder with both; a key of its own in a folder is nobody's business.
mkdir repo
cp bad.csr repo/b.csr
good_zone >repo/a.example.zone
good_zone >repo/c.example.zone
cp bad.key repo/bad.key
check --format json --select subject/ou-present repo
[[ $(jq -c '[.summary.zones, .summary.requests, .summary.files, (.findings | length)]' <<<"$out") \
  == '[2,1,3,1]' ]] || wrong 'expected two zones and a request with a finding'

# PEM and DER say the same; a place in PEM is that of its base64 (48 octets a line, after BEGIN).
findings() { jq -c '[.findings[] | [.rule, .message, .field, .offset, .length]]' <<<"$out"; }
check --format json --select subject/ou-present bad.csr
pem=$(findings)
[[ $(jq '.findings[0] | .line == ((.offset / 48 | floor) + 2)' <<<"$out") == true ]] ||
  wrong 'the line is not that of the octet'
[[ $(jq -r '.findings[0].field' <<<"$out") == certificationRequestInfo.subject* ]] ||
  wrong 'no field path'
check --format json --select subject/ou-present bad.der
[[ $(findings) == "$pem" ]] || wrong "DER differs from PEM: $pem"
check --format json --select subject/ou-present - <bad.csr
[[ $(findings) == "$pem" ]] || wrong "standard input differs from PEM: $pem"
check --format json --select subject/ou-present - <bad.der
[[ $(findings) == "$pem" ]] || wrong "DER on standard input differs from PEM: $pem"

# GitHub marks lines, SARIF lines or, in a file of octets, bytes.
line=$(check --format json --select subject/ou-present bad.csr; jq '.findings[0].line' <<<"$out")
check --format github --select subject/ou-present bad.csr
[[ $out == *"file=bad.csr,line=$line,"* ]] || wrong "no annotation of line $line"
check --format sarif --select subject/ou-present bad.csr
region='.runs[0].results[0].locations[0].physicalLocation.region'
[[ $(jq "$region.startLine" <<<"$out") == "$line" ]] || wrong "SARIF has another line than $line"
check --format sarif --select subject/ou-present bad.der
offset=$(jq "$region.byteOffset" <<<"$out")
[[ $pem == *",$offset,"* ]] || wrong "SARIF has another octet than $pem"

# A key and its certificate in one file: the rest is judged, the key is told and never shown.
openssl req -x509 -key bad.key -subj /CN=www.kth.example.org -days 30 -out bad.pem 2>/dev/null
cat bad.pem bad.key >bundle.pem
secret=$(sed -n 2p bad.key)
for format in text concise json jsonl github sarif; do
  check --format "$format" bundle.pem
  expect_code 1
  [[ $out == *pem/private-key* ]] || wrong 'the key is not told'
  expect_nowhere "$secret"
done

# A password in a subject is told and shown nowhere, neither as text nor as octets.
for form in '' -x509; do
  openssl req -new $form -key bad.key -utf8 -multivalue-rdn -out password.pem \
    -subj '/C=SE/challengePassword=gehe1m/O=KTH+challengePassword=gehe1m/CN=www.kth.example.org' 2>/dev/null
  for format in text concise json jsonl github sarif; do
    check --profile ov --format "$format" password.pem
    expect_out_has challengePassword
    expect_nowhere gehe1m
    expect_nowhere '67 65 68'
  done
done

# The same bytes for any --jobs, and one order for all inputs.
for i in {1..60}; do cp bad.csr "repo/r$i.csr"; done
check --jobs 1 --format json repo
one=$out
check --jobs 4 --format json repo
[[ $out == "$one" ]] || wrong 'other bytes with --jobs 4'
[[ $(jq '[.findings[].file] == ([.findings[].file] | sort)' <<<"$out") == true ]] ||
  wrong 'the order is not that of the files'

# A good one: what was looked at is said.
check --fail-on error good.csr
expect_code 0
[[ $out == *'1 request · as of 2026-11-21'* ]] || wrong 'the summary does not name the request'
finish

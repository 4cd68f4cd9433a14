#!/usr/bin/env bash
# The certificates that Debian trusts: they are read whole, no rule fails on them, and there are as
# many as OpenSSL sees. One thing breaks DER in some, and is told: a keyUsage with zeros at its end.
source "${BASH_SOURCE[0]%/*}/expect.bash"
bundle=/etc/ssl/certs/ca-certificates.crt
number=$(grep -c -e '-----BEGIN CERTIFICATE-----' "$bundle")
((number > 100)) || wrong "only $number certificates in $bundle"
run check --isolated --as-of 2026-11-21 --format json "$bundle"
[[ $code == 0 || $code == 1 ]] || wrong 'expected exit code 0 or 1'
expect_err ''
[[ $(jq .summary.certificates "$work/.out") == "$number" ]] || wrong "expected $number certificates"
[[ $(jq '.broken // [] | length' "$work/.out") == 0 ]] || wrong 'a rule failed'
broken=$(jq -r '.findings[] | select((.rule | test("^(der|pem)/")) and .rule != "der/bit-list-trailing-zero") | "\(.rule): \(.message)"' "$work/.out")
[[ -z $broken ]] || wrong "expected no fault of a format: $broken"
# They sign themselves, and are signed rightly.
wrongly=$(jq -r '.findings[] | select(.rule | test("signature-invalid|key/ec-point-off-curve|key/spki-encoding")) | .rule' "$work/.out")
[[ -z $wrongly ]] || wrong "expected faultless keys and signatures: $wrongly"

# One by one, as DER, too.
mkdir der
openssl crl2pkcs7 -nocrl -certfile "$bundle" | openssl pkcs7 -print_certs |
  awk '/BEGIN CERT/ { ++n; f = "der/" n ".pem" } f { print > f } /END CERT/ { close(f); f = "" }'
for file in der/*.pem; do openssl x509 -in "$file" -outform DER -out "${file%.pem}.der" && rm "$file"; done
run check --isolated --as-of 2026-11-21 --format json der
[[ $code == 0 || $code == 1 ]] || wrong 'expected exit code 0 or 1'
[[ $(jq .summary.certificates "$work/.out") == "$number" ]] || wrong "expected $number certificates"
[[ $(jq '[.findings[] | select((.rule | test("^(der|pem)/")) and .rule != "der/bit-list-trailing-zero")] | length' "$work/.out") == 0 ]] ||
  wrong 'expected no fault of a format in DER'
finish

#!/usr/bin/env bash
# Tokens of dcvlint dcv against what openssl, md5sum, sha256sum and base32 make of the same octets.
source "${BASH_SOURCE[0]%/*}/expect.bash"
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout key.pem -out web.csr \
  -subj /CN=www.lu.example -addext subjectAltName=DNS:www.lu.example 2>/dev/null
openssl req -in web.csr -outform DER -out web.der
dcv() { run dcv --isolated --as-of 2026-11-21 "$@"; }

md5=$(md5sum <web.der) md5=${md5%% *}
sha256=$(sha256sum <web.der) sha256=${sha256%% *}
target=${sha256:0:32}.${sha256:32}

# Sectigo: CNAME with and without unique value, from PEM and DER; the file.
for file in web.csr ./web.der; do
  dcv "$file" --ca sectigo --method cname --records bind
  expect_code 0
  expect_err ''
  expect_out "_$md5.lu.example. 3600 IN CNAME $target.sectigo.com."
done
dcv web.csr --ca sectigo --method cname --unique s1234X --records bind
expect_out "_$md5.lu.example. 3600 IN CNAME $target.s1234X.sectigo.com."
dcv web.csr --ca sectigo.com --method http --unique s1234X
expect_code 0
expect_out_has "http://www.lu.example/.well-known/pki-validation/${md5^^}.txt"
expect_out_has $'\n              '"$sha256"$'\n              sectigo.com\n              s1234X\n'

# ACME: dns-01 and http-01 by key authorization, dns-account-01 by the account too.
token=evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA
thumbprint=$(printf 'a key' | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d =)
value=$(printf %s "$token.$thumbprint" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d =)
account=https://example.com/acme/acct/ExampleAccount
label=$(printf %s "$account" | openssl dgst -sha256 -binary | head -c 10 | base32 | tr A-Z a-z)
[[ $label == ujmmovf2vn55tgye ]] || wrong "the label of the draft's example"
dcv www.lu.example '*.lu.example' --ca letsencrypt --method dns-01 --records bind \
  --key-authorization "$token.$thumbprint"
expect_code 0
expect_out "_acme-challenge.www.lu.example. 3600 IN TXT \"$value\"
_acme-challenge.lu.example. 3600 IN TXT \"$value\""
dcv www.lu.example --ca letsencrypt --method dns-account-01 --records bind --token "$token" \
  --thumbprint "$thumbprint" --account "$account"
expect_out "_$label._acme-challenge.www.lu.example. 3600 IN TXT \"$value\""
dcv www.lu.example --ca letsencrypt --method http-01 --token "$token" --thumbprint "$thumbprint"
expect_out_has "http://www.lu.example/.well-known/acme-challenge/$token"
expect_out_has "$token.$thumbprint"

# DigiCert's request token: HMAC-SHA256 over time and base64 of the DER, in base 36.
printf 'a secret\n' >token.key
time=20261121000000
mac=$(printf %s "$time$(base64 -w0 web.der)" | openssl dgst -sha256 -hmac 'a secret' | sed 's/.*= //')
digits=$(MAC=$mac perl -e '
  my @octets = map { hex } $ENV{MAC} =~ /(..)/g;
  my $out = "";
  while (grep { $_ } @octets) {
    my $rest = 0;
    for (@octets) { $rest = $rest * 256 + $_; $_ = int($rest / 36); $rest %= 36; }
    $out = (0 .. 9, "a" .. "z")[$rest] . $out;
  }
  print "0" x (50 - length $out) . $out;')
dcv web.csr --ca digicert --method txt --token-key token.key --records bind
expect_code 0
expect_out_has "lu.example. 3600 IN TXT \"$time$digits\""
expect_nowhere 'a secret'
# What is no such key: named, never used or shown.
openssl pkcs12 -export -inkey key.pem -nocerts -passout pass: -out web.p12 2>/dev/null
printf 'root:$6$salt$hash:1:0:99999:7:::\nbin:*:1:0:99999:7:::\n' >shadow
: >empty.key
head -c 2000 /dev/zero | tr '\0' a >long.key
truncate -s 1000001 large.key
no_key() { # FILE WHAT
  dcv web.csr --ca digicert --method txt --token-key "$1" --records bind
  expect_code 3
  expect_err "dcvlint: --token-key $1: $2"
  expect_out ''
}
line="; DigiCert's key is one line of text"
no_key key.pem "is or has a private key, and no token is made of that$line"
no_key web.p12 "is a PKCS#12 file, and no token is made of that$line"
no_key shadow "is something else$line"
no_key empty.key "is empty$line"
no_key long.key "is something else$line"
no_key large.key 'larger than 1 MB'
no_key /dev/zero 'is a device, pipe or socket'

# The generic form is what a name server makes of it: octets of labels.
dcv web.csr --ca sectigo --method cname --records generic
wire=20$(printf %s "${sha256:0:32}" | od -An -tx1 | tr -d ' \n')
wire+=20$(printf %s "${sha256:32}" | od -An -tx1 | tr -d ' \n')
wire+=07$(printf sectigo | od -An -tx1 | tr -d ' \n')03$(printf com | od -An -tx1 | tr -d ' \n')00
expect_out "_$md5.lu.example. 3600 IN TYPE5 \\# $((${#wire} / 2)) ${wire^^}"
finish

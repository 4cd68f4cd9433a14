#!/usr/bin/env bash
# Certificates beside each other: an issuer among the inputs or by --issuer; lists of weak keys.
source "${BASH_SOURCE[0]%/*}/expect.bash"

quietly() { "$@" >/dev/null 2>&1 || wrong "$1 $2 failed"; }
ca_of() { # FILE CN
  quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -keyout "$1.key" -out "$1.pem" -subj "/C=SE/O=KTH/CN=$2" -addext keyUsage=critical,keyCertSign
}
ca_of ca 'KTH CA'
ca_of other 'Other CA'
quietly openssl req -newkey rsa:2048 -nodes -keyout host.key -out host.csr -subj /C=SE/O=KTH/CN=www.kth.se
printf 'subjectAltName=DNS:www.kth.se\nauthorityKeyIdentifier=keyid\nextendedKeyUsage=clientAuth\n' >host.cnf
quietly openssl x509 -req -in host.csr -CA ca.pem -CAkey ca.key -days 30 -extfile host.cnf -set_serial 0x1122334455667788990a -out host.pem

chain() { run check --isolated --select certificate/issuer,certificate/serial-reused --format concise "$@"; }
# The issuer is found in the file, among the files, and where it is given.
cat host.pem ca.pem >bundle.pem
for inputs in bundle.pem 'host.pem ca.pem' 'ca.pem host.pem' '--issuer ca.pem host.pem'; do
  # shellcheck disable=SC2086
  chain $inputs
  expect_code 0
  expect_nowhere 'issuer-'
done
# Damaged in the signature: the last octet of the file's DER.
openssl x509 -in host.pem -outform DER -out host.der
head -c -1 host.der >bad.der
printf '\x7f' >>bad.der
chain bad.der ca.pem
expect_code 1
expect_out_has 'bad.der:'
expect_out_has 'error[certificate/issuer-signature-invalid] the signature (ecdsa-with-SHA256) is not by the key of C=SE, O=KTH, CN=KTH CA'
# Without the issuer nobody can tell.
chain bad.der
expect_code 0
# Not the issuer.
chain --issuer other.pem host.pem
expect_code 0
expect_out_has 'warning[certificate/issuer-other] issued by C=SE, O=KTH, CN=KTH CA, but --issuer has C=SE, O=KTH, CN=Other CA'
chain --issuer other.pem --issuer ca.pem host.pem
expect_nowhere 'issuer-other'
# A forged CA of the same name beside the certificate has no say where --issuer gives the CA.
mkdir forged
cp ca.pem true.pem
ca_of forged/ca 'KTH CA'
quietly openssl x509 -req -in host.csr -CA forged/ca.pem -CAkey forged/ca.key -days 30 -extfile host.cnf -set_serial 0x1122334455667788990b -out forged/host.pem
rm forged/ca.key
chain forged
expect_code 0
chain --issuer true.pem forged
expect_code 1
expect_out_has 'forged/host.pem:'
expect_out_has 'error[certificate/issuer-signature-invalid]'
# One number, two certificates.
printf 'subjectAltName=DNS:mail.kth.se\n' >mail.cnf
quietly openssl x509 -req -in host.csr -CA ca.pem -CAkey ca.key -days 30 -extfile mail.cnf -set_serial 0x1122334455667788990a -out mail.pem
chain host.pem mail.pem
expect_code 1
expect_out_has 'mail.pem:2:'
expect_out_has 'error[certificate/serial-reused] another certificate of this issuer has the serial number 1122334455667788990a'
# The same certificate twice is one.
cp host.pem again.pem
chain host.pem again.pem
expect_code 0
expect_nowhere 'serial-reused'
# Any number of threads, the same words.
mkdir many
for i in $(seq 60); do cp bad.der "many/$i.der"; done
cp ca.pem many/
chain --jobs 1 many
one=$out
chain --jobs 4 many
[[ $out == "$one" ]] || wrong 'the output depends on --jobs'

# --issuer that is none.
chain --issuer missing.pem host.pem
expect_code 3
expect_err_has 'missing.pem: '
chain --issuer host.key host.pem
expect_code 3
expect_err_has 'host.key: no certificate'

# --- weak keys ---
key=$(openssl rsa -in host.key -modulus -noout 2>/dev/null | sha1sum | cut -c21-40)
mkdir lists
printf '# lists\n00112233445566778899\n%s\n' "$key" >lists/blacklist.RSA-2048
weak() { run check --isolated --select key --format concise "$@"; }
weak --debian-weak-keys lists host.csr
expect_code 1
expect_out_has "error[key/debian-weak] the RSA key of 2048 bits is one of the 32 768"
weak host.csr
expect_nowhere debian-weak
run check --isolated --select key --format json host.csr
[[ $(jq -r '.summary.not_checked[0]' <<<"$out") == key/debian-weak ]] || wrong 'not_checked'
run check --isolated --select key --format json --debian-weak-keys lists host.csr
[[ $(jq -r '.summary.not_checked' <<<"$out") == null ]] || wrong 'not_checked though there is a list'
weak --key-checks fast --debian-weak-keys lists host.csr
expect_code 0
expect_out_has ' ignored'
weak --key-checks quick host.csr
expect_code 2
expect_err 'dcvlint: --key-checks: "quick" is unknown; it is one of full, fast (dcvlint --help tells more)'
weak --debian-weak-keys nowhere host.csr
expect_code 2
expect_err 'dcvlint: --debian-weak-keys: nowhere is no folder'
mkdir empty
weak --debian-weak-keys empty host.csr
expect_code 2
expect_err 'dcvlint: --debian-weak-keys: no file blacklist.RSA-BITS in empty'
printf '0011\n' >lists/blacklist.RSA-1024
weak --debian-weak-keys lists host.csr
expect_code 2
expect_err 'dcvlint: --debian-weak-keys: lists/blacklist.RSA-1024:1: no 20 hexadecimal digits'
finish

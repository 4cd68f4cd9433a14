#!/usr/bin/env bash
# Revocation lists that openssl makes: told apart by content, judged, compared with certificates and
# requests beside them, the same with any number of threads.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 "$@"; }
concise() { check --format concise "$@"; }

# A CA with two certificates and a request with the key of the second.
mkdir ca && : >ca/index.txt && echo 01 >ca/crlnumber && echo 1000 >ca/serial
cat >ca.conf <<'CONF'
[ca]
default_ca = own
[own]
database = ca/index.txt
serial = ca/serial
crlnumber = ca/crlnumber
new_certs_dir = ca
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 7
policy = any
crl_extensions = list
x509_extensions = leaf
unique_subject = no
[any]
commonName = supplied
[list]
authorityKeyIdentifier = keyid:always
[part]
authorityKeyIdentifier = keyid:always
issuingDistributionPoint = critical, @point
[point]
fullname = URI:http://a.example.org/2.crl
onlyuser = TRUE
[leaf]
crlDistributionPoints = URI:http://a.example.org/1.crl
authorityKeyIdentifier = keyid
subjectAltName = DNS:www.kth.example.org
CONF
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem \
  -days 3650 -subj '/O=KTH/CN=KTH CA' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
certificate() { # NAME
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" \
    -out "$1.csr" -subj '/CN=www.kth.example.org' -addext 'subjectAltName=DNS:www.kth.example.org' \
    2>/dev/null
  openssl ca -config ca.conf -batch -notext -startdate 20261101000000Z -enddate 20270101000000Z \
    -in "$1.csr" -out "$1.pem" 2>/dev/null
}
list() { # FILE OPTIONS
  openssl ca -config ca.conf -gencrl -crl_lastupdate 20261120080000Z \
    -crl_nextupdate 20261127080000Z -out "$@" 2>/dev/null
}
certificate one
certificate two
list empty.crl
openssl ca -config ca.conf -revoke one.pem -crl_reason superseded 2>/dev/null
openssl ca -config ca.conf -revoke two.pem -crl_compromise 20261101000000Z 2>/dev/null
# They are revoked now; the lists are of a day that does not move.
sed -i "s/^R\t\\([0-9]*Z\\)\t[0-9]*Z/R\t\\1\t261119080000Z/" ca/index.txt
list list.crl
openssl crl -in list.crl -outform DER -out list.der

# Alone, in PEM and DER, in a folder and from standard input: nothing is wrong with it.
for file in empty.crl list.crl list.der; do
  check "$file"
  expect_code 0
  expect_out_has 'Nothing found: 1 revocation list'
done
check --kind crl list.der
expect_out_has '1 revocation list'
mkdir folder && cp list.der folder/any && cp list.crl folder/list.pem
check folder
expect_out_has '2 revocation lists'
run check --isolated --as-of 2026-11-21 - <list.crl
expect_out_has '1 revocation list'
check --format json list.crl
[[ $(jq '.summary.crls' <<<"$out") == 1 ]] || wrong 'the count in JSON'

# What openssl prints is what is told: serial numbers, dates and reasons.
serial() { openssl x509 -in "$1" -noout -serial | sed 's/.*=//' | tr A-F a-f; }
concise list.crl one.pem two.pem ca.pem
expect_code 0
expect_out_has 'warning[crl/revoked] revoked on 2026-11-'
when=$(openssl crl -in list.crl -noout -text | grep -A1 -i "Serial Number: $(serial one.pem)" |
  sed -n 's/.*Revocation Date: //p')
expect_out_has "revoked on $(date -u -d "$when" '+%Y-%m-%d %H:%M:%SZ') by O=KTH, CN=KTH CA, reason: superseded (4)"
expect_out_has 'reason: keyCompromise (1); clients refuse it, and no CA may certify its key again'
expect_nowhere 'crl/signature-invalid'

# The key of the second is blocked, in a request too.
concise list.crl two.csr two.pem
expect_code 1
expect_out_has "two.csr:"
expect_out_has "error[crl/revoked-key] this request has the key of the certificate $(serial two.pem)"
concise list.crl one.csr one.pem
expect_code 0
expect_nowhere 'crl/revoked-key'
# Without the list nobody knows.
concise two.csr two.pem
expect_nowhere 'crl/'

# A list for something else; a CA of the same name with another key.
list part.crl -crlexts part
concise part.crl one.pem
expect_out_has 'crl/revoked]'
certificate three
concise part.crl three.pem
expect_out_has 'notice[crl/not-covered] the list of O=KTH, CN=KTH CA says nothing about this certificate'
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout other.key \
  -out other.pem -days 3650 -subj '/O=KTH/CN=KTH CA' \
  -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
concise list.crl other.pem
expect_nowhere 'crl/signature-invalid'

# A signature that is wrong: an octet of the list has changed.
perl -0pe 's/261127080000Z/261126080000Z/' list.der >changed.der
concise changed.der ca.pem
expect_code 1
expect_out_has 'error[crl/signature-invalid]'

# An older number that is not lower.
echo 02 >ca/crlnumber
openssl ca -config ca.conf -gencrl -crl_lastupdate 20261121080000Z -crl_nextupdate 20261127080000Z \
  -out again.crl 2>/dev/null
concise list.crl again.crl
expect_code 1
expect_out_has 'again.crl:'
expect_out_has 'error[crl/number-not-increasing] cRLNumber is 2, and the list before it had 2'

# Whether the public web's rules hold is a guess, and settled by --profile.
openssl ca -config ca.conf -updatedb 2>/dev/null || true
sed -i 's/,superseded/,unspecified/; s/,CAkeyTime.*//' ca/index.txt
openssl ca -config ca.conf -gencrl -crlsec 3000000 -crl_lastupdate 20261120080000Z -out long.crl 2>/dev/null
check long.crl
expect_code 0
expect_out_has 'notice[crl/next-update-of-unknown-list]'
check --profile other long.crl
expect_nowhere 'crl/next-update'

# v1, as openssl makes it without crl_extensions.
: >none.txt
sed '/^crl_extensions/d; /^crlnumber/d; s#ca/index.txt#none.txt#' ca.conf >v1.conf
openssl ca -config v1.conf -gencrl -crl_lastupdate 20261120080000Z -crl_nextupdate 20261127080000Z -out v1.crl 2>/dev/null
openssl crl -in v1.crl -outform DER -out v1.der
for file in v1.crl v1.der; do
  concise "$file"
  expect_code 1
  expect_out_has 'error[crl/aki-missing]'
  expect_out_has 'warning[crl/version-not-2]'
done

# Damage: each a finding with its place, none a crash.
head -c 100 list.der >cut.der
concise cut.der
expect_code 1
expect_out_has 'cut.der:'
expect_out_has 'error[der/truncated]'
head -c 3 list.der >stub.der
check --kind crl stub.der
expect_code 1
printf 'no list' >none.crl
check --kind crl none.crl
expect_code 1
expect_out_has 'error[pem/no-block]'
openssl crl -in list.crl -noout -text >printed.txt
check printed.txt
expect_code 3
expect_err_has 'a revocation list printed as text'
check --kind clr list.crl
expect_code 2
expect_err_has 'did you mean "crl"?'

# Threads change nothing.
mkdir many
for i in $(seq 40); do cp list.crl "many/$i.crl"; cp one.pem "many/$i.pem"; cp two.csr "many/$i.csr"; done
cp two.pem many/
for jobs in 1 2 7; do
  check --format json --jobs "$jobs" many
  printf %s "$out" >"$jobs.json"
done
cmp -s 1.json 2.json && cmp -s 1.json 7.json || wrong 'not the same with any --jobs'
[[ $(jq '.summary.crls' 1.json) == 40 ]] || wrong 'forty lists'
finish

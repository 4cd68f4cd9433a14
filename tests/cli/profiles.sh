#!/usr/bin/env bash
# Types of certificates and policies: --profile, --policy, [policy] preset, and what they change.
sample=$(cd "${BASH_SOURCE[0]%/*}/../corpus/nren" && pwd)
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --as-of 2026-11-21 "$@"; }
rules_of() { jq -r '[.findings[] | .severity + " " + .rule] | unique | .[]' <<<"$out"; }

# request NAME SUBJECT
request() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -utf8 -keyout "$1.key" \
    -subj "$2" -addext 'subjectAltName=DNS:www.kth.example.org' -out "$1.csr" 2>/dev/null
  rm "$1.key"
}
request ou '/C=SE/L=Stockholm/O=KTH/OU=IT/CN=www.kth.example.org'
request mail '/C=SE/L=Stockholm/O=KTH/CN=www.kth.example.org/emailAddress=it@kth.example.org'
request bare '/O=KTH/CN=www.kth.example.org'

expect_rules() {
  [[ $(rules_of) == "$1" ]] || wrong "expected $1"
}

# A guess, said; --profile settles it.
check --isolated --format json --select subject/ou-present,subject/dv ou.csr
expect_rules 'warning subject/ou-present'
check --isolated --format json --select subject/country-missing,subject/l-or-st-missing bare.csr
expect_rules $'warning subject/country-missing\nwarning subject/l-or-st-missing'
[[ $out == *'judged as OV because its subject has an O: say --profile if'* ]] || wrong 'the guess is not said'
check --isolated --format json --select subject --profile dv bare.csr
expect_rules 'notice subject/dv-extra-attribute'
[[ $out == *'--profile says so'* ]] || wrong 'the option is not said'
check --isolated --format json --select subject/ou-present --profile other ou.csr
expect_rules ''

# A CA that writes the subject itself: what a request says is only worth knowing.
check --isolated --format json --select subject/ou-present --policy tcs-harica ou.csr
expect_rules 'notice subject/ou-present'
check --isolated --select subject/ou-present --policy tcs-harica ou.csr
[[ $out == *'notice instead of warning by policy tcs-harica:'* ]] || wrong 'the policy is not named'
# Sectigo left on 2025-01-10.
check --isolated --format json --select subject/ou-present --policy tcs-sectigo ou.csr
expect_rules 'warning subject/ou-present'
expect_err 'dcvlint: policy tcs-sectigo held until 2025-01-10; --as-of an earlier day judges by it'
run check --isolated --as-of 2025-01-09 --format json --select subject/ou-present \
  --policy tcs-sectigo ou.csr
expect_rules 'notice subject/ou-present'
expect_err ''
run check --isolated --as-of 2025-01-09 --select subject/ou-present --policy tcs-harica ou.csr
expect_err 'dcvlint: policy tcs-harica holds from 2025-01-10 on; --as-of that day or a later one judges by it'
# Of a dcvlint.toml, too; and a policy that changes nothing is not named.
mkdir left
cp ou.csr left
printf '[policy]\npreset = "tcs-sectigo"\n' >left/dcvlint.toml
check --select subject/ou-present left
expect_err 'dcvlint: policy tcs-sectigo held until 2025-01-10; --as-of an earlier day judges by it'
# A certificate of its days is judged by it.
check --isolated --policy tcs-sectigo --select subject "$sample/certificates/issuing-ca.pem"
expect_err ''

# HARICA writes the subject anew: placeholders, string types and dashes of a request do no harm.
request shape '/C=SE/ST=./L=Some-State/O=KTH/CN=www.kth.example.org'
check --isolated --format json --select subject/placeholder-value,subject/metadata-only-value shape.csr
expect_rules $'warning subject/metadata-only-value\nwarning subject/placeholder-value'
check --isolated --select subject/placeholder-value,subject/metadata-only-value --policy tcs-harica shape.csr
expect_code 0
expect_out_has 'notice[subject/metadata-only-value]'
expect_out_has 'notice[subject/placeholder-value]'
expect_out_has 'notice instead of warning by policy tcs-harica: HARICA writes the subject'
# Its words stay those of a request.
check --isolated --select subject/ou-present --policy tcs-harica ou.csr
expect_out_has 'would break the certificate if it were copied'
# Damage may stand in the CA's record as well: a warning.
request damaged '/C=SE/L=MalmÃ¶/O=KTH/CN=www.kth.example.org'
check --isolated --select subject/mojibake damaged.csr
expect_code 1
check --isolated --select subject/mojibake --policy tcs-harica damaged.csr
expect_code 0
expect_out_has 'warning[subject/mojibake]'
expect_out_has 'which may hold the same damage'
request letters '/C=SE/ST=Skåne län/O=Lunds universitet/CN=www.kth.example.org'
check --isolated --select subject/non-ascii --policy tcs-harica letters.csr
expect_out_has 'notice[subject/non-ascii]'
expect_nowhere 'instead of'

# Rules of a policy hold under it only: by option, or by dcvlint.toml, which the option overrides.
check --isolated --format json --select igtf/attribute-forbidden mail.csr
expect_rules ''
check --isolated --format json --select igtf/attribute-forbidden --policy tcs-harica --policy igtf mail.csr
expect_rules 'warning igtf/attribute-forbidden'
mkdir grid
cp mail.csr grid
printf '[policy]\npreset = ["igtf", "tcs-harica"]\n' >grid/dcvlint.toml
check --format json --select igtf/attribute-forbidden grid
expect_rules 'warning igtf/attribute-forbidden'
check --format json --select igtf/attribute-forbidden --policy tcs-harica grid
expect_rules ''
printf '[policy]\npreset = "igtf"\n' >grid/dcvlint.toml
check --format json --select igtf/attribute-forbidden grid
expect_rules 'warning igtf/attribute-forbidden'

# The grid wants ASCII; a CA that writes the subject itself has its own name for it.
request letters '/C=SE/ST=Skåne län/O=Lunds universitet/CN=www.kth.example.org'
check --isolated --format json --select subject/non-ascii letters.csr
expect_rules 'notice subject/non-ascii'
check --isolated --format json --select subject/non-ascii --policy igtf letters.csr
expect_rules 'warning subject/non-ascii'
check --isolated --select subject/non-ascii --policy igtf letters.csr
expect_code 0
expect_out_has 'order with the ASCII name'
check --isolated --format json --select subject/non-ascii --policy tcs-harica,igtf letters.csr
expect_rules 'notice subject/non-ascii'

# What is right for all others and wrong for grids is told in the words of grids; a CN, which they need,
# is not said to be superfluous.
check --isolated --policy tcs-harica,igtf letters.csr
expect_out_has 'notice[igtf/non-ascii]'
expect_nowhere 'subject/non-ascii'
expect_nowhere 'right where the name is written so'
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout host.key -days 30 \
  -subj '/C=SE/O=KTH/CN=host\/ce01.kth.se' -addext subjectAltName=DNS:ce01.kth.se \
  -addext extendedKeyUsage=serverAuth -out host.pem 2>/dev/null
rm host.key
check --isolated --profile ov --policy igtf --select names,igtf host.pem
expect_out_has 'igtf/service-name'
expect_nowhere 'names/cn'
check --isolated --profile ov --select names,igtf/service-name host.pem
expect_out_has 'names/cn-service'
expect_nowhere 'names/cn-not-in-san'

# What another rule tells of a value is not told twice, and no less grave for it.
grave() {  # NAME ORGANISATION
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -utf8 -keyout "$1.key" -days 30 \
    -subj "/C=SE/O=$2/CN=www.kth.example.org" -out "$1.pem" 2>/dev/null
  rm "$1.key"
  check --isolated --format json --profile ov --policy igtf \
    --select subject/non-ascii,subject/mojibake,subject/not-nfc "$1.pem"
}
grave damaged 'MalmÃ¶ universitet'
expect_rules 'error subject/mojibake'
grave decomposed $'Malmo\xCC\x88 universitet'
expect_rules 'error subject/not-nfc'
grave whole 'Malmö universitet'
expect_rules 'error subject/non-ascii'

# One cause, one finding: of domain components and of RDNs the policy's rules tell where there is one.
once() {  # NAME SUBJECT: a certificate
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -multivalue-rdn -keyout "$1.key" \
    -days 30 -subj "$2" -addext 'extendedKeyUsage=clientAuth' -out "$1.pem" 2>/dev/null
  rm "$1.key"
}
components=subject/domain-components,igtf/dc
rdns=subject/multivalued-rdn,igtf/multivalued-rdn
once turned '/DC=grid/DC=example/DC=org/C=SE/O=KTH/CN=Anna'
check --isolated --format json --profile other --select $components turned.pem
expect_rules 'warning subject/domain-components'
check --isolated --format json --profile other --select $components --policy igtf turned.pem
expect_rules 'warning igtf/dc-order'
once glued '/DC=example.org/C=SE/O=KTH/CN=Anna'
check --isolated --format json --profile other --select $components --policy igtf glued.pem
expect_rules 'warning igtf/dc-characters'
once joined '/C=SE/O=KTH+OU=IT/CN=Anna'
check --isolated --format json --profile other --select $rdns joined.pem
expect_rules 'notice subject/multivalued-rdn-elsewhere'
check --isolated --format json --profile other --select $rdns --policy igtf joined.pem
expect_rules 'error igtf/multivalued-rdn'
openssl req -x509 -newkey rsa:2048 -nodes -sha1 -keyout old.key -days 30 -subj '/C=SE/O=KTH/CN=CA' -out old-ca.pem \
  2>/dev/null
openssl req -new -key old.key -subj '/C=SE/O=KTH/CN=Anna' -out old.csr 2>/dev/null
openssl x509 -req -in old.csr -CA old-ca.pem -CAkey old.key -days 30 -sha1 -out old.pem 2>/dev/null
rm old.key
check --isolated --format json --profile other --select key/sig,igtf/signature-digest --policy igtf old.pem
expect_rules 'error igtf/signature-digest'

# A private CA's certificate is not judged as a public one, and that is said; --profile tells
# otherwise, and dcvlint.toml does so for a folder.
certificate() {  # NAME SUBJECT EXTENSION…: issued by a CA of our own, which ends in 2049
  local name=$1 subject=$2
  shift 2
  printf '%s\n' "$@" >"$name.ext"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$name.key" \
    -subj "$subject" -out "$name.req" 2>/dev/null
  openssl x509 -req -in "$name.req" -CA ca.pem -CAkey ca.key -days 730 -extfile "$name.ext" \
    -out "$name.pem" 2>/dev/null
  rm "$name.req" "$name.ext" "$name.key"
}
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -days 8000 \
  -subj '/O=KTH/CN=KTH CA' -out ca.pem 2>/dev/null
certificate private '/O=KTH/OU=IT/CN=idm' 'subjectAltName=DNS:idm,IP:10.1.2.3' \
  'authorityKeyIdentifier=keyid' 'extendedKeyUsage=serverAuth' 'basicConstraints=CA:FALSE'
today() { run check "$@"; }
today --isolated --format json private.pem
expect_rules 'notice certificate/not-public'
today --isolated --format json --profile other private.pem
expect_rules ''
today --isolated --format json --profile tls private.pem
[[ $(rules_of) == *'error certificate/policy-missing'*'error names/san-internal-name'* ]] ||
  wrong 'expected what holds for public ones'
# Dated within 48 hours before a limit fell: it may have been signed later, which is worth a notice.
cat >dated.cnf <<'CNF'
[ca]
default_ca = own
[own]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = leaf
[any]
organizationName = supplied
[leaf]
subjectAltName = DNS:www.kth.example.org
CNF
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout dated.key -subj /O=KTH \
  -out dated.csr 2>/dev/null
dated() {  # NAME FROM UNTIL
  : >index
  echo 4231526177182910 >serial
  openssl ca -batch -notext -selfsign -config dated.cnf -keyfile dated.key -startdate "$2" \
    -enddate "$3" -in dated.csr -out "$1.pem" 2>/dev/null
}
dated near 20260314000000Z 20270401000000Z
dated far 20260312000000Z 20270401000000Z
limit=(--isolated --profile ov --select certificate/validity-exceeds-max)
check "${limit[@]}" far.pem
expect_code 0
expect_out_has 'Nothing found'
for format in text concise json jsonl github sarif; do
  check "${limit[@]}" --format "$format" near.pem
  expect_code 0
  expect_out_has 'at most 200 days are allowed; an error if it was signed on or after 2026-03-15'
done
check "${limit[@]}" --format json --fail-on notice near.pem
expect_code 1
expect_rules 'notice certificate/validity-exceeds-max'

mkdir -p ours/public
cp private.pem ours
cp private.pem ours/public
printf 'profile = "other"\n' >ours/dcvlint.toml
printf 'profile = "tls"\nselect = ["certificate/policy-missing"]\n' >ours/public/dcvlint.toml
today --format json ours
[[ $(jq -r '.findings[] | .file + " " + .rule' <<<"$out") == \
  'ours/public/private.pem certificate/policy-missing' ]] || wrong 'each folder has its profile'
today --format json --profile other ours
expect_rules ''
printf 'profile = "othr"\n' >ours/dcvlint.toml
today ours
expect_code 2
expect_err_has 'dcvlint.toml:1:11: unknown profile "othr"; did you mean "other"?'
rm -r ours
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout self.key -days 3650 \
  -subj '/CN=build7' -addext 'subjectAltName=DNS:build7' -addext 'basicConstraints=critical,CA:FALSE' \
  -out self.pem 2>/dev/null
today --isolated --format json self.pem
expect_rules 'warning certificate/self-issued'

# Who asks for no server's certificate is not told what those must be like.
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout seal.key \
  -subj '/C=SE/O=KTH/CN=KTH' -out seal.csr 2>/dev/null
check --isolated --format json seal.csr
expect_rules 'notice request/names-no-host'
check --isolated --format json --profile ov seal.csr
[[ $(rules_of) == *'warning subject/l-or-st-missing'* ]] || wrong 'judged as OV when asked'

# Names that are none.
check --isolated --profile vo ou.csr
expect_code 2
[[ $err == *'--profile: "vo" is unknown; '* ]] || wrong 'no word on the profile'
check --isolated --policy tcs-harrica ou.csr
expect_code 2
[[ $err == *'--policy: "tcs-harrica" is unknown; did you mean "tcs-harica"?'* ]] ||
  wrong 'no nearest policy'

# What a rule is for is on its page.
run explain igtf/attribute-forbidden
[[ $out == *'Applies   csr, certificate; under policy igtf'* ]] || wrong 'the page names no policy'
finish

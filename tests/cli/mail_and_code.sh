#!/usr/bin/env bash
# One faultless certificate of each type, made by openssl: nothing of weight is said of it, by no rule
# of another type either. Then one fault each, and an organisation's own profile and policy.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 "$@"; }
weighty() { jq -r '[.findings[] | select(.severity != "notice") | .rule] | unique | .[]' <<<"$out"; }
rules_of() { jq -r '[.findings[] | .severity + " " + .rule] | unique | .[]' <<<"$out"; }

openssl req -x509 -newkey rsa:3072 -nodes -keyout ca.key -subj '/C=SE/O=Sample Trust AB/CN=Sample CA' \
  -days 3000 -out ca.pem 2>/dev/null

# certificate NAME SUBJECT KEY DAYS EXTENSIONS: KEY as for -newkey; not before 2026-10-01.
certificate() {
  local key=(-newkey "$3")
  [[ $3 == p256 ]] && key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256)
  openssl req -new "${key[@]}" -nodes -utf8 -keyout "$1.key" -subj "$2" -out "$1.csr" 2>/dev/null
  rm "$1.key"
  {
    printf 'basicConstraints = critical, CA:FALSE\n'
    printf 'authorityKeyIdentifier = keyid\n'
    printf 'crlDistributionPoints = URI:http://pki.sample-trust.se/ca.crl\n'
    printf 'authorityInfoAccess = caIssuers;URI:http://pki.sample-trust.se/ca.crt\n'
    printf '%s\n' "$5"
  } >ext.cnf
  mkdir -p ca
  : >ca/index
  openssl rand -hex 12 >ca/serial
  cat >ca.cnf <<CNF
[ca]
default_ca = ca
database = ca/index
new_certs_dir = ca
serial = ca/serial
default_md = sha256
policy = any
unique_subject = no
email_in_dn = yes
[any]
domainComponent = optional
countryName = optional
stateOrProvinceName = optional
localityName = optional
organizationName = optional
organizationIdentifier = optional
givenName = optional
surname = optional
pseudonym = optional
title = optional
businessCategory = optional
jurisdictionCountryName = optional
serialNumber = optional
commonName = optional
emailAddress = optional
CNF
  openssl ca -batch -notext -preserveDN -config ca.cnf -cert ca.pem -keyfile ca.key -in "$1.csr" \
    -startdate 20261001000000Z -enddate "$(date -u -d "2026-10-01 + $4 days" +%Y%m%d)000000Z" \
    -extfile ext.cnf -out "$1.pem" 2>ca.log || { cat ca.log; wrong "openssl ca made no $1"; }
}

mail() { # NAME SUBJECT POLICY [PURPOSES]
  certificate "$1" "$2" p256 700 "keyUsage = critical, digitalSignature
extendedKeyUsage = ${4-emailProtection}
certificatePolicies = 2.23.140.1.5.$3
subjectAltName = email:tove@lu.se"
}
org='/C=SE/O=Lunds universitet/organizationIdentifier=GOVSE'
mail mailbox-strict '/CN=tove@lu.se' 1.3
mail mailbox-multipurpose '/CN=tove@lu.se/emailAddress=tove@lu.se' 1.2 'emailProtection, clientAuth'
mail organization-strict "$org/CN=Lunds universitet" 2.3
mail organization-multipurpose "$org/L=Lund/CN=tove@lu.se" 2.2
mail sponsor-strict "$org/GN=Tove/SN=Ek/CN=Tove Ek" 3.3
mail sponsor-multipurpose "$org/pseudonym=desk 7/title=Registrar/CN=desk 7" 3.2
mail individual-strict '/C=SE/GN=Tove/SN=Ek/CN=Tove Ek/emailAddress=tove@lu.se' 4.3
mail individual-multipurpose '/GN=Tove/SN=Ek/CN=tove@lu.se' 4.2
for name in mailbox organization sponsor individual; do
  for generation in multipurpose strict; do
    check --format json "$name-$generation.pem"
    [[ -z $(weighty) ]] || wrong "expected nothing of weight of $name-$generation"
    expect_code 0
  done
done

code() { # NAME SUBJECT KEY DAYS POLICY PURPOSE
  certificate "$1" "$2" "$3" "$4" "keyUsage = critical, digitalSignature
extendedKeyUsage = $6
certificatePolicies = 2.23.140.1.$5"
}
who='/C=SE/L=Lund/O=Lunds universitet/CN=Lunds universitet'
code code "$who" rsa:3072 459 4.1 codeSigning
code code-ev "/businessCategory=Government Entity/jurisdictionC=SE/serialNumber=202100-3211$who" p256 \
  459 3 codeSigning
code time "$who" rsa:3072 4000 4.2 critical,timeStamping
for name in code code-ev time; do
  check --format json $name.pem
  [[ -z $(weighty) ]] || wrong "expected nothing of weight of $name"
  expect_code 0
done

# The type is read from the policy, and --profile settles it otherwise.
check --format json --profile smime-sponsor-strict mailbox-strict.pem
[[ $(rules_of) == *'error smime/attribute-missing'* ]] || wrong 'expected what a sponsor certificate needs'
[[ $(rules_of) == *'error smime/person-missing'* ]] || wrong 'expected that a person is missing'
check --format json --profile codesigning code-ev.pem
[[ -z $(weighty) ]] || wrong 'expected nothing of weight of code signing at large'

# One fault each, told once, and nothing of TLS.
mail mixed "$org/GN=Tove/pseudonym=desk 7/CN=tove@lu.se" 3.3
check --format json mixed.pem
[[ $(weighty) == smime/pseudonym-with-name ]] || wrong 'expected the pseudonym alone'
mail client "/CN=tove@lu.se" 1.3 'emailProtection, clientAuth'
check --format json client.pem
[[ $(weighty) == smime/purpose-forbidden ]] || wrong 'expected the purpose alone'
code small "$who" rsa:2048 459 4.1 codeSigning
check --format json small.pem
[[ $(weighty) == codesigning/key-too-small ]] || wrong 'expected the key alone'
code second "$who" rsa:3072 460 4.1 codeSigning
check --format json second.pem
[[ $(weighty) == codesigning/validity-second ]] || wrong 'expected the second alone'
expect_code 0
code long "$who" rsa:3072 461 4.1 codeSigning
check --format json long.pem
[[ $(weighty) == codesigning/validity-exceeds-max ]] || wrong 'expected the validity alone'

# Without a reserved policy: a private CA's, which is said, and can be said otherwise.
certificate private '/CN=Tove Ek/emailAddress=tove@lu.se' p256 700 'keyUsage = critical, digitalSignature
extendedKeyUsage = emailProtection
subjectAltName = email:tove@lu.se'
check --format json private.pem
[[ $(rules_of) == 'notice certificate/not-public' ]] || wrong 'expected the guess alone'
[[ $out == *'--profile smime judges it as public'* ]] || wrong 'expected how to say otherwise'

# --- an organisation's own -----------------------------------------------------------------------

cat >our-mail.toml <<'TOML'
name   = "our-mail"
title  = "our mail"
date   = 2026-11-22
extend = "smime-sponsor-strict"
[source.handbook]
title = "Handbook of the PKI"
as_of = 2026-11-22
[[attribute]]
types    = ["title"]
presence = "required"
cite = { source = "handbook", section = "4", says = "Everybody has a title." }
[[validity]]
days = 365
cite = { source = "handbook", section = "5", says = "A year." }
TOML
check --format json --profile our-mail.toml sponsor-strict.pem
[[ $(weighty) == $'smime/attribute-missing\nsmime/validity-exceeds-max' ]] || wrong 'expected two faults'
[[ $out == *'an our mail certificate must have title'* ]] || wrong 'expected the title of the profile'
cat >our-policy.toml <<'TOML'
name   = "our-policy"
title  = "our policy"
origin = "Handbook of the PKI"
date   = 2026-11-22
extend = "igtf"
says   = "Keys of 3072 bits are too small for us."
[[severity]]
rules  = ["codesigning/validity-exceeds-max"]
level  = "warning"
reason = "we know"
cite = { source = "Handbook of the PKI", says = "We know." }
TOML
check --policy our-policy.toml long.pem
[[ $out == *'warning instead of error by policy our-policy: we know (Handbook of the PKI)'* ]] ||
  wrong 'expected the policy and its reason'
[[ $out == *'igtf/'* ]] || wrong 'expected rules of the policy that it extends'
mkdir tree
cp long.pem our-mail.toml our-policy.toml tree
printf 'profile = "our-mail.toml"\n[policy]\npreset = ["our-policy.toml"]\n' >tree/dcvlint.toml
run check --as-of 2026-11-21 --format json tree/long.pem
[[ $out == *'dcvlint.toml with our-mail.toml says so'* || $(rules_of) == *smime/* ]] ||
  wrong 'expected the profile of dcvlint.toml'

# What is wrong in them is said with its place.
sed 's/presence = "required"/presence = "require"/' our-mail.toml >bad.toml
sed -i 's/our-mail"/bad"/' bad.toml
check --profile bad.toml long.pem
expect_code 2
expect_err_has 'bad.toml:10:12'
expect_err_has 'unknown presence "require"'
check --profile missing.toml long.pem
expect_code 2
expect_err_has 'missing.toml'
sed 's/codesigning\/validity-exceeds-max/codesigning\/validity/;s/our-policy/badpol/' our-policy.toml >badpol.toml
check --policy badpol.toml long.pem
expect_code 0
sed 's/codesigning\/validity-exceeds-max/codesigning\/validty/;s/our-policy/badpol/' our-policy.toml >badpol.toml
check --policy badpol.toml long.pem
expect_code 2
expect_err_has 'badpol.toml:8:10'
mkdir link
ln -s /etc/passwd link/own.toml
cp long.pem link
printf 'profile = "own.toml"\n' >link/dcvlint.toml
run check link/long.pem
expect_code 2
expect_nowhere root:

# --- where IGTF and public trust want opposite things: one finding --------------------------------

igtf() { # NAME KEY PURPOSES USAGE
  certificate "$1" '/DC=org/DC=terena/DC=tcs/C=SE/L=Lund/O=Lunds universitet/CN=se1.lu.se' "$2" 190 \
    "keyUsage = critical, $4
extendedKeyUsage = $3
certificatePolicies = 2.23.140.1.2.2, 1.2.840.113612.5.2.2.1
subjectAltName = DNS:se1.lu.se"
}
conflicts() {
  jq -r '[.findings[] | select(.rule | test("clientauth|client-auth|key-usage|data-enc|purpose"))
          | .severity + " " + .rule] | unique | .[]' <<<"$out"
}
igtf both rsa:2048 'serverAuth, clientAuth' 'digitalSignature, keyEncipherment, dataEncipherment'
check --format json both.pem
[[ $(conflicts) == $'warning certificate/eku-clientauth-sunset\nwarning certificate/key-usage-discouraged' ]] ||
  wrong 'expected the browsers alone'
check --format json --policy igtf both.pem
[[ $(conflicts) == $'notice igtf/data-encipherment\nwarning igtf/client-auth-sunset' ]] ||
  wrong 'expected one finding each'
igtf server p256 serverAuth digitalSignature
check --format json --policy igtf server.pem
[[ $(conflicts) == 'warning igtf/eku-client-auth-missing' ]] || wrong 'expected what IGTF wants'
check --format json --policy igtf-strict server.pem
[[ $(conflicts) == 'error igtf/eku-client-auth-missing' ]] || wrong 'expected an error by the letter'
igtf wraps p256 'serverAuth, clientAuth' 'digitalSignature, keyEncipherment'
check --format json --policy igtf wraps.pem
[[ $(conflicts) == $'error igtf/key-usage-against-public-trust\nwarning igtf/client-auth-sunset' ]] ||
  wrong 'expected one finding on the bit'
[[ $out == *'while GFD.225 section 3.4.2 wants it'* ]] || wrong 'expected the other side'
finish

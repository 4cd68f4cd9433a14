#!/usr/bin/env bash
# dcvlint revocation-reason: facts by options, or by comparing certificates; a code, a deadline, what
# follows.
source "${BASH_SOURCE[0]%/*}/expect.bash"
ask() { run revocation-reason --as-of 2026-11-22 "$@"; said=$(printf %s "$out" | tr -s ' \n' ' '); }
says() { [[ $said == *"$1"* ]] || wrong "expected: $1"; }
never() { [[ $said != *"$1"* ]] || wrong "not expected: $1"; }

ask
expect_code 0
says 'Reason none: no reasonCode is written'
says 'Deadline 24 hours from when the CA learns of it (BR 2.3.1 §4.9.1.1 (1))'

ask --key-compromised --replaced
expect_code 0
says 'Reason keyCompromise (1)'
says 'Chosen by subscriber or CA'
says 'Deadline 24 hours'
says '(BR 2.3.1 §4.9.1.1 (3))'
says 'keyCompromise blocks the key: CAs refuse requests with it'
says 'To have the reason above, revoke the old one explicitly, and soon'
says 'BR 2.3.1 §7.2.2, since 2023-07-15'

ask --misused
says 'Reason none: no reasonCode is written'
says 'Tell the CA what happened: its own entry will say privilegeWithdrawn (9)'
ask --misused --by ca
says 'Reason privilegeWithdrawn (9)'
says 'Chosen by the CA alone'
says 'Deadline 5 days'

ask --no-longer-used
says 'Reason cessationOfOperation (5)'
says 'Deadline no rule says'
ask --domain-lost
says 'Deadline 5 days'
run revocation-reason --as-of 2023-07-14
said=$(printf %s "$out" | tr -s ' \n' ' ')
says 'Before 2023-07-15 subscribers'

# JSON.
ask --format json --name-changed --replaced
expect_code 0
[[ $(jq -r '.revocation_reason | "\(.reason.code) \(.reason.name) \(.deadline_hours) \(.blocks_key) \(.compared)"' <<<"$out") == '3 affiliationChanged 120 false null' ]] || wrong JSON

# Two certificates, and a request.
certificate() { # NAME SUBJECT NAMES [KEY]
  [[ -n ${4-} ]] || openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
  openssl req -x509 -utf8 -key "${4-$1.key}" -days 30 -subj "$2" -addext "subjectAltName=$3" \
    -out "$1.pem"
}
certificate old '/C=SE/O=Lake University/CN=www.lu.example' 'DNS:www.lu.example,DNS:old.lu.example'
certificate renamed '/C=SE/O=Sea University/CN=www.lu.example' 'DNS:www.lu.example,DNS:new.lu.example'
certificate same '/C=SE/O=Lake University/CN=www.lu.example' 'DNS:WWW.lu.example,DNS:old.lu.example' old.key
openssl req -new -utf8 -key old.key -subj '/C=SE/O=Lake University/CN=www.lu.example' \
  -addext 'subjectAltName=DNS:www.lu.example,DNS:old.lu.example' -out next.csr

ask --old old.pem --new renamed.pem
expect_code 0
says 'Reason affiliationChanged (3)'
says 'Compared another key O: Lake University → Sea University'
says 'names no longer there: old.lu.example names added: new.lu.example'
says 'If such a name is no longer yours, add --domain-lost'
ask --old old.pem --new renamed.pem --domain-lost
says 'Reason cessationOfOperation (5)'
never 'add --domain-lost'

# Once the key is gone a lost name changes nothing.
ask --old old.pem --new renamed.pem --key-compromised
says 'Reason keyCompromise (1)'
never 'add --domain-lost'
# Who asks for a changed name.
ask --name-changed
says 'Reason affiliationChanged (3) Chosen by the subscriber'
says 'A CA that learns of the change otherwise revokes with privilegeWithdrawn (9)'
ask --name-changed --by ca
says 'Reason privilegeWithdrawn (9) Chosen by the CA alone'
says 'when the subscriber asks because of it, the reason is affiliationChanged (3)'
# Damage that was mended is no change, and what was said is not what is seen.
certificate damaged '/C=SE/O=GÃ¶teborgs universitet/CN=www.lu.example' 'DNS:www.lu.example'
certificate lossy '/C=SE/O=G?teborgs universitet/CN=www.lu.example' 'DNS:www.lu.example'
certificate mended '/C=SE/O=Göteborgs universitet/CN=www.lu.example' 'DNS:www.lu.example'
certificate elsewhere '/C=SE/O=Malmö universitet/CN=www.lu.example' 'DNS:www.lu.example'
for each in damaged lossy; do
  ask --old $each.pem --new mended.pem --replaced
  says 'Reason superseded (4)'
  says 'Göteborgs universitet, damaged text mended'
  says 'That is no change of a name. The old certificate was wrong from the start, and its CA has five days'
  never 'no change in identity data'
  ask --old $each.pem --new mended.pem --wrong-data --by ca
  says 'Reason privilegeWithdrawn (9)'
  says 'The old certificate was wrong from the start. '
  ask --old $each.pem --new mended.pem --name-changed
  says 'they have not: damaged text was mended'
  ask --old $each.pem --new elsewhere.pem
  says 'Reason affiliationChanged (3)'
  never 'mended'
done
ask --old damaged.pem --new mended.pem --format json
[[ $(jq -r '.revocation_reason | "\(.reason.code) \(.compared.mended | length) \(.compared.changed | length)"' <<<"$out") == '4 1 0' ]] ||
  wrong 'JSON of what was mended'
ask --old old.pem --new same.pem --name-changed
says '--name-changed says that identity data have changed, and the two have the same.'

ask --old old.pem --new same.pem
expect_code 0
says 'Reason superseded (4)'
says 'Compared the same key no change in identity data'
says 'The new one has the same key. That is allowed with this reason'
never 'names no longer there'

# What one of them has alone is told, and changes no reason; a request need not say it.
certificate placed '/C=SE/ST=Skåne län/O=Lake University/CN=www.lu.example' 'DNS:www.lu.example,DNS:old.lu.example'
ask --old old.pem --new placed.pem
says 'Reason superseded (4)'
says 'ST, only in the new one: Skåne län'
never 'no change in identity data'
ask --old placed.pem --new old.pem
says 'ST, only in the old one: Skåne län'
ask --old placed.pem --new next.csr
says 'no change in identity data'

# The rules for TLS bind no CA of certificates for mail.
openssl req -x509 -key old.key -days 30 -subj '/C=SE/CN=Tove' -addext 'subjectAltName=email:tove@lu.example' \
  -addext 'extendedKeyUsage=emailProtection' -addext basicConstraints=CA:FALSE -out mail.pem
ask --old mail.pem --new next.csr --name-changed
says 'The old certificate is for mail.'
ask --old old.pem --new next.csr
never 'The old certificate is for'

ask --old old.pem --new next.csr --key-compromised
expect_code 1
says 'Reason keyCompromise (1)'
says 'The new request has the same key. keyCompromise blocks it: the CA refuses the request.'
ask --old old.pem --new next.csr --key-compromised --format json
expect_code 1
[[ $(jq '.revocation_reason.new_key_blocked' <<<"$out") == true ]] || wrong 'JSON says so'

# What can't be read, and misuse. A private key is no input, and not shown.
ask --old old.key --new same.pem
expect_code 3
expect_nowhere "$(sed -n 2p old.key)"
ask --old next.csr --new same.pem
expect_code 3
expect_err_has '--old is the certificate to be revoked'
ask --old missing.pem --new same.pem
expect_code 3
ask --old old.pem
expect_code 2
expect_err_has '--old and --new go together'
ask --by nobody
expect_code 2
ask --key-compromized
expect_code 2
expect_err_has 'did you mean "--key-compromised"?'
run revocation-reason --help
expect_code 0
expect_out_has '--key-compromised'
expect_out_has 'Exit codes: 0 told'
finish

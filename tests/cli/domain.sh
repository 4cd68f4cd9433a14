#!/usr/bin/env bash
# dcvlint domain: which CAs may issue for a name, by the zones of a repository.
source "${BASH_SOURCE[0]%/*}/expect.bash"
mkdir zones
cat >zones/lu.example.zone <<'END'
$TTL 1h
@     SOA   ns hostmaster 1 7200 3600 1209600 3600
@     NS    ns
@     CAA   0 issue "harica.gr"
@     CAA   0 issuewild ";"
ns    A     192.0.2.1
www   CNAME web.elsewhere.test.
shop  CAA   0 issue "sectigo.com"
acme  CAA   0 issue "harica.gr; accounturi=https://ca.test/1; validationmethods=http-01"
acme  CAA   0 issue "letsencrypt.org; validationmethods=ca-tbr-7"
phone CAA   0 issue "sectigo.com; validationmethods=ca-tbr-17"
mail  CAA   0 issuemail "harica.gr"
crit  CAA   128 contactemail "pki@lu.example"
odd   CAA   0 issue "ca.test"
loop  CNAME loop
*.gu  CAA   0 issue ";"
END
domain() { run domain --isolated --as-of 2026-11-21 --zones zones "$@"; }

# A page: where the set is from, what was assumed, who may, why not, what changes.
domain www.lu.example
expect_code 0
expect_err ''
expect_out 'www.lu.example                           as of 2026-11-21 · zone repo (not live)

CAA   from lu.example
      0 issue "harica.gr"   zones/lu.example.zone:4
      0 issuewild ";"       zones/lu.example.zone:5
Path  www.lu.example → web.elsewhere.test: not in the zones
                    host         wildcard     S/MIME
      harica        may          must not     may
      sectigo       must not     must not     may
      letsencrypt   must not     must not     may
      digicert      must not     must not     may
Why   harica, sectigo, letsencrypt, digicert (wildcard): issuewild ";" at
        lu.example lets nobody issue
      sectigo, letsencrypt, digicert (host): issue at lu.example names
        harica.gr only
Later no change on 2027-03-15 or 2028-03-15
Note  assumed, since it is not in the zones: no CAA at web.elsewhere.test, which
      www.lu.example is an alias of'

domain --ca sectigo phone.lu.example
expect_code 0
expect_out_has '      sectigo       may, if      may, if      may'
expect_out_has 'validated by
        ca-tbr-17 only'
expect_out_has 'Later 2027-03-15 sectigo (host, wildcard): must not; issue "sectigo.com;'

# Account and method; a CA that need not heed them yet; one that reads in its own way.
domain --ca harica --account https://ca.test/2 acme.lu.example
expect_code 1
expect_out_has 'until'
expect_out_has 'HARICA is not known to'
expect_out_has 'Later 2027-03-15 harica (host, wildcard): what refuses now must be heeded from'
domain --ca HARICA.gr --account https://ca.test/1 --method HTTP-01 acme.lu.example
expect_code 0
domain --ca harica --account https://ca.test/1 --method dns-01 acme.lu.example
expect_code 1
domain --ca letsencrypt --method dns-01 acme.lu.example
expect_code 1
expect_out_has 'the RFCs alone it may issue'

# The exit code is about what the name asks for and the CAs that were asked for.
domain --ca harica lu.example
expect_code 0
domain --ca harica '*.lu.example'
expect_code 1
expect_out_has $'\n                    wildcard\n      harica        must not\n'
domain --ca harica,sectigo lu.example
expect_code 1
domain --ca letsencrypt crit.lu.example
expect_code 1
expect_out_has '128 contactemail at'
domain --ca sectigo x.gu.lu.example
expect_code 1
expect_out_has 'CAA   at x.gu.lu.example, made by *.gu.lu.example'

# Of several names; CAs that the set names and our table has, or not.
domain shop.lu.example odd.lu.example
expect_code 0
expect_out_has $'\n\nodd.lu.example '
expect_out_has "the set names ca.test, which our table of CAs doesn't know"
domain --ca harica elsewhere.test
expect_code 0
expect_out_has 'CAA   none in the zones; if there is none elsewhere, any CA may issue'
expect_out_has 'not in the zones: no CAA at elsewhere.test, no CAA at'

# A look-up that fails.
domain loop.lu.example
expect_code 4
expect_out_has 'loop.lu.example runs in a circle of aliases'

# Names that are none; the others are told of all the same.
domain --ca harica a..b 192.0.2.1 'https://lu.example/' lu.example
expect_code 2
expect_err 'dcvlint: "a..b" has an empty label
dcvlint: "192.0.2.1" is an IP address: CAA is about domain names, and no CA looks it up for an address
dcvlint: "https://lu.example/" is a URL'
expect_out_has 'lu.example  '
domain "$(printf 'a%.0s' {1..64}).lu.example"
expect_code 2
expect_err_has 'has a label of more than 63 octets'
domain "$(printf 'a.%.0s' {1..130})lu.example"
expect_code 2
expect_err_has 'is longer than 253 octets'
domain --ca harica 'MALMÖ.lu.example'
expect_code 0
expect_out_has 'xn--malm-8qa.lu.example (malmö.lu.example)'

# Names from files, standard input, a request.
printf '# hosts\nlu.example  # the apex\n\n  shop.lu.example\nlu.example.\n' >names
domain --ca harica --names names --format json
expect_code 1
[[ $(jq -c '[.names[].name]' <<<"$out") == '["lu.example","shop.lu.example"]' ]] || wrong 'names of a file'
printf 'lu.example\nno name\n' >some
domain --format json - <some
expect_code 2
expect_err 'dcvlint: standard input:2: "no name" has a blank'
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout key.pem -out web.csr -subj /CN=x \
  -addext 'subjectAltName=DNS:www.lu.example,DNS:*.lu.example,IP:192.0.2.1,email:a@lu.example' 2>/dev/null
domain --names-of web.csr --format json
expect_code 0
expect_err_has 'web.csr: 1 name passed over'
[[ $(jq -c '[.names[].name]' <<<"$out") == '["www.lu.example","*.lu.example"]' ]] || wrong 'names of a request'
domain --names-of key.pem
expect_code 3
# A key that was taken for a list: none of its lines is quoted.
domain --names key.pem
expect_code 3
expect_out ''
expect_err 'dcvlint: key.pem: has a private key, and no names'
domain - <key.pem
expect_code 3
expect_err 'dcvlint: standard input: has a private key, and no names'
# Nor is a command of a GitHub runner repeated.
domain '##[error]x'
expect_code 2
expect_err 'dcvlint: "#\x23[error]x" has a character that host names don'"'"'t have'
domain --names missing
expect_code 3
expect_err 'dcvlint: missing: no such file'

# Files that are no lists, or not quite: from Windows, of another kind, hostile.
printf '\xef\xbb\xbflu.example\r\nshop.lu.example\r\n' >names
domain --names names --format json
expect_code 0
expect_err ''
[[ $(jq -c '[.names[].name]' <<<"$out") == '["lu.example","shop.lu.example"]' ]] || wrong 'names of Windows'
printf '\xff\xfel\0u\0' >names
domain --names names
expect_code 3
expect_err 'dcvlint: names: is UTF-16; names are read as UTF-8'
for ((i = 0; i < 250; ++i)); do printf 'a b %s\n' "$i"; done >names
domain --names names
expect_code 2
[[ $(wc -l <<<"$err") == 101 && ${err##*$'\n'} == 'dcvlint: and 150 more names that cannot be asked about' ]] ||
  wrong 'a list of no names'
{ printf 'x%.0s' {1..200000}; printf '\n'; printf 'ö%.0s' {1..200000}; printf '\n'; printf '\xff\x1b%.0s' {1..100000}; } >names
domain --names names
expect_code 2
((${#err} < 3000)) || wrong "${#err} octets on standard error"
expect_err_has '…" is longer than 253 octets, the most'
domain abc.onion printer.local lu.example
expect_code 2
expect_err 'dcvlint: "abc.onion" is a name of the Tor network: DNS has none of them (RFC 7686), and no CA has to look up CAA for it (BR 2.3.1 §4.2.2.1)'
expect_out_has 'printer.local  '

# JSON: keys, kinds of certificates, reasons.
domain --ca harica --format json mail.lu.example '*.lu.example'
expect_code 1
[[ $(jq -c '[.names[0].verdicts[] | [.for, .verdict]]' <<<"$out") == \
  '[["host","permit"],["wildcard","permit"],["smime","permit"],["vmc","permit"]]' ]] || wrong 'verdicts'
[[ $(jq -c '.names[1].verdicts' <<<"$out") == \
  '[{"ca":"harica","for":"wildcard","verdict":"deny","reason":"issuewild \";\" at lu.example lets nobody issue","found_at":"lu.example","records":["0 issue \"harica.gr\"","0 issuewild \";\""],"path":[{"name":"lu.example","status":"records","aliases":[],"dnssec":null}],"dnssec":null,"assumes":[]}]' ]] ||
  wrong 'a verdict'

# dcvlint.toml says which CAs must be able to issue, and the day.
printf 'as-of = 2027-04-01\n[policy]\nmust-issue = ["digicert.com"]\n' >dcvlint.toml
run domain --zones zones shop.lu.example
expect_code 1
expect_out_has 'as of 2027-04-01'
expect_out_has '      digicert      must not     must not     may
      sectigo       may          may          may'
printf '[policy]\nmust-issue = ["digisert"]\n' >dcvlint.toml
run domain --zones zones shop.lu.example
expect_code 2
expect_err "dcvlint: $work/dcvlint.toml: must-issue: \"digisert\" is no CA that we know; did you mean \"digicert\"?"
rm dcvlint.toml

# Evidence of a stranger: what it says of its resolver is text like any other.
mkdir forged
printf '%s\n' '{"form":"dcvlint-evidence/1","tool":"x","authorities":"2026-01-01","as_of":"2026-11-22","begun":1,"resolver":"\u001b[31m\n::error::x ##[error]y","names":["lu.example"]}' >forged/evidence.jsonl
: >forged/messages.dns
(cd forged && sha256sum evidence.jsonl messages.dns >SHA256SUMS)
run domain --isolated --replay forged
expect_code 4
expect_out_has 'evidence of 1970-01-01 by \x1B[31m\x0A::error::x #\x23[error]y'

# Recorded names are names: "-" is not standard input; nor may evidence bring a book, or a day that no
# calendar has.
forge() { # of a line that jq makes of the head
  jq -c "$1" forged/evidence.jsonl >forged/x && mv forged/x forged/evidence.jsonl
  (cd forged && sha256sum evidence.jsonl messages.dns >SHA256SUMS)
}
forge '.names = ["-", "lu.example", "printer.local"]'
ran='domain --replay, a recorded "-"'
code=0
timeout 10 "$DCVLINT" domain --isolated --replay forged < <(sleep 20) >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 2
expect_err 'dcvlint: "printer.local" is not asked for: .local is for names found by multicast DNS (RFC 6762), and no public CA issues for it'
expect_out_has 'lu.example  '
expect_out_has 'the look-up at - failed'
forge '.names = ["lu.example"] | .begun = 253402300799999'
run domain --isolated --replay forged
expect_code 4
expect_out_has 'evidence of 9999-12-31 by'
forge '.begun = 253402300800000'
run domain --isolated --replay forged
expect_code 3
expect_err 'dcvlint: forged/evidence.jsonl:1: is not as dcvlint writes it'
forge '.begun = 1 | .resolver = ("x" * 20000)'
run domain --isolated --replay forged
expect_code 3
mkfifo forged/fifo
mv forged/fifo forged/messages.dns
run domain --isolated --replay forged
expect_code 3
expect_err_has 'forged/messages.dns: is a device, pipe or socket'

# Usage.
misuse() {
  local says=$1
  shift
  run "$@"
  expect_code 2
  expect_out ''
  expect_err "dcvlint: $says (dcvlint --help tells more)"
}
misuse 'domain: name the zones with --zones PATH, or ask DNS with --live' domain lu.example
misuse 'domain: name a domain, or - for names on standard input' domain --zones zones
misuse '--method: "dsn-01" is no method that we know; did you mean "dns-01"?' domain --zones zones --method dsn-01 a
misuse '--method: "ca-tbr-23" is no method that we know; ACME'"'"'s are like dns-01, the others are ca-tbr-N, N of BR 3.2.2.4.N' \
  domain --zones zones --method ca-tbr-23 a
misuse '--account: "12" is no URI; it is what the CA calls the account, like https://acme.example/acct/1' \
  domain --zones zones --account 12 a
misuse '--format: "sarif" is unknown; it is one of text, json, jsonl' domain --zones zones --format sarif a
domain --ca hariac lu.example
expect_code 2
expect_out ''
expect_err 'dcvlint: --ca: "hariac" is no CA that we know; did you mean "harica"?'
run domain --isolated --zones nowhere lu.example
expect_code 3
run domain --help
expect_code 0
expect_out_has 'Exit codes: 0 they may issue, 1 one must not'

# A record that can't be read may be the one that counts.
printf '$TTL 1h\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n@ CAA 0 issue "harica.gr\n' >broken.example.zone
run domain --isolated --zones broken.example.zone broken.example
expect_code 0
expect_err 'dcvlint: broken.example.zone: 1 fault, so that a record may be missing here; dcvlint check broken.example.zone tells more'
finish

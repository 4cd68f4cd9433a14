#!/usr/bin/env bash
# dcvlint dcv: what a CA looks for, and what is made of what is there.
source "${BASH_SOURCE[0]%/*}/expect.bash"
request() { # FILE SUBJECT [OPTIONS]
  openssl req -new -key key.pem -out "$1" -subj "$2" "${@:3}"
}
openssl ecparam -name prime256v1 -genkey -noout -out key.pem
request web.csr /CN=www.lu.example -addext subjectAltName=DNS:www.lu.example
md5=$(openssl req -in web.csr -outform DER | md5sum) md5=${md5%% *}
sha256=$(openssl req -in web.csr -outform DER | sha256sum) sha256=${sha256%% *}
sha1=$(openssl req -in web.csr -outform DER | sha1sum) sha1=${sha1%% *}
pem_md5=$(md5sum <web.csr) pem_md5=${pem_md5%% *}
pem_sha256=$(sha256sum <web.csr) pem_sha256=${pem_sha256%% *}
target=${sha256:0:32}.${sha256:32}.sectigo.com
owner=_$md5
dcv() { run dcv --isolated --as-of 2026-11-21 "$@"; }

# One zone, one line more than it needs; what is said of it, with the lines joined.
with() {
  mkdir -p zones
  printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\nwww A 192.0.2.2\n%b' \
    "$1" >zones/lu.example.zone
  dcv web.csr --ca sectigo --method cname --zones zones "${@:2}"
  said=$(printf %s "$out" | tr -s ' \n' ' ')
}
says() { [[ $said == *"$1"* ]] || wrong "expected: $1"; }

with ''
expect_code 1
expect_err ''
says 'There now, www.lu.example: absent There now, lu.example: absent'
with "$owner CNAME $target.\n"
expect_code 0
says 'lu.example: present and right zones/lu.example.zone:6'
with "$owner.www CNAME ${target^^}.\n"
expect_code 0
with "$owner CNAME $target\n"
expect_code 1
says 'a target with lu.example behind it: the final dot is missing'
with "$owner.lu.example CNAME $target.\n"
expect_code 1
says "at $owner.lu.example.lu.example: lu.example stands there once more, because the owner lacks its final dot; its value is right"
with "$owner TXT $target\n"
says 'a TXT in place of a CNAME; its value is right'
with "$md5 CNAME $target.\n"
says "at $md5.lu.example: the underscore before the label is missing"
with "$owner.ftp CNAME $target.\n"
says "Elsewhere: at $owner.ftp.lu.example: no name at which the CA looks; its value is right"
with "${owner:0:30} CNAME $target.\n"
says "Elsewhere: at ${owner:0:30}.lu.example: the label is cut short"
with "_$pem_md5 CNAME $target.\n"
says 'the label is the MD5 of the PEM file, not of the DER'
with "$owner CNAME ${pem_sha256:0:32}.${pem_sha256:32}.sectigo.com.\n"
says 'the digest of the PEM file; that of the DER is wanted'
with "$owner CNAME ${sha256:0:32}.${sha256:32:31}.sectigo.com.\n"
says 'the digest cut short: 63 of 64 digits'
with "$owner CNAME ${sha1:0:20}.${sha1:20}.comodoca.com.\n"
says 'the SHA-1 of the request, which Comodo once took'
with "$owner CNAME ${target%.sectigo.com}.comodoca.com.\n"
says 'right by its digest, with the suffix comodoca.com of former days'
with "$owner CNAME ${target%.sectigo.com}.s1.sectigo.com.\n"
says 'right but for the unique value: there it is s1'
with "$owner CNAME ${target%.sectigo.com}.s1.sectigo.com.\n" --unique s1
expect_code 0
with "$owner CNAME $target.\n" --unique s1
says 'right but for the unique value s1, which is missing'
with "$owner CNAME $(printf 'a%.0s' {1..32}).$(printf 'b%.0s' {1..32}).sectigo.com.\n"
expect_code 1
says "its digests are not this request's"
with "* CNAME elsewhere.example.net.\n"
expect_code 1
says 'no record of its own: *.lu.example answers for it'
with "sub NS ns\n"
dcv a.sub.lu.example --ca sectigo --method persist --zones zones
expect_code 1
expect_out_has 'There now, a.sub.lu.example: cannot see'
with "www NS ns\n$owner.www CNAME $target.\n"
says 'it belongs into the child zone'

# Names without a request: the shape alone is known.
with "$owner CNAME $target.\n"
dcv lu.example --ca sectigo --method cname --zones zones
expect_code 0
said=$(printf %s "$out" | tr -s ' \n' ' ')
says "There now: at $owner.lu.example a record of the right shape; whether it is the one, only Sectigo can tell"
dcv lu.example --ca harica --method txt
expect_code 0
expect_out 'lu.example                                   as of 2026-11-21 · nobody was asked

txt       HARICA'\''s TXT; it serves lu.example and all names below it
            lu.example. 3600 IN TXT "HARICA-<value from the CA>"
          HARICA mails it: "HARICA - DNS Change Validation"
          The CA takes the value for 30 days.'
with '@ TXT "v=spf1 -all"\n@ TXT "HARICA-0123456789abcdef"\n'
dcv lu.example --ca harica --method txt --zones zones
expect_code 0
expect_out_has 'present, of the right shape'
dcv lu.example --ca digicert --method txt --zones zones
expect_code 1

# Persistent validation, in the reading of the CA.
account=https://acme/acct/1
with "_validation-persist TXT \"LETSENCRYPT.ORG.; accounturi=$account\"\n"
dcv lu.example --ca letsencrypt --method persist --account $account --zones zones
expect_code 0
expect_out_has "by the letter of the"
with "_validation-persist TXT \"letsencrypt.org; accounturi=$account; persistUntil=1700000000\"\n"
dcv lu.example --ca letsencrypt --method persist --account $account --zones zones
expect_code 1
expect_out_has 'persistUntil is 2023-11-14 22:13:20 UTC'
with "_validation-persist TXT \"letsencrypt.org; accounturi=$account\"\n"
dcv '*.lu.example' --ca letsencrypt --method persist --account $account --zones zones
expect_code 1
expect_out_has 'policy=wildcard is missing'
dcv www.lu.example --ca letsencrypt --method persist --account $account --zones zones
expect_code 1 # it serves the name itself only
dcv lu.example --ca letsencrypt --method persist --account https://acme/acct/2 --zones zones
expect_code 1
expect_out_has "for another account: $account"

# Mail, level by level.
with '@ MX 10 mx\nmx A 198.51.100.1\n'
dcv www.lu.example --ca harica --method email --zones zones
expect_code 0
expect_out_has 'postmaster@www.lu.example'
expect_out_has 'postmaster@lu.example'
expect_out_has 'forbidden from 2028-03-15 on'
run dcv --isolated --as-of 2028-03-15 www.lu.example --ca harica --method email --zones zones
expect_out_has 'retired'

# A wildcard and files; names that the zones don't have.
dcv '*.lu.example' --ca sectigo --method http
expect_out_has 'cannot validate a wildcard'
dcv other.example --ca harica --method txt --zones zones
expect_code 4

# Forms of records, for tools: what only the CA knows is a comment.
dcv lu.example --ca harica --method txt,dns-01 --records nsupdate
expect_code 0
expect_out "; HARICA's TXT: lu.example. 3600 IN TXT \"HARICA-<value from the CA>\"
; the answer to an ACME challenge (dns-01): _acme-challenge.lu.example. 3600 IN TXT \"<digest of the key authorization>\""
dcv web.csr --ca sectigo --method cname --records nsupdate
expect_out "zone lu.example.
update add $owner.lu.example. 3600 CNAME $target.
send"
dcv web.csr lu.example --ca sectigo --method cname --records octodns
expect_out "# lu.example.yaml
'$owner':
  ttl: 3600
  type: CNAME
  value: '$target.'"
dcv lu.example --ca sectigo --method http --records bind
expect_out ''
expect_err 'dcvlint: dcv: these methods need no record'

# JSON.
with "$owner CNAME $target.\n"
dcv web.csr --ca sectigo --method cname --zones zones --format json
expect_code 0
expect_out_has '"presence":"right"'

# Input that is none.
dcv key.pem --ca sectigo
expect_code 3
expect_err_has 'key.pem: a private key, and no request: no CA needs the key'
openssl pkcs8 -topk8 -in key.pem -passout pass:x -out locked.pem
dcv locked.pem --ca sectigo
expect_code 3
expect_err_has 'an encrypted private key, and no request'
openssl req -x509 -key key.pem -subj /CN=a.lu.example -days 3 -out cert.pem
dcv cert.pem --ca sectigo
expect_code 3
expect_err_has 'a certificate, and no request'
openssl pkcs12 -export -inkey key.pem -in cert.pem -passout pass:x -out both.p12
dcv both.p12 --ca sectigo
expect_code 3
expect_err_has 'a PKCS#12 file'
request nameless.csr '/O=Lund'
dcv nameless.csr --ca sectigo
expect_code 3
expect_err_has 'asks for no domain name'
dcv nameless.csr lu.example --ca sectigo --method cname
expect_code 0
expect_out_has 'Sectigo'
cat web.csr nameless.csr >two.csr
dcv two.csr --ca sectigo
expect_code 3
expect_err_has '2 requests in it'
dcv web.csr nameless.csr --ca sectigo
expect_code 2
dcv gone.csr --ca sectigo
expect_code 3
cat key.pem web.csr >beside.pem
dcv beside.pem --ca sectigo --method cname
expect_code 0
expect_err_has 'a private key stands beside the request'

# Options that make no sense.
dcv lu.example --ca setigo
expect_code 2
expect_err_has 'did you mean "sectigo"?'
dcv lu.example --ca harica --method persist
expect_code 2
expect_err_has 'HARICA is not known to offer persist'
dcv lu.example --ca harica --method snail
expect_code 2
dcv lu.example --ca sectigo --unique a-b
expect_code 2
dcv lu.example --ca letsencrypt --key-authorization abc
expect_code 2
expect_err_has 'has no dot'
dcv lu.example --ca letsencrypt --token abc
expect_code 2
echo abc >secret
dcv lu.example --ca digicert --token-key secret
expect_code 2
# Lists by mistake: named, not read.
truncate -s 64000001 large
truncate -s 10000001 larger
dcv --ca harica --names large
expect_code 3
expect_err 'dcvlint: large: larger than 64 MB'
code=0 ran='dcv --ca harica - (endless)'
# The sanitizers map more than any such bound.
([[ $DCVLINT == */sanitize/* ]] || ulimit -v 600000
  exec timeout 60 "$DCVLINT" dcv --isolated --ca harica - </dev/zero) >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 3
expect_err 'dcvlint: standard input: larger than 64 MB'
dcv lu.example --ca harica --psl larger
expect_code 2
expect_err 'dcvlint: --psl larger: larger than 10 MB'
# A path that a shell would read as more than a word is not in a command to paste.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $'k\e[31m;touch $(id).pem' 2>/dev/null
cp $'k\e[31m;touch $(id).pem' plain.pem
dcv $'k\e[31m;touch $(id).pem' --ca harica
expect_code 3
expect_err_has 'openssl req -new -key KEY -out request.csr'
dcv plain.pem --ca harica
expect_err_has 'openssl req -new -key plain.pem -out request.csr'
dcv lu.example --ca harica --records bind --live
expect_code 2
dcv lu.example
expect_code 2
dcv --ca harica
expect_code 2

# Exit codes: a mailbox counts where it was asked for; a method that CAs may not use never does; nobody
# looked at a file.
cat >zones/lu.example.zone <<'END'
$TTL 1h
@ SOA ns host 1 7200 3600 1209600 3600
@ NS ns
@ MX 10 mx
ns A 192.0.2.1
mx A 192.0.2.2
END
dcv lu.example --ca harica --zones zones
expect_code 1
dcv lu.example --ca harica --method email --zones zones
expect_code 0
run dcv --isolated --as-of 2028-03-15 lu.example --ca harica --method email --zones zones
expect_code 1
dcv '*.lu.example' --ca sectigo --method http --zones zones
expect_code 1
dcv lu.example --ca letsencrypt --method http-01 --zones zones
expect_code 4
# The zone is there, and no record of the shape in it.
dcv lu.example --ca sectigo --method cname --zones zones
expect_code 1
expect_out_has 'There now, lu.example: absent'
# No zone: what is the CA's secret, and what is not.
dcv other.example --ca harica --method txt --zones zones
expect_code 4
expect_out_has 'There now, other.example: cannot see'

# Two CNAMEs: no server loads that, so that a CA would see nothing.
printf '%s CNAME %s.\n%s CNAME elsewhere.example.\n' "$owner" "$target" "$owner" >>zones/lu.example.zone
dcv web.csr --ca sectigo --method cname --zones zones
expect_code 1
expect_out_has 'a second CNAME record stands beside it: no name server loads such'
dcv web.csr --ca sectigo --method cname --zones zones --format json
[[ $(jq -r '.names[0].methods[0].records[0].seen[-1] | .presence + " " + .beside' <<<"$out") == 'wrong a second CNAME record' ]] ||
  wrong 'JSON of what stands beside'
# What is there is not told again.
sed -i '$d' zones/lu.example.zone
dcv web.csr --ca sectigo --method cname --zones zones --records bind
expect_code 0
expect_out ''
expect_err_has 'what these methods look for is there already'

# Names that no public CA certifies get no instructions.
dcv '*.se' a_b.lu.example www.lu.local --ca harica --method txt,dns-01 --zones zones
expect_code 1
expect_out_has 'se is a public suffix: a CA refuses it unless control over all of it'
expect_out_has 'certificates have no names with underscores'
expect_out_has '.local is for names found by multicast DNS'
expect_nowhere 'HARICA-<'
dcv lu.example --ca cloudflare
expect_code 2
expect_err_has 'Cloudflare validates nothing itself'

# The list of suffixes has a date.
printf '// ===BEGIN ICANN DOMAINS===\nexample\n// ===END ICANN DOMAINS===\n' >psl.dat
dcv lu.example --ca harica --method txt --psl psl.dat
expect_code 0
expect_err_has 'the Public Suffix List is of unknown date'
sed -i '1i// VERSION: 2025-01-02_08-36-41_UTC' psl.dat
dcv lu.example --ca harica --method txt --psl psl.dat
expect_err_has 'the Public Suffix List is of 2025-01-02, 688 days before the day that is judged; --psl takes a newer one'
finish

#!/usr/bin/env bash
# dcvlint request: subject, names, CAA and control over the names, and one verdict.
source "${BASH_SOURCE[0]%/*}/expect.bash"
openssl ecparam -name prime256v1 -genkey -noout -out key.pem
request() { # FILE SUBJECT NAMES
  openssl req -new -utf8 -key key.pem -out "$1" -subj "$2" -addext "subjectAltName=$3"
}
subject='/C=SE/L=Lund/O=Lumen University/CN=www.lu.example.org'
request web.csr "$subject" DNS:www.lu.se
md5=$(openssl req -in web.csr -outform DER | md5sum) md5=${md5%% *}
sha256=$(openssl req -in web.csr -outform DER | sha256sum) sha256=${sha256%% *}
zone() { # RECORDS: of lu.se
  mkdir -p zones
  printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\nwww A 192.0.2.2\n%b' \
    "$1" >zones/lu.se.zone
}
day=2026-11-22
ask() { run request --isolated --as-of "$day" "$@"; said=$(printf %s "$out" | tr -s ' \n' ' '); }
says() { [[ $said == *"$1"* ]] || wrong "expected: $1"; }
subject='/C=SE/L=Lund/O=Lumen University/CN=www.lu.se'
request web.csr "$subject" DNS:www.lu.se
md5=$(openssl req -in web.csr -outform DER | md5sum) md5=${md5%% *}
sha256=$(openssl req -in web.csr -outform DER | sha256sum) sha256=${sha256%% *}
record="_$md5 CNAME ${sha256:0:32}.${sha256:32}.sectigo.com.\n"

# All is there.
zone "@ CAA 0 issue \"sectigo.com\"\n$record"
ask web.csr --ca sectigo --profile ov --zones zones
expect_code 0
expect_err ''
says 'as of 2026-11-22 · Sectigo, ov · zone repo (not live)'
says 'Verdict will go through by cname'
says 'Request 0 errors'
says 'www.lu.se CAA may: issue "sectigo.com" at lu.se names it'
says 'control shown by cname'

says 'Verdict will go through by cname, if the CA has validated the organisation'
says 'Identity not told; assumed for an OV certificate: the CA has validated the organisation'
ask web.csr --ca sectigo --profile ov --zones zones --identity-validated 2026-11-01
expect_code 0
[[ $said != *'not told'* && $said != *'if the CA has validated'* ]] || wrong 'it was told'
ask web.csr --ca sectigo --profile dv --zones zones
expect_code 0
[[ $said != *'not told'* ]] || wrong 'nothing to tell for DV'

# A CA that issues one type only.
zone "@ CAA 0 issue \"letsencrypt.org\"\n"
for type in ov ev smime; do
  ask web.csr --ca letsencrypt --profile $type --zones zones --control-validated 2026-11-20
  expect_code 1
  says 'Verdict will be refused:'
  says "Let's Encrypt issues no"
  says 'certificates, DV only (Let'
done
for given in '' '--profile dv'; do
  ask web.csr --ca letsencrypt $given --zones zones --control-validated 2026-11-20
  expect_code 0
  says "Let's Encrypt, dv"
  says 'notice[subject/dv-extra-attribute] O "Lumen University" will not be in a DV certificate: CAs drop it'
  says 'notice[subject/dv-extra-attribute] L "Lund" will not be'
done
# A CA whose id differs among providers and authorities.
ask web.csr --ca sslcom --profile dv --zones zones --control-validated 2026-11-20
expect_code 1
says 'CAA of www.lu.se: issue at lu.se names letsencrypt.org only'
zone "@ CAA 0 issue \"sectigo.com\"\n$record"

# Another CA's CAA, and nothing for it.
ask web.csr --ca harica --profile ov --zones zones
expect_code 1
says 'Verdict will be refused: - CAA of www.lu.se: issue at lu.se names sectigo.com only'
says 'control can be shown by txt'

# A record with a slip.
zone "@ CAA 0 issue \"sectigo.com\"\n${record%.\\n}\n"
ask web.csr --ca sectigo --profile ov --method cname --zones zones
expect_code 1
says 'Verdict will wait, as things are: - control over www.lu.se is not shown; it can be by cname; cname: a target with lu.se behind it: the final dot is missing'
# The CA has seen it before, and may go by that for 200 days.
ask web.csr --ca sectigo --profile ov --method cname --zones zones --control-validated 2026-11-01
expect_code 0
says 'Control validated on 2026-11-01, may be reused until 2027-'
ask web.csr --ca sectigo --profile ov --method cname --zones zones --control-validated 2026-01-01
expect_code 1
says 'validated on 2026-01-01'
says 'that is over, after 200 days'
zone "@ CAA 0 issue \"sectigo.com\"\n$record"
ask web.csr --ca sectigo --profile ov --zones zones --identity-validated 2025-01-01
expect_code 1
says 'the organisation was validated on 2025-01-01, more than 398 days ago: the CA validates it anew'

# Nobody is asked, nothing is decided; the request's own errors are told all the same.
ask web.csr --ca sectigo --profile ov
expect_code 4
says 'Verdict cannot be told, as things are: - nobody was asked what CAA of www.lu.se says, and whether control over it is shown'
# An earlier validation is no permission: CAA is looked up for each certificate.
ask web.csr --ca sectigo --profile ov --control-validated 2026-11-01
expect_code 4
says 'Verdict cannot be told, as things are: - nobody was asked what CAA of www.lu.se says (--live'
openssl req -new -newkey rsa:1024 -nodes -keyout weak.pem -out weak.csr -subj "$subject" \
  -addext subjectAltName=DNS:www.lu.se 2>/dev/null
zone "@ CAA 0 issue \"harica.gr\"\n"
ask weak.csr --ca harica --zones zones
expect_code 1
says 'Verdict will be refused: - the request has '
says 'error[key/rsa-too-small]'

# A wildcard, which no file can validate.
request star.csr "$subject" 'DNS:www.lu.se,DNS:*.lu.se'
ask star.csr --ca sectigo --method http --zones zones
expect_code 1
says 'none of the methods that were named can validate *.lu.se'
# Neither could it on the day of the earlier validation, which was of one method.
ask star.csr --ca sectigo --method http --zones zones --control-validated 2026-11-01
expect_code 1
says '- none of the methods that were named can validate *.lu.se'

# Persistent validation is good for ten days, whatever the others are good for.
ask web.csr --ca sectigo --method persist --zones zones --control-validated 2026-11-01
expect_code 1
says 'that is over, after 10 days'

# CAA that allows one method, or one account, once CAs have to heed that.
day=2027-03-15
zone "@ CAA 0 issue \"harica.gr; validationmethods=http-01\"\n@ TXT \"HARICA-0123456789abcdef\"\n"
ask web.csr --ca harica --profile ov --method txt --zones zones
expect_code 1
says 'Verdict will be refused: - CAA of www.lu.se: not by txt:'
ask web.csr --ca harica --profile ov --method txt --zones zones --control-validated 2027-03-01
expect_code 1
says 'Verdict will be refused: - CAA of www.lu.se: not by txt:'
zone "@ CAA 0 issue \"harica.gr; validationmethods=dns-01\"\n@ TXT \"HARICA-0123456789abcdef\"\n"
ask web.csr --ca harica --profile ov --method txt --zones zones
expect_code 0
zone "@ CAA 0 issue \"harica.gr; accounturi=https://ca.example/acct/9\"\n@ TXT \"HARICA-0123456789abcdef\"\n"
ask web.csr --ca harica --profile ov --method txt --zones zones
expect_code 4
says 'it allows the account https://ca.example/acct/9 only, and whether that is yours was not said (--account)'
ask web.csr --ca harica --profile ov --method txt --zones zones --account https://ca.example/acct/9
expect_code 0
zone "@ CAA 0 issue \"sectigo.com\"\n$record"
day=2026-11-22

# An address beside the name; a wildcard of a whole suffix; a policy that has ended.
request both.csr "$subject" DNS:www.lu.se,IP:130.235.1.3
md5=$(openssl req -in both.csr -outform DER | md5sum) md5=${md5%% *}
sha256=$(openssl req -in both.csr -outform DER | sha256sum) sha256=${sha256%% *}
zone "@ CAA 0 issue \"sectigo.com\"\n_$md5 CNAME ${sha256:0:32}.${sha256:32}.sectigo.com.\n"
ask both.csr --ca sectigo --method cname --zones zones
expect_code 4
says 'control over 130.235.1.3 has to be shown by BR 3.2.2.5, which nobody looks at here'
zone "@ CAA 0 issue \"sectigo.com\"\n$record"
request suffix.csr "$subject" 'DNS:*.se'
ask suffix.csr --ca sectigo --control-validated 2026-11-01
expect_code 1
says '*.se: se is a public suffix, and a CA refuses its wildcard unless control over all of it is proved (BR 3.2.2.6)'
ask web.csr --ca sectigo --policy tcs-sectigo --zones zones
expect_code 0
expect_err_has 'policy tcs-sectigo held until 2025-01-10'

# Zones that don't have the name.
request other.csr "${subject%lu.se}ku.dk" DNS:www.ku.dk
ask other.csr --ca sectigo --method cname --zones zones
expect_code 4
says 'Verdict cannot be told, as things are: - whether control over www.ku.dk is shown cannot be seen there'
says 'assumed: no CAA at www.ku.dk'

# JSON, and what is no request.
zone "@ CAA 0 issue \"sectigo.com\"\n$record"
ask web.csr --ca sectigo --zones zones --format json
expect_code 0
[[ $(jq -r '.request | .verdict + " " + .names[0].name + " " + .names[0].shown[0] + " " + .names[0].caa.verdict' <<<"$out") == 'passes www.lu.se cname permit' ]] ||
  wrong 'JSON'
ask key.pem --ca sectigo --zones zones
expect_code 3
expect_nowhere "$(sed -n 2p key.pem)"
ask missing.csr --ca sectigo
expect_code 3
ask web.csr --ca sectgio
expect_code 2
expect_err_has 'did you mean "sectigo"'
ask web.csr web.csr --ca sectigo
expect_code 2
ask web.csr --ca sectigo --http
expect_code 2
ask web.csr --ca sectigo --identity-validated soon
expect_code 2
expect_err_has '--identity-validated: "soon" is no date'
finish

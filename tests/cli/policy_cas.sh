#!/usr/bin/env bash
# The CAs that [policy] of dcvlint.toml names: each name of the zones is judged, each set told of once.
source "${BASH_SOURCE[0]%/*}/expect.bash"
mkdir -p main other
cat >main/lu.example.zone <<'END'
$TTL 1h
@    SOA   ns hostmaster 1 7200 3600 1209600 3600
@    NS    ns
@    MX    10 mail
@    CAA   0 issue "harica.gr"
@    CAA   0 issuewild ";"
@    CAA   0 issuemail "sectigo.com"
ns   A     192.0.2.1
mail A     192.0.2.2
shop CAA   0 issue "digicert.com"
shop A     192.0.2.3
sub  NS    ns.sub
ns.sub A   192.0.2.4
$GENERATE 1-50 h$ A 192.0.2.10
$GENERATE 1-50 w$.shop CNAME shop
*.w  A     192.0.2.5
out  CNAME web.elsewhere.test.
END
# Delegated, and bound by what the zone above says.
cat >main/sub.lu.example.zone <<'END'
$TTL 1h
@    SOA   ns.sub.lu.example. hostmaster.lu.example. 1 7200 3600 1209600 3600
@    NS    ns
ns   A     192.0.2.4
www  A     192.0.2.6
END
cat >other/bare.example.zone <<'END'
$TTL 1h
@    SOA   ns hostmaster 1 7200 3600 1209600 3600
@    NS    ns
ns   A     192.0.2.7
www  A     192.0.2.8
END
rules=caa/issuer-not-authorized,caa/issuer-against-policy
check() { run check --as-of 2026-11-21 --select "$rules" --format concise "$@"; }
found() { sed -n 's/^\([^]]*\]\) .*/\1/p' <<<"$out"; }

# Without [policy] there is nothing to judge.
check main other
expect_code 0

printf '[policy]\nmust-issue = ["harica", "letsencrypt.org"]\nwildcard = ["harica"]\nsmime = ["harica"]\n' >main/dcvlint.toml
printf '[policy]\nmust-not-issue = ["sectigo"]\n' >other/dcvlint.toml
check main other
expect_code 1
expect_out_has 'HARICA must not issue certificates for shop.lu.example, w1.shop.lu.example, w2.shop.lu.example and 48 more: issue at shop.lu.example names digicert.com only'
expect_out_has "Let's Encrypt must not issue certificates for lu.example, "
expect_out_has 'HARICA must not issue wildcard certificates for *.w.lu.example: issuewild ";" at lu.example lets nobody issue'
expect_out_has 'HARICA must not issue S/MIME certificates for lu.example: issuemail at lu.example names sectigo.com only'
expect_out_has 'Sectigo may issue certificates for ns.bare.example and www.bare.example, against [policy] must-not-issue: no CAA governs them in these zones'
expect_nowhere 'out.lu.example'
[[ $(found) == "\
main/lu.example.zone:5:1: error[caa/issuer-not-authorized]
main/lu.example.zone:6:1: error[caa/issuer-not-authorized]
main/lu.example.zone:7:1: error[caa/issuer-not-authorized]
main/lu.example.zone:10:1: error[caa/issuer-not-authorized]
main/lu.example.zone:10:1: error[caa/issuer-not-authorized]
other/bare.example.zone:4:1: warning[caa/issuer-against-policy]" ]] || wrong "places: $(found)"
# Names of the delegated zone count, too: 4 + 50 + 2 of them, glue once.
[[ $out =~ "Let's Encrypt must not issue certificates for lu.example, "[^:]*" and "([0-9]+)" more: issue at lu.example" ]] ||
  wrong 'no count'
[[ ${BASH_REMATCH[1]} == 52 ]] || wrong "counted ${BASH_REMATCH[1]} more"
one=$out
check --jobs 4 main other
[[ $out == "$one" ]] || wrong 'another number of threads says something else'

# A set without end is judged like any other.
{
  printf '$ORIGIN many.example.\n@ 300 SOA ns h 1 2 3 4 5\n@ 300 NS ns\nns 300 A 192.0.2.1\n'
  for i in {1..300}; do printf '@ 300 CAA 0 issue "ca%s.test"\n' "$i"; done
} >other/many.example.zone
printf '[policy]\nmust-issue = ["sectigo"]\n' >other/dcvlint.toml
check other/many.example.zone
expect_code 1
expect_out_has 'Sectigo must not issue certificates for ns.many.example: issue at many.example names ca1.test'

printf '[policy]\nmust-issue = ["hariac"]\n' >main/dcvlint.toml
check main
expect_code 2
expect_out ''
expect_err "dcvlint: $work/main/dcvlint.toml: must-issue: \"hariac\" is no CA that we know; did you mean \"harica\"?"
printf '[policy]\nmethods = ["dsn-01"]\n' >main/dcvlint.toml
check main
expect_code 2
expect_err "dcvlint: $work/main/dcvlint.toml: methods: \"dsn-01\" is no method that we know; did you mean \"dns-01\"?"
finish

#!/usr/bin/env bash
# release only: its bounds are on time and memory.
# [policy] over zones made to take long: what is judged grows with the names, and not with its square.
source "${BASH_SOURCE[0]%/*}/expect.bash"
# within SECONDS KILOBYTES ARGUMENTS…: dcvlint check on one thread, which must do with them.
within() {
  local seconds=$1 memory=$2
  shift 2
  ran="dcvlint check $*"
  code=0
  (ulimit -v "$memory"; exec timeout "$seconds" "$DCVLINT" check --jobs 1 --as-of 2026-11-21 \
    --select caa/issuer-not-authorized,caa/issuewild-shuts-out --format concise "$@") >.out 2>.err || code=$?
  out=$(head -c 3000 .out; tail -n 4 .out) err=$(head -c 2000 .err)
  [[ $code != 124 ]] || wrong "expected an end within $seconds s"
}
# zone FILE: a head, and what perl prints.
zone() {
  {
    printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\n'
    printf '@ CAA 0 issue "sectigo.com"\n@ CAA 0 issuewild ";"\n'
    perl -e "$2"
  } >"$1"
}
printf '[policy]\nmust-issue = ["harica"]\n' >dcvlint.toml

# 20 000 hosts of 116 labels: each of 2.3 million names is asked about once.
zone deep.example.zone 'my $d = "a." x 112; print "${d}h$_ A 192.0.2.1\n" for 1..20_000'
within 20 400000 deep.example.zone
expect_code 1
expect_out_has 'HARICA must not issue certificates for ns.deep.example, '
expect_out_has ' and 19998 more: issue at deep.example names sectigo.com only'

# 20 000 sets: findings beyond the cap are counted, not kept.
zone own.example.zone 'print "h$_ A 192.0.2.1\nh$_ CAA 0 issue \"sectigo.com\"\n" for 1..20_000'
within 10 60000 own.example.zone
expect_code 1
expect_out_has 'and 19 901 more of caa/issuer-not-authorized; --max-per-rule 0 shows all'

# A chain of 20 000 aliases is followed for 16 hops from each.
zone chain.example.zone 'printf "c%d CNAME c%d\n", $_, $_ + 1 for 1..20_000'
within 10 60000 chain.example.zone
expect_code 1
expect_out_has 'HARICA must not issue certificates for c1.chain.example: the look-up for c1.chain.example runs through too many aliases'

# Targets of a hundred labels, made by a DNAME, too.
zone dname.example.zone 'print "d DNAME ", "y." x 60, "e\n"; print "c$_ CNAME ", "x." x 50, "t$_.d\n" for 1..20_000'
within 20 200000 dname.example.zone
expect_code 1
expect_out_has ' and 19998 more: issue at dname.example names sectigo.com only'

# Mail rules: one host with an address a domain, and one list of servers that all names lead to.
mail() { # FILE...
  ran="dcvlint check --select mail,dcv $*"
  code=0
  timeout 10 "$DCVLINT" check --jobs 1 --as-of 2026-11-21 --config mail.toml --select mail,dcv \
    --format concise "$@" >.out 2>.err || code=$?
  out=$(head -c 3000 .out; tail -n 4 .out) err=$(head -c 2000 .err)
  [[ $code != 124 ]] || wrong 'expected an end within 10 s'
}
printf '[policy]\nmethods = ["ca-tbr-4"]\n' >mail.toml
many() { printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\n'; perl -e "$1"; }
many 'for (1..40_000) { print "h$_ MX 10 big\n"; printf "big A 10.%d.%d.1\n", $_ >> 8, $_ & 255 }' >addresses.example.zone
mail addresses.example.zone
expect_code 0
expect_out_has ' of mail/mx-private'
many 'print "@ MX 0 .\n"; for (1..20_000) { print "h$_ CNAME big\nbig MX $_ 192.0.2.1\n" }' >servers.example.zone
mail servers.example.zone
expect_code 1
expect_out_has '[mail/no-mailbox]'
# Wildcards that lead away, in thousands of zones.
mkdir away
perl -e 'for my $zone (1..4_000) {
  open my $out, ">", "away/z$zone.example.zone" or die;
  print $out "\$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\n";
  print $out "*.h$_ CNAME out.elsewhere.test.\n" for 1..100 }'
mail away
expect_code 1
expect_out_has '[dcv/wildcard-alias] *.h1.z1.example CNAME out.elsewhere.test answers'

# Without [policy] only wildcards are looked at.
zone wild.example.zone 'print "*.h$_ A 192.0.2.1\n" for 1..100_000'
within 10 100000 --isolated wild.example.zone
expect_code 0
expect_out_has 'gives a certificate for *.h1.wild.example, *.h2.wild.example, *.h3.wild.example and 99997 more'
finish

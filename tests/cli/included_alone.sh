#!/usr/bin/env bash
# A file that only zones include, named alone, as an editor or a hook does: it is read as a part of the
# zone in its folder, or in the one above, that includes it.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 --select zone --format concise "$@"; }
unknown_origin='error[zone/origin-unknown]'
mkdir -p zones/parts/deep
{ good_zone; printf '$INCLUDE parts/hosts.inc\n$INCLUDE beside.inc\n'; } >zones/a.example.zone
printf 'www A 192.0.2.999\n' >zones/parts/hosts.inc
printf 'ftp A 192.0.2.2\n' >zones/beside.inc
printf 'www A 192.0.2.1\n' >zones/parts/nobodys.inc

# Its origin is the zone's, and what a zone must have is not missed in it.
check zones/parts/hosts.inc
expect_code 1
expect_out_has 'zones/parts/hosts.inc:1:7: error[zone/rdata-address]'
expect_out_has '1 error, 0 warnings'
check zones/beside.inc
expect_code 0
expect_nowhere "$unknown_origin"
cd zones/parts
check hosts.inc
expect_out_has 'hosts.inc:1:7: error[zone/rdata-address]'
expect_nowhere "$unknown_origin"
cd ../..
# Nobody includes it; or somebody further up.
check zones/parts/nobodys.inc
expect_code 1
expect_out_has "zones/parts/nobodys.inc:1:1: $unknown_origin"
printf 'www A 192.0.2.1\n' >zones/parts/deep/far.inc
printf '$INCLUDE parts/deep/far.inc\n' >>zones/a.example.zone
check zones/parts/deep/far.inc
expect_out_has "zones/parts/deep/far.inc:1:1: $unknown_origin"
# With the zone it is read once, as a part of that.
check zones/parts/hosts.inc zones/a.example.zone
expect_out_has '1 zone, '
expect_out_has '1 error, 0 warnings'
# A file with an SOA is a zone, whoever includes it; a zone that is a link is not asked.
good_zone >zones/whole.example.zone
printf '$INCLUDE whole.example.zone\n' >>zones/a.example.zone
check zones/whole.example.zone
expect_code 0
expect_out_has '1 zone, 3 records'
mv zones/a.example.zone elsewhere
ln -s ../elsewhere zones/a.example.zone
check zones/beside.inc
expect_out_has "zones/beside.inc:1:1: $unknown_origin"
finish

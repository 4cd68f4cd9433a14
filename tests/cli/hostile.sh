#!/usr/bin/env bash
# What a stranger may send: no broken zone passes, no other file is shown, nothing takes long.
# release only: its bounds are on time.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 --format concise "$@"; }
within() { ((SECONDS - begun < $1)) || wrong "expected an end within $1 s"; }

# Text that looks like $INCLUDE keeps no file from being linted.
mkdir hide
bad_zone >hide/broken.example.zone
{ good_zone; printf '@ TXT ( "v"\n$INCLUDE broken.example.zone\n)\n; c\r$INCLUDE broken.example.zone\n'; } \
  >hide/good.example.zone
check hide
expect_code 1
expect_out_has 'hide/broken.example.zone:5:7: error[zone/rdata-address]'

# Nor does text that looks like PEM; a key in a file named like a zone is told, and not shown.
mkdir pem
good_zone >pem/good.example.zone
{ bad_zone; printf '@ TXT (\n-----BEGIN CERTIFICATE-----\n)\n'; } >pem/broken.example.zone
check pem
expect_code 1
expect_out_has 'pem/broken.example.zone:5:7: error[zone/rdata-address]'
{ bad_zone; printf '@ TXT (\n-----BEGIN PRIVATE KEY-----\nSECRET\n)\n'; } >pem/broken.example.zone
check pem
expect_code 3
expect_err_has 'named like a zone'
expect_nowhere SECRET

# A flood of warnings hides no error.
{ good_zone; perl -e 'print "x.other. A 192.0.2.1\n" x 1_000_001'; printf 'www A 192.0.2.999\n'; } \
  >flood.example.zone
check --quiet flood.example.zone
expect_code 1
expect_out_has 'error[zone/too-many-records]'

# Sets that are compared: record with record, and with those of many names below.
begun=$SECONDS
{ good_zone; perl -e 'for (1..40_000) { print "\@ CAA 0 issuewild \"; x=$_\"\n\@ CAA 0 issue \"; y=$_\"\n" }'; } >a.example.zone
{ good_zone; perl -e 'for (1..40_000) { print "\@ CAA 128 x$_ y\n" }'; } >b.example.zone
{ good_zone; perl -e 'for (1..40_000) { print "\@ CAA 0 issue \"c$_.example\"\n\@ CAA 0 issuewild \"w$_.example\"\n" }'; } >c.example.zone
{ good_zone; perl -e 'for (1..20_000) { print "\@ CAA 0 issue \"c$_.example\"\nn$_ CAA 0 iodef \"mailto:a\@b.example\"\n" }'; } >d.example.zone
check a.example.zone b.example.zone c.example.zone d.example.zone
within 60

# Patterns that were made to take long.
mkdir -p ignored/.git
perl -e 'print "*[", "a" x 900_000, "\n"' >ignored/.gitignore
for i in {1..300}; do good_zone >"ignored/$(printf 'a%.0s' {1..60})$i.example.zone"; done
begun=$SECONDS
check ignored
expect_code 0
within 60

# Configuration from a file of another kind.
mkdir conf
good_zone >conf/a.example.zone
printf 'extend = "/etc/passwd"\n' >conf/dcvlint.toml
run check conf
expect_code 2
expect_err_has 'is no .toml file'
expect_nowhere root:
finish

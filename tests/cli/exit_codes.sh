#!/usr/bin/env bash
# The table of exit codes, and which of two wins.
source "${BASH_SOURCE[0]%/*}/expect.bash"
good_zone >good.example.zone
bad_zone >bad.example.zone
check() { run check --isolated --as-of 2026-11-21 --select zone "$@"; }

check good.example.zone
expect_code 0
expect_err ''
expect_out_has 'Nothing found: 1 zone, 3 records · as of 2026-11-21; '
check bad.example.zone
expect_code 1
expect_err ''
expect_out_has 'error[zone/rdata-address]'
expect_out_has ' --> bad.example.zone:5:7'
check --fail-on never bad.example.zone
expect_code 0
expect_out_has 'error[zone/rdata-address]'
check --fail-on warning bad.example.zone
expect_code 1

# 3 wins over 1, and the others are linted all the same.
check bad.example.zone missing.zone
expect_code 3
expect_err 'dcvlint: missing.zone: no such file or folder'
expect_out_has 'error[zone/rdata-address]'
expect_out_has '1 input could not be linted'
mkdir empty
check empty
expect_code 3
expect_err_has 'dcvlint: empty: no zone, certificate request, certificate or revocation list found here'

# 2 wins over all.
check --select nonsense bad.example.zone missing.zone
expect_code 2
expect_err_has 'no rule falls under "nonsense"'
expect_out ''
printf 'surprise = 1\n' >dcvlint.toml
run check bad.example.zone
expect_code 2
expect_err_has 'dcvlint.toml:1:1: '
rm dcvlint.toml
run check --isolated --format json:/nowhere/x.json good.example.zone
expect_code 2
expect_err_has '/nowhere/x.json: '
if [[ -e /dev/full ]]; then
  code=0
  "$DCVLINT" check --isolated good.example.zone >/dev/full 2>"$work/.err" || code=$?
  ran='check >/dev/full' out='' err=$(<"$work/.err")
  expect_code 2
  expect_err_has 'standard output: '
fi
finish

#!/usr/bin/env bash
# Hostile and broken inputs: a message, bounded time, the documented exit code, the others linted.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 --format concise "$@"; }
run() {
  code=0
  ran="$*"
  "$@" >"$work/.out" 2>"$work/.err" || code=$?
  out=$(tr '\0' '@' <"$work/.out")
  err=$(tr '\0' '@' <"$work/.err")
}
bad_zone >bad.example.zone

: >empty.zone
check empty.zone bad.example.zone
expect_code 3
expect_err 'dcvlint: empty.zone: empty; this version lints zones, requests, certificates and revocation lists'
expect_out_has 'bad.example.zone:5:7: error[zone/rdata-address]'

# Unreadable: for root permissions are nothing, a link to nowhere and a folder are.
ln -s nowhere dead.zone
check dead.zone bad.example.zone
expect_code 3
expect_err 'dcvlint: dead.zone: a link that leads nowhere'
if [[ $(id -u) != 0 ]]; then
  good_zone >closed.zone
  chmod 0 closed.zone
  check closed.zone
  expect_code 3
  expect_err 'dcvlint: closed.zone: permission denied'
fi

# Devices, FIFOs, sockets are never opened.
mkfifo fifo.zone
check fifo.zone /dev/zero bad.example.zone
expect_code 3
expect_err 'dcvlint: fifo.zone: a device, FIFO or socket; these are never opened (use - for standard input)
dcvlint: /dev/zero: a device, FIFO or socket; these are never opened (use - for standard input)'
expect_out_has 'error[zone/rdata-address]'
mkdir walked
bad_zone >walked/a.example.zone
mkfifo walked/b.zone
check walked
expect_code 1

# Links that lead out aren't followed; links to a folder aren't either.
mkdir -p tree/real
good_zone >outside.example.zone
good_zone >tree/real/in.example.zone
ln -s "$work/outside.example.zone" tree/out.zone
ln -s . tree/loop
ln -s real/in.example.zone tree/again.zone
run "$DCVLINT" check --isolated --format json tree
[[ $(jq .summary.zones <<<"$out") == 1 ]] || wrong 'one zone'

# $INCLUDE doesn't leave the tree, and shows nothing of what it may not read.
mkdir -p inc
printf 'secret-of-the-host A 192.0.2.1\n' >secret
for target in ../secret ../../../../../../../../etc/passwd /etc/passwd /dev/zero "$work/secret" link; do
  ln -sf "$work/secret" inc/link
  { good_zone; printf '$INCLUDE %s\n' "$target"; } >inc/i.example.zone
  check inc/i.example.zone
  expect_code 1
  expect_out_has 'inc/i.example.zone:5:'
  expect_nowhere secret-of-the-host
  expect_nowhere root:
done

# Limits of names and numbers.
label=$(printf 'a%.0s' {1..64})
{ good_zone; printf '%s A 192.0.2.1\n' "$label"; } >l.example.zone
check l.example.zone
expect_code 1
expect_out_has 'l.example.zone:5:1: error[zone/label-too-long]'
part=$(printf 'a%.0s' {1..62})
{ good_zone; printf '%s.%s.%s.%s A 192.0.2.1\n' "$part" "$part" "$part" "$part"; } >n.example.zone
check n.example.zone
expect_code 1
expect_out_has 'error[zone/name-too-long]'
{ good_zone; printf 'www 4294967296 A 192.0.2.1\n'; } >t.example.zone
check t.example.zone
expect_code 1
expect_out_has 'error[zone/ttl-out-of-range]'

# Noise under a zone's name.
perl -e 'srand(7); print map { chr(int(rand(256))) } 1..200_000' >noise.example.zone
check noise.example.zone bad.example.zone
expect_code 1
expect_out_has 'bad.example.zone:5:7: error[zone/rdata-address]'

# A TOML bomb.
perl -e 'print "select = ", "[" x 100_000, "\n"' >dcvlint.toml
run timeout 60 "$DCVLINT" check bad.example.zone
expect_code 2
expect_err_has 'dcvlint.toml:1:'
perl -e 'print "a" , ".a" x 50_000, " = 1\n"' >dcvlint.toml
run timeout 60 "$DCVLINT" check bad.example.zone
expect_code 2
rm dcvlint.toml

# A reader that goes away.
ran='check | head -1' out='' err=''
code=0
for i in {1..2000}; do printf 'w%d A 192.0.2.999\n' "$i"; done | cat <(good_zone) - >many.example.zone
{ "$DCVLINT" check --isolated --max-per-rule 0 many.example.zone 2>.err || code=$?; printf '%s' "$code" >.code; } |
  head -1 >/dev/null
code=$(<.code) err=$(<.err)
expect_code 1
expect_err ''

# Names of files that attack a terminal, a CI log, a shell.
evil=$'\e[31m\n::error::x $(touch owned).zone'
bad_zone >"$evil"
for format in text concise json jsonl github; do
  run "$DCVLINT" check --isolated --origin a.example --format "$format" "$evil" "$evil.missing"
  expect_code 3
  expect_nowhere $'\e'
  expect_nowhere $'\n::error::x'
done
[[ ! -e owned ]] || wrong 'a shell ran'
finish

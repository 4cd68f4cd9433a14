#!/usr/bin/env bash
# check asks DNS only when it is told to, and says which options do not go together. What DNS says is
# tested with servers (tests/servers/check_live.sh).
source "${BASH_SOURCE[0]%/*}/expect.bash"
{ good_zone; printf 'www CNAME www.elsewhere.test.\n'; } >lu.example.zone

# Nobody is asked: no socket is opened.
if command -v strace >/dev/null; then
  strace -f -e trace=network -o trace "$DCVLINT" check --as-of 2026-11-22 lu.example.zone >/dev/null || true
  if grep -q 'socket(' trace; then wrong "asked the network: $(head -n 3 trace)"; fi
fi
run check --replay nowhere --live lu.example.zone
expect_code 2
expect_err 'dcvlint: --replay: asks nobody: leave out --live, --dns and --record'
expect_out ''
run check --replay nowhere lu.example.zone
expect_code 3
expect_err_has 'nowhere/SHA256SUMS'
run check --dns resolver.example lu.example.zone
expect_code 2
expect_err 'dcvlint: --dns: "resolver.example" is no address of a resolver: 127.0.0.1, 127.0.0.1:5353 or [::1]:53 is expected'
run check --record . lu.example.zone
expect_code 3
expect_err 'dcvlint: .: is not empty; name a new folder'

# A resolver that is not there: which one, what is not known for that, and no finding of it.
run check --as-of 2026-11-22 --format concise --dns 127.0.0.1:9 lu.example.zone
expect_code 4
expect_err 'dcvlint: 127.0.0.1:9 does not answer, so that the CAA of 2 names is not known'
expect_nowhere 'caa/lookup'
expect_out_has 'Incomplete: the CAA of 2 names is not known, since look-ups in DNS failed.'

# Files of the embedded resolver that would never end, and ones that are none: told, not waited for.
mkfifo pipe
printf '. DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n' >root.key
printf '. NS ns.root.\nns.root. A 127.0.0.1\n' >root.hints
truncate -s 1000001 large
refused() { # OPTIONS MESSAGE
  for command in 'check --isolated lu.example.zone' 'domain lu.example' 'dcv --ca harica lu.example' \
    'request lu.csr --ca harica'; do
    # shellcheck disable=SC2086 # words
    timeout 20 "$DCVLINT" $command --live $1 >.out 2>.err && code=0 || code=$?
    ran="dcvlint $command --live $1" out=$(<.out) err=$(<.err)
    expect_code 3
    expect_err "dcvlint: $2"
  done
}
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout lu.key -out lu.csr -subj /CN=lu.example 2>/dev/null
refused '--trust-anchors root.key --root-hints pipe' 'pipe: the addresses of the root servers cannot be read: is a device, pipe or socket'
refused '--root-hints root.hints --trust-anchors pipe' "pipe: the root's trust anchors cannot be read: is a device, pipe or socket"
refused '--trust-anchors root.key --root-hints /dev/zero' '/dev/zero: the addresses of the root servers cannot be read: is a device, pipe or socket'
refused '--trust-anchors root.key --root-hints large' 'large: the addresses of the root servers cannot be read: larger than 1 MB'
refused '--root-hints root.hints --trust-anchors large' "large: the root's trust anchors cannot be read: larger than 1 MB"

# Nothing to ask: no rule wants to know, or the zones have it all.
run check --as-of 2026-11-22 --format concise --select zone --dns 127.0.0.1:9 lu.example.zone
expect_code 0
expect_err ''
{ good_zone; printf '@ CAA 0 issue "harica.gr"\n'; } >closed.example.zone
run check --as-of 2026-11-22 --format concise --dns 127.0.0.1:9 closed.example.zone
expect_code 0
expect_err ''
# Nobody learns the names of a private network.
printf 'to CNAME printer.local.\ndeep CNAME a.b.c.internal.\n' >>closed.example.zone
run check --as-of 2026-11-22 --format concise --dns 127.0.0.1:9 closed.example.zone
expect_code 0
expect_err ''
finish

#!/usr/bin/env bash
# A resolver that does what it should not (tests/tools/hostile_dns.cpp): every question gets an
# answer, none of them a forged one. "open.evil" is shown to be unsigned, "shut.evil" to be signed.
# DCVLINT names the binary; the tools stand beside it.
set -euo pipefail
tools=${DCVLINT%/*}
folder=$(mktemp -d)
stop() {
  kill "${servers[@]}" 2>/dev/null && wait "${servers[@]}" 2>/dev/null || true
  rm -rf "$folder"
}
servers=()
trap stop EXIT
"$tools/hostile_dns" 5353 127.0.0.1 ::1 192.0.2.53 &
servers+=($!)

failed=0
# compare NAME: what stands in $folder/out with standard input.
compare() {
  if ! diff - "$folder/out" >"$folder/diff"; then
    printf -- '--- %s: expected (<), got (>)\n' "$1"
    cat "$folder/diff"
    failed=1
  fi
}
for ((i = 0; i < 100; ++i)); do
  if dig +time=1 +tries=1 @::1 -p 5353 ok.open.evil CAA | grep -q 'status: NOERROR'; then break; fi
  sleep 0.1
done

for zone in open shut; do
  for what in ok wrongid spoof otherquestion loop forward junk truncated big closed drip formerr \
    servfail notimp refused bogus flaky silent noad norecursion; do
    printf '%s.%s.evil CAA\n' "$what" "$zone"
  done
done >"$folder/questions"

"$tools/ask_dns" --timeout 500 127.0.0.1:5353 <"$folder/questions" >"$folder/out"
compare 'one server' <<'END'
ok.open.evil CAA: records insecure [0 issue "ca.example"] NOERROR
wrongid.open.evil CAA: records insecure [0 issue "ca.example"] NOERROR
spoof.open.evil CAA: records insecure [0 issue "ca.example"] NOERROR
otherquestion.open.evil CAA: records insecure [0 issue "ca.example"] NOERROR
loop.open.evil CAA: failed/malformed insecure (a name in it cannot be read)
forward.open.evil CAA: failed/malformed insecure (a name in it cannot be read)
junk.open.evil CAA: failed/malformed insecure (octets follow the last record)
truncated.open.evil CAA: records insecure [0 issue "ca1000.example"] [0 issue "ca1001.example"] [0 issue "ca1002.example"] and 297 more NOERROR
big.open.evil CAA: records insecure [0 issue "ca1000.example"] [0 issue "ca1001.example"] [0 issue "ca1002.example"] and 57 more NOERROR
closed.open.evil CAA: failed/timeout insecure (127.0.0.1:5353 does not answer over TCP)
drip.open.evil CAA: failed/timeout insecure (127.0.0.1:5353 does not answer over TCP)
formerr.open.evil CAA: failed/server_failure insecure FORMERR
servfail.open.evil CAA: failed/server_failure insecure SERVFAIL (No Reachable Authority)
notimp.open.evil CAA: failed/server_failure insecure NOTIMP
refused.open.evil CAA: failed/refused insecure REFUSED (Prohibited)
bogus.open.evil CAA: failed/bogus bogus SERVFAIL (Signature Expired)
flaky.open.evil CAA: records insecure [0 issue "ca.example"] NOERROR
silent.open.evil CAA: failed/timeout insecure (127.0.0.1:5353 does not answer)
noad.open.evil CAA: records insecure [0 issue "ca.example"] NOERROR
norecursion.open.evil CAA: failed/refused insecure NOERROR (the server offers no recursion)
ok.shut.evil CAA: records secure [0 issue "ca.example"] NOERROR
wrongid.shut.evil CAA: records secure [0 issue "ca.example"] NOERROR
spoof.shut.evil CAA: records secure [0 issue "ca.example"] NOERROR
otherquestion.shut.evil CAA: records secure [0 issue "ca.example"] NOERROR
loop.shut.evil CAA: failed/malformed secure (a name in it cannot be read)
forward.shut.evil CAA: failed/malformed secure (a name in it cannot be read)
junk.shut.evil CAA: failed/malformed secure (octets follow the last record)
truncated.shut.evil CAA: records secure [0 issue "ca1000.example"] [0 issue "ca1001.example"] [0 issue "ca1002.example"] and 297 more NOERROR
big.shut.evil CAA: records secure [0 issue "ca1000.example"] [0 issue "ca1001.example"] [0 issue "ca1002.example"] and 57 more NOERROR
closed.shut.evil CAA: failed/timeout secure (127.0.0.1:5353 does not answer over TCP)
drip.shut.evil CAA: failed/timeout secure (127.0.0.1:5353 does not answer over TCP)
formerr.shut.evil CAA: failed/server_failure secure FORMERR
servfail.shut.evil CAA: failed/server_failure secure SERVFAIL (No Reachable Authority)
notimp.shut.evil CAA: failed/server_failure secure NOTIMP
refused.shut.evil CAA: failed/refused secure REFUSED (Prohibited)
bogus.shut.evil CAA: failed/bogus bogus SERVFAIL (Signature Expired)
flaky.shut.evil CAA: records secure [0 issue "ca.example"] NOERROR
silent.shut.evil CAA: failed/timeout secure (127.0.0.1:5353 does not answer)
noad.shut.evil CAA: records indeterminate [0 issue "ca.example"] NOERROR (the zone is signed, but the answer does not say that it was validated)
norecursion.shut.evil CAA: failed/refused secure NOERROR (the server offers no recursion)
END

# What fails was asked for at least twice, as a CA has to.
printf '%s.open.evil CAA\n' ok junk servfail refused bogus silent |
  "$tools/ask_dns" --attempts --timeout 200 127.0.0.1:5353 | sed -E 's/ .* after / /' >"$folder/out"
compare 'attempts' <<'END'
ok.open.evil 1
junk.open.evil 2
servfail.open.evil 2
refused.open.evil 2
bogus.open.evil 3
silent.open.evil 2
END

# Nobody listens at the first; the second is asked over IPv6.
printf 'ok.shut.evil CAA\nrefused.open.evil CAA\n' |
  "$tools/ask_dns" --timeout 500 127.0.0.9:5353 '[::1]:5353' >"$folder/out"
compare 'two servers, one is not there' <<'END'
ok.shut.evil CAA: records secure [0 issue "ca.example"] NOERROR
refused.open.evil CAA: failed/refused insecure REFUSED (Prohibited)
END
printf 'ok.shut.evil CAA\nok.open.evil CAA\n' |
  "$tools/ask_dns" --timeout 500 127.0.0.9:5353 >"$folder/out"
compare 'nobody there' <<'END'
ok.shut.evil CAA: failed/unreachable indeterminate (127.0.0.9:5353 does not answer)
ok.open.evil CAA: failed/unreachable indeterminate (127.0.0.9:5353 does not answer)
END
printf 'ok.shut.evil CAA\n' | "$tools/ask_dns" --timeout 100 192.0.2.1 >"$folder/out" 2>"$folder/err" || true
mv "$folder/err" "$folder/out"
compare 'not on this machine' <<'END'
192.0.2.1:53 is not on this machine: whoever can change packets on the way to it can forge every answer, validated ones too
END

# 500 a second and no more, but for 32 at once, since it is not this machine's; whatever is asked, all
# is answered.
for ((i = 0; i < 600; ++i)); do printf 'n%s.shut.evil CAA\n' "$i"; done >"$folder/many"
begun=${EPOCHREALTIME//[.,]/}
"$tools/ask_dns" --domain-rate 0 192.0.2.53:5353 <"$folder/many" 2>/dev/null | grep -c 'records secure' >"$folder/out"
took=$(((${EPOCHREALTIME//[.,]/} - begun) / 1000))
if ((took < (600 - 32) * 1000 / 500)); then printf 'took %s ms\n' "$took" >>"$folder/out"; fi
compare 'a resolver that serves others, too' <<<600
exit "$failed"

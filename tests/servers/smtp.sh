#!/usr/bin/env bash
# Mail servers that are asked about mailboxes: polite ones, slow ones, and what is none. Nothing is
# ever sent to one but EHLO, MAIL, RCPT and QUIT.
set -euo pipefail
tools=${DCVLINT%/*}
folder=$(mktemp -d)
servers=()
cleanup() {
  kill "${servers[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT

port=2500
declare -A ports
for behaviour in plain old flood drip silent drop junk away; do
  ports[$behaviour]=$((++port))
  "$tools/hostile_smtp" "$behaviour" 127.0.0.1 "$port" "$folder/$behaviour" & servers+=($!)
done
"$tools/hostile_smtp" plain ::1 2500 "$folder/six" & servers+=($!)
for ((i = 0; i < 100; ++i)); do
  if ss -ltn | grep -c ':25[0-9][0-9] ' | grep -qx 9; then break; fi
  sleep 0.1
done

failed=0
# expect BEHAVIOUR "OUTPUT" [OPTION...]
expect() {
  local behaviour=$1 wanted=$2 got
  shift 2
  got=$("$tools/probe_smtp" --allow-private "$@" 127.0.0.1 "${ports[$behaviour]}" lu.example) || true
  if [[ $got != "$wanted" ]]; then
    printf '%s:\n%s\nexpected:\n%s\n' "$behaviour" "$got" "$wanted" >&2
    failed=1
  fi
}
heard() { # BEHAVIOUR "COMMANDS"
  # The last line may still be on its way.
  for ((i = 0; i < 50; ++i)); do
    if [[ $(<"$folder/$1") == "$2" ]]; then return; fi
    sleep 0.1
  done
  printf '%s heard:\n%s\n' "$1" "$(<"$folder/$1")" >&2
  failed=1
}
answers='admin@lu.example: refused (550 5.1.1 no 5.1.1 such \x1B[31mmailbox)
administrator@lu.example: unknown (550 5.7.1 we don'"'"'t like you)
webmaster@lu.example: unknown (550 5.7.1 we don'"'"'t like you)
hostmaster@lu.example: later (450 4.2.0 greylisted)
postmaster@lu.example: accepted (250 2.1.5 ok)'
asked='MAIL FROM:<>
RCPT TO:<admin@lu.example>
RCPT TO:<administrator@lu.example>
RCPT TO:<webmaster@lu.example>
RCPT TO:<hostmaster@lu.example>
RCPT TO:<postmaster@lu.example>'
expect plain "$answers
mx.test answered"
heard plain "EHLO localhost
$asked
QUIT"
expect old "$answers
invented: unknown
mx.test answered" --invented qx7f3kd9
heard old "EHLO localhost
HELO localhost
$asked
RCPT TO:<qx7f3kd9@lu.example>
QUIT"
expect flood 'mx.test said what is no SMTP'
expect drip 'mx.test did not answer in time' --seconds 2
expect silent 'mx.test did not answer in time' --seconds 1
expect drop 'mx.test ended the connection'
expect junk 'mx.test said what is no SMTP'
expect away 'mx.test turned us away: 554 5.7.1 no PTR record'
heard away QUIT
heard junk ''

ports[none]=2599
expect none 'mx.test could not be connected to: Connection refused'
six=$("$tools/probe_smtp" --allow-private ::1 2500 lu.example)
if [[ $six != "$answers
mx.test answered" ]]; then
  printf 'over IPv6:\n%s\n' "$six" >&2
  failed=1
fi

# Without --allow-private nothing of this machine is asked.
for address in 127.0.0.1 ::1 10.1.2.3 169.254.169.254 ::ffff:127.0.0.1; do
  got=$("$tools/probe_smtp" "$address" "${ports[plain]}" lu.example)
  if [[ $got != 'mx.test was not asked: its address is not one that a CA reaches: '* ]]; then
    printf '%s: %s\n' "$address" "$got" >&2
    failed=1
  fi
done
heard plain "EHLO localhost
$asked
QUIT"

# Through dcvlint: what a domain's servers say, at an address that is public elsewhere.
"$tools/hostile_smtp" plain 11.22.33.44 25 "$folder/mx" & servers+=($!)
cat >"$folder/lu.example.zone" <<'ZONE'
$TTL 1h
@     SOA ns hostmaster 1 7200 3600 1209600 3600
@     NS  ns
@     MX  10 mx
@     MX  5 inner
ns    A   11.22.33.44
mx    A   11.22.33.44
inner A   10.0.0.1
www   A   11.22.33.44
ZONE
for ((i = 0; i < 100; ++i)); do
  if ss -ltn | grep -q '11\.22\.33\.44:25 '; then break; fi
  sleep 0.1
done
dcv() {
  code=0
  "$DCVLINT" dcv --isolated --as-of 2026-11-22 --ca sectigo --method email \
    --zones "$folder/lu.example.zone" "$@" >"$folder/out" 2>"$folder/err" || code=$?
}
dcv --smtp --smtp-name probe.kth.example www.lu.example lu.example
if ((code != 0)) || ! grep -q 'postmaster@lu.example: accepted (250 2.1.5 ok)' "$folder/out"; then
  printf 'dcv --smtp: exit code %s\n' "$code" >&2
  cat "$folder/out" "$folder/err" >&2
  failed=1
fi
# Two names, one domain: asked once.
heard mx "EHLO probe.kth.example
$asked
QUIT"
dcv --smtp --catch-all --format json lu.example
got=$(jq -c '.names[0].methods[0].mail[] | select(.chosen).smtp |
  [.server, .outcome, .invented, (.answers | map(.verdict))]' "$folder/out")
wanted='["mx.lu.example","answered","unknown",["refused","unknown","unknown","later","accepted"]]'
if [[ $got != "$wanted" ]]; then
  printf 'dcv --smtp --format json: %s\n' "$got" >&2
  failed=1
fi
# Nobody is asked without --smtp, nor where nobody looks for servers.
lines=$(wc -l <"$folder/mx")
dcv lu.example
for wrong in '--smtp --records bind' --catch-all --allow-private '--smtp-name a.example' \
  "--smtp --replay $folder"; do
  # shellcheck disable=SC2086 # words
  dcv $wrong lu.example
  if ((code != 2)); then
    printf '%s: exit code %s\n' "$wrong" "$code" >&2
    failed=1
  fi
done
if (($(wc -l <"$folder/mx") != lines)); then
  printf 'a server was asked that should not be\n' >&2
  failed=1
fi
# Servers of which nothing is learned: the look-up failed, whatever DNS says of them.
kill "${servers[-1]}"
wait "${servers[-1]}" 2>/dev/null || true
unset 'servers[-1]'
unanswered() { # BEHAVIOUR SAYING
  if [[ $1 != none ]]; then
    "$tools/hostile_smtp" "$1" 11.22.33.44 25 "$folder/mx-$1" & servers+=($!)
    for ((i = 0; i < 100; ++i)); do
      if ss -ltn | grep -q '11\.22\.33\.44:25 '; then break; fi
      sleep 0.1
    done
  fi
  dcv --smtp lu.example
  if ((code != 4)) || ! tr -s ' \n' ' ' <"$folder/out" | grep -qF "$2"; then
    printf 'dcv --smtp with %s: exit code %s\n' "$1" "$code" >&2
    cat "$folder/out" "$folder/err" >&2
    failed=1
  fi
  if [[ $1 != none ]]; then
    kill "${servers[-1]}"
    wait "${servers[-1]}" 2>/dev/null || true
    unset 'servers[-1]'
  fi
}
unanswered none 'mx.lu.example could not be connected to: Connection refused'
unanswered away 'mx.lu.example turned us away: 554 5.7.1 no PTR record'
unanswered junk 'mx.lu.example said what is no SMTP'
unanswered flood 'mx.lu.example said what is no SMTP'
unanswered drop 'mx.lu.example ended the connection'
# A name that would be a command of its own.
dcv --smtp --smtp-name $'a\r\nRCPT TO:<x>' lu.example
if ((code != 2)) || ! grep -qF -- '--smtp-name: "a\x0D\x0ARCPT TO:<x>" is no name for SMTP' "$folder/err"; then
  printf 'dcv --smtp-name: exit code %s\n' "$code" >&2
  cat "$folder/err" >&2
  failed=1
fi
exit $failed

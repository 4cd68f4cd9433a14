#!/usr/bin/env bash
# release only: bounds of time and memory mean nothing under a sanitizer.
# A million faults: printed output capped, all of them counted, the same bytes for any --jobs.
source "${BASH_SOURCE[0]%/*}/expect.bash"
good_zone >many.example.zone
perl -e 'print "w$_ A 192.0.2.999\n" for 1..1_000_000' >>many.example.zone
begun=$SECONDS
run check --isolated --select zone --format concise many.example.zone
expect_code 1
((SECONDS - begun < 20)) || wrong 'expected an end within 20 s'
[[ $(grep -c rdata-address <<<"$out") == 101 ]] || wrong 'expected 100 findings and a line for the rest'
expect_out_has 'and 999 900 more of zone/rdata-address; --max-per-rule 0 shows all'
expect_out_has '1 000 000 errors, '
run check --isolated --select zone --format json --max-per-rule 3 many.example.zone
[[ $(jq '.summary.errors, (.findings | length)' <<<"$out" | xargs) == '1000000 3' ]] || wrong 'counts'

# Every rule, several zones, any number of threads.
mkdir zones
for zone in a b c; do
  { good_zone; perl -e 'for (1..30_000) { print "n$_ CAA ", $_ % 3, " issue \"x$_\"\nn$_ A 1.2.3.$_\n" }'; } \
    >"zones/$zone.example.zone"
done
run check --isolated --as-of 2026-11-21 --jobs 1 --format json zones
one=$out
for jobs in 2 8; do
  run check --isolated --as-of 2026-11-21 --jobs "$jobs" --format json zones
  [[ $out == "$one" ]] || { out='' && wrong "--jobs $jobs differs"; }
done
finish

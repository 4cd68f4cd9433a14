#!/usr/bin/env bash
# release only: under a sanitizer the run lasts too long to be cut at the right moment.
# Ctrl-C prints what is known so far, says that it is not all, and ends with 130.
source "${BASH_SOURCE[0]%/*}/expect.bash"
mkdir zones
bad_zone >zones/a.example.zone
{ good_zone; perl -e 'print "n$_ TXT x\n" for 1..4_000_000'; } >zones/b.example.zone
bad_zone >zones/c.example.zone
ran='check, interrupted'
code=0
# perl, because a shell's background job ignores SIGINT.
perl -e '
  my $child = fork // die;
  if (!$child) { $SIG{INT} = "DEFAULT"; exec @ARGV; }
  select undef, undef, undef, 0.15;
  kill INT => $child;
  waitpid $child, 0;
  exit($? & 127 ? 99 : $? >> 8);
' "$DCVLINT" check --isolated --select zone --format concise zones >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 130
expect_out_has 'Interrupted: this is not all'
finish

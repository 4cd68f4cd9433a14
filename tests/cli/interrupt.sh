#!/usr/bin/env bash
# release only: under a sanitizer the run lasts too long to be cut at the right moment.
# Ctrl-C prints what is known so far, says that it is not all, and ends with 130.
source "${BASH_SOURCE[0]%/*}/expect.bash"
mkdir zones
bad_zone >zones/a.example.zone
{ good_zone; perl -e 'print "n$_ TXT x\n" for 1..4_000_000'; } >zones/b.example.zone
bad_zone >zones/c.example.zone
# interrupted SECONDS ARGUMENTS…: dcvlint, which gets SIGINT after so long. $took: until it ended,
# in milliseconds.
interrupted() {
  ran="dcvlint ${*:2}, interrupted"
  code=0
  # perl, because a shell's background job ignores SIGINT.
  perl -MTime::HiRes=time,sleep -e '
    my $after = shift;
    my $child = fork // die;
    if (!$child) { $SIG{INT} = "DEFAULT"; exec @ARGV; }
    sleep $after;
    kill INT => $child;
    my $begun = time;
    waitpid $child, 0;
    my $code = $? & 127 ? 99 : $? >> 8;
    open my $took, ">", ".took";
    printf $took "%d", 1000 * (time - $begun);
    exit $code;
  ' "$1" "$DCVLINT" "${@:2}" >.out 2>.err || code=$?
  out=$(<.out) err=$(<.err) took=$(<.took)
}
interrupted 0.15 check --isolated --select zone --format concise zones
expect_code 130
expect_out_has 'Interrupted: this is not all'

# Within one file of many requests, each of which takes a signature's time.
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -subj /CN=a.example \
  -out one.csr 2>/dev/null
mkdir bundle
perl -0777 -ne 'print $_ x 90_000' one.csr >bundle/a.pem
interrupted 0.8 check --isolated --format concise --jobs 1 bundle
expect_code 130
expect_out_has 'Interrupted: this is not all'
((took < 2000)) || wrong "expected an end within two seconds, not $took ms"
finish

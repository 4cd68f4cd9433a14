#!/usr/bin/env bash
# release only: its bounds are on time.
# Big inputs that once took minutes, or gigabytes: time and output stay in proportion.
source "${BASH_SOURCE[0]%/*}/expect.bash"
# within SECONDS ARGUMENTS…: dcvlint check, which must have ended by then.
within() {
  local most=$1
  shift
  ran="dcvlint check $*"
  code=0
  timeout "$most" "$DCVLINT" check --isolated --as-of 2026-11-21 "$@" >.out 2>.err || code=$?
  out=$(head -c 2000 .out) err=$(head -c 2000 .err)
  [[ $code != 124 ]] || wrong "expected an end within $most s"
}
bytes_of_output() { stat -c %s .out; }

# request WHAT: a request in DER with a large subject or name.
request() {
  perl -MDer=tlv -e '
    binmode STDOUT;
    sub pair { tlv(0x30, tlv(6, $_[0]), tlv(0x0C, $_[1])) }
    my ($cn, $o, $ou) = map { "\x55\x04" . chr } 3, 10, 11;
    my $mail = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x01";
    my %subjects = (
      units => sub { map { tlv(0x31, pair($ou, "unit $_")) } 1..100_000 },
      one_rdn => sub { tlv(0x31, map { pair($ou, sprintf "unit %06d", $_) } 1..100_000) },
      pairs => sub { map { tlv(0x31, pair($ou, "u$_"), pair($o, "o$_")) } 1..100_000 },
      mojibake => sub { map { tlv(0x31, pair($o, "Malm\xC3\x83\xC2\xB6 $_")) } 1..100_000 },
      mails => sub { map { tlv(0x31, tlv(0x30, tlv(6, $mail), tlv(0x16, "a$_\@b.se"))) } 1..100_000 },
      names => sub { map { tlv(0x31, pair($cn, "h$_.mau.se")) } 1..100_000 },
    );
    my $what = $ARGV[0];
    my @names = $what eq "label" ? tlv(0x82, "xn--99999." x 1_000_000)
      : map { tlv(0x82, "g$_.mau.se") } 1..($what eq "names" ? 100_000 : 1);
    my $san = tlv(0x30, tlv(6, "\x55\x1D\x11"), tlv(4, tlv(0x30, @names)));
    my $er = tlv(0x30, tlv(6, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0E"), tlv(0x31, tlv(0x30, $san)));
    my $key = tlv(0x30, tlv(0x30, tlv(6, "\x2A\x86\x48\xCE\x3D\x02\x01"), tlv(6, "\x2A\x86\x48\xCE\x3D\x03\x01\x07")),
      tlv(3, "\0\4" . "\1" x 64));
    my $subject = $subjects{$what} || sub { tlv(0x31, pair($cn, "a.se")) };
    print tlv(0x30, tlv(0x30, "\2\1\0", tlv(0x30, $subject->()), $key, tlv(0xA0, $er)),
      tlv(0x30, tlv(6, "\x2A\x86\x48\xCE\x3D\x04\x03\x02")), tlv(3, "\0x"));' "$1" >"$1.der"
}

for what in units one_rdn pairs mojibake mails names; do
  request "$what"
  within 5 "$what.der"
  expect_code 1
done
request label
within 5 --format json label.der
expect_code 1
(($(bytes_of_output) < 1000000)) || wrong 'expected less than a megabyte of output'
grep -q '"names/san-name-too-long"' .out || wrong 'expected names/san-name-too-long'

# A validation log in which one certificate has thousands of lines of its own.
perl -e 'for (1 .. 40_000) {
  print qq({"kind":"certificate","certificate":"c1","names":["www.example.com"]}\n);
  print qq({"kind":"validation","certificate":"c1","name":"www.example.com","method":"dns-01"}\n) }' >big.log
within 20 --kind validation-log big.log
rm big.log

# Values of CAA with thousands of parameters.
for parameter in accounturi=x validationmethods=x validationmethods=DNS-01 accounturl=x validationmethods=ca-tbr-4; do
  { good_zone; P=$parameter perl -e '$v = join "; ", ($ENV{P}) x (60_000 / (2 + length $ENV{P}));
    print "a$_ CAA 0 issue \"letsencrypt.org; $v\"\n" for 1..30'; } >caa.example.zone
  within 5 --select caa caa.example.zone
  [[ $code == 0 || $code == 1 ]] || wrong 'expected exit code 0 or 1'
done

# The same file included thousands of times; the zone beside it is judged.
mkdir zones
{ good_zone; perl -e 'print "\$INCLUDE many\n" x 20_000'; } >zones/a.example.zone
perl -e 'print "x A 192.0.2.1\n" x 10_000' >zones/many
bad_zone >zones/b.example.zone
within 20 --select zone --format concise zones
expect_code 1
grep -q '^zones/a.example.zone:[0-9:]* error\[zone/include-too-large\] ' .out || wrong 'expected zone/include-too-large'
grep -q '^zones/b.example.zone:5:7: error\[zone/rdata-address\] ' .out || wrong 'expected the finding of b.example'

# Fewer threads than asked for: two stacks of this size do not fit. What there is does it all.
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -subj /CN=a.example \
  -out one.csr 2>/dev/null
mkdir many
perl -e 'open my $in, "<", "one.csr"; local $/; my $text = <$in>;
  for (1..4100) { open my $out, ">", "many/$_.csr" or die; print $out $text }'
code=0
ran='check --jobs 1024 with large stacks'
(ulimit -s 800000; ulimit -v 1500000; exec timeout 20 "$DCVLINT" check --isolated --jobs 1024 --format concise many) >.out 2>.err ||
  code=$?
out=$(tail -n 3 .out) err=$(<.err)
expect_code 0
expect_err ''
expect_out_has '4 100 '
# Nor does it end without a word when the stacks take all memory.
code=0
ran='check --jobs 1024 with little memory'
(ulimit -v 400000; exec timeout 20 "$DCVLINT" check --isolated --jobs 1024 --format concise many) >.out 2>.err ||
  code=$?
out=$(tail -n 3 .out) err=$(<.err)
if [[ $code != 0 ]]; then
  expect_code 2
  expect_err 'dcvlint: out of memory; there is no report'
fi
# Much less than the input.
code=0
ran='check with too little memory'
(ulimit -v 60000; exec timeout 20 "$DCVLINT" check --isolated label.der units.der pairs.der mojibake.der names.der) >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 2
expect_err 'dcvlint: out of memory; there is no report'
finish

#!/usr/bin/env bash
# release only: a list with a million entries takes seconds, and memory near its own size.
source "${BASH_SOURCE[0]%/*}/expect.bash"
perl -MDer=tlv -e '
  my $time = tlv(0x17, "261101000000Z");
  my $reason = tlv(0x30, tlv(0x30, "\x06\x03\x55\x1D\x15" . tlv(4, "\x0A\x01\x04")));
  my $entries = "";
  for my $i (1 .. $ARGV[0]) {
    # In no order, and each once.
    $entries .= tlv(0x30, tlv(2, "\x11" . pack("N", $i * 2654435761 % 4294967296) . "12345678901") .
                          $time . $reason);
  }
  my $algorithm = tlv(0x30, "\x06\x08\x2A\x86\x48\xCE\x3D\x04\x03\x02");
  my $name = tlv(0x30, tlv(0x31, tlv(0x30, "\x06\x03\x55\x04\x03" . tlv(0x0C, "KTH CA"))));
  my $extensions = tlv(0xA0, tlv(0x30,
    tlv(0x30, "\x06\x03\x55\x1D\x14" . tlv(4, "\x02\x01\x07")) .
    tlv(0x30, "\x06\x03\x55\x1D\x23" . tlv(4, "\x30\x04\x80\x02\x01\x02"))));
  my $tbs = tlv(0x30, "\x02\x01\x01" . $algorithm . $name . tlv(0x17, "261120080000Z") .
    tlv(0x17, "261127080000Z") . tlv(0x30, $entries) . $extensions);
  print tlv(0x30, $tbs . $algorithm . tlv(3, "\0" . "Z" x 64));
' 1000000 >million.crl
limit=$((3 * $(stat -c %s million.crl) / 1024 + 60000)) # KiB
(ulimit -v $((limit + 400000)); "$DCVLINT" check --isolated --as-of 2026-11-21 million.crl >out) || cat out
grep -q 'Nothing found: 1 revocation list' out || { cat out; exit 1; }
begin=$(date +%s%N)
"$DCVLINT" check --isolated --as-of 2026-11-21 million.crl >out
took=$((($(date +%s%N) - begin) / 1000000))
echo "a million entries: $took ms"
((took < 20000)) || { echo 'too slow'; exit 1; }
finish

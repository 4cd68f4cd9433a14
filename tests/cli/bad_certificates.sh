#!/usr/bin/env bash
# Certificates made to hurt: each gives a finding that says where, within bounds of time and memory.
# release only: its bounds are on time and memory.
source "${BASH_SOURCE[0]%/*}/expect.bash"
source "$tests/bounded.bash"
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem 2>/dev/null
openssl pkey -in key.pem -pubout -outform DER -out public.der

# certificate FILE PERL: PERL may change %c, the parts of a faultless certificate, as DER.
cat >make.pl <<'END'
use strict; use warnings; use Der; binmode STDOUT;
my $key = do { local $/; open my $f, "<:raw", "public.der" or die; <$f> };
my $alg = tlv(0x30, oid("1.2.840.10045.4.3.2"));
our %c = (serial => tlv(2, "\x42\x31\x52\x61\x77\x18\x29\x10\x33"),
  before => tlv(0x17, "261101000000Z"), after => tlv(0x17, "261231235959Z"),
  subject => name(["2.5.4.6", "SE", 0x13], ["2.5.4.7", "Stockholm"], ["2.5.4.10", "KTH"]),
  ext => join "", ext("2.5.29.17", tlv(0x30, tlv(0x82, "www.kth.se"))),
    ext("2.5.29.32", tlv(0x30, tlv(0x30, oid("2.23.140.1.2.2")))),
    ext("2.5.29.37", tlv(0x30, oid("1.3.6.1.5.5.7.3.1"))));
eval shift @ARGV; die $@ if $@;
my $tbs = tlv(0x30, tlv(0xA0, tlv(2, "\2")), $c{serial}, $alg, name(["2.5.4.3", "A CA"]),
  tlv(0x30, $c{before}, $c{after}), $c{subject}, $key, tlv(0xA3, tlv(0x30, $c{ext})));
print tlv(0x30, $tbs, $alg, tlv(3, "\0", "x" x 64));
END
certificate() { perl make.pl "$2" >"$1" || wrong "make.pl: $2"; }

# --- subjects -----------------------------------------------------------------------------------
certificate attributes.der '$c{subject} = name(map { ["2.5.4.10", "unit $_"] } 1 .. 10000)'
finds attributes.der subject/duplicate-attribute
certificate value.der '$c{subject} = name(["2.5.4.6", "SE", 0x13], ["2.5.4.7", "L"], ["2.5.4.10", "\xC3\xA5" x 32768])'
finds value.der subject/attribute-too-long
certificate zeros.der '$c{subject} = name(["2.5.4.10", "\0" x 65536])'
finds zeros.der subject/control-character
certificate oids.der '$c{subject} = name(["2.5.4.6", "SE", 0x13], ["2.5.4.7", "L"], ["2.5.4.10", "KTH"], ["1.3.6.1.4.1.99999.7", "x"]); $c{ext} .= ext("1.3.6.1.4.1.99999.8", "\5\0", 1)'
finds oids.der certificate/unknown-critical-extension 1.3.6.1.4.1.99999.8
finds oids.der subject/attribute-discouraged 1.3.6.1.4.1.99999.7
certificate type.der '$c{subject} = name(["2.5.4.6", "SE", 0x13], ["2.5.4.7", "L"], ["2.5.4.10", "KTH", 0x1E])'
finds type.der subject/invalid-encoding
certificate set.der '$c{subject} = tlv(0x30, tlv(0x31))'
finds set.der der/empty-sequence

# --- numbers and times --------------------------------------------------------------------------
certificate negative.der '$c{serial} = tlv(2, "\xFF\x01")'
finds negative.der certificate/serial-not-positive
certificate zero.der '$c{serial} = tlv(2, "\0")'
finds zero.der certificate/serial-not-positive
certificate long.der '$c{serial} = tlv(2, "\x01" x 4096)'
finds long.der certificate/serial-too-long
certificate none.der '$c{serial} = tlv(2)'
finds none.der der/empty-integer
for time in 20261101000000 202611010000Z 20261101000000.5Z 20261101000000+0100 20261301000000Z 20260230000000Z \
  99991231235960Z 2026-11-01 '' 00000000000000Z; do
  certificate time.der "\$c{before} = tlv(0x18, '$time')"
  finds time.der der/bad-time
done
certificate year.der '$c{before} = tlv(0x18, "20261101000000Z")'
finds year.der certificate/time-type
for time in 2611010000Z 261101000000 261101000000+0100 261301000000Z abcdefghijklm ''; do
  certificate time.der "\$c{after} = tlv(0x17, '$time')"
  finds time.der der/bad-time
done

# --- structures ---------------------------------------------------------------------------------
certificate deep.der 'my $v = "\5\0"; $v = tlv(0x30, $v) for 1 .. 5000; $c{ext} .= ext("2.5.29.30", $v)'
finds deep.der certificate/name-constraints-present
certificate names.der 'my $v = name(["2.5.4.3", "x"]); $v = tlv(0x30, tlv(0xA4, $v)) for 1 .. 2000; $c{ext} .= ext("2.5.29.18", $v)'
finds names.der certificate/extension-not-recommended
certificate many.der '$c{ext} .= join "", map { ext("1.3.6.1.4.1.99999.$_", "x") } 1 .. 20000'
finds many.der certificate/extension-not-recommended
certificate dots.der '$c{ext} = ext("2.5.29.17", tlv(0x30, map { tlv(0x82, "." x 60000) } 1 .. 50)) . ext("2.5.29.32", tlv(0x30, tlv(0x30, oid("2.23.140.1.2.2"))))'
finds dots.der names/san-empty-label
certificate constraints.der '$c{ext} .= ext("2.5.29.19", tlv(0x30, "\1\1\xFF"), 1) . ext("2.5.29.30", tlv(0x30, tlv(0xA0, (tlv(0x30, tlv(0x87, "\x0A\0\0\0\xFF\0\0\0"))) x 30000)), 1)'
finds constraints.der certificate/name-constraints-reserved-address
# A bundle of a CA that constrains names 10 000 times, and a certificate with 10 000 of them.
certificate ca.der '$c{subject} = name(["2.5.4.3", "A CA"]); $c{ext} = ext("2.5.29.19", tlv(0x30, "\1\1\xFF"), 1) . ext("2.5.29.30", tlv(0x30, tlv(0xA1, map { tlv(0x30, tlv(0x82, "x$_.se")) } 1 .. 10000)), 1)'
certificate leaf.der '$c{ext} = ext("2.5.29.17", tlv(0x30, map { tlv(0x82, "h$_.kth.se") } 1 .. 10000))'
begun=$SECONDS
run check --isolated --as-of 2026-11-21 --format concise --select certificate/issuer ca.der leaf.der
((SECONDS - begun <= 10)) || wrong 'name constraints take too long'
expect_out_has 'error[certificate/issuer-signature-invalid]'

# --- extensions that end early --------------------------------------------------------------------
# Each of those that are read, cut after each of its octets.
extensions=(
  '2.5.29.14 "\4\2\1\2"' '2.5.29.15 "\3\2\5\xA0"' '2.5.29.17 "\x30\x0C\x82\x0Awww.kth.se"'
  '2.5.29.19 "\x30\6\1\1\xFF\2\1\0"' '2.5.29.31 "\x30\x0D\x30\x0B\xA0\x09\xA0\x07\x86\x05http:"'
  '2.5.29.32 "\x30\x0A\x30\x08\6\6\x67\x81\x0C\1\2\2"' '2.5.29.35 "\x30\4\x80\2\1\2"'
  '2.5.29.37 "\x30\x0A\6\x08\x2B\6\1\5\5\7\3\1"'
  '1.3.6.1.5.5.7.1.1 "\x30\x13\x30\x11\6\x08\x2B\6\1\5\5\7\x30\2\x86\5http:"'
  '2.5.29.18 "\x30\4\x82\2se"' '2.5.29.30 "\x30\x0C\xA0\x0A\x30\x08\x82\6kth.se"'
  '2.5.29.36 "\x30\3\x80\1\0"' '2.5.29.46 "\x30\x0D\x30\x0B\xA0\x09\xA0\x07\x86\x05http:"'
  '1.3.6.1.5.5.7.1.3 "\x30\x0A\x30\x08\6\6\4\0\x8E\x46\1\1"' '1.3.6.1.5.5.7.1.24 "\x30\3\2\1\5"'
  '2.23.140.3.1 "\x30\x0F\x13\3NTR\x13\2SE\x0C\4556x"'
  '1.3.6.1.4.1.11129.2.4.2 "\4\4\0\2\0\0"' '1.3.6.1.4.1.11129.2.4.3 "\5\0"'
)
mkdir cut
for each in "${extensions[@]}"; do
  perl make.pl "
    my (\$oid, \$value) = ('${each%% *}', ${each#* });
    for my \$n (0 .. length(\$value) - 1) {
      local %c = %c; \$c{ext} = ext(\$oid, substr(\$value, 0, \$n)); my \$f = \"cut/\$oid-\$n.txt\";
      open my \$out, '>', \$f or die; print \$out unpack 'H*', \$c{ext}; }
    1" >/dev/null
done
count=0
for each in cut/*.txt; do
  certificate cut.der "\$c{ext} = pack 'H*', '$(<"$each")'"
  code=0
  timeout 10 "$DCVLINT" check --isolated --as-of 2026-11-21 --format json cut.der >"$work/.out" 2>"$work/.err" || code=$?
  ran="check of $each" out='' err=$(<"$work/.err")
  [[ $code == 1 ]] || wrong 'expected exit code 1'
  [[ $(jq '[.findings[] | select((.rule | test("^der/|^certificate/")) and .offset > 0)] | length' "$work/.out") -gt 0 ]] ||
    wrong 'expected a finding with an offset'
  ((++count))
done
((count > 170)) || wrong "only $count cuts"
finish

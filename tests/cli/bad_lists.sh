#!/usr/bin/env bash
# Revocation lists made to hurt: each gives a finding that says where, within bounds of time and memory.
# release only: its bounds are on time and memory.
source "${BASH_SOURCE[0]%/*}/expect.bash"
source "$tests/bounded.bash"

# list FILE PERL: PERL may change %c, the parts of a faultless list, as DER.
cat >make.pl <<'END'
use strict; use warnings; use Der; binmode STDOUT;
sub entry { my ($serial, $date, @extensions) = @_;
  tlv(0x30, tlv(2, $serial), $date // tlv(0x17, "261119080000Z"),
      @extensions ? tlv(0x30, @extensions) : "") }
sub by { ext("2.5.29.29", tlv(0x30, tlv(0xA4, $_[0])), 1) }
my $alg = tlv(0x30, oid("1.2.840.10045.4.3.2"));
our %c = (issuer => name(["2.5.4.10", "KTH"], ["2.5.4.3", "KTH CA"]),
  this => tlv(0x17, "261120080000Z"), next => tlv(0x17, "261127080000Z"),
  entries => entry("\x42\x31\x52\x61\x77\x18\x29\x10\x33", undef, ext("2.5.29.21", "\x0A\1\4")),
  ext => join "", ext("2.5.29.20", "\2\1\7"), ext("2.5.29.35", "\x30\4\x80\2\1\2"));
our $indirect = ext("2.5.29.28", "\x30\3\x84\1\xFF", 1);
eval shift @ARGV; die $@ if $@;
my $tbs = tlv(0x30, "\2\1\1", $alg, $c{issuer}, $c{this}, $c{next}, tlv(0x30, $c{entries}),
  tlv(0xA0, tlv(0x30, $c{ext})));
print tlv(0x30, $tbs, $alg, tlv(3, "\0", "x" x 64));
END
list() { perl make.pl "$2" >"$1" || wrong "make.pl: $2"; }
list good.der '1'
bounded good.der
expect_code 0

# --- issuers ------------------------------------------------------------------------------------
list attributes.der '$c{issuer} = name(map { ["2.5.4.11", "unit $_"] } 1 .. 10000)'
finds attributes.der crl/issuer-unusual 'has 10000 attributes'
[[ $(jq .summary.crls "$work/.out") == 1 ]] || wrong 'expected one list'
list value.der '$c{issuer} = name(["2.5.4.10", "\xC3\xA5" x 32768], ["2.5.4.3", "\x1B[31m" x 10000])'
finds value.der crl/issuer-unusual 'has 65536 octets in O'
list type.der '$c{issuer} = name(["2.5.4.10", "KTH", 0x1E])'
finds type.der crl/issuer-unusual 'no text of its string type'
list empty.der '$c{issuer} = name()'
finds empty.der crl/issuer-empty
list set.der '$c{issuer} = tlv(0x30, tlv(0x31))'
finds set.der der/empty-sequence
list deep.der 'my $v = "\5\0"; $v = tlv(0x30, $v) for 1 .. 5000; $c{issuer} = $v'
finds deep.der der/nested-too-deep

# --- numbers and times --------------------------------------------------------------------------
for row in 'negative "\xFF\1" crl/entry-serial' 'zero "\0" crl/entry-serial' \
  'long ("\1"x4096) crl/entry-serial' 'none "" der/empty-integer' 'padded "\0\1" der/non-minimal-integer'; do
  read -r name serial rule <<<"$row"
  list "$name.der" "\$c{entries} = entry($serial)"
  finds "$name.der" "$rule"
done
list number.der '$c{ext} = ext("2.5.29.35", "\x30\4\x80\2\1\2") . ext("2.5.29.20", tlv(2, "\xFF\1"))'
finds number.der crl/number-range
list number.der '$c{ext} = ext("2.5.29.35", "\x30\4\x80\2\1\2") . ext("2.5.29.20", tlv(2, "\1" x 65536))'
finds number.der crl/number-range
for time in 20261101000000 202611010000Z 20261101000000.5Z 20261101000000+0100 20261301000000Z 20260230000000Z \
  99991231235960Z 2026-11-01 '' 00000000000000Z; do
  for where in 'c{this} = $time' 'c{next} = $time' 'c{entries} = entry("\1", $time)' \
    'c{entries} = entry("\1", undef, ext("2.5.29.24", $time))'; do
    list time.der "my \$time = tlv(0x18, '$time'); \$$where"
    finds time.der der/bad-time
  done
done
list year.der '$c{next} = tlv(0x18, "20261127080000Z")'
finds year.der crl/time-type
for year in 0000 1949 2050 9999; do
  list year.der "\$c{entries} = entry('1', tlv(0x18, '${year}1231235959Z'))"
  bounded year.der
done
list year.der '$c{next} = tlv(0x18, "99991231235959Z")'
bounded year.der

# --- structures ---------------------------------------------------------------------------------
list oids.der '$c{ext} .= ext("1.3.6.1.4.1.99999.8", "\5\0", 1)'
finds oids.der crl/unknown-critical-extension 1.3.6.1.4.1.99999.8
list oids.der '$c{entries} = entry("\1", undef, ext("1.3.6.1.4.1.99999.9", "\5\0", 1))'
finds oids.der crl/entry-unknown-critical-extension 1.3.6.1.4.1.99999.9
list twice.der '$c{entries} = entry("\1", undef, (ext("2.5.29.21", "\x0A\1\4")) x 20000)'
finds twice.der crl/entry-extension-duplicate
list many.der '$c{ext} .= join "", map { ext("1.3.6.1.4.1.99999.$_", "x", 1) } 1 .. 20000'
finds many.der crl/unknown-critical-extension
list same.der '$c{entries} = entry("\1") x 300000'
finds same.der crl/duplicate-entry
list names.der '$c{ext} .= ext("2.5.29.28", tlv(0x30, tlv(0xA0, tlv(0xA0, map { tlv(0x86, "ldap:$_") } 1 .. 100000))), 1)'
finds names.der crl/idp-name
for octets in '"\x30\x80\0\0" der/indefinite-length' '"\x30\x84\x7F\xFF\xFF\xFF" der/length-overrun' \
  '"\x30\x88" . "\xFF" x 8 der/length-too-large' '"\x30\xFF" der/reserved-length'; do
  list length.der "\$c{issuer} = ${octets% *}"
  finds length.der "${octets##* }"
done
# What looks as if it led back to itself: names within names, issuers of each other.
list cycle.der 'my $v = $c{issuer}; $v = tlv(0x30, tlv(0xA4, $v)) for 1 .. 2000; $c{entries} = entry("\1", undef, ext("2.5.29.29", $v, 1)); $c{ext} .= $indirect'
finds cycle.der der/nested-too-deep
list cycle.der '$c{entries} = join "", map { (entry("\1", undef, by(name(["2.5.4.10", "A"]))), entry("\1", undef, by(name(["2.5.4.10", "B"])))) } 1 .. 50000; $c{ext} .= $indirect'
finds cycle.der crl/duplicate-entry
# Each entry another issuer's.
list issuers.der '$c{entries} = join "", map { entry("\1", undef, by(name(["2.5.4.10", "a name that all have in common " . $_]))) } 1 .. 100000; $c{ext} .= $indirect'
bounded issuers.der
[[ $(jq '[.findings[] | select(.rule == "crl/duplicate-entry")] | length' "$work/.out") == 0 ]] ||
  wrong 'one number from many issuers is no repetition'

# --- with certificates beside them ----------------------------------------------------------------
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem 2>/dev/null
openssl req -x509 -key key.pem -subj '/O=KTH/CN=KTH CA' -days 30 -set_serial 1 -out ca.pem \
  -addext 'crlDistributionPoints = URI:http://a.se/1.crl'
for i in {1..500}; do cat ca.pem; done >cas.pem
for i in {1..500}; do
  echo '-----BEGIN X509 CRL-----'
  base64 -w64 good.der
  echo '-----END X509 CRL-----'
done >lists.pem
bounded cas.pem lists.pem
[[ $(jq .summary.crls "$work/.out") == 500 ]] || wrong 'expected 500 lists'
list point.der '$c{ext} .= ext("2.5.29.28", tlv(0x30, tlv(0xA0, tlv(0xA0, map { tlv(0x86, "http://$_") } 1 .. 100000))), 1)'
bounded cas.pem point.der

# --- extensions that end early --------------------------------------------------------------------
# Each of those that are read, cut after each of its octets: of the list, and of an entry.
extensions=(
  '2.5.29.20 "\2\1\7"' '2.5.29.27 "\2\1\7"' '2.5.29.35 "\x30\4\x80\2\1\2"'
  '2.5.29.28 "\x30\x0E\xA0\x09\xA0\x07\x86\x05http:\x84\1\xFF"'
  '2.5.29.46 "\x30\x0D\x30\x0B\xA0\x09\xA0\x07\x86\x05http:"'
  '1.3.6.1.5.5.7.1.1 "\x30\x13\x30\x11\6\x08\x2B\6\1\5\5\7\x30\2\x86\5http:"'
  '2.5.29.21 "\x0A\1\4"' '2.5.29.24 "\x18\x0F20261101000000Z"'
  '2.5.29.29 "\x30\x12\xA4\x10\x30\x0E\x31\x0C\x30\x0A\6\3\x55\4\x0A\x0C\3KTH"'
)
mkdir cut
for each in "${extensions[@]}"; do
  perl make.pl "
    my (\$oid, \$value) = ('${each%% *}', ${each#* });
    for my \$n (0 .. length(\$value) - 1) {
      my \$f = \"cut/\$oid-\$n.txt\"; open my \$out, '>', \$f or die;
      print \$out unpack 'H*', ext(\$oid, substr(\$value, 0, \$n)); }
    1" >/dev/null
done
count=0
for each in cut/*.txt; do
  where='$c{ext} ='
  case $each in cut/2.5.29.21-* | cut/2.5.29.24-* | cut/2.5.29.29-*) where='$c{entries} = entry "\1", undef,' ;; esac
  list cut.der "$where pack 'H*', '$(<"$each")'"
  bounded cut.der
  ran="check of $each"
  [[ $code == 1 ]] || wrong 'expected exit code 1'
  [[ $(jq '[.findings[] | select((.rule | test("^der/")) and .offset > 0)] | length' "$work/.out") -gt 0 ]] ||
    wrong 'expected a finding with an offset'
  ((++count))
done
((count > 80)) || wrong "only $count cuts"
finish

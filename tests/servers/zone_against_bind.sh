#!/usr/bin/env bash
# Reads many small random master files as BIND does: the same files are refused, and of the others
# the same records come. DCVLINT names the binary; the tool that prints zones stands beside it.
# Deviations that are meant (tests/sources/zone_micro_test.cpp lists them) are not generated.
set -euo pipefail
tool=${DCVLINT%/*}/print_zone
zones=${ZONES:-400}
seed=${SEED:-20261121}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

perl - "$folder" "$zones" "$seed" <<'PERL'
use strict;
use warnings;
my ($folder, $zones, $seed) = @ARGV;
srand($seed);
sub any { return $_[int(rand(@_))] }
sub chance { return rand() < $_[0] }
sub digits { return int(rand($_[0])) }

my ($serial, $bad);

# Letters, and now and then an octet that needs an escape.
sub label {
  my $out = '';
  for (1 .. 1 + digits(8)) {
    $out .= chance(0.85) ? any('a' .. 'z', '0' .. '9', '-', '_')
      : any('\\.', '\\;', '\\"', '\\\\', '\\000', '\\032', '\\200', '\\@', "\xc3\xbc", '\\(', '\\A', '$');
  }
  $out =~ s/^\$/x/;
  return $out;
}
sub name {
  my $name = join('.', map { label() } 0 .. digits(3));
  return any($name, $name, "$name.", '@', '.', "$name.example.", 'ns');
}
sub string {
  my $quoted = chance(0.6);
  my $out = '';
  for (1 .. digits(20)) {
    $out .= chance(0.7) ? any('a' .. 'z', '=', ':', '/')
      : $quoted ? any(' ', ';', '(', ')', '\\"', '\\\\', '\\065', "\t", "\xe9", '\\;', '@')
      : any('\\ ', '\\;', '\\"', '\\\\', '\\065', '\\(', '@', '$', '\\000');
  }
  return $quoted ? "\"$out\"" : $out eq '' ? 'x' : $out;
}
sub hex_of { my $n = shift; return join('', map { sprintf(chance(0.5) ? '%02x' : '%02X', digits(256)) } 1 .. $n) }
sub broken { my $hex = shift; $hex =~ s/(..)/chance(0.1) ? "$1 " : $1/ge; $hex =~ s/ $//; return $hex }
sub base64_of { my $n = shift; return join('', map { any('A' .. 'Z', 'a' .. 'z', '0' .. '9', '+', '/') } 1 .. 4 * $n) }
sub v4 { return join('.', map { digits(256) } 1 .. 4) }
sub v6 {
  return any('::', '::1', '2001:db8::' . sprintf('%x', digits(65536)), '::ffff:' . v4(), 'fe80::1:2:3',
    join(':', map { sprintf('%x', digits(65536)) } 1 .. 8), '1:2:3:4:5:6:7::');
}
sub u16 { return digits(65536) }
sub period { return any(digits(100000), digits(50) . 'h', digits(9) . 'w' . digits(9) . 'D', '1h30m') }
sub types { return join(' ', map { any('A', 'NS', 'CAA', 'TYPE65400', 'mx', 'RRSIG') } 0 .. digits(4)) }

my %rdata = (
  A => sub { v4() },
  AAAA => sub { v6() },
  NS => sub { name() },
  MX => sub { u16() . ' ' . name() },
  TXT => sub { join(' ', map { string() } 0 .. digits(4)) },
  SPF => sub { string() },
  CAA => sub { digits(256) . ' ' . any('issue', 'issuewild', 'iodef', 'ISSUE', 'x1') . ' ' . string() },
  SRV => sub { join(' ', u16(), u16(), u16(), name()) },
  HINFO => sub { string() . ' ' . string() },
  RP => sub { name() . ' ' . name() },
  AFSDB => sub { u16() . ' ' . name() },
  KX => sub { u16() . ' ' . name() },
  PTR => sub { name() },
  NAPTR => sub { join(' ', u16(), u16(), string(), string(), any('""', '"!^.*$!sip:a@b!"', '"!(.)!\\\\1!i"'), name()) },
  DS => sub { join(' ', u16(), any(8, 'RSASHA256', 13, 'ED25519'), any('1 ' . broken(hex_of(20)), '2 ' . broken(hex_of(32)), 'SHA-384 ' . hex_of(48), '9 ' . hex_of(3))) },
  DNSKEY => sub { join(' ', any(256, 257, 'ZONE'), 3, any(8, 'ECDSAP256SHA256'), base64_of(1 + digits(8))) },
  SSHFP => sub { any('1 1 ' . hex_of(20), '4 2 ' . hex_of(32), '1 7 ' . hex_of(5)) },
  TLSA => sub { join(' ', digits(256), digits(256), digits(256), broken(hex_of(1 + digits(40)))) },
  OPENPGPKEY => sub { base64_of(1 + digits(5)) . any('', ' ' . base64_of(1), 'AQ==', ' AAE=') },
  URI => sub { u16() . ' ' . u16() . ' "https://a.example/' . digits(9) . '"' },
  NSEC3PARAM => sub { join(' ', 1, 0, u16(), any('-', hex_of(4))) },
  CSYNC => sub { join(' ', u16(), u16(), types()) },
  ZONEMD => sub { join(' ', u16(), 1, any('1 ' . hex_of(48), '240 ' . hex_of(12))) },
  LOC => sub { digits(90) . any('', ' ' . digits(60), ' ' . digits(60) . ' ' . digits(60) . '.' . digits(1000)) . ' ' . any('N', 'S') . ' ' . digits(180) . ' ' . any('E', 'W') . ' ' . any('', '-') . digits(9999) . any('', 'm', '.5m') . any('', ' ' . digits(5000) . 'm', ' 1m 200m 30m') },
  CERT => sub { join(' ', any('PKIX', 3), u16(), any(0, 8), base64_of(2)) },
  APL => sub { join(' ', map { any('', '!') . any('1:' . v4() . '/' . digits(33), '2:' . v6() . '/' . digits(129)) } 0 .. digits(3)) },
  EUI48 => sub { join('-', map { sprintf('%02x', digits(256)) } 1 .. 6) },
  TYPE65400 => sub { my $n = digits(20); "\\# $n " . broken(hex_of($n)) },
  TYPE257 => sub { my $v = hex_of(1 + digits(9)); "\\# " . (7 + length($v) / 2) . ' 00056973737565' . $v },
  TYPE1 => sub { any('\\# 4 ' . broken(hex_of(4)), v4()) },
  HTTPS => sub { my %p = (alpn => any('h2', '"h2,h3"', 'a\\\\\\\\,b'), port => u16(), ipv4hint => v4(), ipv6hint => '::1,' . v6(), key65400 => 'abc', ech => base64_of(1));
    my @k = grep { chance(0.4) } keys_of(\%p); my $m = @k && chance(0.3) ? ' mandatory=' . any(@k) : '';
    u16() . ' ' . name() . join('', map { " $_=$p{$_}" } @k) . $m },
);
sub keys_of { return sort keys %{ $_[0] } }
# Each a record that a server refuses for one reason.
my @wrong = ('A 192.0.2.256', 'A 192.0.2', 'A "192.0.2.1"', 'AAAA 1::2::3', 'MX 10', 'MX x y', 'MX 65536 a', 'NS a..b',
  'NS a\\300', 'CAA 256 issue x', 'CAA 0 issue', 'CAA 0 "issue" x', 'CAA 0 issue x y', 'TXT', 'TXT "x', 'TXT \\1', 'FOO x', 'CH TXT x',
  'A ( 192.0.2.1', 'A 192.0.2.1 )', 'TYPE65400 \\# 2 00', 'TYPE65400 x', 'TYPE257 \\# 3 000578', 'DS 1 8 1 00', 'DNSKEY 257 3 8 A', 'TLSA 1 1 1 0',
  'URI 1 1 x', 'HTTPS 1 . port=x', 'HTTPS 1 . alpn=h2 alpn=h3', 'SVCB 1 . mandatory=alpn', 'NSEC a', 'NAPTR 1 2 u sip "!a!b" .', 'LOC 91 N 0 E 0',
  'SRV 1 2 a b', 'ANY x', 'SOA a b 1 2 3 4 5', '5 5 A 192.0.2.1', 'IN IN A 192.0.2.1', '4294967296 A 192.0.2.1', 'APL 1:192.0.2.1/33');

sub blank { return any(' ', ' ', "\t", '  ') }
sub inner { return any(' ', "\n ", "\t", " ; ( \" comment\n", "\r\n\t", "\n") }
# Blanks may become lines when all stands in parentheses.
sub spread {
  my ($tokens) = @_;
  my @token = $tokens =~ /((?:[^\s"\\]|\\.|=?"(?:[^"\\]|\\.)*")+)/gs;
  return join(blank(), @token) if chance(0.6) || @token < 2;
  my $from = digits(scalar @token);
  my $out = '';
  for my $i (0 .. $#token) {
    $out .= $i == 0 ? '' : $i > $from ? inner() : blank();
    $out .= '(' . inner() if $i == $from;
    $out .= $token[$i];
  }
  return $out . inner() . ')';
}

sub record {
  my ($owner) = @_;
  my $type = any(sort keys %rdata);
  my $header = any('', '300', 'IN', '300 IN', 'in 1h', 'CLASS1', '0h30');
  return $owner . blank() . spread("$header " . (chance(0.2) ? lc $type : $type) . ' ' . $rdata{$type}->()) . any('', '', ' ; end', "\r");
}

for my $zone (1 .. $zones) {
  $bad = $zone % 5 == 0;
  open(my $file, '>', "$folder/$zone.zone") or die;
  my $soa = '@ IN SOA ns host ' . u16() . ' ' . join(' ', map { period() } 1 .. 4);
  print $file any('$TTL 300', '$ttl 1h', '; nothing') , "\n$soa\n@ 300 NS ns\nns 300 A 192.0.2.1\n";
  my $lines = 2 + digits(8);
  my $wrong = $bad ? digits($lines) : -1;
  for my $line (0 .. $lines - 1) {
    # An owner of its own for each, since one name can't have everything.
    my $owner = "r$line" . any('', '.' . label(), '-x', '.' . label() . '.' . label());
    if ($line == $wrong) {
      print $file $owner, ' 300 ', any(@wrong), "\n";
      next;
    }
    my $what = rand();
    if ($what < 0.08) {
      print $file any('$ORIGIN sub', '$origin sub.example.', '$ORIGIN @', "\$TTL " . period(), '$ORIGIN other.'), "\n";
    } elsif ($what < 0.14) {
      print $file '$GENERATE ', any('1-3', '0-9/4', '250-252'), " g$line-", any('$', '${0,3}', '${7,2,x}', '${1,5,n}', '$.$', '${0,3,o}\\.'), ' ',
        any('', '60 ', 'IN 60 '), any('A 192.0.2.$', 'MX "10 m$"', 'TXT "\\"a ${2,4,d} \\$\\""', 'CNAME t$.example.', 'AAAA 2001:db8::${0,0,x}'), "\n";
    } elsif ($what < 0.2) {
      open(my $inc, '>', "$folder/$zone-$line.inc") or die;
      print $inc record("i$line"), "\n", any('', "\$ORIGIN deep\n" . record("j$line") . "\n", ' 300 TYPE65401 \# 1 00' . "\n");
      close($inc);
      print $file "\$INCLUDE $zone-$line.inc", any('', ' sub', ' other.', ' @ ; x'), "\n";
    } else {
      print $file record($owner), "\n";
      print $file any("  300 TYPE65401 \\# 1 00\n", "\n;\n", "", " \t\n") if chance(0.3);
    }
  }
  close($file);
}
PERL

cd "$folder"
different=0
accepted=0
for zone in $(seq "$zones"); do
  bind=accepted
  named-compilezone -D -i none -k ignore -n ignore -m ignore -M ignore -S ignore -r ignore \
    -o "$zone.bind" example. "$zone.zone" >"$zone.said" 2>&1 || bind=refused
  ours=accepted
  "$tool" example. "$zone.zone" >"$zone.ours" 2>"$zone.faults" || ours=refused
  if [[ $bind != "$ours" ]]; then
    different=$((different + 1))
    printf 'zone %s: BIND %s, dcvlint %s\n' "$zone" "$bind" "$ours" >&2
    grep -v '^zone' "$zone.said" >&2 || true
    cat "$zone.faults" "$zone.zone" >&2
  elif [[ $bind == accepted ]]; then
    accepted=$((accepted + 1))
    "$tool" example. "$zone.bind" >"$zone.theirs" 2>/dev/null || true
    if ! diff "$zone.theirs" "$zone.ours" >"$zone.diff"; then
      different=$((different + 1))
      printf 'zone %s: other records\n' "$zone" >&2
      cat "$zone.diff" "$zone.zone" >&2
    fi
  fi
done
printf '%s zones, %s accepted by both, %s different\n' "$zones" "$accepted" "$different"
((different == 0 && accepted > zones / 2))

#!/usr/bin/env bash
# release only: its bounds are on time.
# Things that are all large and all different, where each was once looked at beside each: what took
# minutes takes seconds.
source "${BASH_SOURCE[0]%/*}/expect.bash"
# within SECONDS ARGUMENTS…: dcvlint, which must have ended by then.
within() {
  local most=$1
  shift
  ran="dcvlint $*"
  code=0
  timeout "$most" "$DCVLINT" "$@" >.out 2>.err || code=$?
  out=$(head -c 2000 .out) err=$(head -c 2000 .err)
  [[ $code == 0 || $code == 1 ]] || wrong "expected an end within $most s, with exit code 0 or 1"
}
check() {
  local most=$1
  shift
  within "$most" check --isolated --as-of 2026-11-22 --format concise "$@"
}
# findings RULE COUNT: that the last run told so many.
findings() {
  local told
  told=$(grep -c "\[$1\]" .out || true)
  [[ $told == "$2" ]] || wrong "expected $2 findings of $1, found $told"
}

cat >make.pl <<'PERL'
use strict; use warnings; use Der qw(tlv oid ext);
binmode STDOUT;
sub seq { tlv(0x30, @_) }
sub name { my $o = ""; while (@_) { my ($k, $v) = splice @_, 0, 2;
  $o .= tlv(0x31, seq(oid($k), tlv($k =~ /^1/ ? 0x16 : 0x0C, $v))) } tlv(0x30, $o) }
sub dns { tlv(0x82, shift) }
sub san { ext("2.5.29.17", seq(@_)) }
sub number { tlv(2, "\x11" . pack("N", shift)) }
sub signature { tlv(3, "\0" . (shift // seq(tlv(2, "\1" x 32), tlv(2, "\2" x 32)))) }
my ($cn, $o, $mail) = ("2.5.4.3", "2.5.4.10", "1.2.840.113549.1.9.1");
my $ecdsa = seq(oid("1.2.840.10045.4.3.2"));
my $rsa = seq(oid("1.2.840.113549.1.1.11"), "\5\0");
my $point = "\x04" . pack("H*", "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
  . "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
my $ec = seq(seq(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")), tlv(3, "\0$point"));
my $ca = ext("2.5.29.19", seq("\1\1\xFF"), 1);
my $usual = ext("2.5.29.32", seq(seq(oid("2.23.140.1.2.2")))) . ext("2.5.29.37", seq(oid("1.3.6.1.5.5.7.3.1")));
sub ski { ext("2.5.29.14", tlv(4, shift)) }
sub aki { ext("2.5.29.35", seq(tlv(0x80, shift))) }
sub certificate { my %a = @_; my $alg = $a{alg} // $ecdsa;
  seq(seq("\xA0\3\2\1\2", number($a{serial} // 1), $alg, $a{issuer} // name($cn, "Some CA"),
    seq(tlv(23, $a{from} // "261101000000Z"), tlv(23, $a{to} // "270101000000Z")),
    $a{subject} // name($cn, "www.kth.se"), $a{key} // $ec, tlv(0xA3, seq($a{exts}))), $alg, signature($a{signature})) }
sub request { my %a = @_; my $er = seq(oid("1.2.840.113549.1.9.14"), tlv(0x31, seq($a{exts})));
  seq(seq("\2\1\0", $a{subject}, $ec, tlv(0xA0, $er)), $ecdsa, signature()) }
sub list { my %a = @_;
  seq(seq("\2\1\1", $ecdsa, $a{issuer}, tlv(23, "261120000000Z"), tlv(23, "261128000000Z"), $a{entries} // (),
    tlv(0xA0, seq($a{exts}))), $ecdsa, signature()) }
sub pem { my ($label, $der) = @_; my $text = "";
  for (unpack "(a48)*", $der) { my $pad = (3 - length() % 3) % 3; my $u = substr pack("u48", $_), 1; chomp $u;
    $u =~ tr{` -_}{AA-Za-z0-9+/}; substr($u, -$pad) = "=" x $pad if $pad; $text .= "$u\n" }
  "-----BEGIN $label-----\n$text-----END $label-----\n" }
sub certificates { join "", map { pem("CERTIFICATE", $_) } @_ }
sub leaf { my ($i, %a) = @_; certificate(serial => $i + 9, exts => $usual . san(dns("h$i.kth.se")) . ($a{more} // ""), %a) }

my ($what, $n, $m) = @ARGV;
my $kid = "\x42" x 20;
my %made = (
  marks => sub { request(subject => name($o, "a" . "\xCC\x81" x $n . "\xCC\xA1" x $n, $cn, "www.kth.se"),
    exts => san(dns("www.kth.se"))) },
  marks_text => sub { "a" . "\xCC\x81" x $n . "\xCC\xA1" x $n . "\n" },
  big_ca => sub { my $big = name(map { ($o, "x" x 1000 . $_) } 1 .. $m);
    certificates(certificate(issuer => $big, subject => $big, exts => $ca . ski($kid)),
      map { leaf($_, issuer => name($cn, "I$_"), more => aki($kid)) } 1 .. $n) },
  same_key => sub { my $big = name(map { ($o, "x" x 1000 . $_) } 1 .. $m);
    my $entry = seq(seq(number(9), tlv(23, "261119000000Z"), seq(ext("2.5.29.21", "\x0A\1\1"))));
    certificates(leaf(0, issuer => $big), map { leaf($_, issuer => name($cn, "I$_")) } 1 .. $n)
      . pem("X509 CRL", list(issuer => $big, entries => $entry, exts => ext("2.5.29.20", "\2\1\5"))) },
  twins => sub { certificates(certificate(exts => $usual . san(map { dns("a$_.kth.se") } 1 .. $m)),
      map { certificate(subject => name($cn, "h$_.kth.se"), exts => $usual . san(dns("h$_.kth.se"))) } 1 .. $n) },
  lists => sub { my $big = name($cn, "Big");
    certificates(map { certificate(issuer => $big, subject => $big, serial => $_,
        exts => $ca . ski($kid) . san(map { dns("a$_.kth.se") } 1 .. $m)) } 1 .. 8)
      . join "", map { pem("X509 CRL", list(issuer => $big, exts => aki($kid) . ext("2.5.29.20", tlv(2, pack("n", $_))))) } 1 .. $n },
  points => sub { my $uri = sub { tlv(0x86, "http://$_[0].se/$_[1]") };
    my $idp = ext("2.5.29.28", seq(tlv(0xA0, tlv(0xA0, map { $uri->("a", $_) } 1 .. $m))), 1);
    my $dp = ext("2.5.29.31", seq(seq(tlv(0xA0, tlv(0xA0, map { $uri->("b", $_) } 1 .. 16)))));
    pem("X509 CRL", list(issuer => name($cn, "Some CA"), exts => $idp)) . certificates(map { leaf($_, more => $dp) } 1 .. $n) },
  reverse => sub { certificate(from => "250601000000Z", to => "260601000000Z",
    exts => $usual . san(dns("www.kth.se"), dns("0." x $n . "ip6.arpa"))) },
  purposes => sub { my $name = name($cn, "EKU CA"); my $all = sub { ext("2.5.29.37", seq(map { oid("1.3.6.1.4.1.99.$_[0].$_") } 1 .. $n)) };
    certificates(certificate(issuer => $name, subject => $name, exts => $ca . $all->(1)),
      certificate(issuer => $name, serial => 2, exts => $all->(2) . san(dns("www.kth.se")))) },
  extensions => sub { my $all = $usual . san(dns("www.kth.se")) . join "", map { ext("1.3.6.1.4.1.99.1.$_", "\5\0") } 1 .. $n;
    certificates(certificate(exts => $all . ext("1.3.6.1.4.1.11129.2.4.3", "\5\0", 1)),
      certificate(exts => $all . ext("1.3.6.1.4.1.11129.2.4.2", tlv(4, "\0\2\0\0")))) },
  constraints => sub { my $name = name($cn, "NC CA");
    certificates(certificate(issuer => $name, subject => $name,
        exts => $ca . ext("2.5.29.30", seq(tlv(0xA1, map { seq(dns("z$_.example.com")) } 1 .. 10_000)), 1)),
      certificate(issuer => $name, serial => 2, exts => $usual . san(map { dns("a$_.example.com") } 1 .. $n))) },
  mailboxes => sub { my $mails = ext("2.5.29.37", seq(oid("1.3.6.1.5.5.7.3.4"))) . san(map { tlv(0x81, "v$_\@kth.se") } 1 .. $n);
    request(subject => name(map { ($mail, "u$_\@kth.se") } 1 .. $n), exts => $mails) },
  emails => sub { certificate(subject => name(map { ($mail, "u$_\@kth.se") } 1 .. $n),
    exts => san(map { tlv(0x81, "v$_\@kth.se") } 1 .. $n)) },
  same_cas => sub { my @names = map { name($cn, "Same C$_") } "A", "B";
    certificates(map { certificate(issuer => $names[$_ & 1], subject => $names[1 - ($_ & 1)], serial => $_,
      exts => $ca . ski(pack("N", $_)) . aki(pack("N", $_ + 1_000_000))) } 1 .. $n) },
  large_keys => sub { my $name = name($cn, "R");
    my $key = sub { my $k = shift; seq($rsa, tlv(3, "\0" . seq(
      tlv(2, "\0\xC1" . join("", map { chr(($_ * 37 + 11 * $k) % 256) } 2 .. 2047) . "\xF1"), tlv(2, "\0" . "\xF1" x 8)))) };
    certificates(map { certificate(issuer => name($cn, "root$_"), subject => $name, serial => $_, key => $key->($_), exts => $ca) } 1 .. 8)
      . certificates(map { leaf($_, issuer => $name, alg => $rsa, signature => "\1" x 2048) } 1 .. $n) },
  days => sub { certificates(map { my $i = $_; map { my ($year, $policy) = ($_, $i);
    certificate(serial => $year * 10 + $policy, from => sprintf("%02d0401000000Z", $year), to => sprintf("%02d0601000000Z", $year),
      exts => ext("2.5.29.32", seq(seq(oid("2.23.140.1.2.$policy")))) . san(dns("www.kth.se"))) } 14 .. 26 } 1 .. 3) },
);
print $made{$what}->();
PERL
make() { perl make.pl "${@:2}" >"$1"; }

# Marks on a letter, each to be sorted before half of the others: not-nfc is told all the same.
make marks.csr.der marks 40000
check 10 marks.csr.der
findings subject/not-nfc 1
make marks.txt marks_text 40000
within 10 text marks.txt

# A name of megabytes, for a thousand certificates.
make ca.pem big_ca 1000 2000
check 20 ca.pem
make key.pem same_key 1000 2000
check 20 key.pem
findings crl/revoked-key 100
rm ca.pem key.pem

# A certificate of megabytes, read for each that is told beside it; and eight of them for each list.
make twins.pem twins 1000 50000
check 20 twins.pem
findings certificate/serial-reused 100
make lists.pem lists 2000 5000
check 20 lists.pem

# Addresses of a list's issuingDistributionPoint, for each certificate's addresses.
make points.pem points 4000 40000
check 20 points.pem
findings crl/not-covered 100
rm twins.pem lists.pem points.pem

make reverse.der reverse 160000
check 10 reverse.der
findings names/san-reverse-address 1
make purposes.pem purposes 50000
check 20 purposes.pem
findings certificate/issuer-purposes 100
make extensions.pem extensions 50000
check 20 extensions.pem
make constraints.pem constraints 50000
check 20 constraints.pem
make mailboxes.der mailboxes 40000
check 10 mailboxes.der
make emails.der emails 40000
check 20 emails.der

# Thousands of CAs of one name; and eight of them with keys of which one costs as much as a hundred.
make cas.pem same_cas 30000
check 30 --select certificate/serial cas.pem
make large.pem large_keys 400
check 20 large.pem

# A plan for each type of certificate on each day, of a configuration with very many rows.
mkdir rows many
perl -e 'print "ignore = [", join(", ", map { "\"caa/issue\"" } 1 .. 1000), "]\n[severity]\n",
  map { "\"caa" . "/" x $_ . "\" = { level = \"notice\", reason = \"r\" }\n" } 0 .. 1' >rows/dcvlint.toml
make rows/c.pem days
within 10 check --as-of 2026-11-22 rows
perl -e 'print "ignore = [", join(", ", map { "\"caa\"" } 1 .. 1001), "]\n"' >rows/dcvlint.toml
run check --as-of 2026-11-22 rows
expect_code 2
expect_err_has 'rows/dcvlint.toml: ignore has more than 1000 rows'

# Thousands of folders with a copy of one configuration cost little more than the same without.
make one.der emails 1
perl -e 'open my $der, "<:raw", "one.der" or die; my $one = do { local $/; <$der> };
  for (1 .. 4000) { mkdir "many/$_" or die; open my $c, ">", "many/$_/dcvlint.toml" or die;
    print $c "ignore = [\"zone/ttl\"]\n"; open my $f, ">:raw", "many/$_/one.der" or die; print $f $one }'
ulimit -v 400000
within 60 check --as-of 2026-11-22 --jobs 1 --max-per-rule 1 many
finish
